//! Supportive people, and the user's own phone numbers.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Journal, Timestamp, UserRecord};

/// A person to turn to, shown on the safety card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Last change.
    pub changed: Timestamp,
    /// Name or initials.
    pub name: String,
    /// Contact details: a number, a place, a time of day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// Kind of help.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub helps_with: String,
    /// Date of the last contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_in_touch: Option<NaiveDate>,
    /// True for a contact in the worst hour; listed first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_for_crisis: bool,
}

impl Person {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, name: String::new(), reach: String::new(), helps_with: String::new(), last_in_touch: None, is_for_crisis: false }
    }
}

/// A phone number entered by the user: a help line, a practice, an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpNumber {
    /// Last change.
    pub changed: Timestamp,
    /// Owner.
    pub name: String,
    /// The number, or another way to reach them.
    pub number: String,
    /// Hours and services.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Date of the user's last check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<NaiveDate>,
    /// Id of the built-in line it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
}

impl Person {
    /// Name and contact details in one line; empty if both are unknown.
    #[must_use]
    pub fn name_and_reach(&self, separator: &str) -> String {
        let known: Vec<&str> = [self.name.trim(), self.reach.trim()].into_iter().filter(|text| !text.is_empty()).collect();
        known.join(separator)
    }
}

impl Journal {
    /// People by priority: those for the worst hour first, then by creation.
    #[must_use]
    pub fn people_in_order(&self) -> Vec<(Id, &Arc<Person>)> {
        let mut people: Vec<_> = self.people().iter().map(|(id, person)| (*id, person)).collect();
        people.sort_by_key(|(id, person)| (!person.is_for_crisis, *id));
        people
    }
}

impl Journal {
    /// Numbers the user added, without replacements of built-in ones.
    pub fn added_numbers(&self) -> impl Iterator<Item = (Id, &Arc<HelpNumber>)> {
        self.help_numbers().iter().filter(|(_, number)| number.stands_for.is_none()).map(|(id, number)| (*id, number))
    }

    /// The user's replacement for a built-in line.
    #[must_use]
    pub fn number_in_place_of(&self, line: &str) -> Option<(Id, &Arc<HelpNumber>)> {
        self.help_numbers().iter().find(|(_, number)| number.stands_for.as_deref() == Some(line)).map(|(id, number)| (*id, number))
    }
}

impl HelpNumber {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, name: String::new(), number: String::new(), note: String::new(), checked_on: None, stands_for: None }
    }
}

impl UserRecord for HelpNumber {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.name, &self.number, &self.note]
    }
}

impl UserRecord for Person {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.name, &self.reach, &self.helps_with]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::Edit;

    proptest! {
        #[test]
        fn those_for_the_worst_hour_stand_first_and_nobody_is_left_out(marks in prop::collection::vec(any::<bool>(), 0..12)) {
            let mut journal = Journal::default();
            for (number, is_for_crisis) in marks.iter().enumerate() {
                let person = Person { is_for_crisis: *is_for_crisis, ..Person::empty(Timestamp::from_millis(0)) };
                journal.apply(Edit::put(Id::from_parts(1, number as u128), person));
            }
            let places: Vec<(bool, Id)> = journal.people_in_order().into_iter().map(|(id, person)| (!person.is_for_crisis, id)).collect();
            prop_assert_eq!(places.len(), marks.len());
            prop_assert!(places.is_sorted(), "by the mark, then as they were written down");
        }
    }
}
