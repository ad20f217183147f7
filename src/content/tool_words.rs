//! UI strings for the enums of promises and dates. Exhaustive, so that no variant is forgotten.

use super::schema::{PerDateKind, PerPromiseArea, PerPromiseOutcome, PerPromisedBy};
use crate::journal::{DateKind, PromiseArea, PromiseOutcome, PromisedBy};

impl PerPromisedBy {
    /// Text for a promiser.
    #[must_use]
    pub fn of(&self, promised_by: PromisedBy) -> &str {
        match promised_by {
            PromisedBy::Other => &self.other,
            PromisedBy::Me => &self.me,
            PromisedBy::Both => &self.both,
        }
    }
}

impl PerPromiseArea {
    /// Text for an area.
    #[must_use]
    pub fn of(&self, area: PromiseArea) -> &str {
        match area {
            PromiseArea::Time => &self.time,
            PromiseArea::Contact => &self.contact,
            PromiseArea::Openness => &self.openness,
            PromiseArea::Talks => &self.talks,
            PromiseArea::Support => &self.support,
            PromiseArea::Money => &self.money,
            PromiseArea::Everyday => &self.everyday,
            PromiseArea::Other => &self.other,
        }
    }
}

impl PerPromiseOutcome {
    /// Text for an outcome.
    #[must_use]
    pub fn of(&self, outcome: PromiseOutcome) -> &str {
        match outcome {
            PromiseOutcome::Kept => &self.kept,
            PromiseOutcome::Late => &self.late,
            PromiseOutcome::Broken => &self.broken,
            PromiseOutcome::AgreedAnew => &self.agreed_anew,
            PromiseOutcome::Unknown => &self.unknown,
        }
    }
}

impl PerDateKind {
    /// Text for a kind of date.
    #[must_use]
    pub fn of(&self, kind: DateKind) -> &str {
        match kind {
            DateKind::Discovery => &self.discovery,
            DateKind::Anniversary => &self.anniversary,
            DateKind::Holiday => &self.holiday,
            DateKind::Hearing => &self.hearing,
            DateKind::Meeting => &self.meeting,
            DateKind::Other => &self.other,
        }
    }
}
