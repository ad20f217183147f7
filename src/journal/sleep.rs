//! The night before a day.

use serde::{Deserialize, Serialize};

use super::Timestamp;

/// How a night was. Kept under the day the person woke up on; either part may be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sleep {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// How long, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<u16>,
    /// How it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<SleepQuality>,
}

impl Sleep {
    /// Nothing said yet.
    #[must_use]
    pub const fn unsaid(now: Timestamp) -> Self {
        Self { changed: now, duration_minutes: None, quality: None }
    }

    /// Whether nothing is said.
    #[must_use]
    pub const fn is_unsaid(&self) -> bool {
        self.duration_minutes.is_none() && self.quality.is_none()
    }
}

/// How a night was, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SleepQuality {
    /// Hardly any rest.
    VeryPoor,
    /// Little rest.
    Poor,
    /// Neither good nor bad.
    Fair,
    /// Rested.
    Good,
    /// Well rested.
    VeryGood,
}

impl SleepQuality {
    /// All of them, from worst to best.
    pub const ALL: [Self; 5] = [Self::VeryPoor, Self::Poor, Self::Fair, Self::Good, Self::VeryGood];
}
