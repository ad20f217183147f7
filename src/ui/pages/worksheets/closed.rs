//! The notice in place of a closed worksheet.

use eframe::egui::Ui;

use super::State;
use crate::content::Gate;
use crate::content::schema::Worksheet;
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::pages::roadmap::show_question;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::Button;

/// Explains why it is closed and what can be done. True if the person opens one that waits to be
/// asked for.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, worksheet: &Worksheet, gate: Gate) -> bool {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    match gate {
        Gate::Open => false,
        Gate::ClosedForTwo => {
            let is_afraid = cx.journal.profile_or_unsaid().fear.counts_as_yes();
            ui.label(theme.text(TextStyle::Body, if is_afraid { &words.closed_for_two } else { &words.closed_for_two_frightened }));
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&cx.lang.roadmap.closed_open_help)).clicked() {
                cx.go(Page::Help);
            }
            if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.roadmap.closed_change).small())).clicked() {
                cx.states.roadmap.show_about_you();
                cx.go(Page::Roadmap);
            }
            false
        }
        Gate::AsksAboutFear => {
            ui.label(theme.text(TextStyle::Body, if worksheet.for_two { &words.closed_for_two_unanswered } else { &words.closed_unanswered }));
            ui.add_space(theme.spacing.m);
            show_question(ui, cx, &mut state.asked);
            false
        }
        Gate::WaitsToBeOpened => {
            ui.label(theme.text(TextStyle::Body, &words.only_when_asked));
            ui.add_space(theme.spacing.s);
            cx.commands.can_edit && ui.add(Button::new(&words.only_when_asked_begin)).clicked()
        }
    }
}
