//! Steps left out of the path: replaced by Help, or hidden by the person.

use eframe::egui::Ui;

use super::{Beside, State};
use crate::content::{Way, fill};
use crate::journal::{EditName, Only};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, disclosure};

/// With fear, violence or control: one line with a link to Help instead of the steps for two. Notes
/// written on them stay reachable. Returns a step to open.
pub(super) fn show_set_aside(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>) -> Option<String> {
    if way.set_aside.is_empty() {
        return None;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.add_space(theme.spacing.xs);
    ui.label(theme.text(TextStyle::Small, words.set_aside.of(way.set_aside.len())).color(theme.colours.text_secondary));
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&words.set_aside_help).small()).clicked() {
            cx.go(Page::Help);
        }
        if ui.add(Button::quiet(&words.closed_change).small()).clicked() {
            state.beside = Beside::AboutYou;
        }
    });
    let mut asked_for = None;
    let written = way.set_aside.iter().filter(|step| cx.journal.steps().get(&step.id).is_some_and(|progress| progress.has_words()));
    for step in written {
        let name = fill(&words.set_aside_notes, &[("title", &step.title)]);
        if flush_left(ui, |ui| ui.add(Button::quiet(&name).small().icon(Icon::NotebookPen))).clicked() {
            asked_for = Some(step.id.clone());
        }
    }
    asked_for
}

pub(super) fn show_hidden(ui: &mut Ui, cx: &mut Cx<'_>, is_open: &mut bool, way: &Way<'_>) {
    if way.hidden.is_empty() {
        return;
    }
    let words = &cx.lang.roadmap;
    disclosure(ui, "hidden", &words.hidden_steps.of(way.hidden.len()), is_open);
    if *is_open {
        for step in &way.hidden {
            let name = fill(&words.show_step, &[("title", &step.title)]);
            let button = Button::quiet(&name).small().icon(Icon::Eye).enabled(cx.commands.can_edit);
            if flush_left(ui, |ui| ui.add(button)).clicked() {
                let mut profile = cx.journal.profile_or_unsaid();
                profile.hidden_steps.remove(&step.id);
                cx.put(Only::One, profile, EditName::HideStep);
            }
        }
    }
    ui.add_space(Theme::of(ui).spacing.m);
}
