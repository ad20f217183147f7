//! Autocorrelated noise: estimation and filtering.

use std::ops::Range;

use super::basis::Basis;
use super::{Observed, squares};

/// Noise model: a level that decays by `memory` per day, plus independent daily noise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::insights) struct Noise {
    /// Daily decay factor of the level, 0 … 1.
    pub(super) memory: f64,
    /// Share of independent noise in the variance, 0 … 1.
    pub(super) own_share: f64,
}

/// Grid of candidates. Between neighbours, p-values hardly differ.
const MEMORIES: [f64; 9] = [0.0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.88, 0.95];
const OWN_SHARES: [f64; 6] = [0.0, 0.15, 0.3, 0.45, 0.6, 0.75];

impl Noise {
    /// Estimates the noise of the days, given their covariates.
    ///
    /// Restricted maximum likelihood (H. D. Patterson and R. Thompson, 1971, "Recovery of
    /// inter-block information when block sizes are unequal", Biometrika 58, 545–554) of a
    /// first-order autoregression plus independent noise, over a grid. A weak prior avoids extremes
    /// for a few weeks of data: Beta(3∕2, 3∕2) for the memory, Beta(5∕4, 5∕4) for the share.
    pub(in crate::insights) fn of(observed: &Observed) -> Self {
        let tried = MEMORIES.iter().flat_map(|memory| {
            // Without memory, all noise is independent.
            let shares = if *memory == 0.0 { &OWN_SHARES[..1] } else { &OWN_SHARES[..] };
            shares.iter().map(|own_share| Self { memory: *memory, own_share: *own_share })
        });
        let by_fit = |one: &(f64, Self), other: &(f64, Self)| one.0.total_cmp(&other.0);
        tried.map(|noise| (noise.misfit(observed), noise)).min_by(by_fit).map_or(Self { memory: 0.0, own_share: 0.0 }, |(_, noise)| noise)
    }

    /// −2 log of restricted likelihood times prior, up to a constant.
    fn misfit(self, observed: &Observed) -> f64 {
        // Keeps the ends of both ranges possible.
        const END: f64 = 0.02;
        let filter = Filter::new(observed, self);
        let basis = Basis::of(observed, &filter);
        let mut rest = filter.apply(&observed.values);
        basis.take_out_of(&mut rest);
        let freedom = observed.days.len().saturating_sub(basis.len()) as f64;
        let prior = ((self.memory + END) * (1.0 - self.memory)).ln() + 0.5 * ((self.own_share + END) * (1.0 + END - self.own_share)).ln();
        filter.log_determinant + basis.log_determinant + freedom * squares(&rest).max(f64::EPSILON).ln() - prior
    }
}

/// Whitens days: the scaled innovations of a Kalman filter, in linear time. Over missing days the
/// memory decays.
///
/// Source: A. C. Harvey, 1989, "Forecasting, Structural Time Series Models and the Kalman Filter",
/// section 3.4.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    steps: Vec<Step>,
    /// Log determinant of the noise covariance.
    pub(super) log_determinant: f64,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    /// Decay since the previous observed day; 0 at the start of a season.
    fade: f64,
    /// Kalman gain.
    gain: f64,
    /// Inverse standard deviation of the innovation.
    scale: f64,
}

impl Filter {
    pub(super) fn new(observed: &Observed, noise: Noise) -> Self {
        let level_share = 1.0 - noise.own_share;
        let mut unknown = level_share;
        let mut log_determinant = 0.0;
        let steps = (0..observed.days.len()).map(|place| {
            let goes_on = place > 0 && observed.seasons[place - 1] == observed.seasons[place];
            let fade = if goes_on { noise.memory.powf((observed.days[place] - observed.days[place - 1]) as f64) } else { 0.0 };
            unknown = fade * fade * unknown + level_share * (1.0 - fade * fade);
            let variance = unknown + noise.own_share;
            let gain = unknown / variance;
            log_determinant += variance.ln();
            unknown *= 1.0 - gain;
            Step { fade, gain, scale: variance.sqrt().recip() }
        });
        Self { steps: steps.collect(), log_determinant }
    }

    pub(super) fn apply(&self, of_days: &[f64]) -> Vec<f64> {
        self.apply_within(0..self.steps.len(), |place| of_days[place])
    }

    /// Filters a range of days that begins with a season.
    pub(super) fn apply_within(&self, places: Range<usize>, of_day: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut level = 0.0;
        let steps = self.steps[places.clone()].iter().zip(places);
        let filtered = steps.map(|(step, place)| {
            level *= step.fade;
            let surprise = of_day(place) - level;
            level += step.gain * surprise;
            surprise * step.scale
        });
        filtered.collect()
    }
}
