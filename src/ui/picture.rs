//! Off-screen rendering of UI contents, usable in a background job.
//!
//! Uses the painting code of the page: egui lays it out in a separate context, and its triangles
//! are rasterised here. Plain interpolation suffices, as egui anti-aliases with fading triangles; a
//! graphics library would need a device.

use std::collections::HashMap;

use eframe::egui::epaint::textures::TexturesDelta;
use eframe::egui::epaint::{ImageData, Primitive, Vertex};
use eframe::egui::{self, ClippedPrimitive, Color32, ColorImage, Context, Frame, Margin, Mesh, Pos2, RawInput, Rect, TextureId, Ui, pos2, vec2};
use image::{ExtendedColorType, ImageEncoder as _, ImageError};

use super::theme::{self, Theme};
use crate::journal::ThemeChoice;

/// Pixels per point: sharp on dense screens and on paper.
const PIXELS_PER_POINT: f32 = 2.0;
const MARGIN: i8 = 24;
const HEIGHT_MAX: f32 = 4_000.0;
/// Passes until self-measuring layouts settle.
const PASSES: usize = 3;

/// Renders contents `width` points wide in `theme` as a PNG file.
///
/// # Errors
///
/// If the picture cannot be encoded, because it is too large for the format.
pub(super) fn png(theme: &'static Theme, width: f32, contents: impl FnMut(&mut Ui)) -> Result<Vec<u8>, ImageError> {
    let image = draw(theme, width, contents);
    let mut file = Vec::new();
    let bytes: Vec<u8> = image.pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
    let [width, height] = image.size.map(|side| side as u32);
    image::codecs::png::PngEncoder::new(&mut file).write_image(&bytes, width, height, ExtendedColorType::Rgba8)?;
    Ok(file)
}

fn draw(theme: &'static Theme, width: f32, mut contents: impl FnMut(&mut Ui)) -> ColorImage {
    let ctx = Context::default();
    theme::install(&ctx);
    let look = match (theme.dark, theme.high_contrast) {
        (false, false) => ThemeChoice::Light,
        (true, false) => ThemeChoice::Dark,
        (false, true) => ThemeChoice::HighContrastLight,
        (true, true) => ThemeChoice::HighContrastDark,
    };
    theme::apply(&ctx, look, 100, true);
    let mut textures = HashMap::new();
    let mut drawn = (Vec::new(), Rect::ZERO);
    for pass in 1..=PASSES {
        let mut rect = Rect::ZERO;
        let mut output = ctx.run_ui(input(width), |ui| {
            // The background is painted once the height is known.
            rect = Frame::NONE.inner_margin(Margin::same(MARGIN)).show(ui, |ui| ui.vertical(&mut contents)).response.rect;
        });
        take_textures(&mut textures, &mut output.textures_delta);
        if pass == PASSES {
            drawn = (ctx.tessellate(output.shapes, PIXELS_PER_POINT), rect);
        }
    }
    let (primitives, rect) = drawn;
    let size = [(width * PIXELS_PER_POINT) as usize, (rect.height() * PIXELS_PER_POINT).ceil() as usize];
    let mut image = ColorImage::filled(size, theme.colours.surface_raised);
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        if let Primitive::Mesh(mesh) = primitive
            && let Some(texture) = textures.get(&mesh.texture_id)
        {
            fill(&mut image, clip_rect, &mesh, texture);
        }
    }
    image
}

/// Input for a window of this width, without events.
fn input(width: f32) -> RawInput {
    let mut input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(width, HEIGHT_MAX))), ..RawInput::default() };
    if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(PIXELS_PER_POINT);
    }
    input
}

