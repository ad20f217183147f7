//! The callout on the day a goal is worth another look.

use chrono::Months;
use eframe::egui::Ui;

use super::is_to_look_at;
use crate::content::fill;
use crate::journal::Goal;
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Panel, mark_heading};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<Goal>) {
    let today = cx.today();
    let Some(day) = form.record().look_again_on.filter(|_| is_to_look_at(form.record(), today)) else { return };
    let theme = Theme::of(ui);
    let words = &cx.lang.goals;
    let on_day = cx.locale.relative_day(day, today, cx.lang);
    Panel::new(theme.colours.accent_soft).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.s;
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.worth_a_look)), 3);
        ui.label(theme.text(TextStyle::Small, fill(&words.worth_a_look_text, &[("on_day", &on_day)])));
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::new(&words.in_a_month).small()).clicked() {
                form.choose().look_again_on = today.checked_add_months(Months::new(1));
            }
            if ui.add(Button::quiet(&words.no_date).small()).clicked() {
                form.choose().look_again_on = None;
            }
        });
    });
}
