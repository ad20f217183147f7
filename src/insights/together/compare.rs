//! Days with something against days without it: the difference, how sure it is, and how likely by chance.

use super::Comparison;
use super::calendar::{BOOTSTRAP_DRAWS, Calendar};
use super::sign_flips::p_value;
use crate::insights::statistics::{quantile, standard_deviation};

/// One day that can be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Observed {
    /// The day's mean valence.
    pub(super) valence: f64,
    /// Whether the day had it.
    pub(super) with: bool,
}

/// How large differences are expected to be before anything is known, in standard deviations of the daily means.
const EXPECTED_DIFFERENCE: f64 = 0.5;

/// Compares the days with something with those without it. `days` are all days of the calendar; those that cannot be
/// compared are `None` and stay missing.
///
/// - *Season*: valence is taken against the mean of the day's own season of about twelve weeks (fixed effects; a journal
///   of under 24 weeks is one season, and the difference then is simply that of the two means). Otherwise a slow change for
///   the better would go together with whatever has been around lately.
/// - *Interval*: the 2.5th to 97.5th percentile of the difference over draws of overlapping blocks of calendar days
///   (moving-block bootstrap: H. R. Künsch, 1989, "The jackknife and the bootstrap for general stationary observations",
///   Annals of Statistics 17, 1217–1241). A draw that misses one side altogether says nothing and is left out. With few
///   blocks, in the first months, such an interval is somewhat too narrow; that is why it decides nothing.
/// - *Shrinkage*: the mean of the posterior of a normal difference with spread `s` (the standard deviation over the draws) under a
///   normal prior around zero of spread `τ`: difference × τ² ∕ (τ² + s²), with τ half a standard deviation of the daily means
///   (B. Efron and C. Morris, 1975, "Data analysis using Stein's estimator and its generalizations", Journal of the
///   American Statistical Association 70, 311–319; the prior is fixed, as a handful of comparisons cannot tell its spread).
pub(super) fn compare(calendar: &Calendar, days: &[Option<Observed>]) -> Comparison {
    let residuals = residuals(calendar, days);
    let total = residuals.iter().flatten().fold(Sums::default(), |sums, day| sums.plus(day.sums()));
    let difference = total.difference().unwrap_or(0.0);
    let mut draws = bootstrap(calendar, &residuals);
    draws.sort_by(f64::total_cmp);
    let interval = (quantile(&draws, 0.025).unwrap_or(difference), quantile(&draws, 0.975).unwrap_or(difference));
    let spread = standard_deviation(&draws);
    let values: Vec<f64> = residuals.iter().flatten().map(|day| day.valence).collect();
    let expected = EXPECTED_DIFFERENCE * standard_deviation(&values);
    let variance = expected.powi(2) + spread.powi(2);
    let kept = if variance > 0.0 { expected.powi(2) / variance } else { 0.0 };
    let p_value = p_value_of(calendar, &residuals);
    Comparison { difference, interval, shrunk_difference: kept * difference, p_value, goes_together: false }
}

/// The p-value of what is left once the season is known.
fn p_value_of(calendar: &Calendar, residuals: &[Option<Residual>]) -> f64 {
    let observed = residuals.iter().flatten().map(|day| day.valence * day.presence).sum();
    p_value(observed, &block_scores(calendar, residuals))
}

