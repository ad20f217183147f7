//! Delayed messages. Nothing is sent from here; until their time they are covered, not locked.

mod form;
mod hold;
mod list;
mod morning;
mod until;

use eframe::egui::Ui;

pub use self::hold::{hold_note, hold_page};
pub use self::until::until_words;

use super::opened;
use crate::content::fill;
use crate::journal::{Edit, EditName, HeldWords, Id, Journal, Key, LocalTime, Record, TableKind, UserRecord, next_morning};
use crate::ui::action::Action;
use crate::ui::cx::{Cx, Now, Zone};
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::{Moved, goes_back};
use crate::ui::tool::Tool;

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    /// The open message, saved from its first letter.
    open: Option<Id>,
    /// Being written, so not covered.
    writes: bool,
    /// Uncovered before its time.
    is_uncovered: bool,
    /// Another time being chosen.
    typed: Option<until::Typed>,
    /// Focus the text, once.
    takes_focus: bool,
    /// The message left last, for restoring its row.
    left: Option<Id>,
    moved: Moved,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.open
    }

    /// Opens a message.
    pub fn open(&mut self, id: Id) {
        *self = Self { open: Some(id), moved: Moved::Here, ..Self::default() };
    }

    /// Starts a message, saved from its first letter.
    pub fn write(&mut self, id: Id) {
        *self = Self { open: Some(id), writes: true, takes_focus: true, ..Self::default() };
    }

    fn close(&mut self, moved: Moved) {
        *self = Self { left: self.open, moved, ..Self::default() };
    }
}

/// The ready message that has waited longest.
#[must_use]
pub fn ready(journal: &Journal, now: LocalTime) -> Option<Id> {
    let ready = journal.held_words().iter().filter(|(_, words)| words.is_ready(now));
    ready.min_by_key(|(id, words)| (words.held_until.to_utc(), **id)).map(|(id, _)| *id)
}

/// Default time at which a message can be read again.
#[must_use]
pub fn morning_after(now: Now, zone: &dyn Zone) -> LocalTime {
    let morning = next_morning(now.local.local());
    LocalTime::new(morning, zone.offset_minutes_at(morning))
}

/// The text shown in place of a covered message; `None` for other records.
#[must_use]
pub fn covered(cx: &Cx<'_>, record: &Record) -> Option<String> {
    let Record::HeldWords(words) = record else { return None };
    words.is_covered(cx.now.local).then(|| fill(&cx.lang.held_words.waits_until, &[("when", &until::until(cx, words.held_until))]))
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.held_words);
    show_page(ui, cx, &mut state);
    cx.states.tools.held_words = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let is_kept = state.open.is_some_and(|id| cx.journal.held_words().contains_key(&id));
    state.writes &= cx.commands.can_edit;
    let Some(id) = state.open.filter(|_| is_kept || state.writes) else {
        list::show(ui, cx, state);
        return;
    };
    if goes_back(ui) {
        leave(cx, state, id, Moved::WithFocus);
        return;
    }
    let mut moved = std::mem::take(&mut state.moved);
    let left = opened::show(ui, cx, Tool::HeldWords, id.bits(), &mut moved, |ui, cx| {
        let mut form = RecordForm::of(cx, id, || HeldWords::empty(cx.now.instant, cx.now.local, morning_after(cx.now, cx.zone)));
        if state.writes {
            form::show(ui, cx, state, &mut form);
        } else if form.record().is_covered(cx.now.local) {
            morning::show_covered(ui, cx, state, &mut form);
        } else {
            morning::show(ui, cx, state, &mut form);
        }
        form.end(cx);
    });
    if let Some(moved) = left {
        leave(cx, state, id, moved);
    }
}

/// Returns to the list. Empty messages are deleted.
fn leave(cx: &mut Cx<'_>, state: &mut State, id: Id, moved: Moved) {
    let is_empty = cx.journal.held_words().get(&id).is_some_and(|words| words.user_texts().iter().all(|text| text.trim().is_empty()));
    if is_empty && state.writes {
        cx.push(Action::Edit { edit: Edit::delete(Key::HeldWords(id), cx.now.instant), name: EditName::Change(TableKind::HeldWords), burst: None });
    }
    state.close(moved);
}

#[cfg(test)]
mod tests;
