//! The roadmap: the path with its steps, the step that is open, and what the person says about their situation.

mod about;
mod path;
mod progress;
mod step;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};

pub use self::progress::next_step;

use self::progress::{gate_of, places};
use crate::content::Gate;
use crate::journal::{Direction, Role};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Room, flush_left, goes_back};
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Segment, segmented, select};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The id of the step that is open.
    selected: Option<String>,
    /// In a narrow window: the step is shown instead of the path.
    shows_step: bool,
    /// The answers about the person are shown instead of the step.
    shows_about_you: bool,
    /// The selected step comes into view.
    scrolls: bool,
    asked: about::Asked,
}

impl State {
    /// Opens a step.
    pub fn select(&mut self, step_id: String) {
        self.selected = Some(step_id);
        self.shows_step = true;
        self.shows_about_you = false;
        self.scrolls = true;
        self.asked = about::Asked::default();
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
        if state.shows_about_you {
            state.shows_about_you = false;
        } else if room.is_narrow() {
            state.shows_step = false;
        }
    }
    if state.selected.as_deref().is_none_or(|id| cx.content.step(id).is_none()) {
        // Chosen once, so that marking a step does not put another in its place.
        let first = places(cx.content.default_path(), cx.content).next().map(|place| place.step);
        let next = next_step(cx.journal, cx.content).map(|(_, _, step)| step).or(first);
        state.selected = next.map(|step| step.id.clone());
        state.scrolls = true;
    }
    if room.is_narrow() {
        if state.shows_step || state.shows_about_you {
            show_alone(ui, cx, state, room);
        } else {
            show_path(ui, cx, state, room);
        }
        return;
    }
    let (width, gap) = if room == Room::Wide { (Theme::of(ui).layout.step_panel, 24) } else { (380.0, 16) };
    let margin = Margin { left: 0, right: gap, top: gap, bottom: gap };
    let panel = Panel::right("step").exact_size(width + f32::from(gap)).resizable(false).show_separator_line(false);
    // The path comes first for the keyboard, although its panel is laid out last.
    let rest = panel.frame(Frame::NONE.inner_margin(margin)).show(ui, |ui| ui.available_rect_before_wrap()).inner;
    show_path(ui, cx, state, room);
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(rest), |ui| show_sheet(ui, cx, state));
}

/// The sheet beside the path.
fn show_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.max_rect(), theme.radius.sheet);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("step", &state.selected, state.shows_about_you)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(28, 22)).show(ui, |ui| show_what_is_open(ui, cx, state));
    });
}

/// The step in a narrow window, on a page of its own.
fn show_alone(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("step alone", &state.selected, state.shows_about_you)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
            if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.roadmap.all_steps).small().icon(Icon::ArrowLeft))).clicked() {
                state.shows_step = false;
                state.shows_about_you = false;
            }
            show_what_is_open(ui, cx, state);
        });
    });
}

fn show_what_is_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    if state.shows_about_you {
        if about::show(ui, cx) {
            state.shows_about_you = false;
        }
        return;
    }
    let content = cx.content;
    let Some(place) = places(content.default_path(), content).find(|place| Some(&place.step.id) == state.selected.as_ref()) else { return };
    if step::show(ui, cx, &mut state.asked, &place).about_you {
        state.shows_about_you = true;
    }
}

fn show_path(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let page = room.page_margin();
    let margin = if room.is_narrow() { page } else { Margin { right: 20, ..page } };
    ScrollArea::vertical().id_salt("path").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            show_head(ui, cx, state, room);
            ui.add_space(Theme::of(ui).spacing.s);
            let selected = state.selected.clone().filter(|_| !room.is_narrow() && !state.shows_about_you);
            let scrolls = std::mem::take(&mut state.scrolls);
            if let Some(id) = path::show(ui, cx, selected.as_deref(), scrolls) {
                state.select(id);
            }
            show_closed_count(ui, cx, state);
        });
    });
}

fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.horizontal(|ui| {
        ui.label(theme.text(TextStyle::Title, &words.heading));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::quiet(&words.about_you).small().icon(Icon::UserRound)).clicked() {
                state.shows_about_you = !state.shows_about_you;
            }
        });
    });
    let mut profile = cx.journal.profile_or_unsaid();
    if !cx.commands.can_edit {
        let said = format!("{}  ·  {}", words.roles.of(profile.role), words.directions.of(profile.direction));
        ui.label(theme.text(TextStyle::Small, said).color(theme.colours.text_secondary));
        return;
    }
    let roles = [Role::Hurt, Role::BrokeTrust, Role::Together].map(|role| Segment::new(role, words.roles.of(role)));
    let directions = [Direction::Undecided, Direction::Stay, Direction::Leave].map(|direction| (direction, words.directions.of(direction)));
    let mut changed = false;
    let mut show_direction = |ui: &mut Ui| {
        ui.label(theme.text(TextStyle::Small, &words.direction).color(theme.colours.text_secondary));
        ui.spacing_mut().item_spacing.x = 2.0;
        changed |= select(ui, "direction", DropDown::Bare, &words.direction, &mut profile.direction, &directions).changed();
    };
    let mut role = profile.role;
    let mut role_changed = false;
    if room == Room::Medium {
        role_changed |= segmented(ui, "role", &words.role, &mut role, &roles).changed();
        ui.horizontal(|ui| {
            ui.add_space(theme.spacing.m);
            show_direction(ui);
        });
    } else {
        ui.horizontal(|ui| {
            role_changed |= segmented(ui, "role", &words.role, &mut role, &roles).changed();
            ui.add_space(theme.spacing.m);
            show_direction(ui);
        });
    }
    if changed || role_changed {
        profile.role = role;
        about::put(cx, profile);
    }
}

/// How many steps are closed where there is fear, and the way to change the answer.
fn show_closed_count(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let profile = cx.journal.profile_or_unsaid();
    let closed = places(cx.content.default_path(), cx.content).filter(|place| gate_of(cx.journal, &profile, place.step) == Gate::ClosedForTwo).count();
    if closed == 0 {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.add_space(theme.spacing.xl);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme.text(TextStyle::Small, words.closed_count.of(closed)).color(theme.colours.text_secondary));
        if ui.add(Button::quiet(&words.closed_change).small()).clicked() {
            state.shows_about_you = true;
        }
    });
}
