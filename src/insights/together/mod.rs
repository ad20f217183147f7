//! What goes with better and harder days. Seen together, not cause.
//!
//! For everything that can be around a day (a tag, a feeling, a length of sleep, a boundary that held or was crossed,
//! self-care) and for the same and the next day: how much higher or lower is the daily mean valence on days with it than
//! on days without? The answer has three parts:
//!
//! 1. *Size and p-value* (`compare.rs`): generalised least squares over days whose noise remembers (`model/`), beside what is known to move
//!    the days: level and drift of the season, the weekend, the number of check-ins, and for the next day what is there then.
//! 2. *Whether it may be said at all*: Benjamini and Hochberg's rule (`false_discovery.rs`), and a size of at least [`LEAST_DIFFERENCE`].
//! 3. *The interval* of what is said, at a level that keeps its promise although only what was found is shown: Y. Benjamini and
//!    D. Yekutieli, 2005, "False discovery rate-adjusted multiple confidence intervals for selected parameters", Journal of the American
//!    Statistical Association 100, 71–81. It comes from the same size and error as the p-value, so that it never crosses zero.
//!
//! Of things that mostly come together only the surer one is a finding; the other says what it comes with.
//!
//! # What the stated rate means
//!
//! Of everything that is said to go together, one in ten is expected to be chance ([`FALSE_DISCOVERY_RATE`]). Where
//! nothing truly goes together every finding is chance, so the rate is then the share of journals with any finding at all;
//! the tests below measure that share on noise with memory.
//!
//! Feelings beside *their own* day are judged apart from the rest, because a feeling word says once more what the dot on the
//! pad says: nearly all of them go together with the day's mood, and in one family with the tags they would lower the bar
//! for tags (B. Efron, 2008, "Simultaneous inference: when should hypothesis testing problems be combined?", Annals of
//! Applied Statistics 2, 197–223). They get 2 %, the rest 6 %, and the sentences about week, day, sleep, words and trend 2 % (`said.rs`).
//! The rates add up, since V/(R₁+R₂) ≤ V₁/R₁ + V₂/R₂.
//!
//! Tags and feelings depend on one another. Under positive dependence the rule holds (Y. Benjamini and D. Yekutieli, 2001,
//! Annals of Statistics 29, 1165–1188); their factor for any dependence whatever would cost most of the power for a case
//! that the simulations do not show.

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

/// Of what is said to go together, the share that is expected to be chance.
pub const FALSE_DISCOVERY_RATE: f64 = FEELINGS_OF_THE_DAY_RATE + OTHERS_RATE + SENTENCES_RATE;
const FEELINGS_OF_THE_DAY_RATE: f64 = 0.02;
const OTHERS_RATE: f64 = 0.06;
pub(super) const SENTENCES_RATE: f64 = 0.02;

/// The least difference of mean valence that is spoken of: after years of days even a hundredth can be told from nothing.
pub const LEAST_DIFFERENCE: f64 = 0.05;

/// Days that can be compared, before anything is.
pub const NEEDS_DAYS: u32 = 28;

/// Days with and days without, before anything is compared.
pub const NEEDS_DAYS_ON_EACH_SIDE: u32 = 5;

/// The longest stretch that is looked at, in days (50 years): one mistyped year must not make a calendar of millennia.
const LONGEST_SPAN_DAYS: i64 = 50 * 366;

/// What else is known of the days, beside the journal's check-ins and boundaries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// Nights, each with the day the person woke up to, in any order.
    pub nights: &'a [(NaiveDate, SleepNight)],
    /// Days on which something for oneself was done, in any order.
    pub self_care_days: &'a [NaiveDate],
    /// Tags that may stand on hard days because they are reached for then, in order.
    pub reached_for: &'a [WordRef],
}

/// What may go with better or harder days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A tag on one of the day's check-ins.
    Tag(WordRef),
    /// A feeling in one of the day's check-ins.
    Feeling(WordRef),
    /// A boundary held that day.
    BoundaryHeld,
    /// A boundary was crossed that day.
    BoundaryCrossed,
    /// Something for oneself was done that day.
    SelfCare,
}

