//! Orders that pages need and the file does not hold: kept up to date by every edit, rebuilt when a journal is read.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, RangeInclusive};

use chrono::{Days, NaiveDate};

use super::{Id, Key, LocalTime, Record, TableKind};

/// Derived orders over the tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index {
    /// Check-ins by the local time they are about.
    check_ins_by_time: BTreeSet<(LocalTime, Id)>,
    /// Pages of writing by the local time they are about.
    writings_by_time: BTreeSet<(LocalTime, Id)>,
    /// Boundary events by local time.
    events_by_time: BTreeSet<(LocalTime, Id)>,
    /// Boundary events by boundary, then time.
    events_by_boundary: BTreeSet<(Id, LocalTime, Id)>,
    /// Check-ins by the own feelings and own tags in them.
    check_ins_by_own_word: BTreeSet<(Id, Id)>,
    /// Filled worksheets by the boundaries they belong to.
    sheets_by_boundary: BTreeSet<(Id, Id)>,
    /// Filled worksheets by the steps they belong to.
    sheets_by_step: BTreeMap<String, BTreeSet<Id>>,
    /// How many check-ins have an own word; those that none has are left out.
    uses_of_own_words: BTreeMap<Id, usize>,
    /// Entries of the tools' logs by local time.
    logs_by_time: BTreeMap<TableKind, BTreeSet<(LocalTime, Id)>>,
    /// The same by what they belong to, then time.
    logs_by_owner: BTreeMap<TableKind, BTreeSet<(Id, LocalTime, Id)>>,
}

impl Index {
    /// Takes note of a record that is now there.
    pub(super) fn add(&mut self, key: &Key, record: &Record) {
        match (key, record) {
            (Key::CheckIn(id), Record::CheckIn(check_in)) => {
                self.check_ins_by_time.insert((check_in.when, *id));
                for word in check_in.own_words() {
                    if self.check_ins_by_own_word.insert((word, *id)) {
                        *self.uses_of_own_words.entry(word).or_default() += 1;
                    }
                }
            }
            (Key::Writing(id), Record::Writing(writing)) => {
                self.writings_by_time.insert((writing.when, *id));
            }
            (Key::BoundaryEvent(id), Record::BoundaryEvent(event)) => {
                self.events_by_time.insert((event.when, *id));
                self.events_by_boundary.insert((event.boundary, event.when, *id));
            }
            (Key::Sheet(id), Record::Sheet(sheet)) => {
                self.sheets_by_boundary.extend(sheet.boundaries.iter().map(|boundary| (*boundary, *id)));
                for step in &sheet.steps {
                    self.sheets_by_step.entry(step.clone()).or_default().insert(*id);
                }
            }
            _ => {
                if let Some((id, when)) = log_entry(key, record) {
                    self.logs_by_time.entry(key.table()).or_default().insert((when, id));
                    if let Some(owner) = record.log_owner() {
                        self.logs_by_owner.entry(key.table()).or_default().insert((owner, when, id));
                    }
                }
            }
        }
    }

    /// Forgets a record that is there no longer.
    pub(super) fn remove(&mut self, key: &Key, record: &Record) {
        match (key, record) {
            (Key::CheckIn(id), Record::CheckIn(check_in)) => {
                self.check_ins_by_time.remove(&(check_in.when, *id));
                for word in check_in.own_words() {
                    if self.check_ins_by_own_word.remove(&(word, *id))
                        && let Entry::Occupied(mut uses) = self.uses_of_own_words.entry(word)
                    {
                        *uses.get_mut() -= 1;
                        if *uses.get() == 0 {
                            uses.remove();
                        }
                    }
                }
            }
            (Key::Writing(id), Record::Writing(writing)) => {
                self.writings_by_time.remove(&(writing.when, *id));
            }
            (Key::BoundaryEvent(id), Record::BoundaryEvent(event)) => {
                self.events_by_time.remove(&(event.when, *id));
                self.events_by_boundary.remove(&(event.boundary, event.when, *id));
            }
            (Key::Sheet(id), Record::Sheet(sheet)) => {
                for boundary in &sheet.boundaries {
                    self.sheets_by_boundary.remove(&(*boundary, *id));
                }
                for step in &sheet.steps {
                    if let Entry::Occupied(mut sheets) = self.sheets_by_step.entry(step.clone()) {
                        sheets.get_mut().remove(id);
                        if sheets.get().is_empty() {
                            sheets.remove();
                        }
                    }
                }
            }
            _ => {
                if let Some((id, when)) = log_entry(key, record) {
                    take_out(&mut self.logs_by_time, key.table(), &(when, id));
                    if let Some(owner) = record.log_owner() {
                        take_out(&mut self.logs_by_owner, key.table(), &(owner, when, id));
                    }
                }
            }
        }
    }

