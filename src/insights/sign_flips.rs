//! A p-value from what could have been, had each day gone the other way: the sign-flip test.

/// How often signs are flipped at most. The least p-value is then 0.02 %.
const FLIPS: u32 = 4_999;

/// After so many flips that reach what was observed, the p-value is clear enough, and large.
const REACHED_ENOUGH: u32 = 20;

/// Days are put together into at most so many groups of neighbours: more would make it slower, not surer.
const GROUPS: usize = 240;

/// Fixed, so that the same journal gives the same answer.
const SEED: u64 = 0x7365_616D;

/// How likely some kind of thing stands out from the others as far as here, where none does. `days` has for each day, in order, one score
/// for each kind, as likely up as down where that kind does not stand out.
///
/// What is looked at is the largest of the kinds' sums, each against its own scatter. Under the null every pattern of signs of whole days
/// is equally likely, and the p-value is the share of patterns that lie at least as far out: p = (1 + b) ∕ (1 + B) over `B` random ones,
/// `b` of which do. Scores of the same day, and of neighbours that are put together, may depend on one another in any way.
///
/// Sources: I. A. Canay, J. P. Romano, A. M. Shaikh, 2017, "Randomization tests under an approximate symmetry assumption", Econometrica 85,
/// 1013–1030. Large p-values stop early and stay valid: J. Besag and P. Clifford, 1991, "Sequential Monte Carlo p-values", Biometrika 78,
/// 301–304.
pub(super) fn p_value<const KINDS: usize>(days: &[[f64; KINDS]]) -> f64 {
    let groups: Vec<[f64; KINDS]> = days.chunks(days.len().div_ceil(GROUPS).max(1)).map(sum).collect();
    let scatter: [f64; KINDS] = std::array::from_fn(|kind| groups.iter().map(|group| group[kind].powi(2)).sum::<f64>().sqrt());
    let farthest =
        |sums: [f64; KINDS]| sums.iter().zip(&scatter).filter(|(_, scatter)| **scatter > 0.0).map(|(sum, scatter)| sum.abs() / scatter).fold(0.0, f64::max);
    // What differs by rounding alone counts as reached.
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
        // Twenty reached patterns know the share to about a fifth: four standard errors.
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
