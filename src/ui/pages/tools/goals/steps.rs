//! The steps of a goal: added with Enter, ticked, and ordered by menu, Alt with an arrow key, or
//! dragging.

use eframe::egui::{Align, Key as Keyboard, Layout, Role, Ui};

use crate::content::fill;
use crate::journal::{Goal, GoalStep, Id};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::order::{Direction, HANDLE, dropped_on, handle, move_to, pressed_in};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{CheckBox, Field, IconButton, group, menu_item_with_icon, section_label, set_group_size, show_menu};

/// Distance of the text from the check box.
const WORDS_AFTER_BOX: f32 = 11.0;

/// State of the steps, reset for another goal.
#[derive(Debug, Default)]
pub(super) struct State {
    goal: Option<Id>,
    /// The step being added: saved from its first letter, listed after Enter.
    next: Option<Id>,
    focuses_next: bool,
    open: Option<Id>,
    focuses_open: bool,
    /// The moved step, whose check box takes the focus.
    moved: Option<Id>,
}

impl State {
    pub(super) const fn opened(&self) -> Option<Id> {
        self.open
    }
}

#[derive(Clone, Copy, Debug)]
enum Wish {
    Tick(usize),
    Edit(usize),
    Move(usize, usize),
    Delete(usize),
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, form: &mut RecordForm<Goal>) {
    if !form.can_edit() {
        return show_to_read(ui, cx, form.record());
    }
    if state.goal != Some(form.id()) {
        *state = State { goal: Some(form.id()), ..State::default() };
    }
    let next = *state.next.get_or_insert_with(|| cx.new_id());
    section_label(ui, &cx.lang.goals.steps);
    let (listed, mut added): (Vec<GoalStep>, Vec<GoalStep>) = form.record().steps.iter().cloned().partition(|step| step.id != next);
    if let Some(listed) = list(ui, cx, state, form, listed) {
        // The step being added stays last.
        form.choose().steps = listed.into_iter().chain(added.iter().cloned()).collect();
        ui.ctx().request_repaint();
    }
    add(ui, cx, state, form, next, added.pop());
}

/// Shows the listed steps. Returns them if something other than their text changed.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Goal>, mut steps: Vec<GoalStep>) -> Option<Vec<GoalStep>> {
    if steps.is_empty() {
        return None;
    }
    let list = ui.make_persistent_id(form.salt("steps"));
    let mut wish = None;
    group(ui, Role::List, &cx.lang.goals.steps, |ui| {
        set_group_size(ui, steps.len());
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xxs;
        for (place, step) in steps.iter().enumerate() {
            let row = ui.push_id(step.id.bits(), |ui| {
                let shown = ui.horizontal_top(|ui| {
                    if state.open == Some(step.id) {
                        edit(ui, cx, state, form, step);
                        None
                    } else {
                        row(ui, cx, state, (list, place, steps.len()), step)
                    }
                });
                wish = shown.inner.or(wish);
                shown.response.rect
            });
            if let Some(direction) = pressed_in(ui, row.inner)
                && let Some(to) = direction.from(place, steps.len())
            {
                state.moved = Some(step.id);
                wish = Some(Wish::Move(place, to));
            }
            if let Some((from, to)) = dropped_on(ui, list, place, row.inner) {
                wish = Some(Wish::Move(from, to));
            }
        }
    });
    match wish? {
        Wish::Edit(place) => {
            (state.open, state.focuses_open) = (Some(steps[place].id), true);
            ui.ctx().request_repaint();
            return None;
        }
        Wish::Tick(place) => {
            let today = cx.today();
            let step = &mut steps[place];
            step.done_on = if step.done_on.is_none() { Some(today) } else { None };
        }
        Wish::Move(from, to) => move_to(&mut steps, from, to),
        Wish::Delete(place) => {
            steps.remove(place);
        }
    }
    Some(steps)
}

/// A step: handle, check box with text, menu.
fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, (list, place, count): (eframe::egui::Id, usize, usize), step: &GoalStep) -> Option<Wish> {
    let theme = Theme::of(ui);
    let words = &cx.lang.goals;
    let text = if step.text.trim().is_empty() { &words.untitled } else { step.text.trim() };
    let mut wish = None;
    ui.spacing_mut().item_spacing.x = theme.spacing.xs;
    handle(ui, list, place);
    let width = ui.available_width() - theme.sizes.icon_button - theme.spacing.xs;
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        // Centre it beside the button.
        ui.add_space((theme.sizes.icon_button - 24.0) / 2.0);
        let mut is_done = step.done_on.is_some();
        let check_box = ui.add(CheckBox::new(&mut is_done, text));
        if state.moved == Some(step.id) {
            state.moved = None;
            check_box.request_focus();
        }
        if check_box.changed() {
            wish = Some(Wish::Tick(place));
        }
        if let Some(day) = step.done_on {
            let on_day = cx.locale.relative_day(day, cx.today(), cx.lang);
            ui.horizontal(|ui| {
                ui.add_space(theme.sizes.check_box + WORDS_AFTER_BOX);
                ui.label(theme.text(TextStyle::Caption, fill(&words.done_on, &[("on_day", &on_day)])).color(theme.colours.text_tertiary));
            });
        }
    });
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        let more = ui.add(IconButton::new(Icon::Ellipsis, &fill(&words.more_for_step, &[("what", text)])));
        show_menu(&more, |ui| {
            if menu_item_with_icon(ui, Icon::Pencil, &cx.lang.common.edit, true).clicked() {
                wish = Some(Wish::Edit(place));
            }
            for (direction, icon, text) in [(Direction::Up, Icon::ChevronUp, &words.move_up), (Direction::Down, Icon::ChevronDown, &words.move_down)] {
                let to = direction.from(place, count);
                if menu_item_with_icon(ui, icon, text, to.is_some()).clicked()
                    && let Some(to) = to
                {
                    state.moved = Some(step.id);
                    wish = Some(Wish::Move(place, to));
                }
            }
            if menu_item_with_icon(ui, Icon::Trash2, &cx.lang.common.delete, true).clicked() {
                wish = Some(Wish::Delete(place));
            }
        });
    });
    wish
}

