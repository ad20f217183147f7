//! The sheet of a practice: what it is, when it fits, and the times it was done.

use eframe::egui::{Response, Ui};

use super::{State, last_line, note_time, times, title_of};
use crate::journal::{EditName, Id, Key, Practice, PracticeKind, TableKind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, TextArea, mark_heading, section_label};

/// The least height of a field that grows.
const LINE_HEIGHT: f32 = 40.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, kind: PracticeKind, id: Id) {
    let theme = Theme::of(ui);
    let kept = cx.journal.practices().get(&id).cloned();
    let is_kept = kept.is_some();
    let practice = kept.map_or_else(|| Practice::empty(cx.now.instant, cx.now.local, kind), |practice| (*practice).clone());
    ui.spacing_mut().item_spacing.y = theme.spacing.m;
    if !cx.commands.can_edit {
        show_to_read(ui, cx, &practice);
        times::show(ui, cx, &mut state.times, id);
        return;
    }
    let mut edited = practice.clone();
    let takes_focus = state.choice.take_title_focus();
    title(ui, cx, takes_focus, id, &mut edited, is_kept);
    if is_kept && !practice.rests {
        did_it(ui, cx, id);
    }
    fields(ui, cx, id, &mut edited, is_kept);
    if is_kept {
        times::show(ui, cx, &mut state.times, id);
        foot(ui, cx, state, id, practice);
    }
}

/// One press says that it was done; beside it, when that was last.
fn did_it(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&cx.lang.practices.did_it).icon(Icon::Check)).clicked() {
            note_time(cx, id);
        }
        if let Some(line) = last_line(cx, id) {
            ui.label(theme.text(TextStyle::Small, line).color(theme.colours.text_secondary));
        }
    });
}

/// Asks for the practice as it is in the form, if what was typed in a field changed it.
fn put_if_changed(cx: &mut Cx<'_>, response: &Response, id: Id, edited: &Practice, is_kept: bool, field: &'static str) {
    if response.changed() {
        cx.put_typing(id, edited.clone(), EditName::of_put(TableKind::Practice, is_kept), field);
    }
}

fn title(ui: &mut Ui, cx: &mut Cx<'_>, takes_focus: bool, id: Id, edited: &mut Practice, is_kept: bool) {
    let words = &cx.lang.practices;
    let salt = ("title", id.bits(), cx.generation);
    let title = TextArea::new(salt, &words.title, &mut edited.title).name_hidden().subject().hint(words.title_hints.of(edited.kind)).show(ui);
    if takes_focus {
        title.request_focus();
    }
    put_if_changed(cx, &title, id, edited, is_kept, "title");
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Practice, is_kept: bool) {
    let words = &cx.lang.practices;
    let salt = (id.bits(), cx.generation);
    let when = Field::new(("when", salt), &words.when_it_fits, &mut edited.when_it_fits).hint(&words.when_it_fits_hint).own_words().show(ui);
    put_if_changed(cx, &when, id, edited, is_kept, "when_it_fits");
    let with = Field::new(("with", salt), &words.with_whom, &mut edited.with_whom).hint(&words.with_whom_hint).own_words().show(ui);
    put_if_changed(cx, &with, id, edited, is_kept, "with_whom");
    let why = TextArea::new(("why", salt), &words.why, &mut edited.why).hint(&words.why_hint).min_height(LINE_HEIGHT).show(ui);
    put_if_changed(cx, &why, id, edited, is_kept, "why");
}

fn show_to_read(ui: &mut Ui, cx: &Cx<'_>, practice: &Practice) {
    let theme = Theme::of(ui);
    let words = &cx.lang.practices;
    mark_heading(&ui.label(theme.text(TextStyle::Subject, title_of(cx, practice))), 2);
    for (name, text) in [(&words.when_it_fits, &practice.when_it_fits), (&words.with_whom, &practice.with_whom), (&words.why, &practice.why)] {
        if !text.trim().is_empty() {
            section_label(ui, name);
            ui.label(theme.text(TextStyle::OwnWords, text));
        }
    }
}

/// To let it rest, or take it up again; and to delete it with its times.
fn foot(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, practice: Practice) {
    let words = &cx.lang.practices;
    let (mut rests, mut is_deleted) = (practice.rests, false);
    flush_left(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::quiet(if rests { &words.take_up_again } else { &words.let_rest }).small()).clicked() {
                rests = !rests;
            }
            is_deleted = ui.add(Button::quiet(&cx.lang.common.delete).small()).clicked();
        });
    });
    if is_deleted {
        cx.push(Action::MoveToTrash { key: Key::Practice(id), name: EditName::Delete(TableKind::Practice) });
    } else if rests != practice.rests {
        state.choice.show_in_list();
        cx.put(id, Practice { rests, ..practice }, EditName::Change(TableKind::Practice));
    }
}
