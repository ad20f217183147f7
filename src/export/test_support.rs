//! Shared test helpers.

use chrono::NaiveDate;

use super::{Audience, Document, Options, Sources, What, markdown};
use crate::content::locale::Locale;
use crate::content::{content, lang};
use crate::insights::Span;
use crate::journal::{Boundary, Edit, Id, Journal, Timestamp};

pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

pub(super) fn with_sources<R>(journal: &Journal, look: impl FnOnce(&Sources<'_>) -> R) -> R {
    let locale = Locale::named("en-GB");
    look(&Sources { journal, content: content(), lang: lang(), locale: &locale, today: today() })
}

pub(super) fn document(journal: &Journal, what: &What, span: Span) -> Option<Document> {
    with_sources(journal, |sources| what.document(sources, span))
}

/// A reader's version as text; empty if there is none.
pub(super) fn read_by(journal: &Journal, what: &What, audience: Audience) -> String {
    let document = document(journal, what, Span::All).expect("it is there");
    document.for_reader(&Options { audience, ..Options::default() }, &[]).map_or_else(String::new, |document| markdown(&document))
}

pub(super) fn put_boundary(journal: &mut Journal, change: impl FnOnce(&mut Boundary)) -> Id {
    let id = Id::from_parts(journal.boundaries().len() as u64, 3);
    let mut boundary = Boundary::empty(Timestamp::from_millis(0), "2026-11-02T10:00+01:00".parse().expect("a time"));
    change(&mut boundary);
    journal.apply(Edit::put(id, boundary));
    id
}
