//! Agenda points for the next talk, and past ones.

use eframe::egui::{Align, Key as Keyboard, KeyboardShortcut, Layout, Modifiers, Ui};

use super::source::source;
use super::{State, close};
use crate::content::fill;
use crate::journal::{EditName, Id, Key, TableKind, TalkItem};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, IconButton, empty_state, hairline};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    /// Its outcome.
    WhatCame,
}

/// Finishes writing.
const KEEP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Keyboard::Enter);
const LINE_HEIGHT: f32 = 40.0;

/// Waiting points, oldest first, or discussed ones, latest first.
fn points<'a>(cx: &Cx<'a>, is_talked: bool) -> Vec<(Id, &'a TalkItem)> {
    let mut points: Vec<(Id, &TalkItem)> =
        cx.journal.talk_items().iter().filter(|(_, item)| item.talked_on.is_some() == is_talked).map(|(id, item)| (*id, &**item)).collect();
    points.sort_by_key(|(id, item)| (item.created.to_utc(), *id));
    if is_talked {
        points.sort_by_key(|(_, item)| std::cmp::Reverse(item.talked_on));
    }
    points
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.talk;
    let (waiting, talked) = (points(cx, false), points(cx, true));
    let new = state.open.filter(|id| !cx.journal.talk_items().contains_key(id));
    parts::heading(ui, &words.for_our_talk);
    ui.add_space(theme.spacing.xs);
    if waiting.is_empty() && new.is_none() {
        let button = cx.commands.can_edit.then_some(words.add.as_str());
        if empty_state(ui, Icon::MessageCircle, &words.empty_heading, &words.empty_text, button).is_some_and(|button| button.clicked()) {
            begin(ui, cx, state);
        }
    } else {
        for (place, (id, item)) in waiting.iter().enumerate() {
            if place > 0 {
                ui.add_space(theme.spacing.s);
            }
            show_point(ui, cx, state, *id, item);
        }
        if let Some(id) = new {
            show_fields(ui, cx, state, id);
        } else if cx.commands.can_edit {
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&words.add).small().icon(Icon::Plus)).clicked() {
                begin(ui, cx, state);
            }
        }
    }
    if !talked.is_empty() {
        hairline(ui);
        parts::heading(ui, &words.talked_about);
        ui.add_space(theme.spacing.xs);
        for (place, (id, item)) in talked.iter().enumerate() {
            if place > 0 {
                ui.add_space(theme.spacing.m);
            }
            show_point(ui, cx, state, *id, item);
        }
    }
}

fn begin(ui: &Ui, cx: &mut Cx<'_>, state: &mut State) {
    close(cx, state);
    let id = cx.new_id();
    state.open(id);
    ui.ctx().request_repaint();
}

fn show_point(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, item: &TalkItem) {
    if state.open == Some(id) {
        show_fields(ui, cx, state, id);
        return;
    }
    let words = &cx.lang.talk;
    let text = shown_text(cx, item);
    let names = cx.commands.can_edit.then(|| [&words.change, &words.delete].map(|name| fill(name, &[("what", &parts::beginning_up_to(&text, 40))])));
    let action = parts::row_come_back_to(ui, names, state.closed.take_if(|closed| *closed == id).is_some(), |ui| {
        if item.talked_on.is_some() {
            show_talked(ui, cx, item, &text);
        } else if cx.commands.can_edit {
            let mut is_talked = false;
            if ui.add(CheckBox::new(&mut is_talked, &text)).changed() {
                cx.put(id, TalkItem { talked_on: Some(cx.today()), ..item.clone() }, EditName::Change(TableKind::TalkItem));
                state.open = Some(id);
                state.focus = Some(Part::WhatCame);
            }
        } else {
            ui.label(Theme::of(ui).text(TextStyle::Body, &text));
        }
        show_source(ui, cx, item);
    });
    match action {
        Some(RowAction::Edit) => {
            close(cx, state);
            state.open(id);
        }
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::TalkItem(id), name: EditName::Delete(TableKind::TalkItem) }),
        None => {}
    }
}