impl What {
    /// Whether it may be there because the day is hard. Nothing is then said of the day after, in neither direction: read as what it
    /// does, it could make somebody stop what helps.
    fn may_be_reached_for(&self, around: &Around<'_>) -> bool {
        match self {
            Self::Tag(tag) => around.reached_for.binary_search(tag).is_ok(),
            Self::BoundaryHeld | Self::BoundaryCrossed | Self::SelfCare => true,
            Self::Feeling(_) => false,
        }
    }
}

/// Which day's mood stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lag {
    /// The same day's.
    SameDay,
    /// The next day's.
    NextDay,
}

impl Lag {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SameDay, Self::NextDay];

    /// How many days later.
    const fn days(self) -> usize {
        match self {
            Self::SameDay => 0,
            Self::NextDay => 1,
        }
    }
}

/// One comparison: days with it against days without.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// What.
    pub what: What,
    /// Beside which day's mood. What may be reached for on hard days stands beside its own day's alone.
    pub lag: Lag,
    /// Whether it may be there because the day is hard.
    pub may_be_reached_for: bool,
    /// How many days with it were compared.
    pub days_with: u32,
    /// How many days without it.
    pub days_without: u32,
    /// What it mostly comes with, where that says all of its difference.
    pub often_with: Option<What>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Too few days so far.
    NotEnough {
        /// At least so many more days with check-ins are needed.
        more_days: u32,
    },
    /// Compared.
    Compared(Comparison),
}

/// The difference between days with something and days without it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// By how much mean daily valence is higher on days with it than on days without, all else that is known of them being equal: above
    /// 0 is better, below is harder; −2 … 2. 0 where the days cannot tell.
    pub difference: f64,
    /// The confidence interval of a difference that is said. All intervals that are shown together miss the truth no more often than the
    /// rate they are judged by.
    pub interval: Option<(f64, f64)>,
    /// The difference shrunk toward zero, the more the less is known: the size to speak of in words.
    pub shrunk_difference: f64,
    /// The probability of a difference at least as large where there is none.
    pub p_value: f64,
    /// Whether it may be said that they go together. Where not: "No clear difference so far".
    pub goes_together: bool,
}

impl Pairing {
    /// The comparison, if there were enough days for one.
    #[must_use]
    pub const fn comparison(&self) -> Option<&Comparison> {
        match &self.outcome {
            Outcome::Compared(comparison) => Some(comparison),
            Outcome::NotEnough { .. } => None,
        }
    }
}

/// Compares everything that can be around the days of a range. First what may be said to go together, the largest
/// difference first; then what shows no clear difference, the most days first; then what has not enough days, the nearest first.
///
/// What never happened in the range is left out. The same journal gives the same answer: the random numbers are seeded.
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

/// A pairing, and what it is judged by.
struct Judged<'a> {
    pairing: Pairing,
    candidate: &'a Candidate,
    estimate: Option<Estimate>,
}

impl<'a> Judged<'a> {
    /// Compares; nothing for what never happened.
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

    /// Says it, with an interval that misses its size with this probability, unless it is too small to speak of.
    fn say(&mut self, misses: f64) {
        if let (Outcome::Compared(comparison), Some(estimate)) = (&mut self.pairing.outcome, self.estimate) {
            comparison.goes_together = comparison.difference.abs() >= LEAST_DIFFERENCE;
            comparison.interval = comparison.goes_together.then(|| estimate.interval(misses));
        }
    }

    /// Says what it mostly comes with instead.
    fn leave_to(&mut self, other: What) {
        self.pairing.often_with = Some(other);
        if let Outcome::Compared(comparison) = &mut self.pairing.outcome {
            (comparison.goes_together, comparison.interval) = (false, None);
        }
    }
}

/// How many more days are needed at least.
fn more_days(days_with: u32, days_without: u32) -> u32 {
    let missing = |needed: u32, there: u32| needed.saturating_sub(there);
    missing(NEEDS_DAYS, days_with + days_without).max(missing(NEEDS_DAYS_ON_EACH_SIDE, days_with)).max(missing(NEEDS_DAYS_ON_EACH_SIDE, days_without))
}

/// Decides, family by family, what may be said.
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

/// Of findings that mostly come together the less sure one, whose difference the surer one says, is no finding of its own.
fn leave_what_comes_together_to_the_surest(days: &Days, judged: &mut [Judged<'_>]) {
    let mut said: Vec<usize> = (0..judged.len()).filter(|place| judged[*place].is_said() && !judged[*place].is_feeling_of_the_day()).collect();
    // The least sure first.
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
