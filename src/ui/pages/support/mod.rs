//! People and help numbers, on the Help page and in the support circle.

mod country_numbers;
mod own_numbers;
mod people;

use eframe::egui::{Key as Keyboard, Modifiers, Ui, vec2};

pub(super) use self::country_numbers::{countries, show_emergency};
use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, section_gap};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Help: name and contact only.
    Help,
    /// The support circle: also the date of last contact.
    Circle,
}

#[derive(Debug, Default)]
pub(super) struct State {
    people: people::State,
    own_numbers: own_numbers::State,
    /// The chosen country, if no journal can store it.
    country: Option<String>,
    wanted: Option<Id>,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.people.open_person().or(self.own_numbers.open_number())
    }

    pub(super) fn open(&mut self, id: Id) {
        self.wanted = Some(id);
    }

    fn open_wanted(&mut self, cx: &Cx<'_>) {
        let Some(id) = self.wanted.take() else { return };
        if let Some(person) = cx.journal.people().get(&id) {
            self.people.open(id, person);
        } else if cx.journal.help_numbers().contains_key(&id) {
            self.own_numbers.open(id);
        }
    }
}

pub(super) fn show_people(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    state.open_wanted(cx);
    people::show(ui, cx, &mut state.people, place);
}

/// Custom numbers, then those of the country.
pub(super) fn show_numbers(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    state.open_wanted(cx);
    // The Help page lists custom numbers only if there are any.
    if cx.commands.is_open && (place == Place::Circle || cx.journal.added_numbers().next().is_some()) {
        own_numbers::show(ui, cx, &mut state.own_numbers, place);
        section_gap(ui);
    }
    country_numbers::show(ui, cx, state, place);
}

/// Two columns in wide windows, the main one at the left.
pub(super) fn in_two_columns<S>(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    state: &mut S,
    main: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut S),
    side: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut S),
) {
    let layout = Theme::of(ui).layout;
    let gap = layout.page_margin_x;
    let main_width = ui.available_width() - layout.detail - gap;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        column(ui, main_width, |ui| main(ui, cx, state));
        column(ui, layout.detail, |ui| side(ui, cx, state));
    });
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        contents(ui);
    });
}

fn name_or_not_set<'a>(cx: &Cx<'_>, name: &'a str) -> &'a str {
    if name.trim().is_empty() { &cx.lang.common.not_set } else { name }
}

/// The Done button. True on click, Esc or Ctrl+Enter.
fn is_done(ui: &mut Ui, cx: &Cx<'_>) -> bool {
    let is_pressed = ui.add(Button::new(&cx.lang.common.done).small()).clicked();
    let is_kept = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    is_pressed || is_kept || parts::escape_pressed(ui)
}
