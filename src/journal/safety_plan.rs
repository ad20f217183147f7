//! The person's own safety plan: what to do when it gets dangerous, in their own words.
//!
//! Its parts follow the safety plan of Stanley and Brown (2012), and those that advocates write with people who are in danger from
//! somebody else. No part is required, and nothing is counted.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Id, Journal, Only, Timestamp};

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlanPart {
    /// How they notice that it is getting dangerous.
    Signs,
    /// What helps without anyone else.
    ByMyself,
    /// Places and people that take the mind off it.
    Elsewhere,
    /// Whom they can tell.
    Asking,
    /// Professionals, and numbers.
    Professionals,
    /// What makes the surroundings safer.
    Surroundings,
    /// What they live for, and want to remember.
    ToRemember,
    /// In danger from somebody else: where they can go.
    SafePlace,
    /// In danger from somebody else: the word that asks for help.
    CodeWord,
    /// In danger from somebody else: what they take along.
    ToTake,
    /// In danger from somebody else: who knows.
    WhoKnows,
}

impl PlanPart {
    /// Parts for any danger, in the order of the plan.
    pub const GENERAL: [Self; 7] = [Self::Signs, Self::ByMyself, Self::Elsewhere, Self::Asking, Self::Professionals, Self::Surroundings, Self::ToRemember];
    /// Parts for danger from somebody else, in the order of the plan.
    pub const FROM_SOMEONE: [Self; 4] = [Self::SafePlace, Self::CodeWord, Self::ToTake, Self::WhoKnows];
}

/// The plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyPlan {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What was written in each part; parts without words are not there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<PlanPart, String>,
    /// People of the circle whom they can ask for help.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub people: BTreeSet<Id>,
}

impl SafetyPlan {
    /// Nothing written yet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, parts: BTreeMap::new(), people: BTreeSet::new() }
    }

    /// What was written in a part.
    #[must_use]
    pub fn text(&self, part: PlanPart) -> &str {
        self.parts.get(&part).map_or("", String::as_str)
    }

    /// Writes a part. One without any letter is not kept.
    pub fn write(&mut self, part: PlanPart, text: String) {
        if text.is_empty() {
            self.parts.remove(&part);
        } else {
            self.parts.insert(part, text);
        }
    }

    /// Whether there is anything in it to read.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.people.is_empty() && self.parts.values().all(|text| text.trim().is_empty())
    }

    /// Whether one of these parts has words.
    #[must_use]
    pub fn has_any(&self, parts: &[PlanPart]) -> bool {
        parts.iter().any(|part| !self.text(*part).trim().is_empty())
    }

    /// The person's own words in it, in the order of the plan.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.parts.values().map(String::as_str).collect()
    }
}

impl Journal {
    /// The person's safety plan, where there is something in it.
    #[must_use]
    pub fn written_safety_plan(&self) -> Option<&SafetyPlan> {
        self.safety_plan().get(&Only::One).map(|plan| &**plan).filter(|plan| !plan.is_blank())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Edit, Key};

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
        journal.apply(Edit::put(Key::SafetyPlan(Only::One), plan.clone()));
        assert_eq!(journal.written_safety_plan(), None);
        plan.people.insert(Id::from_parts(1, 1));
        journal.apply(Edit::put(Key::SafetyPlan(Only::One), plan));
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
