//! A plain list, for when breathing makes it worse: feet, water, something blue.

use eframe::egui::Ui;

use super::Current;
use crate::journal::MomentTool;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{CheckBox, mark_heading};

pub(super) const LINES: usize = 8;

/// Draws the list. Ticks are not saved.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    mark_heading(&ui.label(theme.text(TextStyle::Title, &words.list_heading)), 2);
    ui.label(theme.text(TextStyle::Body, &words.list_help).color(theme.colours.text_secondary));
    ui.add_space(theme.spacing.s);
    let mut is_ticked = false;
    for (line, ticked) in words.list_items.iter().zip(&mut state.ticked) {
        is_ticked |= ui.add(CheckBox::new(ticked, line)).changed() && *ticked;
    }
    if is_ticked {
        state.use_tool(MomentTool::PlainList);
    }
}
