//! The few textbook statistics the rest is made of.

/// The arithmetic mean; nothing for no values.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The standard deviation of the values themselves (divisor *n*); 0 for fewer than two.
#[must_use]
pub fn standard_deviation(values: &[f64]) -> f64 {
    let Some(mean) = mean(values) else { return 0.0 };
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt()
}

/// The sample quantile at `probability` (0 … 1), linear between order statistics; nothing for no values.
///
/// Source: definition 7 of R. J. Hyndman and Y. Fan, 1996, "Sample quantiles in statistical packages",
/// The American Statistician 50, 361–365, which is also what R and `NumPy` do unless told otherwise.
#[must_use]
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = probability.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let (low, high) = (sorted.get(below)?, sorted.get((below + 1).min(last))?);
    Some(low + (place - place.floor()) * (high - low))
}

/// Ranks from 1; equal values share the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        let shared = before as f64 + (equal.len() + 1) as f64 / 2.0;
        for place in equal {
            ranks[*place] = shared;
        }
        before += equal.len();
    }
    ranks
}

/// Spearman's rank correlation of pairs, −1 … 1; nothing for fewer than three pairs or when one side never varies.
///
/// Source: C. Spearman, 1904, "The proof and measurement of association between two things", American Journal of
/// Psychology 15, 72–101: the product-moment correlation of the ranks, equal values sharing the mean of their ranks.
#[must_use]
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (x, y) = (ranks(&x), ranks(&y));
    let (mean_x, mean_y) = (mean(&x)?, mean(&y)?);
    let covariance = x.iter().zip(&y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>() / pairs.len() as f64;
    let spread = standard_deviation(&x) * standard_deviation(&y);
    (spread > 0.0).then(|| (covariance / spread).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    proptest! {
        #[test]
        fn a_quantile_lies_between_the_least_and_the_greatest(mut values in proptest::collection::vec(-1.0..1.0_f64, 1..40), probability in -1.0..2.0_f64) {
            values.sort_by(f64::total_cmp);
            let found = quantile(&values, probability).expect("values");
            prop_assert!(values[0] <= found && found <= values[values.len() - 1]);
        }

        #[test]
        fn correlation_is_the_same_both_ways_and_ignores_the_scale(pairs in proptest::collection::vec((-9..9_i32, -9..9_i32), 3..30)) {
            let there: Vec<_> = pairs.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            let back: Vec<_> = there.iter().map(|(x, y)| (y.powi(3), *x)).collect();
            match (spearman(&there), spearman(&back)) {
                (Some(there), Some(back)) => prop_assert!(close(there, back) && there.abs() <= 1.0),
                (there, back) => prop_assert_eq!(there, back),
            }
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(mean(&[]), None);
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(spearman(&[(1.0, 1.0), (2.0, 2.0)]), None);
        assert_eq!(spearman(&[(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]), None);
        assert!(close(standard_deviation(&[]), 0.0));
    }

    #[test]
    fn the_textbook_values() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
        assert!(close(standard_deviation(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]), 2.0));
        assert_eq!(ranks(&[0.3, 0.1, 0.3]), [2.5, 1.0, 2.5]);
        assert_eq!(spearman(&[(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)]), Some(-1.0));
    }
}
