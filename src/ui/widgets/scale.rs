//! A rating scale: numbered boxes, with one or none selected.

use eframe::egui::{Align, Align2, AsIdSalt, Event, Id, IdSalt, Key, Label, Layout, Modifiers, Rect, Response, Role, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::parts::{share, state_colour, text_within};
use super::{FocusGroup, describe, group, label, set_group_size, set_place_in_group};
use crate::ui::theme::{TextStyle, Theme};

/// A scale from 0 with an optional number. Arrow keys and digits select; selecting the number
/// again, or Delete, clears it.
#[must_use = "a scale does nothing until it is shown"]
pub struct Scale<'a> {
    id_salt: IdSalt,
    name: &'a str,
    value: &'a mut Option<u8>,
    max: u8,
    ends: [&'a str; 2],
}

const BOX_WIDTH: f32 = 30.0;
const BOX_WIDTH_MIN: f32 = 24.0;
const BOX_HEIGHT: f32 = 32.0;
const BOX_GAP: f32 = 3.0;

impl<'a> Scale<'a> {
    /// A scale from 0 to `max` (at most 19), labelled above.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, value: &'a mut Option<u8>, max: u8) -> Self {
        Self { id_salt: IdSalt::new(id_salt), name, value, max, ends: ["", ""] }
    }

    /// Labels for the lowest and highest number.
    pub const fn ends(mut self, low: &'a str, high: &'a str) -> Self {
        self.ends = [low, high];
        self
    }

    /// Draws it; `changed()` on a change.
    pub fn show(self, ui: &mut Ui) -> Response {
        let before = *self.value;
        let count = usize::from(self.max) + 1;
        let (low, high) = (self.ends[0], self.ends[1]);
        let shown = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            label(ui, self.name);
            let mut focus = FocusGroup::new(ui, self.id_salt, count);
            let boxes = group(ui, Role::RadioGroup, self.name, |ui| {
                set_group_size(ui, count);
                // The group has the selected number as its value.
                let said = self.value.map(|value| value.to_string()).unwrap_or_default();
                ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_value(said));
                show_boxes(ui, &mut focus, self.value, self.max);
            })
            .response;
            if !low.is_empty() || !high.is_empty() {
                describe(&boxes, &[low, high].join(" … "));
                show_ends(ui, boxes.rect.width(), low, high);
            }
            boxes
        });
        let mut response = shown.inner;
        if *self.value != before {
            response.mark_changed();
        }
        response
    }
}

fn show_ends(ui: &mut Ui, width: f32, low: &str, high: &str) {
    let theme = Theme::of(ui);
    ui.allocate_ui_with_layout(vec2(width, TextStyle::Caption.line_height()), Layout::left_to_right(Align::Min), |ui| {
        ui.set_width(width);
        ui.label(theme.text(TextStyle::Caption, low));
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Label::new(theme.text(TextStyle::Caption, high)).truncate()));
    });
}

fn show_boxes(ui: &mut Ui, focus: &mut FocusGroup, value: &mut Option<u8>, max: u8) {
    let theme = Theme::of(ui);
    let count = f32::from(max) + 1.0;
    let gaps = f32::from(max) * BOX_GAP;
    let width = ((ui.available_width() - gaps) / count).clamp(BOX_WIDTH_MIN, BOX_WIDTH);
    let (_, row) = ui.allocate_space(vec2(count * width + gaps, BOX_HEIGHT));
    take_keys(ui, focus, value, max);
    for number in 0..=max {
        let left = row.left() + f32::from(number) * (width + BOX_GAP);
        let rect = Rect::from_min_size(row.min, vec2(width, BOX_HEIGHT)).translate(vec2(left - row.left(), 0.0));
        let member = focus.interact(ui, rect);
        if member.clicked() {
            *value = if *value == Some(number) { None } else { Some(number) };
        }
        let on = *value == Some(number);
        let text = number.to_string();
        member.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &text));
        set_place_in_group(&member, usize::from(number));
        if ui.is_rect_visible(rect) {
            paint_box(ui, theme, rect, &text, &member, on);
        }
    }
}

