//! Days with something against days without it: the difference, how sure it is, and how likely by chance.

use std::rc::Rc;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::candidates::Candidate;
use super::{Comparison, Lag};
use crate::insights::daily::DailySeries;
use crate::insights::model::{Estimate, Model, Noise, Observed, season_of};
use crate::insights::statistics::{mean, standard_deviation};

/// How large differences are expected to be before anything is known, in standard deviations of the daily means.
const EXPECTED_DIFFERENCE: f64 = 0.5;

/// The stretch of calendar that is compared, and the noise of its days.
pub(super) struct Days {
    /// Each day's mean valence, where it has check-ins.
    pub(super) valence: Vec<Option<f64>>,
    /// 1 on a day of the weekend, else 0.
    weekend: Vec<f64>,
    /// The logarithm of the number of check-ins; 0 without any.
    log_check_ins: Vec<f64>,
    noise: Noise,
    /// Models of the days on which the same things are known.
    models: Vec<(Rc<[bool]>, Lag, Rc<Prepared>)>,
}

/// The model of the days on which something is known.
struct Prepared {
    days: Vec<usize>,
    model: Model,
    /// How far the daily means scatter.
    spread: f64,
}

/// A comparison, and what its interval is made of.
pub(super) struct Compared {
    pub(super) comparison: Comparison,
    pub(super) estimate: Option<Estimate>,
}

impl Days {
    /// The days from the first on, as many as given.
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

    /// Some days with their valence and what is known to move it: a level and a drift for each season of about twelve weeks, the
    /// weekend, and how many check-ins there were. With some people they are more on hard days, and so are all tags then; the number of
    /// the day before tells of a hard day that its few check-ins do not tell of themselves.
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

    /// Whether there was something on the day whose mood a day's mood is compared for; nothing where either is not known.
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

    /// Compares the days with something with those without it.
    ///
    /// - *Next day*: what is there on the next day itself often comes from the day before (a habit of every second day). So the next day
    ///   is compared with and without regard to it, and the less sure of the two counts: a finding has to hold in both.
    /// - *Shrinkage*: the mean of the posterior of a normal difference with standard error `s` under a normal prior around zero of spread
    ///   `τ`: difference × τ² ∕ (τ² + s²), with τ half a standard deviation of the daily means (B. Efron and C. Morris, 1975, "Data
    ///   analysis using Stein's estimator and its generalizations", Journal of the American Statistical Association 70, 311–319; the
    ///   prior is fixed, as a handful of comparisons cannot tell its spread).
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

    /// The difference of the two means as anybody would work it out. A sentence about means needs it to point the same way.
    fn plain_difference(&self, candidate: &Candidate, lag: Lag, days: &[usize]) -> f64 {
        let values = |with: bool| -> Vec<f64> {
            days.iter().filter(|day| self.is_with(candidate, lag, **day) == Some(with)).filter_map(|day| self.valence[*day]).collect()
        };
        mean(&values(true)).unwrap_or_default() - mean(&values(false)).unwrap_or_default()
    }

    /// Whether most days with one also have the other, and nothing is left of its difference once the other is known, while the other's
    /// own is surer.
    pub(super) fn is_said_by(&self, one: &Candidate, other: &Candidate, lag: Lag) -> bool {
        /// The share of days that is most of them.
        const MOST: f64 = 0.5;
        /// A p-value above which nothing is left.
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

/// 1 where it was there so many days ago, else 0.
fn presence(candidate: &Candidate, day: usize, days_ago: usize) -> f64 {
    f64::from(u8::from(day.checked_sub(days_ago).and_then(|day| candidate.on(day)).unwrap_or(false)))
}

/// The less sure of two sizes; nothing where they point apart.
fn both(one: Option<Estimate>, other: Option<Estimate>) -> Option<Estimate> {
    let (one, other) = (one?, other?);
    if one.size * other.size <= 0.0 {
        return None;
    }
    Some(if one.p_value() >= other.p_value() { one } else { other })
}
