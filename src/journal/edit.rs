//! An edit puts records at keys and answers with the edit that takes it back.

use chrono::NaiveDate;

use super::{Entry, Journal, Key, Record, Timestamp};

/// "Put this at that key", once or several times as one.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Edit {
    /// What goes where, in order.
    pub puts: Vec<(Key, Entry)>,
}

impl Edit {
    /// Puts one record.
    #[must_use]
    pub fn put(key: Key, record: impl Into<Record>) -> Self {
        Self { puts: vec![(key, Entry::Present(record.into()))] }
    }

    /// Deletes one record, leaving a tombstone.
    #[must_use]
    pub fn delete(key: Key, now: Timestamp) -> Self {
        Self { puts: vec![(key, Entry::Deleted(now))] }
    }

    /// This edit, then another, as one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.puts.extend(other.puts);
        self
    }

    /// Marks every record that is put as changed at `now`.
    pub fn stamp(&mut self, now: Timestamp) {
        for (_, entry) in &mut self.puts {
            match entry {
                Entry::Present(record) => record.set_changed(now),
                Entry::Deleted(when) => *when = now,
                Entry::Absent => {}
            }
        }
    }
}

/// What an edit touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub key: Key,
    /// The days that look different now: those of the record before and after, as days begin for this person. At most two.
    /// A change of the preferences can move every day at once and names none.
    pub days: Vec<NaiveDate>,
}

/// The result of applying an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The edit that restores what was there.
    pub inverse: Edit,
    /// What was touched, in order.
    pub changes: Vec<Change>,
}

impl Journal {
    /// Applies an edit. Applying the answered inverse restores the journal exactly.
    pub fn apply(&mut self, edit: Edit) -> Applied {
        let mut inverse = Vec::with_capacity(edit.puts.len());
        let mut changes = Vec::with_capacity(edit.puts.len());
        for (key, entry) in edit.puts {
            let day_start_hour = self.day_start_hour();
            let day_of = |entry: &Entry| entry.record().and_then(|record| record.day(day_start_hour));
            let after = day_of(&entry);
            let before = self.replace(&key, entry);
            let mut days: Vec<NaiveDate> = day_of(&before).into_iter().chain(after).collect();
            days.dedup();
            changes.push(Change { key: key.clone(), days });
            inverse.push((key, before));
        }
        // Taken back last to first, in case one key was put twice.
        inverse.reverse();
        Applied { inverse: Edit { puts: inverse }, changes }
    }
}

#[cfg(test)]
mod tests {
    use super::super::arbitrary;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_inverse_restores_the_journal_exactly(mut journal in arbitrary::journal(), edit in arbitrary::edit()) {
            let before = journal.clone();
            let applied = journal.apply(edit);
            let after = journal.clone();
            let taken_back = journal.apply(applied.inverse);
            prop_assert_eq!(&journal, &before);
            journal.apply(taken_back.inverse);
            prop_assert_eq!(&journal, &after);
        }

        #[test]
        fn changed_days_hold_the_record_before_and_after(mut journal in arbitrary::journal(), (key, record) in arbitrary::keyed_record()) {
            let before = journal.entry(&key);
            let hour = journal.day_start_hour();
            let applied = journal.apply(Edit::put(key.clone(), record.clone()));
            let days: Vec<_> = before.record().into_iter().chain([&record]).filter_map(|record| record.day(hour)).collect();
            prop_assert!(days.iter().all(|day| applied.changes[0].days.contains(day)));
            prop_assert!(applied.changes[0].days.iter().all(|day| days.contains(day)));
        }

        /// The difference, put into the earlier state, makes the later one.
        #[test]
        fn changes_are_what_makes_the_later_state(earlier in arbitrary::journal(), edits in proptest::collection::vec(arbitrary::edit(), 0..4)) {
            let mut later = earlier.clone();
            for edit in edits {
                let without_absent = edit.puts.into_iter().filter(|(_, entry)| *entry != Entry::Absent).collect();
                later.apply(Edit { puts: without_absent });
            }
            let changes = later.changes_since(&earlier);
            let keys = changes.records().map(|(key, _)| key).chain(changes.tombstones().map(|(key, _)| key.clone()));
            let mut made = earlier.clone();
            made.apply(Edit { puts: keys.map(|key| (key.clone(), changes.entry(&key))).collect() });
            prop_assert_eq!(made, later.clone());
            prop_assert_eq!(later.changes_since(&later).records().count(), 0);
        }

        #[test]
        fn derived_orders_are_those_of_a_fresh_read(journal in arbitrary::journal()) {
            prop_assert_eq!(Journal::from(crate::journal::JournalText::from(&journal)), journal);
        }
    }
}
