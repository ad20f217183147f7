//! What stands before a page for the other person: where there may be fear, a page can raise the danger.

use eframe::egui::Ui;

use super::State;
use crate::content::Gate;
use crate::export::Audience;
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::pages::roadmap::show_question;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::Button;

/// What stands before the pages for the reader who was chosen.
pub(super) fn before(cx: &Cx<'_>, state: &State) -> Gate {
    if state.options.audience == Audience::OtherPerson { Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) } else { Gate::Open }
}

/// Shows it in the place of the pages. Answers whether it stands there.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) -> bool {
    let theme = Theme::of(ui);
    let words = &cx.lang.paper;
    match before(cx, state) {
        Gate::Open | Gate::WaitsToBeOpened => return false,
        Gate::AsksAboutFear => {
            ui.label(theme.text(TextStyle::Body, &words.asks));
            ui.add_space(theme.spacing.m);
            show_question(ui, cx, &mut state.asked_about_fear);
        }
        Gate::ClosedForTwo => {
            let is_afraid = cx.journal.profile_or_unsaid().fear.counts_as_yes();
            ui.label(theme.text(TextStyle::Body, if is_afraid { &words.closed } else { &words.closed_frightened }));
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&cx.lang.roadmap.closed_open_help)).clicked() {
                cx.go(Page::Help);
            }
        }
    }
    true
}
