//! Factors associated with better and harder days. Association, not causation.
//!
//! For each factor (a tag, a feeling, a boundary held or crossed, self-care) and for the same and
//! the next day: the difference in daily mean valence between days with and without it.
//!
//! 1. *Difference and p-value* (`compare.rs`): generalised least squares with autocorrelated noise
//!    (`model/`), controlling for level and drift per season, weekend, number of check-ins and, for
//!    the next day, the factor on that day.
//! 2. *Significance*: the Benjamini–Hochberg rule (`false_discovery.rs`) and a difference of at
//!    least [`LEAST_DIFFERENCE`].
//! 3. *Confidence interval* of findings, adjusted for selection: Y. Benjamini and D. Yekutieli,
//!    2005, "False discovery rate-adjusted multiple confidence intervals for selected parameters",
//!    J. American Statistical Association 100, 71–81. Based on the same estimate as the p-value, so
//!    it never contains zero.
//!
//! Of factors that mostly coincide, only the more certain is a finding; the other refers to it.
//!
//! # Meaning of the rate
//!
//! Of all findings, one in ten is expected to be chance ([`FALSE_DISCOVERY_RATE`]). Without any
//! true association every finding is chance, and the rate is the share of journals with a finding;
//! the tests measure this on autocorrelated noise.
//!
//! Feelings on *their own* day form a separate family, because they restate the mood of the pad:
//! nearly all are associated with it, and in one family with the tags they would lower the bar for
//! tags (B. Efron, 2008, "Simultaneous inference: when should hypothesis testing problems be
//! combined?", Annals of Applied Statistics 2, 197–223). They get 2 %, the rest 6 %, and the
//! sentences of `said/` 2 %. The rates add up, since V/(R₁+R₂) ≤ V₁/R₁ + V₂/R₂.
//!
//! Tags and feelings are dependent. The rule holds under positive dependence (Y. Benjamini and D.
//! Yekutieli, 2001, Annals of Statistics 29, 1165–1188); their factor for arbitrary dependence
//! would cost most of the power for a case not seen in simulations.

mod candidates;
mod compare;
mod false_discovery;

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use self::candidates::{Candidate, candidates};
use self::compare::{Compared, Days};
pub use self::false_discovery::benjamini_hochberg;
use super::daily::DailySeries;
use super::model::Estimate;
use super::sleep::SleepNight;
use crate::journal::{Journal, WordRef};

/// Expected share of chance findings.
pub const FALSE_DISCOVERY_RATE: f64 = FEELINGS_OF_THE_DAY_RATE + OTHERS_RATE + SENTENCES_RATE;
const FEELINGS_OF_THE_DAY_RATE: f64 = 0.02;
const OTHERS_RATE: f64 = 0.06;
pub(super) const SENTENCES_RATE: f64 = 0.02;

/// Minimum reported difference of mean valence; with years of data, even 0.01 is significant.
pub const LEAST_DIFFERENCE: f64 = 0.05;

/// Minimum number of compared days.
pub const NEEDS_DAYS: u32 = 28;

/// Minimum number of days with, and of days without.
pub const NEEDS_DAYS_ON_EACH_SIDE: u32 = 5;

/// Maximum range in days (50 years), against mistyped years.
const LONGEST_SPAN_DAYS: i64 = 50 * 366;

/// Data beside check-ins and boundaries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// Nights by day of waking up, in any order.
    pub nights: &'a [(NaiveDate, SleepNight)],
    /// Self-care days, in any order.
    pub self_care_days: &'a [NaiveDate],
    /// Tags that may be a response to hard days, sorted.
    pub reached_for: &'a [WordRef],
}

/// A factor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A tag of a check-in on the day.
    Tag(WordRef),
    /// A feeling of a check-in on the day.
    Feeling(WordRef),
    /// A boundary held on the day.
    BoundaryHeld,
    /// A boundary crossed on the day.
    BoundaryCrossed,
    /// Self-care on the day.
    SelfCare,
}

impl What {
    /// True if it may be a response to hard days. The next day is then not reported: read as an
    /// effect, it could make somebody stop what helps.
    fn may_be_reached_for(&self, around: &Around<'_>) -> bool {
        match self {
            Self::Tag(tag) => around.reached_for.binary_search(tag).is_ok(),
            Self::BoundaryHeld | Self::BoundaryCrossed | Self::SelfCare => true,
            Self::Feeling(_) => false,
        }
    }
}

