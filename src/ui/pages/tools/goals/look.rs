//! On its day: that the goal is worth another look, and when the next one could be.

use chrono::Months;
use eframe::egui::Ui;

use super::is_to_look_at;
use crate::content::fill;
use crate::journal::{EditName, Goal, Id, TableKind};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Panel, mark_heading};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, goal: &Goal) {
    let today = cx.today();
    let Some(day) = goal.look_again_on.filter(|_| is_to_look_at(goal, today)) else { return };
    let theme = Theme::of(ui);
    let words = &cx.lang.goals;
    let on_day = cx.locale.relative_day(day, today, cx.lang);
    let mut next = goal.look_again_on;
    Panel::new(theme.colours.accent_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.s;
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.worth_a_look)), 3);
        ui.label(theme.text(TextStyle::Small, fill(&words.worth_a_look_text, &[("on_day", &on_day)])));
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::new(&words.in_a_month).small()).clicked() {
                next = today.checked_add_months(Months::new(1));
            }
            if ui.add(Button::quiet(&words.no_date).small()).clicked() {
                next = None;
            }
        });
    });
    if next != goal.look_again_on {
        cx.put(id, Goal { look_again_on: next, ..goal.clone() }, EditName::Change(TableKind::Goal));
    }
}
