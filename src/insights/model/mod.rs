//! Days as a regression whose noise remembers: what every comparison of days is judged by.
//!
//! A day is like the days before it, so that days are not independent and ordinary errors are too small. The daily values are taken as
//! *what is known to move them* (a level and a drift for each season, the weekend, how many check-ins there were) plus noise with memory
//! (`noise.rs`). Filtered by that noise the days are independent again, and least squares with Student's t apply: generalised least
//! squares (A. C. Aitken, 1935, "On least squares and linear combination of observations", Proceedings of the Royal Society of
//! Edinburgh 55, 42–48), with the noise estimated first.
//!
//! The error of a size is the larger of two: the ordinary one, and one that stays right when some days scatter more than others (HC2:
//! J. G. `MacKinnon` and H. White, 1985, "Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample
//! properties", Journal of Econometrics 29, 305–325). The robust one alone is too small for what is rare (J. D. Angrist and
//! J.-S. Pischke, 2009, "Mostly Harmless Econometrics", section 8.1, who advise the larger of both).
//!
//! `docs/statistics.md` says what this was chosen over, and with which figures.

mod basis;
mod noise;

use statrs::distribution::{ContinuousCDF as _, FisherSnedecor, StudentsT};

use self::basis::Basis;
use self::noise::Filter;
pub(super) use self::noise::Noise;

/// Days between which the level is taken to drift in a straight line.
const SEASON_DAYS: usize = 12 * 7;

/// A share of a sum of squares that is left by rounding alone.
const ROUNDING: f64 = 1e-9;

/// The observed days and what is known to move their values. All lists are as long as the days.
#[derive(Clone, Debug, Default)]
pub(super) struct Observed {
    /// The days' numbers on the calendar, rising.
    pub(super) days: Vec<usize>,
    /// Each day's value.
    pub(super) values: Vec<f64>,
    /// Each day's season. The noise of one season is taken to know nothing of that before.
    pub(super) seasons: Vec<usize>,
    /// Whether each season has a drift of its own beside its level.
    pub(super) drifts: bool,
    /// What else is known of each day.
    pub(super) covariates: Vec<Vec<f64>>,
}

/// The season of a day in a stretch of so many: about twelve weeks each, counted from 0; one when there are fewer than 24 weeks.
pub(super) fn season_of(day: usize, days: usize) -> usize {
    day * (days / SEASON_DAYS).max(1) / days.max(1)
}

/// The days, filtered by their noise, less what is known to move them.
#[derive(Clone, Debug)]
pub(super) struct Model {
    filter: Filter,
    basis: Basis,
    /// What is left of the values.
    rest: Vec<f64>,
    /// How much of each day what is known explains, 0 … 1.
    leverage: Vec<f64>,
}

/// The size of a term, in the unit of the days' values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Estimate {
    pub(super) size: f64,
    /// The standard error of the size.
    pub(super) error: f64,
    /// Degrees of freedom that the error is known with.
    freedom: f64,
}

impl Estimate {
    /// The probability of a size at least as far from zero where there is none: Student's t, both tails.
    pub(super) fn p_value(&self) -> f64 {
        StudentsT::new(0.0, 1.0, self.freedom).map_or(1.0, |t| (2.0 * t.sf((self.size / self.error).abs())).min(1.0))
    }

    /// The confidence interval that misses the size with this probability.
    pub(super) fn interval(&self, misses: f64) -> (f64, f64) {
        let reach = StudentsT::new(0.0, 1.0, self.freedom).map_or(f64::INFINITY, |t| -t.inverse_cdf((misses / 2.0).max(f64::MIN_POSITIVE))) * self.error;
        (self.size - reach, self.size + reach)
    }
}

impl Model {
    /// The model of the days, with the noise that they have.
    pub(super) fn new(observed: &Observed, noise: Noise) -> Self {
        let filter = Filter::new(observed, noise);
        let basis = Basis::of(observed, &filter);
        let mut rest = filter.apply(&observed.values);
        let before = squares(&rest);
        basis.take_out_of(&mut rest);
        if squares(&rest) <= ROUNDING * before {
            rest.fill(0.0);
        }
        let leverage = basis.leverage(rest.len());
        Self { filter, basis, rest, leverage }
    }

    /// A term of the model: one number for each day, as it is once filtered and less what is known to move the days.
    pub(super) fn term(&self, of_days: &[f64]) -> Vec<f64> {
        let mut term = self.filter.apply(of_days);
        let before = squares(&term);
        self.basis.take_out_of(&mut term);
        if squares(&term) <= ROUNDING * before {
            term.fill(0.0);
        }
        term
    }

    /// The size of a term; nothing where the days cannot tell it from what is known to move them, or never differ.
    pub(super) fn size(&self, term: &[f64]) -> Option<Estimate> {
        estimate(term, &self.rest, &self.leverage, self.freedom(1)?)
    }

    /// The size of a term beside another that moves the days, too.
    pub(super) fn size_beside(&self, term: &[f64], other: &[f64]) -> Option<Estimate> {
        let all = squares(other);
        if all == 0.0 {
            return self.size(term);
        }
        let without_other = |column: &[f64]| -> Vec<f64> {
            let share = product(column, other) / all;
            column.iter().zip(other).map(|(value, other)| value - share * other).collect()
        };
        let mut alone = without_other(term);
        if squares(&alone) <= ROUNDING * squares(term) {
            alone.fill(0.0);
        }
        estimate(&alone, &without_other(&self.rest), &self.leverage, self.freedom(2)?)
    }

    /// The p-value of several terms at once: how likely they explain as much where none of them moves the days (the F test).
    /// Nothing where the days cannot tell.
    pub(super) fn p_value_of_all(&self, terms: &[Vec<f64>]) -> Option<f64> {
        let basis = Basis::of_terms(terms);
        let mut rest = self.rest.clone();
        basis.take_out_of(&mut rest);
        let (all, left) = (squares(&self.rest), squares(&rest));
        let (explaining, freedom) = (basis.len() as f64, self.freedom(basis.len())?);
        let f = FisherSnedecor::new(explaining, freedom).ok()?;
        (all > 0.0).then(|| f.sf((all - left).max(0.0) / explaining / (left / freedom).max(ROUNDING * all)).min(1.0))
    }

    /// What is left of the days' freedom beside so many terms.
    fn freedom(&self, terms: usize) -> Option<f64> {
        self.rest.len().checked_sub(self.basis.len() + terms).filter(|left| *left > 0).map(|left| left as f64)
    }
}

fn estimate(term: &[f64], rest: &[f64], leverage: &[f64], freedom: f64) -> Option<Estimate> {
    let spread = squares(term);
    let all = squares(rest);
    if spread == 0.0 || all == 0.0 {
        return None;
    }
    let size = product(term, rest) / spread;
    let left = || term.iter().zip(rest).map(|(term, rest)| rest - size * term);
    let ordinary = (left().map(|left| left * left).sum::<f64>() / freedom / spread).sqrt();
    let robust = left().zip(term).zip(leverage).map(|((left, term), leverage)| {
        let own = (leverage + term * term / spread).min(0.99);
        (term * left).powi(2) / (1.0 - own)
    });
    let robust = robust.sum::<f64>().sqrt() / spread;
    // Days without any scatter still have the rounding of their numbers.
    let least = (ROUNDING * all / spread).sqrt();
    Some(Estimate { size, error: ordinary.max(robust).max(least), freedom })
}

fn product(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn squares(values: &[f64]) -> f64 {
    product(values, values)
}

#[cfg(test)]
mod tests;
