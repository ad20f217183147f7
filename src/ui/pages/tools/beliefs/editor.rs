//! One sentence: what speaks for and against it, a truer one, and how true both feel.

use eframe::egui::{Align, Layout, Ui};

use super::{State, evidence, examples, list, put, put_typing, rating};
use crate::content::hints;
use crate::journal::{Belief, EditName, Id, Key, TableKind};
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Moved, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, TextArea, announce, hairline, mark_page_title, menu_item, menu_item_with_icon, section_label, show_menu};

/// Shows the sentence.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let kept = cx.journal.beliefs().get(&id).cloned();
    let belief = kept.as_deref().cloned().unwrap_or_else(|| Belief::empty(cx.now.instant, cx.now.local));
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.m;
    show_head(ui, cx, state, id, &belief, kept.is_some());
    if !cx.commands.can_edit {
        show_to_read(ui, cx, state, id, &belief);
        return;
    }
    show_belief(ui, cx, state, id, &belief);
    if belief.belief.trim().is_empty() {
        examples::show(ui, cx, id, &belief);
        return;
    }
    let words = &cx.lang.beliefs;
    if hints().touch_harm([belief.belief.as_str()]) {
        ui.scope(|ui| show_danger_line(ui, cx));
    }
    field(ui, cx, id, &belief, [&words.evidence_for, &words.evidence_for_hint], "evidence_for", |belief| &mut belief.evidence_for);
    field(ui, cx, id, &belief, [&words.evidence_against, &words.evidence_against_hint], "evidence_against", |belief| &mut belief.evidence_against);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xs;
        evidence::show(ui, cx, id, &belief);
    });
    hairline(ui);
    ui.scope(|ui| show_prompts(ui, cx));
    field(ui, cx, id, &belief, [&words.truer, &words.truer_hint], "truer", |belief| &mut belief.truer);
    ui.scope(|ui| examples::show_truer(ui, cx, id, &belief));
    hairline(ui);
    rating::show(ui, cx, state, id, &belief);
}

/// The heading, and the menu once there is something to do with it.
fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, belief: &Belief, is_kept: bool) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    ui.horizontal(|ui| {
        mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.new_heading)));
        if !is_kept || !cx.commands.can_edit {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if !state.rates_again && !belief.ratings.is_empty() && menu_item(ui, &words.rate_again, true).clicked() {
                    state.rates_again = true;
                }
                if menu_item(ui, if belief.rests { &words.wake } else { &words.rest }, true).clicked() {
                    put(cx, id, &Belief { rests: !belief.rests, ..belief.clone() });
                    state.close(Moved::by_press(ui));
                }
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::Belief(id), name: EditName::Delete(TableKind::Belief) });
                    state.close(Moved::Here);
                }
            });
        });
    });
}

fn show_belief(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, belief: &Belief) {
    const LINE_HEIGHT: f32 = 40.0;
    let words = &cx.lang.beliefs;
    let mut edited = belief.clone();
    let area = TextArea::new((id.bits(), "belief", cx.generation), &words.belief, &mut edited.belief).hint(&words.belief_hint).min_height(LINE_HEIGHT).show(ui);
    if std::mem::take(&mut state.takes_focus) {
        area.request_focus();
    }
    if area.changed() {
        put_typing(cx, id, &edited, "belief");
    }
}

/// Where the words are about danger after all, one quiet line and the way to people.
fn show_danger_line(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = theme.spacing.xs;
    announce(&ui.label(theme.text(TextStyle::Body, &cx.lang.beliefs.may_be_danger)));
    if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.beliefs.open_help).small().icon(Icon::LifeBuoy))).clicked() {
        cx.go(Page::Help);
    }
}

fn show_prompts(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = theme.spacing.xs;
    for prompt in &cx.lang.beliefs.prompts {
        ui.label(theme.text(TextStyle::Reflect, prompt));
    }
}

/// A field for a part of the belief.
fn field(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, belief: &Belief, [name, hint]: [&str; 2], salt: &'static str, part: fn(&mut Belief) -> &mut String) {
    let mut edited = belief.clone();
    if TextArea::new((id.bits(), salt, cx.generation), name, part(&mut edited)).hint(hint).show(ui).changed() {
        put_typing(cx, id, &edited, salt);
    }
}

/// What was written, where nothing can be changed.
fn show_to_read(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, belief: &Belief) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    ui.label(theme.text(TextStyle::OwnWords, list::title_of(cx, belief)));
    for (name, text) in [(&words.evidence_for, &belief.evidence_for), (&words.evidence_against, &belief.evidence_against), (&words.truer, &belief.truer)] {
        if !text.trim().is_empty() {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = theme.spacing.xs;
                section_label(ui, name);
                ui.label(theme.text(TextStyle::OwnWords, text));
            });
        }
    }
    evidence::show(ui, cx, id, belief);
    rating::show(ui, cx, state, id, belief);
}
