//! Record versions: which of two copies descends from the other, without clocks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Id;
use super::as_text::as_text;

/// Maximum stored ancestors. Older ones count as unknown.
const ANCESTORS_MAX: usize = 16;

/// A state of a changed record: a session (128 random bits) and a change number. A session has one
/// writer, so its changes are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    sitting: Id,
    change: u64,
}

impl Version {
    /// Version after a change, numbered within its session.
    #[must_use]
    pub const fn new(sitting: Id, change: u64) -> Self {
        Self { sitting, change }
    }

    /// Session of the change.
    #[must_use]
    pub const fn sitting(self) -> Id {
        self.sitting
    }

    /// True if equal to `other` or later in the same session.
    const fn follows(self, other: Self) -> bool {
        self.sitting.bits() == other.sitting.bits() && self.change >= other.change
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.sitting, self.change)
    }
}

/// Error for text that is not a version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a version: an id, a dot and a number are expected")]
pub struct VersionParseError(String);

impl FromStr for Version {
    type Err = VersionParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = || {
            let (sitting, change) = text.split_once('.')?;
            Some(Self { sitting: sitting.parse().ok()?, change: change.parse().ok()? })
        };
        parts().ok_or_else(|| VersionParseError(text.chars().take(60).collect()))
    }
}

as_text!(Version, "a version: an id, a dot and a number");

/// Version and ancestors of a record, latest first. Unchanged records have none: all versions
/// descend from their id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Descent {
    now: Version,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    from: Vec<Version>,
}

impl Descent {
    /// Descent after changing a record with `before` to `version`.
    #[must_use]
    pub fn after(before: Option<&Self>, version: Version) -> Self {
        let Some(before) = before else { return Self { now: version, from: Vec::new() } };
        // One version per session suffices: the latest implies the others.
        let earlier = before.versions().filter(|earlier| earlier.sitting != version.sitting);
        Self { now: version, from: earlier.take(ANCESTORS_MAX).collect() }
    }

    /// Current version, then its ancestors.
    pub fn versions(&self) -> impl Iterator<Item = Version> {
        std::iter::once(self.now).chain(self.from.iter().copied())
    }

    /// True if this record is certainly the other one or descends from it.
    #[must_use]
    pub fn descends_from(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| self.versions().any(|version| version.follows(other.now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn version(sitting: u8, change: u64) -> Version {
        Version::new(Id::from_bits(sitting.into()), change)
    }

    fn changed_in(before: Option<&Descent>, changes: &[(u8, u64)]) -> Option<Descent> {
        changes.iter().fold(before.cloned(), |before, (sitting, change)| Some(Descent::after(before.as_ref(), version(*sitting, *change))))
    }

    fn is_ancestor(one: Option<&Descent>, other: Option<&Descent>) -> bool {
        other.map_or(one.is_none(), |other| other.descends_from(one))
    }

    proptest! {
        /// A state descends from the copy it continues, never from a concurrent one.
        #[test]
        fn a_later_state_knows_the_earlier_and_no_other(
            shared in proptest::collection::vec(1..3_u64, 0..6),
            mine in proptest::collection::vec(1..3_u64, 1..6),
            theirs in proptest::collection::vec(1..3_u64, 1..6),
        ) {
            let row = |first: u8, counts: &[u64]| -> Vec<(u8, u64)> {
                (first..).zip(counts).flat_map(|(sitting, count)| (1..=*count).map(move |change| (sitting, change))).collect()
            };
            let shared = changed_in(None, &row(0, &shared));
            let mine = changed_in(shared.as_ref(), &row(100, &mine));
            let theirs = changed_in(shared.as_ref(), &row(200, &theirs));
            prop_assert!(is_ancestor(shared.as_ref(), mine.as_ref()) && is_ancestor(shared.as_ref(), theirs.as_ref()));
            prop_assert!(!is_ancestor(mine.as_ref(), shared.as_ref()));
            prop_assert!(!is_ancestor(mine.as_ref(), theirs.as_ref()) && !is_ancestor(theirs.as_ref(), mine.as_ref()));
        }
    }

    #[test]
    fn an_earlier_state_of_one_sitting_is_an_ancestor() {
        let early = changed_in(None, &[(1, 4)]).expect("changed");
        let late = changed_in(None, &[(1, 4), (1, 9)]).expect("changed");
        let later = changed_in(Some(&late), &[(2, 1)]).expect("changed");
        assert!(late.descends_from(Some(&early)) && later.descends_from(Some(&early)));
        assert!(!early.descends_from(Some(&late)));
        assert_eq!(later.from, [version(1, 9)], "a sitting is named once");
    }

    #[test]
    fn beyond_sixteen_sittings_nothing_is_claimed() {
        let first = changed_in(None, &[(0, 1)]).expect("changed");
        let near = changed_in(Some(&first), &(1..=16).map(|sitting| (sitting, 1)).collect::<Vec<_>>()).expect("changed");
        let far = changed_in(Some(&near), &[(17, 1)]).expect("changed");
        assert!(near.descends_from(Some(&first)));
        assert!(!far.descends_from(Some(&first)));
        assert_eq!(far.from.len(), ANCESTORS_MAX);
    }

    #[test]
    fn the_text_round_trips_and_nothing_else_is_taken() {
        let text = version(7, 12).to_string();
        assert_eq!(text, "00000000000000000000000007.12");
        assert_eq!(text.parse(), Ok(version(7, 12)));
        for text in ["", "7.12", "00000000000000000000000007", "00000000000000000000000007.", "00000000000000000000000007.-1"] {
            assert!(text.parse::<Version>().is_err(), "{text}");
        }
    }
}
