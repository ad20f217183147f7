//! A collapsible part of a form.

use eframe::egui::{AsIdSalt, Color32, Response, Role, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::parts::{state_colour, text_within};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

const CHEVRON: f32 = 15.0;
const GAP: f32 = 8.0;
const PADDING_X: f32 = 8.0;
const PADDING_Y: f32 = 5.0;

/// A header row that toggles `open`; the caller draws the contents. `changed()` on toggle. Extends
/// beyond the column by its padding, to align the text.
pub fn disclosure(ui: &mut Ui, id_salt: impl AsIdSalt, name: &str, open: &mut bool) -> Response {
    let theme = Theme::of(ui);
    let id = ui.make_persistent_id(id_salt);
    let width = ui.available_width();
    let text = text_within(ui, TextStyle::Label, name, (width - CHEVRON - GAP).max(40.0));
    let (_, inner) = ui.allocate_space(vec2(width, text.size().y + 2.0 * PADDING_Y));
    let rect = inner.expand2(vec2(PADDING_X, 0.0));
    let mut response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        *open = !*open;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node: &mut accesskit::Node| node.set_expanded(*open));
    if ui.is_rect_visible(rect) {
        let c = theme.colours;
        ui.painter().rect_filled(rect, theme.radius.button_small, state_colour(ui, &response, [Color32::TRANSPARENT, c.fill_hover, c.fill_pressed]));
        let icon = if *open { Icon::ChevronDown } else { Icon::ChevronRight };
        let first_line = inner.top() + PADDING_Y + TextStyle::Label.line_height() / 2.0;
        icon.paint_at(ui.painter(), pos2(inner.left() + CHEVRON / 2.0, first_line), CHEVRON, c.text_secondary);
        ui.painter().galley(pos2(inner.left() + CHEVRON + GAP, inner.top() + PADDING_Y), text, c.text_secondary);
        if response.has_focus() {
            theme.focus_ring(ui.painter(), rect, theme.radius.button_small, 0.0);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn pointer_and_keyboard_open_and_close_it_and_it_says_which() {
        let mut harness = harness(false, |ui, open| {
            disclosure(ui, "more", "Who helps", open);
            if *open {
                ui.label("Ana");
            }
        });
        let is_expanded = |harness: &egui_kittest::Harness<'_, bool>| harness.get_by_label("Who helps").accesskit_node().data().is_expanded();
        assert_eq!(is_expanded(&harness), Some(false));
        harness.get_by_label("Who helps").click();
        harness.run();
        assert!(harness.query_by_label("Ana").is_some());
        assert_eq!(is_expanded(&harness), Some(true));
        harness.get_by_label("Who helps").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.query_by_label("Ana").is_none());
    }
}
