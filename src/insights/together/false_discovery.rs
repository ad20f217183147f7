//! False discovery rate control.

/// Benjamini–Hochberg step-up rule: which p-values are findings at false discovery rate `rate`,
/// namely all up to the largest p₍ₖ₎ ≤ k ∕ m × rate.
///
/// Source: Y. Benjamini and Y. Hochberg, 1995, "Controlling the false discovery rate: a practical
/// and powerful approach to multiple testing", J. Royal Statistical Society B 57, 289–300.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64], rate: f64) -> Vec<bool> {
    let mut sorted = p_values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let step = rate / sorted.len().max(1) as f64;
    let bar = sorted.iter().enumerate().filter(|(place, p)| **p <= (*place + 1) as f64 * step).map(|(_, p)| *p).next_back();
    p_values.iter().map(|p| bar.is_some_and(|bar| *p <= bar)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_source() {
        // Table 1 of the paper: of 15 p-values, the four smallest are findings at 5 %.
        let p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1.0];
        assert_eq!(benjamini_hochberg(&p, 0.05).iter().filter(|said| **said).count(), 4);
    }

    #[test]
    fn a_later_value_under_its_bar_takes_the_earlier_ones_along() {
        assert_eq!(benjamini_hochberg(&[0.09, 0.06, 0.9, 0.07], 0.12), [true, true, false, true]);
        assert_eq!(benjamini_hochberg(&[0.2, 0.3], 0.1), [false, false]);
        assert!(benjamini_hochberg(&[], 0.1).is_empty());
    }
}
