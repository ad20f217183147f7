//! The safety plan on the Help page, or an invitation to write one.

use eframe::egui::Ui;

use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::safety_plan;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts;
use crate::ui::widgets::{Button, section_gap};

/// Draws the plan with an edit button, or the invitation. Nothing without an open journal.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.safety_plan;
    let is_written = cx.journal.written_safety_plan().is_some();
    if !cx.commands.is_open || !is_written && !cx.commands.can_edit {
        return;
    }
    parts::heading(ui, &words.heading);
    let button = if is_written {
        safety_plan::read(ui, cx);
        Button::quiet(&words.change).small().icon(Icon::Pencil)
    } else {
        parts::explanation(ui, &words.invitation);
        Button::quiet(&words.write).small().icon(Icon::Pencil)
    };
    if cx.commands.can_edit && flush_left(ui, |ui| ui.add(button)).clicked() {
        cx.go(Page::SafetyPlan);
    }
    section_gap(ui);
}
