//! Mood by weekday and time of day.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, Timelike as _, Weekday};

use super::daily::{DailySeries, hundredths};
use crate::journal::{CheckIn, Journal};

/// Hours in a band.
pub const BAND_HOURS: u32 = 3;

pub(super) const BANDS: usize = 24 / BAND_HOURS as usize;

/// Means on both axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// Mean valence, −1 … 1; 0 if `count` is 0.
    pub valence: f64,
    /// Mean arousal, −1 … 1; 0 if `count` is 0.
    pub arousal: f64,
    /// Number of days or check-ins.
    pub count: u32,
}

impl Mean {
    fn add(&mut self, valence: f64, arousal: f64) {
        self.count += 1;
        self.valence += (valence - self.valence) / f64::from(self.count);
        self.arousal += (arousal - self.arousal) / f64::from(self.count);
    }
}

/// Mean of the daily means per weekday, from Monday to Sunday.
#[must_use]
pub fn weekdays(series: &DailySeries, range: &RangeInclusive<NaiveDate>) -> [(Weekday, Mean); 7] {
    let mut means: [(Weekday, Mean); 7] = std::array::from_fn(|number| (Weekday::try_from(number as u8).unwrap_or(Weekday::Mon), Mean::default()));
    for (date, day) in series.days(range) {
        means[date.weekday().num_days_from_monday() as usize].1.add(day.valence, day.arousal);
    }
    means
}

/// Check-ins in a band of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HourBand {
    /// First hour of the band of [`BAND_HOURS`].
    pub from_hour: u32,
    /// Means over check-ins.
    pub mean: Mean,
}

impl HourBand {
    pub(super) const fn begins(band: usize) -> u32 {
        band as u32 * BAND_HOURS
    }
}

/// For each day with check-ins in several bands: the bands and the valences relative to the day's
/// mean.
pub(super) fn against_their_days(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Vec<Vec<(usize, f64)>> {
    let hour = journal.day_start_hour();
    let check_ins: Vec<(NaiveDate, usize, f64)> = journal
        .on_days::<CheckIn>(range.clone(), hour)
        .map(|(_, check_in)| {
            let band = check_in.when.time().hour() / BAND_HOURS;
            (check_in.when.day(hour), band as usize, f64::from(hundredths(check_in.mood.valence())) / 100.0)
        })
        .collect();
    let days = check_ins.chunk_by(|(one, ..), (other, ..)| one == other).filter(|day| day.iter().any(|(_, band, _)| *band != day[0].1));
    days.map(|day| {
        let mean = day.iter().map(|(_, _, valence)| valence).sum::<f64>() / day.len() as f64;
        day.iter().map(|(_, band, valence)| (*band, valence - mean)).collect()
    })
    .collect()
}

/// Mean of the check-ins per band of local time, starting at midnight.
#[must_use]
pub fn hours(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> [HourBand; BANDS] {
    let mut bands: [HourBand; BANDS] = std::array::from_fn(|band| HourBand { from_hour: HourBand::begins(band), mean: Mean::default() });
    for (_, check_in) in journal.on_days::<CheckIn>(range.clone(), journal.day_start_hour()) {
        let band = check_in.when.time().hour() / BAND_HOURS;
        let exact = |coordinate: f32| f64::from(hundredths(coordinate)) / 100.0;
        bands[band as usize].mean.add(exact(check_in.mood.valence()), exact(check_in.mood.arousal()));
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::{check_in, date, put};

    fn journal() -> Journal {
        let mut journal = Journal::default();
        // Two Sundays, one with three check-ins, and a Monday whose small hours belong to Sunday.
        put(&mut journal, check_in("2026-11-15T09:00+01:00", 0.4, 0.0));
        put(&mut journal, check_in("2026-11-22T08:59+01:00", -0.3, 0.2));
        put(&mut journal, check_in("2026-11-22T21:00+01:00", 0.1, 0.2));
        put(&mut journal, check_in("2026-11-23T02:00+01:00", -0.4, 0.2));
        put(&mut journal, check_in("2026-11-23T10:00+01:00", 0.9, 0.0));
        journal
    }

    #[test]
    fn each_day_counts_once_in_its_weekday() {
        let journal = journal();
        let found = weekdays(&DailySeries::of(&journal), &(date("2026-11-01")..=date("2026-11-30")));
        assert_eq!(found.map(|(weekday, mean)| (weekday.num_days_from_monday(), mean.count)), [(0, 1), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 2)]);
        let sunday = found[6].1;
        assert!((sunday.valence - (0.4 - 0.2) / 2.0).abs() < 1e-6, "{sunday:?}");
    }

    #[test]
    fn hours_go_by_the_local_clock() {
        let found = hours(&journal(), &(date("2026-11-22")..=date("2026-11-22")));
        let counts: Vec<_> = found.iter().map(|band| (band.from_hour, band.mean.count)).collect();
        assert_eq!(counts, [(0, 1), (3, 0), (6, 1), (9, 0), (12, 0), (15, 0), (18, 0), (21, 1)]);
        // Exact, or equal means could get different words.
        assert!((found[2].mean.valence + 0.3).abs() < 1e-12);
    }
}
