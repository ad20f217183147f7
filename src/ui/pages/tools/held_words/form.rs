//! The form for a message being written.

use eframe::egui::{Key as Keyboard, KeyboardShortcut, Modifiers, Ui};

use super::until::{self, Typed, until};
use super::{State, leave};
use crate::content::fill;
use crate::journal::HeldWords;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::{Moved, Room, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, KeyCap, describe, mark_page_title};

/// Finishes writing.
const KEEP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Keyboard::Enter);
/// Initial height of the text; it grows.
const MIN_HEIGHT: f32 = 180.0;
const NAME_WIDTH: f32 = 280.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, form: &mut RecordForm<HeldWords>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.held_words;
    ui.spacing_mut().item_spacing.y = theme.spacing.m;
    let is_done_by_key = parts::is_on_top(ui) && ui.input_mut(|input| input.consume_shortcut(&KEEP));
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.heading_write)));
    parts::explanation(ui, &words.about_write);
    let text = form.area_with(ui, "text", [&words.words, &words.words_hint], |area| area.min_height(MIN_HEIGHT), |words| &mut words.text);
    if let Some(text) = text.filter(|_| std::mem::take(&mut state.takes_focus)) {
        text.request_focus();
    }
    let width = NAME_WIDTH.min(ui.available_width());
    form.line(ui, "to_whom", [&words.to_whom, &words.to_whom_hint], |line| line.width(width), |words| &mut words.to_whom);
    show_other_time(ui, cx, state, form, &words.another_time);
    ui.label(theme.text(TextStyle::Caption, &words.no_contact));
    ui.horizontal_wrapped(|ui| {
        let hold = ui.add(Button::primary(&fill(&words.hold_until, &[("when", &until(cx, form.record().held_until))])));
        describe(&hold, &keys::as_text(KEEP, &cx.lang.shortcuts.keys));
        if !Room::of(ui).is_narrow() {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.add_space(theme.spacing.s);
            for part in keys::parts(KEEP, &cx.lang.shortcuts.keys) {
                ui.add(KeyCap(&part));
            }
        }
        if hold.clicked() || is_done_by_key {
            leave(cx, state, form.id(), Moved::by_press(ui));
            cx.push(Action::FormClosed);
        }
    });
}

/// The button for another time, and its fields once pressed.
pub(super) fn show_other_time(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<HeldWords>, name: &str) {
    if let Some(mut typed) = state.typed.take() {
        if let Some(chosen) = until::fields(ui, cx, &mut typed, form.id(), form.record().held_until) {
            form.choose().held_until = chosen;
        }
        state.typed = Some(typed);
    } else if flush_left(ui, |ui| ui.add(Button::quiet(name).small())).clicked() {
        state.typed = Some(Typed::of(cx, form.record().held_until));
    }
}
