//! Things done again and again: care for oneself, rituals shared with somebody, a life of one's own. And good small moments.

use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp};

/// Which list a practice stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PracticeKind {
    /// Care for oneself.
    SelfCare,
    /// Shared with somebody.
    Ritual,
    /// A life of one's own.
    OwnLife,
}

impl PracticeKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SelfCare, Self::Ritual, Self::OwnLife];
}

/// Something that does the person good, done again and again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written down.
    pub created: LocalTime,
    /// Which list it stands in.
    pub kind: PracticeKind,
    /// What it is.
    pub title: String,
    /// When it fits, in the person's own words: nothing is ever due.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_it_fits: String,
    /// With whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with_whom: String,
    /// What it is good for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// It rests: kept, and out of the way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests: bool,
}

impl Practice {
    /// One without words.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime, kind: PracticeKind) -> Self {
        Self { changed: now, created, kind, title: String::new(), when_it_fits: String::new(), with_whom: String::new(), why: String::new(), rests: false }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.title, &self.when_it_fits, &self.with_whom, &self.why]
    }
}

/// One time it was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeTime {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What was done.
    pub practice: Id,
    /// When.
    pub when: LocalTime,
    /// How it was, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl PracticeTime {
    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.note]
    }
}

/// What an appreciation is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AppreciationOf {
    /// A small good moment.
    #[default]
    Moment,
    /// Something somebody did.
    Somebody,
    /// Something the person did themself.
    Me,
}

impl AppreciationOf {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Moment, Self::Somebody, Self::Me];
}

/// A small good moment, or something that was valued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appreciation {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was.
    pub when: LocalTime,
    /// What it is about.
    pub of: AppreciationOf,
    /// Who it was, where it was somebody: a name or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The words.
    pub text: String,
    /// They were told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_said: bool,
}

impl Appreciation {
    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.text, &self.who]
    }
}
