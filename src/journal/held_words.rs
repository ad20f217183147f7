//! Words written at night and not to be sent yet.

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp};

/// What became of held words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HeldState {
    /// They wait.
    #[default]
    Held,
    /// Kept, and not for sending.
    Kept,
    /// Said, in this or another form.
    Said,
    /// Let go of.
    LetGo,
}

impl HeldState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Held, Self::Kept, Self::Said, Self::LetGo];
}

/// Words that wait until the morning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldWords {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When they were written.
    pub written: LocalTime,
    /// When they may be read again.
    pub held_until: LocalTime,
    /// To whom they would go: a name or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to_whom: String,
    /// The words.
    pub text: String,
    /// What became of them.
    pub state: HeldState,
    /// What the morning thinks of them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub in_the_morning: String,
}

impl HeldWords {
    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.text, &self.to_whom, &self.in_the_morning]
    }
}
