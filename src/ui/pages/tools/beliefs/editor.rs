//! A sentence: arguments for and against it, a truer one, and ratings of both.

use eframe::egui::{Align, Layout, Ui};

use super::{State, evidence, examples, list, rating};
use crate::content::hints;
use crate::journal::{Belief, Id};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::{Moved, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, announce, hairline, mark_page_title, menu_item, menu_item_with_icon, show_menu};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let mut form = RecordForm::of(cx, id, || Belief::empty(cx.now.instant, cx.now.local));
    let words = &cx.lang.beliefs;
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.m;
    show_head(ui, cx, state, &mut form);
    if form.can_edit() {
        let belief = form.area(ui, "belief", [&words.belief, &words.belief_hint], |belief| &mut belief.belief);
        if let Some(belief) = belief.filter(|_| std::mem::take(&mut state.takes_focus)) {
            belief.request_focus();
        }
        if form.record().belief.trim().is_empty() {
            examples::show(ui, cx, &mut form);
            return form.end(cx);
        }
        if hints().touch_harm([form.record().belief.as_str()]) {
            ui.scope(|ui| show_danger_line(ui, cx));
        }
    } else {
        ui.label(Theme::of(ui).text(TextStyle::OwnWords, list::title_of(cx, form.record())));
    }
    form.area_with(ui, "evidence_for", [&words.evidence_for, &words.evidence_for_hint], |area| area, |belief| &mut belief.evidence_for);
    form.area_with(ui, "evidence_against", [&words.evidence_against, &words.evidence_against_hint], |area| area, |belief| &mut belief.evidence_against);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xs;
        evidence::show(ui, cx, &mut form);
    });
    if form.can_edit() {
        hairline(ui);
        ui.scope(|ui| show_prompts(ui, cx));
    }
    form.area_with(ui, "truer", [&words.truer, &words.truer_hint], |area| area, |belief| &mut belief.truer);
    if form.can_edit() {
        ui.scope(|ui| examples::show_truer(ui, cx, &mut form));
        hairline(ui);
    }
    rating::show(ui, cx, state, &mut form);
    form.end(cx);
}

/// The heading, with a menu for a saved sentence.
fn show_head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Belief>) {
    let words = &cx.lang.beliefs;
    ui.horizontal(|ui| {
        mark_page_title(&ui.label(Theme::of(ui).text(TextStyle::Subject, &words.new_heading)));
        if !form.is_kept() || !form.can_edit() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
            show_menu(&more, |ui| {
                if !state.rates_again && !form.record().ratings.is_empty() && menu_item(ui, &words.rate_again, true).clicked() {
                    state.rates_again = true;
                }
                let rests = form.record().rests;
                if menu_item(ui, if rests { &words.wake } else { &words.rest }, true).clicked() {
                    form.choose().rests = !rests;
                    state.close(Moved::by_press(ui));
                }
                if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
                    form.delete();
                    state.close(Moved::Here);
                }
            });
        });
    });
}

/// A hint and a link to Help, if the text is about danger after all.
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
