//! The editor of a custom path: texts, stages, order of steps.

use std::collections::BTreeSet;

use eframe::egui::{Align, Label, Layout, Role, Ui};

use super::path_menu::own_path;
use super::progress::gate_of;
use super::{Beside, State};
use crate::content::schema::Step;
use crate::content::{Gate, OWN_STAGES_MAX, OWN_STEPS_MAX, PATH_LIMITS, Way, fill, step_of, title_of_own_step};
use crate::journal::{Edit, EditName, Id, OwnPath, OwnStage, OwnStep};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::lines::LinesEdit;
use crate::ui::shared::order::{Direction, HANDLE, dropped_on, handle, move_to, pressed_in};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Field, IconButton, TextArea, group, hairline, mark_heading, menu_button, menu_heading, menu_item};

/// The move button to focus after a move: id of the moved item, and direction.
pub(super) type Wanted = Option<(String, Direction)>;

struct Row {
    id: String,
    title: String,
    /// The id of a custom step that can be edited.
    own: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Wish {
    MoveStage(usize, Direction),
    RemoveStage(usize),
    MoveStep(usize, usize, Direction),
    /// Within a stage, from one index to another.
    DropStep(usize, usize, usize),
    RemoveStep(usize, usize),
    AddStep(usize, String),
    NewStep(usize),
    ChangeStep(Id),
}

/// Draws the editor. True once the person is done.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>) -> bool {
    let Some((id, path)) = own_path(cx.journal, way) else { return true };
    if !cx.commands.can_edit {
        return true;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.own_paths;
    ui.spacing_mut().item_spacing.y = 6.0;
    let mut is_done = parts::form_is_ended(ui);
    ui.horizontal(|ui| {
        mark_heading(&ui.label(theme.text(TextStyle::Subject, &words.editing)), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| is_done |= ui.add(Button::new(&cx.lang.common.done).small()).clicked());
    });
    let mut edited = path.clone();
    let mut edit = show_words(ui, cx, &mut edited);
    let mut wish = None;
    let rows: Vec<Vec<(usize, Row)>> = path.stages.iter().map(|stage| rows_of(cx, stage)).collect();
    for (place, rows) in rows.iter().enumerate() {
        hairline(ui);
        let asked = ui.push_id(("stage", &path.stages[place].id), |ui| show_stage(ui, cx, state, &mut edited, place, rows)).inner;
        edit = asked.0.or(edit);
        wish = asked.1.or(wish);
    }
    hairline(ui);
    if edited.stages.len() < OWN_STAGES_MAX {
        if flush_left(ui, |ui| ui.add(Button::quiet(&words.add_stage).small().icon(Icon::Plus))).clicked() {
            let id = cx.new_id().to_string();
            edited.stages.push(OwnStage { id, title: String::new(), about: String::new(), steps: Vec::new() });
            edit = Some(LinesEdit::Changed);
        }
    } else {
        ui.label(theme.text(TextStyle::Small, &words.full).color(theme.colours.text_secondary));
    }
    match wish {
        Some(Wish::ChangeStep(step)) => change_step(state, step),
        Some(Wish::NewStep(place)) => return add_new_step(cx, state, (id, edited), place),
        Some(wish) => {
            state.wanted = carry_out(&mut edited, &rows, wish);
            edit = Some(LinesEdit::Changed);
        }
        None => {}
    }
    match edit {
        Some(LinesEdit::Typed(field)) => cx.put_typing(id, edited, EditName::ChangePath, field),
        Some(LinesEdit::Changed) if edited != *path => cx.put(id, edited, EditName::ChangePath),
        _ => {}
    }
    is_done
}

fn show_words(ui: &mut Ui, cx: &Cx<'_>, edited: &mut OwnPath) -> Option<LinesEdit> {
    let words = &cx.lang.own_paths;
    let title = Field::new(("path title", cx.generation), &words.title, &mut edited.title).own_words().limit(PATH_LIMITS.title).show(ui);
    let about = TextArea::new(("path about", cx.generation), &words.about, &mut edited.about).limit(PATH_LIMITS.prose).show(ui);
    let typed = [(title, "title"), (about, "about")].into_iter().find(|(response, _)| response.changed());
    typed.map(|(_, field)| LinesEdit::Typed(field.to_owned()))
}

/// The steps of a stage that exist and are not set aside, with their indices.
fn rows_of(cx: &Cx<'_>, stage: &OwnStage) -> Vec<(usize, Row)> {
    let profile = cx.journal.profile_or_unsaid();
    let row = |(place, id): (usize, &String)| {
        let step = step_of(cx.journal, cx.content, id)?;
        let gate = gate_of(cx.journal, &profile, &step);
        let own = id.parse().ok().filter(|_| gate != Gate::AsksAboutFear && cx.content.step(id).is_none());
        (gate != Gate::ClosedForTwo).then(|| (place, Row { id: id.clone(), title: step.title.clone(), own }))
    };
    stage.steps.iter().enumerate().filter_map(row).collect()
}

fn show_stage(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, edited: &mut OwnPath, place: usize, rows: &[(usize, Row)]) -> (Option<LinesEdit>, Option<Wish>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.own_paths;
    let number = (place + 1).to_string();
    let count = edited.stages.len();
    let names = [&words.stage_title, &words.stage_about].map(|text| fill(text, &[("number", &number)]));
    let changed = &mut edited.stages[place];
    let what = if changed.title.trim().is_empty() { names[0].clone() } else { changed.title.trim().to_owned() };
    let mut wish = None;
    let title = Field::new(("stage title", cx.generation), &names[0], &mut changed.title).own_words().limit(PATH_LIMITS.title).show(ui);
    let about = Field::new(("stage about", cx.generation), &names[1], &mut changed.about).own_words().limit(PATH_LIMITS.title).show(ui);
    let typed = [(&title, "title"), (&about, "about")].into_iter().find(|(response, _)| response.changed());
    let edit = typed.map(|(_, field)| LinesEdit::Typed(format!("stage {} {field}", changed.id)));
    let stage_id = changed.id.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        wish =
            show_moves(ui, cx, state, &stage_id, &what, |direction| direction.from(place, count).is_some()).map(|direction| Wish::MoveStage(place, direction));
        if ui.add(IconButton::new(Icon::Trash2, &fill(&words.delete_stage, &[("what", &what)]))).clicked() {
            wish = Some(Wish::RemoveStage(place));
        }
    });
    if rows.is_empty() {
        ui.label(theme.text(TextStyle::Small, &words.empty).color(theme.colours.text_secondary));
    }
    let list = ui.make_persistent_id("steps");
    group(ui, Role::List, &what, |ui| {
        for (shown, (at, row)) in rows.iter().enumerate() {
            let ends = Ends { is_first: place == 0 && shown == 0, is_last: place + 1 == count && shown + 1 == rows.len() };
            let block = ui.push_id(("step", &row.id), |ui| show_row(ui, cx, state, row, (list, place, *at), ends));
            wish = block.inner.or_else(|| wish.take());
            let rect = block.response.rect;
            if let Some(direction) = pressed_in(ui, rect).filter(|direction| ends.can_move(*direction)) {
                wish = Some(Wish::MoveStep(place, *at, direction));
            }
            if let Some((from, to)) = dropped_on(ui, list, *at, rect) {
                wish = Some(Wish::DropStep(place, from, to));
            }
        }
    });
    (edit, show_add(ui, cx, edited, place).or(wish))
}

