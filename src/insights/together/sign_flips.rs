//! A p-value that does not take days for independent of their neighbours: the block sign-flip test.

/// How often signs are flipped at most. The least p-value is then 0.02 %, small enough for one finding among four hundred comparisons.
const FLIPS: u32 = 4_999;

/// After so many flips that reach the observed sum, the p-value is clear enough, and large.
const REACHED_ENOUGH: u32 = 20;

/// Another stream than that of the bootstrap.
const SEED: u64 = 0x7365_616D;

/// How likely a `sum` at least as far from zero is, if each block's score is as likely up as down.
///
/// The sum is that over all days of (valence less its season's mean) × (presence less its season's share); the scores are its parts by
/// blocks of calendar days. Where the two do not go together, scores scatter around zero; days within a block may depend on one another in any
/// way, and only blocks are taken for independent. Then every pattern of signs is equally likely, and the p-value is the share of patterns
/// that lie at least as far out: p = (1 + b) ∕ (1 + B) over `B` random patterns, `b` of which do.
///
/// Why this and not the interval: the null is imposed on the scores, so that something that happened in one run of days can never be a
/// finding (one block alone reaches every pattern), while intervals by percentiles are too narrow with few blocks.
/// With fewer than about ten weekly blocks hardly any p-value can be small: so little is known then.
///
/// Sources: I. A. Canay, J. P. Romano, A. M. Shaikh, 2017, "Randomization tests under an approximate symmetry assumption", Econometrica 85,
/// 1013–1030; X. Shao, 2010, "The dependent wild bootstrap", Journal of the American Statistical Association 105, 218–235.
/// Large p-values stop early and stay valid: J. Besag and P. Clifford, 1991, "Sequential Monte Carlo p-values", Biometrika 78, 301–304.
pub(super) fn p_value(sum: f64, scores: &[f64]) -> f64 {
    // The patterns are summed in single precision and in another order: what differs by rounding alone counts as reached.
    let reach = sum.abs() - 1e-5 * scores.iter().map(|score| score.abs()).sum::<f64>();
    let tables: Vec<[f32; 256]> = scores.chunks(8).map(signed_sums).collect();
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut reached = 0;
    for flips in 1..=FLIPS {
        let mut sum = 0.0_f32;
        for tables in tables.chunks(8) {
            let signs = random.u64(..).to_le_bytes();
            sum += tables.iter().zip(signs).map(|(table, signs)| table[usize::from(signs)]).sum::<f32>();
        }
        if f64::from(sum.abs()) >= reach {
            reached += 1;
            if reached == REACHED_ENOUGH {
                return f64::from(reached) / f64::from(flips);
            }
        }
    }
    f64::from(1 + reached) / f64::from(1 + FLIPS)
}

/// The sums of up to eight scores under every pattern of signs: a set bit counts its score up, the others down.
fn signed_sums(scores: &[f64]) -> [f32; 256] {
    let mut sums = [-scores.iter().sum::<f64>() as f32; 256];
    for pattern in 1..256_usize {
        let bit = pattern.trailing_zeros() as usize;
        sums[pattern] = sums[pattern & (pattern - 1)] + 2.0 * scores.get(bit).copied().unwrap_or(0.0) as f32;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scores: &[f64]) -> f64 {
        p_value(scores.iter().sum(), scores)
    }

    /// The share of all patterns of signs that reach the sum.
    fn exact(scores: &[f64]) -> f64 {
        let observed = scores.iter().sum::<f64>().abs() - 1e-9;
        let patterns = 1_u32 << scores.len();
        let sum = |pattern: u32| -> f64 { scores.iter().enumerate().map(|(bit, score)| if pattern >> bit & 1 == 1 { *score } else { -score }).sum() };
        f64::from((0..patterns).filter(|pattern| sum(*pattern).abs() >= observed).count() as u32) / f64::from(patterns)
    }

    #[test]
    fn random_patterns_come_near_all_patterns() {
        for scores in [&[0.3, -0.1, 0.5, 0.2, 0.4, -0.3, 0.1, 0.6, 0.2, 0.1, 0.3, 0.2][..], &[1.0, -0.4, 0.2, 0.1, -0.6, 0.3, 0.9, -0.2, 0.1, 0.2, 0.1]] {
            let (exact, found) = (exact(scores), of(scores));
            // Twenty reached patterns know the share to about a fifth: four standard errors.
            assert!((found / exact - 1.0).abs() < 0.9, "{found} for {exact}");
        }
    }

    #[test]
    fn blocks_that_all_agree_are_as_unlikely_as_their_number_allows() {
        assert!(of(&[0.5; 4]) > 0.08);
        assert!(of(&[0.5; 9]) < 0.01);
        assert!((of(&[0.5; 30]) - 2e-4).abs() < 1e-12);
    }

    #[test]
    fn one_run_of_days_is_never_a_finding() {
        let mut scores = [0.0; 60];
        scores[17] = 25.0;
        assert!((of(&scores) - 1.0).abs() < f64::EPSILON);
        assert!((of(&[]) - 1.0).abs() < f64::EPSILON);
    }
}
