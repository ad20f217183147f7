//! Progress on the roadmap. The steps' texts are in the content.

use std::collections::BTreeSet;

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Id, Key, LocalTime, Timestamp, UserRecord};

/// State of a step. Any order is fine, and nothing is overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum StepState {
    /// Not begun.
    #[default]
    NotStarted,
    /// In progress.
    InProgress,
    /// Done, for now or for good.
    Done,
    /// Done before, and resumed.
    Revisiting,
    /// Not applicable.
    NotForMe,
}

impl StepState {
    /// All, in display order.
    pub const ALL: [Self; 5] = [Self::NotStarted, Self::InProgress, Self::Done, Self::Revisiting, Self::NotForMe];
}

/// A change of state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    /// Time of the change.
    pub when: LocalTime,
    /// New state.
    pub state: StepState,
}

/// A dated thought about a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// Unique within its step.
    pub id: Id,
    /// Time of writing.
    pub when: LocalTime,
    /// Text.
    pub text: String,
}

/// Progress on a step. Keyed by the step's id, so that paths share it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepProgress {
    /// Last change.
    pub changed: Timestamp,
    /// Current state.
    pub state: StepState,
    /// Ids of completed actions.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub actions_done: BTreeSet<String>,
    /// Notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Reflections, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflections: Vec<Reflection>,
    /// Earlier states and the current one, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<StateChange>,
    /// True if the user opened a step that is closed by default.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opened: bool,
}

impl StepProgress {
    /// Progress of an untouched step.
    #[must_use]
    pub fn untouched(now: Timestamp) -> Self {
        Self {
            changed: now,
            state: StepState::NotStarted,
            actions_done: BTreeSet::new(),
            notes: String::new(),
            reflections: Vec::new(),
            history: Vec::new(),
            opened: false,
        }
    }

    /// Sets the state and records a change in the history.
    pub fn mark(&mut self, state: StepState, when: LocalTime) {
        if self.state != state {
            self.state = state;
            self.history.push(StateChange { when, state });
        }
    }

    /// Updates or adds a reflection; an empty one is removed.
    pub fn reflect(&mut self, id: Id, text: String, when: LocalTime) {
        let place = self.reflections.iter().position(|reflection| reflection.id == id);
        match place {
            Some(place) if text.trim().is_empty() => {
                self.reflections.remove(place);
            }
            Some(place) => self.reflections[place].text = text,
            None if text.trim().is_empty() => {}
            None => self.reflections.push(Reflection { id, when, text }),
        }
    }

    /// True if there are notes or reflections.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.notes.trim().is_empty() || !self.reflections.is_empty()
    }
}

impl UserRecord for StepProgress {
    fn user_texts(&self) -> Vec<&str> {
        std::iter::once(self.notes.as_str()).chain(self.reflections.iter().map(|reflection| reflection.text.as_str())).collect()
    }

    fn written(&self) -> Option<LocalTime> {
        self.history.last().map(|change| change.when)
    }

    fn owner(&self, key: &Key) -> Option<Key> {
        if let Key::Step(step) = key { step.parse().ok().map(Key::OwnStep) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reflection_keeps_its_day_when_it_is_changed_and_goes_with_its_last_word() {
        let (first, later) = ("2026-05-02T21:14+02:00".parse().expect("a time"), "2026-11-22T21:14+01:00".parse().expect("a time"));
        let id = Id::from_parts(0, 1);
        let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
        progress.reflect(id, "Less loud.".to_owned(), first);
        progress.reflect(id, "Less loud today.".to_owned(), later);
        assert_eq!(progress.reflections, [Reflection { id, when: first, text: "Less loud today.".to_owned() }]);
        assert!(progress.has_words());
        progress.reflect(id, " ".to_owned(), later);
        progress.reflect(Id::from_parts(0, 2), String::new(), later);
        assert!(progress.reflections.is_empty() && !progress.has_words());
    }
}
