//! Goals in small steps.

use chrono::NaiveDate;
use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp, UserRecord};

/// State of a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum GoalState {
    /// In progress.
    #[default]
    Open,
    /// Reached.
    Reached,
    /// Let go, which is as good an end.
    LetGo,
}

impl GoalState {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Reached, Self::LetGo];
}

/// A step towards a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalStep {
    /// Permanent id, unique within the goal.
    pub id: Id,
    /// Text.
    pub text: String,
    /// Date of completion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// Title.
    pub title: String,
    /// Importance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// True for a shared goal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_shared: bool,
    /// Steps, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<GoalStep>,
    /// Next review date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again_on: Option<NaiveDate>,
    /// State.
    pub state: GoalState,
    /// Notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl Goal {
    /// An empty record.
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
}

impl UserRecord for Goal {
    fn user_texts(&self) -> Vec<&str> {
        let first = [self.title.as_str(), &self.why, &self.notes];
        first.into_iter().chain(self.steps.iter().map(|step| step.text.as_str())).collect()
    }
}
