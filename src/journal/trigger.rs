//! Triggers of hard moments, and urges to check.

use std::collections::BTreeSet;

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp, UserRecord};

/// Kind of trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum TriggerKind {
    /// A place.
    Place,
    /// A date or a time of day.
    Date,
    /// A message, or a phone.
    Message,
    /// Silence, or no answer.
    Silence,
    /// A voice, a look, a word.
    Tone,
    /// A picture, a film, a song.
    Picture,
    /// A name, or a person.
    Name,
    /// Closeness or touch.
    Closeness,
    /// A thought or a dream.
    Thought,
    /// Something else.
    Other,
}

impl TriggerKind {
    /// All, in display order.
    pub const ALL: [Self; 10] =
        [Self::Message, Self::Silence, Self::Tone, Self::Place, Self::Date, Self::Name, Self::Picture, Self::Closeness, Self::Thought, Self::Other];
}

/// A trigger log entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trigger {
    /// Last change.
    pub changed: Timestamp,
    /// Time of the event.
    pub when: LocalTime,
    /// Kinds of triggers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<TriggerKind>,
    /// Description.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Distress, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<u8>,
    /// Memories or thoughts it brought back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub brought_back: String,
    /// Physical reaction.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Things that helped.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub helped: String,
}

impl Trigger {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp, when: LocalTime) -> Self {
        Self {
            changed: now,
            when,
            kinds: BTreeSet::new(),
            what: String::new(),
            distress: None,
            brought_back: String::new(),
            body: String::new(),
            helped: String::new(),
        }
    }
}

/// Reaction to an urge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum UrgeAct {
    /// Not followed.
    No,
    /// Partly followed.
    Partly,
    /// Followed.
    Yes,
}

impl UrgeAct {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::No, Self::Partly, Self::Yes];
}

/// Duration of relief after an urge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum Settled {
    /// Not at all.
    NotAtAll,
    /// For minutes.
    Minutes,
    /// For hours.
    Hours,
    /// A day or longer.
    Days,
}

impl Settled {
    /// All, in display order.
    pub const ALL: [Self; 4] = [Self::NotAtAll, Self::Minutes, Self::Hours, Self::Days];
}

/// Maximum strength of an urge; the scale starts at 0.
pub const URGE_MAX: u8 = 5;

/// An urge to check, to ask once more, or to look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Urge {
    /// Last change.
    pub changed: Timestamp,
    /// Time of the event.
    pub when: LocalTime,
    /// Object of the urge.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Strength, 0 to [`URGE_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<u8>,
    /// Reaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acted: Option<UrgeAct>,
    /// Duration of relief.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
    /// Distress before, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_before: Option<u8>,
    /// Distress after, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_after: Option<u8>,
    /// Alternatives.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
}

impl Urge {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp, when: LocalTime) -> Self {
        Self {
            changed: now,
            when,
            what: String::new(),
            strength: None,
            acted: None,
            settled: None,
            distress_before: None,
            distress_after: None,
            instead: String::new(),
        }
    }
}

impl UserRecord for Trigger {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.what, &self.brought_back, &self.body, &self.helped]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }
}

impl UserRecord for Urge {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.what, &self.instead]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }
}
