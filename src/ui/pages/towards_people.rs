//! Despair is met with people: the one quiet line, wherever something calls for it.

use eframe::egui::Ui;

use crate::content::fill;
use crate::ui::action::Page;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, announce};

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
