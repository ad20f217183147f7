//! The first question: about oneself, or about danger? “Not sure” counts as danger.

use eframe::egui::Ui;

use super::{State, View};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Moved;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, mark_page_title};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.question)));
    parts::explanation(ui, &words.question_about);
    ui.add_space(theme.spacing.m);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&words.about_me)).clicked() {
            let id = cx.new_id();
            *state = State { view: View::Open(id), takes_focus: true, ..State::default() };
        }
        let danger = ui.add(Button::new(&words.about_danger)).clicked();
        let not_sure = ui.add(Button::new(&words.not_sure)).clicked();
        if danger || not_sure {
            state.view = View::Danger;
        }
    });
}

/// Shows links to people instead of questions.
pub(super) fn show_danger(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.danger_heading)));
    ui.label(theme.text(TextStyle::Body, &words.danger_text));
    ui.add_space(theme.spacing.m);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::primary(&words.open_help)).clicked() {
            cx.go(Page::Help);
        }
        if ui.add(Button::quiet(&words.back_to_list)).clicked() {
            state.close(Moved::by_press(ui));
        }
    });
}
