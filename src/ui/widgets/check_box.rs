//! A check box with a label.

use eframe::egui::{Color32, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::parts::{share, state_colour, text_within, tick};
use crate::ui::theme::{TextStyle, Theme};

/// A check box; the label is part of the click target.
#[must_use = "a check box does nothing until it is added to a Ui"]
pub struct CheckBox<'a> {
    checked: &'a mut bool,
    text: &'a str,
}

impl<'a> CheckBox<'a> {
    /// A box bound to `checked`.
    pub const fn new(checked: &'a mut bool, text: &'a str) -> Self {
        Self { checked, text }
    }
}

/// Paints the box in a row that is ticked as a whole.
pub fn paint_check_box(painter: &Painter, theme: &Theme, square: Rect, checked: bool) {
    let c = theme.colours;
    let (fill, edge) = if checked { (c.accent, c.accent) } else { (Color32::TRANSPARENT, c.line_strong) };
    paint_square(painter, theme, square, fill, edge, checked.then_some(c.on_accent));
}

fn paint_square(painter: &Painter, theme: &Theme, square: Rect, fill: Color32, edge: Color32, tick_ink: Option<Color32>) {
    painter.rect(square, theme.radius.check_box, fill, Stroke::new(theme.stroke.check_box, edge), StrokeKind::Inside);
    if let Some(ink) = tick_ink {
        tick(painter, square.center(), TICK, ink);
    }
}

const GAP: f32 = 11.0;
const TICK: f32 = 14.0;

impl Widget for CheckBox<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let square_side = theme.sizes.check_box;
        let text = text_within(ui, TextStyle::Body, self.text, (ui.available_width() - square_side - GAP).max(square_side));
        let size = vec2(square_side + GAP + text.size().x, text.size().y.max(24.0));
        let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
        if response.clicked() {
            *self.checked = !*self.checked;
            response.mark_changed();
        }
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, *self.checked, self.text));

        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            // The box is aligned with the first line.
            let line = TextStyle::Body.line_height().max(24.0);
            let square = Rect::from_center_size(pos2(rect.left() + square_side / 2.0, rect.top() + line / 2.0), vec2(square_side, square_side));
            let checked = share(ui, response.id.with("checked"), *self.checked, theme.motion.select_ms);
            let idle = state_colour(ui, &response, [Color32::TRANSPARENT, c.fill_hover, c.fill_pressed]);
            let edge = if enabled { c.line_strong } else { c.line };
            let fill = if enabled { idle.lerp_to_gamma(c.accent, checked) } else { Color32::TRANSPARENT };
            let edge = if enabled { edge.lerp_to_gamma(c.accent, checked) } else { edge };
            let tick_ink = self.checked.then_some(if enabled { c.on_accent } else { c.text_disabled });
            paint_square(ui.painter(), theme, square, fill, edge, tick_ink);
            let ink = if enabled { c.text_primary } else { c.text_disabled };
            ui.painter().galley(pos2(square.right() + GAP, rect.top() + (line - TextStyle::Body.line_height()) / 2.0), text, ink);
            if response.has_focus() {
                theme.focus_ring(ui.painter(), square, theme.radius.check_box, theme.stroke.focus_gap);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn words_and_keyboard_change_it() {
        let mut harness = harness(false, |ui, checked| {
            ui.add(CheckBox::new(checked, "Ask for one small thing"));
        });
        harness.get_by_label("Ask for one small thing").click();
        harness.run();
        assert!(*harness.state());
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert!(!*harness.state());
    }
}
