//! The review of a boundary, when due or on request: keep, change, rest or retire.

use chrono::Months;
use eframe::egui::Ui;

use super::list::is_due;
use crate::journal::{Boundary, EditName, Id, Review, ReviewOutcome};
use crate::ui::cx::Cx;
use crate::ui::shared::dates::date_field;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Panel, TextArea, mark_heading, radio_rows};

const DATE_WIDTH: f32 = 200.0;

pub(super) fn begin(cx: &mut Cx<'_>, id: Id, boundary: &Boundary) {
    let next_on = cx.today().checked_add_months(Months::new(1));
    let review = Some(Review { next_on, ..Review::default() });
    cx.put(id, Boundary { review, ..boundary.clone() }, EditName::ReviewBoundary);
}

/// The notice of a due review, or the open review form.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, boundary: &Boundary) {
    if !cx.commands.can_edit || (boundary.review.is_none() && !is_due(boundary, cx.today())) {
        return;
    }
    let theme = Theme::of(ui);
    Panel::new(theme.colours.accent_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &cx.lang.boundaries.review.heading)), 3);
        if boundary.review.is_some() {
            show_form(ui, cx, id, boundary);
        } else if ui.add(Button::new(&cx.lang.boundaries.review.begin).small()).clicked() {
            begin(cx, id, boundary);
        }
    });
}

fn show_form(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, boundary: &Boundary) {
    let words = &cx.lang.boundaries.review;
    let mut edited = boundary.clone();
    let Some(review) = &mut edited.review else { return };
    let before = review.clone();
    let rows = ReviewOutcome::ALL.map(|outcome| (Some(outcome), words.outcomes[outcome].as_str(), words.meanings[outcome].as_str()));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        radio_rows(ui, ("review", id.bits()), &words.heading, &mut review.outcome, &rows);
    });
    if review.outcome.is_some_and(|outcome| outcome != ReviewOutcome::Keep) {
        TextArea::new((id.bits(), "reason", cx.generation), &words.reason, &mut review.reason).hint(&words.reason_hint).min_height(40.0).show(ui);
    }
    if review.outcome != Some(ReviewOutcome::Retire) {
        date_field(ui, cx, (id.bits(), "next_on", cx.generation), &cx.lang.boundaries.review_on, &mut review.next_on, DATE_WIDTH);
    }
    let has_reason = review.outcome != Some(ReviewOutcome::Change) || !review.reason.trim().is_empty();
    let is_ready = review.outcome.is_some() && has_reason;
    let is_changed = *review != before;
    let (mut ends, mut cancels) = (false, false);
    ui.horizontal_wrapped(|ui| {
        ends = ui.add(Button::new(&cx.lang.common.done).small().enabled(is_ready)).clicked();
        cancels = ui.add(Button::quiet(&cx.lang.common.cancel).small()).clicked();
    });
    if ends {
        edited.end_review(cx.now.local);
        cx.put(id, edited, EditName::ReviewBoundary);
    } else if cancels {
        edited.review = None;
        cx.put(id, edited, EditName::ReviewBoundary);
    } else if is_changed {
        cx.put_typing(id, edited, EditName::ReviewBoundary, "review");
    }
}
