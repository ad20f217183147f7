//! Preferences that travel with the file, outside undo.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{BreathingPace, Timestamp, UserRecord};

/// Preferences; appearance is in the clear header.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, answered by yes or no")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preferences {
    /// Last change.
    pub changed: Timestamp,
    /// Start of a day, in hours (0–23).
    pub day_start_hour: u8,
    /// Two-letter country of the help lines; `None` follows the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_country: Option<String>,
    /// Time of the reminder on days without a check-in; `None` for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<NaiveTime>,
    /// The one-time question about a night line was asked.
    #[serde(default)]
    pub night_line_was_offered: bool,
    /// The one-time note about copies of printed pages was shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub copies_were_explained: bool,
    /// Breathing pace.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub breathing: BreathingPace,
    /// Idle minutes until a journal with a passphrase locks; `None` for never.
    #[serde(default = "usual_idle_lock", skip_serializing_if = "is_usual_idle_lock")]
    pub idle_lock_minutes: Option<u8>,
    /// Locks a journal with a passphrase when the window is minimised.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locks_when_minimised: bool,
    /// Keeps the window out of screenshots and recordings, if supported.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps_out_of_screen_capture: bool,
    /// Shortcuts that hide the window.
    #[serde(default, skip_serializing_if = "QuickHide::is_usual")]
    pub quick_hide: QuickHide,
    /// Backup settings.
    pub backups: BackupPreferences,
}

/// Shortcuts that hide the window from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickHide {
    /// The key F12.
    pub by_f12: bool,
    /// Esc three times.
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

/// Backup settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupPreferences {
    /// True if backups are made.
    pub enabled: bool,
    /// Backup folder; `None` for one beside the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// Maximum total size in MiB. The newest backup is always kept.
    pub limit_mib: u32,
}

impl Preferences {
    /// Default idle lock, in minutes.
    pub const USUAL_IDLE_LOCK_MINUTES: u8 = 5;

    /// Preferences of a new journal.
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

impl UserRecord for Preferences {
    fn user_texts(&self) -> Vec<&str> {
        Vec::new()
    }
}
