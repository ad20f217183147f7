//! A text area for the person's own words. It grows with what is written.

use eframe::egui::{AsIdSalt, IdSalt, Response, Ui};

use super::text_box::{Form, TextBox};
use crate::ui::theme::TextStyle;

/// A text area in the serif, growing with what is written.
#[must_use = "a text area does nothing until it is shown"]
pub struct TextArea<'a> {
    id_salt: IdSalt,
    text: &'a mut String,
    name: &'a str,
    name_shown: bool,
    hint: &'a str,
    help: Option<&'a str>,
    min_height: f32,
    width: f32,
    subject: bool,
}

/// The least height of a text area.
const MIN_HEIGHT: f32 = 70.0;

impl<'a> TextArea<'a> {
    /// An area for `text`, named above. Salt the id with what the text belongs to, so that undo never crosses over.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, text: &'a mut String) -> Self {
        Self { id_salt: IdSalt::new(id_salt), text, name, name_shown: true, hint: "", help: None, min_height: MIN_HEIGHT, width: f32::INFINITY, subject: false }
    }

    /// The name is said but not shown.
    pub const fn name_hidden(mut self) -> Self {
        self.name_shown = false;
        self
    }

    /// What stands in the empty area.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A line below it that helps.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// Its least height.
    pub const fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }

    /// Its width; otherwise it is as wide as its column.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// For what the page is about: in the size of a subject, without a box.
    pub const fn subject(mut self) -> Self {
        self.subject = true;
        self
    }

    /// Shows it. Ctrl+Enter is left to the page.
    pub fn show(self, ui: &mut Ui) -> Response {
        TextBox {
            id: ui.make_persistent_id(self.id_salt),
            text: self.text,
            name: self.name,
            name_shown: self.name_shown,
            hint: self.hint,
            style: if self.subject { TextStyle::Subject } else { TextStyle::OwnWords },
            form: if self.subject { Form::Bare } else { Form::Area },
            secret: false,
            icon: None,
            error: None,
            help: self.help,
            min_height: if self.subject { 0.0 } else { self.min_height },
            width: self.width,
            limit: usize::MAX,
        }
        .show(ui)
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
