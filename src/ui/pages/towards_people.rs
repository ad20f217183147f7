//! Despair is met with people: the one quiet line, wherever something calls for it.

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{LocalTime, distress_calls_for_people};
use crate::ui::action::Page;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, announce};

/// Shows the line under an entry of the present day, where the distress before and after in it calls for people.
pub(super) fn show_for_distress(ui: &mut Ui, cx: &mut Cx<'_>, when: LocalTime, before: Option<u8>, after: Option<u8>) {
    let is_of_today = when.day(cx.journal.day_start_hour()) == cx.today();
    if is_of_today && distress_calls_for_people(before, after) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xs;
            show(ui, cx);
        });
    }
}

/// Shows the line and the way to Help. Answers whether that was pressed.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
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
