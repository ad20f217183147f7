//! The gate for pages given to the other person, which can raise the danger if there is fear.

use eframe::egui::Ui;

use super::State;
use crate::content::Gate;
use crate::export::{Audience, Sources};
use crate::ui::action::Page;
use crate::ui::cx::Cx;
use crate::ui::pages::roadmap::show_question;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::Button;

pub(super) fn before(cx: &Cx<'_>, state: &State) -> Gate {
    let sources = Sources { journal: cx.journal, content: cx.content, lang: cx.lang, locale: cx.locale, today: cx.today() };
    state.what.as_ref().map_or(Gate::Open, |what| what.gate(&sources, state.options.audience))
}

/// Draws the closed gate instead of the pages. False if it is open.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) -> bool {
    let theme = Theme::of(ui);
    let words = &cx.lang.paper;
    let is_for_other = state.options.audience == Audience::OtherPerson;
    match before(cx, state) {
        Gate::Open | Gate::WaitsToBeOpened => return false,
        Gate::AsksAboutFear => {
            ui.label(theme.text(TextStyle::Body, if is_for_other { &words.asks } else { &words.asks_two }));
            ui.add_space(theme.spacing.m);
            show_question(ui, cx, &mut state.asked_about_fear);
        }
        Gate::ClosedForTwo => {
            let is_afraid = cx.journal.profile_or_unsaid().fear.counts_as_yes();
            let text = match (is_for_other, is_afraid) {
                (true, true) => &words.closed,
                (true, false) => &words.closed_frightened,
                (false, true) => &words.closed_two,
                (false, false) => &words.closed_two_frightened,
            };
            ui.label(theme.text(TextStyle::Body, text));
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&cx.lang.roadmap.closed_open_help)).clicked() {
                cx.go(Page::Help);
            }
        }
    }
    true
}