/// The day whose mood is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lag {
    /// The same day.
    SameDay,
    /// The next day.
    NextDay,
}

impl Lag {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SameDay, Self::NextDay];

    const fn days(self) -> usize {
        match self {
            Self::SameDay => 0,
            Self::NextDay => 1,
        }
    }
}

/// A comparison of days with and without a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// Factor.
    pub what: What,
    /// Day of the mood. Responses to hard days are compared with the same day only.
    pub lag: Lag,
    /// True if the factor may be a response to hard days.
    pub may_be_reached_for: bool,
    /// Number of days with it.
    pub days_with: u32,
    /// Number of days without it.
    pub days_without: u32,
    /// A coinciding factor that explains the whole difference.
    pub often_with: Option<What>,
    /// Result.
    pub outcome: Outcome,
}

/// Result of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Too few days.
    NotEnough {
        /// Minimum number of further days needed.
        more_days: u32,
    },
    /// Compared.
    Compared(Comparison),
}

/// Difference between days with and without a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// Adjusted difference of mean daily valence, −2 … 2; positive is better. 0 if undetermined.
    pub difference: f64,
    /// Confidence interval of a finding, with the false coverage rate of its family.
    pub interval: Option<(f64, f64)>,
    /// Shrunk difference, for the choice of words.
    pub shrunk_difference: f64,
    /// p-value of the difference.
    pub p_value: f64,
    /// True for a finding; otherwise "No clear difference so far".
    pub goes_together: bool,
}

impl Pairing {
    /// The comparison, if there were enough days.
    #[must_use]
    pub const fn comparison(&self) -> Option<&Comparison> {
        match &self.outcome {
            Outcome::Compared(comparison) => Some(comparison),
            Outcome::NotEnough { .. } => None,
        }
    }
}

/// Compares all factors that occur in a range: findings by size, then others by number of days,
/// then those without enough days, nearest first. Deterministic.
#[must_use]
pub fn together(journal: &Journal, series: &DailySeries, range: &RangeInclusive<NaiveDate>, around: &Around<'_>) -> Vec<Pairing> {
    let days: Vec<_> = series.days(range).collect();
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return Vec::new() };
    let earliest = last.checked_sub_days(chrono::Days::new(LONGEST_SPAN_DAYS as u64)).unwrap_or(NaiveDate::MIN);
    let span = (*first).max(earliest)..=*last;
    let day_count = (*last - *span.start()).num_days() as usize + 1;
    let mut compared = Days::new(series, *span.start(), day_count);
    let candidates = candidates(journal, &compared.valence, &span, around);
    let mut judged = Vec::new();
    for candidate in &candidates {
        let may_be_reached_for = candidate.what.may_be_reached_for(around);
        let lags = if may_be_reached_for { &[Lag::SameDay][..] } else { &Lag::ALL };
        judged.extend(lags.iter().filter_map(|lag| Judged::of(&mut compared, candidate, *lag, may_be_reached_for)));
    }
    judge(&compared, &mut judged);
    let mut pairings: Vec<Pairing> = judged.into_iter().map(|judged| judged.pairing).collect();
    pairings.sort_by(in_order_of_interest);
    pairings
}

/// A pairing with the data for judging it.
struct Judged<'a> {
    pairing: Pairing,
    candidate: &'a Candidate,
    estimate: Option<Estimate>,
}

impl<'a> Judged<'a> {
    /// Compares a factor; `None` if it never occurred.
    fn of(days: &mut Days, candidate: &'a Candidate, lag: Lag, may_be_reached_for: bool) -> Option<Self> {
        let known: Vec<bool> = (0..days.valence.len()).filter_map(|day| days.is_with(candidate, lag, day)).collect();
        let days_with = known.iter().filter(|with| **with).count() as u32;
        let days_without = known.len() as u32 - days_with;
        if days_with == 0 {
            return None;
        }
        let (outcome, estimate) = match more_days(days_with, days_without) {
            0 => {
                let Compared { comparison, estimate } = days.compare(candidate, lag);
                (Outcome::Compared(comparison), estimate)
            }
            more_days => (Outcome::NotEnough { more_days }, None),
        };
        let what = candidate.what.clone();
        let pairing = Pairing { what, lag, may_be_reached_for, days_with, days_without, often_with: None, outcome };
        Some(Self { pairing, candidate, estimate })
    }

