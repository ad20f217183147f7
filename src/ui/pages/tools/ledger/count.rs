//! Counts of a promise's entries. Promises are never added up.

use chrono::{Datelike as _, NaiveDate};

use crate::content::hints;
use crate::journal::{Id, Journal, Key, Profile, Promise, PromiseEntry, PromiseOutcome, UserRecord};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) entries: usize,
    /// By outcome.
    of_outcomes: [usize; PromiseOutcome::ALL.len()],
    /// By the first day of each month; everything oldest first.
    pub(super) months: Vec<(NaiveDate, Vec<PromiseOutcome>)>,
}

impl Count {
    pub(super) fn of(journal: &Journal, id: Id) -> Self {
        Self::of_entries(journal.belonging_to::<PromiseEntry>(&Key::Promise(id)).map(|(_, entry)| (entry.when.day(journal.day_start_hour()), entry.outcome)))
    }

    fn of_entries(entries: impl Iterator<Item = (NaiveDate, PromiseOutcome)>) -> Self {
        let mut count = Self::default();
        for (day, outcome) in entries {
            count.entries += 1;
            count.of_outcomes[outcome as usize] += 1;
            let month = day.with_day(1).unwrap_or(day);
            match count.months.last_mut() {
                Some((last, outcomes)) if *last == month => outcomes.push(outcome),
                _ => count.months.push((month, vec![outcome])),
            }
        }
        count
    }

    pub(super) const fn times(&self, outcome: PromiseOutcome) -> usize {
        self.of_outcomes[outcome as usize]
    }

    /// Kept, in time or late.
    pub(super) const fn kept(&self) -> usize {
        self.times(PromiseOutcome::Kept) + self.times(PromiseOutcome::Late)
    }

    /// Kept or broken; renegotiated and unknown count neither way.
    pub(super) const fn known(&self) -> usize {
        self.kept() + self.times(PromiseOutcome::Broken)
    }
}

/// True if entries may be added up: never if there may be fear, or if the promise touches violence,
/// sex, threats or control of money.
pub(super) fn may_be_added_up(promise: &Promise, profile: &Profile) -> bool {
    !profile.closes_steps_for_two() && !hints().touch_harm(promise.user_texts())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::content::content;
    use crate::journal::{FearAnswer, Role, Timestamp};
    use crate::ui::pages::test_support::at;

    fn entries() -> impl Strategy<Value = Vec<(NaiveDate, PromiseOutcome)>> {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let entry = (0..400_i64, select(PromiseOutcome::ALL.to_vec())).prop_map(move |(days, outcome)| (first + chrono::Duration::days(days), outcome));
        proptest::collection::vec(entry, 0..60).prop_map(|mut entries| {
            entries.sort_by_key(|(day, _)| *day);
            entries
        })
    }

    proptest! {
        #[test]
        fn every_entry_is_counted_once_and_what_is_not_known_counts_neither_way(entries in entries()) {
            let count = Count::of_entries(entries.iter().copied());
            prop_assert_eq!(count.entries, entries.len());
            for outcome in PromiseOutcome::ALL {
                prop_assert_eq!(count.times(outcome), entries.iter().filter(|(_, other)| *other == outcome).count());
            }
            prop_assert!(count.kept() <= count.known());
            let neither = count.times(PromiseOutcome::AgreedAnew) + count.times(PromiseOutcome::Unknown);
            prop_assert_eq!(count.known() + neither, count.entries);
        }

        #[test]
        fn months_hold_all_entries_in_their_order(entries in entries()) {
            let count = Count::of_entries(entries.iter().copied());
            prop_assert!(count.months.is_sorted_by(|one, other| one.0 < other.0));
            let all: Vec<_> = count.months.iter().flat_map(|(month, outcomes)| outcomes.iter().map(move |outcome| (*month, *outcome))).collect();
            let expected: Vec<_> = entries.iter().map(|(day, outcome)| (day.with_day(1).expect("a day"), *outcome)).collect();
            prop_assert_eq!(all, expected);
        }

        #[test]
        fn not_to_know_never_changes_what_is_said(entries in entries()) {
            let known: Vec<_> = entries.iter().copied().filter(|(_, outcome)| *outcome != PromiseOutcome::Unknown).collect();
            let (all, without) = (Count::of_entries(entries.iter().copied()), Count::of_entries(known.iter().copied()));
            prop_assert_eq!((all.kept(), all.known()), (without.kept(), without.known()));
        }
    }

    #[test]
    fn late_is_kept_later() {
        use PromiseOutcome::{Broken, Kept, Late};
        let day = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
        let count = Count::of_entries([Kept, Late, Broken].into_iter().map(|outcome| (day, outcome)));
        assert_eq!((count.kept(), count.known(), count.times(Late)), (2, 3, 1));
    }

    #[test]
    fn nothing_is_added_up_where_there_may_be_fear_or_where_it_touches_harm() {
        let promise = |what: &str| Promise { what: what.to_owned(), ..Promise::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
        let profile = |fear| Profile { fear, ..Profile::unsaid(Timestamp::from_millis(0)) };
        let plain = promise("Send word before it gets late");
        assert!(may_be_added_up(&plain, &profile(FearAnswer::No)) && may_be_added_up(&plain, &profile(FearAnswer::Unanswered)));
        for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
            assert!(!may_be_added_up(&plain, &profile(fear)), "{fear:?}");
        }
        assert!(!may_be_added_up(&plain, &Profile { has_frightened: true, ..profile(FearAnswer::No) }));
        for what in ["He does not hit the wall", "No threats", "She leaves my wages alone", "No sex unless I ask"] {
            assert!(!may_be_added_up(&promise(what), &profile(FearAnswer::No)), "{what}");
        }
        for suggested in content().suggested_promises() {
            let promise = suggested.begin(Role::Hurt, Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
            assert!(may_be_added_up(&promise, &profile(FearAnswer::No)), "{}", suggested.id);
        }
    }
}
