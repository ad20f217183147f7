//! The advice that follows from the answers: a heading and one line each, expandable.

use eframe::egui::Ui;

use super::{State, opens};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, mark_heading};

/// The advice to talk to someone, shown with help numbers.
const WITH_NUMBERS: &str = "think-it-through";

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.safe_here;
    let advice = cx.content.safe_here().advice_for(&state.chosen);
    parts::heading(ui, &words.advice);
    parts::announced(ui, &if advice.is_empty() { words.advice_waits.clone() } else { words.count.of(advice.len()) });
    for advice in advice {
        ui.add_space(theme.spacing.s);
        let [first, rest @ ..] = advice.lines.as_slice() else { continue };
        let is_open = if rest.is_empty() {
            mark_heading(&ui.label(theme.text(TextStyle::Label, &advice.heading).color(theme.colours.text_secondary)), 3);
            false
        } else {
            opens(ui, ("advice", &advice.id), &advice.heading, &mut state.opened, &advice.id)
        };
        parts::lines(ui, std::slice::from_ref(first));
        if is_open {
            parts::lines(ui, rest);
        }
        if advice.id == WITH_NUMBERS && ui.add(Button::new(&words.reach_help).small()).clicked() {
            cx.go(Page::Help);
        }
    }
}
