//! Key caps.

use eframe::egui::{Align2, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, pos2, vec2};

use super::parts::text_within;
use crate::ui::theme::{TextStyle, Theme};

/// A key.
#[must_use = "a key is not seen until it is added to a Ui"]
pub struct KeyCap<'a>(pub &'a str);

const HEIGHT: f32 = 20.0;
const PADDING: f32 = 6.0;

impl Widget for KeyCap<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let text = text_within(ui, TextStyle::Key, self.0, f32::INFINITY);
        let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 2.0 * PADDING, HEIGHT.max(text.size().y + 4.0)), Sense::hover());
        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            ui.painter().rect_stroke(rect, theme.radius.key, Stroke::new(theme.stroke.control, c.line_strong), StrokeKind::Inside);
            ui.painter().galley(Align2::CENTER_CENTER.anchor_size(rect.center(), text.size()).min, text, c.text_secondary);
        }
        response
    }
}

/// The four arrow keys as one cap, drawn because the fonts have no arrows.
pub fn arrow_keys(ui: &mut Ui) -> Response {
    const ARROW: f32 = 8.0;
    const HEAD: f32 = 2.5;
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(4.0 * (ARROW + 2.0) + 2.0 * PADDING - 2.0, HEIGHT), Sense::hover());
    if ui.is_rect_visible(rect) {
        let c = theme.colours;
        ui.painter().rect_stroke(rect, theme.radius.key, Stroke::new(theme.stroke.control, c.line_strong), StrokeKind::Inside);
        let ink = Stroke::new(1.1, c.text_secondary);
        for (index, along) in [Vec2::LEFT, Vec2::UP, Vec2::DOWN, Vec2::RIGHT].into_iter().enumerate() {
            let centre = pos2(rect.left() + PADDING + ARROW / 2.0 + index as f32 * (ARROW + 2.0), rect.center().y);
            let (tail, tip) = (centre - along * ARROW / 2.0, centre + along * ARROW / 2.0);
            ui.painter().line_segment([tail, tip], ink);
            for side in [along.rot90(), -along.rot90()] {
                ui.painter().line_segment([tip, tip + (side - along) * HEAD], ink);
            }
        }
    }
    response
}

/// Keys and their meaning (may be empty).
pub fn key_hint(ui: &mut Ui, keys: &[&str], meaning: &str) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for key in keys {
            ui.add(KeyCap(key));
        }
        let meaning = ui.label(theme.text(TextStyle::Caption, meaning));
        name_keys(&meaning, &keys.join(" "));
    });
}

/// Adds the keys to the accessible text, since caps are only visual.
pub fn name_keys(meaning: &Response, keys: &str) {
    meaning.ctx.accesskit_node_builder(meaning.id, |node| {
        let said = format!("{keys}: {}", node.value().unwrap_or_default());
        node.set_value(said);
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn keys_and_their_meaning_can_be_read_aloud() {
        let harness = harness((), |ui, ()| {
            key_hint(ui, &["Ctrl", "Enter"], "keeps it");
            arrow_keys(ui);
            name_keys(&ui.label("move the dot"), "Arrows");
        });
        for words in ["Ctrl Enter: keeps it", "Arrows: move the dot"] {
            assert!(harness.query_by_label(words).is_some(), "{words}");
        }
    }
}
