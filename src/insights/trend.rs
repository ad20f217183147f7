//! The trend: daily means, moving average and usual range.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::daily::{Axis, DailySeries};
use super::statistics::{mean, quantile};

/// Window of the moving average, in calendar days.
pub const AVERAGE_DAYS: u16 = 14;

/// Minimum days with check-ins in that window.
pub const AVERAGE_NEEDS_DAYS: usize = 5;

/// Window of the usual range, in calendar days.
pub const USUAL_DAYS: u16 = 28;

/// Minimum days with check-ins in that window.
pub const USUAL_NEEDS_DAYS: usize = 10;

/// Longest gap bridged by a line, in days.
pub const LONGEST_GAP_DAYS: i64 = 6;

/// One day of the trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendPoint {
    /// The day.
    pub date: NaiveDate,
    /// The day's mean.
    pub mean: f64,
    /// Number of check-ins.
    pub check_ins: u32,
    /// Moving average up to this day.
    pub average: Option<f64>,
    /// Usual range up to this day: 10th to 90th percentile.
    pub usual: Option<(f64, f64)>,
    /// True if a line starts here: at the first point or after a long gap.
    pub starts_line: bool,
}

/// Mean of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodMean {
    /// Mean of the daily means.
    pub mean: f64,
    /// Number of days with check-ins.
    pub days: u32,
}

/// The last two weeks and the two before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecentChange {
    /// The last 14 days of the range.
    pub recent: PeriodMean,
    /// The 14 days before.
    pub before: PeriodMean,
}

impl RecentChange {
    /// Recent minus earlier mean.
    #[must_use]
    pub const fn difference(&self) -> f64 {
        self.recent.mean - self.before.mean
    }
}

/// Trend of one axis over a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Days with check-ins, oldest first.
    pub points: Vec<TrendPoint>,
    /// The last two weeks and the two before, if both have enough days.
    pub recent_change: Option<RecentChange>,
}

/// Computes the trend of an axis over a range.
///
/// - *Average*: moving average of the daily means over the last [`AVERAGE_DAYS`] calendar days.
///   Trailing (as in a control chart: D. C. Montgomery, "Introduction to Statistical Quality
///   Control", §9.3), so that past points never change. Each day counts once. Missing days are
///   skipped; after more than [`LONGEST_GAP_DAYS`] of them the average restarts.
/// - *Usual range*: 10th to 90th percentile ([`quantile`]) of the daily means over the last
///   [`USUAL_DAYS`] calendar days (whole weeks, to balance weekdays): about eight in ten days lie
///   inside.
///
/// Windows extend before the range, so that a point is the same in every range.
#[must_use]
pub fn trend(series: &DailySeries, range: &RangeInclusive<NaiveDate>, axis: Axis) -> Trend {
    let reach = range.start().checked_sub_days(Days::new(USUAL_DAYS.into())).unwrap_or(NaiveDate::MIN);
    let days: Vec<_> = series.days(&(reach..=*range.end())).map(|(date, day)| (date, day.on(axis), day.check_ins)).collect();
    let mut points = Vec::new();
    let (mut line_from, mut average_from, mut usual_from) = (0, 0, 0);
    for (at, (date, value, check_ins)) in days.iter().copied().enumerate() {
        if at > 0 && (date - days[at - 1].0).num_days() > LONGEST_GAP_DAYS + 1 {
            line_from = at;
        }
        let is_within = |from: usize, window_days: u16| (date - days[from].0).num_days() < i64::from(window_days);
        average_from = average_from.max(line_from);
        while !is_within(average_from, AVERAGE_DAYS) {
            average_from += 1;
        }
        while !is_within(usual_from, USUAL_DAYS) {
            usual_from += 1;
        }
        if !range.contains(&date) {
            continue;
        }
        let values = |from: usize, needs: usize| -> Option<Vec<f64>> {
            let window = &days[from..=at];
            (window.len() >= needs).then(|| window.iter().map(|(_, value, _)| *value).collect())
        };
        let usual = values(usual_from, USUAL_NEEDS_DAYS).and_then(|mut window| {
            window.sort_by(f64::total_cmp);
            Some((quantile(&window, 0.1)?, quantile(&window, 0.9)?))
        });
        let average = values(average_from, AVERAGE_NEEDS_DAYS).and_then(|window| mean(&window));
        points.push(TrendPoint { date, mean: value, check_ins, average, usual, starts_line: points.is_empty() || line_from == at });
    }
    Trend { points, recent_change: recent_change(series, *range.end(), axis) }
}

