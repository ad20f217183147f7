//! Output files.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};

use super::document::Document;
use super::markdown::markdown;
use super::options::Paper;
use super::typeset::{PageWords, Picture, SetError, SetPages};
use crate::content::Lang;

/// File format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// PDF.
    Pdf,
    /// One PNG per page.
    Pictures,
    /// Markdown.
    Markdown,
}

impl Format {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Pictures, Self::Markdown];

    /// File extension.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pictures => "png",
            Self::Markdown => "md",
        }
    }

    /// Format by file extension.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// 200 pixels per inch, so that small print stays sharp.
const PICTURE_PIXELS_PER_POINT: f32 = 200.0 / 72.0;

/// Output files of a document, created one by one.
#[derive(Clone, Debug)]
pub enum Files {
    /// One file with all pages.
    Pdf(SetPages),
    /// One picture per page.
    Pictures(SetPages),
    /// One text file.
    Markdown(Arc<Document>),
}

impl Files {
    /// Files of a typeset document.
    #[must_use]
    pub fn of(document: &Document, pages: &SetPages, format: Format) -> Self {
        match format {
            Format::Pdf => Self::Pdf(pages.clone()),
            Format::Pictures => Self::Pictures(pages.clone()),
            Format::Markdown => Self::Markdown(Arc::new(document.clone())),
        }
    }

    /// Files of a document; typesets it if the format has pages.
    ///
    /// # Errors
    ///
    /// If typesetting fails.
    pub fn set(document: &Document, paper: Paper, words: &PageWords, format: Format) -> Result<Self, SetError> {
        Ok(match format {
            Format::Pdf => Self::Pdf(SetPages::set(document, paper, words)?),
            Format::Pictures => Self::Pictures(SetPages::set(document, paper, words)?),
            Format::Markdown => Self::Markdown(Arc::new(document.clone())),
        })
    }

    /// File format.
    #[must_use]
    pub const fn format(&self) -> Format {
        match self {
            Self::Pdf(_) => Format::Pdf,
            Self::Pictures(_) => Format::Pictures,
            Self::Markdown(_) => Format::Markdown,
        }
    }

    /// Message listing letters missing in all fonts, if any.
    #[must_use]
    pub fn missing_in_words(&self, lang: &Lang) -> Option<String> {
        match self {
            Self::Pdf(pages) | Self::Pictures(pages) => pages.missing_in_words(lang),
            Self::Markdown(_) => None,
        }
    }

    /// Number of files.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Pictures(pages) => pages.count(),
            Self::Pdf(_) | Self::Markdown(_) => 1,
        }
    }

    /// Creates a file by index, from 0. A missing page gives an empty picture.
    ///
    /// # Errors
    ///
    /// If the file cannot be created.
    pub fn make(&self, index: usize) -> Result<Vec<u8>, SetError> {
        match self {
            Self::Pdf(pages) => Ok(pages.pdf()?.bytes),
            Self::Pictures(pages) => pages.picture(index, PICTURE_PIXELS_PER_POINT).map_or_else(|| Ok(Vec::new()), |picture| png(&picture)),
            Self::Markdown(document) => Ok(markdown(document).into_bytes()),
        }
    }
}

fn png(picture: &Picture) -> Result<Vec<u8>, SetError> {
    let mut bytes = Cursor::new(Vec::new());
    let size = [picture.width, picture.height].map(|side| side as u32);
    PngEncoder::new(&mut bytes).write_image(&picture.rgba, size[0], size[1], ExtendedColorType::Rgba8).map_err(|error| SetError::of_picture(&error))?;
    Ok(bytes.into_inner())
}

/// The path, or numbered paths for several files: `pages 1.png`, `pages 2.png`.
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