    /// Entries of a tool's log of the days in `days`, oldest first, when days begin at `day_start_hour`.
    pub(super) fn log(&self, table: TableKind, days: &RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = Id> + use<'_> {
        let (days, by_time) = (days.clone(), self.logs_by_time.get(&table));
        by_time.into_iter().flat_map(move |by_time| of_days(by_time, &days, day_start_hour))
    }

    /// The entries of a tool's log that belong to one thing, oldest first.
    pub(super) fn log_of(&self, table: TableKind, owner: Id) -> impl DoubleEndedIterator<Item = Id> + use<'_> {
        let (least, greatest) = all_ids();
        let range = (owner, LocalTime::first(), least)..=(owner, LocalTime::last(), greatest);
        self.logs_by_owner.get(&table).into_iter().flat_map(move |by_owner| by_owner.range(range.clone())).map(|(_, _, id)| *id)
    }

    /// Check-ins of the days in `days`, oldest first, when days begin at `day_start_hour`.
    pub(super) fn check_ins(&self, days: &RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = Id> + use<'_> {
        of_days(&self.check_ins_by_time, days, day_start_hour)
    }

    /// Pages of writing of the days in `days`, in the same way.
    pub(super) fn writings(&self, days: &RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = Id> + use<'_> {
        of_days(&self.writings_by_time, days, day_start_hour)
    }

    /// Boundary events of the days in `days`, in the same way.
    pub(super) fn events(&self, days: &RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = Id> + use<'_> {
        of_days(&self.events_by_time, days, day_start_hour)
    }

    /// All check-ins by time, oldest first.
    pub(super) fn all_check_ins(&self) -> impl DoubleEndedIterator<Item = Id> {
        self.check_ins_by_time.iter().map(|(_, id)| *id)
    }

    /// The events of one boundary, oldest first.
    pub(super) fn events_of(&self, boundary: Id) -> impl DoubleEndedIterator<Item = Id> {
        let (least, greatest) = all_ids();
        self.events_by_boundary.range((boundary, LocalTime::first(), least)..=(boundary, LocalTime::last(), greatest)).map(|(_, _, id)| *id)
    }

    /// The filled worksheets that belong to a boundary.
    pub(super) fn sheets_of_boundary(&self, boundary: Id) -> impl DoubleEndedIterator<Item = Id> {
        let (least, greatest) = all_ids();
        self.sheets_by_boundary.range((boundary, least)..=(boundary, greatest)).map(|(_, id)| *id)
    }

    /// The filled worksheets that belong to a step.
    pub(super) fn sheets_of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = Id> {
        self.sheets_by_step.get(step).into_iter().flatten().copied()
    }

    /// How many check-ins have an own word.
    pub(super) fn uses_of(&self, own_word: Id) -> usize {
        self.uses_of_own_words.get(&own_word).copied().unwrap_or_default()
    }

    /// The check-ins that have an own word.
    pub(super) fn check_ins_with(&self, own_word: Id) -> impl DoubleEndedIterator<Item = Id> {
        let (least, greatest) = all_ids();
        self.check_ins_by_own_word.range((own_word, least)..=(own_word, greatest)).map(|(_, id)| *id)
    }
}

