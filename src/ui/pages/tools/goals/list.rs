//! The list: open goals, then reached and abandoned ones.

use std::sync::Arc;

use eframe::egui::{Role, Ui};

use super::super::beginning::Beginning;
use super::{State as Page, is_to_look_at, title_of};
use crate::content::fill;
use crate::journal::{Goal, GoalState, Id, lines_of};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Arrival;
use crate::ui::theme::Theme;
use crate::ui::tool::Tool;
use crate::ui::widgets::{FocusGroup, ListRow, disclosure, group, set_group_size};

#[derive(Debug, Default)]
pub(super) struct State {
    shows_reached: bool,
    shows_let_go: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Page) {
    let theme = Theme::of(ui);
    let words = &cx.lang.goals;
    let beginning = Beginning { tool: Tool::Goals, empty_heading: &words.empty_heading, empty_text: &words.empty_text, add: &words.add };
    if beginning.show(ui, cx, cx.journal.goals().is_empty()) {
        let id = cx.new_id();
        state.selection.begin(id);
        ui.ctx().request_repaint();
    }
    ui.add_space(theme.spacing.s);
    let arrival = state.selection.arrival();
    let of = |goal_state: GoalState| -> Vec<(Id, Arc<Goal>)> {
        cx.journal.goals().iter().filter(|(_, goal)| goal.state == goal_state).map(|(id, goal)| (*id, Arc::clone(goal))).collect()
    };
    let (open, reached, let_go) = (of(GoalState::Open), of(GoalState::Reached), of(GoalState::LetGo));
    rows(ui, cx, state, &Tool::Goals.words(cx.lang).name, &open, arrival);
    for (goals, which) in [(reached, GoalState::Reached), (let_go, GoalState::LetGo)] {
        if goals.is_empty() {
            continue;
        }
        ui.add_space(theme.spacing.l);
        let name = fill(&words.ended, &[("state", &words.states[which]), ("count", &goals.len().to_string())]);
        let shows = if which == GoalState::Reached { &mut state.list.shows_reached } else { &mut state.list.shows_let_go };
        // Show a goal that was just marked or opened.
        *shows |= arrival.is_some_and(|arrival| goals.iter().any(|(id, _)| arrival.row == *id));
        disclosure(ui, ("ended", which as u8), &name, shows);
        if *shows {
            rows(ui, cx, state, &name, &goals, arrival);
        }
    }
}

fn rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut Page, name: &str, goals: &[(Id, Arc<Goal>)], arrival: Option<Arrival<Id>>) {
    if goals.is_empty() {
        return;
    }
    group(ui, Role::ListBox, name, |ui| {
        set_group_size(ui, goals.len());
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut focus = FocusGroup::new(ui, name, goals.len());
        for (place, (id, goal)) in goals.iter().enumerate() {
            let (about, at_right) = (about(cx, goal), at_right(cx, goal));
            let mut row = ListRow::new(title_of(cx, goal));
            if let Some(about) = &about {
                row = row.below(about);
            }
            if let Some(at_right) = &at_right {
                row = row.at_right(at_right);
            }
            state.selection.row(ui, &mut focus, arrival, (place, *id), row);
        }
    });
}

/// The next open step; without steps, the goal's reason.
fn about(cx: &Cx<'_>, goal: &Goal) -> Option<String> {
    let next = goal.steps.iter().find(|step| step.done_on.is_none() && !step.text.trim().is_empty()).filter(|_| goal.state == GoalState::Open);
    let why = lines_of(goal.why.trim()).next().filter(|line| !line.is_empty()).map(str::to_owned);
    next.map(|step| fill(&cx.lang.goals.next, &[("what", step.text.trim())])).or(why)
}

/// The hint or day for another look.
fn at_right(cx: &Cx<'_>, goal: &Goal) -> Option<String> {
    let words = &cx.lang.goals;
    if is_to_look_at(goal, cx.today()) {
        return Some(words.worth_a_look.clone());
    }
    let day = goal.look_again_on.filter(|_| goal.state == GoalState::Open)?;
    Some(cx.locale.day_near(day, cx.today(), &cx.lang.dates))
}
