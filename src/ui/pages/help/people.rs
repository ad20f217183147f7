//! My people: whom to turn to, and how to reach them.

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{EditName, Id, Key, Person};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, hairline};

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The person whose fields are open: one of the journal, or one that will be with the first letter typed.
    open: Option<Id>,
    /// The name field gets the focus, once.
    focuses_name: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.help;
    let journal = cx.journal;
    let can_edit = cx.commands.can_edit;
    parts::heading(ui, &words.my_people);
    let open = cx.states.help.people.open.filter(|_| can_edit);
    if journal.people().is_empty() && open.is_none() {
        parts::explanation(ui, &words.my_people_empty_text);
        if can_edit && ui.add(Button::new(&words.add_person).small().icon(Icon::Plus)).clicked() {
            begin(cx);
        }
        return;
    }
    for (index, (id, person)) in journal.people().iter().enumerate() {
        if index > 0 {
            hairline(ui);
        }
        if open == Some(*id) {
            fields(ui, cx, *id, person, EditName::ChangePerson);
        } else {
            row(ui, cx, *id, person);
        }
    }
    match open {
        Some(id) if !journal.people().contains_key(&id) => fields(ui, cx, id, &Person::empty(cx.now.instant), EditName::AddPerson),
        None if can_edit && ui.add(Button::new(&words.add_person).small().icon(Icon::Plus)).clicked() => begin(cx),
        _ => {}
    }
}

fn begin(cx: &mut Cx<'_>) {
    let id = cx.new_id();
    open_fields(cx, id);
}

fn open_fields(cx: &mut Cx<'_>, id: Id) {
    cx.states.help.people = State { open: Some(id), focuses_name: true };
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, person: &Person) {
    let theme = Theme::of(ui);
    let words = &cx.lang.help;
    let name = if person.name.trim().is_empty() { &cx.lang.common.not_set } else { &person.name };
    let names = cx.commands.can_edit.then(|| [&words.edit_person, &words.delete_person].map(|text| fill(text, &[("name", name)])));
    let action = parts::row_with_actions(ui, names, |ui| {
        ui.label(theme.text(TextStyle::Strong, name));
        for line in [&person.reach, &person.helps_with] {
            if !line.is_empty() {
                ui.label(theme.text(TextStyle::OwnWords, line));
            }
        }
    });
    match action {
        Some(RowAction::Edit) => open_fields(cx, id),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::Person(id), name: EditName::DeletePerson }),
        None => {}
    }
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, person: &Person, edit_name: EditName) {
    let words = &cx.lang.help;
    let mut person = person.clone();
    let salt = (id, cx.generation);
    let name = Field::new(("name", salt), &words.name, &mut person.name).hint(&words.name_hint).own_words().show(ui);
    if std::mem::take(&mut cx.states.help.people.focuses_name) {
        name.request_focus();
    }
    let reach = Field::new(("reach", salt), &words.reach, &mut person.reach).hint(&words.reach_hint).own_words().show(ui);
    let helps_with = Field::new(("helps with", salt), &words.helps_with, &mut person.helps_with).hint(&words.helps_with_hint).own_words().show(ui);
    for (field, response) in [("name", name), ("reach", reach), ("helps_with", helps_with)] {
        if response.changed() {
            cx.put_typing(Key::Person(id), person.clone(), edit_name, field);
        }
    }
    if ui.add(Button::new(&cx.lang.common.done).small()).clicked() || parts::escape_pressed(ui) {
        cx.states.help.people.open = None;
    }
}
