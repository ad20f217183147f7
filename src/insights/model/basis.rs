//! What is known to move the days, as columns at right angles to one another.

use super::noise::Filter;
use super::{Observed, ROUNDING, product, squares};

/// Columns of length 1 at right angles; each is zero before its first day and after its last. What they explain is taken out of another
/// column by its shadow on each: modified Gram–Schmidt, done twice (Å. Björck, 1994, "Numerics of Gram–Schmidt orthogonalization", Linear
/// Algebra and its Applications 197, 297–316).
#[derive(Clone, Debug, Default)]
pub(super) struct Basis {
    columns: Vec<(usize, Vec<f64>)>,
    /// The logarithm of the determinant of the columns' products, as they were before they were made at right angles.
    pub(super) log_determinant: f64,
}

impl Basis {
    /// A level for each season, its drift if it has one, and the covariates.
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

    /// The terms of a model, already filtered.
    pub(super) fn of_terms(terms: &[Vec<f64>]) -> Self {
        let mut basis = Self::default();
        for term in terms {
            basis.add(0, term.clone());
        }
        basis
    }

    /// How many columns.
    pub(super) const fn len(&self) -> usize {
        self.columns.len()
    }

    /// Adds a column, unless those before say all of it.
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

    /// Takes what the columns explain out of a column for all days.
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

    /// How much of each of so many days the columns explain, 0 … 1.
    pub(super) fn leverage(&self, days: usize) -> Vec<f64> {
        let mut leverage = vec![0.0; days];
        for (first, column) in &self.columns {
            leverage[*first..].iter_mut().zip(column).for_each(|(leverage, value)| *leverage += value * value);
        }
        leverage
    }
}
