//! Repeated practices, and appreciations.

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Id, Key, LocalTime, Timestamp, UserRecord};

/// Kind of practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum PracticeKind {
    /// Self-care.
    SelfCare,
    /// Shared ritual.
    Ritual,
    /// A life of one's own.
    OwnLife,
}

impl PracticeKind {
    /// All variants.
    pub const ALL: [Self; 3] = [Self::SelfCare, Self::Ritual, Self::OwnLife];
}

/// A repeated beneficial activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// Kind.
    pub kind: PracticeKind,
    /// Title.
    pub title: String,
    /// Suitable occasions as free text; nothing is ever due.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_it_fits: String,
    /// Companions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with_whom: String,
    /// Benefit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Archived: kept, but not listed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests: bool,
}

impl Practice {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime, kind: PracticeKind) -> Self {
        Self { changed: now, created, kind, title: String::new(), when_it_fits: String::new(), with_whom: String::new(), why: String::new(), rests: false }
    }
}

/// One occurrence of a practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeTime {
    /// Last change.
    pub changed: Timestamp,
    /// The practice.
    pub practice: Id,
    /// Time.
    pub when: LocalTime,
    /// Note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Topic of an appreciation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum AppreciationOf {
    /// A small good moment.
    #[default]
    Moment,
    /// Another person's act.
    Somebody,
    /// The user's own act.
    Me,
}

impl AppreciationOf {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::Moment, Self::Somebody, Self::Me];
}

/// An appreciation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appreciation {
    /// Last change.
    pub changed: Timestamp,
    /// Time of the event.
    pub when: LocalTime,
    /// Topic.
    pub of: AppreciationOf,
    /// The person: a name or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// Text.
    pub text: String,
    /// True if the person was told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_said: bool,
}

impl UserRecord for Practice {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.title, &self.when_it_fits, &self.with_whom, &self.why]
    }
}

impl UserRecord for PracticeTime {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.note]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }

    fn owner(&self, _: &Key) -> Option<Key> {
        Some(Key::Practice(self.practice))
    }
}

impl UserRecord for Appreciation {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.text, &self.who]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }
}
