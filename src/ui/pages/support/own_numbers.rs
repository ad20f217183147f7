//! Custom help numbers, with the date of the last check. Nothing is dialled automatically.

use eframe::egui::{Label, Ui};

use super::{Place, is_done, name_or_not_set};
use crate::content::fill;
use crate::content::schema::HelpLine;
use crate::journal::{EditName, HelpNumber, Id, Key, TableKind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, IconButton, hairline, mark_heading};

#[derive(Debug, Default)]
pub(super) struct State {
    /// The number being edited; a new one is stored with its first letter.
    open: Option<Id>,
    /// The built-in line that the open number replaces.
    stands_for: Option<String>,
    focuses_name: bool,
    /// The number just closed, whose row gets the focus.
    closed: Option<Id>,
}

impl State {
    pub(super) const fn open_number(&self) -> Option<Id> {
        self.open
    }

    pub(super) fn open(&mut self, id: Id) {
        *self = Self { open: Some(id), focuses_name: true, ..Self::default() };
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    let theme = Theme::of(ui);
    let words = &cx.lang.circle;
    let (journal, can_edit) = (cx.journal, cx.commands.can_edit);
    mark_heading(&ui.label(theme.text(TextStyle::Heading, &words.own_numbers)), 2);
    let open = state.open.filter(|_| can_edit && state.stands_for.is_none());
    let numbers = journal.help_numbers();
    let has_added = journal.added_numbers().next().is_some();
    if !has_added && open.is_none() {
        parts::explanation(ui, &words.own_numbers_empty);
    }
    for (index, (id, number)) in journal.added_numbers().enumerate() {
        if index > 0 {
            hairline(ui);
        }
        row_or_fields(ui, cx, state, place, id, number);
    }
    match open {
        Some(id) if !numbers.contains_key(&id) => {
            if has_added {
                hairline(ui);
            }
            fields(ui, cx, state, id, &HelpNumber::empty(cx.now.instant), EditName::Add(TableKind::HelpNumber));
        }
        // The Help page only lists numbers; no editing.
        None if can_edit && place == Place::Circle => {
            ui.add_space(theme.spacing.s);
            let button = ui.add(Button::new(&words.add_number).small().icon(Icon::Plus));
            if state.stands_for.is_none() && state.closed.take_if(|id| !numbers.contains_key(id)).is_some() {
                button.request_focus();
            }
            if button.clicked() {
                let id = cx.new_id();
                state.open(id);
            }
        }
        _ => {}
    }
}

/// Draws the correction of a built-in line, or its form. False if there is none.
pub(super) fn show_in_place_of(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place, line: &HelpLine) -> bool {
    if let Some((id, number)) = cx.journal.number_in_place_of(&line.id) {
        row_or_fields(ui, cx, state, place, id, number);
        state.stands_for.take_if(|open| *open == line.id);
        return true;
    }
    let open = state.open.filter(|_| cx.commands.can_edit && state.stands_for.as_ref() == Some(&line.id));
    let Some(id) = open else { return false };
    let as_it_came = HelpNumber {
        name: line.name.clone(),
        number: line.number.clone().unwrap_or_default(),
        note: line.note.clone().unwrap_or_default(),
        stands_for: Some(line.id.clone()),
        ..HelpNumber::empty(cx.now.instant)
    };
    fields(ui, cx, state, id, &as_it_came, EditName::Change(TableKind::HelpNumber));
    true
}

pub(super) fn show_edit_button(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, line: &HelpLine) {
    let button = ui.add(IconButton::new(Icon::Pencil, &fill(&cx.lang.circle.edit_number, &[("name", &line.name)])));
    if state.stands_for.take_if(|open| state.open.is_none() && *open == line.id).is_some() {
        state.closed = None;
        button.request_focus();
    }
    if button.clicked() {
        let id = cx.new_id();
        state.open(id);
        state.stands_for = Some(line.id.clone());
        ui.ctx().request_repaint();
    }
}

fn row_or_fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place, id: Id, number: &HelpNumber) {
    if state.open == Some(id) && cx.commands.can_edit {
        fields(ui, cx, state, id, number, EditName::Change(TableKind::HelpNumber));
    } else {
        row(ui, cx, state, place, id, number);
    }
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place, id: Id, number: &HelpNumber) {
    let theme = Theme::of(ui);
    let words = &cx.lang.circle;
    let name = name_or_not_set(cx, &number.name);
    let delete = if number.stands_for.is_some() { &words.number_as_it_came } else { &words.delete_number };
    let names = cx.commands.can_edit.then(|| [&words.edit_number, delete].map(|text| fill(text, &[("name", name)])));
    let is_closed_now = state.closed.take_if(|closed| *closed == id).is_some();
    let action = parts::row_come_back_to(ui, names, is_closed_now, |ui| {
        ui.label(theme.text(TextStyle::Body, name));
        if !number.number.is_empty() {
            ui.horizontal(|ui| {
                ui.add(Label::new(theme.text(TextStyle::Strong, &number.number)).selectable(true).wrap());
                if ui.add(IconButton::new(Icon::Copy, &fill(&cx.lang.help.copy_number, &[("number", &number.number)]))).clicked() {
                    cx.push(Action::Copy(number.number.clone()));
                }
            });
        }
        if !number.note.is_empty() {
            ui.label(theme.text(TextStyle::OwnWordsSmall, &number.note).color(theme.colours.text_secondary));
        }
        if number.stands_for.is_some() {
            ui.label(theme.text(TextStyle::Caption, &words.number_in_place).color(theme.colours.text_tertiary));
        }
        checked_on(ui, cx, place, id, number);
    });
    match action {
        Some(RowAction::Edit) => state.open(id),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::HelpNumber(id), name: EditName::Delete(TableKind::HelpNumber) }),
        None => {}
    }
}

