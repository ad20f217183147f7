//! Words being written, before they are held.

use eframe::egui::{Key as Keyboard, KeyboardShortcut, Modifiers, Ui};

use super::until::{self, Typed, until};
use super::{State, leave, put, put_typing};
use crate::content::fill;
use crate::journal::{HeldWords, Id};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::pages::layout::{Moved, Room, flush_left};
use crate::ui::pages::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, KeyCap, TextArea, describe, mark_page_title};

/// Holds what was written.
const KEEP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Keyboard::Enter);
/// Room for a message; more is made as it is written.
const MIN_HEIGHT: f32 = 180.0;
const NAME_WIDTH: f32 = 280.0;

/// Shows the form.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, kept: &HeldWords) {
    let theme = Theme::of(ui);
    let words = &cx.lang.held_words;
    ui.spacing_mut().item_spacing.y = theme.spacing.m;
    let is_done_by_key = parts::is_on_top(ui) && ui.input_mut(|input| input.consume_shortcut(&KEEP));
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.heading_write)));
    parts::explanation(ui, &words.about_write);
    let mut edited = kept.clone();
    let area = TextArea::new((id.bits(), "words", cx.generation), &words.words, &mut edited.text).hint(&words.words_hint).min_height(MIN_HEIGHT).show(ui);
    if std::mem::take(&mut state.takes_focus) {
        area.request_focus();
    }
    if area.changed() {
        put_typing(cx, id, edited.clone(), "text");
    }
    let width = NAME_WIDTH.min(ui.available_width());
    let whom = Field::new((id.bits(), "whom", cx.generation), &words.to_whom, &mut edited.to_whom).hint(&words.to_whom_hint).own_words().width(width).show(ui);
    if whom.changed() {
        put_typing(cx, id, edited.clone(), "to_whom");
    }
    show_other_time(ui, cx, state, id, &edited, &words.another_time);
    ui.label(theme.text(TextStyle::Caption, &words.no_contact));
    ui.horizontal_wrapped(|ui| {
        let hold = ui.add(Button::primary(&fill(&words.hold_until, &[("when", &until(cx, edited.held_until))])));
        describe(&hold, &keys::as_text(KEEP, &cx.lang.shortcuts.keys));
        if !Room::of(ui).is_narrow() {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.add_space(theme.spacing.s);
            for part in keys::parts(KEEP, &cx.lang.shortcuts.keys) {
                ui.add(KeyCap(&part));
            }
        }
        if hold.clicked() || is_done_by_key {
            leave(cx, state, id, Moved::by_press(ui));
            cx.push(Action::FormClosed);
        }
    });
}

/// The way to another time, and its fields once that was asked for.
pub(super) fn show_other_time(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, words: &HeldWords, name: &str) {
    if let Some(mut typed) = state.typed.take() {
        if let Some(chosen) = until::fields(ui, cx, &mut typed, id, words.held_until) {
            put(cx, id, HeldWords { held_until: chosen, ..words.clone() });
        }
        state.typed = Some(typed);
    } else if flush_left(ui, |ui| ui.add(Button::quiet(name).small())).clicked() {
        state.typed = Some(Typed::of(cx, words.held_until));
    }
}
