//! Sources of documents.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::document::{Block, Document, Field};
use crate::content::locale::Locale;
use crate::content::schema::{FieldKind, Worksheet};
use crate::content::{Content, Lang, fill, worksheet_of};
use crate::journal::{Answer, Journal, LocalTime, Sheet};

/// The journal, content, strings and date.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The journal.
    pub journal: &'a Journal,
    /// Authored content.
    pub content: &'a Content,
    /// UI strings.
    pub lang: &'a Lang,
    /// Date format.
    pub locale: &'a Locale,
    /// Date of creation.
    pub today: NaiveDate,
}

impl Sources<'_> {
    /// An empty document.
    pub(super) fn document(&self, title: String, caption: String) -> Document {
        Document { title, caption, language: self.lang.code.clone(), made_on: self.day(self.today), ..Document::default() }
    }

    pub(super) fn under_our_title(&self, title: String, caption: String) -> Document {
        Document { is_title_ours: true, ..self.document(title, caption) }
    }

    /// An empty document with a built-in title, without a date.
    pub(super) fn handout(&self, title: String, caption: String) -> Document {
        Document { title, is_title_ours: true, caption, language: self.lang.code.clone(), ..Document::default() }
    }

    /// Looks up a built-in or custom worksheet. The only lookup used by documents.
    pub(super) fn worksheet(&self, id: &str) -> Option<Cow<'_, Worksheet>> {
        worksheet_of(self.journal, self.content, id)
    }

    pub(super) fn day_of(&self, when: LocalTime) -> NaiveDate {
        when.day(self.journal.day_start_hour())
    }

    /// Formats as `22 November 2026`.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        self.locale.full_date(date, &self.lang.dates)
    }

    pub(super) fn days(&self, range: &RangeInclusive<NaiveDate>) -> String {
        fill(&self.lang.insights.picture_days, &[("from", &self.day(*range.start())), ("to", &self.day(*range.end()))])
    }

    /// First day with a check-in, a page or sleep.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.entry_days().min()
    }

    /// Days with check-ins, pages or sleep, oldest first.
    pub(super) fn journal_days(&self, range: &RangeInclusive<NaiveDate>) -> BTreeSet<NaiveDate> {
        self.entry_days().filter(|day| range.contains(day)).collect()
    }

    /// Days of all check-ins, pages and sleep, unsorted.
    fn entry_days(&self) -> impl Iterator<Item = NaiveDate> {
        let hour = self.journal.day_start_hour();
        let check_ins = self.journal.check_ins().values().map(move |check_in| check_in.when.day(hour));
        let pages = self.journal.writings().values().map(move |page| page.when.day(hour));
        check_ins.chain(pages).chain(self.journal.sleep().keys().copied())
    }

    /// Names of all people in the journal, for replacement by initials.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let people = self.journal.people().values().map(|person| person.name.clone());
        let others = self.journal.boundaries().values().map(|boundary| boundary.with_whom.clone());
        let on_sheets = self.journal.sheets().values().flat_map(|sheet| self.names_on(sheet));
        people.chain(others).chain(on_sheets).filter(|name| !name.trim().is_empty()).collect()
    }

    /// Names entered on a worksheet. Lower-case entries such as “my sister” are not names.
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

/// A field, unless the text is empty.
pub(super) fn field(label: &str, text: &str) -> Option<Block> {
    (!text.trim().is_empty()).then(|| Block::Field(Field { label: label.to_owned(), text: text.to_owned() }))
}
