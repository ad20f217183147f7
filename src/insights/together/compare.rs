//! Comparison of days with and without a factor: difference, uncertainty, p-value.

use std::rc::Rc;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::candidates::Candidate;
use super::{Comparison, Lag};
use crate::insights::daily::DailySeries;
use crate::insights::model::{Estimate, Model, Noise, Observed, season_of};
use crate::insights::statistics::{mean, standard_deviation};

/// Prior standard deviation of differences, relative to that of the daily means.
const EXPECTED_DIFFERENCE: f64 = 0.5;

/// The compared days and their noise.
pub(super) struct Days {
    /// Mean valence by day, if known.
    pub(super) valence: Vec<Option<f64>>,
    /// 1 on weekends, else 0.
    weekend: Vec<f64>,
    /// Log of the number of check-ins; 0 without any.
    log_check_ins: Vec<f64>,
    noise: Noise,
    /// Cached models by known days and lag.
    models: Vec<(Rc<[bool]>, Lag, Rc<Prepared>)>,
}

/// Model of the days on which a factor is known.
struct Prepared {
    days: Vec<usize>,
    model: Model,
    /// Standard deviation of the daily means.
    spread: f64,
}

/// A comparison with the estimate behind its interval.
pub(super) struct Compared {
    pub(super) comparison: Comparison,
    pub(super) estimate: Option<Estimate>,
}

impl Days {
    pub(super) fn new(series: &DailySeries, first: NaiveDate, days: usize) -> Self {
        let dates = || first.iter_days().take(days);
        let weekend = dates().map(|date| f64::from(u8::from(matches!(date.weekday(), Weekday::Sat | Weekday::Sun)))).collect();
        let mut found = Self {
            valence: dates().map(|date| Some(series.day(date)?.valence)).collect(),
            weekend,
            log_check_ins: dates().map(|date| series.day(date).map_or(0.0, |day| f64::from(day.check_ins).ln())).collect(),
            noise: Noise::of(&Observed::default()),
            models: Vec::new(),
        };
        let observed: Vec<usize> = (0..days).filter(|day| found.valence[*day].is_some()).collect();
        found.noise = Noise::of(&found.observed(observed));
        found
    }

    /// Valence and covariates: level and drift per season, weekend, number of check-ins of the day
    /// and the day before. Some people check in more on hard days, which also adds tags.
    fn observed(&self, days: Vec<usize>) -> Observed {
        let of = |list: &[f64]| days.iter().map(|day| list[*day]).collect();
        Observed {
            values: days.iter().map(|day| self.valence[*day].unwrap_or_default()).collect(),
            seasons: days.iter().map(|day| season_of(*day, self.valence.len())).collect(),
            drifts: true,
            covariates: vec![
                of(&self.weekend),
                of(&self.log_check_ins),
                days.iter().map(|day| day.checked_sub(1).map_or(0.0, |before| self.log_check_ins[before])).collect(),
            ],
            days,
        }
    }

    /// True if the factor was present on the day compared with `day`; `None` if either is unknown.
    pub(super) fn is_with(&self, candidate: &Candidate, lag: Lag, day: usize) -> Option<bool> {
        self.valence[day]?;
        candidate.on(day.checked_sub(lag.days())?)
    }

    fn prepared(&mut self, candidate: &Candidate, lag: Lag) -> Rc<Prepared> {
        let made = self.models.iter().find(|(known, of_lag, _)| Rc::ptr_eq(known, &candidate.known) && *of_lag == lag);
        if let Some((_, _, prepared)) = made {
            return Rc::clone(prepared);
        }
        let days = (0..self.valence.len()).filter(|day| self.is_with(candidate, lag, *day).is_some()).collect();
        let prepared = Rc::new(self.prepare(days));
        self.models.push((Rc::clone(&candidate.known), lag, Rc::clone(&prepared)));
        prepared
    }

    fn prepare(&self, days: Vec<usize>) -> Prepared {
        let observed = self.observed(days);
        Prepared { model: Model::new(&observed, self.noise), spread: standard_deviation(&observed.values), days: observed.days }
    }

