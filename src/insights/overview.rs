//! All insights of one range, as one value for one job.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, Weekday};

use super::daily::{Axis, DailySeries};
use super::density::{Density, QuadrantCounts, density};
use super::markers::{Marker, markers};
use super::rhythm::{HourBand, Mean, hours, weekdays};
use super::sleep::{SleepAndNextDay, sleep_and_next_day};
use super::together::{Around, Pairing, together};
use super::trend::{Trend, trend};
use super::words::{Words, words};
use crate::journal::Journal;

/// All insights of one range.
#[derive(Clone, Debug, PartialEq)]
pub struct Insights {
    /// The trend of valence.
    pub valence: Trend,
    /// The trend of energy.
    pub arousal: Trend,
    /// Steps done, boundaries said and crossed.
    pub markers: Vec<Marker>,
    /// The mood pad as a map.
    pub density: Density,
    /// How many check-ins lie in each part of the pad.
    pub quadrants: QuadrantCounts,
    /// Feelings, and how they have changed.
    pub words: Words,
    /// From Monday to Sunday.
    pub weekdays: [(Weekday, Mean); 7],
    /// By the local clock.
    pub hours: Vec<HourBand>,
    /// Sleep beside the day after it.
    pub sleep: SleepAndNextDay,
    /// What goes with better and harder days.
    pub together: Vec<Pairing>,
}

impl Insights {
    /// All insights of a range. `series` is the journal's own, up to date.
    #[must_use]
    pub fn of(journal: &Journal, series: &DailySeries, range: &RangeInclusive<NaiveDate>, around: &Around<'_>) -> Self {
        let check_ins = || journal.check_ins_of(range.clone(), series.day_start_hour()).map(|(_, check_in)| &**check_in);
        Self {
            valence: trend(series, range, Axis::Valence),
            arousal: trend(series, range, Axis::Arousal),
            markers: markers(journal, range),
            density: density(check_ins()),
            quadrants: QuadrantCounts::of(check_ins()),
            words: words(journal, range),
            weekdays: weekdays(series, range),
            hours: hours(journal, range).to_vec(),
            sleep: sleep_and_next_day(series, around.nights, range),
            together: together(journal, series, range, around),
        }
    }
}
