//! Afterwards: the trigger, in a few optional taps.

use eframe::egui::{Align, Layout, Ui};

use super::Current;
use crate::ui::cx::Cx;
use crate::ui::shared::trigger_kinds;
use crate::ui::theme::Theme;
use crate::ui::widgets::label;

pub(super) const fn can_be_asked(cx: &Cx<'_>) -> bool {
    cx.commands.can_edit
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut Current) {
    if !can_be_asked(cx) {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    ui.add_space(theme.spacing.s);
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        label(ui, &words.set_off);
        let mut kinds = state.record.set_off_by.clone();
        if trigger_kinds::show(ui, cx, "set off by", &words.set_off, &mut kinds) {
            state.change().set_off_by = kinds;
        }
    });
}