    /// Compares days with and without a factor.
    ///
    /// - *Next day*: the factor's presence on the next day often follows from the day before, as
    ///   for a habit of every second day. The effect is estimated with and without it, and the less
    ///   certain one is used.
    /// - *Shrinkage*: the posterior mean of a normal difference with standard error `s` under a
    ///   normal prior with standard deviation `τ`: difference × τ² ∕ (τ² + s²), with τ half a
    ///   standard deviation of the daily means (B. Efron and C. Morris, 1975, "Data analysis using
    ///   Stein's estimator and its generalizations", J. American Statistical Association 70,
    ///   311–319; the prior is fixed, because a few comparisons cannot determine its scale).
    pub(super) fn compare(&mut self, candidate: &Candidate, lag: Lag) -> Compared {
        let prepared = self.prepared(candidate, lag);
        let Prepared { days, model, spread } = &*prepared;
        let there = |days_ago: usize| -> Vec<f64> { days.iter().map(|day| presence(candidate, *day, days_ago)).collect() };
        let term = model.term(&there(lag.days()));
        let plain = model.size(&term);
        let estimate = match lag {
            Lag::SameDay => plain,
            Lag::NextDay => both(plain, model.size_beside(&term, &model.term(&there(0)))),
        };
        let estimate = estimate.filter(|estimate| estimate.size * self.plain_difference(candidate, lag, days) > 0.0);
        let difference = estimate.map_or(0.0, |estimate| estimate.size);
        let expected = (EXPECTED_DIFFERENCE * spread).powi(2);
        let kept = estimate.map_or(0.0, |estimate| expected / (expected + estimate.error.powi(2)));
        let p_value = estimate.map_or(1.0, |estimate| estimate.p_value());
        Compared { comparison: Comparison { difference, interval: None, shrunk_difference: kept * difference, p_value, goes_together: false }, estimate }
    }

    /// Raw difference of the means; a sentence requires the same sign.
    fn plain_difference(&self, candidate: &Candidate, lag: Lag, days: &[usize]) -> f64 {
        let values = |with: bool| -> Vec<f64> {
            days.iter().filter(|day| self.is_with(candidate, lag, **day) == Some(with)).filter_map(|day| self.valence[*day]).collect()
        };
        mean(&values(true)).unwrap_or_default() - mean(&values(false)).unwrap_or_default()
    }

    /// True if most days with `one` also have `other`, which is more certain and leaves `one` no
    /// effect.
    pub(super) fn is_said_by(&self, one: &Candidate, other: &Candidate, lag: Lag) -> bool {
        /// Share that counts as most days.
        const MOST: f64 = 0.5;
        /// p-value above which no effect is left.
        const NOTHING_LEFT: f64 = 0.05;
        let are_known = |day: &usize| self.is_with(one, lag, *day).is_some() && self.is_with(other, lag, *day).is_some();
        let days: Vec<usize> = (0..self.valence.len()).filter(are_known).collect();
        let there = |candidate: &Candidate| -> Vec<f64> { days.iter().map(|day| presence(candidate, *day, lag.days())).collect() };
        let (with_one, with_other) = (there(one), there(other));
        let with_both: f64 = with_one.iter().zip(&with_other).map(|(one, other)| one * other).sum();
        if with_both < MOST * with_one.iter().sum::<f64>() {
            return false;
        }
        let model = self.prepare(days.clone()).model;
        let (one, other) = (model.term(&with_one), model.term(&with_other));
        let p_value = |estimate: Option<Estimate>| estimate.map_or(1.0, |estimate| estimate.p_value());
        let (left_of_one, left_of_other) = (p_value(model.size_beside(&one, &other)), p_value(model.size_beside(&other, &one)));
        left_of_one > NOTHING_LEFT && (left_of_other, p_value(model.size(&other))) <= (left_of_one, p_value(model.size(&one)))
    }
}

/// 1 if present this many days ago, else 0.
fn presence(candidate: &Candidate, day: usize, days_ago: usize) -> f64 {
    f64::from(u8::from(day.checked_sub(days_ago).and_then(|day| candidate.on(day)).unwrap_or(false)))
}

/// The less certain of two effects; `None` if their signs differ.
fn both(one: Option<Estimate>, other: Option<Estimate>) -> Option<Estimate> {
    let (one, other) = (one?, other?);
    if one.size * other.size <= 0.0 {
        return None;
    }
    Some(if one.p_value() >= other.p_value() { one } else { other })
}
