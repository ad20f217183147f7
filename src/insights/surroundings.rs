//! What stands beside the mood in a journal: nights, and days on which something for oneself was done.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::names;
use super::sleep::SleepNight;
use super::together::Around;
use crate::content::Content;
use crate::journal::{Journal, Sleep};

/// Nights and self-care, taken out of a journal.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    nights: Vec<(NaiveDate, SleepNight)>,
    self_care_days: Vec<NaiveDate>,
}

impl Surroundings {
    /// All nights, and within the range the days on which something that helped was tagged.
    #[must_use]
    pub fn of(journal: &Journal, content: &Content, range: &RangeInclusive<NaiveDate>) -> Self {
        let night = |sleep: &Sleep| SleepNight { minutes: sleep.duration_minutes, quality: sleep.quality.map(|quality| quality as u8 + 1) };
        let nights = journal.sleep().iter().map(|(date, sleep)| (*date, night(sleep)));
        let hour = journal.day_start_hour();
        let cared =
            journal.check_ins_of(range.clone(), hour).filter(|(_, check_in)| check_in.tags.iter().any(|tag| names::is_self_care(content, journal, tag)));
        let mut self_care_days: Vec<NaiveDate> = cared.map(|(_, check_in)| check_in.when.day(hour)).collect();
        self_care_days.dedup();
        Self { nights: nights.collect(), self_care_days }
    }

    /// As insights read them.
    #[must_use]
    pub fn around(&self) -> Around<'_> {
        Around { nights: &self.nights, self_care_days: &self.self_care_days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::insights::test_support::{check_in, date, put, tagged};

    #[test]
    fn what_helped_is_something_for_oneself() {
        let mut journal = Journal::default();
        for (day, tag) in [("11", "helped-walking"), ("12", "outdoors")] {
            put(&mut journal, tagged(check_in(&format!("2026-11-{day}T09:00+01:00"), 0.1, 0.0), &[tag]));
        }
        let found = Surroundings::of(&journal, content(), &(date("2026-11-01")..=date("2026-11-30")));
        assert_eq!(found.around().self_care_days, [date("2026-11-11")]);
    }
}
