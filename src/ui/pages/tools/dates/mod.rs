//! Dates ahead: hard days that are known beforehand, a plan for each, and how they were.

mod form;
mod list;
mod look_back;
#[cfg(test)]
mod tests;

use eframe::egui::{Ui, vec2};

use super::page;
use crate::journal::{DateAhead, Id};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::pages::parts;
use crate::ui::theme::{Level, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, Sheet, empty_state};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The date in the form: one of the journal, or one that will be with its first letter.
    open: Option<Id>,
    /// The date in the form is not in the journal yet.
    is_new: bool,
    /// In a narrow window: the form is shown instead of the list.
    shows_form: bool,
    moved: Moved,
    form: form::State,
}

impl State {
    /// Opens one.
    pub fn open(&mut self, id: Id) {
        self.select(id);
        self.moved = Moved::Here;
    }

    fn select(&mut self, id: Id) {
        if self.open != Some(id) {
            self.form = form::State::default();
            self.is_new = false;
        }
        self.open = Some(id);
        self.shows_form = true;
    }

    fn begin(&mut self, id: Id) {
        self.select(id);
        self.is_new = true;
        self.form.focuses_title = true;
    }

    const fn go_back(&mut self, moved: Moved) {
        self.shows_form = false;
        self.moved = moved;
    }
}

const SHEET_MAX_WIDTH: f32 = 600.0;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.dates);
    let room = Room::of(ui);
    // Where there is nothing to leave, Esc leads back to all tools.
    if room.is_narrow() && state.open.is_some() && state.shows_form && goes_back(ui) {
        state.go_back(Moved::WithFocus);
    }
    let journal = cx.journal;
    let is_there = |id: &Id| journal.dates_ahead().contains_key(id);
    state.is_new &= cx.commands.can_edit && !state.open.as_ref().is_some_and(is_there);
    let open = state.open.filter(|id| state.is_new || is_there(id));
    let [coming, past] = list::sorted(journal, cx.today());
    // Beside the list something is always open; alone, the list waits for a choice.
    let first = || coming.first().or_else(|| past.first()).map(|(id, _)| *id);
    let shown = if room.is_narrow() { open.filter(|_| state.shows_form) } else { open.or_else(first) };
    if let Some(id) = shown.filter(|id| state.open != Some(*id)) {
        state.select(id);
    }
    if room.is_narrow() && shown.is_some() {
        show_form_alone(ui, cx, &mut state);
    } else {
        let width = Theme::of(ui).layout.content_max;
        page(ui, cx, Tool::Dates, width, |ui, cx| show_list_and_form(ui, cx, &mut state, [&coming, &past], shown));
    }
    cx.states.tools.dates = state;
}

/// In a narrow window: the form on a page of its own.
fn show_form_alone(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    ui.painter().add(Theme::of(ui).surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0));
    parts::page(ui, ("date alone", state.open), SHEET_MAX_WIDTH, |ui| {
        let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.dates_ahead.all_dates).small().icon(Icon::ArrowLeft)));
        if back.clicked() {
            state.go_back(Moved::by_press(ui));
            return;
        }
        if std::mem::take(&mut state.moved) == Moved::WithFocus {
            back.request_focus();
        }
        show_open(ui, cx, state);
    });
}

fn show_list_and_form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, dates: [&[list::Dated]; 2], shown: Option<Id>) {
    let room = Room::of(ui);
    match shown {
        None if cx.journal.dates_ahead().is_empty() => {
            let words = &cx.lang.dates_ahead;
            let button = cx.commands.can_edit.then_some(words.add.as_str());
            if empty_state(ui, Tool::Dates.icon(), &words.empty_heading, &words.empty_text, button).is_some_and(|button| button.clicked()) {
                begin(ui, cx, state);
            }
        }
        None => show_list(ui, cx, state, dates, None),
        Some(id) => {
            let (width, gap) = if room == Room::Wide { (Theme::of(ui).layout.list_pane, 40.0) } else { (250.0, 28.0) };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        show_list(ui, cx, state, dates, Some(id));
                    });
                });
                ui.add_space(gap);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.set_max_width(ui.available_width().min(SHEET_MAX_WIDTH));
                    Sheet::new().show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        show_open(ui, cx, state);
                    });
                });
            });
        }
    }
}

fn begin(ui: &Ui, cx: &mut Cx<'_>, state: &mut State) {
    let id = cx.new_id();
    state.begin(id);
    ui.ctx().request_repaint();
}

fn show_list(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, dates: [&[list::Dated]; 2], shown: Option<Id>) {
    let words = &cx.lang.dates_ahead;
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    if cx.commands.can_edit && ui.add(Button::new(&words.add).small().icon(Icon::Plus)).clicked() {
        begin(ui, cx, state);
    }
    ui.add_space(theme.spacing.s);
    let arrival = std::mem::take(&mut state.moved).arrival(state.open);
    if let Some(id) = list::show(ui, cx, dates, shown, arrival) {
        state.select(id);
        state.moved = if Room::of(ui).is_narrow() { Moved::by_press(ui) } else { Moved::No };
        ui.ctx().request_repaint();
    }
}

fn show_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let Some(id) = state.open else { return };
    let journal = cx.journal;
    if let Some(date) = journal.dates_ahead().get(&id) {
        form::show(ui, cx, &mut state.form, id, date, false);
    } else if state.is_new {
        form::show(ui, cx, &mut state.form, id, &DateAhead::empty(cx.now.instant, cx.now.local, form::first_day(cx.today())), true);
    }
}
