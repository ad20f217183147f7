//! The header of a file: all that stands in the clear, also where the journal is sealed. It says nothing of the content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use super::{Appearance, Id, IdParseError};

/// All that stands in the clear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// How the app looks.
    pub appearance: Appearance,
    /// Which journal it is, and how often it was saved.
    pub origin: Origin,
    /// The window that was open last.
    pub window: Option<WindowPlace>,
}

/// Which journal a file holds, and how often it was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Made with the journal and kept by every copy of it. Files of minor 0 have none.
    pub lineage: Option<Lineage>,
    /// Goes up with every save. A restored or merged journal has one above all that were seen.
    pub revision: u64,
}

impl Origin {
    /// True when both are provably copies of one journal.
    #[must_use]
    pub fn is_of_same_journal(self, other: Self) -> bool {
        self.lineage.is_some() && self.lineage == other.lineage
    }

    /// The origin that the next save writes.
    #[must_use]
    pub const fn next(self) -> Self {
        Self { lineage: self.lineage, revision: self.revision.saturating_add(1) }
    }
}

/// 128 random bits that all copies of one journal share, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lineage(Id);

impl Lineage {
    /// The lineage with these bits, which must be random.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(Id::from_bits(bits))
    }

    /// Its bits.
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

/// The size of a window, in points, and whether it filled the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its width when it does not fill the screen.
    pub width: u16,
    /// Its height when it does not fill the screen.
    pub height: u16,
    /// It filled the screen.
    pub is_maximised: bool,
}