#[derive(Clone, Copy)]
struct Ends {
    is_first: bool,
    is_last: bool,
}

impl Ends {
    const fn can_move(self, direction: Direction) -> bool {
        match direction {
            Direction::Up => !self.is_first,
            Direction::Down => !self.is_last,
        }
    }
}

/// The two move buttons. Returns the pressed direction.
fn show_moves(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: &str, what: &str, can_move: impl Fn(Direction) -> bool) -> Option<Direction> {
    let words = &cx.lang.own_paths;
    let mut pressed = None;
    for (direction, icon, text) in [(Direction::Up, Icon::ChevronUp, &words.move_up), (Direction::Down, Icon::ChevronDown, &words.move_down)] {
        let is_enabled = can_move(direction);
        let button = ui.add(IconButton::new(icon, &fill(text, &[("what", what)])).enabled(is_enabled));
        if button.clicked() {
            pressed = Some(direction);
        }
        let is_wanted = state.wanted.as_ref().is_some_and(|(wanted, way)| wanted == id && (*way == direction || !can_move(*way)));
        if is_wanted && is_enabled {
            button.request_focus();
            state.wanted = None;
        }
    }
    pressed
}

fn show_row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, row: &Row, (list, of_stage, at): (eframe::egui::Id, usize, usize), ends: Ends) -> Option<Wish> {
    let theme = Theme::of(ui);
    let words = &cx.lang.own_paths;
    let mut wish = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        handle(ui, list, at);
        ui.add_space(6.0);
        let buttons = if row.own.is_some() { 4.0 } else { 3.0 };
        let width = (ui.available_width() - buttons * theme.sizes.icon_button - 6.0).max(HANDLE);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add_space(4.0);
            ui.add(Label::new(theme.text(TextStyle::Body, &row.title)).wrap());
        });
        ui.add_space(6.0);
        if let Some(direction) = show_moves(ui, cx, state, &row.id, &row.title, |direction| ends.can_move(direction)) {
            wish = Some(Wish::MoveStep(of_stage, at, direction));
        }
        let what = [("what", row.title.as_str())];
        if let Some(own) = row.own
            && ui.add(IconButton::new(Icon::Pencil, &fill(&words.edit_what, &what))).clicked()
        {
            wish = Some(Wish::ChangeStep(own));
        }
        if ui.add(IconButton::new(Icon::X, &fill(&words.remove, &what))).clicked() {
            wish = Some(Wish::RemoveStep(of_stage, at));
        }
    });
    wish
}

