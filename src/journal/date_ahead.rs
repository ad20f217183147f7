//! Hard days that are known beforehand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp};

/// What kind of day it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateKind {
    /// The day on which it came out.
    Discovery,
    /// A birthday, a wedding day.
    Anniversary,
    /// A holiday.
    Holiday,
    /// A hearing, an appointment with an authority.
    Hearing,
    /// A meeting that cannot be avoided.
    Meeting,
    /// Something else.
    #[default]
    Other,
}

impl DateKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Discovery, Self::Anniversary, Self::Holiday, Self::Hearing, Self::Meeting, Self::Other];
}

/// How such a day was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookBack {
    /// The day it is about.
    pub day: NaiveDate,
    /// How hard it was, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<u8>,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A hard day ahead, and a plan for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateAhead {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written down.
    pub created: LocalTime,
    /// What it is called.
    pub title: String,
    /// What kind of day it is.
    pub kind: DateKind,
    /// The day; one that comes again every year, the first time.
    pub day: NaiveDate,
    /// It comes again every year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_yearly: bool,
    /// The person's own plan for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// How it was, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looked_back: Vec<LookBack>,
}

impl DateAhead {
    /// A day without words.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime, day: NaiveDate) -> Self {
        Self { changed: now, created, title: String::new(), kind: DateKind::Other, day, is_yearly: false, plan: String::new(), looked_back: Vec::new() }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let first = [self.title.as_str(), &self.plan];
        first.into_iter().chain(self.looked_back.iter().map(|look| look.text.as_str())).collect()
    }
}