/// The 14 days up to `last` and the 14 before, if each has [`AVERAGE_NEEDS_DAYS`] days with
/// check-ins.
pub(super) fn recent_change(series: &DailySeries, last: NaiveDate, axis: Axis) -> Option<RecentChange> {
    let period = |last: NaiveDate| {
        let first = last.checked_sub_days(Days::new(u64::from(AVERAGE_DAYS) - 1))?;
        let values: Vec<f64> = series.days(&(first..=last)).map(|(_, day)| day.on(axis)).collect();
        (values.len() >= AVERAGE_NEEDS_DAYS).then_some(PeriodMean { mean: mean(&values)?, days: values.len() as u32 })
    };
    Some(RecentChange { recent: period(last)?, before: period(last.checked_sub_days(Days::new(AVERAGE_DAYS.into()))?)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::{check_in_at, date, put};
    use crate::journal::{Journal, LocalTime};

    fn series(days: &[(u64, f32)]) -> DailySeries {
        let mut journal = Journal::default();
        for (number, valence) in days {
            let noon = (date("2026-03-01") + Days::new(*number)).and_hms_opt(12, 0, 0).expect("noon");
            put(&mut journal, check_in_at(LocalTime::new(noon, 60), *valence, -*valence));
        }
        DailySeries::of(&journal)
    }

    fn all(series: &DailySeries) -> RangeInclusive<NaiveDate> {
        series.span().expect("days")
    }

    #[test]
    fn the_line_begins_with_the_fifth_day_and_the_band_with_the_tenth() {
        let series = series(&(0..12).map(|day| (day, 0.1)).collect::<Vec<_>>());
        let points = trend(&series, &all(&series), Axis::Valence).points;
        assert_eq!(points.iter().position(|point| point.average.is_some()), Some(4));
        assert_eq!(points.iter().position(|point| point.usual.is_some()), Some(9));
        assert!(points[0].starts_line && points[1..].iter().all(|point| !point.starts_line));
    }

    #[test]
    fn the_average_forgets_what_is_a_fortnight_old() {
        let days: Vec<_> = (0..20).map(|day| (day, if day < 6 { -1.0 } else { 0.5 })).collect();
        let series = series(&days);
        let points = trend(&series, &all(&series), Axis::Valence).points;
        let last = points[19].average.expect("an average");
        assert!((last - 0.5).abs() < 1e-9, "{last}");
        let before = points[18].average.expect("an average");
        assert!((before - (0.5 * 13.0 - 1.0) / 14.0).abs() < 1e-9, "{before}");
        assert_eq!(trend(&series, &all(&series), Axis::Arousal).points[19].average, Some(-last));
    }

    #[test]
    fn a_line_crosses_six_missing_days_but_not_seven() {
        let with_gap = |gap: u64| series(&(0..6).map(|day| (day, 0.0)).chain((0..6).map(|day| (6 + gap + day, 1.0))).collect::<Vec<_>>());
        let short = with_gap(6);
        let points = trend(&short, &all(&short), Axis::Valence).points;
        assert!(!points[6].starts_line && points[6].average.is_some());
        let long = with_gap(7);
        let points = trend(&long, &all(&long), Axis::Valence).points;
        assert!(points[6].starts_line && points[6].average.is_none());
        // Restarted: days before the gap are excluded.
        assert_eq!(points[10].average, Some(1.0));
    }

    #[test]
    fn a_point_is_the_same_in_every_range() {
        let series = series(&(0..60).filter(|day| day % 7 != 3).map(|day| (day, ((day * 37 % 19) as f32 - 9.0) / 10.0)).collect::<Vec<_>>());
        let whole = trend(&series, &all(&series), Axis::Valence).points;
        let part = trend(&series, &(date("2026-04-05")..=date("2026-04-20")), Axis::Valence).points;
        assert_eq!(part.len(), 14);
        for (number, point) in part.iter().enumerate() {
            let same = whole.iter().find(|whole| whole.date == point.date).expect("the day");
            assert_eq!(TrendPoint { starts_line: number == 0, ..*same }, *point);
        }
    }

    #[test]
    fn two_weeks_stand_beside_the_two_before_when_both_have_enough_days() {
        let days: Vec<_> = (0..28).map(|day| (day, if day < 14 { -0.25 } else { 0.25 })).collect();
        let full = series(&days);
        let change = trend(&full, &all(&full), Axis::Valence).recent_change.expect("enough days");
        assert!((change.difference() - 0.5).abs() < 1e-9);
        assert_eq!((change.recent.days, change.before.days), (14, 14));
        let sparse = series(&days.into_iter().filter(|(day, _)| *day >= 10).collect::<Vec<_>>());
        assert_eq!(trend(&sparse, &all(&sparse), Axis::Valence).recent_change, None);
    }

    #[test]
    fn an_empty_range_has_an_empty_trend() {
        let series = series(&[(0, 0.1)]);
        // Possible while a date is being typed.
        let nothing = date("2026-03-02")..=date("2026-03-01");
        assert_eq!(trend(&series, &nothing, Axis::Valence).points, []);
    }
}
