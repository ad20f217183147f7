//! Keys, as they look on a keyboard.

use eframe::egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use super::parts::text_within;
use crate::ui::theme::{TextStyle, Theme};

/// One key.
#[must_use = "a key is not seen until it is added to a Ui"]
pub struct KeyCap<'a>(pub &'a str);

const HEIGHT: f32 = 20.0;
const PADDING: f32 = 6.0;

impl Widget for KeyCap<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let text = text_within(ui, TextStyle::Key, self.0, f32::INFINITY);
        let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 2.0 * PADDING, HEIGHT.max(text.size().y + 4.0)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.0));
        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            ui.painter().rect_stroke(rect, theme.radius.key, Stroke::new(theme.stroke.control, c.line_strong), StrokeKind::Inside);
            ui.painter().galley(Align2::CENTER_CENTER.anchor_size(rect.center(), text.size()).min, text, c.text_secondary);
        }
        response
    }
}

/// Keys and, after them, what they do (may be empty).
pub fn key_hint(ui: &mut Ui, keys: &[&str], meaning: &str) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for key in keys {
            ui.add(KeyCap(key));
        }
        if !meaning.is_empty() {
            ui.label(theme.text(TextStyle::Caption, meaning));
        }
    });
}
