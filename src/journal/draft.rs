//! A half-written check-in. It lives in the journal, so that closing or a crash loses nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{EventDraft, Feelings, Id, LocalTime, Mood, Record, Timestamp, WordRef};

/// Which check-in a draft will become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DraftKey {
    /// A new one.
    New,
    /// A change to the check-in with this id.
    Of(Id),
}

/// Two texts as one, the earlier first, unless the later one has its words already.
pub(super) fn joined_text(earlier: &str, later: String) -> String {
    let earlier = earlier.trim_end();
    match (later.contains(earlier), later.is_empty()) {
        (true, _) => later,
        (false, true) => earlier.to_owned(),
        (false, false) => format!("{earlier}\n\n{later}"),
    }
}

/// A draft that says what both say, where both are of one kind.
#[must_use]
pub fn joined_drafts(earlier: &Record, later: &Record) -> Option<Record> {
    match (earlier, later) {
        (Record::Draft(earlier), Record::Draft(later)) => Some(CheckInDraft::clone(later).joined_with(earlier).into()),
        (Record::EventDraft(earlier), Record::EventDraft(later)) => Some(EventDraft::clone(later).joined_with(earlier).into()),
        _ => None,
    }
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

    /// This draft together with what an earlier one says besides, so that neither loses a word. Where both say something of a kind that there is one
    /// of, this one's stays.
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

    /// Whether nothing has been put into it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::empty(self.changed)
    }
}
