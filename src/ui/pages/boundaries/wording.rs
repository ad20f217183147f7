//! The words to say: a sentence from parts, or a plan and people if speaking may be dangerous.

use eframe::egui::{Align, Layout, Role, Ui};

use super::fields::{self, Words};
use super::more::{Opened, Section};
use crate::content::{Gate, Statement, boundary_sentence};
use crate::journal::{Boundary, Closing, EditName, Id, WordingForm};
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::roadmap::{Asked, show_question};
use crate::ui::shared::feeling_words;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Panel, Segment, group, label, section_label, segmented, statement};

#[derive(Debug, Default)]
pub(super) struct State {
    asked: Asked,
    shows_all_feelings: bool,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, opened: &mut Opened, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries.wording;
    if !opened.show(ui, Section::Wording, &words.section, !edited.wording.is_empty()) {
        return;
    }
    match Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) {
        Gate::AsksAboutFear => {
            ui.label(Theme::of(ui).text(TextStyle::Small, &words.asks));
            show_question(ui, cx, &mut state.asked);
        }
        Gate::ClosedForTwo => show_plan(ui, cx, id, edited),
        Gate::Open | Gate::WaitsToBeOpened => show_builder(ui, cx, state, opened, id, edited),
    }
}

/// A plan and people, if words to the other person could be dangerous.
fn show_plan(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries.wording;
    let profile = cx.journal.profile_or_unsaid();
    let text = if profile.fear.counts_as_yes() { &words.closed } else { &words.closed_frightened };
    ui.label(theme.text(TextStyle::Body, text));
    let plan = Words { name: &words.plan, hint: &words.plan_hint, help: None, value: |boundary| &mut boundary.wording.plan, field: "plan" };
    fields::show(ui, cx, id, edited, &plan);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        section_label(ui, &words.people);
        if cx.journal.people().is_empty() {
            ui.label(theme.text(TextStyle::Small, &words.people_none).color(theme.colours.text_secondary));
        }
        for person in cx.journal.people().values() {
            ui.label(theme.text(TextStyle::OwnWords, [person.name.trim(), person.reach.trim()].join("  ")));
        }
    });
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&cx.lang.roadmap.closed_open_help).small()).clicked() {
            cx.go(Page::Help);
        }
    });
    ui.label(theme.text(TextStyle::Caption, &words.closed_change));
}

fn show_builder(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, opened: &mut Opened, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries.wording;
    let said = boundary_sentence(edited, cx.journal, cx.content, cx.lang);
    show_sentence(ui, cx, &said);
    // The parts are expanded until the sentence is complete.
    if !opened.show(ui, Section::Parts, &words.parts, said.text().is_none()) {
        return;
    }
    let forms = [Segment::new(WordingForm::IStatement, &words.i_statement), Segment::new(WordingForm::DearMan, &words.dear_man)];
    if segmented(ui, ("form", id.bits()), &words.form, &mut edited.wording.form, &forms).changed() {
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
    let is_dear_man = edited.wording.form == WordingForm::DearMan;
    let about = if is_dear_man { &words.dear_man_about } else { &words.i_statement_about };
    ui.label(Theme::of(ui).text(TextStyle::Caption, about));

    let stands_in = |own: &str, otherwise: &str| if own.trim().is_empty() { otherwise.to_owned() } else { own.trim().to_owned() };
    let when = if is_dear_man { &words.describe } else { &words.when };
    let hint = stands_in(&edited.situation, &words.when_hint);
    fields::show(ui, cx, id, edited, &Words { name: when, hint: &hint, help: None, value: |boundary| &mut boundary.wording.when, field: "wording_when" });
    show_feelings(ui, cx, state, id, edited);
    let hint = stands_in(&edited.need, &words.need_hint);
    fields::show(
        ui,
        cx,
        id,
        edited,
        &Words { name: &words.need, hint: &hint, help: None, value: |boundary| &mut boundary.wording.need, field: "wording_need" },
    );
    if is_dear_man {
        show_ask(ui, cx, id, edited);
        let more: [Words<'_>; 4] = [
            Words { name: &words.gain, hint: &words.gain_hint, help: None, value: |boundary| &mut boundary.wording.reinforce, field: "reinforce" },
            Words { name: &words.mindful, hint: &words.mindful_hint, help: None, value: |boundary| &mut boundary.wording.mindful, field: "mindful" },
            Words { name: &words.confident, hint: &words.confident_hint, help: None, value: |boundary| &mut boundary.wording.confident, field: "confident" },
            Words { name: &words.negotiate, hint: &words.negotiate_hint, help: None, value: |boundary| &mut boundary.wording.negotiate, field: "negotiate" },
        ];
        for field in more {
            fields::show(ui, cx, id, edited, &field);
        }
    } else {
        show_closing(ui, cx, id, edited);
    }
}

/// The sentence so far; can be copied once complete.
fn show_sentence(ui: &mut Ui, cx: &mut Cx<'_>, said: &Statement) {
    let theme = Theme::of(ui);
    Panel::new(theme.colours.accent_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            label(ui, &cx.lang.boundaries.wording.preview);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(text) = said.text()
                    && ui.add(Button::quiet(&cx.lang.common.copy).small().icon(Icon::Copy)).clicked()
                {
                    cx.push(Action::Copy(text));
                }
            });
        });
        statement(ui, said);
    });
}

fn show_feelings(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries.wording;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        label(ui, &words.feelings);
        let picked = &edited.wording.feelings;
        let toggled = group(ui, Role::Group, &words.feelings, |ui| {
            feeling_words::show(ui, cx, ("feelings", id.bits()), |id| picked.iter().any(|picked| picked == id), &mut state.shows_all_feelings)
        });
        if let Some(feeling) = toggled.inner {
            let feelings = &mut edited.wording.feelings;
            if feelings.contains(&feeling) {
                feelings.retain(|picked| *picked != feeling);
            } else {
                feelings.push(feeling);
            }
            cx.put(id, edited.clone(), EditName::ChangeBoundary);
        }
    });
}

fn show_closing(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries.wording;
    let mut closing = edited.closing();
    let endings = [Segment::new(Closing::Will, words.will.as_str()), Segment::new(Closing::Ask, &words.ask)];
    if segmented(ui, ("closing", id.bits()), &words.closing, &mut closing, &endings).changed() {
        edited.wording.closing = Some(closing);
        cx.put(id, edited.clone(), EditName::ChangeBoundary);
    }
    if closing == Closing::Ask {
        show_ask(ui, cx, id, edited);
    } else {
        let hint = edited.first_step().unwrap_or(&words.deed_hint).to_owned();
        let field = Words { name: &words.will, hint: &hint, help: None, value: |boundary| &mut boundary.wording.will, field: "will" };
        fields::show(ui, cx, id, edited, &field);
    }
}

fn show_ask(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, edited: &mut Boundary) {
    let words = &cx.lang.boundaries.wording;
    let hint = if edited.asked().is_empty() { words.deed_hint.clone() } else { edited.asked().to_owned() };
    fields::show(ui, cx, id, edited, &Words { name: &words.ask, hint: &hint, help: None, value: |boundary| &mut boundary.wording.ask, field: "ask" });
}
