//! How the app looks. It stands in the clear header of the file, because a locked screen needs it too.

use serde::{Deserialize, Serialize};

/// Light, dark, high contrast, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Ink on porcelain.
    Light,
    /// The same at night.
    Dark,
    /// Black on white, every edge drawn.
    HighContrastLight,
    /// White on black, every edge drawn.
    HighContrastDark,
}

impl ThemeChoice {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::HighContrastLight, Self::HighContrastDark];
}

/// How the app looks and what it is called on this screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The theme.
    pub theme: ThemeChoice,
    /// Size of text and everything with it, in percent: 100 to 200.
    pub text_size_percent: u16,
    /// The language of the interface, as a content id.
    pub language: String,
    /// The name in the window's title: the app's, or a neutral one the person chose.
    pub shown_name: String,
    /// Whether movement is left out.
    pub reduce_motion: bool,
    /// Whether breathing can be come to while the journal is locked. Stands in the clear, as nothing else is known then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breathes_when_locked: bool,
}

impl Appearance {
    /// The smallest text size, in percent.
    pub const TEXT_SIZE_MIN_PERCENT: u16 = 100;
    /// The largest text size, in percent.
    pub const TEXT_SIZE_MAX_PERCENT: u16 = 200;
    /// What the app is called unless the person chose a neutral name.
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
