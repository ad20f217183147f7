//! People who can be turned to, and numbers of one's own.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Journal, Timestamp};

/// Someone the person can turn to, shown on the safety card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// Name or initials.
    pub name: String,
    /// How to reach them: a number, a place, a time of day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// How they help.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub helps_with: String,
    /// When they were last in touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_in_touch: Option<NaiveDate>,
    /// Somebody for the worst hour: stands first, also on the safety card.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_for_crisis: bool,
}

impl Person {
    /// Nobody yet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, name: String::new(), reach: String::new(), helps_with: String::new(), last_in_touch: None, is_for_crisis: false }
    }
}

/// A number to call that the person wrote down: a help line, a practice, an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpNumber {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// Whose it is.
    pub name: String,
    /// The number, or another way to reach them, as text.
    pub number: String,
    /// When they can be reached, what they do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When the person last made sure that it is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<NaiveDate>,
}

impl Person {
    /// Their name and how to reach them, in one line with `separator` between; empty where neither is known.
    #[must_use]
    pub fn name_and_reach(&self, separator: &str) -> String {
        let known: Vec<&str> = [self.name.trim(), self.reach.trim()].into_iter().filter(|text| !text.is_empty()).collect();
        known.join(separator)
    }
}

impl Journal {
    /// People to turn to: those for the worst hour first, otherwise as they were written down.
    #[must_use]
    pub fn people_in_order(&self) -> Vec<(Id, &Arc<Person>)> {
        let mut people: Vec<_> = self.people().iter().map(|(id, person)| (*id, person)).collect();
        people.sort_by_key(|(id, person)| (!person.is_for_crisis, *id));
        people
    }
}

impl HelpNumber {
    /// None yet.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, name: String::new(), number: String::new(), note: String::new(), checked_on: None }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.name, &self.number, &self.note]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::{Edit, Key};

    proptest! {
        #[test]
        fn those_for_the_worst_hour_stand_first_and_nobody_is_left_out(marks in prop::collection::vec(any::<bool>(), 0..12)) {
            let mut journal = Journal::default();
            for (number, is_for_crisis) in marks.iter().enumerate() {
                let person = Person { is_for_crisis: *is_for_crisis, ..Person::empty(Timestamp::from_millis(0)) };
                journal.apply(Edit::put(Key::Person(Id::from_parts(1, number as u128)), person));
            }
            let places: Vec<(bool, Id)> = journal.people_in_order().into_iter().map(|(id, person)| (!person.is_for_crisis, id)).collect();
            prop_assert_eq!(places.len(), marks.len());
            prop_assert!(places.is_sorted(), "by the mark, then as they were written down");
        }
    }
}
