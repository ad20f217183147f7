//! The roadmap: the path and its steps, the open step, and the profile.

mod about;
mod answers;
mod goes_with;
mod head;
mod history;
mod left_out;
mod own_path;
mod own_step;
mod path;
mod path_menu;
mod progress;
mod reflections;
mod step;
mod together;

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui, UiKind};

pub(super) use self::about::{Asked, show_question};
pub use self::progress::next_step;

use crate::content::{Way, step_of};
use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::theme::{Level, Theme};
use crate::ui::widgets::{Button, dissolve_panel};

/// The pane beside the path, or instead of it on narrow windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Beside {
    /// The selected step.
    #[default]
    Step,
    /// The profile.
    AboutYou,
    /// The choice for the shared view.
    Together,
    /// The editor of the current custom path.
    OwnPath,
    /// The editor of the selected custom step.
    OwnStep,
}

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    selected: Option<String>,
    /// Narrow windows: the step is shown instead of the path.
    shows_step: bool,
    beside: Beside,
    moved: Moved,
    asked: Asked,
    reflecting: reflections::State,
    opened: answers::Opened,
    lists_hidden: bool,
    /// The move button to focus in the path editor.
    wanted: own_path::Wanted,
    /// True if the step editor was opened from the path editor and returns to it.
    came_from_path: bool,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.reflecting.open_reflection()
    }

    /// Opens a step.
    pub fn select(&mut self, step_id: String) {
        self.selected = Some(step_id);
        self.shows_step = true;
        self.beside = Beside::Step;
        self.moved = Moved::Here;
        self.asked = Asked::default();
        self.reflecting = reflections::State::default();
        self.came_from_path = false;
    }

    /// Shows the profile.
    pub fn show_about_you(&mut self) {
        self.beside = Beside::AboutYou;
        self.moved = Moved::Here;
        self.asked = Asked::default();
    }

    fn toggle(&mut self, beside: Beside) {
        self.beside = if self.beside == beside { Beside::Step } else { beside };
        self.asked = Asked::default();
    }

    /// Returns to the path on narrow windows.
    const fn go_back(&mut self, moved: Moved) {
        self.shows_step = false;
        self.beside = Beside::Step;
        self.moved = moved;
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.roadmap);
    show_page(ui, cx, &mut state);
    cx.states.roadmap = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    if goes_back(ui) {
        if state.beside != Beside::Step {
            state.beside = Beside::Step;
        } else if room.is_narrow() {
            state.go_back(Moved::WithFocus);
        }
    }
    let way = Way::of(cx.journal, cx.content);
    if state.selected.as_deref().is_none_or(|id| step_of(cx.journal, cx.content, id).is_none()) {
        // Selected once, so that marking the step does not select another.
        let next = next_step(cx.journal, &way).or_else(|| way.places().next());
        state.selected = next.map(|place| place.step.id.clone());
        state.moved = Moved::Here;
    }
    if room.is_narrow() {
        if state.shows_step || state.beside != Beside::Step {
            show_alone(ui, cx, state, &way, room);
        } else {
            show_path(ui, cx, state, &way, room);
        }
        return;
    }
    let (width, gap) = if room == Room::Wide { (Theme::of(ui).layout.step_panel, 24) } else { (380.0, 16) };
    let margin = Margin { left: 0, right: gap, top: gap, bottom: gap };
    let panel = Panel::right("step").exact_size(width + f32::from(gap)).resizable(false).show_separator_line(false);
    // The path is first in Tab order, although its panel is laid out last.
    let rest = panel.frame(Frame::NONE.inner_margin(margin)).show(ui, |ui| {
        dissolve_panel(ui, UiKind::RightPanel);
        ui.available_rect_before_wrap()
    });
    let rest = rest.inner;
    show_path(ui, cx, state, &way, room);
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(rest), |ui| show_sheet(ui, cx, state, &way));
}

fn show_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>) {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.max_rect(), theme.radius.sheet);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("step", &state.selected, state.beside)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(28, 22)).show(ui, |ui| show_what_is_open(ui, cx, state, way));
    });
}

fn show_alone(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>, room: Room) {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("step alone", &state.selected, state.beside)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
            let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.roadmap.all_steps).small().icon(Icon::ArrowLeft)));
            if back.clicked() {
                state.go_back(Moved::by_press(ui));
                return;
            }
            if std::mem::take(&mut state.moved) == Moved::WithFocus {
                back.request_focus();
            }
            show_what_is_open(ui, cx, state, way);
        });
    });
}

fn show_what_is_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>) {
    let is_done = match state.beside {
        Beside::Step => None,
        Beside::AboutYou => Some(about::show(ui, cx)),
        Beside::Together => Some(together::show(ui, cx, &mut state.asked, way)),
        // A new path is in the journal from the next frame; an undone one is not.
        Beside::OwnPath if path_menu::own_path(cx.journal, way).is_none() => None,
        Beside::OwnPath => Some(own_path::show(ui, cx, state, way)),
        Beside::OwnStep => Some(own_step::show(ui, cx, state)),
    };
    if let Some(is_done) = is_done {
        if is_done {
            state.beside = Beside::Step;
        }
        return;
    }
    let Some(step) = state.selected.as_deref().and_then(|id| step_of(cx.journal, cx.content, id)) else { return };
    step::show(ui, cx, state, &step, way.place_of(&step.id).as_ref());
}

fn show_path(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>, room: Room) {
    let page = room.page_margin();
    let margin = if room.is_narrow() { page } else { Margin { right: 20, ..page } };
    ScrollArea::vertical().id_salt("path").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            head::show(ui, cx, state, way, room);
            let mut asked_for = left_out::show_set_aside(ui, cx, state, way);
            ui.add_space(Theme::of(ui).spacing.s);
            let selected = state.selected.clone().filter(|_| !room.is_narrow() && state.beside == Beside::Step);
            let arrival = std::mem::take(&mut state.moved).arrival(state.selected.clone());
            asked_for = path::show(ui, cx, way, selected.as_deref(), arrival.as_ref()).or(asked_for);
            ui.add_space(Theme::of(ui).spacing.xl);
            left_out::show_hidden(ui, cx, &mut state.lists_hidden, way);
            asked_for = answers::show(ui, cx, &mut state.opened).or(asked_for);
            if let Some(id) = asked_for {
                state.select(id);
                // A row chosen by pointer is visible already.
                state.moved = if room.is_narrow() { Moved::by_press(ui) } else { Moved::No };
            }
        });
    });
}

#[cfg(test)]
mod tests;
