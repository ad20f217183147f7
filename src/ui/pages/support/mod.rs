//! People to turn to and numbers to call, as the safety card and the support circle show them.

mod country_numbers;
mod own_numbers;
mod people;

use eframe::egui::{Key as Keyboard, Modifiers, Ui, vec2};

pub(super) use self::country_numbers::{countries, show_emergency};
use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::pages::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, section_gap};

/// Where people and numbers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On the safety card: who, and how to reach them.
    Help,
    /// In the support circle: also when they were last in touch.
    Circle,
}

/// What people and numbers remember on one page.
#[derive(Debug, Default)]
pub(super) struct State {
    people: people::State,
    own_numbers: own_numbers::State,
    /// The country chosen where there is no journal to keep the choice in.
    country: Option<String>,
    /// A person or a number whose fields are to be opened.
    wanted: Option<Id>,
}

impl State {
    /// The form that is open, and will be closed again.
    pub(super) fn open_form(&self) -> Option<Id> {
        self.people.open_person().or(self.own_numbers.open_number())
    }

    /// Opens the fields of a person or of a number of one's own.
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

/// Shows the people.
pub(super) fn show_people(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    state.open_wanted(cx);
    people::show(ui, cx, &mut state.people, place);
}

/// Shows the numbers: those of one's own, then those of the country.
pub(super) fn show_numbers(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    state.open_wanted(cx);
    // On the safety card stands nothing but what can be called.
    if cx.commands.is_open && (place == Place::Circle || cx.journal.added_numbers().next().is_some()) {
        own_numbers::show(ui, cx, &mut state.own_numbers, place);
        section_gap(ui);
    }
    country_numbers::show(ui, cx, state, place);
}

/// Two columns in a wide window: what matters most at the left, what goes with it at the right.
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

/// What a person or a number is called, also while it has no name.
fn name_or_not_set<'a>(cx: &Cx<'_>, name: &'a str) -> &'a str {
    if name.trim().is_empty() { &cx.lang.common.not_set } else { name }
}

/// The button that closes open fields. Answers whether they are done with: by it, by Esc or by Ctrl+Enter.
fn is_done(ui: &mut Ui, cx: &Cx<'_>) -> bool {
    let is_pressed = ui.add(Button::new(&cx.lang.common.done).small()).clicked();
    let is_kept = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    is_pressed || is_kept || parts::escape_pressed(ui)
}
