//! Moments when it was hard: how strong it was, what was tried, and how strong it was afterwards.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp, TriggerKind};

/// The highest distress there is on the scale from 0.
pub const DISTRESS_MAX: u8 = 10;

/// Whether distress calls for people before anything else: as strong as it gets, or strong still and no weaker than before.
#[must_use]
pub fn distress_calls_for_people(before: Option<u8>, after: Option<u8>) -> bool {
    const STRONGEST: u8 = 9;
    const STRONG: u8 = 7;
    let has_no_relief = before.zip(after).is_some_and(|(before, after)| after >= before && after >= STRONG);
    has_no_relief || after.or(before).is_some_and(|now| now >= STRONGEST)
}

/// Something to do in a hard moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MomentTool {
    /// Paced breathing.
    Breathing,
    /// Five things seen, four felt, three heard, two smelled, one tasted.
    Senses,
    /// Feet on the floor, cold water: a plain list.
    PlainList,
    /// Turning to a person.
    People,
    /// The safety card.
    Help,
    /// The card about what is already known.
    AlreadyKnown,
}

impl MomentTool {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Breathing, Self::Senses, Self::PlainList, Self::People, Self::Help, Self::AlreadyKnown];
}

/// How long a breath goes in and out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BreathingPace {
    /// Three seconds in, three out.
    ThreeThree,
    /// Four seconds in, four out.
    FourFour,
    /// Four seconds in, six out.
    #[default]
    FourSix,
    /// Five seconds in, five out.
    FiveFive,
}

impl BreathingPace {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::ThreeThree, Self::FourFour, Self::FourSix, Self::FiveFive];

    /// How long a breath goes in and out, in seconds.
    #[must_use]
    pub const fn in_and_out_secs(self) -> [u8; 2] {
        match self {
            Self::ThreeThree => [3, 3],
            Self::FourFour => [4, 4],
            Self::FourSix => [4, 6],
            Self::FiveFive => [5, 5],
        }
    }
}

/// A hard moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it began.
    pub when: LocalTime,
    /// How strong it was when it began, from 0 to [`DISTRESS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_before: Option<u8>,
    /// How strong it was at the end, from 0 to [`DISTRESS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_after: Option<u8>,
    /// What was tried.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tools: BTreeSet<MomentTool>,
    /// What set it off.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub set_off_by: BTreeSet<TriggerKind>,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Moment {
    /// A moment that begins.
    #[must_use]
    pub const fn begun(now: Timestamp, when: LocalTime) -> Self {
        Self { changed: now, when, distress_before: None, distress_after: None, tools: BTreeSet::new(), set_off_by: BTreeSet::new(), note: String::new() }
    }

    /// Whether something was chosen or written. Moments in which nothing was are not kept.
    #[must_use]
    pub fn holds_something(&self) -> bool {
        self.distress_before.is_some() || self.distress_after.is_some() || !self.set_off_by.is_empty() || !self.note.is_empty()
    }

    /// How strong it is as far as it was said: at the end, or when it began.
    #[must_use]
    pub fn distress_now(&self) -> Option<u8> {
        self.distress_after.or(self.distress_before)
    }

    /// Whether it calls for people.
    #[must_use]
    pub fn calls_for_people(&self) -> bool {
        distress_calls_for_people(self.distress_before, self.distress_after)
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.note]
    }
}

/// What the person already knows and need not find out again: a card to read in a hard moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownCard {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The words on it.
    pub text: String,
}

impl KnownCard {
    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.text]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_distress_and_no_relief_call_for_people() {
        let begun = Moment::begun(Timestamp::from_millis(0), "2026-11-22T03:00+01:00".parse().expect("a time"));
        let calls = |before, after| Moment { distress_before: before, distress_after: after, ..begun.clone() }.calls_for_people();
        for (before, after, is_meant) in [
            (None, None, false),
            (Some(8), None, false),
            (Some(9), None, true),
            (Some(10), Some(8), false),
            (Some(7), Some(7), true),
            (Some(6), Some(8), true),
            (Some(5), Some(6), false),
            (Some(9), Some(9), true),
            (None, Some(10), true),
        ] {
            assert_eq!(calls(before, after), is_meant, "{before:?} to {after:?}");
        }
    }
}
