//! Crisis hint: one line that points to people when distress is high.

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{LocalTime, distress_calls_for_people};
use crate::ui::action::Page;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, announce};

pub(in crate::ui) fn show_for_distress(ui: &mut Ui, cx: &mut Cx<'_>, when: LocalTime, before: Option<u8>, after: Option<u8>) {
    let is_of_today = when.day(cx.journal.day_start_hour()) == cx.today();
    if is_of_today && distress_calls_for_people(before, after) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xs;
            show(ui, cx);
        });
    }
}

/// The hint with a Help button. True if clicked.
pub(in crate::ui) fn show(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let theme = Theme::of(ui);
    let shortcut = Command::GoHelp.shortcuts().first().map(|shortcut| keys::as_text(*shortcut, &cx.lang.shortcuts.keys)).unwrap_or_default();
    let line = fill(&cx.lang.today.people_line, &[("shortcut", &shortcut)]);
    announce(&ui.label(theme.text(TextStyle::Body, line)));
    let is_pressed = ui.add(Button::new(&cx.lang.today.people_button).small()).clicked();
    if is_pressed {
        cx.go(Page::Help);
    }
    is_pressed
}
