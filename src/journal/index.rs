//! Derived orders for the pages: rebuilt on reading, updated by every edit.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, RangeInclusive};

use chrono::{Days, NaiveDate};

use super::{Id, Key, LocalTime, Only, Record, TableKind, UserRecord};

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index {
    by_time: BTreeMap<TableKind, BTreeSet<(LocalTime, Id)>>,
    by_owner: BTreeSet<(Key, Option<LocalTime>, Key)>,
    check_ins_by_own_word: BTreeSet<(Id, Id)>,
    sheets_by_boundary: BTreeSet<(Id, Id)>,
    sheets_by_step: BTreeMap<String, BTreeSet<Id>>,
    /// Number of check-ins per custom word; unused words are absent.
    uses_of_own_words: BTreeMap<Id, usize>,
}

/// The part of a record that the orders hold.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Indexed {
    owner: Option<Key>,
    happened: Option<LocalTime>,
    own_words: Vec<Id>,
    boundaries: Vec<Id>,
    steps: Vec<String>,
}

impl Indexed {
    pub(super) fn of(key: &Key, record: &Record) -> Self {
        let mut indexed = Self { owner: record.owner(key), happened: record.happened(), ..Self::default() };
        if let Record::CheckIn(check_in) = record {
            indexed.own_words = check_in.own_words().collect();
        }
        if let Record::Sheet(sheet) = record {
            indexed.boundaries = sheet.boundaries.iter().copied().collect();
            indexed.steps = sheet.steps.iter().cloned().collect();
        }
        indexed
    }
}

impl Index {
    pub(super) fn add(&mut self, key: &Key, indexed: &Indexed) {
        if let Some(owner) = &indexed.owner {
            self.by_owner.insert((owner.clone(), indexed.happened, key.clone()));
        }
        let Some(id) = key.id() else { return };
        if let Some(when) = indexed.happened {
            self.by_time.entry(key.table()).or_default().insert((when, id));
        }
        for word in &indexed.own_words {
            if self.check_ins_by_own_word.insert((*word, id)) {
                *self.uses_of_own_words.entry(*word).or_default() += 1;
            }
        }
        self.sheets_by_boundary.extend(indexed.boundaries.iter().map(|boundary| (*boundary, id)));
        for step in &indexed.steps {
            self.sheets_by_step.entry(step.clone()).or_default().insert(id);
        }
    }

    pub(super) fn remove(&mut self, key: &Key, indexed: &Indexed) {
        if let Some(owner) = &indexed.owner {
            self.by_owner.remove(&(owner.clone(), indexed.happened, key.clone()));
        }
        let Some(id) = key.id() else { return };
        if let Some(when) = indexed.happened {
            take_out(&mut self.by_time, key.table(), &(when, id));
        }
        for word in &indexed.own_words {
            if self.check_ins_by_own_word.remove(&(*word, id))
                && let Entry::Occupied(mut uses) = self.uses_of_own_words.entry(*word)
            {
                *uses.get_mut() -= 1;
                if *uses.get() == 0 {
                    uses.remove();
                }
            }
        }
        for boundary in &indexed.boundaries {
            self.sheets_by_boundary.remove(&(*boundary, id));
        }
        for step in &indexed.steps {
            take_out(&mut self.sheets_by_step, step.clone(), &id);
        }
    }

    /// Log records on these days, oldest first; days start at this hour.
    pub(super) fn on_days(&self, table: TableKind, days: &RangeInclusive<NaiveDate>, day_start_hour: u8) -> impl DoubleEndedIterator<Item = Id> + use<'_> {
        let (days, by_time) = (days.clone(), self.by_time.get(&table));
        by_time.into_iter().flat_map(move |by_time| of_days(by_time, &days, day_start_hour))
    }

    /// Keys of the records that belong to `owner`, oldest first.
    pub(super) fn belonging_to<'a>(&'a self, owner: &Key) -> impl DoubleEndedIterator<Item = &'a Key> + use<'a> {
        let first = (owner.clone(), None, Key::Preferences(Only::One));
        let last = (owner.clone(), Some(LocalTime::last()), Key::Trash(all_ids().1));
        self.by_owner.range(first..=last).map(|(_, _, key)| key)
    }

    /// All log records, oldest first.
    pub(super) fn all(&self, table: TableKind) -> impl DoubleEndedIterator<Item = Id> {
        self.by_time.get(&table).into_iter().flatten().map(|(_, id)| *id)
    }

    pub(super) fn sheets_of_boundary(&self, boundary: Id) -> impl DoubleEndedIterator<Item = Id> {
        let (least, greatest) = all_ids();
        self.sheets_by_boundary.range((boundary, least)..=(boundary, greatest)).map(|(_, id)| *id)
    }

    pub(super) fn sheets_of_step(&self, step: &str) -> impl DoubleEndedIterator<Item = Id> {
        self.sheets_by_step.get(step).into_iter().flatten().copied()
    }

    pub(super) fn uses_of(&self, own_word: Id) -> usize {
        self.uses_of_own_words.get(&own_word).copied().unwrap_or_default()
    }

    pub(super) fn check_ins_with(&self, own_word: Id) -> impl DoubleEndedIterator<Item = Id> {
        let (least, greatest) = all_ids();
        self.check_ins_by_own_word.range((own_word, least)..=(own_word, greatest)).map(|(_, id)| *id)
    }
}

/// Removes an item; an order that becomes empty is removed too.
fn take_out<K: Ord, T: Ord>(orders: &mut BTreeMap<K, BTreeSet<T>>, of: K, item: &T) {
    if let Entry::Occupied(mut order) = orders.entry(of) {
        order.get_mut().remove(item);
        if order.get().is_empty() {
            order.remove();
        }
    }
}

fn all_ids() -> (Id, Id) {
    (Id::from_parts(0, 0), Id::from_parts(u64::MAX, u128::MAX))
}

/// Records on these days, which start at this hour.
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
            journal.apply(Edit::put(Id::from_parts(1, number as u128), check_in(*when)));
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
        assert_eq!(journal.on_days::<CheckIn>(day..=day, 0).count(), 4);
        assert_eq!(journal.on_days::<CheckIn>(day..=day, 2).count(), 3, "whole hours belong to a day");
    }

    proptest! {
        #[test]
        fn each_entry_stands_on_its_day_and_on_no_other(times in proptest::collection::vec(arbitrary::local_time(), 0..12), hour in 0_u8..24) {
            let journal = journal(&times);
            for when in &times {
                let day = when.day(hour);
                let on_it: BTreeSet<LocalTime> = journal.on_days::<CheckIn>(day..=day, hour).map(|(_, check_in)| check_in.when).collect();
                prop_assert_eq!(on_it, times.iter().copied().filter(|other| other.day(hour) == day).collect::<BTreeSet<_>>());
            }
            prop_assert_eq!(journal.on_days::<CheckIn>(NaiveDate::MIN..=NaiveDate::MAX, hour).count(), times.len());
            prop_assert!(journal.check_ins_by_time().map(|(_, check_in)| check_in.when).is_sorted());
        }
    }
}
