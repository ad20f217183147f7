//! The log of a practice, newest first. Entries can have a note and another day.

use std::sync::Arc;

use eframe::egui::{Key as Keyboard, Modifiers, Ui};

use crate::content::fill;
use crate::journal::{EditName, Id, Key, LocalTime, PracticeTime, TableKind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::shared::dates::past_day_field;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, section_label};

/// Page sizes of the list.
const SHOWN_FIRST: usize = 10;
const SHOWN_MORE: usize = 20;
const DATE_WIDTH: f32 = 200.0;

/// State of the log, reset for another practice.
#[derive(Debug, Default)]
pub(super) struct State {
    practice: Option<Id>,
    /// Entries shown beyond the first.
    more: usize,
    open: Option<Id>,
    focuses_note: bool,
    /// The time closed last, whose row takes the keyboard.
    closed: Option<Id>,
}

impl State {
    pub(super) const fn opened(&self) -> Option<Id> {
        self.open
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, practice: Id) {
    if state.practice != Some(practice) {
        *state = State { practice: Some(practice), ..State::default() };
    }
    let words = &cx.lang.practices;
    let shown = SHOWN_FIRST + state.more;
    let mut times: Vec<(Id, Arc<PracticeTime>)> =
        cx.journal.belonging_to::<PracticeTime>(&Key::Practice(practice)).rev().take(shown + 1).map(|(id, time)| (id, Arc::clone(time))).collect();
    let has_earlier = times.len() > shown;
    times.truncate(shown);
    if times.is_empty() {
        return;
    }
    section_label(ui, &words.times);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xs;
        for (id, time) in &times {
            if cx.commands.can_edit && state.open == Some(*id) {
                fields(ui, cx, state, *id, time);
            } else {
                row(ui, cx, state, *id, time);
            }
        }
    });
    if has_earlier && flush_left(ui, |ui| ui.add(Button::quiet(&words.earlier).small())).clicked() {
        state.more += SHOWN_MORE;
    }
}

/// The date and time, in words.
fn when_in_words(cx: &Cx<'_>, when: LocalTime) -> String {
    let words = &cx.lang.dates;
    let date = cx.locale.day_near(cx.day_of(when), cx.today(), words);
    fill(&words.date_at_time, &[("date", &date), ("time", &cx.locale.time(when.time(), words))])
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, time: &PracticeTime) {
    let theme = Theme::of(ui);
    let words = &cx.lang.practices;
    let when = when_in_words(cx, time.when);
    let names = cx.commands.can_edit.then(|| [&words.edit_time, &words.delete_time].map(|text| fill(text, &[("when", &when)])));
    let action = parts::row_come_back_to(ui, names, state.closed.take_if(|closed| *closed == id).is_some(), |ui| {
        ui.add_space((theme.sizes.icon_button - TextStyle::Small.line_height()) / 2.0);
        ui.label(theme.text(TextStyle::Small, &when).color(theme.colours.text_secondary));
        if !time.note.trim().is_empty() {
            ui.label(theme.text(TextStyle::OwnWordsSmall, &time.note));
        }
    });
    match action {
        Some(RowAction::Edit) => (state.open, state.focuses_note) = (Some(id), true),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::PracticeTime(id), name: EditName::Delete(TableKind::PracticeTime) }),
        None => {}
    }
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, time: &PracticeTime) {
    let words = &cx.lang.practices;
    let salt = (id.bits(), cx.generation);
    let mut form = RecordForm::of(cx, id, || time.clone());
    let mut when = time.when;
    if past_day_field(ui, cx, ("day", salt), &words.day, &mut when, DATE_WIDTH) {
        form.type_in("when").when = when;
    }
    let note = form.line(ui, "note", [&words.note, &words.note_hint], |line| line, |time| &mut time.note);
    if let Some(note) = note.as_ref().filter(|_| std::mem::take(&mut state.focuses_note)) {
        note.request_focus();
    }
    form.end(cx);
    let is_entered = note.is_some_and(|note| note.lost_focus()) && ui.input(|input| input.key_pressed(Keyboard::Enter));
    let is_pressed = ui.add(Button::new(&cx.lang.common.done).small()).clicked();
    let is_kept = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    if is_entered || is_pressed || is_kept || parts::escape_pressed(ui) {
        state.closed = state.open.take();
    }
}
