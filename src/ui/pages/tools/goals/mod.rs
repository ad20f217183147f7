//! Goals in small steps. Nothing is ever overdue: on its day a goal is worth another look, and
//! letting go is as good as reaching it.

mod list;
mod look;
mod sheet;
mod steps;

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::list_detail::{self, HasSelection, Selection};
use crate::journal::{Goal, GoalState, Id, Journal, Key};
use crate::ui::cx::Cx;
use crate::ui::tool::Tool;

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    selection: Selection,
    list: list::State,
    steps: steps::State,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.steps.opened()
    }

    /// Opens a goal.
    pub fn open(&mut self, id: Id) {
        self.selection.open(id);
    }
}

impl HasSelection for State {
    fn selection(&mut self) -> &mut Selection {
        &mut self.selection
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.goals);
    let first = cx.journal.goals().iter().find(|(_, goal)| goal.state == GoalState::Open).map(|(id, _)| *id);
    list_detail::show(ui, cx, &mut state, (Tool::Goals, Key::Goal, first), list::show, sheet::show);
    cx.states.tools.goals = state;
}

/// Goals due for another look, longest waiting first.
#[must_use]
pub fn to_look_at(journal: &Journal, today: NaiveDate) -> Vec<(Id, &Arc<Goal>)> {
    let mut goals: Vec<_> = journal.goals().iter().filter(|(_, goal)| is_to_look_at(goal, today)).map(|(id, goal)| (*id, goal)).collect();
    goals.sort_by_key(|(id, goal)| (goal.look_again_on, *id));
    goals
}

fn is_to_look_at(goal: &Goal, today: NaiveDate) -> bool {
    goal.state == GoalState::Open && goal.look_again_on.is_some_and(|day| day <= today)
}

/// The title, or a placeholder.
pub(in crate::ui::pages) fn title_of<'a>(cx: &Cx<'_>, goal: &'a Goal) -> &'a str {
    let title = goal.title.trim();
    if title.is_empty() { &cx.lang.goals.untitled } else { title }
}

#[cfg(test)]
mod tests;