/// The id of an entry of a tool's log, and the time it is about.
fn log_entry(key: &Key, record: &Record) -> Option<(Id, LocalTime)> {
    let (Key::PromiseEntry(id) | Key::Moment(id) | Key::Trigger(id) | Key::Urge(id) | Key::PracticeTime(id) | Key::Appreciation(id)) = key else {
        return None;
    };
    Some((*id, record.log_time()?))
}

/// Takes something out of the order of a table; an order that is empty then goes.
fn take_out<T: Ord>(orders: &mut BTreeMap<TableKind, BTreeSet<T>>, table: TableKind, item: &T) {
    if let Entry::Occupied(mut order) = orders.entry(table) {
        order.get_mut().remove(item);
        if order.get().is_empty() {
            order.remove();
        }
    }
}

/// The least and the greatest id there can be.
fn all_ids() -> (Id, Id) {
    (Id::from_parts(0, 0), Id::from_parts(u64::MAX, u128::MAX))
}

/// What an order by time holds of some days, when days begin at `day_start_hour`.
fn of_days<'a>(by_time: &'a BTreeSet<(LocalTime, Id)>, days: &RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = Id> + use<'a> {
    let (least, greatest) = all_ids();
    let first = LocalTime::first_of(*days.start(), day_start_hour).filter(|_| !days.is_empty());
    let next = days.end().checked_add_days(Days::new(1)).and_then(|next| LocalTime::first_of(next, day_start_hour));
    let until = next.map_or(Bound::Included((LocalTime::last(), greatest)), |next| Bound::Excluded((next, least)));
    let range = first.map(|first| by_time.range((Bound::Included((first, least)), until)));
    range.into_iter().flatten().map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::super::{CheckIn, Edit, Feelings, Journal, LocalTime, Mood, Timestamp, arbitrary};
    use super::*;
    use proptest::prelude::*;

    fn check_in(when: LocalTime) -> CheckIn {
        let changed = Timestamp::from_millis(0);
        CheckIn { changed, when, written: None, mood: Mood::CENTRE, feelings: Feelings::new(), tags: BTreeSet::new(), note: String::new() }
    }

    fn journal(times: &[LocalTime]) -> Journal {
        let mut journal = Journal::default();
        for (number, when) in times.iter().enumerate() {
            journal.apply(Edit::put(Key::CheckIn(Id::from_parts(1, number as u128)), check_in(*when)));
        }
        journal
    }

    #[test]
    fn the_hour_that_comes_twice_is_in_the_order_in_which_it_was_lived() {
        let lived = ["2026-10-25T01:55+02:00", "2026-10-25T02:50+02:00", "2026-10-25T02:10+01:00", "2026-10-25T03:05+01:00"];
        let mut backwards = lived.map(|when| when.parse().expect("a time"));
        backwards.reverse();
        let journal = journal(&backwards);
        assert_eq!(journal.check_ins_by_time().map(|(_, check_in)| check_in.when.to_string()).collect::<Vec<_>>(), lived);
        let day = "2026-10-25".parse().expect("a day");
        assert_eq!(journal.check_ins_of(day..=day, 0).count(), 4);
        assert_eq!(journal.check_ins_of(day..=day, 2).count(), 3, "whole hours belong to a day");
    }

    proptest! {
        #[test]
        fn each_entry_stands_on_its_day_and_on_no_other(times in proptest::collection::vec(arbitrary::local_time(), 0..12), hour in 0_u8..24) {
            let journal = journal(&times);
            for when in &times {
                let day = when.day(hour);
                let on_it: BTreeSet<LocalTime> = journal.check_ins_of(day..=day, hour).map(|(_, check_in)| check_in.when).collect();
                prop_assert_eq!(on_it, times.iter().copied().filter(|other| other.day(hour) == day).collect::<BTreeSet<_>>());
            }
            prop_assert_eq!(journal.check_ins_of(NaiveDate::MIN..=NaiveDate::MAX, hour).count(), times.len());
            prop_assert!(journal.check_ins_by_time().map(|(_, check_in)| check_in.when).is_sorted());
        }
    }
}
