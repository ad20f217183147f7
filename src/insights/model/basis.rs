//! Orthonormal basis of the covariates.

use super::noise::Filter;
use super::{Observed, ROUNDING, product, squares};

/// Orthonormal columns, each zero outside its range of days. Their contribution is removed from
/// other columns by modified Gram–Schmidt, applied twice (Å. Björck, 1994, "Numerics of
/// Gram–Schmidt orthogonalization", Linear Algebra and its Applications 197, 297–316).
#[derive(Clone, Debug, Default)]
pub(super) struct Basis {
    columns: Vec<(usize, Vec<f64>)>,
    pub(super) log_determinant: f64,
}

impl Basis {
    /// Basis of a level per season, its drift if modelled, and the covariates.
    pub(super) fn of(observed: &Observed, filter: &Filter) -> Self {
        let mut basis = Self::default();
        let mut from = 0;
        for season in observed.seasons.chunk_by(|a, b| a == b) {
            let to = from + season.len();
            basis.add(from, filter.apply_within(from..to, |_| 1.0));
            if observed.drifts {
                basis.add(from, filter.apply_within(from..to, |place| (observed.days[place] - observed.days[from]) as f64));
            }
            from = to;
        }
        for covariate in &observed.covariates {
            basis.add(0, filter.apply(covariate));
        }
        basis
    }

    pub(super) fn of_terms(terms: &[Vec<f64>]) -> Self {
        let mut basis = Self::default();
        for term in terms {
            basis.add(0, term.clone());
        }
        basis
    }

    pub(super) const fn len(&self) -> usize {
        self.columns.len()
    }

    /// Adds a column, unless it is linearly dependent.
    fn add(&mut self, from: usize, mut column: Vec<f64>) {
        let before = squares(&column);
        self.take_out(from, &mut column);
        self.take_out(from, &mut column);
        let left = squares(&column);
        if left > ROUNDING * before {
            self.log_determinant += left.ln();
            for value in &mut column {
                *value /= left.sqrt();
            }
            self.columns.push((from, column));
        }
    }

    /// Removes the projection on the basis from a full column.
    pub(super) fn take_out_of(&self, column: &mut [f64]) {
        self.take_out(0, column);
    }

    fn take_out(&self, from: usize, column: &mut [f64]) {
        let to = from + column.len();
        for (first, known) in &self.columns {
            let (low, high) = ((*first).max(from), (first + known.len()).min(to));
            if low < high {
                let (known, column) = (&known[low - first..high - first], &mut column[low - from..high - from]);
                let share = product(known, column);
                column.iter_mut().zip(known).for_each(|(value, known)| *value -= share * known);
            }
        }
    }

    /// Leverage of each day, 0 … 1.
    pub(super) fn leverage(&self, days: usize) -> Vec<f64> {
        let mut leverage = vec![0.0; days];
        for (first, column) in &self.columns {
            leverage[*first..].iter_mut().zip(column).for_each(|(leverage, value)| *leverage += value * value);
        }
        leverage
    }
}
