//! Retention of backups: the newest ten, one for each of the last 14 days and 8 weeks that have
//! any, within a size limit. Days without backups do not count, so a wrong clock removes nothing.

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta};

const NEWEST_KEPT: usize = 10;
const DAYS_KEPT: usize = 14;
const WEEKS_KEPT: usize = 8;

/// Backups further ahead come from a wrong clock. Travelling sets a clock back by up to 26 hours.
const AHEAD_MAX: TimeDelta = TimeDelta::hours(26);

/// Input of the retention rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Local time of creation.
    pub when: NaiveDateTime,
    /// Length in bytes.
    pub len: u64,
}

/// Returns whether to keep each backup; the newest always stays. Backups dated in the future are
/// counted separately and displace no others.
#[must_use]
pub fn kept(backups: &[Dated], now: NaiveDateTime, limit_bytes: u64) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..backups.len()).collect();
    newest_first.sort_by_key(|index| std::cmp::Reverse((backups[*index].when, *index)));
    let (ahead, past): (Vec<usize>, Vec<usize>) = newest_first.into_iter().partition(|index| backups[*index].when > now + AHEAD_MAX);
    let wanted = [past, ahead].into_iter().flat_map(|order| within_spans(backups, &order));
    let mut kept = vec![false; backups.len()];
    let mut total = 0_u64;
    for (rank, index) in wanted.enumerate() {
        total = total.saturating_add(backups[index].len);
        if rank > 0 && total > limit_bytes {
            // The rest is older and over the limit.
            break;
        }
        kept[index] = true;
    }
    kept
}

/// Indices to keep from a list sorted newest first.
fn within_spans(backups: &[Dated], newest_first: &[usize]) -> Vec<usize> {
    let (mut days, mut weeks) = (HashSet::new(), HashSet::new());
    let mut wanted = Vec::new();
    for (rank, index) in newest_first.iter().enumerate() {
        let date = backups[*index].when.date();
        // Both sets are always updated, so that the newest represents its day.
        let first_of_day = days.insert(date) && days.len() <= DAYS_KEPT;
        let first_of_week = weeks.insert(monday_of(date)) && weeks.len() <= WEEKS_KEPT;
        if rank < NEWEST_KEPT || first_of_day || first_of_week {
            wanted.push(*index);
        }
    }
    wanted
}

fn monday_of(date: NaiveDate) -> NaiveDate {
    date - chrono::Duration::days(i64::from(date.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use proptest::prelude::*;

    fn now() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 22).and_then(|date| date.and_hms_opt(12, 0, 0)).expect("a time")
    }

    fn past() -> impl Strategy<Value = Vec<Dated>> {
        let backup = (0..86_400 * 100_i64, 0..1_000_u64).prop_map(|(age_secs, len)| Dated { when: now() - Duration::seconds(age_secs), len });
        proptest::collection::vec(backup, 0..120)
    }

    fn backups() -> impl Strategy<Value = Vec<Dated>> {
        let ahead = (2 * 86_400..86_400 * 400_i64, 0..1_000_u64).prop_map(|(secs, len)| Dated { when: now() + Duration::seconds(secs), len });
        (past(), proptest::collection::vec(ahead, 0..30)).prop_map(|(past, ahead)| [past, ahead].concat())
    }

    fn those_kept(backups: &[Dated], limit_bytes: u64) -> Vec<Dated> {
        let kept = kept(backups, now(), limit_bytes);
        backups.iter().zip(kept).filter(|(_, kept)| *kept).map(|(backup, _)| *backup).collect()
    }

    fn newest_first(backups: &[Dated]) -> Vec<NaiveDateTime> {
        let mut times: Vec<_> = backups.iter().map(|backup| backup.when).collect();
        times.sort_unstable_by_key(|when| std::cmp::Reverse(*when));
        times
    }

    proptest! {
        #[test]
        fn without_a_limit_each_span_has_its_newest(backups in past()) {
            let kept = those_kept(&backups, u64::MAX);
            let is_kept = |when: NaiveDateTime| kept.iter().any(|kept| kept.when == when);
            let newest = newest_first(&backups);
            prop_assert!(newest.iter().take(NEWEST_KEPT).all(|when| is_kept(*when)));
            let mut of_days = newest.clone();
            of_days.dedup_by_key(|when| when.date());
            prop_assert!(of_days.iter().take(DAYS_KEPT).all(|when| is_kept(*when)));
            let mut of_weeks = newest;
            of_weeks.dedup_by_key(|when| monday_of(when.date()));
            prop_assert!(of_weeks.iter().take(WEEKS_KEPT).all(|when| is_kept(*when)));
            prop_assert!(kept.len() <= NEWEST_KEPT + DAYS_KEPT + WEEKS_KEPT);
        }

        /// Holds for any clock, and with backups dated in the future.
        #[test]
        fn the_clock_alone_lets_nothing_go(past in past(), backups in backups(), years in 0..100_i64) {
            let today = those_kept(&past, u64::MAX);
            let later = kept(&today, now() + Duration::days(366 * years), u64::MAX);
            prop_assert!(later.iter().all(|kept| *kept));
            let (_, past): (Vec<Dated>, Vec<Dated>) = backups.iter().partition(|backup| backup.when > now() + AHEAD_MAX);
            let beside = those_kept(&backups, u64::MAX);
            prop_assert!(those_kept(&past, u64::MAX).iter().all(|kept| beside.contains(kept)));
        }

        #[test]
        fn the_limit_holds_and_the_newest_stays(backups in past(), limit_bytes in 0..20_000_u64) {
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
        fn under_a_limit_the_older_go_first(backups in past(), limit_bytes in 0..20_000_u64) {
            let (all, some) = (those_kept(&backups, u64::MAX), those_kept(&backups, limit_bytes));
            let oldest_kept = some.iter().map(|backup| backup.when).min();
            for gone in all.iter().filter(|backup| !some.contains(backup)) {
                prop_assert!(Some(gone.when) <= oldest_kept);
            }
        }
    }
}
