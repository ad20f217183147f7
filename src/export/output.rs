//! The files that a document can become.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};

use super::document::Document;
use super::markdown::markdown;
use super::options::Paper;
use super::typeset::{PageWords, Picture, SetError, SetPages};

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Pages to print or send.
    Pdf,
    /// One picture for each page.
    Pictures,
    /// Text with a few signs, for other programs.
    Markdown,
}

impl Format {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Pictures, Self::Markdown];

    /// The ending of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pictures => "png",
            Self::Markdown => "md",
        }
    }

    /// The format that a file's name asks for by its ending.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// Pixels for each point in pictures: 200 for an inch, so that small print stays sharp.
const PICTURE_PIXELS_PER_POINT: f32 = 200.0 / 72.0;

/// The files that this document becomes, in order: one, or one for each page.
///
/// # Errors
///
/// When the pages cannot be set.
pub fn files(document: &Document, paper: Paper, words: &PageWords, format: Format) -> Result<Vec<Vec<u8>>, SetError> {
    let set = || SetPages::set(document, paper, words);
    match format {
        Format::Markdown => Ok(vec![markdown(document).into_bytes()]),
        Format::Pdf => Ok(vec![set()?.pdf()?.bytes]),
        Format::Pictures => {
            let pages = set()?;
            (0..pages.count()).filter_map(|page| pages.picture(page, PICTURE_PIXELS_PER_POINT)).map(|picture| png(&picture)).collect()
        }
    }
}

fn png(picture: &Picture) -> Result<Vec<u8>, SetError> {
    let mut bytes = Cursor::new(Vec::new());
    let size = [picture.width, picture.height].map(|side| side as u32);
    PngEncoder::new(&mut bytes).write_image(&picture.rgba, size[0], size[1], ExtendedColorType::Rgba8).map_err(|error| SetError::of_picture(&error))?;
    Ok(bytes.into_inner())
}

/// The path itself, or one with a number for each of several files: `pages 1.png`, `pages 2.png`.
#[must_use]
pub fn numbered_paths(path: &Path, count: usize) -> Vec<PathBuf> {
    if count == 1 {
        return vec![path.to_owned()];
    }
    let (name, ending) = (path.file_stem().unwrap_or_default().to_string_lossy(), path.extension().unwrap_or_default().to_string_lossy());
    (1..=count).map(|number| path.with_file_name(format!("{name} {number}.{ending}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_are_numbered() {
        assert_eq!(numbered_paths(Path::new("a/b.png"), 1), [Path::new("a/b.png")]);
        assert_eq!(numbered_paths(Path::new("a/b.png"), 2), [Path::new("a/b 1.png"), Path::new("a/b 2.png")]);
    }
}
