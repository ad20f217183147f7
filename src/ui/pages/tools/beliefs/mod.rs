//! Truer sentences: looking kindly at a belief about oneself. Never used for danger, which is not
//! argued with.

mod chart;
mod editor;
mod evidence;
mod examples;
mod list;
mod question;
mod rating;

use eframe::egui::Ui;

use super::opened;
use crate::journal::{Edit, EditName, Id, Key, TableKind, UserRecord};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::{Moved, goes_back};
use crate::ui::tool::Tool;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum View {
    #[default]
    List,
    /// The question: about oneself, or about danger?
    Question,
    /// The page shown instead, if it is about danger.
    Danger,
    /// A sentence, saved from its first letter.
    Open(Id),
}

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    view: View,
    /// Rate both again early.
    rates_again: bool,
    shows_table: bool,
    /// Focus the sentence, once.
    takes_focus: bool,
    /// The sentence left last, for restoring its row.
    left: Option<Id>,
    moved: Moved,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        if let View::Open(id) = self.view { Some(id) } else { None }
    }

    /// Opens a sentence.
    pub fn open(&mut self, id: Id) {
        *self = Self { view: View::Open(id), moved: Moved::Here, ..Self::default() };
    }

    fn close(&mut self, moved: Moved) {
        let left = if let View::Open(id) = self.view { Some(id) } else { None };
        *self = Self { left, moved, ..Self::default() };
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.beliefs);
    show_page(ui, cx, &mut state);
    cx.states.tools.beliefs = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let is_there = match state.view {
        View::List => false,
        View::Open(id) => cx.commands.can_edit || cx.journal.beliefs().contains_key(&id),
        View::Question | View::Danger => cx.commands.can_edit,
    };
    if !is_there {
        state.view = View::List;
        list::show(ui, cx, state);
        return;
    }
    if goes_back(ui) {
        leave(cx, state, Moved::WithFocus);
        return;
    }
    let view = state.view;
    let mut moved = std::mem::take(&mut state.moved);
    let left = opened::show(ui, cx, Tool::Beliefs, view, &mut moved, |ui, cx| match view {
        View::Question => question::show(ui, cx, state),
        View::Danger => question::show_danger(ui, cx, state),
        View::Open(id) => editor::show(ui, cx, state, id),
        View::List => {}
    });
    if let Some(moved) = left {
        leave(cx, state, moved);
    }
}

/// Returns to the list. Empty sentences are deleted.
fn leave(cx: &mut Cx<'_>, state: &mut State, moved: Moved) {
    if let View::Open(id) = state.view
        && cx.commands.can_edit
        && cx.journal.beliefs().get(&id).is_some_and(|belief| belief.user_texts().iter().all(|text| text.trim().is_empty()))
    {
        cx.push(Action::Edit { edit: Edit::delete(Key::Belief(id), cx.now.instant), name: EditName::Change(TableKind::Belief), burst: None });
    }
    state.close(moved);
}

#[cfg(test)]
mod tests;
