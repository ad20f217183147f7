//! A field of one line, with its label above and what is wrong below.

use eframe::egui::{AsIdSalt, IdSalt, Response, Ui};

use super::text_box::{Form, TextBox};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

/// A field of one line.
#[must_use = "a field does nothing until it is shown"]
pub struct Field<'a> {
    id_salt: IdSalt,
    text: &'a mut String,
    name: &'a str,
    name_shown: bool,
    hint: &'a str,
    own_words: bool,
    secret: bool,
    icon: Option<Icon>,
    error: Option<&'a str>,
    help: Option<&'a str>,
    width: f32,
    limit: usize,
}

impl<'a> Field<'a> {
    /// A field for `text`, named above. Salt the id with what the text belongs to, so that undo never crosses over.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, text: &'a mut String) -> Self {
        Self {
            id_salt: IdSalt::new(id_salt),
            text,
            name,
            name_shown: true,
            hint: "",
            own_words: false,
            secret: false,
            icon: None,
            error: None,
            help: None,
            width: f32::INFINITY,
            limit: usize::MAX,
        }
    }

    /// The name is said but not shown.
    pub const fn name_hidden(mut self) -> Self {
        self.name_shown = false;
        self
    }

    /// What stands in the empty field.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// For the person's own words: in the serif.
    pub const fn own_words(mut self) -> Self {
        self.own_words = true;
        self
    }

    /// Shows dots instead of characters.
    pub const fn secret(mut self, secret: bool) -> Self {
        self.secret = secret;
        self
    }

    /// An icon before the text.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What is wrong with it, if anything.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// A line below it that helps; what is wrong takes its place.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// Its width; otherwise it is as wide as its column.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// The most characters it takes.
    pub const fn limit(mut self, characters: usize) -> Self {
        self.limit = characters;
        self
    }

    /// Shows it. Enter gives up the focus, as everywhere in egui: `lost_focus()` with Enter pressed means "done".
    pub fn show(self, ui: &mut Ui) -> Response {
        TextBox {
            id: ui.make_persistent_id(self.id_salt),
            text: self.text,
            name: self.name,
            name_shown: self.name_shown,
            hint: self.hint,
            style: if self.own_words { TextStyle::OwnWords } else { TextStyle::Body },
            form: Form::Line,
            secret: self.secret,
            icon: self.icon,
            error: self.error,
            help: self.help,
            min_height: Theme::of(ui).sizes.field,
            width: self.width,
            limit: self.limit,
        }
        .show(ui)
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
