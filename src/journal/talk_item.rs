//! What waits for a talk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Key, LocalTime, Timestamp};

/// Something to bring to a talk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TalkItem {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written down.
    pub created: LocalTime,
    /// What it is, in words that may be read by both.
    pub text: String,
    /// What it came from: a boundary, a promise, a step, a check-in. Never shown to anyone else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Key>,
    /// The day on which it was talked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talked_on: Option<NaiveDate>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_came: String,
}

impl TalkItem {
    /// One without words.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self { changed: now, created, text: String::new(), about: None, talked_on: None, what_came: String::new() }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.text, &self.what_came]
    }
}
