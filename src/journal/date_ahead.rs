//! Difficult dates known in advance.

use chrono::{Datelike as _, Days, NaiveDate};
use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Id, Journal, LocalTime, Timestamp, UserRecord};

/// Kind of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum DateKind {
    /// The day of discovery.
    Discovery,
    /// A birthday or wedding day.
    Anniversary,
    /// A holiday.
    Holiday,
    /// A hearing or appointment with an authority.
    Hearing,
    /// An unavoidable meeting.
    Meeting,
    /// Something else.
    #[default]
    Other,
}

impl DateKind {
    /// All, in display order.
    pub const ALL: [Self; 6] = [Self::Discovery, Self::Anniversary, Self::Holiday, Self::Hearing, Self::Meeting, Self::Other];
}

/// A look back at such a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookBack {
    /// The day.
    pub day: NaiveDate,
    /// Difficulty, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<u8>,
    /// Text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A difficult date with a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateAhead {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// Title.
    pub title: String,
    /// Kind of date.
    pub kind: DateKind,
    /// The day; for a yearly one, the first occurrence.
    pub day: NaiveDate,
    /// True if it recurs every year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_yearly: bool,
    /// The user's plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// Looks back, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looked_back: Vec<LookBack>,
}

impl DateAhead {
    /// An empty record for a day.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime, day: NaiveDate) -> Self {
        Self { changed: now, created, title: String::new(), kind: DateKind::Other, day, is_yearly: false, plan: String::new(), looked_back: Vec::new() }
    }

    /// Next occurrence, today included; `None` if it is over.
    #[must_use]
    pub fn next_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.day >= today {
            return Some(self.day);
        }
        let in_year = |year| self.in_year(year).filter(|day| self.is_yearly && *day >= today);
        in_year(today.year()).or_else(|| in_year(today.year() + 1))
    }

    /// Last occurrence before `today`, if any.
    #[must_use]
    pub fn last_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let in_year = |year| self.in_year(year).filter(|day| self.is_yearly && *day < today && *day > self.day);
        in_year(today.year()).or_else(|| in_year(today.year() - 1)).or_else(|| Some(self.day).filter(|day| *day < today))
    }

    /// The day in another year; 29 February falls on the 28th in other years.
    fn in_year(&self, year: i32) -> Option<NaiveDate> {
        self.day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, self.day.month(), 28))
    }

    /// The latest look back before `day`.
    #[must_use]
    pub fn looked_back_before(&self, day: NaiveDate) -> Option<&LookBack> {
        self.looked_back.iter().filter(|look| look.day < day).max_by_key(|look| look.day)
    }
}

/// Notice period, in days.
const TOLD_DAYS_BEFORE: u64 = 7;

/// The next date within a week, today included; the oldest record of a day wins.
#[must_use]
pub fn coming(journal: &Journal, today: NaiveDate) -> Option<(Id, NaiveDate)> {
    let until = today.checked_add_days(Days::new(TOLD_DAYS_BEFORE))?;
    let days = journal.dates_ahead().iter().filter_map(|(id, date)| Some((*id, date.next_day(today).filter(|day| *day <= until)?)));
    days.min_by_key(|(id, day)| (*day, *id))
}

