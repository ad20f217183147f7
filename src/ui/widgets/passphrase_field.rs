//! A passphrase field: masked unless revealed, leaving no copies behind once taken.

use std::fmt;

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{AsIdSalt, Context, Id, Key, Rect, Response, Ui, UiBuilder, Vec2, vec2};
use zeroize::Zeroizing;

use super::{Field, IconButton};
use crate::content::strings::CommonWords;
use crate::ui::icons::Icon;
use crate::ui::theme::Theme;

const MAX_CHARACTERS: usize = 256;
/// Capacity for the longest passphrase in UTF-8, so that typing never reallocates and leaves a copy
/// behind.
const ROOM_BYTES: usize = MAX_CHARACTERS * 4;

/// A passphrase being typed. Zeroed on drop; `Debug` hides it.
pub struct Passphrase {
    text: Zeroizing<String>,
    is_shown: bool,
    /// The field's id, to wipe its egui state too.
    field: Option<Id>,
}

impl Default for Passphrase {
    fn default() -> Self {
        Self { text: Zeroizing::new(String::with_capacity(ROOM_BYTES)), is_shown: false, field: None }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passphrase")
    }
}

impl Passphrase {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True if empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text, masks the field and clears its egui state.
    pub fn take(&mut self, ctx: &Context) -> Zeroizing<String> {
        if let Some(field) = self.field.take() {
            TextEditState::default().store(ctx, field);
        }
        std::mem::take(self).text
    }

    /// Wipes the text.
    pub fn wipe(&mut self, ctx: &Context) {
        drop(self.take(ctx));
    }
}

/// The field, with a button to reveal the text.
#[must_use = "a field does nothing until it is shown"]
pub struct PassphraseField<'a> {
    field: Field<'a>,
    words: &'a CommonWords,
    is_shown: &'a mut bool,
    id: &'a mut Option<Id>,
}

impl<'a> PassphraseField<'a> {
    /// A field for `passphrase`, labelled above.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, passphrase: &'a mut Passphrase, words: &'a CommonWords) -> Self {
        let Passphrase { text, is_shown, field } = passphrase;
        Self { field: Field::new(id_salt, name, text).limit(MAX_CHARACTERS), words, is_shown, id: field }
    }

    /// Hides the label; screen readers still get it.
    pub fn name_hidden(mut self) -> Self {
        self.field = self.field.name_hidden();
        self
    }

    /// Help text below; replaced by an error.
    pub fn help(mut self, help: &'a str) -> Self {
        self.field = self.field.help(help);
        self
    }

    /// Sets the error.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.field = self.field.error(error);
        self
    }

    /// Draws it. Returns the field, and true if Enter was pressed.
    pub fn show(self, ui: &mut Ui) -> (Response, bool) {
        let button = Theme::of(ui).sizes.icon_button;
        let response = self.field.secret(!*self.is_shown).room_at_end(button).show(ui);
        *self.id = Some(response.id);
        let (icon, name) = if *self.is_shown { (Icon::EyeOff, &self.words.conceal) } else { (Icon::Eye, &self.words.reveal) };
        let place = Rect::from_center_size(response.rect.right_center() - vec2(response.rect.height() / 2.0, 0.0), Vec2::splat(button));
        // A child `Ui`, so that the following widget is placed below the field, not below this
        // button.
        if ui.new_child(UiBuilder::new().max_rect(place)).add(IconButton::new(icon, name)).clicked() {
            *self.is_shown = !*self.is_shown;
        }
        // Text undo would keep plain copies.
        if let Some(mut edit) = TextEditState::load(ui.ctx(), response.id) {
            edit.clear_undoer();
            edit.store(ui.ctx(), response.id);
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        (response, is_entered)
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::content::lang;
    use crate::ui::widgets::testing::harness;

    fn field() -> Harness<'static, Passphrase> {
        harness(Passphrase::default(), |ui, passphrase| {
            PassphraseField::new("passphrase", "Passphrase", passphrase, &lang().common).show(ui);
        })
    }

    fn typed(text: &str) -> Harness<'static, Passphrase> {
        let mut harness = field();
        harness.get_by_label("Passphrase").focus();
        harness.run();
        harness.get_by_label("Passphrase").type_text(text);
        harness.run();
        harness
    }

    #[test]
    fn it_shows_and_says_dots_until_it_is_revealed() {
        let mut harness = typed("rain on the roof");
        assert_eq!(harness.state().text(), "rain on the roof");
        let said = harness.get_by_label("Passphrase").value().unwrap_or_default();
        assert!(!said.contains("rain"), "{said}");
        harness.get_by_label(&lang().common.reveal).click();
        harness.run();
        assert_eq!(harness.get_by_label("Passphrase").value().as_deref(), Some("rain on the roof"));
        harness.get_by_label(&lang().common.conceal).click();
        harness.run();
        assert!(!harness.get_by_label("Passphrase").value().unwrap_or_default().contains("rain"));
    }

    #[test]
    fn what_follows_stands_below_its_line_of_help() {
        let harness = harness(Passphrase::default(), |ui, passphrase| {
            PassphraseField::new("passphrase", "Passphrase", passphrase, &lang().common).help("A line of help").show(ui);
            ui.label("What follows");
        });
        let [help, next] = ["A line of help", "What follows"].map(|text| harness.get_by_label(text).rect());
        assert!(help.bottom() <= next.top(), "{help} {next}");
    }

    #[test]
    fn undo_brings_nothing_back() {
        let mut harness = typed("rain on the roof");
        let context = harness.ctx.clone();
        assert_eq!(harness.state_mut().take(&context).as_str(), "rain on the roof");
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        assert!(harness.state().is_empty());
    }

    #[test]
    fn typing_never_moves_it() {
        let mut harness = typed("a");
        let place = harness.state().text().as_ptr();
        harness.get_by_label("Passphrase").type_text(&"🌧".repeat(400));
        harness.run();
        assert_eq!(harness.state().text().chars().count(), MAX_CHARACTERS);
        assert_eq!(harness.state().text().as_ptr(), place);
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", typed("rain").state()), "Passphrase");
    }
}
