//! Words a person picks: from the lists that come with the app, or their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Id, Quadrant, Timestamp};

/// A word by its id: listed words live in the authored content, own words in the journal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordRef {
    /// The content id of a word that comes with the app.
    Listed(String),
    /// A word of the person's own.
    Own(Id),
}

/// How much of a feeling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Intensity {
    /// Picked, with nothing said about how much.
    Unsaid,
    /// A little.
    Little,
    /// Some.
    Some,
    /// A lot.
    Lot,
}

/// The feelings picked in a check-in, each with how much.
pub type Feelings = BTreeMap<WordRef, Intensity>;

/// A feeling word of the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnFeeling {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The word.
    pub name: String,
    /// Where on the pad it belongs.
    pub quadrant: Quadrant,
}

/// A tag of the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTag {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The word.
    pub name: String,
}
