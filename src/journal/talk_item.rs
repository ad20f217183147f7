//! Topics for a talk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Key, LocalTime, Timestamp, UserRecord};

/// A topic for a talk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TalkItem {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// Text, meant to be read by both.
    pub text: String,
    /// Source: a boundary, promise, step or check-in. Never shown to others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Key>,
    /// Date of the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talked_on: Option<NaiveDate>,
    /// Result.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_came: String,
}

impl TalkItem {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self { changed: now, created, text: String::new(), about: None, talked_on: None, what_came: String::new() }
    }
}

impl UserRecord for TalkItem {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.text, &self.what_came]
    }
}