/// The menu that adds an existing or new step to a stage.
fn show_add(ui: &mut Ui, cx: &Cx<'_>, edited: &OwnPath, place: usize) -> Option<Wish> {
    let words = &cx.lang.own_paths;
    let theme = Theme::of(ui);
    if edited.step_ids().count() >= OWN_STEPS_MAX {
        ui.label(theme.text(TextStyle::Small, &words.full).color(theme.colours.text_secondary));
        return None;
    }
    let profile = cx.journal.profile_or_unsaid();
    let is_free = |id: &str| edited.step_ids().all(|taken| taken != id);
    let mut added = None;
    menu_button(ui, DropDown::Boxed, Some(Icon::Plus), &words.add_step, &words.add_step, |ui| {
        if menu_item(ui, &words.new_step, true).clicked() {
            added = Some(Wish::NewStep(place));
        }
        for (id, step) in cx.journal.own_steps().iter().filter(|(id, step)| is_free(&id.to_string()) && !(step.for_two && profile.closes_steps_for_two())) {
            if menu_item(ui, title_of_own_step(step), true).clicked() {
                added = Some(Wish::AddStep(place, id.to_string()));
            }
        }
        // The paths cover all steps; list each step at its first occurrence.
        let mut listed = BTreeSet::new();
        for stage in cx.content.listed_paths().into_iter().flat_map(|path| &path.stages) {
            let is_offered = |step: &&Step| is_free(&step.id) && step.gate(&profile, None) != Gate::ClosedForTwo;
            let steps: Vec<&Step> = cx.content.steps_of(stage).filter(is_offered).filter(|step| listed.insert(step.id.as_str())).collect();
            if !steps.is_empty() {
                menu_heading(ui, &stage.title);
            }
            for step in steps {
                if menu_item(ui, &step.title, true).clicked() {
                    added = Some(Wish::AddStep(place, step.id.clone()));
                }
            }
        }
    });
    added
}

fn carry_out(path: &mut OwnPath, rows: &[Vec<(usize, Row)>], wish: Wish) -> Wanted {
    match wish {
        Wish::MoveStage(place, direction) => {
            let to = direction.from(place, path.stages.len())?;
            let wanted = path.stages[place].id.clone();
            move_to(&mut path.stages, place, to);
            return Some((wanted, direction));
        }
        Wish::RemoveStage(place) => {
            path.stages.remove(place);
        }
        Wish::MoveStep(stage, at, direction) => {
            let wanted = path.stages[stage].steps[at].clone();
            let shown: Vec<usize> = rows[stage].iter().map(|(place, _)| *place).collect();
            let next = shown.iter().position(|place| *place == at).and_then(|place| direction.from(place, shown.len())).map(|place| shown[place]);
            if let Some(next) = next {
                move_to(&mut path.stages[stage].steps, at, next);
            } else if let Some(other) = direction.from(stage, path.stages.len()) {
                let step = path.stages[stage].steps.remove(at);
                let end = if direction == Direction::Up { path.stages[other].steps.len() } else { 0 };
                path.stages[other].steps.insert(end, step);
            }
            return Some((wanted, direction));
        }
        Wish::DropStep(stage, from, to) => move_to(&mut path.stages[stage].steps, from, to),
        Wish::RemoveStep(stage, at) => {
            path.stages[stage].steps.remove(at);
        }
        Wish::AddStep(stage, step) => path.stages[stage].steps.push(step),
        Wish::NewStep(_) | Wish::ChangeStep(_) => {}
    }
    None
}

fn change_step(state: &mut State, step: Id) {
    state.select(step.to_string());
    (state.beside, state.came_from_path) = (Beside::OwnStep, true);
}

/// Appends an empty custom step to a stage and opens its editor.
fn add_new_step(cx: &mut Cx<'_>, state: &mut State, (id, mut path): (Id, OwnPath), place: usize) -> bool {
    let step = cx.new_id();
    path.stages[place].steps.push(step.to_string());
    let edit = Edit::put(step, OwnStep::empty(cx.now.instant)).and(Edit::put(id, path));
    cx.push(Action::Edit { edit, name: EditName::AddOwnStep, burst: None });
    change_step(state, step);
    false
}
