//! What documents are made from.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::document::{Block, Document, Field};
use crate::content::locale::Locale;
use crate::content::schema::{FieldKind, Worksheet};
use crate::content::{Content, Lang, fill, worksheet_of};
use crate::journal::{Answer, Journal, LocalTime, Sheet};

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
        Document { title, caption, language: self.lang.code.clone(), made_on: self.day(self.today), ..Document::default() }
    }

    /// A document without sections under a title of ours.
    pub(super) fn under_our_title(&self, title: String, caption: String) -> Document {
        Document { is_title_ours: true, ..self.document(title, caption) }
    }

    /// A document without sections under a title of ours, for handwriting or for handing on: the day it was printed says nothing.
    pub(super) fn handout(&self, title: String, caption: String) -> Document {
        Document { title, is_title_ours: true, caption, language: self.lang.code.clone(), ..Document::default() }
    }

    /// A worksheet by its id, one of ours or the person's own. The one place where documents look for it.
    pub(super) fn worksheet(&self, id: &str) -> Option<Cow<'_, Worksheet>> {
        worksheet_of(self.journal, self.content, id)
    }

    /// The day that something belongs to, as days begin for this person.
    pub(super) fn day_of(&self, when: LocalTime) -> NaiveDate {
        when.day(self.journal.day_start_hour())
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
        self.entry_days().min()
    }

    /// The days of a range with check-ins, pages or nights, oldest first.
    pub(super) fn journal_days(&self, range: &RangeInclusive<NaiveDate>) -> BTreeSet<NaiveDate> {
        self.entry_days().filter(|day| range.contains(day)).collect()
    }

    /// The day of every check-in, page and night, in no order.
    fn entry_days(&self) -> impl Iterator<Item = NaiveDate> {
        let hour = self.journal.day_start_hour();
        let check_ins = self.journal.check_ins().values().map(move |check_in| check_in.when.day(hour));
        let pages = self.journal.writings().values().map(move |page| page.when.day(hour));
        check_ins.chain(pages).chain(self.journal.sleep().keys().copied())
    }

    /// The names of all people in the journal, to be shortened where that is wished.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let people = self.journal.people().values().map(|person| person.name.clone());
        let others = self.journal.boundaries().values().map(|boundary| boundary.with_whom.clone());
        let on_sheets = self.journal.sheets().values().flat_map(|sheet| self.names_on(sheet));
        people.chain(others).chain(on_sheets).filter(|name| !name.trim().is_empty()).collect()
    }

    /// The names where a sheet asks for somebody. What has a small first letter, such as “my sister”, is no name.
    fn names_on(&self, sheet: &Sheet) -> Vec<String> {
        let Some(worksheet) = self.worksheet(&sheet.template) else { return Vec::new() };
        let mut names = Vec::new();
        for field in &worksheet.fields {
            match (&field.kind, sheet.answers.get(&field.id)) {
                (FieldKind::Person, Some(Answer::Text(name))) => names.push(name.clone()),
                (FieldKind::Group { fields, .. }, Some(Answer::Items(items))) => {
                    let people = fields.iter().filter(|field| matches!(field.kind, FieldKind::Person));
                    let asked = people.flat_map(|field| items.iter().filter_map(|item| item.answers.get(&field.id)));
                    names.extend(asked.filter_map(|answer| if let Answer::Text(name) = answer { Some(name.clone()) } else { None }));
                }
                _ => {}
            }
        }
        names.retain(|name| name.split_whitespace().all(|part| part.chars().next().is_some_and(char::is_uppercase)));
        names
    }
}

/// A field with what was written, if anything was.
pub(super) fn field(label: &str, text: &str) -> Option<Block> {
    (!text.trim().is_empty()).then(|| Block::Field(Field { label: label.to_owned(), text: text.to_owned() }))
}
