//! Check-ins.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Feelings, Id, LocalTime, Mood, Timestamp, UserRecord, WordRef};

/// The mood at one moment, with feelings, tags and a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckIn {
    /// Last change.
    pub changed: Timestamp,
    /// The time it refers to.
    pub when: LocalTime,
    /// Creation time, if it differs from `when`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<LocalTime>,
    /// Mood.
    pub mood: Mood,
    /// Feeling words.
    #[serde(default, skip_serializing_if = "Feelings::is_empty")]
    pub feelings: Feelings,
    /// Tags.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<WordRef>,
    /// Note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl CheckIn {
    /// Creation time.
    #[must_use]
    pub fn first_written(&self) -> LocalTime {
        self.written.unwrap_or(self.when)
    }

    /// Ids of custom feelings and tags.
    pub fn own_words(&self) -> impl Iterator<Item = Id> {
        self.feelings.keys().chain(&self.tags).filter_map(|word| match word {
            WordRef::Own(id) => Some(*id),
            WordRef::Listed(_) => None,
        })
    }
}

impl UserRecord for CheckIn {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.note]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }
}
