//! Test harness for widgets: our fonts and styles, no motion, one state value.

use eframe::egui::{Ui, vec2};
use egui_kittest::Harness;

use crate::journal::ThemeChoice;
use crate::ui::theme;

pub(super) fn harness<'a, State: 'a>(state: State, contents: impl FnMut(&mut Ui, &mut State) + 'a) -> Harness<'a, State> {
    Harness::builder()
        .with_size(vec2(600.0, 400.0))
        .with_context_setup(|ctx| {
            theme::install(ctx);
            theme::apply(ctx, ThemeChoice::Light, 100, true);
        })
        .build_ui_state(contents, state)
}
