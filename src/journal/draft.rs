//! A half-written check-in. It lives in the journal, so that closing or a crash loses nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Feelings, Id, LocalTime, Mood, Timestamp, WordRef};

/// Which check-in a draft will become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DraftKey {
    /// A new one.
    New,
    /// A change to the check-in with this id.
    Of(Id),
}

/// A check-in that has not been kept yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckInDraft {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The moment it is about; `None` means the moment it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<LocalTime>,
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

impl CheckInDraft {
    /// An untouched draft: the middle of the pad, no words.
    #[must_use]
    pub fn empty(now: Timestamp) -> Self {
        Self { changed: now, when: None, mood: Mood::CENTRE, feelings: Feelings::new(), tags: BTreeSet::new(), note: String::new() }
    }

    /// Whether nothing has been put into it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::empty(self.changed)
    }
}
