//! Appearance settings, in the clear header for the lock screen.

use enum_map::Enum;
use serde::{Deserialize, Serialize};

/// Colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Follows the system.
    #[default]
    System,
    /// Ink on porcelain.
    Light,
    /// The dark counterpart of [`Self::Light`].
    Dark,
    /// Black on white, all edges drawn.
    HighContrastLight,
    /// White on black, all edges drawn.
    HighContrastDark,
}

impl ThemeChoice {
    /// All, in display order.
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::HighContrastLight, Self::HighContrastDark];
}

/// Appearance of the app and its name on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The theme.
    pub theme: ThemeChoice,
    /// Scale of text and layout, in percent: 100 to 200.
    pub text_size_percent: u16,
    /// UI language, as a content id.
    pub language: String,
    /// Window title: the app's name, or a neutral one.
    pub shown_name: String,
    /// True to leave out animations.
    pub reduce_motion: bool,
    /// True if breathing is available while locked, when only the header is readable.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breathes_when_locked: bool,
}

impl Appearance {
    /// Minimum text size, in percent.
    pub const TEXT_SIZE_MIN_PERCENT: u16 = 100;
    /// Maximum text size, in percent.
    pub const TEXT_SIZE_MAX_PERCENT: u16 = 200;
    /// Default window title.
    pub const APP_NAME: &str = "Mendwell";
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            text_size_percent: Self::TEXT_SIZE_MIN_PERCENT,
            language: "en".to_owned(),
            shown_name: Self::APP_NAME.to_owned(),
            reduce_motion: false,
            breathes_when_locked: false,
        }
    }
}
