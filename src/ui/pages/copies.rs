//! Where copies can stay of what is printed or saved elsewhere: said once for each journal before it happens, and there to be read again.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::disclosure;

/// What is shown of it in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// As it was when it was first shown, or as the person left it. What was said once stays open while it is looked at.
    is_open: Option<bool>,
}

/// Shows the sentence where it was not said yet, and otherwise the row that opens it.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.copies;
    let is_open = state.is_open.get_or_insert(!cx.journal.preferences_or_initial().copies_were_explained);
    disclosure(ui, "copies", &words.name, is_open);
    if *is_open {
        let theme = Theme::of(ui);
        ui.label(theme.text(TextStyle::Small, &words.text).color(theme.colours.text_secondary));
    }
}
