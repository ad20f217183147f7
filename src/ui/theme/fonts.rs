//! The two typefaces, as one font family per weight or cut.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use crate::fonts::{COMMISSIONER, FontFiles, LITERATA, LITERATA_ITALIC};

/// Font families: the same files with different axis settings, with fallback order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Ui400,
    Ui500,
    Ui600,
    SerifTitle,
    SerifText,
    SerifItalic,
}

impl Cut {
    const ALL: [Self; 6] = [Self::Ui400, Self::Ui500, Self::Ui600, Self::SerifTitle, Self::SerifText, Self::SerifItalic];

    const fn name(self) -> &'static str {
        match self {
            Self::Ui400 => "ui_400",
            Self::Ui500 => "ui_500",
            Self::Ui600 => "ui_600",
            Self::SerifTitle => "serif_title",
            Self::SerifText => "serif_text",
            Self::SerifItalic => "serif_italic",
        }
    }

    pub(super) fn family(self) -> FontFamily {
        FontFamily::Name(self.name().into())
    }

    fn files(self) -> &'static FontFiles {
        match self {
            Self::Ui400 | Self::Ui500 | Self::Ui600 => &COMMISSIONER,
            Self::SerifTitle | Self::SerifText => &LITERATA,
            Self::SerifItalic => &LITERATA_ITALIC,
        }
    }

    fn tweak(self) -> FontTweak {
        let mut tweak = FontTweak::default();
        let weight = match self {
            Self::Ui400 | Self::SerifText | Self::SerifItalic => 400.0,
            Self::Ui500 => 500.0,
            Self::Ui600 => 600.0,
            Self::SerifTitle => 370.0,
        };
        tweak.coords.push(b"wght", weight);
        match self {
            Self::Ui400 | Self::Ui500 | Self::Ui600 => {}
            Self::SerifTitle => tweak.coords.push(b"opsz", 29.0),
            Self::SerifText | Self::SerifItalic => tweak.coords.push(b"opsz", 16.0),
        }
        tweak
    }
}

/// All families, with egui's default names mapped to the regular sans.
pub(super) fn definitions() -> FontDefinitions {
    let mut font_data = BTreeMap::new();
    let mut families = BTreeMap::new();
    for cut in Cut::ALL {
        let names: Vec<String> = cut.files().iter().map(|(script, _)| format!("{}-{script}", cut.name())).collect();
        for (name, (_, bytes)) in names.iter().zip(cut.files()) {
            font_data.insert(name.clone(), Arc::new(FontData::from_static(bytes).tweak(cut.tweak())));
        }
        families.insert(cut.family(), names);
    }
    for egui_name in [FontFamily::Proportional, FontFamily::Monospace] {
        families.insert(egui_name, families[&Cut::Ui400.family()].clone());
    }
    FontDefinitions { font_data, families }
}