fn shown_text(cx: &Cx<'_>, item: &TalkItem) -> String {
    if item.text.trim().is_empty() { cx.lang.talk.untitled.clone() } else { item.text.trim().to_owned() }
}

fn show_talked(ui: &mut Ui, cx: &Cx<'_>, item: &TalkItem, text: &str) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Body, text));
    if let Some(day) = item.talked_on {
        let on_day = cx.locale.relative_day(day, cx.today(), cx.lang);
        ui.label(theme.text(TextStyle::Caption, fill(&cx.lang.talk.talked_on_day, &[("on_day", &on_day)])));
    }
    if !item.what_came.trim().is_empty() {
        ui.label(theme.text(TextStyle::OwnWordsSmall, item.what_came.trim()));
    }
}

/// A link to the origin, for the user only.
fn show_source(ui: &mut Ui, cx: &mut Cx<'_>, item: &TalkItem) {
    let Some(source) = item.about.as_ref().and_then(|about| source(cx, about)) else { return };
    let name = fill(&cx.lang.talk.from, &[("what", &source.name)]);
    if flush_left(ui, |ui| ui.add(Button::quiet(&name).small().icon(source.icon))).clicked() {
        cx.push(source.open);
    }
}

fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let mut form = RecordForm::of(cx, id, || TalkItem::empty(cx.now.instant, cx.now.local));
    let theme = Theme::of(ui);
    let words = &cx.lang.talk;
    let is_done_by_key = parts::is_on_top(ui) && ui.input_mut(|input| input.consume_shortcut(&KEEP));
    let focus = state.focus.take();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.m;
        let text =
            form.area_with(ui, "text", [&words.text, &words.text_hint], |area| area.help(&words.text_help).min_height(LINE_HEIGHT), |item| &mut item.text);
        if let Some(text) = text.filter(|_| focus == Some(Part::Text)) {
            text.request_focus();
        }
        if form.record().talked_on.is_some() {
            form.date(ui, cx, "talked_on", &words.talked_on, |item| &mut item.talked_on);
            let came = form.area(ui, "what_came", [&words.what_came, &words.what_came_hint], |item| &mut item.what_came);
            if let Some(came) = came.filter(|_| focus == Some(Part::WhatCame)) {
                came.request_focus();
            }
        }
        let (mut is_done, mut is_brought_again) = (is_done_by_key, false);
        ui.horizontal_wrapped(|ui| {
            is_done |= ui.add(Button::new(&cx.lang.common.done).small()).clicked();
            is_brought_again = form.record().talked_on.is_some() && ui.add(Button::quiet(&words.bring_again).small()).clicked();
        });
        if is_brought_again {
            form.choose().talked_on = None;
        }
        form.end(cx);
        if is_done || is_brought_again {
            close(cx, state);
        }
    });
}

/// Shows the points, to read and delete, even if talks are closed.
pub(super) fn show_closed(ui: &mut Ui, cx: &mut Cx<'_>) {
    let points: Vec<_> = [false, true].into_iter().flat_map(|is_talked| points(cx, is_talked)).collect();
    if points.is_empty() {
        return;
    }
    hairline(ui);
    parts::heading(ui, &cx.lang.talk.for_our_talk);
    for (id, item) in points {
        let text = shown_text(cx, item);
        ui.horizontal_top(|ui| {
            let width = ui.available_width().min(Theme::of(ui).layout.reading_max) - Theme::of(ui).sizes.icon_button - Theme::of(ui).spacing.s;
            ui.vertical(|ui| {
                ui.set_width(width);
                show_talked(ui, cx, item, &text);
            });
            if !cx.commands.can_edit {
                return;
            }
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                let name = fill(&cx.lang.talk.delete, &[("what", &parts::beginning_up_to(&text, 40))]);
                if ui.add(IconButton::new(Icon::Trash2, &name)).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::TalkItem(id), name: EditName::Delete(TableKind::TalkItem) });
                }
            });
        });
    }
}
