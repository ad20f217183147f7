//! A belief about oneself, and a truer sentence. Never about danger: a sense of danger is not argued with.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp};

/// The most a sentence can be believed, on the scale from 0.
pub const BELIEVABILITY_MAX: u8 = 10;

/// How far both sentences were believed at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Believability {
    /// When it was rated.
    pub when: LocalTime,
    /// The belief, from 0 to [`BELIEVABILITY_MAX`].
    pub belief: u8,
    /// The truer sentence, from 0 to [`BELIEVABILITY_MAX`]; while there is none, not rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub truer: Option<u8>,
}

/// A belief about oneself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Belief {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written down.
    pub created: LocalTime,
    /// The belief, as it sounds inside.
    pub belief: String,
    /// What speaks for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence_for: String,
    /// What speaks against it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence_against: String,
    /// Check-ins of one's own that speak against it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub check_ins: BTreeSet<Id>,
    /// A kinder and truer sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub truer: String,
    /// How far both were believed, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Believability>,
    /// It rests: kept, and out of the way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests: bool,
}

impl Belief {
    /// One without words.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self {
            changed: now,
            created,
            belief: String::new(),
            evidence_for: String::new(),
            evidence_against: String::new(),
            check_ins: BTreeSet::new(),
            truer: String::new(),
            ratings: Vec::new(),
            rests: false,
        }
    }

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.belief, &self.evidence_for, &self.evidence_against, &self.truer]
    }
}
