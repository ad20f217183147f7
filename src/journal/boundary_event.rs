//! The log of a boundary.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::draft::joined_text;
use super::{Id, Key, LocalTime, Timestamp, UserRecord};

/// Outcome of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum EventOutcome {
    /// The boundary held.
    Held,
    /// Tested.
    Tested,
    /// Crossed.
    Crossed,
    /// Not clear.
    Unclear,
    /// Unknown, and need not be found out.
    Unknown,
}

impl EventOutcome {
    /// All, in display order.
    pub const ALL: [Self; 5] = [Self::Held, Self::Tested, Self::Crossed, Self::Unclear, Self::Unknown];
}

/// Follow-through on the planned response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum FollowThrough {
    /// As planned.
    AsPlanned,
    /// In part.
    Partly,
    /// Not done this time.
    NotDone,
}

impl FollowThrough {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::AsPlanned, Self::Partly, Self::NotDone];
}

/// A log entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryEvent {
    /// Last change.
    pub changed: Timestamp,
    /// The boundary.
    pub boundary: Id,
    /// Time of the event.
    pub when: LocalTime,
    /// Outcome.
    pub outcome: EventOutcome,
    /// Facts that anyone present would have seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Content ids of feelings.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub feelings: BTreeSet<String>,
    /// Follow-through, if a response was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_through: Option<FollowThrough>,
    /// My reaction and its reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_i_did: String,
}

impl BoundaryEvent {
    /// An entry with only an outcome.
    #[must_use]
    pub const fn new(now: Timestamp, boundary: Id, when: LocalTime, outcome: EventOutcome) -> Self {
        Self { changed: now, boundary, when, outcome, note: String::new(), feelings: BTreeSet::new(), follow_through: None, what_i_did: String::new() }
    }
}

/// A draft of a log entry. In the journal, so that a crash loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDraft {
    /// Last change.
    pub changed: Timestamp,
    /// Outcome, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<EventOutcome>,
    /// True for an earlier day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_earlier: bool,
    /// The earlier day, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// Facts that anyone present would have seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Content ids of feelings.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub feelings: BTreeSet<String>,
    /// Follow-through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_through: Option<FollowThrough>,
    /// My reaction and its reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what_i_did: String,
}

impl EventDraft {
    /// Merges an earlier draft without losing text. For single values, this draft wins.
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

    /// An empty draft.
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

    /// True if nothing was entered.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::empty(self.changed)
    }
}

impl UserRecord for BoundaryEvent {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.note, &self.what_i_did]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }

    fn owner(&self, _: &Key) -> Option<Key> {
        Some(Key::Boundary(self.boundary))
    }
}

impl UserRecord for EventDraft {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.note, &self.what_i_did]
    }

    fn owner(&self, key: &Key) -> Option<Key> {
        if let Key::EventDraft(id) = key { Some(Key::Boundary(*id)) } else { None }
    }
}
