//! Choices that travel with the file but are no part of what undo takes back.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{BreathingPace, Timestamp};

/// Choices about days, help lines and backups. Appearance is kept apart, in the clear header of the file.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, answered by yes or no")]
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub copies_were_explained: bool,
    /// How fast one breathes in a hard moment.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub breathing: BreathingPace,
    /// Minutes without a key or a movement after which a journal with a passphrase locks itself; `None`: never.
    #[serde(default = "usual_idle_lock", skip_serializing_if = "is_usual_idle_lock")]
    pub idle_lock_minutes: Option<u8>,
    /// Whether a journal with a passphrase locks when its window is minimised.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locks_when_minimised: bool,
    /// Whether the window is kept out of screenshots and recordings, where the platform does that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps_out_of_screen_capture: bool,
    /// What hides the window at once.
    #[serde(default, skip_serializing_if = "QuickHide::is_usual")]
    pub quick_hide: QuickHide,
    /// How backups are kept.
    pub backups: BackupPreferences,
}

/// What hides the window at once, wherever one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickHide {
    /// The key F12.
    pub by_f12: bool,
    /// Esc, three times in a row.
    pub by_escape_thrice: bool,
}

impl Default for QuickHide {
    fn default() -> Self {
        Self { by_f12: true, by_escape_thrice: true }
    }
}

impl QuickHide {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it is the value of a field that may be none")]
const fn usual_idle_lock() -> Option<u8> {
    Some(Preferences::USUAL_IDLE_LOCK_MINUTES)
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_usual_idle_lock(minutes: &Option<u8>) -> bool {
    *minutes == usual_idle_lock()
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
    /// After how many minutes a journal with a passphrase locks itself unless another choice was made.
    pub const USUAL_IDLE_LOCK_MINUTES: u8 = 5;

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
            idle_lock_minutes: usual_idle_lock(),
            locks_when_minimised: false,
            keeps_out_of_screen_capture: false,
            quick_hide: QuickHide::default(),
            backups: BackupPreferences::default(),
        }
    }
}

impl Default for BackupPreferences {
    fn default() -> Self {
        Self { enabled: true, folder: None, limit_mib: 500 }
    }
}
