//! Textbook statistics.

/// Arithmetic mean; `None` for no values.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Population standard deviation (divisor *n*); 0 for fewer than two values.
#[must_use]
pub fn standard_deviation(values: &[f64]) -> f64 {
    let Some(mean) = mean(values) else { return 0.0 };
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt()
}

/// Sample quantile at `probability` (0 … 1), interpolated linearly; `None` for no values.
///
/// Source: definition 7 of R. J. Hyndman and Y. Fan, 1996, "Sample quantiles in statistical
/// packages", The American Statistician 50, 361–365; the default of R and `NumPy`.
#[must_use]
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = probability.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let (low, high) = (sorted.get(below)?, sorted.get((below + 1).min(last))?);
    Some(low + (place - place.floor()) * (high - low))
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
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(mean(&[]), None);
        assert_eq!(quantile(&[], 0.5), None);
        assert!(close(standard_deviation(&[]), 0.0));
    }

    #[test]
    fn the_textbook_values() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
        assert!(close(standard_deviation(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]), 2.0));
    }
}
