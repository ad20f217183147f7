//! What documents are made from.

use chrono::NaiveDate;

use super::document::{Block, Document, Field};
use crate::content::locale::Locale;
use crate::content::{Content, Lang};
use crate::journal::Journal;

/// A journal, the words around it, and the day.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// What was written.
    pub journal: &'a Journal,
    /// Feelings, tags and steps.
    pub content: &'a Content,
    /// The words of the labels.
    pub lang: &'a Lang,
    /// How dates are written.
    pub locale: &'a Locale,
    /// The day the document is made.
    pub today: NaiveDate,
}

impl Sources<'_> {
    /// A document without sections.
    pub(super) fn document(&self, title: String, caption: String) -> Document {
        Document { title, caption, language: self.lang.code.clone(), made_on: self.day(self.today), sections: Vec::new() }
    }

    /// `22 November 2026`.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        self.locale.full_date(date, &self.lang.dates)
    }

    /// The names of all people in the journal, to be shortened where that is wished.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let people = self.journal.people().values().map(|person| person.name.clone());
        let others = self.journal.boundaries().values().map(|boundary| boundary.with_whom.clone());
        people.chain(others).filter(|name| !name.trim().is_empty()).collect()
    }
}

/// A field with what was written, if anything was.
pub(super) fn field(label: &str, text: &str) -> Option<Block> {
    (!text.trim().is_empty()).then(|| Block::Field(Field { label: label.to_owned(), text: text.to_owned() }))
}
