//! A text area for the person's own words that grows with its text.

use eframe::egui::AsIdSalt;

use super::text_box::{Form, TextBox};
use crate::ui::theme::TextStyle;

/// A growing text area in the serif.
pub type TextArea<'a> = TextBox<'a, ManyLines>;

/// Marker for multi-line boxes.
#[derive(Debug)]
pub enum ManyLines {}

impl<'a> TextArea<'a> {
    /// An area for `text`, labelled above. Salt the id with the record, so that text undo never
    /// crosses records.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, text: &'a mut String) -> Self {
        Self::of(Form::Area, TextStyle::OwnWords, id_salt, name, text)
    }

    /// Sets the minimum height.
    pub const fn min_height(mut self, height: f32) -> Self {
        self.area_min_height = height;
        self
    }

    /// Large and without a frame, for the subject of a page.
    pub const fn subject(mut self) -> Self {
        self.style = TextStyle::Subject;
        self.form = Form::Bare;
        self
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key, Modifiers};
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn it_grows_and_leaves_ctrl_enter_to_the_page() {
        let mut harness = harness((String::new(), 0, 0.0), |ui, (text, kept, height)| {
            *height = TextArea::new("note", "My notes", text).show(ui).rect.height();
            *kept += i32::from(ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Enter)));
        });
        let empty = harness.state().2;
        harness.get_by_label("My notes").click();
        harness.run();
        harness.get_by_label("My notes").type_text("one");
        harness.run();
        for _ in 0..4 {
            harness.key_press(Key::Enter);
            harness.run();
        }
        assert!(harness.state().2 > empty + 20.0, "{} {}", harness.state().2, empty);
        harness.key_press_modifiers(Modifiers::CTRL, Key::Enter);
        harness.run();
        assert_eq!((harness.state().0.as_str(), harness.state().1), ("one\n\n\n\n", 1));
    }
}
