//! Covariates: nights, and days with self-care (tagged or noted as a practice).

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::names;
use super::sleep::SleepNight;
use super::together::Around;
use crate::content::Content;
use crate::journal::{CheckIn, Journal, PracticeKind, PracticeTime, Sleep, WordRef};

/// Nights, self-care days and tags that respond to hard days.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    nights: Vec<(NaiveDate, SleepNight)>,
    self_care_days: Vec<NaiveDate>,
    reached_for: Vec<WordRef>,
}

impl Surroundings {
    /// Extracts all nights, and the self-care days in the range.
    #[must_use]
    pub fn of(journal: &Journal, content: &Content, range: &RangeInclusive<NaiveDate>) -> Self {
        let night = |sleep: &Sleep| SleepNight { minutes: sleep.duration_minutes, quality: sleep.quality.map(|quality| quality as u8 + 1) };
        let nights = journal.sleep().iter().map(|(date, sleep)| (*date, night(sleep)));
        let hour = journal.day_start_hour();
        let cared =
            journal.on_days::<CheckIn>(range.clone(), hour).filter(|(_, check_in)| check_in.tags.iter().any(|tag| names::is_self_care(content, journal, tag)));
        let is_self_care = |time: &PracticeTime| journal.practices().get(&time.practice).is_some_and(|practice| practice.kind == PracticeKind::SelfCare);
        let practised = journal.on_days::<PracticeTime>(range.clone(), hour).filter(|(_, time)| is_self_care(time)).map(|(_, time)| time.when.day(hour));
        let mut self_care_days: Vec<NaiveDate> = cared.map(|(_, check_in)| check_in.when.day(hour)).chain(practised).collect();
        self_care_days.sort_unstable();
        self_care_days.dedup();
        let tags: BTreeSet<&WordRef> = journal.on_days::<CheckIn>(range.clone(), hour).flat_map(|(_, check_in)| &check_in.tags).collect();
        let reached_for = tags.into_iter().filter(|tag| names::may_be_reached_for(content, journal, tag)).cloned().collect();
        Self { nights: nights.collect(), self_care_days, reached_for }
    }

    /// The input of the analyses.
    #[must_use]
    pub fn around(&self) -> Around<'_> {
        Around { nights: &self.nights, self_care_days: &self.self_care_days, reached_for: &self.reached_for }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::insights::test_support::{at, check_in, date, put, tagged};
    use crate::journal::{Edit, Id, Practice, Timestamp};

    #[test]
    fn what_helped_is_something_for_oneself() {
        let mut journal = Journal::default();
        for (day, tag) in [("11", "helped-walking"), ("12", "outdoors")] {
            put(&mut journal, tagged(check_in(&format!("2026-11-{day}T09:00+01:00"), 0.1, 0.0), &[tag]));
        }
        let found = Surroundings::of(&journal, content(), &(date("2026-11-01")..=date("2026-11-30")));
        assert_eq!(found.around().self_care_days, [date("2026-11-11")]);
    }

    #[test]
    fn tags_that_are_reached_for_on_hard_days_are_known() {
        let mut journal = Journal::default();
        put(&mut journal, tagged(check_in("2026-11-11T09:00+01:00", 0.1, 0.0), &["medication", "outdoors", "helped-breathing"]));
        let found = Surroundings::of(&journal, content(), &(date("2026-11-01")..=date("2026-11-30")));
        assert_eq!(found.around().reached_for, ["helped-breathing", "medication"].map(|id| WordRef::Listed(id.to_owned())));
    }

    #[test]
    fn a_day_with_a_practice_of_self_care_counts_once_and_other_practices_do_not() {
        let never = Timestamp::from_millis(0);
        let (care, ritual) = (Id::from_parts(1, 1), Id::from_parts(1, 2));
        let mut journal = Journal::default();
        put(&mut journal, tagged(check_in("2026-11-11T09:00+01:00", 0.1, 0.0), &["helped-walking"]));
        for (id, kind) in [(care, PracticeKind::SelfCare), (ritual, PracticeKind::Ritual)] {
            journal.apply(Edit::put(id, Practice::empty(never, at("2026-11-01T09:00+01:00"), kind)));
        }
        // Two on one day, one on a day with a tag, one before the range, and one of another kind.
        let times = [(care, "09T08:00"), (care, "09T20:00"), (care, "11T20:00"), (care, "01T20:00"), (ritual, "10T20:00")];
        for (number, (practice, when)) in times.into_iter().enumerate() {
            let time = PracticeTime { changed: never, practice, when: at(&format!("2026-11-{when}+01:00")), note: String::new() };
            journal.apply(Edit::put(Id::from_parts(2, number as u128), time));
        }
        let found = Surroundings::of(&journal, content(), &(date("2026-11-02")..=date("2026-11-30")));
        assert_eq!(found.around().self_care_days, [date("2026-11-09"), date("2026-11-11")]);
    }
}
