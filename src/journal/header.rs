//! The clear header of a file, also of a sealed one. Reveals nothing of the content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use super::{Appearance, Id, IdParseError};

/// The clear header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Appearance settings.
    pub appearance: Appearance,
    /// Identity and revision.
    pub origin: Origin,
    /// Last window geometry.
    pub window: Option<WindowPlace>,
}

/// Identity of a journal and its number of saves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Shared by all copies of a journal; missing in files of minor version 0.
    pub lineage: Option<Lineage>,
    /// Incremented by every save; set above all known ones by a restore or merge.
    pub revision: u64,
}

impl Origin {
    /// True if both are provably copies of the same journal.
    #[must_use]
    pub fn is_of_same_journal(self, other: Self) -> bool {
        self.lineage.is_some() && self.lineage == other.lineage
    }

    /// The origin for the next save.
    #[must_use]
    pub const fn next(self) -> Self {
        Self { lineage: self.lineage, revision: self.revision.saturating_add(1) }
    }
}

/// 128 random bits shared by all copies of one journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lineage(Id);

impl Lineage {
    /// Creates a lineage from random bits.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(Id::from_bits(bits))
    }

    /// The bits.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0.bits()
    }
}

impl fmt::Display for Lineage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for Lineage {
    type Err = IdParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

as_text!(Lineage, "a lineage of 26 letters and digits");

/// Window size in points, and whether it was maximised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Width when not maximised.
    pub width: u16,
    /// Height when not maximised.
    pub height: u16,
    /// True if maximised.
    pub is_maximised: bool,
}