/// For each block of days, the sum of the products of what is left once the season is known: around zero unless the two go together.
///
/// Each block is taken against the mean of its season *without it*: a mean that it has moved itself would make it look closer to its
/// season than it is, and chance smaller than it is (J. G. `MacKinnon`, M. Ø. Nielsen, M. D. Webb, 2023, "Fast and reliable jackknife
/// and bootstrap methods for cluster-robust inference", Journal of Applied Econometrics 38, 671–694).
fn block_scores(calendar: &Calendar, residuals: &[Option<Residual>]) -> Vec<f64> {
    let seasons = calendar.seasons();
    let mut season_counts = vec![0.0; seasons.last().map_or(0, |last| last + 1)];
    for (season, _) in seasons.iter().zip(residuals).filter(|(_, day)| day.is_some()) {
        season_counts[*season] += 1.0;
    }
    let days: Vec<(usize, Option<Residual>)> = seasons.iter().copied().zip(residuals.iter().copied()).collect();
    let score_of = |piece: &[(usize, Option<Residual>)]| {
        let (mut score, mut valence, mut presence, mut count) = (0.0, 0.0, 0.0, 0.0);
        for day in piece.iter().filter_map(|(_, day)| *day) {
            score += day.valence * day.presence;
            valence += day.valence;
            presence += day.presence;
            count += 1.0;
        }
        let others = season_counts[piece[0].0] - count;
        if others > 0.0 { score + presence * valence / others } else { score }
    };
    days.chunks(calendar.block_days).map(|block| block.chunk_by(|a, b| a.0 == b.0).map(score_of).sum()).collect()
}

/// The p-value alone, for simulations that need many.
#[cfg(test)]
pub(super) fn p_value_alone(calendar: &Calendar, days: &[Option<Observed>]) -> f64 {
    p_value_of(calendar, &residuals(calendar, days))
}

/// A day against its season.
#[derive(Clone, Copy, Debug)]
struct Residual {
    /// Valence less the season's mean.
    valence: f64,
    /// 1 or 0 for with or without, less the season's share of days with it.
    presence: f64,
    with: bool,
}

impl Residual {
    fn sums(self) -> Sums {
        let valence = self.valence as f32;
        if self.with { Sums([1.0, valence, 0.0, 0.0]) } else { Sums([0.0, 0.0, 1.0, valence]) }
    }
}

/// Each day against the mean of its season.
fn residuals(calendar: &Calendar, days: &[Option<Observed>]) -> Vec<Option<Residual>> {
    let mut residuals = Vec::with_capacity(days.len());
    for season in calendar.seasons().chunk_by(|a, b| a == b) {
        let days = &days[residuals.len()..residuals.len() + season.len()];
        let count = days.iter().flatten().count().max(1) as f64;
        let mean_valence = days.iter().flatten().map(|day| day.valence).sum::<f64>() / count;
        let share_with = days.iter().flatten().filter(|day| day.with).count() as f64 / count;
        residuals.extend(
            days.iter().map(|day| {
                day.map(|day| Residual { valence: day.valence - mean_valence, presence: f64::from(u8::from(day.with)) - share_with, with: day.with })
            }),
        );
    }
    residuals
}

/// Count and sum of the days with, then of those without: four numbers that are added in one step.
#[derive(Clone, Copy, Debug, Default)]
struct Sums([f32; 4]);

impl Sums {
    fn plus(self, other: Self) -> Self {
        Self(std::array::from_fn(|number| self.0[number] + other.0[number]))
    }

    /// The difference of the two means; nothing when one side has no days.
    fn difference(self) -> Option<f64> {
        let [with, sum_with, without, sum_without] = self.0.map(f64::from);
        (with > 0.0 && without > 0.0).then(|| sum_with / with - sum_without / without)
    }
}

/// The difference in each draw of blocks.
fn bootstrap(calendar: &Calendar, residuals: &[Option<Residual>]) -> Vec<f64> {
    // The sums of every possible block first: a draw then only adds as many as it has blocks.
    let blocks = block_sums(residuals, calendar.block_days);
    let mut differences = Vec::with_capacity(BOOTSTRAP_DRAWS);
    for starts in calendar.draws() {
        differences.extend(sum_of(&blocks, starts).difference());
    }
    differences
}

/// The sum of the blocks that begin on these days. This runs a quarter of a million times: it is a function of its own, so that its sums stay in
/// registers, and four sums that need not wait for one another.
#[inline(never)]
fn sum_of(blocks: &[Sums], starts: &[u32]) -> Sums {
    let (fours, rest) = starts.as_chunks::<4>();
    let lanes = fours.iter().fold([Sums::default(); 4], |lanes, starts| std::array::from_fn(|lane| lanes[lane].plus(blocks[starts[lane] as usize])));
    let rest = rest.iter().map(|start| blocks[*start as usize]);
    lanes.into_iter().chain(rest).fold(Sums::default(), Sums::plus)
}

