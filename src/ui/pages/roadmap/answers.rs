//! Frequent questions, each expandable to a short answer.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::progress::gate_of;
use crate::content::schema::CommonQuestion;
use crate::content::{Gate, step_title};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, disclosure, mark_heading};

pub(super) type Opened = BTreeSet<String>;

/// Draws the questions for this role. Returns a step to open.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, opened: &mut Opened) -> Option<String> {
    let theme = Theme::of(ui);
    let role = cx.journal.profile_or_unsaid().role;
    ui.spacing_mut().item_spacing.y = 2.0;
    mark_heading(&ui.label(theme.text(TextStyle::Item, &cx.lang.roadmap.answers)), 2);
    ui.add_space(theme.spacing.s);
    let mut step = None;
    for question in cx.content.answers().iter().filter(|question| question.is_for(role)) {
        let mut is_open = opened.contains(&question.id);
        if disclosure(ui, ("answer", &question.id), &question.question, &mut is_open).changed() {
            if is_open {
                opened.insert(question.id.clone());
            } else {
                opened.remove(&question.id);
            }
        }
        if is_open {
            step = show_answer(ui, cx, question).or(step);
        }
    }
    step
}

fn show_answer(ui: &mut Ui, cx: &Cx<'_>, question: &CommonQuestion) -> Option<String> {
    let theme = Theme::of(ui);
    let profile = cx.journal.profile_or_unsaid();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.xs;
        ui.set_max_width(ui.available_width().min(theme.layout.reading_max));
        for text in [Some(question.answer.as_str()), question.for_role.of(profile.role)].into_iter().flatten() {
            ui.label(theme.text(TextStyle::Body, text));
        }
        let steps = question.steps.iter().filter(|id| {
            let step = cx.content.step(id);
            step.is_some_and(|step| gate_of(cx.journal, &profile, step) != Gate::ClosedForTwo && !step.is_kept_quiet(&profile))
        });
        let mut asked_for = None;
        for id in steps {
            let title = step_title(cx.journal, cx.content, id).unwrap_or_default();
            if flush_left(ui, |ui| ui.add(Button::quiet(title).small().icon_after(Icon::ArrowRight))).clicked() {
                asked_for = Some(id.clone());
            }
        }
        ui.add_space(theme.spacing.s);
        asked_for
    })
    .inner
}
