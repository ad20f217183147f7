//! Hard moments: distress before and after, and tools tried.

use std::collections::BTreeSet;

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp, TriggerKind, UserRecord};

/// Maximum distress; the scale starts at 0.
pub const DISTRESS_MAX: u8 = 10;

/// True if distress calls for people first: at least 9, or at least 7 without relief.
#[must_use]
pub fn distress_calls_for_people(before: Option<u8>, after: Option<u8>) -> bool {
    const STRONGEST: u8 = 9;
    const STRONG: u8 = 7;
    let has_no_relief = before.zip(after).is_some_and(|(before, after)| after >= before && after >= STRONG);
    has_no_relief || after.or(before).is_some_and(|now| now >= STRONGEST)
}

/// A tool for hard moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum MomentTool {
    /// Paced breathing.
    Breathing,
    /// Five things seen, four felt, three heard, two smelled, one tasted.
    Senses,
    /// A plain list: feet on the floor, cold water.
    PlainList,
    /// Contacting a person.
    People,
    /// The safety card.
    Help,
    /// The card of known facts.
    AlreadyKnown,
}

impl MomentTool {
    /// All, in display order.
    pub const ALL: [Self; 6] = [Self::Breathing, Self::Senses, Self::PlainList, Self::People, Self::Help, Self::AlreadyKnown];
}

/// Breathing pace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum BreathingPace {
    /// 3 s in, 3 s out.
    ThreeThree,
    /// 4 s in, 4 s out.
    FourFour,
    /// 4 s in, 6 s out.
    #[default]
    FourSix,
    /// 5 s in, 5 s out.
    FiveFive,
}

impl BreathingPace {
    /// All, in display order.
    pub const ALL: [Self; 4] = [Self::ThreeThree, Self::FourFour, Self::FourSix, Self::FiveFive];

    /// Duration of inhaling and exhaling, in seconds.
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
    /// Last change.
    pub changed: Timestamp,
    /// Start time.
    pub when: LocalTime,
    /// Distress at the start, 0 to [`DISTRESS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_before: Option<u8>,
    /// Distress at the end, 0 to [`DISTRESS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress_after: Option<u8>,
    /// Tools tried.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tools: BTreeSet<MomentTool>,
    /// Triggers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub set_off_by: BTreeSet<TriggerKind>,
    /// Note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Moment {
    /// A moment that starts now.
    #[must_use]
    pub const fn begun(now: Timestamp, when: LocalTime) -> Self {
        Self { changed: now, when, distress_before: None, distress_after: None, tools: BTreeSet::new(), set_off_by: BTreeSet::new(), note: String::new() }
    }

    /// True if something was chosen or written; otherwise the moment is not stored.
    #[must_use]
    pub fn holds_something(&self) -> bool {
        self.distress_before.is_some() || self.distress_after.is_some() || !self.set_off_by.is_empty() || !self.note.is_empty()
    }

    /// Latest known distress.
    #[must_use]
    pub fn distress_now(&self) -> Option<u8> {
        self.distress_after.or(self.distress_before)
    }

    /// True if the distress calls for people; see [`distress_calls_for_people`].
    #[must_use]
    pub fn calls_for_people(&self) -> bool {
        distress_calls_for_people(self.distress_before, self.distress_after)
    }
}

/// A card of known facts, for hard moments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownCard {
    /// Last change.
    pub changed: Timestamp,
    /// Text.
    pub text: String,
}

impl UserRecord for Moment {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.note]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }
}

impl UserRecord for KnownCard {
    fn user_texts(&self) -> Vec<&str> {
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