/// The sums of every run of `block_days` days, by its first day.
fn block_sums(residuals: &[Option<Residual>], block_days: usize) -> Vec<Sums> {
    let sums: Vec<Sums> = residuals.iter().map(|day| day.map_or(Sums::default(), Residual::sums)).collect();
    let block_days = block_days.min(sums.len());
    // Each run is the one before with a day added and a day taken away, in double precision, so that nothing adds up.
    let mut running = [0.0_f64; 4];
    let mut blocks = Vec::with_capacity(sums.len());
    for (day, added) in sums.iter().enumerate() {
        let gone = day.checked_sub(block_days).map_or(Sums::default(), |gone| sums[gone]);
        running = std::array::from_fn(|number| running[number] + f64::from(added.0[number]) - f64::from(gone.0[number]));
        if day + 1 >= block_days {
            blocks.push(Sums(running.map(|sum| sum as f32)));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(values: impl IntoIterator<Item = (f64, bool)>) -> Vec<Option<Observed>> {
        values.into_iter().map(|(valence, with)| Some(Observed { valence, with })).collect()
    }

    #[test]
    fn a_short_journal_shows_the_plain_difference_of_means() {
        let days = days((0..60).map(|day| (if day % 3 == 0 { 0.4 } else { 0.1 } + f64::from(day % 5) / 100.0, day % 3 == 0)));
        let with: Vec<f64> = days.iter().flatten().filter(|day| day.with).map(|day| day.valence).collect();
        let without: Vec<f64> = days.iter().flatten().filter(|day| !day.with).map(|day| day.valence).collect();
        let plain = with.iter().sum::<f64>() / 20.0 - without.iter().sum::<f64>() / 40.0;
        let found = compare(&Calendar::new(60), &days);
        assert!((found.difference - plain).abs() < 1e-6, "{found:?}");
        assert!(found.interval.0 < found.difference && found.difference < found.interval.1);
        assert!(0.0 < found.shrunk_difference && found.shrunk_difference < found.difference);
    }

    #[test]
    fn the_less_is_known_the_more_is_shrunk() {
        let noisy =
            |count: i32| days((0..count).map(|day| (f64::from((day * 7919 + 13) % 101) / 100.0 + f64::from(u8::from(day % 4 == 0)) * 0.2, day % 4 == 0)));
        let kept = |count: i32| {
            let found = compare(&Calendar::new(count as usize), &noisy(count));
            found.shrunk_difference / found.difference
        };
        assert!(kept(30) < kept(120) && kept(120) < kept(600), "{} {} {}", kept(30), kept(120), kept(600));
    }

    #[test]
    fn a_better_season_is_not_put_down_to_what_came_with_it() {
        // Each year quarter is better than the last, and the last two are full of it; within a season it makes no difference.
        let days = days((0..336).map(|day| {
            let season = day / 84;
            let with = if season >= 2 { day % 3 != 0 } else { day % 12 == 0 };
            (f64::from(season) * 0.3 + f64::from(day * 31 % 17) / 100.0, with)
        }));
        let found = compare(&Calendar::new(336), &days);
        assert!(found.difference.abs() < 0.02, "{found:?}");
        assert!(found.p_value > 0.2, "{found:?}");
    }

    #[test]
    fn missing_days_stay_missing_and_hardly_any_days_break_nothing() {
        let mut days = days((0..80).map(|day| (f64::from(day % 7) / 10.0, day % 2 == 0)));
        let whole = compare(&Calendar::new(80), &days);
        for day in (0..80).filter(|day| day % 10 == 9) {
            days[day] = None;
        }
        let found = compare(&Calendar::new(80), &days);
        assert!((whole.difference - found.difference).abs() > f64::EPSILON);
        let nothing = compare(&Calendar::new(3), &[None, Some(Observed { valence: 0.5, with: true }), None]);
        assert!(nothing.difference.abs() < f64::EPSILON && nothing.shrunk_difference.abs() < f64::EPSILON);
        assert!((nothing.p_value - 1.0).abs() < f64::EPSILON);
    }
}
