//! What set a hard moment off, and urges to check.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp};

/// Kinds of things that bring it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] =
        [Self::Message, Self::Silence, Self::Tone, Self::Place, Self::Date, Self::Name, Self::Picture, Self::Closeness, Self::Thought, Self::Other];
}

/// One entry of the trigger log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trigger {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was.
    pub when: LocalTime,
    /// What kind of thing it was.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<TriggerKind>,
    /// What happened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// How strong it was, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<u8>,
    /// What it said, or what it brought back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub brought_back: String,
    /// What the body did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// What helped.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub helped: String,
}

impl Trigger {
    /// An entry without words.
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

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.what, &self.brought_back, &self.body, &self.helped]
    }
}

/// Whether an urge was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UrgeAct {
    /// No.
    No,
    /// In part.
    Partly,
    /// Yes.
    Yes,
}

impl UrgeAct {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::No, Self::Partly, Self::Yes];
}

/// For how long it was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Settled {
    /// Not at all.
    NotAtAll,
    /// For minutes.
    Minutes,
    /// For hours.
    Hours,
    /// For a day or longer.
    Days,
}

impl Settled {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::NotAtAll, Self::Minutes, Self::Hours, Self::Days];
}

/// The strongest urge there is on the scale from 0.
pub const URGE_MAX: u8 = 5;

/// An urge to check, to ask once more, or to look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Urge {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was.
    pub when: LocalTime,
    /// What it wanted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// How strong it was, from 0 to [`URGE_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<u8>,
    /// Whether it was followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acted: Option<UrgeAct>,
    /// For how long that settled it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
    /// How strong the distress was before, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_before: Option<u8>,
    /// How strong the distress was afterwards, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_after: Option<u8>,
    /// What else was possible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
}

impl Urge {
    /// An entry without words.
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

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.what, &self.instead]
    }
}
