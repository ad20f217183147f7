//! What divides a page: labels, hairlines and space.

use eframe::egui::{Response, Sense, Ui, vec2};

use super::mark_heading;
use crate::ui::theme::{TextStyle, Theme};

/// A label above a field.
pub fn label(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Label, text))
}

/// A label above a section, which it heads.
pub fn section_label(ui: &mut Ui, text: &str) {
    mark_heading(&label(ui, text), 3);
}

/// A hairline across the column, with the space of a section above and below.
pub fn hairline(ui: &mut Ui) {
    let gap = 20.0 - ui.spacing().item_spacing.y;
    ui.add_space(gap);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    Theme::of(ui).hairline(ui.painter(), rect.left(), rect.right(), rect.center().y);
    ui.add_space(gap);
}

/// The space between sections without a hairline.
pub fn section_gap(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.add_space(theme.spacing.section - ui.spacing().item_spacing.y);
}
