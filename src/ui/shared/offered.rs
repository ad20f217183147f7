//! A note on suggestions withheld from this person.

use eframe::egui::Ui;

use super::layout::flush_left;
use super::parts;
use crate::content::Gate;
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::widgets::Button;

/// Explains missing suggestions: those for two are closed by fear, or wait for the answer about it.
pub(in crate::ui) fn show_what_waits(ui: &mut Ui, cx: &mut Cx<'_>, only_alone: &str, openness_waits: &str) {
    match Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) {
        Gate::ClosedForTwo => parts::explanation(ui, only_alone),
        Gate::AsksAboutFear => {
            parts::explanation(ui, openness_waits);
            if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.roadmap.closed_open_help).small())).clicked() {
                cx.go(Page::Help);
            }
        }
        Gate::Open | Gate::WaitsToBeOpened => {}
    }
}
