//! Where the person stands on the steps of the roadmap. The steps' own words live in the content.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp};

/// How a step stands. Any order, any return; nothing is overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StepState {
    /// Not begun.
    #[default]
    NotStarted,
    /// Being worked on.
    InProgress,
    /// Done, for now or for good.
    Done,
    /// Done before, and come back to.
    Revisiting,
    /// Not for this person.
    NotForMe,
}

impl StepState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::NotStarted, Self::InProgress, Self::Done, Self::Revisiting, Self::NotForMe];
}

/// A change of state, kept as quiet history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    /// When it was marked.
    pub when: LocalTime,
    /// What it became.
    pub state: StepState,
}

/// Where the person stands on one step; its key is the step's content id, so that paths share it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepProgress {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// How it stands now.
    pub state: StepState,
    /// Small actions under the step that are done, by content id.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub actions_done: BTreeSet<String>,
    /// The person's own notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Earlier and present states, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<StateChange>,
    /// The person asked for this step, which stays closed for everyone until then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opened: bool,
}

impl StepProgress {
    /// A step nobody has touched.
    #[must_use]
    pub fn untouched(now: Timestamp) -> Self {
        Self { changed: now, state: StepState::NotStarted, actions_done: BTreeSet::new(), notes: String::new(), history: Vec::new(), opened: false }
    }

    /// Marks the step, and keeps the change in its history. Marking it again as what it is changes nothing.
    pub fn mark(&mut self, state: StepState, when: LocalTime) {
        if self.state != state {
            self.state = state;
            self.history.push(StateChange { when, state });
        }
    }
}
