//! Writing without a check-in: a page of the journal.

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp};

/// A page the person wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The moment it is about.
    pub when: LocalTime,
    /// When it was first written, if that was another time than `when`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<LocalTime>,
    /// The words.
    pub text: String,
}

/// A line the person wrote, on a better day, to themself for a harder night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightLine {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written.
    pub written: LocalTime,
    /// The line.
    pub text: String,
}