fn take_textures(textures: &mut HashMap<TextureId, ColorImage>, delta: &mut TexturesDelta) {
    for (id, change) in std::mem::take(&mut delta.set).into_iter().flat_map(|(id, changes)| changes.into_iter().map(move |change| (id, change))) {
        let ImageData::Color(new) = change.image;
        if let Some([left, top]) = change.pos {
            let Some(texture) = textures.get_mut(&id) else { continue };
            for (row, pixels) in new.pixels.chunks(new.width().max(1)).enumerate() {
                let from = (top + row) * texture.width() + left;
                texture.pixels[from..from + pixels.len()].copy_from_slice(pixels);
            }
        } else {
            textures.insert(id, (*new).clone());
        }
    }
    for id in std::mem::take(&mut delta.free) {
        textures.remove(&id);
    }
}

/// Fills the triangles of a mesh; a pixel is inside if its centre is.
fn fill(image: &mut ColorImage, clip: Rect, mesh: &Mesh, texture: &ColorImage) {
    let clip = Rect::from_min_max(pos2(0.0, 0.0), pos2(image.width() as f32, image.height() as f32)).intersect(clip * PIXELS_PER_POINT);
    for corners in mesh.indices.as_chunks::<3>().0 {
        let [a, b, c] = corners.map(|index| mesh.vertices[index as usize]);
        fill_triangle(image, clip, [a, b, c], texture);
    }
}

fn fill_triangle(image: &mut ColorImage, clip: Rect, corners: [Vertex; 3], texture: &ColorImage) {
    let places = corners.map(|corner| pos2(corner.pos.x * PIXELS_PER_POINT, corner.pos.y * PIXELS_PER_POINT));
    let whole = edge(places[0], places[1], places[2]);
    if whole == 0.0 {
        return;
    }
    // Consistent winding, so that one rule assigns shared edges.
    let (corners, places, whole) =
        if whole > 0.0 { (corners, places, whole) } else { ([corners[0], corners[2], corners[1]], [places[0], places[2], places[1]], -whole) };
    let bounds = Rect::from_points(&places).intersect(clip);
    for y in bounds.top().max(0.0) as usize..(bounds.bottom().ceil().max(0.0) as usize).min(image.height()) {
        for x in bounds.left().max(0.0) as usize..(bounds.right().ceil().max(0.0) as usize).min(image.width()) {
            let middle = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let share = |from: usize, to: usize| {
                let inside = edge(places[from], places[to], middle);
                let along = places[to] - places[from];
                let owns_edge = along.y < 0.0 || (along.y == 0.0 && along.x > 0.0);
                (inside > 0.0 || (inside == 0.0 && owns_edge)).then_some(inside / whole)
            };
            let (Some(a), Some(b), Some(c)) = (share(1, 2), share(2, 0), share(0, 1)) else { continue };
            if !clip.contains(middle) {
                continue;
            }
            let shares = [a, b, c];
            let uv = corners.iter().zip(shares).fold(Pos2::ZERO, |sum, (corner, share)| sum + share * corner.uv.to_vec2());
            let colour = corners.iter().zip(shares).fold([0.0; 4], |sum, (corner, share)| {
                let of_corner = corner.color.to_array();
                std::array::from_fn(|channel| sum[channel] + share * f32::from(of_corner[channel]))
            });
            let texel = texel(texture, uv);
            let source: [f32; 4] = std::array::from_fn(|channel| colour[channel] * texel[channel] / 255.0);
            let pixel = &mut image.pixels[y * image.size[0] + x];
            *pixel = over(source, *pixel);
        }
    }
}

