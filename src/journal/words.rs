//! Words a person picks: from the lists that come with the app, or their own.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use super::{Id, IdParseError, Quadrant, Timestamp};

/// A word by its id: listed words live in the authored content, own words in the journal.
/// Written as `angry` and as `own:01b25hp7g02cyds86795g7wb46`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordRef {
    /// The content id of a word that comes with the app.
    Listed(String),
    /// A word of the person's own.
    Own(Id),
}

/// What stands before the id of an own word. Content ids hold no colon.
const OWN: &str = "own:";

impl fmt::Display for WordRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listed(id) => formatter.write_str(id),
            Self::Own(id) => write!(formatter, "{OWN}{id}"),
        }
    }
}

impl FromStr for WordRef {
    type Err = IdParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.strip_prefix(OWN).map_or_else(|| Ok(Self::Listed(text.to_owned())), |id| id.parse().map(Self::Own))
    }
}

as_text!(WordRef, "the id of a word");

/// How much of a feeling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Intensity {
    /// Picked, with nothing said about how much.
    Unsaid,
    /// A little.
    Little,
    /// Between a little and a lot.
    Medium,
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
    /// What the person means by it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
    /// Where on the pad it belongs.
    pub quadrant: Quadrant,
    /// No longer offered. Check-ins that have it keep it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

impl OwnFeeling {
    /// A word with nothing said about it yet.
    #[must_use]
    pub fn new(now: Timestamp, name: String, quadrant: Quadrant) -> Self {
        Self { changed: now, name, meaning: String::new(), quadrant, retired: false }
    }
}

/// A tag of the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTag {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The word.
    pub name: String,
    /// The group it is offered in, one that comes with the app or an own one; `None` is "your own", and so is a group that
    /// is not there: one in the trash has its tags again when it comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<WordRef>,
    /// No longer offered. Check-ins that have it keep it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

impl OwnTag {
    /// A tag in no group yet.
    #[must_use]
    pub const fn new(now: Timestamp, name: String) -> Self {
        Self { changed: now, name, group: None, retired: false }
    }
}

/// A group of tags of the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTagGroup {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What the group is called.
    pub name: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
