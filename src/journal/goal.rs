//! Goals in small steps.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp};

/// How a goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GoalState {
    /// Being gone towards.
    #[default]
    Open,
    /// Reached.
    Reached,
    /// Let go of, which is as good an end.
    LetGo,
}

impl GoalState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Open, Self::Reached, Self::LetGo];
}

/// A small step towards a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalStep {
    /// Unique within its goal, and never changed.
    pub id: Id,
    /// What to do.
    pub text: String,
    /// The day on which it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written down.
    pub created: LocalTime,
    /// What it is.
    pub title: String,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// It is a goal of both.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_shared: bool,
    /// Small steps, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<GoalStep>,
    /// When to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again_on: Option<NaiveDate>,
    /// How it stands.
    pub state: GoalState,
    /// Notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl Goal {
    /// One without words.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self {
            changed: now,
            created,
            title: String::new(),
            why: String::new(),
            is_shared: false,
            steps: Vec::new(),
            look_again_on: None,
            state: GoalState::Open,
            notes: String::new(),
        }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let first = [self.title.as_str(), &self.why, &self.notes];
        first.into_iter().chain(self.steps.iter().map(|step| step.text.as_str())).collect()
    }
}