/// Twice the signed area of a triangle; positive if its corners follow the pixel axes.
fn edge(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Blends a premultiplied colour in gamma space, as the window does.
fn over(source: [f32; 4], below: Color32) -> Color32 {
    let below = below.to_array();
    let left = 1.0 - source[3] / 255.0;
    let [red, green, blue, alpha] = std::array::from_fn(|channel| (source[channel] + left * f32::from(below[channel])).round().clamp(0.0, 255.0) as u8);
    Color32::from_rgba_premultiplied(red, green, blue, alpha)
}

/// Bilinear texture lookup, coordinates from 0 to 1.
fn texel(texture: &ColorImage, uv: Pos2) -> [f32; 4] {
    let (width, height) = (texture.width(), texture.height());
    let (x, y) = ((uv.x * width as f32 - 0.5).max(0.0), (uv.y * height as f32 - 0.5).max(0.0));
    let (left, top) = ((x as usize).min(width - 1), (y as usize).min(height - 1));
    let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (across, down) = (x - left as f32, y - top as f32);
    let at = |x: usize, y: usize| texture.pixels[y * width + x].to_array().map(f32::from);
    let (above, below) = ([at(left, top), at(right, top)], [at(left, bottom), at(right, bottom)]);
    std::array::from_fn(|channel| {
        let between = |pair: [[f32; 4]; 2]| pair[0][channel] + across * (pair[1][channel] - pair[0][channel]);
        between(above) + down * (between(below) - between(above))
    })
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Sense, Stroke};

    use super::*;

    fn light() -> &'static Theme {
        Theme::look(false, false)
    }

    #[test]
    fn what_is_painted_stands_where_it_was_painted_at_twice_the_size() {
        let c = light().colours;
        let image = draw(light(), 100.0, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(52.0, 20.0), Sense::hover());
            ui.painter().rect_filled(rect, 0.0, c.chart_line);
        });
        // A margin of 24 points around 52 by 20.
        assert_eq!(image.size, [200, 136]);
        let at = |x: usize, y: usize| image.pixels[y * 200 + x];
        assert_eq!([at(48, 48), at(151, 87), at(100, 68)], [c.chart_line; 3]);
        assert_eq!([at(46, 68), at(154, 68), at(100, 46), at(100, 90)], [c.surface_raised; 4]);
    }

    #[test]
    fn triangles_that_share_an_edge_leave_no_seam_and_cover_nothing_twice() {
        let c = light().colours;
        let half = c.chart_line.gamma_multiply(0.5);
        let image = draw(light(), 100.0, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(52.0, 52.0), Sense::hover());
            let mut mesh = Mesh::default();
            mesh.add_colored_rect(rect, half);
            ui.painter().add(mesh);
        });
        let inside = |x: usize, y: usize| image.pixels[y * 200 + x];
        let first = inside(60, 60);
        assert_ne!(first, c.surface_raised);
        assert!((48..152).all(|x| (48..152).all(|y| inside(x, y) == first)), "one even colour");
    }

    #[test]
    fn words_and_lines_are_there_in_every_look() {
        for (dark, high_contrast) in [(false, false), (true, false), (false, true), (true, true)] {
            let theme = Theme::look(dark, high_contrast);
            let blank = draw(theme, 300.0, |ui| ui.set_min_height(60.0));
            let image = draw(theme, 300.0, |ui| {
                ui.set_min_height(60.0);
                ui.label(theme.text(theme::TextStyle::Strong, "Words"));
                let (rect, _) = ui.allocate_exact_size(vec2(200.0, 8.0), Sense::hover());
                ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(4.0, theme.colours.chart_line));
            });
            assert_eq!(image.size, blank.size);
            let count = |colour: Color32| image.pixels.iter().filter(|pixel| **pixel == colour).count();
            assert!(count(theme.colours.text_primary) > 20 && count(theme.colours.chart_line) > 800, "dark {dark}, high contrast {high_contrast}");
        }
    }

    #[test]
    fn the_file_is_a_png_of_the_same_pixels() {
        let file = png(light(), 120.0, |ui| ui.set_min_height(10.0)).expect("a picture");
        let read = image::load_from_memory_with_format(&file, image::ImageFormat::Png).expect("a png").to_rgba8();
        assert_eq!(read.dimensions(), (240, 116));
        assert_eq!(read.get_pixel(5, 5).0, light().colours.surface_raised.to_array());
    }
}
