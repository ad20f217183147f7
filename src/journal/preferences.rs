//! Choices that travel with the file but are no part of what undo takes back.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{BreathingPace, Timestamp};

/// Choices about days, help lines and backups. Appearance is kept apart, in the clear header of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preferences {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The hour (0–23) at which a new day begins for this person.
    pub day_start_hour: u8,
    /// Two-letter country whose help lines are shown first; `None` follows the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_country: Option<String>,
    /// A quiet line on Today from this time on, on days without a check-in; `None` asks for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<NaiveTime>,
    /// "A line for a harder night?" was asked. It is asked once.
    #[serde(default)]
    pub night_line_was_offered: bool,
    /// Where copies can stay of what is printed or saved elsewhere was said. It is said once.
    #[serde(default, skip_serializing_if = "is_false")]
    pub copies_were_explained: bool,
    /// How fast one breathes in a hard moment.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub breathing: BreathingPace,
    /// How backups are kept.
    pub backups: BackupPreferences,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_usual(pace: &BreathingPace) -> bool {
    *pace == BreathingPace::default()
}

/// How backups are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupPreferences {
    /// Whether backups are made at all.
    pub enabled: bool,
    /// Where they go; `None` is a folder beside the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The most that all backups together may take, in mebibytes. The newest is always kept.
    pub limit_mib: u32,
}

impl Preferences {
    /// What a new journal starts with.
    #[must_use]
    pub fn initial(now: Timestamp) -> Self {
        Self {
            changed: now,
            day_start_hour: 4,
            help_country: None,
            reminder: None,
            night_line_was_offered: false,
            copies_were_explained: false,
            breathing: BreathingPace::default(),
            backups: BackupPreferences::default(),
        }
    }
}

impl Default for BackupPreferences {
    fn default() -> Self {
        Self { enabled: true, folder: None, limit_mib: 500 }
    }
}