/// The field that edits a step. Enter and Esc close it.
fn edit(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Goal>, step: &GoalStep) {
    ui.add_space(HANDLE + ui.spacing().item_spacing.x);
    let mut text = step.text.clone();
    let field = Field::new(("step", step.id.bits(), cx.generation), &cx.lang.goals.step, &mut text).name_hidden().own_words().show(ui);
    if std::mem::take(&mut state.focuses_open) {
        field.request_focus();
    }
    if field.changed() {
        set_text(form.type_in(field_of(step.id)), step.id, text);
    }
    if field.lost_focus() || parts::escape_pressed(ui) {
        state.open = None;
        state.moved = ui.input(|input| input.key_pressed(Keyboard::Enter)).then_some(step.id);
        ui.ctx().request_repaint();
    }
}

/// The field for a new step. Enter adds it and starts the next.
fn add(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Goal>, next: Id, added: Option<GoalStep>) {
    let words = &cx.lang.goals;
    let mut text = added.map(|step| step.text).unwrap_or_default();
    let field =
        Field::new(("add step", next.bits(), cx.generation), &words.add_step, &mut text).name_hidden().icon(Icon::Plus).hint(&words.add_step_hint).show(ui);
    if std::mem::take(&mut state.focuses_next) {
        field.request_focus();
    }
    if field.changed() {
        set_added(form.type_in(field_of(next)), next, text.clone());
    }
    if field.lost_focus() && !text.trim().is_empty() && ui.input(|input| input.key_pressed(Keyboard::Enter)) {
        (state.next, state.focuses_next) = (None, true);
        ui.ctx().request_repaint();
    }
}

/// Name of a step's undo group.
fn field_of(step: Id) -> String {
    format!("step {step}")
}

/// Sets the text of the step being added, which is last, and removed when emptied.
fn set_added(goal: &mut Goal, step: Id, text: String) {
    set_text(goal, step, text);
    goal.steps.retain(|there| there.id != step || !there.text.is_empty());
}

/// Sets the text of a step; a new one is appended.
fn set_text(goal: &mut Goal, step: Id, text: String) {
    match goal.steps.iter_mut().find(|there| there.id == step) {
        Some(there) => there.text = text,
        None => goal.steps.push(GoalStep { id: step, text, done_on: None }),
    }
}

fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, goal: &Goal) {
    if goal.steps.is_empty() {
        return;
    }
    section_label(ui, &cx.lang.goals.steps);
    ui.add_enabled_ui(false, |ui| {
        for step in &goal.steps {
            let mut is_done = step.done_on.is_some();
            ui.add(CheckBox::new(&mut is_done, &step.text));
        }
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::Timestamp;

    fn goal(texts: &[String]) -> Goal {
        let when = "2026-11-01T10:00+01:00".parse().expect("a time");
        let steps = texts.iter().enumerate().map(|(number, text)| GoalStep { id: Id::from_parts(1, number as u128), text: text.clone(), done_on: None });
        Goal { steps: steps.collect(), ..Goal::empty(Timestamp::from_millis(0), when) }
    }

    proptest! {
        #[test]
        fn typing_into_a_step_changes_no_other_and_no_order(texts in prop::collection::vec("[a-z]{1,4}", 0..6), place in 0..8_u128, text in "[a-z]{0,4}") {
            let before = goal(&texts);
            let step = Id::from_parts(1, place);
            let mut after = before.clone();
            set_added(&mut after, step, text.clone());
            let others = |goal: &Goal| goal.steps.iter().filter(|there| there.id != step).cloned().collect::<Vec<_>>();
            prop_assert_eq!(others(&after), others(&before));
            let typed = after.steps.iter().position(|there| there.id == step);
            prop_assert_eq!(typed.map(|at| after.steps[at].text.clone()), Some(text).filter(|text| !text.is_empty()));
            if let Some(at) = typed {
                let was_at = before.steps.iter().position(|there| there.id == step);
                prop_assert_eq!(at, was_at.unwrap_or(before.steps.len()), "where it was, or last");
            }
        }
    }
}
