//! A single-line text field, with label above and error below.

use eframe::egui::AsIdSalt;

use super::text_box::{Form, TextBox};
use crate::ui::icons::Icon;
use crate::ui::theme::TextStyle;

/// A single-line text field.
pub type Field<'a> = TextBox<'a, OneLine>;

/// Marker for single-line boxes.
#[derive(Debug)]
pub enum OneLine {}

impl<'a> Field<'a> {
    /// A field for `text`, labelled above. Salt the id with the record, so that text undo never
    /// crosses records.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, text: &'a mut String) -> Self {
        Self::of(Form::Line, TextStyle::Body, id_salt, name, text)
    }

    /// Serif, for the person's own words.
    pub const fn own_words(mut self) -> Self {
        self.style = TextStyle::OwnWords;
        self
    }

    /// Masks the characters.
    pub const fn secret(mut self, secret: bool) -> Self {
        self.secret = secret;
        self
    }

    /// An icon before the text.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Sets the error.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Reserves space at the end, for a button added by the caller.
    pub const fn room_at_end(mut self, width: f32) -> Self {
        self.room_at_end = width;
        self
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn it_is_reached_by_its_label_and_takes_what_is_typed() {
        let mut harness = harness(String::new(), |ui, text| {
            Field::new("limit", "My limit", text).own_words().show(ui);
        });
        harness.get_by_label("My limit").click();
        harness.run();
        harness.get_by_label("My limit").type_text("Not at night");
        harness.run();
        assert_eq!(harness.state(), "Not at night");
    }

    #[test]
    fn a_secret_shows_and_says_dots_only() {
        let mut harness = harness("sea".to_owned(), |ui, text| {
            Field::new("secret", "Passphrase", text).name_hidden().secret(true).show(ui);
        });
        harness.run();
        let said = harness.get_by_label("Passphrase").value().unwrap_or_default();
        assert!(!said.contains("sea"), "{said}");
    }

    #[test]
    fn what_is_wrong_is_said_with_the_field() {
        let harness = harness("Ana".to_owned(), |ui, text| {
            Field::new("date", "Look again on", text).error(Some("That is not a date")).show(ui);
        });
        let field = harness.get_by_label("Look again on");
        assert_eq!(field.accesskit_node().description().as_deref(), Some("That is not a date"));
    }
}
