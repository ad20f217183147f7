//! References to words: built-in or custom.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::as_text::as_text;
use super::{Id, IdParseError, Quadrant, Timestamp, UserRecord};

/// Reference to a built-in word in the content, such as `angry`, or a custom one in the journal,
/// such as `own:01b25hp7g02cyds86795g7wb46`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordRef {
    /// Content id of a built-in word.
    Listed(String),
    /// Id of a custom word.
    Own(Id),
}

/// Prefix of custom words. Content ids contain no colon.
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

/// Intensity of a feeling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum Intensity {
    /// Picked without an intensity.
    Unsaid,
    /// A little.
    Little,
    /// Between a little and a lot.
    Medium,
    /// A lot.
    Lot,
}

/// Feelings of a check-in with their intensities.
pub type Feelings = BTreeMap<WordRef, Intensity>;

/// A custom feeling word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnFeeling {
    /// Last change.
    pub changed: Timestamp,
    /// The word.
    pub name: String,
    /// Meaning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
    /// Quadrant of the mood pad.
    pub quadrant: Quadrant,
    /// No longer offered; check-ins keep it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

impl OwnFeeling {
    /// A new word without a meaning.
    #[must_use]
    pub fn new(now: Timestamp, name: String, quadrant: Quadrant) -> Self {
        Self { changed: now, name, meaning: String::new(), quadrant, retired: false }
    }
}

/// A custom tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTag {
    /// Last change.
    pub changed: Timestamp,
    /// The word.
    pub name: String,
    /// Built-in or custom group. `None` or a missing group means "your own"; it may come back from
    /// the trash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<WordRef>,
    /// No longer offered; check-ins keep it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

impl OwnTag {
    /// A tag without a group.
    #[must_use]
    pub const fn new(now: Timestamp, name: String) -> Self {
        Self { changed: now, name, group: None, retired: false }
    }
}

/// A custom tag group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTagGroup {
    /// Last change.
    pub changed: Timestamp,
    /// Name.
    pub name: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl UserRecord for OwnFeeling {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.name, &self.meaning]
    }
}

impl UserRecord for OwnTag {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.name]
    }
}

impl UserRecord for OwnTagGroup {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.name]
    }
}
