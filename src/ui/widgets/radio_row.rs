//! A vertical radio group, each option with an explanation.

use eframe::egui::{AsIdSalt, Color32, Rect, Response, Role, Ui, WidgetInfo, pos2, vec2};

use super::parts::{ring, share, state_colour, text_within};
use super::{FocusGroup, describe, group, set_group_size, set_place_in_group};
use crate::ui::theme::{TextStyle, Theme};

/// An option: value, label, explanation (may be empty).
pub type RadioRow<'a, T> = (T, &'a str, &'a str);

const PADDING_X: f32 = 14.0;
const PADDING_Y: f32 = 9.0;
const GAP: f32 = 12.0;

/// Draws the options and updates `value`; `changed()` on a new choice. `name` is the accessible
/// name. Rows extend beyond the column by their padding, to align their rings.
pub fn radio_rows<T: Copy + PartialEq>(ui: &mut Ui, id_salt: impl AsIdSalt, name: &str, value: &mut T, rows: &[RadioRow<'_, T>]) -> Response {
    let mut focus = FocusGroup::new(ui, id_salt, rows.len());
    let shown = group(ui, Role::RadioGroup, name, |ui| {
        set_group_size(ui, rows.len());
        show_rows(ui, &mut focus, value, rows)
    });
    let mut response = shown.response;
    if shown.inner {
        response.mark_changed();
    }
    response
}

/// Draws the rows. True if the choice changed.
fn show_rows<T: Copy + PartialEq>(ui: &mut Ui, group: &mut FocusGroup, value: &mut T, rows: &[RadioRow<'_, T>]) -> bool {
    let before = *value;
    let focused = (0..rows.len()).find(|index| group.has_focus(ui, *index));
    if let Some(index) = focused
        && group.moved()
    {
        *value = rows[index].0;
    } else if let Some(index) = rows.iter().position(|row| row.0 == *value)
        && index != group.stop()
        && focused.is_none()
    {
        group.stop_at(ui, index);
    }
    for (place, row) in rows.iter().enumerate() {
        let member = show_row(ui, group, row.0 == *value, row.1, row.2);
        set_place_in_group(&member, place);
        if member.clicked() {
            *value = row.0;
        }
    }
    *value != before
}

fn show_row(ui: &mut Ui, group: &mut FocusGroup, on: bool, text: &str, about_text: &str) -> Response {
    let theme = Theme::of(ui);
    let dot = theme.sizes.radio;
    let width = ui.available_width();
    let text_width = (width - dot - GAP).max(40.0);
    let title = text_within(ui, if on { TextStyle::Strong } else { TextStyle::Body }, text, text_width);
    let about = (!about_text.is_empty()).then(|| text_within(ui, TextStyle::Small, about_text, text_width));
    let about_height = about.as_ref().map_or(0.0, |about| about.size().y);
    let (_, inner) = ui.allocate_space(vec2(width, title.size().y + about_height + 2.0 * PADDING_Y));
    let rect = inner.expand2(vec2(PADDING_X, 0.0));
    let member = group.interact(ui, rect);
    let enabled = ui.is_enabled();
    member.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, text));
    if !about_text.is_empty() {
        describe(&member, about_text);
    }

    if ui.is_rect_visible(rect) {
        let c = theme.colours;
        let chosen = share(ui, member.id.with("chosen"), on, theme.motion.select_ms);
        let idle = state_colour(ui, &member, [Color32::TRANSPARENT, c.fill_hover, c.fill_pressed]);
        ui.painter().rect_filled(rect, theme.radius.row, idle.lerp_to_gamma(c.accent_soft, chosen));
        let centre = pos2(inner.left() + dot / 2.0, inner.top() + PADDING_Y + TextStyle::Body.line_height() / 2.0);
        let (line, width) = if on { (c.accent, 5.5) } else { (c.line_strong, theme.stroke.check_box) };
        ring(ui.painter(), centre, dot / 2.0, width, line);
        let text_left = inner.left() + dot + GAP;
        let below = Rect::from_min_size(pos2(text_left, inner.top() + PADDING_Y), title.size()).bottom();
        let ink = if enabled { c.text_primary } else { c.text_disabled };
        ui.painter().galley(pos2(text_left, inner.top() + PADDING_Y), title, ink);
        if let Some(about) = about {
            ui.painter().galley(pos2(text_left, below), about, if enabled { c.text_secondary } else { c.text_disabled });
        }
        if member.has_focus() {
            theme.focus_ring(ui.painter(), rect, theme.radius.row, 0.0);
        }
    }
    member
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn pointer_and_arrow_keys_choose() {
        let rows = [(false, "No passphrase", "Anyone can open the file."), (true, "Lock it", "")];
        let mut harness = harness(false, move |ui, locked| {
            ui.set_max_width(300.0);
            ui.add_space(20.0);
            ui.indent("inset", |ui| radio_rows(ui, "lock", "Passphrase", locked, &rows));
        });
        harness.get_by_label("Lock it").click();
        harness.run();
        assert!(*harness.state());
        for key in [Key::Tab, Key::ArrowUp] {
            harness.key_press(key);
            harness.run();
        }
        assert!(!*harness.state());
    }
}
