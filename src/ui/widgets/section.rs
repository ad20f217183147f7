//! Page dividers: labels, hairlines, gaps.

use eframe::egui::{Galley, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::mark_heading;
use super::parts::text_within;
use crate::ui::theme::{TextStyle, Theme};

/// A label above a field.
pub fn label(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Label, text))
}

/// A label as the heading of a section.
pub fn section_label(ui: &mut Ui, text: &str) {
    mark_heading(&label(ui, text), 3);
}

/// A hairline across the column, with section spacing.
pub fn hairline(ui: &mut Ui) {
    let gap = 20.0 - ui.spacing().item_spacing.y;
    ui.add_space(gap);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    Theme::of(ui).hairline(ui.painter(), rect.left(), rect.right(), rect.center().y);
    ui.add_space(gap);
}

/// The gap between sections without a hairline.
pub fn section_gap(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.add_space(theme.spacing.section - ui.spacing().item_spacing.y);
}

/// A heading beside a small menu, with a common baseline.
pub fn heading_beside_menu(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let height = theme.sizes.button_small;
    let heading = text_within(ui, TextStyle::Heading, text, ui.available_width());
    let menu = text_within(ui, TextStyle::SmallButton, text, f32::INFINITY);
    // The menu centres its text.
    let menu_baseline = (height - menu.size().y) / 2.0 + baseline(&menu);
    let (rect, response) = ui.allocate_exact_size(vec2(heading.size().x, height.max(heading.size().y)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let top = rect.top() + menu_baseline - baseline(&heading);
    ui.painter().galley(pos2(rect.left(), top), heading, theme.colours.text_primary);
    mark_heading(&response, 3);
    response
}

/// Offset of the first baseline.
fn baseline(text: &Galley) -> f32 {
    text.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y)
}
