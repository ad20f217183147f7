//! Labels of a boundary's parts by kind, and differences between two versions.

use chrono::NaiveDate;

use super::Lang;
use super::locale::Locale;
use super::strings::BoundariesWords;
use crate::journal::{Boundary, BoundaryKind};

impl BoundariesWords {
    /// Label of the start date.
    #[must_use]
    pub const fn starts_on_of(&self, kind: BoundaryKind) -> &str {
        match kind {
            BoundaryKind::Agreement => self.starts_on_agreement.as_str(),
            BoundaryKind::Boundary | BoundaryKind::Request => self.starts_on.as_str(),
        }
    }
}

/// A changed part of a boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundaryChange<'a> {
    /// Label of the part.
    pub name: &'a str,
    /// Earlier value; may be empty.
    pub before: String,
    /// Current value; may be empty.
    pub after: String,
}

/// Returns the differences between two versions, in form order.
#[must_use]
pub fn boundary_changes<'a>(before: &Boundary, after: &Boundary, lang: &'a Lang, locale: &Locale) -> Vec<BoundaryChange<'a>> {
    let said = |boundary: &Boundary| said(boundary, lang, locale);
    let pairs = said(before).into_iter().zip(said(after));
    pairs.filter(|((_, before), (_, after))| before != after).map(|((name, before), (_, after))| BoundaryChange { name, before, after }).collect()
}

fn said<'a>(boundary: &Boundary, lang: &'a Lang, locale: &Locale) -> [(&'a str, String); 15] {
    let words = &lang.boundaries;
    let kind = boundary.kind;
    let day = |day: Option<NaiveDate>| day.map(|day| locale.short_date(day, &lang.dates)).unwrap_or_default();
    [
        (words.kind.as_str(), words.kinds[kind].clone()),
        (&words.area, words.areas[boundary.area].clone()),
        (&words.status, words.statuses[boundary.status].clone()),
        (&words.title, boundary.title.clone()),
        (&words.with_whom, boundary.with_whom.clone()),
        (&words.situation, boundary.situation.clone()),
        (&words.limits[kind], boundary.limit.clone()),
        (&words.need, boundary.need.clone()),
        (&words.responses[kind], boundary.response.clone()),
        (&words.support, boundary.support.clone()),
        (&words.when_honoured[kind], boundary.when_honoured.clone()),
        (&words.supporters, boundary.supporters.clone()),
        (&words.firmness, boundary.firmness.map(|firmness| words.firmnesses[firmness].clone()).unwrap_or_default()),
        (&words.starts_on, day(boundary.starts_on)),
        (&words.ends_on, day(boundary.ends_on)),
    ]
}
