//! Check-in drafts. In the journal, so that a crash loses nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{EventDraft, Feelings, Id, Key, LocalTime, Mood, Record, Timestamp, UserRecord, WordRef};

/// Target of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DraftKey {
    /// A new check-in.
    New,
    /// An existing check-in.
    Of(Id),
}

/// Joins two texts, the earlier first, unless the later one contains it.
pub(super) fn joined_text(earlier: &str, later: String) -> String {
    let earlier = earlier.trim_end();
    match (later.contains(earlier), later.is_empty()) {
        (true, _) => later,
        (false, true) => earlier.to_owned(),
        (false, false) => format!("{earlier}\n\n{later}"),
    }
}

/// Merges two drafts of the same kind.
#[must_use]
pub fn joined_drafts(earlier: &Record, later: &Record) -> Option<Record> {
    match (earlier, later) {
        (Record::Draft(earlier), Record::Draft(later)) => Some(CheckInDraft::clone(later).joined_with(earlier).into()),
        (Record::EventDraft(earlier), Record::EventDraft(later)) => Some(EventDraft::clone(later).joined_with(earlier).into()),
        _ => None,
    }
}

/// An unsaved check-in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckInDraft {
    /// Last change.
    pub changed: Timestamp,
    /// The time it refers to; `None` means the time of saving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<LocalTime>,
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

impl CheckInDraft {
    /// An empty draft with a centred mood.
    #[must_use]
    pub fn empty(now: Timestamp) -> Self {
        Self { changed: now, when: None, mood: Mood::CENTRE, feelings: Feelings::new(), tags: BTreeSet::new(), note: String::new() }
    }

    /// Merges an earlier draft without losing text. For single values, this draft wins.
    #[must_use]
    pub fn joined_with(self, earlier: &Self) -> Self {
        Self {
            when: self.when.or(earlier.when),
            mood: if self.mood == Mood::CENTRE { earlier.mood } else { self.mood },
            feelings: earlier.feelings.clone().into_iter().chain(self.feelings).collect(),
            tags: earlier.tags.iter().cloned().chain(self.tags).collect(),
            note: joined_text(&earlier.note, self.note),
            changed: self.changed,
        }
    }

    /// True if nothing was entered.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::empty(self.changed)
    }
}

impl UserRecord for CheckInDraft {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.note]
    }

    fn owner(&self, key: &Key) -> Option<Key> {
        if let Key::Draft(DraftKey::Of(id)) = key { Some(Key::CheckIn(*id)) } else { None }
    }
}
