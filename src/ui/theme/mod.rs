//! The theme: colours, type, sizes and motion from `assets/theme/tokens.ron`, and the egui styles
//! derived from them.

#[cfg(test)]
mod colour_vision;
mod fonts;
mod paint;
mod style;
mod tokens;
mod type_scale;

use std::sync::LazyLock;

use eframe::egui::{self, Color32, Context, Id, ThemePreference, Ui};

pub use paint::Level;
pub use tokens::{Colours, Layout, Motion, Radius, Sizes, Spacing, Strokes};
pub use type_scale::TextStyle;

use crate::journal::{Quadrant, ThemeChoice};
use tokens::{Shadows, TOKENS};

const fn preference(choice: ThemeChoice) -> ThemePreference {
    match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light | ThemeChoice::HighContrastLight => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrastDark => ThemePreference::Dark,
    }
}

/// High contrast is our own setting: egui knows light and dark only.
const fn is_high_contrast(choice: ThemeChoice) -> bool {
    matches!(choice, ThemeChoice::HighContrastLight | ThemeChoice::HighContrastDark)
}

/// A complete theme.
#[derive(Debug)]
pub struct Theme {
    /// Light text on a dark background.
    pub dark: bool,
    /// High contrast: outlines instead of shadows.
    pub high_contrast: bool,
    /// Semantic colours.
    pub colours: &'static Colours,
    /// Gaps.
    pub spacing: &'static Spacing,
    /// Widths of columns and pages.
    pub layout: &'static Layout,
    /// Corner radii.
    pub radius: &'static Radius,
    /// Line widths.
    pub stroke: &'static Strokes,
    /// Sizes of controls.
    pub sizes: &'static Sizes,
    /// Animation durations.
    pub motion: &'static Motion,
    shadows: &'static Shadows,
}

/// Light, dark, and both with high contrast.
static THEMES: LazyLock<[Theme; 4]> = LazyLock::new(|| {
    let palettes = &TOKENS.themes;
    [(false, false, &palettes.light), (true, false, &palettes.dark), (false, true, &palettes.high_contrast_light), (true, true, &palettes.high_contrast_dark)]
        .map(|(dark, high_contrast, colours)| Theme {
            dark,
            high_contrast,
            colours,
            spacing: &TOKENS.spacing,
            layout: &TOKENS.layout,
            radius: &TOKENS.radius,
            stroke: &TOKENS.stroke,
            sizes: &TOKENS.sizes,
            motion: &TOKENS.motion,
            shadows: &TOKENS.shadows,
        })
});

impl Theme {
    /// One of the four themes.
    #[must_use]
    pub fn look(dark: bool, high_contrast: bool) -> &'static Self {
        &THEMES[usize::from(dark) + 2 * usize::from(high_contrast)]
    }

    /// The current theme.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        Self::of_ctx(ui.ctx())
    }

    /// The current theme.
    #[must_use]
    pub fn of_ctx(ctx: &Context) -> &'static Self {
        let high_contrast = ctx.data(|data| data.get_temp::<Applied>(Id::NULL)).is_some_and(|applied| is_high_contrast(applied.choice));
        Self::look(ctx.theme() == egui::Theme::Dark, high_contrast)
    }

    /// The colour of a quadrant. Never used without its mark.
    #[must_use]
    pub fn mood(&self, quadrant: Quadrant) -> Color32 {
        match quadrant {
            Quadrant::Edge => self.colours.mood_edge,
            Quadrant::Bright => self.colours.mood_bright,
            Quadrant::Heavy => self.colours.mood_heavy,
            Quadrant::Settled => self.colours.mood_settled,
            Quadrant::Centre => self.colours.mood_centre,
        }
    }

    /// The tint of a quadrant.
    #[must_use]
    pub fn mood_soft(&self, quadrant: Quadrant) -> Color32 {
        match quadrant {
            Quadrant::Edge => self.colours.mood_edge_soft,
            Quadrant::Bright => self.colours.mood_bright_soft,
            Quadrant::Heavy => self.colours.mood_heavy_soft,
            Quadrant::Settled => self.colours.mood_settled_soft,
            Quadrant::Centre => self.colours.mood_centre_soft,
        }
    }
}

/// The settings last applied, to skip redundant work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Applied {
    choice: ThemeChoice,
    text_size_percent: u16,
    reduce_motion: bool,
}

/// Installs fonts, icons and styles; call once per window.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    super::icons::install(ctx);
    super::widgets::install(ctx);
    super::focus_in_view::install(ctx);
    apply(ctx, ThemeChoice::System, 100, false);
}

/// Applies the appearance settings. Cheap if nothing changed, so call every frame; needed again
/// after egui's memory was cleared.
pub fn apply(ctx: &Context, choice: ThemeChoice, text_size_percent: u16, reduce_motion: bool) {
    let wanted = Applied { choice, text_size_percent, reduce_motion };
    if ctx.data(|data| data.get_temp::<Applied>(Id::NULL)) == Some(wanted) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(Id::NULL, wanted));
    ctx.options_mut(|options| {
        // Text size is a saved setting; egui's Ctrl+Plus would bypass it.
        options.zoom_with_keyboard = false;
        // Light if the system has no preference.
        options.fallback_theme = egui::Theme::Light;
    });
    for (egui_theme, dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
        ctx.set_style_of(egui_theme, style::style(Theme::look(dark, is_high_contrast(choice)), reduce_motion));
    }
    ctx.set_theme(preference(choice));
    ctx.set_zoom_factor(f32::from(text_size_percent.clamp(100, 200)) / 100.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_what_the_next_frame_shows() {
        let ctx = Context::default();
        install(&ctx);
        apply(&ctx, ThemeChoice::HighContrastDark, 150, true);
        ctx.run_ui(egui::RawInput::default(), |ui| {
            let theme = Theme::of(ui);
            assert!(theme.dark && theme.high_contrast);
            assert_eq!(ui.visuals().panel_fill, theme.colours.surface_base);
            assert!(ui.style().animation_time.abs() < f32::EPSILON);
        })
        .drop_without_applying_deltas();
        assert!((ctx.zoom_factor() - 1.5).abs() < f32::EPSILON);
    }

    #[test]
    fn every_style_has_its_own_family_and_room_for_its_line() {
        for style in TextStyle::ALL {
            assert!(style.line_height() >= 1.25 * style.font_id().size, "{style:?}");
            assert!(fonts::definitions().families.contains_key(&style.font_id().family), "{style:?}");
        }
    }
}
