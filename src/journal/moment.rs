//! Moments when it was hard: how strong it was, what was tried, and how strong it was afterwards.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp, TriggerKind};

/// The highest distress there is on the scale from 0.
pub const DISTRESS_MAX: u8 = 10;

/// Something to do in a hard moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MomentTool {
    /// Paced breathing.
    Breathing,
    /// Five things seen, four felt, three heard, two smelled, one tasted.
    Senses,
    /// Feet on the floor, cold water: a plain list.
    PlainList,
    /// Turning to a person.
    People,
    /// The safety card.
    Help,
    /// A line the person wrote for a harder night.
    OwnLine,
    /// The card about what is already known.
    AlreadyKnown,
}

impl MomentTool {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Breathing, Self::Senses, Self::PlainList, Self::People, Self::Help, Self::OwnLine, Self::AlreadyKnown];
}

/// A hard moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it began.
    pub when: LocalTime,
    /// How strong it was when it began, from 0 to [`DISTRESS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_before: Option<u8>,
    /// How strong it was at the end, from 0 to [`DISTRESS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_after: Option<u8>,
    /// What was tried.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tools: BTreeSet<MomentTool>,
    /// What set it off.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub set_off_by: BTreeSet<TriggerKind>,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Moment {
    /// A moment that begins.
    #[must_use]
    pub const fn begun(now: Timestamp, when: LocalTime) -> Self {
        Self { changed: now, when, distress_before: None, distress_after: None, tools: BTreeSet::new(), set_off_by: BTreeSet::new(), note: String::new() }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.note]
    }
}

/// What the person already knows and need not find out again: a card to read in a hard moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownCard {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The words on it.
    pub text: String,
}

impl KnownCard {
    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.text]
    }
}