impl UserRecord for DateAhead {
    fn user_texts(&self) -> Vec<&str> {
        let first = [self.title.as_str(), &self.plan];
        first.into_iter().chain(self.looked_back.iter().map(|look| look.text.as_str())).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::Edit;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn date(first: &str, is_yearly: bool) -> DateAhead {
        let created = "2026-11-01T10:00+01:00".parse().expect("a time");
        DateAhead { is_yearly, ..DateAhead::empty(Timestamp::from_millis(0), created, day(first)) }
    }

    fn journal(dates: &[(&str, bool)]) -> Journal {
        let mut journal = Journal::default();
        for (number, (first, is_yearly)) in (1..).zip(dates) {
            journal.apply(Edit::put(Id::from_parts(0, number), date(first, *is_yearly)));
        }
        journal
    }

    #[test]
    fn a_date_that_was_once_does_not_come_again() {
        let once = date("2026-11-22", false);
        assert_eq!(once.next_day(day("2026-11-22")), Some(day("2026-11-22")));
        assert_eq!(once.next_day(day("2026-11-23")), None);
        assert_eq!((once.last_day(day("2026-11-22")), once.last_day(day("2026-11-23"))), (None, Some(day("2026-11-22"))));
    }

    #[test]
    fn a_yearly_one_comes_every_year_from_the_first_on() {
        let yearly = date("2024-06-03", true);
        assert_eq!(yearly.next_day(day("2023-01-01")), Some(day("2024-06-03")), "not before the first time");
        assert_eq!(yearly.next_day(day("2026-06-03")), Some(day("2026-06-03")));
        assert_eq!(yearly.next_day(day("2026-06-04")), Some(day("2027-06-03")));
        assert_eq!(yearly.last_day(day("2026-06-03")), Some(day("2025-06-03")));
        assert_eq!(yearly.last_day(day("2024-06-04")), Some(day("2024-06-03")));
        assert_eq!(yearly.last_day(day("2024-06-03")), None);
    }

    #[test]
    fn the_29th_of_february_is_the_28th_in_other_years() {
        let leap = date("2024-02-29", true);
        assert_eq!(leap.next_day(day("2026-02-01")), Some(day("2026-02-28")));
        assert_eq!(leap.next_day(day("2026-03-01")), Some(day("2027-02-28")));
        assert_eq!(leap.next_day(day("2028-02-28")), Some(day("2028-02-29")));
        assert_eq!(leap.last_day(day("2028-02-29")), Some(day("2027-02-28")));
    }

    #[test]
    fn what_comes_is_told_of_from_a_week_before_until_its_day() {
        let journal = journal(&[("2026-11-29", false), ("2020-11-25", true), ("2026-11-20", false)]);
        let [later, yearly] = [1, 2].map(|number| Id::from_parts(0, number));
        assert_eq!(coming(&journal, day("2026-11-22")), Some((yearly, day("2026-11-25"))));
        assert_eq!(coming(&journal, day("2026-11-26")), Some((later, day("2026-11-29"))));
        assert_eq!(coming(&journal, day("2026-11-30")), None);
        let december = self::journal(&[("2020-01-02", true)]);
        assert_eq!(coming(&december, day("2026-12-25")), None);
        assert_eq!(coming(&december, day("2026-12-26")).map(|(_, day)| day), Some(day("2027-01-02")), "over the turn of the year");
    }

    #[test]
    fn last_time_is_the_newest_before() {
        let mut yearly = date("2023-06-03", true);
        yearly.looked_back = ["2023-06-03", "2025-06-03", "2024-06-03"].map(|text| LookBack { day: day(text), distress: None, text: String::new() }).to_vec();
        assert_eq!(yearly.looked_back_before(day("2025-06-03")).map(|look| look.day), Some(day("2024-06-03")));
        assert_eq!(yearly.looked_back_before(day("2023-06-03")), None);
    }

    proptest! {
        #[test]
        fn the_next_day_is_never_past_and_within_a_year_and_a_day(first in 0..40_000_i64, offset in 0..40_000_i64) {
            let day_of = |days: i64| day("1970-01-01") + chrono::Duration::days(days);
            let (yearly, today) = (DateAhead { is_yearly: true, ..date(&day_of(first).to_string(), true) }, day_of(first + offset));
            let next = yearly.next_day(today).expect("a yearly date always comes again");
            prop_assert!(next >= today && (next - today).num_days() <= 366);
            let last = yearly.last_day(today);
            prop_assert_eq!(last.is_none(), offset == 0);
            prop_assert!(last.is_none_or(|last| last < today && (today - last).num_days() <= 366));
        }
    }
}
