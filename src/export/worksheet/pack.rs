//! Packs of blank worksheets and handouts.

use std::borrow::Cow;

use super::blank;
use crate::content::schema::Worksheet;
use crate::export::document::{Block, Document, Section};
use crate::export::sources::Sources;
use crate::export::{agenda, guide};

/// Blank sheets printed together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pack {
    /// Worksheet ids, in order.
    pub worksheets: Vec<String>,
    /// Includes the guide for therapists.
    pub has_guide: bool,
    /// Includes the agenda of a session for two.
    pub has_agenda: bool,
}

const SHEETS_WITHOUT_CONTENTS: usize = 3;

impl Pack {
    /// A single blank worksheet.
    #[must_use]
    pub fn of(worksheet: &str) -> Self {
        Self { worksheets: vec![worksheet.to_owned()], ..Self::default() }
    }

    /// True if empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.worksheets.is_empty() && !self.has_guide && !self.has_agenda
    }

    /// Number of sheets, including guide and agenda.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.worksheets.len() + self.has_guide as usize + self.has_agenda as usize
    }

    pub(in crate::export) fn sheets<'a>(&'a self, from: &'a Sources<'_>) -> impl Iterator<Item = Cow<'a, Worksheet>> {
        let is_first = move |(at, id): &(usize, &'a String)| !self.worksheets[..*at].contains(id);
        self.worksheets.iter().enumerate().filter(is_first).filter_map(|(_, id)| from.worksheet(id))
    }

    /// The document, each sheet on a new page. `None` if empty.
    pub(in crate::export) fn document(&self, from: &Sources<'_>) -> Option<Document> {
        let mut sections: Vec<Section> = Vec::new();
        if self.has_guide {
            sections.extend(guide::document(from).into_sections());
        }
        if self.has_agenda {
            sections.extend(agenda::document(from).into_sections());
        }
        let sheets: Vec<_> = self.sheets(from).collect();
        if sections.is_empty()
            && let [only] = sheets.as_slice()
        {
            return Some(alone(from, only));
        }
        sections.extend(sheets.iter().flat_map(|sheet| alone(from, sheet).into_sections()));
        let words = &from.lang.paper;
        let is_title = |block: &&Block| matches!(block, Block::Title { .. });
        let has_contents = sections.iter().flat_map(|section| &section.blocks).filter(is_title).count() > SHEETS_WITHOUT_CONTENTS;
        let contents = has_contents.then(|| Section::new("contents", &words.contents, vec![Block::Contents(words.contents.clone())]));
        sections.splice(0..0, contents);
        (!sections.is_empty()).then(|| Document { sections, ..from.handout(words.pack_title.clone(), String::new()) })
    }
}

fn alone(from: &Sources<'_>, worksheet: &Worksheet) -> Document {
    let blocks = blank::blocks(from, worksheet);
    // Content ids contain no colon, so section ids are unique.
    let section = Section::new(&format!("sheet:{}", worksheet.id), &worksheet.title, blocks);
    Document { sections: vec![section], ..from.handout(worksheet.title.clone(), blank::caption(from, worksheet)) }
}

impl Document {
    /// Turns the document into sections with a title of their own.
    fn into_sections(mut self) -> Vec<Section> {
        if let Some(first) = self.sections.first_mut() {
            first.blocks.insert(0, Block::Title { title: self.title, caption: self.caption });
        }
        self.sections
    }
}
