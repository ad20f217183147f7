//! Regression of daily values with autocorrelated noise, the basis of all comparisons of days.
//!
//! Successive days are not independent, so ordinary errors are too small. Daily values are modelled
//! as covariates (level and drift per season, weekend, number of check-ins) plus autocorrelated
//! noise (`noise.rs`). After filtering by the noise, days are independent, and least squares with
//! Student's t apply: generalised least squares (A. C. Aitken, 1935, "On least squares and linear
//! combination of observations", Proc. Royal Society of Edinburgh 55, 42–48), with the noise
//! estimated first.
//!
//! The standard error is the larger of the ordinary one and HC2, which allows unequal variances (J.
//! G. `MacKinnon` and H. White, 1985, "Some heteroskedasticity-consistent covariance matrix
//! estimators with improved finite sample properties", J. Econometrics 29, 305–325). HC2 alone is
//! too small for rare factors (J. D. Angrist and J.-S. Pischke, 2009, "Mostly Harmless
//! Econometrics", section 8.1, who advise the larger of both).
//!
//! `docs/statistics.md` compares this with the alternatives.

mod basis;
mod noise;

use statrs::distribution::{ContinuousCDF as _, FisherSnedecor, StudentsT};

use self::basis::Basis;
use self::noise::Filter;
pub(super) use self::noise::Noise;

/// Approximate length of a season, within which the level drifts linearly, in days.
const SEASON_DAYS: usize = 12 * 7;

/// Relative residual below which a sum of squares is rounding error.
const ROUNDING: f64 = 1e-9;

/// Observed days with their covariates. All lists have the same length.
#[derive(Clone, Debug, Default)]
pub(super) struct Observed {
    /// Day numbers, ascending.
    pub(super) days: Vec<usize>,
    pub(super) values: Vec<f64>,
    /// Seasons by day. The noise of a season is independent of the previous one.
    pub(super) seasons: Vec<usize>,
    /// True if each season has a drift as well as a level.
    pub(super) drifts: bool,
    pub(super) covariates: Vec<Vec<f64>>,
}

/// Season of a day, from 0: about twelve weeks each; a single one below 24 weeks.
pub(super) fn season_of(day: usize, days: usize) -> usize {
    day * (days / SEASON_DAYS).max(1) / days.max(1)
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    filter: Filter,
    basis: Basis,
    /// Residuals.
    rest: Vec<f64>,
    leverage: Vec<f64>,
}

/// Effect of a term, in units of the daily values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Estimate {
    pub(super) size: f64,
    /// Standard error.
    pub(super) error: f64,
    /// Degrees of freedom.
    freedom: f64,
}

impl Estimate {
    /// Two-sided p-value by Student's t.
    pub(super) fn p_value(&self) -> f64 {
        StudentsT::new(0.0, 1.0, self.freedom).map_or(1.0, |t| (2.0 * t.sf((self.size / self.error).abs())).min(1.0))
    }

    /// Confidence interval that misses the effect with this probability.
    pub(super) fn interval(&self, misses: f64) -> (f64, f64) {
        let reach = StudentsT::new(0.0, 1.0, self.freedom).map_or(f64::INFINITY, |t| -t.inverse_cdf((misses / 2.0).max(f64::MIN_POSITIVE))) * self.error;
        (self.size - reach, self.size + reach)
    }
}

impl Model {
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

    /// Prepares a term: filters it and removes the covariates.
    pub(super) fn term(&self, of_days: &[f64]) -> Vec<f64> {
        let mut term = self.filter.apply(of_days);
        let before = squares(&term);
        self.basis.take_out_of(&mut term);
        if squares(&term) <= ROUNDING * before {
            term.fill(0.0);
        }
        term
    }

    /// Effect of a term; `None` if it is constant or explained by the covariates.
    pub(super) fn size(&self, term: &[f64]) -> Option<Estimate> {
        estimate(term, &self.rest, &self.leverage, self.freedom(1)?)
    }

    /// Effect of a term, controlling for another.
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

    /// p-value of several terms jointly (F test); `None` if undetermined.
    pub(super) fn p_value_of_all(&self, terms: &[Vec<f64>]) -> Option<f64> {
        let basis = Basis::of_terms(terms);
        let mut rest = self.rest.clone();
        basis.take_out_of(&mut rest);
        let (all, left) = (squares(&self.rest), squares(&rest));
        let (explaining, freedom) = (basis.len() as f64, self.freedom(basis.len())?);
        let f = FisherSnedecor::new(explaining, freedom).ok()?;
        (all > 0.0).then(|| f.sf((all - left).max(0.0) / explaining / (left / freedom).max(ROUNDING * all)).min(1.0))
    }

    /// Residual degrees of freedom with this many terms.
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
    // Days without scatter still have rounding errors.
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
