//! Pages of writing, without a check-in.

use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp, UserRecord};

/// A page of writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// Last change.
    pub changed: Timestamp,
    /// The time it refers to.
    pub when: LocalTime,
    /// Creation time, if it differs from `when`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<LocalTime>,
    /// Text.
    pub text: String,
}

/// A line the user wrote on a better day for a harder night.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightLine {
    /// Last change.
    pub changed: Timestamp,
    /// Time of writing.
    pub written: LocalTime,
    /// The line.
    pub text: String,
}

impl UserRecord for Writing {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.text]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }
}

impl UserRecord for NightLine {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.text]
    }

    fn written(&self) -> Option<LocalTime> {
        Some(self.written)
    }
}
