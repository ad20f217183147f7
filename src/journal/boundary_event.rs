//! The log of what happened with a boundary.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::draft::joined_text;
use super::{Id, LocalTime, Timestamp};

/// What happened with a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventOutcome {
    /// It held.
    Held,
    /// It was tested.
    Tested,
    /// It was crossed.
    Crossed,
    /// It is not clear.
    Unclear,
    /// I do not know, and need not find out.
    Unknown,
}

impl EventOutcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Held, Self::Tested, Self::Crossed, Self::Unclear, Self::Unknown];
}

/// Whether I did what I had said I would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FollowThrough {
    /// As planned.
    AsPlanned,
    /// A part of it.
    Partly,
    /// Not this time.
    NotDone,
}

impl FollowThrough {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AsPlanned, Self::Partly, Self::NotDone];
}

/// One entry in a boundary's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryEvent {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The boundary it belongs to.
    pub boundary: Id,
    /// When it happened.
    pub when: LocalTime,
    /// What happened.
    pub outcome: EventOutcome,
    /// What anyone present would have seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How it felt: content ids of feelings.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub feelings: BTreeSet<String>,
    /// Whether I did what I had said I would do, where there was something to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_through: Option<FollowThrough>,
    /// What I did, and why so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_i_did: String,
}

impl BoundaryEvent {
    /// An entry that says no more than what came of it.
    #[must_use]
    pub const fn new(now: Timestamp, boundary: Id, when: LocalTime, outcome: EventOutcome) -> Self {
        Self { changed: now, boundary, when, outcome, note: String::new(), feelings: BTreeSet::new(), follow_through: None, what_i_did: String::new() }
    }
}

/// A half-written entry of a boundary's log. It lives in the journal, so that closing or a crash loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDraft {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What came of it, once that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<EventOutcome>,
    /// It was on an earlier day, not now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_earlier: bool,
    /// That day, once it is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// What anyone present would have seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How it felt: content ids of feelings.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub feelings: BTreeSet<String>,
    /// Whether I did what I had said I would do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_through: Option<FollowThrough>,
    /// What I did, and why so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_i_did: String,
}

impl EventDraft {
    /// This draft together with what an earlier one says besides, so that neither loses a word. Where both say something of a kind that there is one
    /// of, this one's stays.
    #[must_use]
    pub fn joined_with(self, earlier: &Self) -> Self {
        Self {
            outcome: self.outcome.or(earlier.outcome),
            is_earlier: self.is_earlier || earlier.is_earlier,
            day: self.day.or(earlier.day),
            note: joined_text(&earlier.note, self.note),
            feelings: earlier.feelings.iter().cloned().chain(self.feelings).collect(),
            follow_through: self.follow_through.or(earlier.follow_through),
            what_i_did: joined_text(&earlier.what_i_did, self.what_i_did),
            changed: self.changed,
        }
    }

    /// An untouched draft.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self {
            changed: now,
            outcome: None,
            is_earlier: false,
            day: None,
            note: String::new(),
            feelings: BTreeSet::new(),
            follow_through: None,
            what_i_did: String::new(),
        }
    }

    /// Whether nothing has been put into it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::empty(self.changed)
    }
}
