//! Significance of the sentences on trend, week, day, sleep and words.
//!
//! The tests share the part of [`FALSE_DISCOVERY_RATE`](super::FALSE_DISCOVERY_RATE) not used by
//! `together/`. Without a finding, a sentence says "no clear difference", never "no difference".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::daily::{Axis, DailySeries, Day};
use super::model::{Estimate, Model, Noise, Observed, season_of};
use super::rhythm::{self, HourBand, Mean};
use super::sign_flips;
use super::sleep::SleepNight;
use super::statistics::{mean, quantile};
use super::together::{SENTENCES_RATE, benjamini_hochberg};
use super::trend::AVERAGE_DAYS;
use super::words::{self, Words};
use crate::journal::{Journal, WordRef};

/// Minimum number of days per weekday.
const NAMED_DAYS: u32 = 4;
/// Minimum number of nights: four weeks, as for all comparisons of days.
pub(super) const NEEDS_NIGHTS: usize = 28;
/// Days used to estimate the noise.
const REMEMBERED_DAYS: u64 = 26 * 7;

/// Significant differences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Valence: the last two weeks and the two before.
    pub valence_change: bool,
    /// Arousal: the same.
    pub arousal_change: bool,
    /// Weekdays.
    pub weekdays: bool,
    /// Times of day, compared within days: first hours of the highest and lowest bands.
    pub hours: Option<(u32, u32)>,
    /// Sleep duration and mood of the following day.
    pub sleep: Option<SleepShape>,
    /// Words whose share of check-ins changed.
    pub words: BTreeSet<WordRef>,
}

/// Relation between sleep duration and mood of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SleepShape {
    /// Increasing.
    LongerBetter,
    /// Decreasing.
    LongerHarder,
    /// Best around this many hours.
    BestAround(f64),
    /// Hardest around this many hours.
    HardestAround(f64),
}

#[derive(Clone, Debug, PartialEq)]
enum Tested {
    Change(Axis),
    Weekdays,
    Hours(u32, u32),
    /// Linear effect of sleep.
    Line(SleepShape),
    /// Quadratic effect of sleep.
    Bend(SleepShape),
    Word(WordRef),
}

impl Said {
    /// Tests all sentences of a range.
    #[must_use]
    pub fn of(journal: &Journal, series: &DailySeries, range: &RangeInclusive<NaiveDate>, nights: &[(NaiveDate, SleepNight)], picked: &Words) -> Self {
        let mut tests: Vec<(Tested, f64)> = Vec::new();
        let of_axis = |axis: Axis| Some((Tested::Change(axis), change(series, *range.end(), axis)?));
        tests.extend([of_axis(Axis::Valence), of_axis(Axis::Arousal)].into_iter().flatten());
        tests.extend(weekdays(series, range).map(|p_value| (Tested::Weekdays, p_value)));
        tests.extend(hours(journal, range));
        tests.extend(sleep(series, range, nights));
        tests.extend(words_changed(journal, range, picked));
        let found = benjamini_hochberg(&tests.iter().map(|(_, p_value)| *p_value).collect::<Vec<_>>(), SENTENCES_RATE);
        let mut said = Self::default();
        for ((tested, _), _) in tests.into_iter().zip(found).filter(|(_, found)| *found) {
            match tested {
                Tested::Change(Axis::Valence) => said.valence_change = true,
                Tested::Change(Axis::Arousal) => said.arousal_change = true,
                Tested::Weekdays => said.weekdays = true,
                Tested::Hours(high, low) => said.hours = Some((high, low)),
                // The quadratic result overrides the linear one.
                Tested::Line(shape) | Tested::Bend(shape) => said.sleep = Some(shape),
                Tested::Word(word) => {
                    said.words.insert(word);
                }
            }
        }
        said
    }
}

