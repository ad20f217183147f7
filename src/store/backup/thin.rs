//! Which backups stay: the newest ten, one a day for two weeks, one a week for two months, within a size limit.

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

const NEWEST_KEPT: usize = 10;
const DAYS_KEPT: i64 = 14;
const WEEKS_KEPT: i64 = 8;

/// What thinning looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// When the backup was made, as the clock of the wall showed it.
    pub when: NaiveDateTime,
    /// Its length in bytes.
    pub len: u64,
}

/// Says for each backup, in the order given, whether it stays. The newest always does.
#[must_use]
pub fn kept(backups: &[Dated], today: NaiveDate, limit_bytes: u64) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..backups.len()).collect();
    newest_first.sort_by_key(|index| std::cmp::Reverse((backups[*index].when, *index)));
    let (mut days, mut weeks) = (HashSet::new(), HashSet::new());
    let mut kept = vec![false; backups.len()];
    let mut total = 0_u64;
    for (rank, index) in newest_first.into_iter().enumerate() {
        let backup = backups[index];
        let date = backup.when.date();
        let age_days = (today - date).num_days();
        let age_weeks = (monday_of(today) - monday_of(date)).num_days() / 7;
        // Each set is asked in any case, so that the newest of a day is the one that stands for it.
        let first_of_day = days.insert(date) && age_days < DAYS_KEPT;
        let first_of_week = weeks.insert(monday_of(date)) && age_weeks < WEEKS_KEPT;
        if !(rank < NEWEST_KEPT || first_of_day || first_of_week) {
            continue;
        }
        total = total.saturating_add(backup.len);
        if rank > 0 && total > limit_bytes {
            // From here on everything is older: what went over the limit goes, and all before it in time.
            break;
        }
        kept[index] = true;
    }
    kept
}

fn monday_of(date: NaiveDate) -> NaiveDate {
    date - chrono::Duration::days(i64::from(date.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
    }

    /// Backups up to a hundred days old, some dated in the future by a wrong clock.
    fn backups() -> impl Strategy<Value = Vec<Dated>> {
        let backup = (-86_400 * 2..86_400 * 100_i64, 0..1_000_u64)
            .prop_map(|(age_seconds, len)| Dated { when: today().and_hms_opt(12, 0, 0).expect("noon") - Duration::seconds(age_seconds), len });
        proptest::collection::vec(backup, 0..120)
    }

    fn those_kept(backups: &[Dated], limit_bytes: u64) -> Vec<Dated> {
        let kept = kept(backups, today(), limit_bytes);
        backups.iter().zip(kept).filter(|(_, kept)| *kept).map(|(backup, _)| *backup).collect()
    }

    proptest! {
        #[test]
        fn without_a_limit_each_span_has_its_newest(backups in backups()) {
            let kept = those_kept(&backups, u64::MAX);
            let mut newest = backups.clone();
            newest.sort_by_key(|backup| std::cmp::Reverse(backup.when));
            for backup in newest.iter().take(NEWEST_KEPT) {
                prop_assert!(kept.iter().any(|kept| kept.when == backup.when));
            }
            for age in 0..DAYS_KEPT {
                let day = today() - Duration::days(age);
                let newest_of_day = newest.iter().find(|backup| backup.when.date() == day);
                prop_assert!(newest_of_day.is_none_or(|newest| kept.iter().any(|kept| kept.when == newest.when)), "{day}");
            }
            for age in 0..WEEKS_KEPT {
                let monday = monday_of(today()) - Duration::weeks(age);
                let newest_of_week = newest.iter().find(|backup| monday_of(backup.when.date()) == monday);
                prop_assert!(newest_of_week.is_none_or(|newest| kept.iter().any(|kept| kept.when == newest.when)), "week of {monday}");
            }
        }

        #[test]
        fn it_keeps_no_more_than_it_says(backups in backups()) {
            // Ten, fourteen days, eight weeks, and three days that a wrong clock put into the future.
            prop_assert!(those_kept(&backups, u64::MAX).len() <= NEWEST_KEPT + 14 + 3 + 8 + 1);
        }

        #[test]
        fn the_limit_holds_and_the_newest_stays(backups in backups(), limit_bytes in 0..20_000_u64) {
            let kept = those_kept(&backups, limit_bytes);
            let newest = backups.iter().map(|backup| backup.when).max();
            prop_assert_eq!(newest, kept.iter().map(|backup| backup.when).max());
            let total: u64 = kept.iter().map(|backup| backup.len).sum();
            prop_assert!(total <= limit_bytes || kept.len() == 1, "{} backups of {} bytes", kept.len(), total);
        }

        #[test]
        fn thinning_twice_is_thinning_once(backups in backups(), limit_bytes in 0..20_000_u64) {
            let once = those_kept(&backups, limit_bytes);
            prop_assert_eq!(those_kept(&once, limit_bytes), once);
        }

        #[test]
        fn under_a_limit_the_older_go_first(backups in backups(), limit_bytes in 0..20_000_u64) {
            let (all, some) = (those_kept(&backups, u64::MAX), those_kept(&backups, limit_bytes));
            let oldest_kept = some.iter().map(|backup| backup.when).min();
            for gone in all.iter().filter(|backup| !some.contains(backup)) {
                prop_assert!(Some(gone.when) <= oldest_kept);
            }
        }
    }
}
