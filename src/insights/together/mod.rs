//! What goes with better and harder days. Seen together, not cause.
//!
//! For everything that can be around a day (a tag, a feeling, a length of sleep, a boundary that held or was crossed,
//! self-care) and for the same and the next day: how much higher or lower is the daily mean valence on days with it than
//! on days without? The answer has three parts, made in three files:
//!
//! 1. *Size and its interval* (`compare.rs`): the difference of means, with a 95 % interval by moving-block bootstrap.
//! 2. *A p-value* (`sign_flips.rs`) that does not take days for independent of their neighbours.
//! 3. *Whether it may be said at all* (`false_discovery.rs`): Benjamini and Hochberg's rule, and nothing else.
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
//! Applied Statistics 2, 197–223). They get 2 % and the rest 8 %. The rates add up, since V/(R₁+R₂) ≤ V₁/R₁ + V₂/R₂.
//!
//! Tags and feelings depend on one another. Under positive dependence the rule holds (Y. Benjamini and D. Yekutieli, 2001,
//! Annals of Statistics 29, 1165–1188); their factor for any dependence whatever would cost most of the power for a case
//! that the simulations do not show.

mod calendar;
mod candidates;
mod compare;
mod false_discovery;
mod sign_flips;

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use self::calendar::Calendar;
use self::candidates::candidates;
use self::compare::{Observed, compare};
pub use self::false_discovery::benjamini_hochberg;
use super::daily::DailySeries;
use super::sleep::{SleepBand, SleepNight};
use crate::journal::{Journal, WordRef};

/// Of what is said to go together, the share that is expected to be chance.
pub const FALSE_DISCOVERY_RATE: f64 = FEELINGS_OF_THE_DAY_RATE + OTHERS_RATE;
const FEELINGS_OF_THE_DAY_RATE: f64 = 0.02;
const OTHERS_RATE: f64 = 0.08;

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
    /// The length of the night before.
    Sleep(SleepBand),
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
            Self::Feeling(_) | Self::Sleep(_) => false,
        }
    }
}

/// Which day's mood stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lag {
    /// The same day's; for sleep, the day the person woke up to.
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
    /// Mean daily valence on days with it less that on days without it, each day against its own season (see the source):
    /// above 0 is better, below is harder.
    pub difference: f64,
    /// The 95 % interval of the difference: how sure its size is. It does not decide what is said.
    pub interval: (f64, f64),
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
    let mut valence = vec![None; day_count];
    for (date, day) in series.days(&span) {
        valence[(date - *span.start()).num_days() as usize] = Some(day.valence);
    }
    let calendar = Calendar::new(day_count);
    let mut pairings = Vec::new();
    for candidate in candidates(journal, &valence, &span, around) {
        let may_be_reached_for = candidate.what.may_be_reached_for(around);
        for lag in if may_be_reached_for { &[Lag::SameDay][..] } else { &Lag::ALL } {
            let lag = *lag;
            let observed: Vec<Option<Observed>> = (0..day_count)
                .map(|day| {
                    let with = candidate.on(day.checked_sub(lag.days())?)?;
                    Some(Observed { valence: valence[day]?, with })
                })
                .collect();
            let days_with = observed.iter().flatten().filter(|day| day.with).count() as u32;
            let days_without = observed.iter().flatten().count() as u32 - days_with;
            if days_with == 0 {
                continue;
            }
            let more_days = more_days(days_with, days_without);
            let outcome = if more_days > 0 { Outcome::NotEnough { more_days } } else { Outcome::Compared(compare(&calendar, &observed)) };
            pairings.push(Pairing { what: candidate.what.clone(), lag, may_be_reached_for, days_with, days_without, outcome });
        }
    }
    judge(&mut pairings);
    pairings.sort_by(in_order_of_interest);
    pairings
}

/// How many more days are needed at least.
fn more_days(days_with: u32, days_without: u32) -> u32 {
    let missing = |needed: u32, there: u32| needed.saturating_sub(there);
    missing(NEEDS_DAYS, days_with + days_without).max(missing(NEEDS_DAYS_ON_EACH_SIDE, days_with)).max(missing(NEEDS_DAYS_ON_EACH_SIDE, days_without))
}

/// Decides, family by family, what may be said.
fn judge(pairings: &mut [Pairing]) {
    let is_feeling_of_the_day = |pairing: &Pairing| matches!((&pairing.what, pairing.lag), (What::Feeling(_), Lag::SameDay));
    for (of_the_day, rate) in [(true, FEELINGS_OF_THE_DAY_RATE), (false, OTHERS_RATE)] {
        let mut family: Vec<&mut Comparison> = pairings
            .iter_mut()
            .filter(|pairing| is_feeling_of_the_day(pairing) == of_the_day)
            .filter_map(|pairing| match &mut pairing.outcome {
                Outcome::Compared(comparison) => Some(comparison),
                Outcome::NotEnough { .. } => None,
            })
            .collect();
        let p_values: Vec<f64> = family.iter().map(|comparison| comparison.p_value).collect();
        for (comparison, said) in family.iter_mut().zip(benjamini_hochberg(&p_values, rate)) {
            comparison.goes_together = said;
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
