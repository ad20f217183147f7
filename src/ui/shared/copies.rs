//! A note on where copies of printed or exported data can remain. Expanded once per journal, then
//! collapsed.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::disclosure;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct State {
    /// Set when first drawn, then by the person; the first note stays open while it is read.
    is_open: Option<bool>,
}

pub(in crate::ui) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.copies;
    let is_open = state.is_open.get_or_insert(!cx.journal.preferences_or_initial().copies_were_explained);
    disclosure(ui, "copies", &words.name, is_open);
    if *is_open {
        let theme = Theme::of(ui);
        ui.label(theme.text(TextStyle::Small, &words.text).color(theme.colours.text_secondary));
    }
}
