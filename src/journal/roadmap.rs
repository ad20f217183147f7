//! Where the person stands on the steps of the roadmap. The steps' own words live in the content.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp};

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

/// What the person thought about a step on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// Unique within its step.
    pub id: Id,
    /// When it was written.
    pub when: LocalTime,
    /// What was thought.
    pub text: String,
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
    /// What was thought about it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflections: Vec<Reflection>,
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

    /// Marks the step, and keeps the change in its history. Marking it again as what it is changes nothing.
    pub fn mark(&mut self, state: StepState, when: LocalTime) {
        if self.state != state {
            self.state = state;
            self.history.push(StateChange { when, state });
        }
    }

    /// Writes a reflection: changes the one of this id, or adds it as written at `when`. One without words is let go.
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

    /// Whether the person wrote anything here.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.notes.trim().is_empty() || !self.reflections.is_empty()
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
