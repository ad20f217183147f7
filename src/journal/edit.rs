//! Edits. Applying one returns its inverse.

use chrono::NaiveDate;

use super::{Entry, Journal, Key, Record, Table, Timestamp};

/// One or more writes, applied as one.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Edit {
    /// Writes, in order.
    pub puts: Vec<(Key, Entry)>,
}

impl Edit {
    /// Puts one record into its table.
    ///
    /// ```
    /// # use mendwell::journal::*;
    /// let tag = OwnTag::new(Timestamp::from_millis(0), "Choir".to_owned());
    /// let edit = Edit::put(Id::from_parts(1, 2), tag);
    /// assert_eq!(edit.puts[0].0, Key::OwnTag(Id::from_parts(1, 2)));
    /// ```
    ///
    /// A key of another table does not compile:
    ///
    /// ```compile_fail
    /// # use mendwell::journal::*;
    /// let tag = OwnTag::new(Timestamp::from_millis(0), "Choir".to_owned());
    /// Edit::put(Only::One, tag);
    /// ```
    #[must_use]
    pub fn put<R: Table>(key: R::Key, record: R) -> Self {
        Self::put_record(R::key(key), record.into())
    }

    /// Writes a record of any table, as read, restored or imported.
    #[must_use]
    pub fn put_record(key: Key, record: Record) -> Self {
        Self { puts: vec![(key, Entry::Present(record))] }
    }

    /// Deletes a record, leaving a tombstone.
    #[must_use]
    pub fn delete(key: Key, now: Timestamp) -> Self {
        Self { puts: vec![(key, Entry::Deleted(now))] }
    }

    /// Appends another edit.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.puts.extend(other.puts);
        self
    }

    /// Sets the time of change of all writes.
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

/// A change made by an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The changed key.
    pub key: Key,
    /// The affected days (of the record before and after, at most two). Empty for preferences,
    /// which can affect every day.
    pub days: Vec<NaiveDate>,
}

/// Result of applying an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The inverse edit.
    pub inverse: Edit,
    /// Changes, in order.
    pub changes: Vec<Change>,
}

impl Journal {
    /// Applies an edit. Applying the inverse restores the journal exactly.
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
        // Reversed, in case one key was written twice.
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
            let applied = journal.apply(Edit::put_record(key.clone(), record.clone()));
            let days: Vec<_> = before.record().into_iter().chain([&record]).filter_map(|record| record.day(hour)).collect();
            prop_assert!(days.iter().all(|day| applied.changes[0].days.contains(day)));
            prop_assert!(applied.changes[0].days.iter().all(|day| days.contains(day)));
        }

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
