//! The selected range of days.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

/// The selected range of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Span {
    /// The last 28 days.
    FourWeeks,
    /// The last 13 weeks.
    #[default]
    ThreeMonths,
    /// The last 365 days.
    Year,
    /// Since the first check-in.
    All,
    /// From one day to another, inclusive.
    Days(NaiveDate, NaiveDate),
}

impl Span {
    /// The range of days. `first_day` is the first with a check-in.
    #[must_use]
    pub fn days(self, today: NaiveDate, first_day: Option<NaiveDate>) -> RangeInclusive<NaiveDate> {
        let last = |days: u64| today.checked_sub_days(Days::new(days - 1)).unwrap_or(today)..=today;
        match self {
            Self::FourWeeks => last(28),
            Self::ThreeMonths => last(91),
            Self::Year => last(365),
            Self::All => first_day.map_or(today, |first| first.min(today))..=today,
            Self::Days(one, other) => one.min(other)..=one.max(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::date;

    #[test]
    fn spans_end_today_and_all_begins_with_the_first_day() {
        let today = date("2026-11-22");
        let days = |span: Span| span.days(today, Some(date("2024-02-01")));
        assert_eq!(days(Span::FourWeeks), date("2026-10-26")..=today);
        assert_eq!(days(Span::All), date("2024-02-01")..=today);
        assert_eq!(days(Span::Days(date("2026-03-09"), date("2026-03-01"))), date("2026-03-01")..=date("2026-03-09"));
        assert_eq!(Span::All.days(today, None), today..=today);
    }
}
