//! The form of a goal.

use eframe::egui::Ui;

use super::{State, look, steps};
use crate::journal::{Goal, GoalState, Id};
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Segment, segmented};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let mut form = RecordForm::of(cx, id, || Goal::empty(cx.now.instant, cx.now.local));
    let words = &cx.lang.goals;
    ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.m;
    let takes_focus = state.selection.take_title_focus();
    form.title(ui, [&words.title, &words.title_hint, &words.untitled], takes_focus, |goal| &mut goal.title);
    how_it_stands(ui, cx, state, &mut form);
    form.area(ui, "why", [&words.why, &words.why_hint], |goal| &mut goal.why);
    steps::show(ui, cx, &mut state.steps, &mut form);
    form.date(ui, cx, "look_again_on", &words.look_again_on, |goal| &mut goal.look_again_on);
    form.area(ui, "notes", [&words.notes, ""], |goal| &mut goal.notes);
    if form.can_edit() {
        // Fear prevents marking goals as shared.
        if form.record().is_shared || !cx.journal.profile_or_unsaid().closes_steps_for_two() {
            ui.add(CheckBox::new(&mut form.choose().is_shared, &words.is_shared));
        }
        if form.is_kept() && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.common.delete).small())).clicked() {
            form.delete();
        }
    }
    form.end(cx);
}

/// The state of the goal, and the callout for another look.
fn how_it_stands(ui: &mut Ui, cx: &Cx<'_>, page: &mut State, form: &mut RecordForm<Goal>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.goals;
    if !form.can_edit() {
        ui.label(theme.text(TextStyle::SmallStrong, &words.states[form.record().state]));
        if form.record().is_shared {
            ui.label(theme.text(TextStyle::Small, &words.is_shared));
        }
        return;
    }
    if !form.is_kept() {
        return;
    }
    let segments = GoalState::ALL.map(|state| Segment::new(state, &words.states[state]));
    let salt = form.salt("state");
    if segmented(ui, salt, &words.state, &mut form.choose().state, &segments).changed() {
        page.selection.show_in_list();
    }
    if form.record().state == GoalState::LetGo {
        ui.label(theme.text(TextStyle::Small, &words.let_go_line).color(theme.colours.text_secondary));
    }
    look::show(ui, cx, form);
}
