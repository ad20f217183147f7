//! What documents are made from.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::document::{Block, Document, Field};
use crate::content::locale::Locale;
use crate::content::{Content, Lang, fill};
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
        Document { title, has_own_title: false, caption, language: self.lang.code.clone(), made_on: self.day(self.today), sections: Vec::new() }
    }

    /// `22 November 2026`.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        self.locale.full_date(date, &self.lang.dates)
    }

    /// From which day to which.
    pub(super) fn days(&self, range: &RangeInclusive<NaiveDate>) -> String {
        fill(&self.lang.insights.picture_days, &[("from", &self.day(*range.start())), ("to", &self.day(*range.end()))])
    }

    /// The first day with a check-in, a page or a night.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.days_with_entries().next()
    }

    /// The days of a range with check-ins, pages or nights, oldest first.
    pub(super) fn journal_days(&self, range: &RangeInclusive<NaiveDate>) -> Vec<NaiveDate> {
        self.days_with_entries().filter(|day| range.contains(day)).collect()
    }

    fn days_with_entries(&self) -> impl Iterator<Item = NaiveDate> {
        let hour = self.journal.day_start_hour();
        let check_ins = self.journal.check_ins().values().map(move |check_in| check_in.when.day(hour));
        let pages = self.journal.writings().values().map(move |page| page.when.day(hour));
        check_ins.chain(pages).chain(self.journal.sleep().keys().copied()).collect::<BTreeSet<_>>().into_iter()
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
