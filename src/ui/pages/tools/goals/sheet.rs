//! The sheet of a goal.

use eframe::egui::{Response, Ui};

use super::{State, look, steps, title_of};
use crate::journal::{EditName, Goal, GoalState, Id, Key, TableKind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::pages::dates::date_field;
use crate::ui::pages::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Segment, TextArea, mark_heading, section_label, segmented};

/// The least height of a field that grows.
const LINE_HEIGHT: f32 = 40.0;
const DATE_WIDTH: f32 = 200.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let kept = cx.journal.goals().get(&id).cloned();
    let is_kept = kept.is_some();
    let goal = kept.map_or_else(|| Goal::empty(cx.now.instant, cx.now.local), |goal| (*goal).clone());
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.m;
    if !cx.commands.can_edit {
        show_to_read(ui, cx, &goal);
        return;
    }
    let takes_focus = state.choice.take_title_focus();
    let mut edited = goal.clone();
    title(ui, cx, takes_focus, id, &mut edited, is_kept);
    if is_kept {
        how_it_stands(ui, cx, state, id, &goal);
        look::show(ui, cx, id, &goal);
    }
    let mut put = Putter { id, is_kept };
    let words = &cx.lang.goals;
    let salt = (id.bits(), cx.generation);
    let why = TextArea::new(("why", salt), &words.why, &mut edited.why).hint(&words.why_hint).min_height(LINE_HEIGHT).show(ui);
    put.typed(cx, &why, &edited, "why");
    steps::show(ui, cx, &mut state.steps, id, &goal, is_kept);
    let day = date_field(ui, cx, ("look again", salt), &words.look_again_on, &mut edited.look_again_on, DATE_WIDTH);
    put.typed(cx, &day, &edited, "look_again_on");
    let notes = TextArea::new(("notes", salt), &words.notes, &mut edited.notes).min_height(LINE_HEIGHT).show(ui);
    put.typed(cx, &notes, &edited, "notes");
    // Where there may be fear nothing new is made a matter of two.
    if (goal.is_shared || !cx.journal.profile_or_unsaid().closes_steps_for_two()) && ui.add(CheckBox::new(&mut edited.is_shared, &words.is_shared)).changed() {
        cx.put(id, edited, EditName::of_put(TableKind::Goal, is_kept));
    }
    if is_kept && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.common.delete).small())).clicked() {
        cx.push(Action::MoveToTrash { key: Key::Goal(id), name: EditName::Delete(TableKind::Goal) });
    }
}

/// Asks for a goal to be put as it is in the form, if what was typed changed it.
struct Putter {
    id: Id,
    is_kept: bool,
}

impl Putter {
    fn typed(&mut self, cx: &mut Cx<'_>, response: &Response, edited: &Goal, field: &'static str) {
        if response.changed() {
            cx.put_typing(self.id, edited.clone(), EditName::of_put(TableKind::Goal, self.is_kept), field);
        }
    }
}

fn title(ui: &mut Ui, cx: &mut Cx<'_>, takes_focus: bool, id: Id, edited: &mut Goal, is_kept: bool) {
    let words = &cx.lang.goals;
    let salt = (id.bits(), cx.generation);
    let title = TextArea::new(("title", salt), &words.title, &mut edited.title).name_hidden().subject().hint(&words.title_hint).show(ui);
    if takes_focus {
        title.request_focus();
    }
    Putter { id, is_kept }.typed(cx, &title, edited, "title");
}

fn how_it_stands(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut State, id: Id, goal: &Goal) {
    let words = &cx.lang.goals;
    let mut state = goal.state;
    let segments = GoalState::ALL.map(|state| Segment::new(state, words.states.of(state)));
    if segmented(ui, ("state", id.bits()), &words.state, &mut state, &segments).changed() {
        page.choice.show_in_list();
        cx.put(id, Goal { state, ..goal.clone() }, EditName::Change(TableKind::Goal));
    }
    if goal.state == GoalState::LetGo {
        let theme = Theme::of(ui);
        ui.label(theme.text(TextStyle::Small, &words.let_go_line).color(theme.colours.text_secondary));
    }
}

fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, goal: &Goal) {
    let theme = Theme::of(ui);
    let words = &cx.lang.goals;
    mark_heading(&ui.label(theme.text(TextStyle::Subject, title_of(cx, goal))), 2);
    ui.label(theme.text(TextStyle::SmallStrong, words.states.of(goal.state)));
    if goal.is_shared {
        ui.label(theme.text(TextStyle::Small, &words.is_shared));
    }
    text_to_read(ui, &words.why, &goal.why);
    steps::show_to_read(ui, cx, goal);
    if let Some(day) = goal.look_again_on {
        section_label(ui, &words.look_again_on);
        ui.label(theme.text(TextStyle::Body, cx.locale.full_date(day, &cx.lang.dates)));
    }
    text_to_read(ui, &words.notes, &goal.notes);
}

fn text_to_read(ui: &mut Ui, name: &str, text: &str) {
    if !text.trim().is_empty() {
        section_label(ui, name);
        ui.label(Theme::of(ui).text(TextStyle::OwnWords, text));
    }
}
