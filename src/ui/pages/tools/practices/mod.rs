//! Self-care, shared rituals and own life: three lists of recurring practices, each with a log.
//! Nothing is counted or due.

mod list;
mod sheet;
mod suggestions;
mod times;

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::list_detail::{self, HasSelection, Selection};
use crate::content::fill;
use crate::journal::{EditName, Id, Journal, Key, Practice, PracticeKind, PracticeTime, TableKind};
use crate::ui::cx::Cx;
use crate::ui::tool::Tool;

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    selection: Selection,
    /// The list shown last.
    kind: Option<PracticeKind>,
    list: list::State,
    times: times::State,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.times.opened()
    }

    /// Opens a practice.
    pub fn open(&mut self, id: Id) {
        self.selection.open(id);
    }
}

impl HasSelection for State {
    fn selection(&mut self) -> &mut Selection {
        &mut self.selection
    }
}

/// Draws the list of a kind.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, kind: PracticeKind) {
    let mut state = std::mem::take(&mut cx.states.tools.practices);
    if state.kind != Some(kind) {
        let stays = state.selection.id().is_some_and(|id| cx.journal.practices().get(&id).is_some_and(|practice| practice.kind == kind));
        let selection = if stays { state.selection } else { Selection::default() };
        state = State { selection, kind: Some(kind), ..State::default() };
    }
    let first = in_order(cx.journal, kind).into_iter().find(|(_, practice)| !practice.rests).map(|(id, _)| id);
    let list = |ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State| list::show(ui, cx, state, kind);
    let sheet = |ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id| sheet::show(ui, cx, state, kind, id);
    list_detail::show(ui, cx, &mut state, (Tool::of_practice(kind), Key::Practice, first), list, sheet);
    cx.states.tools.practices = state;
}

/// Practices of a kind, in order of creation.
fn in_order(journal: &Journal, kind: PracticeKind) -> Vec<(Id, Arc<Practice>)> {
    journal.practices().iter().filter(|(_, practice)| practice.kind == kind).map(|(id, practice)| (*id, Arc::clone(practice))).collect()
}

fn title_of<'a>(cx: &Cx<'_>, practice: &'a Practice) -> &'a str {
    let title = practice.title.trim();
    if title.is_empty() { &cx.lang.practices.untitled } else { title }
}

fn last_day(journal: &Journal, id: Id) -> Option<NaiveDate> {
    journal.belonging_to::<PracticeTime>(&Key::Practice(id)).next_back().map(|(_, time)| time.when.day(journal.day_start_hour()))
}

/// "Last on Tuesday"; `None` if never logged.
fn last_line(cx: &Cx<'_>, id: Id) -> Option<String> {
    let on_day = cx.locale.relative_day(last_day(cx.journal, id)?, cx.today(), cx.lang);
    Some(fill(&cx.lang.practices.last, &[("on_day", &on_day)]))
}

/// Logs it as done now, once per press.
fn note_time(cx: &mut Cx<'_>, practice: Id) {
    let time = PracticeTime { changed: cx.now.instant, practice, when: cx.now.local, note: String::new() };
    let id = cx.new_id();
    cx.put(id, time, EditName::Add(TableKind::PracticeTime));
}

#[cfg(test)]
mod tests;
