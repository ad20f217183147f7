//! The choice of records for the shared view.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::about::{self, Asked};
use crate::content::{Gate, Way};
use crate::journal::{EditName, Id, Only};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::pages::together::{agreements, can_show_step, chosen, promises};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, mark_heading, section_label};

/// Draws the choice. True once the person is done.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, asked: &mut Asked, way: &Way<'_>) -> bool {
    let theme = Theme::of(ui);
    let words = &cx.lang.together;
    let profile = cx.journal.profile_or_unsaid();
    ui.spacing_mut().item_spacing.y = 6.0;
    match Gate::before_words_for_two(&profile) {
        Gate::AsksAboutFear => {
            ui.label(theme.text(TextStyle::Body, &words.asks));
            ui.add_space(theme.spacing.m);
            about::show_question(ui, cx, asked);
            return false;
        }
        Gate::ClosedForTwo => return true,
        Gate::Open | Gate::WaitsToBeOpened => {}
    }
    mark_heading(&ui.label(theme.text(TextStyle::Subject, &words.choose)), 2);
    ui.label(theme.text(TextStyle::Small, &words.choose_hint).color(theme.colours.text_secondary));
    ui.add_space(theme.spacing.s);
    let is_done = show_buttons(ui, cx);
    let before = chosen(cx);
    let mut view = before.clone();
    ui.add_enabled_ui(cx.commands.can_edit, |ui| {
        for (stage, steps) in way.stages() {
            let steps: Vec<_> = steps.iter().filter(|step| can_show_step(cx.journal, &profile, step)).collect();
            if steps.is_empty() {
                continue;
            }
            ui.add_space(theme.spacing.s);
            section_label(ui, &stage.title);
            for step in steps {
                choice(ui, &step.id, &step.title, &mut view.steps);
            }
        }
        let agreements: Vec<(Id, &str)> = agreements(cx).map(|(id, agreement)| (id, title_elsewhere(agreement, cx.lang))).collect();
        if !agreements.is_empty() {
            ui.add_space(theme.spacing.s);
            section_label(ui, &words.agreements);
        }
        choices(ui, &agreements, &mut view.agreements);
        let promises: Vec<(Id, &str)> = promises(cx).map(|(id, promise)| (id, promise.what.as_str())).collect();
        if !promises.is_empty() {
            ui.add_space(theme.spacing.s);
            section_label(ui, &words.promises);
        }
        choices(ui, &promises, &mut view.promises);
    });
    if view != before {
        cx.put(Only::One, view, EditName::ChooseTogether);
    }
    is_done
}

fn show_buttons(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let chosen = chosen(cx);
    let has_some = !(chosen.steps.is_empty() && chosen.agreements.is_empty() && chosen.promises.is_empty());
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::primary(&cx.lang.together.show_now).icon(Icon::UsersRound).enabled(has_some)).clicked() {
            cx.states.shows_together = true;
            ui.ctx().request_repaint();
        }
        ui.add(Button::new(&cx.lang.common.done)).clicked()
    })
    .inner
}

fn choices(ui: &mut Ui, all: &[(Id, &str)], chosen: &mut BTreeSet<Id>) {
    for (id, name) in all {
        choice(ui, id, name, chosen);
    }
}

fn choice<T: Ord + Clone>(ui: &mut Ui, of: &T, name: &str, chosen: &mut BTreeSet<T>) {
    let mut is_chosen = chosen.contains(of);
    if ui.add(CheckBox::new(&mut is_chosen, name)).changed() {
        if is_chosen {
            chosen.insert(of.clone());
        } else {
            chosen.remove(of);
        }
    }
}
