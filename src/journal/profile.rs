//! What the person said about their situation. All of it can be left open and changed at any time.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// Which side of the break the person stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Trust in them was broken, or they have not said.
    #[default]
    Hurt,
    /// They broke trust.
    BrokeTrust,
    /// Both work on it together.
    Together,
}

/// Where it may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Not decided, which is a place one may stay in.
    #[default]
    Undecided,
    /// Staying.
    Stay,
    /// Leaving.
    Leave,
}

/// Who the other person is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relationship {
    /// Not said.
    #[default]
    Unsaid,
    /// A partner, present or past.
    Partner,
    /// A friend.
    Friend,
    /// A relative.
    Family,
    /// Someone from work.
    Colleague,
    /// In the person's own word.
    Own(String),
}

/// The answer to "is there fear or violence?".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FearAnswer {
    /// Not asked, or not answered.
    #[default]
    Unanswered,
    /// Yes.
    Yes,
    /// Not sure, which counts as yes.
    NotSure,
    /// No.
    No,
    /// Rather not say.
    RatherNotSay,
}

impl FearAnswer {
    /// The answers a person can give, in the order in which they are offered.
    pub const ANSWERS: [Self; 4] = [Self::Yes, Self::NotSure, Self::No, Self::RatherNotSay];

    /// Whether steps and exercises for two close and the safety page takes their place.
    /// "Not sure" counts as yes.
    #[must_use]
    pub const fn counts_as_yes(self) -> bool {
        matches!(self, Self::Yes | Self::NotSure)
    }

    /// Whether the question is asked where it must come first. "Rather not say" is respected everywhere else: it closes nothing and
    /// says nothing about fear. But what can raise the danger does not open on it, so there the question stays.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unanswered | Self::RatherNotSay)
    }
}

/// What the person said about their situation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// Which side they stand on.
    pub role: Role,
    /// Where it may go.
    pub direction: Direction,
    /// Who the other person is.
    pub relationship: Relationship,
    /// Whether there is fear or violence.
    pub fear: FearAnswer,
    /// "I have frightened, controlled or hurt them": couple steps close, help for changing that is listed.
    pub has_frightened: bool,
    /// The path that is walked: its content id, or the id of one of the person's own as text. Empty is the one that joins all others.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Steps that the person does not want to see on any path, by id.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_steps: BTreeSet<String>,
}

impl Profile {
    /// Nothing said yet.
    #[must_use]
    pub fn unsaid(now: Timestamp) -> Self {
        Self {
            changed: now,
            role: Role::default(),
            direction: Direction::default(),
            relationship: Relationship::default(),
            fear: FearAnswer::default(),
            has_frightened: false,
            path: String::new(),
            hidden_steps: BTreeSet::new(),
        }
    }

    /// Whether steps for two are closed.
    #[must_use]
    pub const fn closes_steps_for_two(&self) -> bool {
        self.fear.counts_as_yes() || self.has_frightened
    }
}