/// Days with the covariates of their mood.
fn observed(days: &[(NaiveDate, Day)], axis: Axis, covariates: &[&dyn Fn(NaiveDate, Day) -> f64]) -> Observed {
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return Observed::default() };
    let number = |date: NaiveDate| (date - *first).num_days() as usize;
    let count = number(*last) + 1;
    Observed {
        days: days.iter().map(|(date, _)| number(*date)).collect(),
        values: days.iter().map(|(_, day)| day.on(axis)).collect(),
        seasons: days.iter().map(|(date, _)| season_of(number(*date), count)).collect(),
        drifts: true,
        covariates: covariates.iter().map(|of| days.iter().map(|(date, day)| of(*date, *day)).collect()).collect(),
    }
}

fn log_check_ins(_: NaiveDate, day: Day) -> f64 {
    f64::from(day.check_ins).ln()
}

fn weekend(date: NaiveDate, _: Day) -> f64 {
    is(matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
}

fn is(true_of_day: bool) -> f64 {
    f64::from(u8::from(true_of_day))
}

/// p-value of the 14 days up to `last` against the 14 before. The noise is estimated from half a
/// year.
fn change(series: &DailySeries, last: NaiveDate, axis: Axis) -> Option<f64> {
    super::trend::recent_change(series, last, axis)?;
    let back = |days: u64| last.checked_sub_days(Days::new(days - 1)).unwrap_or(NaiveDate::MIN);
    let remembered: Vec<_> = series.days(&(back(REMEMBERED_DAYS)..=last)).collect();
    let noise = Noise::of(&observed(&remembered, axis, &[]));
    let split = back(AVERAGE_DAYS.into());
    let days: Vec<_> = series.days(&(back(2 * u64::from(AVERAGE_DAYS))..=last)).collect();
    let model = Model::new(&Observed { drifts: false, ..observed(&days, axis, &[]) }, noise);
    let term: Vec<f64> = days.iter().map(|(date, _)| is(*date >= split)).collect();
    model.size(&model.term(&term)).map(|size| size.p_value())
}

/// Joint p-value of all weekdays, if each occurs often enough.
fn weekdays(series: &DailySeries, range: &RangeInclusive<NaiveDate>) -> Option<f64> {
    if rhythm::weekdays(series, range).iter().any(|(_, mean): &(Weekday, Mean)| mean.count < NAMED_DAYS) {
        return None;
    }
    let days: Vec<_> = series.days(range).collect();
    let observed = observed(&days, Axis::Valence, &[&log_check_ins]);
    let model = Model::new(&observed, Noise::of(&observed));
    let of_weekday = |number: u32| model.term(&days.iter().map(|(date, _)| is(date.weekday().num_days_from_monday() == number)).collect::<Vec<_>>());
    model.p_value_of_all(&(0..6).map(of_weekday).collect::<Vec<_>>())
}

/// Times of day relative to each day's mean: otherwise early check-ins on hard days alone would
/// make mornings look hard. Each day counts once.
fn hours(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Option<(Tested, f64)> {
    /// Minimum number of check-ins per band, on days with others.
    const NAMED_CHECK_INS: usize = 8;
    let days = rhythm::against_their_days(journal, range);
    let of_band = |band: usize| -> Vec<f64> { days.iter().flatten().filter(|(at, _)| *at == band).map(|(_, value)| *value).collect() };
    let bands: Vec<(usize, f64)> = (0..rhythm::BANDS)
        .map(|band| (band, of_band(band)))
        .filter(|(_, values)| values.len() >= NAMED_CHECK_INS)
        .filter_map(|(band, values)| Some((band, mean(&values)?)))
        .collect();
    let by_mean = |one: &&(usize, f64), other: &&(usize, f64)| one.1.total_cmp(&other.1);
    let ((low, lowest), (high, highest)) = (bands.iter().min_by(by_mean)?, bands.iter().max_by(by_mean)?);
    if highest <= lowest {
        return None;
    }
    let score = |day: &Vec<(usize, f64)>| {
        let mut scores = [0.0; rhythm::BANDS];
        day.iter().filter(|(band, _)| bands.iter().any(|(named, _)| named == band)).for_each(|(band, value)| scores[*band] += value);
        scores
    };
    let p_value = sign_flips::p_value(&days.iter().map(score).collect::<Vec<_>>());
    let begins = |band: usize| HourBand::begins(band);
    Some((Tested::Hours(begins(*high), begins(*low)), p_value))
}

/// Sleep duration: a linear term, and a quadratic one besides.
fn sleep(series: &DailySeries, range: &RangeInclusive<NaiveDate>, nights: &[(NaiveDate, SleepNight)]) -> Vec<(Tested, f64)> {
    let lengths: BTreeMap<NaiveDate, f64> =
        nights.iter().filter(|(date, _)| range.contains(date)).filter_map(|(date, night)| Some((*date, f64::from(night.minutes?) / 60.0))).collect();
    let days: Vec<(NaiveDate, Day)> = series.days(range).filter(|(date, _)| lengths.contains_key(date)).collect();
    if days.len() < NEEDS_NIGHTS {
        return Vec::new();
    }
    let mut sorted: Vec<f64> = days.iter().filter_map(|(date, _)| lengths.get(date).copied()).collect();
    let middle = mean(&sorted).unwrap_or_default();
    let from_middle: Vec<f64> = sorted.iter().map(|hours| hours - middle).collect();
    let observed = observed(&days, Axis::Valence, &[&weekend, &log_check_ins]);
    let model = Model::new(&observed, Noise::of(&observed));
    let line = model.term(&from_middle);
    let bend = model.term(&from_middle.iter().map(|hours| hours * hours).collect::<Vec<_>>());
    let Some(slope) = model.size(&line) else { return Vec::new() };
    let straight = if slope.size > 0.0 { SleepShape::LongerBetter } else { SleepShape::LongerHarder };
    let mut tests = vec![(Tested::Line(straight), slope.p_value())];
    if let (Some(curve), Some(slope)) = (model.size_beside(&bend, &line), model.size_beside(&line, &bend)) {
        sorted.sort_by(f64::total_cmp);
        let turns_at = middle - slope.size / (2.0 * curve.size);
        let is_among_the_nights = quantile(&sorted, 0.1) < Some(turns_at) && Some(turns_at) < quantile(&sorted, 0.9);
        tests.push((Tested::Bend(shape_of(curve, turns_at, is_among_the_nights).unwrap_or(straight)), curve.p_value()));
    }
    tests
}

/// Shape of the curve; `None` if its extremum is outside the observed nights.
fn shape_of(curve: Estimate, turns_at: f64, is_among_the_nights: bool) -> Option<SleepShape> {
    is_among_the_nights.then_some(if curve.size < 0.0 { SleepShape::BestAround(turns_at) } else { SleepShape::HardestAround(turns_at) })
}

fn words_changed(journal: &Journal, range: &RangeInclusive<NaiveDate>, picked: &Words) -> Vec<(Tested, f64)> {
    if !picked.is_comparable {
        return Vec::new();
    }
    let days = words::by_day(journal, &(*picked.period_before.start()..=*range.end()));
    let (numbers, since): (Vec<usize>, Vec<f64>) =
        days.iter().map(|day| ((day.date - *picked.period_before.start()).num_days() as usize, is(range.contains(&day.date)))).unzip();
    let p_value = |word: &WordRef| {
        let shares = days.iter().map(|day| day.share(word)).collect();
        let observed = Observed { days: numbers.clone(), values: shares, seasons: vec![0; numbers.len()], drifts: false, covariates: Vec::new() };
        let model = Model::new(&observed, Noise::of(&observed));
        model.size(&model.term(&since)).map(|size| size.p_value())
    };
    let often = picked.words.iter().filter(|used| used.is_often());
    often.filter_map(|used| Some((Tested::Word(used.word.clone()), p_value(&used.word)?))).collect()
}

#[cfg(test)]
mod tests;
