//! Sleep and mood of the following day.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::daily::DailySeries;
use super::statistics::mean;

/// Sleep of one night, listed under the day of waking up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SleepNight {
    /// Duration in minutes.
    pub minutes: Option<u16>,
    /// Quality from 1 (poor) to 5 (good).
    pub quality: Option<u8>,
}

impl SleepNight {
    /// Band of its duration.
    #[must_use]
    pub fn band(self) -> Option<SleepBand> {
        Some(match self.minutes? / 60 {
            ..5 => SleepBand::UnderFive,
            5 => SleepBand::FiveToSix,
            6 => SleepBand::SixToSeven,
            7 => SleepBand::SevenToEight,
            8 => SleepBand::EightToNine,
            _ => SleepBand::NineOrMore,
        })
    }
}

/// Sleep duration in hours: lower bound inclusive, upper exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SleepBand {
    /// Under 5 hours.
    UnderFive,
    /// 5 to 6.
    FiveToSix,
    /// 6 to 7.
    SixToSeven,
    /// 7 to 8.
    SevenToEight,
    /// 8 to 9.
    EightToNine,
    /// 9 or more.
    NineOrMore,
}

impl SleepBand {
    /// All, shortest first.
    pub const ALL: [Self; 6] = [Self::UnderFive, Self::FiveToSix, Self::SixToSeven, Self::SevenToEight, Self::EightToNine, Self::NineOrMore];
}

/// Days after nights of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DaysAfter<K> {
    /// Kind of night.
    pub nights: K,
    /// Mean of the daily mean valence; `None` without days.
    pub valence: Option<f64>,
    /// Number of days.
    pub days: u32,
}

/// Sleep and the mean valence of the following day.
#[derive(Clone, Debug, PartialEq)]
pub struct SleepAndNextDay {
    /// By duration, shortest first.
    pub by_length: Vec<DaysAfter<SleepBand>>,
    /// By quality, from 1 (poor) to 5 (good).
    pub by_quality: Vec<DaysAfter<u8>>,
    /// Nights with a duration and check-ins on the following day.
    pub nights_with_length: u32,
    /// Nights with a quality and check-ins on the following day.
    pub nights_with_quality: u32,
}

/// Sleep and the following day, for nights listed in `range`.
#[must_use]
pub fn sleep_and_next_day(series: &DailySeries, nights: &[(NaiveDate, SleepNight)], range: &RangeInclusive<NaiveDate>) -> SleepAndNextDay {
    let pairs: Vec<(SleepNight, f64)> =
        nights.iter().filter(|(date, _)| range.contains(date)).filter_map(|(date, night)| Some((*night, series.day(*date)?.valence))).collect();
    let count = |is_known: fn(&SleepNight) -> bool| pairs.iter().filter(|(night, _)| is_known(night)).count() as u32;
    SleepAndNextDay {
        by_length: SleepBand::ALL.map(|band| days_after(&pairs, band, SleepNight::band)).into(),
        by_quality: (1..=5).map(|quality| days_after(&pairs, quality, |night| night.quality)).collect(),
        nights_with_length: count(|night| night.minutes.is_some()),
        nights_with_quality: count(|night| night.quality.is_some()),
    }
}

fn days_after<K: PartialEq>(pairs: &[(SleepNight, f64)], nights: K, kind: impl Fn(SleepNight) -> Option<K>) -> DaysAfter<K> {
    let values: Vec<f64> = pairs.iter().filter(|(night, _)| kind(*night).is_some_and(|kind| kind == nights)).map(|(_, valence)| *valence).collect();
    DaysAfter { nights, valence: mean(&values), days: values.len() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::{check_in_at, date, put};
    use crate::journal::{Journal, LocalTime};
    use chrono::Days;

    fn nights(count: u64) -> (DailySeries, Vec<(NaiveDate, SleepNight)>) {
        let mut journal = Journal::default();
        let mut nights = Vec::new();
        for number in 0..count {
            let day = date("2026-03-01") + Days::new(number);
            let valence = number as f32 / 100.0;
            put(&mut journal, check_in_at(LocalTime::new(day.and_hms_opt(12, 0, 0).expect("noon"), 60), valence, 0.0));
            nights.push((day, SleepNight { minutes: Some(240 + 10 * number as u16), quality: (number % 2 == 0).then_some(4) }));
        }
        (DailySeries::of(&journal), nights)
    }

    #[test]
    fn bands_are_cut_at_whole_hours() {
        let band = |minutes| SleepNight { minutes: Some(minutes), quality: None }.band();
        assert_eq!((band(299), band(300)), (Some(SleepBand::UnderFive), Some(SleepBand::FiveToSix)));
        assert_eq!((band(539), band(540)), (Some(SleepBand::EightToNine), Some(SleepBand::NineOrMore)));
        assert_eq!(SleepNight::default().band(), None);
    }

    #[test]
    fn days_stand_with_the_night_before_them() {
        let (series, nights) = nights(30);
        let found = sleep_and_next_day(&series, &nights, &series.span().expect("days"));
        assert_eq!(found.by_length[0].days, 6);
        assert!((found.by_length[0].valence.expect("days") - 0.025).abs() < 1e-6);
        assert_eq!(found.by_length[5].valence, None);
        assert_eq!(found.by_quality.iter().map(|days| days.days).collect::<Vec<_>>(), [0, 0, 0, 15, 0]);
        assert_eq!((found.nights_with_length, found.nights_with_quality), (30, 15));
    }

    #[test]
    fn a_night_needs_its_day() {
        let (series, mut nights) = nights(27);
        nights.push((date("2030-01-01"), SleepNight { minutes: Some(400), quality: None }));
        let found = sleep_and_next_day(&series, &nights, &(date("2026-03-01")..=date("2031-01-01")));
        assert_eq!(found.nights_with_length, 27);
    }
}
