//! The user's situation. Every answer is optional and can be changed.

use std::collections::BTreeSet;

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Timestamp, UserRecord};

/// The user's side of the break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum Role {
    /// The user was hurt; also the default.
    #[default]
    Hurt,
    /// The user broke trust.
    BrokeTrust,
    /// Both work on it together.
    Together,
}

/// Direction of the relationship.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum Direction {
    /// Undecided, which is a valid lasting choice.
    #[default]
    Undecided,
    /// Staying.
    Stay,
    /// Leaving.
    Leave,
}

/// Relationship to the other person.
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
    /// Custom text.
    Own(String),
}

/// Answer to "is there fear or violence?".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum FearAnswer {
    /// Not asked, or not answered.
    #[default]
    Unanswered,
    /// Yes.
    Yes,
    /// Not sure; counts as yes.
    NotSure,
    /// No.
    No,
    /// Rather not say.
    RatherNotSay,
}

impl FearAnswer {
    /// Answers that can be given, in display order.
    pub const ANSWERS: [Self; 4] = [Self::Yes, Self::NotSure, Self::No, Self::RatherNotSay];

    /// True if steps for two close. "Not sure" counts as yes.
    #[must_use]
    pub const fn counts_as_yes(self) -> bool {
        matches!(self, Self::Yes | Self::NotSure)
    }

    /// True if fear must still be asked about where it matters. "Rather not say" closes nothing,
    /// but does not open what can raise the danger.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unanswered | Self::RatherNotSay)
    }
}

/// The user's situation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Last change.
    pub changed: Timestamp,
    /// Role.
    pub role: Role,
    /// Direction.
    pub direction: Direction,
    /// Relationship.
    pub relationship: Relationship,
    /// Answer about fear or violence.
    pub fear: FearAnswer,
    /// "I have frightened, controlled or hurt them": closes steps for two, lists help to change.
    pub has_frightened: bool,
    /// Chosen path: a content id, or a custom path's id as text. Empty for the default.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Ids of steps hidden on all paths.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_steps: BTreeSet<String>,
}

impl Profile {
    /// An empty profile.
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

    /// True if steps for two are closed.
    #[must_use]
    pub const fn closes_steps_for_two(&self) -> bool {
        self.fear.counts_as_yes() || self.has_frightened
    }
}

impl UserRecord for Profile {
    fn user_texts(&self) -> Vec<&str> {
        Vec::new()
    }
}
