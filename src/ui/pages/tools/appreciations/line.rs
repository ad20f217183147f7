//! The input line. Its text is saved from the first letter; Enter starts the next.

use eframe::egui::{Key as Keyboard, Margin, Modifiers, Ui};

use super::fields;
use crate::journal::{Appreciation, AppreciationOf, Edit, EditName, Id, Key, TableKind, UserRecord};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Room;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, Sheet};

#[derive(Debug, Default)]
pub(super) struct State {
    /// The moment being written, saved or not.
    id: Option<Id>,
    /// Choices made before the first letter.
    of: AppreciationOf,
    was_said: bool,
    takes_focus: bool,
}

impl State {
    /// The moment being written, once saved.
    pub(super) fn written(&self, cx: &Cx<'_>) -> Option<Id> {
        self.id.filter(|id| cx.commands.can_edit && cx.journal.appreciations().contains_key(id))
    }
}

/// Shows the line. `takes_keys` enables Ctrl+Enter.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, takes_keys: bool) {
    let words = &cx.lang.appreciations;
    let id = *state.id.get_or_insert_with(|| cx.new_id());
    let kept = cx.journal.appreciations().get(&id).map(|kept| (**kept).clone());
    let is_kept = kept.is_some();
    let before = kept.unwrap_or_else(|| Appreciation {
        changed: cx.now.instant,
        when: cx.now.local,
        of: state.of,
        who: String::new(),
        text: String::new(),
        was_said: state.was_said,
    });
    let mut edited = before.clone();
    let margin = if Room::of(ui).is_narrow() { Margin::symmetric(16, 14) } else { Margin::symmetric(26, 22) };
    let (is_typed, is_entered) = Sheet::new()
        .margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.s;
            let field = Field::new(("line", id.bits(), cx.generation), &words.line, &mut edited.text).own_words().hint(&words.line_hint).show(ui);
            if std::mem::take(&mut state.takes_focus) {
                field.request_focus();
            }
            let is_typed = field.changed() | fields::show_about(ui, cx, id, &mut edited);
            let is_pressed = ui.add(Button::new(&words.keep).small().enabled(is_worded(&edited))).clicked();
            let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Keyboard::Enter));
            let is_kept = takes_keys && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
            (is_typed, is_pressed || is_entered || is_kept)
        })
        .inner;
    (state.of, state.was_said) = (edited.of, edited.was_said);
    if edited != before {
        put(cx, id, &edited, is_kept, is_typed);
    }
    if is_entered && is_worded(&edited) {
        // Reset the choices and keep the focus.
        *state = State { takes_focus: true, ..State::default() };
        ui.ctx().request_repaint();
    }
}

fn is_worded(appreciation: &Appreciation) -> bool {
    !appreciation.text.trim().is_empty()
}

/// Saves the moment while it has text; deletes it when emptied.
fn put(cx: &mut Cx<'_>, id: Id, edited: &Appreciation, is_kept: bool, is_typed: bool) {
    let name = EditName::of_put(TableKind::Appreciation, is_kept);
    let has_words = edited.user_texts().iter().any(|text| !text.is_empty());
    if !has_words && is_kept {
        cx.push(Action::Edit { edit: Edit::delete(Key::Appreciation(id), cx.now.instant), name, burst: None });
    } else if !has_words {
        // Wait for text.
    } else if is_typed {
        cx.put_typing(id, edited.clone(), name, "text");
    } else {
        cx.put(id, edited.clone(), name);
    }
}
