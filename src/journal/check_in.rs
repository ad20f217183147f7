//! A check-in: how it was at one moment.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Feelings, Id, LocalTime, Mood, Timestamp, WordRef};

/// How it was at one moment, with words for it, what was around, and a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckIn {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The moment it is about.
    pub when: LocalTime,
    /// When it was first written, if that was another time than `when`: a check-in about an earlier time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<LocalTime>,
    /// The place on the pad.
    pub mood: Mood,
    /// Words for it.
    #[serde(default, skip_serializing_if = "Feelings::is_empty")]
    pub feelings: Feelings,
    /// What was around it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<WordRef>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl CheckIn {
    /// When it was first written.
    #[must_use]
    pub fn first_written(&self) -> LocalTime {
        self.written.unwrap_or(self.when)
    }

    /// The own feelings and own tags in it.
    pub fn own_words(&self) -> impl Iterator<Item = Id> {
        self.feelings.keys().chain(&self.tags).filter_map(|word| match word {
            WordRef::Own(id) => Some(*id),
            WordRef::Listed(_) => None,
        })
    }
}
