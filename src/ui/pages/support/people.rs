//! The person's contacts.

use eframe::egui::Ui;

use super::{Place, is_done, name_or_not_set};
use crate::content::fill;
use crate::journal::{EditName, Id, Key, Person};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::dates::date_field;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Field, describe, hairline};

#[derive(Debug, Default)]
pub(super) struct State {
    /// The person being edited; a new one is stored with the first letter.
    open: Option<Open>,
    focuses_name: bool,
    /// The person just closed, whose row gets the focus.
    closed: Option<Id>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    id: Id,
    /// Position among the first when opened. Keeps the row in place while it is edited.
    stood_first: bool,
}

impl State {
    pub(super) fn open_person(&self) -> Option<Id> {
        self.open.as_ref().map(|open| open.id)
    }

    pub(super) const fn open(&mut self, id: Id, person: &Person) {
        *self = Self { open: Some(Open { id, stood_first: person.is_for_crisis }), focuses_name: true, closed: None };
    }

    fn begin(&mut self, cx: &mut Cx<'_>) {
        let id = cx.new_id();
        *self = Self { open: Some(Open { id, stood_first: false }), focuses_name: true, closed: None };
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    let words = &cx.lang.help;
    let journal = cx.journal;
    let can_edit = cx.commands.can_edit;
    parts::heading(ui, &words.my_people);
    let open = state.open.filter(|_| can_edit);
    if journal.people().is_empty() && open.is_none() {
        parts::explanation(ui, &words.my_people_empty_text);
        if can_edit {
            add(ui, cx, state);
        }
        return;
    }
    let mut people = journal.people_in_order();
    if let Some(open) = open {
        let stands_first = |id: Id, person: &Person| if id == open.id { open.stood_first } else { person.is_for_crisis };
        people.sort_by_key(|(id, person)| (!stands_first(*id, person), *id));
    }
    for (index, (id, person)) in people.into_iter().enumerate() {
        if index > 0 {
            hairline(ui);
        }
        if open.is_some_and(|open| open.id == id) {
            fields(ui, cx, state, place, id, person, EditName::ChangePerson);
        } else {
            row(ui, cx, state, place, id, person);
        }
    }
    match open {
        Some(Open { id, .. }) if !journal.people().contains_key(&id) => {
            if !journal.people().is_empty() {
                hairline(ui);
            }
            fields(ui, cx, state, place, id, &Person::empty(cx.now.instant), EditName::AddPerson);
        }
        None if can_edit => {
            ui.add_space(Theme::of(ui).spacing.s);
            add(ui, cx, state);
        }
        _ => {}
    }
}

/// The Add button. Focused after closing fields without adding a person.
fn add(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let button = ui.add(Button::new(&cx.lang.help.add_person).small().icon(Icon::Plus));
    if state.closed.take_if(|id| !cx.journal.people().contains_key(id)).is_some() {
        button.request_focus();
    }
    if button.clicked() {
        state.begin(cx);
    }
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place, id: Id, person: &Person) {
    let theme = Theme::of(ui);
    let (words, circle) = (&cx.lang.help, &cx.lang.circle);
    let name = name_or_not_set(cx, &person.name);
    let names = cx.commands.can_edit.then(|| [&words.edit_person, &words.delete_person].map(|text| fill(text, &[("name", name)])));
    let is_closed_now = state.closed.take_if(|closed| *closed == id).is_some();
    let action = parts::row_come_back_to(ui, names, is_closed_now, |ui| {
        ui.label(theme.text(TextStyle::Strong, name));
        for line in [&person.reach, &person.helps_with] {
            if !line.is_empty() {
                ui.label(theme.text(TextStyle::OwnWords, line));
            }
        }
        if person.is_for_crisis {
            ui.label(theme.text(TextStyle::Caption, &circle.for_worst_hour).color(theme.colours.text_secondary));
        }
        if place == Place::Circle {
            last_in_touch(ui, cx, id, person, name);
        }
    });
    match action {
        Some(RowAction::Edit) => state.open(id, person),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::Person(id), name: EditName::DeletePerson }),
        None => {}
    }
}

/// The date of last contact, with a button to set it to today.
fn last_in_touch(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, person: &Person, name: &str) {
    let theme = Theme::of(ui);
    let words = &cx.lang.circle;
    let today = cx.today();
    if let Some(day) = person.last_in_touch {
        let on_day = cx.locale.relative_day(day, today, cx.lang);
        let line = fill(&words.last_in_touch_on, &[("on_day", &on_day)]);
        ui.label(theme.text(TextStyle::Caption, line).color(theme.colours.text_tertiary));
    }
    if !cx.commands.can_edit || person.last_in_touch == Some(today) {
        return;
    }
    let button = flush_left(ui, |ui| ui.add(Button::quiet(&words.in_touch_today).small()));
    if button.accessible_name(fill(&words.in_touch_today_with, &[("name", name)])).clicked() {
        cx.put(id, Person { last_in_touch: Some(today), ..person.clone() }, EditName::ChangePerson);
    }
}

const DATE_WIDTH: f32 = 200.0;

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place, id: Id, person: &Person, edit_name: EditName) {
    let (words, circle) = (&cx.lang.help, &cx.lang.circle);
    let mut person = person.clone();
    let salt = (id, cx.generation);
    let name = Field::new(("name", salt), &words.name, &mut person.name).hint(&words.name_hint).own_words().show(ui);
    if std::mem::take(&mut state.focuses_name) {
        name.request_focus();
    }
    let reach = Field::new(("reach", salt), &words.reach, &mut person.reach).hint(&words.reach_hint).own_words().show(ui);
    let helps_with = Field::new(("helps with", salt), &words.helps_with, &mut person.helps_with).hint(&words.helps_with_hint).own_words().show(ui);
    let mut typed = vec![("name", name), ("reach", reach), ("helps_with", helps_with)];
    if place == Place::Circle {
        typed.push(("last_in_touch", date_field(ui, cx, ("last in touch", salt), &circle.last_in_touch, &mut person.last_in_touch, DATE_WIDTH)));
    }
    let mark = ui.add(CheckBox::new(&mut person.is_for_crisis, &circle.for_worst_hour));
    describe(&mark, &circle.for_worst_hour_hint);
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Caption, &circle.for_worst_hour_hint).color(theme.colours.text_tertiary));
    for (field, response) in typed {
        if response.changed() {
            cx.put_typing(id, person.clone(), edit_name, field);
        }
    }
    if mark.changed() {
        cx.put(id, person, edit_name);
    }
    ui.add_space(theme.spacing.xs);
    if is_done(ui, cx) {
        state.open = None;
        state.closed = Some(id);
        ui.ctx().request_repaint();
    }
}
