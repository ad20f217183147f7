//! Interface test harness with our fonts, icons and styles.

use eframe::egui::{Theme, Ui, Vec2};
use egui_kittest::Harness;
use mendwell::journal::ThemeChoice;
use mendwell::ui::theme;

#[derive(Clone, Copy)]
pub(crate) struct View {
    /// Window size in pixels; points at 100 % text.
    pub(crate) size: Vec2,
    pub(crate) theme: ThemeChoice,
    pub(crate) text_size_percent: u16,
}

impl Default for View {
    fn default() -> Self {
        Self { size: Vec2::new(1280.0, 800.0), theme: ThemeChoice::Light, text_size_percent: 100 }
    }
}

/// A harness that shows `contents` on a plain background.
pub(crate) fn harness<'a>(view: View, contents: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    let dark = matches!(view.theme, ThemeChoice::Dark | ThemeChoice::HighContrastDark);
    Harness::builder()
        // egui counts in points; larger text leaves fewer.
        .with_size(view.size * 100.0 / f32::from(view.text_size_percent))
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            theme::apply(ctx, view.theme, view.text_size_percent, true);
        })
        .with_theme(if dark { Theme::Dark } else { Theme::Light })
        .with_render_cursor(false)
        .build_ui(contents)
}
