//! The profile: the person's answers about their situation, and the question about fear.

use eframe::egui::Ui;

use crate::journal::{EditName, FearAnswer, Only, Profile, Relationship};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, DropDown, Field, RadioRow, mark_heading, radio_rows, section_label, select};

/// An unconfirmed answer, so that arrow keys can move over the options without deciding anything.
#[derive(Debug, Default)]
pub(in crate::ui::pages) struct Asked {
    answer: FearAnswer,
    has_frightened: bool,
}

pub(super) fn put(cx: &mut Cx<'_>, profile: Profile) {
    cx.put(Only::One, profile, EditName::ChangeProfile);
}

/// The question about fear, with a button to confirm the answer.
pub(in crate::ui::pages) fn show_question(ui: &mut Ui, cx: &mut Cx<'_>, asked: &mut Asked) {
    let words = &cx.lang.roadmap;
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Strong, &words.fear_question));
    ui.label(theme.text(TextStyle::Small, &words.fear_hint).color(theme.colours.text_secondary));
    if !cx.commands.can_edit {
        if ui.add(Button::new(&words.closed_open_help)).clicked() {
            cx.go(Page::Help);
        }
        return;
    }
    if cx.journal.profile_or_unsaid().fear == FearAnswer::RatherNotSay {
        ui.label(theme.text(TextStyle::Small, &words.rather_not_say_waits).color(theme.colours.text_secondary));
    }
    ui.add_space(theme.spacing.s);
    show_answers(ui, cx, "asked", &words.fear_question, &mut asked.answer);
    ui.add_space(theme.spacing.s);
    show_frightened(ui, cx, &mut asked.has_frightened);
    ui.add_space(theme.spacing.s);
    let is_answered = asked.answer != FearAnswer::Unanswered;
    if ui.add(Button::new(&cx.lang.common.done).enabled(is_answered)).clicked() {
        let asked = std::mem::take(asked);
        let before = cx.journal.profile_or_unsaid();
        put(cx, Profile { fear: asked.answer, has_frightened: asked.has_frightened || before.has_frightened, ..before });
    }
}

fn show_answers(ui: &mut Ui, cx: &Cx<'_>, id: &str, name: &str, answer: &mut FearAnswer) -> bool {
    let words = &cx.lang.roadmap.fear_answers;
    let rows: Vec<RadioRow<'_, FearAnswer>> = FearAnswer::ANSWERS.iter().map(|option| (*option, words[*option].as_str(), "")).collect();
    // No gaps between rows.
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
    let changed = radio_rows(ui, id, name, answer, &rows).changed();
    ui.spacing_mut().item_spacing.y = gap;
    changed
}

fn show_frightened(ui: &mut Ui, cx: &Cx<'_>, has_frightened: &mut bool) -> bool {
    let words = &cx.lang.roadmap;
    let theme = Theme::of(ui);
    let changed = ui.add(CheckBox::new(has_frightened, &words.frightened)).changed();
    ui.label(theme.text(TextStyle::Caption, &words.frightened_hint));
    changed
}

/// All answers of the profile. True once the person is done.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.spacing_mut().item_spacing.y = 6.0;
    mark_heading(&ui.label(theme.text(TextStyle::Subject, &words.about_you)), 2);
    ui.label(theme.text(TextStyle::Small, &words.about_you_hint).color(theme.colours.text_secondary));
    ui.add_space(theme.spacing.s);
    let mut profile = cx.journal.profile_or_unsaid();
    ui.add_enabled_ui(cx.commands.can_edit, |ui| {
        show_relationship(ui, cx, &mut profile);
        ui.add_space(theme.spacing.m);
        section_label(ui, &cx.lang.help.fear_heading);
        ui.label(theme.text(TextStyle::Small, &words.fear_hint).color(theme.colours.text_secondary));
        let mut changed = show_answers(ui, cx, "fear", &cx.lang.help.fear_heading, &mut profile.fear);
        ui.add_space(theme.spacing.s);
        changed |= show_frightened(ui, cx, &mut profile.has_frightened);
        if changed {
            put(cx, profile.clone());
        }
    });
    ui.add_space(theme.spacing.m);
    let mut is_done = false;
    ui.horizontal_wrapped(|ui| {
        is_done = ui.add(Button::new(&cx.lang.common.done)).clicked();
        if profile.closes_steps_for_two() && ui.add(Button::quiet(&words.closed_open_help)).clicked() {
            cx.go(Page::Help);
        }
    });
    is_done
}

fn show_relationship(ui: &mut Ui, cx: &mut Cx<'_>, profile: &mut Profile) {
    let words = &cx.lang.roadmap;
    section_label(ui, &words.relationship);
    let own = match &profile.relationship {
        Relationship::Own(word) => word.clone(),
        _ => String::new(),
    };
    let offered = [Relationship::Unsaid, Relationship::Partner, Relationship::Friend, Relationship::Family, Relationship::Colleague, Relationship::Own(own)];
    let mut chosen = offered.iter().position(|option| *option == profile.relationship).unwrap_or_default();
    let options: Vec<(usize, &str)> = offered.iter().map(|option| words.relationships.of(option).as_str()).enumerate().collect();
    if select(ui, "relationship", DropDown::Boxed, &words.relationship, &mut chosen, &options).changed() {
        profile.relationship = offered[chosen].clone();
        put(cx, profile.clone());
    }
    if let Relationship::Own(word) = &mut profile.relationship {
        let field = Field::new(("relationship", cx.generation), &words.relationships.own, word).name_hidden().width(240.0).show(ui);
        if field.changed() {
            cx.put_typing(Only::One, profile.clone(), EditName::ChangeProfile, "relationship");
        }
    }
}