    const fn p_value(&self) -> Option<f64> {
        match &self.pairing.outcome {
            Outcome::Compared(comparison) => Some(comparison.p_value),
            Outcome::NotEnough { .. } => None,
        }
    }

    fn is_said(&self) -> bool {
        self.pairing.comparison().is_some_and(|comparison| comparison.goes_together)
    }

    fn is_feeling_of_the_day(&self) -> bool {
        matches!((&self.pairing.what, self.pairing.lag), (What::Feeling(_), Lag::SameDay))
    }

    /// Marks a finding, with an interval of this miss probability, unless it is too small.
    fn say(&mut self, misses: f64) {
        if let (Outcome::Compared(comparison), Some(estimate)) = (&mut self.pairing.outcome, self.estimate) {
            comparison.goes_together = comparison.difference.abs() >= LEAST_DIFFERENCE;
            comparison.interval = comparison.goes_together.then(|| estimate.interval(misses));
        }
    }

    /// Refers to a coinciding factor instead.
    fn leave_to(&mut self, other: What) {
        self.pairing.often_with = Some(other);
        if let Outcome::Compared(comparison) = &mut self.pairing.outcome {
            (comparison.goes_together, comparison.interval) = (false, None);
        }
    }
}

/// Minimum number of further days needed.
fn more_days(days_with: u32, days_without: u32) -> u32 {
    let missing = |needed: u32, there: u32| needed.saturating_sub(there);
    missing(NEEDS_DAYS, days_with + days_without).max(missing(NEEDS_DAYS_ON_EACH_SIDE, days_with)).max(missing(NEEDS_DAYS_ON_EACH_SIDE, days_without))
}

/// Decides the findings, family by family.
fn judge(days: &Days, judged: &mut [Judged<'_>]) {
    for (of_the_day, rate) in [(true, FEELINGS_OF_THE_DAY_RATE), (false, OTHERS_RATE)] {
        let mut family: Vec<(&mut Judged<'_>, f64)> = judged
            .iter_mut()
            .filter(|judged| judged.is_feeling_of_the_day() == of_the_day)
            .filter_map(|judged| judged.p_value().map(|p_value| (judged, p_value)))
            .collect();
        let found = benjamini_hochberg(&family.iter().map(|(_, p_value)| *p_value).collect::<Vec<_>>(), rate);
        let misses = rate * found.iter().filter(|found| **found).count() as f64 / found.len().max(1) as f64;
        family.iter_mut().zip(found).filter(|(_, found)| *found).for_each(|((judged, _), _)| judged.say(misses));
    }
    leave_what_comes_together_to_the_surest(days, judged);
}

/// Drops findings that are explained by a more certain, coinciding one.
fn leave_what_comes_together_to_the_surest(days: &Days, judged: &mut [Judged<'_>]) {
    let mut said: Vec<usize> = (0..judged.len()).filter(|place| judged[*place].is_said() && !judged[*place].is_feeling_of_the_day()).collect();
    // Least certain first.
    said.sort_by(|a, b| judged[*b].p_value().unwrap_or(1.0).total_cmp(&judged[*a].p_value().unwrap_or(1.0)));
    for place in said.clone() {
        let one = &judged[place];
        let of_lag = said.iter().rev().map(|other| &judged[*other]).filter(|other| other.pairing.lag == one.pairing.lag && other.is_said());
        let surer =
            of_lag.filter(|other| other.pairing.what != one.pairing.what).find(|other| days.is_said_by(one.candidate, other.candidate, one.pairing.lag));
        if let Some(other) = surer.map(|other| other.pairing.what.clone()) {
            judged[place].leave_to(other);
        }
    }
}

fn in_order_of_interest(a: &Pairing, b: &Pairing) -> std::cmp::Ordering {
    let rank = |pairing: &Pairing| match &pairing.outcome {
        Outcome::Compared(comparison) if comparison.goes_together => (0, -comparison.shrunk_difference.abs()),
        Outcome::Compared(_) => (1, -f64::from(pairing.days_with)),
        Outcome::NotEnough { more_days } => (2, f64::from(*more_days)),
    };
    let ((group_a, place_a), (group_b, place_b)) = (rank(a), rank(b));
    group_a.cmp(&group_b).then(place_a.total_cmp(&place_b)).then_with(|| (&a.what, a.lag).cmp(&(&b.what, b.lag)))
}

#[cfg(test)]
mod tests;
