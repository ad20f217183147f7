//! The typesetter's environment: layout file, document values and fonts only.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::super::document::Document;
use super::super::options::Paper;
use super::fonts::Fonts;
use super::{PageWords, Place, values};

static LAYOUT: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("../../../assets/print/sheet.typ")));

pub(super) struct SheetWorld {
    library: LazyHash<Library>,
    fonts: Fonts,
}

impl SheetWorld {
    pub(super) fn new(document: &Document, paper: Paper, words: &PageWords, place: Place) -> Self {
        let inputs = values::inputs(document, paper, words, place);
        let fonts = Fonts::for_text(&document.every_text());
        Self { library: LazyHash::new(Library::builder().with_inputs(inputs).build()), fonts }
    }
}

impl World for SheetWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        LAYOUT.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == LAYOUT.id() { Ok(LAYOUT.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    /// Dates are passed as text, so that output does not depend on the day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
