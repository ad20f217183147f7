//! The user's safety plan.
//!
//! After Stanley and Brown (2012), and plans of advocates for people in danger from others. No part
//! is required, and nothing is counted.

use std::collections::{BTreeMap, BTreeSet};

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Id, Journal, Only, Timestamp, UserRecord};

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum PlanPart {
    /// Warning signs.
    Signs,
    /// Things that help when alone.
    ByMyself,
    /// Distracting places and people.
    Elsewhere,
    /// People to ask for help.
    Asking,
    /// Professionals and phone numbers.
    Professionals,
    /// Making the surroundings safer.
    Surroundings,
    /// Reasons for living.
    ToRemember,
    /// Danger from others: a safe place.
    SafePlace,
    /// Danger from others: a code word for help.
    CodeWord,
    /// Danger from others: things to take.
    ToTake,
    /// Danger from others: people who know.
    WhoKnows,
}

impl PlanPart {
    /// Parts for any danger, in order.
    pub const GENERAL: [Self; 7] = [Self::Signs, Self::ByMyself, Self::Elsewhere, Self::Asking, Self::Professionals, Self::Surroundings, Self::ToRemember];
    /// Parts for danger from others, in order.
    pub const FROM_SOMEONE: [Self; 4] = [Self::SafePlace, Self::CodeWord, Self::ToTake, Self::WhoKnows];
}

/// The plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyPlan {
    /// Last change.
    pub changed: Timestamp,
    /// Text of each part; empty parts are absent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<PlanPart, String>,
    /// People from the support circle to ask for help.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub people: BTreeSet<Id>,
}

impl SafetyPlan {
    /// An empty plan.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, parts: BTreeMap::new(), people: BTreeSet::new() }
    }

    /// Text of a part.
    #[must_use]
    pub fn text(&self, part: PlanPart) -> &str {
        self.parts.get(&part).map_or("", String::as_str)
    }

    /// Sets the text of a part; an empty one is removed.
    pub fn write(&mut self, part: PlanPart, text: String) {
        if text.is_empty() {
            self.parts.remove(&part);
        } else {
            self.parts.insert(part, text);
        }
    }

    /// True if the plan is empty.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.people.is_empty() && self.parts.values().all(|text| text.trim().is_empty())
    }

    /// True if one of these parts has text.
    #[must_use]
    pub fn has_any(&self, parts: &[PlanPart]) -> bool {
        parts.iter().any(|part| !self.text(*part).trim().is_empty())
    }
}

impl Journal {
    /// The user's safety plan, unless empty.
    #[must_use]
    pub fn written_safety_plan(&self) -> Option<&SafetyPlan> {
        self.safety_plan().get(&Only::One).map(|plan| &**plan).filter(|plan| !plan.is_blank())
    }
}

impl UserRecord for SafetyPlan {
    fn user_texts(&self) -> Vec<&str> {
        self.parts.values().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Edit;

    #[test]
    fn an_emptied_part_is_not_kept_and_a_plan_of_spaces_is_blank() {
        let mut plan = SafetyPlan::empty(Timestamp::from_millis(0));
        assert!(plan.is_blank());
        plan.write(PlanPart::Signs, " ".to_owned());
        assert!(plan.is_blank() && !plan.has_any(&PlanPart::GENERAL));
        plan.write(PlanPart::Signs, "I stop answering".to_owned());
        assert!(!plan.is_blank() && plan.has_any(&PlanPart::GENERAL) && !plan.has_any(&PlanPart::FROM_SOMEONE));
        plan.write(PlanPart::Signs, String::new());
        assert_eq!(plan, SafetyPlan::empty(Timestamp::from_millis(0)));
    }

    #[test]
    fn only_a_plan_with_something_in_it_is_shown() {
        let mut journal = Journal::default();
        let mut plan = SafetyPlan::empty(Timestamp::from_millis(0));
        journal.apply(Edit::put(Only::One, plan.clone()));
        assert_eq!(journal.written_safety_plan(), None);
        plan.people.insert(Id::from_parts(1, 1));
        journal.apply(Edit::put(Only::One, plan));
        assert!(journal.written_safety_plan().is_some());
    }

    #[test]
    fn every_part_stands_in_one_of_the_two_lists() {
        let mut all = [PlanPart::GENERAL.as_slice(), PlanPart::FROM_SOMEONE.as_slice()].concat();
        let listed = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), listed), (11, 11));
    }
}
