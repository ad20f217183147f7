//! The sign-flip test.

/// Maximum random patterns; the smallest p-value is 0.02 %.
const FLIPS: u32 = 4_999;

/// Number of exceedances after which the test stops with a large p-value.
const REACHED_ENOUGH: u32 = 20;

/// Maximum groups of neighbouring days; more would cost time without gain.
const GROUPS: usize = 240;

/// Fixed for reproducible results.
const SEED: u64 = 0x7365_616D;

/// p-value that some category stands out, under the null that none does. `days` has one score per
/// category for each day in order, symmetric about zero for categories that do not stand out.
///
/// The statistic is the largest standardised sum over categories. Under the null all sign patterns
/// of whole days are equally likely: p = (1 + b) ∕ (1 + B) over `B` random patterns, `b` of which
/// reach the observed value. Scores within a day, and of grouped neighbours, may depend on one
/// another.
///
/// Sources: I. A. Canay, J. P. Romano, A. M. Shaikh, 2017, "Randomization tests under an
/// approximate symmetry assumption", Econometrica 85, 1013–1030. Early stopping for large p-values:
/// J. Besag and P. Clifford, 1991, "Sequential Monte Carlo p-values", Biometrika 78, 301–304.
pub(super) fn p_value<const KINDS: usize>(days: &[[f64; KINDS]]) -> f64 {
    let groups: Vec<[f64; KINDS]> = days.chunks(days.len().div_ceil(GROUPS).max(1)).map(sum).collect();
    let scatter: [f64; KINDS] = std::array::from_fn(|kind| groups.iter().map(|group| group[kind].powi(2)).sum::<f64>().sqrt());
    let farthest =
        |sums: [f64; KINDS]| sums.iter().zip(&scatter).filter(|(_, scatter)| **scatter > 0.0).map(|(sum, scatter)| sum.abs() / scatter).fold(0.0, f64::max);
    // Tolerance for rounding.
    let observed = farthest(sum(&groups)) - 1e-9;
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut reached = 0;
    for flips in 1..=FLIPS {
        let mut sums = [0.0; KINDS];
        for group in &groups {
            let sign = if random.bool() { 1.0 } else { -1.0 };
            sums.iter_mut().zip(group).for_each(|(sum, score)| *sum += sign * score);
        }
        if farthest(sums) >= observed {
            reached += 1;
            if reached == REACHED_ENOUGH {
                return f64::from(reached) / f64::from(flips);
            }
        }
    }
    f64::from(1 + reached) / f64::from(1 + FLIPS)
}

fn sum<const KINDS: usize>(days: &[[f64; KINDS]]) -> [f64; KINDS] {
    days.iter().fold([0.0; KINDS], |sums, day| std::array::from_fn(|kind| sums[kind] + day[kind]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_all_agree_are_as_unlikely_as_their_number_allows() {
        let agreeing = |days: usize| vec![[0.5, -0.5, 0.0]; days];
        assert!(p_value(&agreeing(4)) > 0.08);
        assert!(p_value(&agreeing(9)) < 0.01);
        assert!((p_value(&agreeing(30)) - 2e-4).abs() < 1e-12);
    }

    #[test]
    fn random_patterns_come_near_all_patterns() {
        let scores = [0.3, -0.1, 0.5, 0.2, 0.4, -0.3, 0.1, 0.6, 0.2, 0.1, 0.3, 0.2];
        let sum_of = |pattern: u32| -> f64 { scores.iter().enumerate().map(|(bit, score)| if pattern >> bit & 1 == 1 { *score } else { -score }).sum() };
        let reach = scores.iter().sum::<f64>() - 1e-9;
        let exact = f64::from((0..1_u32 << 12).filter(|pattern| sum_of(*pattern).abs() >= reach).count() as u32) / 4_096.0;
        // Twenty exceedances determine the share to about a fifth; allow four standard errors.
        assert!((p_value(&scores.map(|score| [score])) / exact - 1.0).abs() < 0.9);
    }

    #[test]
    fn one_day_is_never_a_finding_and_nothing_is_no_trouble() {
        let mut scores = [[0.0, 0.0]; 60];
        scores[17] = [25.0, -25.0];
        assert!((p_value(&scores) - 1.0).abs() < f64::EPSILON);
        assert!((p_value::<2>(&[]) - 1.0).abs() < f64::EPSILON);
    }
}
