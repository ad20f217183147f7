//! The icons match `assets/app/mendwell.svg`, and the neutral one `neutral.svg`. `UPDATE_ICONS=1
//! cargo test --test icons` makes them anew.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use image::RgbaImage;
use resvg::{tiny_skia, usvg};

/// Size of the icon for windows and Linux desktops, in pixels.
const PNG_SIZE: u32 = 256;
/// Sizes in the Windows icon.
const ICO_SIZES: [u32; 7] = [16, 20, 24, 32, 48, 64, 256];
/// Sizes in the macOS icon, with their names.
const ICNS_SIZES: [(&[u8; 4], u32); 7] = [(b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024)];

fn app_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/app")
}

fn render(size: u32) -> RgbaImage {
    render_file("mendwell.svg", size)
}

fn render_file(name: &str, size: u32) -> RgbaImage {
    let svg = fs::read(app_folder().join(name)).expect("the icon's SVG");
    let tree = usvg::Tree::from_data(&svg, &usvg::Options::default()).expect("a well-formed SVG");
    let scale = size as f32 / tree.size().width();
    let mut pixels = tiny_skia::Pixmap::new(size, size).expect("a size");
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let straight = pixels.pixels().iter().flat_map(|pixel| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    });
    RgbaImage::from_raw(size, size, straight.collect()).expect("four bytes a pixel")
}

fn png(image: &RgbaImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// A Windows icon: a directory of sizes, then PNG images.
fn ico(images: &[RgbaImage]) -> Vec<u8> {
    let pictures: Vec<_> = images.iter().map(png).collect();
    let count = u16::try_from(images.len()).expect("few sizes");
    let mut bytes = [0_u16, 1, count].map(u16::to_le_bytes).concat();
    let mut offset = bytes.len() + 16 * images.len();
    for (image, picture) in images.iter().zip(&pictures) {
        // A size of 256 is written as 0.
        let side = image.width() as u8;
        bytes.extend([side, side, 0, 0, 1, 0, 32, 0]);
        bytes.extend([picture.len(), offset].map(|number| (number as u32).to_le_bytes()).concat());
        offset += picture.len();
    }
    bytes.extend(pictures.concat());
    bytes
}

/// A macOS icon: named images with their lengths.
fn icns(images: &[(&[u8; 4], RgbaImage)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, image) in images {
        let picture = png(image);
        body.extend(*name);
        body.extend((picture.len() as u32 + 8).to_be_bytes());
        body.extend(picture);
    }
    let mut bytes = b"icns".to_vec();
    bytes.extend((body.len() as u32 + 8).to_be_bytes());
    bytes.extend(body);
    bytes
}

/// Every PNG embedded in a file.
fn pictures(bytes: &[u8]) -> Vec<RgbaImage> {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    let starts = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(SIGNATURE));
    starts.map(|at| image::load(Cursor::new(&bytes[at..]), image::ImageFormat::Png).expect("a PNG").into_rgba8()).collect()
}

/// Compares pixels, because PNG writers may pack the same image differently.
fn assert_same(name: &str, kept: &[RgbaImage], made: &[RgbaImage]) {
    assert_eq!(kept.len(), made.len(), "{name} holds another number of sizes; run with UPDATE_ICONS=1");
    for (kept, made) in kept.iter().zip(made) {
        assert_eq!(kept.dimensions(), made.dimensions(), "{name}");
        let same = kept.as_raw().iter().zip(made.as_raw()).all(|(kept, made)| kept.abs_diff(*made) <= 2);
        assert!(same, "{name} at {} is not what the SVG gives; run with UPDATE_ICONS=1", kept.width());
    }
}

#[test]
fn icons_are_what_the_svg_gives() {
    let png_image = render(PNG_SIZE);
    let ico_images = ICO_SIZES.map(render);
    let icns_images = ICNS_SIZES.map(|(name, size)| (name, render(size)));
    let files = [
        ("neutral.png", png(&render_file("neutral.svg", PNG_SIZE))),
        ("mendwell.png", png(&png_image)),
        ("mendwell.ico", ico(&ico_images)),
        ("mendwell.icns", icns(&icns_images)),
    ];
    if std::env::var_os("UPDATE_ICONS").is_some() {
        for (name, bytes) in &files {
            fs::write(app_folder().join(name), bytes).expect("a writable folder");
        }
    }
    for (name, bytes) in files {
        let kept = fs::read(app_folder().join(name)).expect("the icon");
        assert_same(name, &pictures(&kept), &pictures(&bytes));
    }
}

#[test]
fn the_icon_reads_at_sixteen_pixels() {
    let small = render(16);
    let [middle, corner] = [(8, 8), (0, 0)].map(|(x, y)| small.get_pixel(x, y).0);
    assert_eq!(corner[3], 0, "the corners are clear");
    // Gold: far more red than blue.
    let gold = small.pixels().filter(|pixel| pixel.0[3] > 200 && pixel.0[0] > pixel.0[2].saturating_add(60)).count();
    assert!((12..=60).contains(&gold), "{gold} golden pixels; the middle is {middle:?}");
}
