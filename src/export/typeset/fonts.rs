//! Fonts for typesetting: embedded ones, and system fonts as fallback.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fontdb::Database;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

use crate::fonts::{COMMISSIONER, FontFiles, LITERATA, LITERATA_ITALIC};

/// Embedded fonts: one family per script, because Typst uses one face per family.
static OURS: LazyLock<Vec<(FontInfo, Font)>> = LazyLock::new(|| {
    let files = [(SERIF, &LITERATA), (SERIF, &LITERATA_ITALIC), (SANS, &COMMISSIONER)];
    files.into_iter().flat_map(|(family, files)| named(family, files)).collect()
});

/// System fonts, loaded on first use.
static SYSTEM: LazyLock<Database> = LazyLock::new(|| {
    let mut database = Database::new();
    database.load_system_fonts();
    database
});

const SERIF: &str = "Literata";
const SANS: &str = "Commissioner";

/// Serif families, most common script first.
pub(super) fn serif_families() -> Vec<String> {
    families(SERIF, &LITERATA)
}

pub(super) fn sans_families() -> Vec<String> {
    families(SANS, &COMMISSIONER)
}

fn families(name: &str, files: &FontFiles) -> Vec<String> {
    files.iter().map(|(script, _)| format!("{name} {script}")).collect()
}

fn named(family: &str, files: &'static FontFiles) -> impl Iterator<Item = (FontInfo, Font)> {
    files.iter().zip(families(family, files)).filter_map(|((_, bytes), family)| {
        let font = Font::new(Bytes::new(*bytes), 0)?;
        Some((FontInfo { family, ..font.info().clone() }, font))
    })
}

pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Embedded fonts, and the system fonts needed for this text.
    pub(super) fn for_text(text: &str) -> Self {
        let mut missing: BTreeSet<char> = text
            .chars()
            .filter(|letter| !letter.is_control() && !letter.is_whitespace() && !OURS.iter().any(|(info, _)| info.coverage.contains(u32::from(*letter))))
            .collect();
        let mut faces = OURS.clone();
        while let Some(letter) = missing.pop_first() {
            let Some(font) = system_font_with(letter) else { continue };
            missing.retain(|other| !font.info().coverage.contains(u32::from(*other)));
            faces.push((font.info().clone(), font));
        }
        let (infos, fonts): (Vec<FontInfo>, Vec<Font>) = faces.into_iter().unzip();
        Self { book: LazyHash::new(FontBook::from_infos(infos)), fonts }
    }

    pub(super) const fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
}

/// The first system font with this letter, preferably upright and of regular weight.
fn system_font_with(letter: char) -> Option<Font> {
    let mut faces: Vec<_> = SYSTEM.faces().collect();
    faces.sort_by_key(|face| (face.style != fontdb::Style::Normal, face.weight.0.abs_diff(400)));
    faces.into_iter().find_map(|face| {
        SYSTEM.with_face_data(face.id, |data, index| {
            let has_it = ttf_parser::Face::parse(data, index).is_ok_and(|parsed| parsed.glyph_index(letter).is_some());
            has_it.then(|| Font::new(Bytes::new(data.to_vec()), index)).flatten()
        })?
    })
}