/// The date of the last check, with a button to set it to today.
fn checked_on(ui: &mut Ui, cx: &mut Cx<'_>, place: Place, id: Id, number: &HelpNumber) {
    let theme = Theme::of(ui);
    let words = &cx.lang.circle;
    let today = cx.today();
    if let Some(day) = number.checked_on {
        let on_day = cx.locale.relative_day(day, today, cx.lang);
        ui.label(theme.text(TextStyle::Caption, fill(&words.checked_on, &[("on_day", &on_day)])).color(theme.colours.text_tertiary));
    }
    if !cx.commands.can_edit || place == Place::Help || number.checked_on == Some(today) {
        return;
    }
    let button = flush_left(ui, |ui| ui.add(Button::quiet(&words.still_right).small()));
    if button.accessible_name(fill(&words.still_right_of, &[("name", name_or_not_set(cx, &number.name))])).clicked() {
        cx.put(id, HelpNumber { checked_on: Some(today), ..number.clone() }, EditName::Change(TableKind::HelpNumber));
    }
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, number: &HelpNumber, edit_name: EditName) {
    let words = &cx.lang.circle;
    let mut edited = number.clone();
    let salt = (id, cx.generation);
    let name = Field::new(("number name", salt), &words.number_name, &mut edited.name).hint(&words.number_name_hint).own_words().show(ui);
    if std::mem::take(&mut state.focuses_name) {
        name.request_focus();
    }
    let text = Field::new(("number", salt), &words.number, &mut edited.number).hint(&words.number_hint).own_words().show(ui);
    let note = Field::new(("number note", salt), &words.number_note, &mut edited.note).hint(&words.number_note_hint).own_words().show(ui);
    // The check was about the previous number.
    if edited.number.trim() != number.number.trim() {
        edited.checked_on = None;
    }
    for (field, response) in [("name", name), ("number", text), ("note", note)] {
        if response.changed() {
            cx.put_typing(id, edited.clone(), edit_name, field);
        }
    }
    ui.add_space(Theme::of(ui).spacing.xs);
    if is_done(ui, cx) {
        state.open = None;
        state.closed = Some(id);
        ui.ctx().request_repaint();
    }
}
