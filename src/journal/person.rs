//! People who can be turned to.

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// Someone the person can turn to, shown on the safety card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// Name or initials.
    pub name: String,
    /// How to reach them: a number, a place, a time of day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// How they help.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub helps_with: String,
}