fn take_keys(ui: &Ui, focus: &mut FocusGroup, value: &mut Option<u8>, max: u8) {
    if !focus.is_focused(ui) {
        // The selected box is the Tab stop.
        if let Some(chosen) = *value {
            focus.stop_at(ui, usize::from(chosen));
        }
        return;
    }
    if focus.moved() {
        *value = u8::try_from(focus.stop()).ok();
    }
    let clears = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete) || input.consume_key(Modifiers::NONE, Key::Backspace));
    if clears {
        *value = None;
    }
    let one_was_typed = Id::unique("a 1 was typed on a scale");
    for digit in typed_digits(ui) {
        // A 1 can start a two-digit number.
        let tens = ui.data(|data| data.get_temp::<bool>(one_was_typed)).unwrap_or_default();
        let number = if tens && *value == Some(1) && digit + 10 <= max { digit + 10 } else { digit };
        if number <= max {
            *value = Some(number);
            focus.stop_at(ui, usize::from(number));
            focus.take_focus(ui);
        }
        ui.data_mut(|data| data.insert_temp(one_was_typed, number == 1));
    }
}

fn typed_digits(ui: &Ui) -> Vec<u8> {
    ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => text.parse::<u8>().ok().filter(|digit| *digit < 10),
            _ => None,
        });
        texts.collect()
    })
}

fn paint_box(ui: &Ui, theme: &Theme, rect: Rect, text: &str, member: &Response, on: bool) {
    let c = theme.colours;
    let chosen = share(ui, member.id.with("chosen"), on, theme.motion.select_ms);
    let idle = state_colour(ui, member, [c.fill_chip, c.fill_pressed, c.fill_pressed]);
    let line = if theme.high_contrast { Stroke::new(theme.stroke.control, c.line) } else { Stroke::NONE };
    ui.painter().rect(rect, theme.radius.control, idle.lerp_to_gamma(c.accent, chosen), line, StrokeKind::Inside);
    let ink = match (ui.is_enabled(), on) {
        (false, _) => c.text_disabled,
        (true, true) => c.on_accent,
        (true, false) => c.text_secondary,
    };
    let text = text_within(ui, if on { TextStyle::ChipSelected } else { TextStyle::Chip }, text, f32::INFINITY);
    ui.painter().galley(Align2::CENTER_CENTER.anchor_size(rect.center(), text.size()).min, text, ink);
    if member.has_focus() {
        theme.focus_ring(ui.painter(), rect, theme.radius.control, theme.stroke.focus_gap);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::Button;
    use crate::ui::widgets::testing::harness;

    fn scale() -> Harness<'static, Option<u8>> {
        harness(None, |ui, value| {
            Scale::new("distress", "How strong", value, 10).ends("calm", "as strong as it gets").show(ui);
            ui.add(Button::new("After"));
        })
    }

    fn type_digit(harness: &mut Harness<'_, Option<u8>>, digit: &str) {
        harness.event(Event::Text(digit.to_owned()));
        harness.run();
    }

    #[test]
    fn the_pointer_chooses_and_takes_back() {
        let mut harness = scale();
        assert_eq!(*harness.state(), None);
        harness.get_by_label("7").click();
        harness.run();
        assert_eq!(*harness.state(), Some(7));
        let group = harness.get_by_role_and_label(Role::RadioGroup, "How strong");
        assert_eq!(group.accesskit_node().value().as_deref(), Some("7"));
        assert_eq!(group.accesskit_node().description().as_deref(), Some("calm … as strong as it gets"));
        harness.get_by_label("7").click();
        harness.run();
        assert_eq!(*harness.state(), None);
    }

    #[test]
    fn it_is_one_stop_with_arrow_keys_digits_and_delete() {
        let mut harness = scale();
        harness.key_press(Key::Tab);
        harness.run();
        assert_eq!(*harness.state(), None, "to come there chooses nothing");
        for (key, value) in [(Key::ArrowRight, 1), (Key::End, 10), (Key::ArrowLeft, 9), (Key::Home, 0)] {
            harness.key_press(key);
            harness.run();
            assert_eq!(*harness.state(), Some(value), "{key:?}");
        }
        for (digit, value) in [("4", 4), ("1", 1), ("0", 10), ("0", 0), ("1", 1), ("1", 1)] {
            type_digit(&mut harness, digit);
            assert_eq!(*harness.state(), Some(value), "{digit}");
        }
        assert!(harness.get_by_label("1").is_focused());
        harness.key_press(Key::Delete);
        harness.run();
        assert_eq!(*harness.state(), None);
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("After").is_focused(), "the scale is one stop");
    }
}
