//! Dates ahead: hard days known beforehand, with plans and reviews.

mod form;
mod list;
mod look_back;
#[cfg(test)]
mod tests;

use eframe::egui::Ui;

use super::list_detail::{self, HasSelection, Selection};
use crate::journal::{Id, Key};
use crate::ui::cx::Cx;
use crate::ui::tool::Tool;

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    selection: Selection,
    form: form::State,
}

impl State {
    /// Opens a date.
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
    let mut state = std::mem::take(&mut cx.states.tools.dates);
    let [coming, past] = list::sorted(cx.journal, cx.today());
    let first = coming.first().or_else(|| past.first()).map(|(id, _)| *id);
    let list = |ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State| list::show(ui, cx, state, [&coming, &past]);
    list_detail::show(ui, cx, &mut state, (Tool::Dates, Key::DateAhead, first), list, form::show);
    cx.states.tools.dates = state;
}
