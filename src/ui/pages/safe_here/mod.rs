//! "Is it safe to keep this here?": questions, advice, and the app's limits. Answers are never
//! stored. Works before any journal exists.

mod advice;

use eframe::egui::Ui;

use super::support::in_two_columns;
use crate::content::schema::SafetyText;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, RadioRow, disclosure, hairline, mark_heading, radio_rows, section_gap};

/// The page state. Kept in memory only, and dropped with the page.
#[derive(Debug, Default)]
pub struct State {
    /// The index of each question's answer.
    chosen: Vec<Option<usize>>,
    opened: Vec<String>,
    reading: Vec<usize>,
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.safe_here);
    state.chosen.resize(cx.content.safe_here().questions.len(), None);
    parts::page(ui, "safe here", Theme::of(ui).layout.content_max, |ui| {
        let theme = Theme::of(ui);
        parts::title(ui, &cx.lang.safe_here.heading);
        for text in [&cx.lang.safe_here.about, &cx.lang.safe_here.forgotten] {
            ui.label(theme.text(TextStyle::Body, text).color(theme.colours.text_secondary));
        }
        section_gap(ui);
        if Room::of(ui) == Room::Wide {
            in_two_columns(ui, cx, &mut state, questions_and_more, advice::show);
        } else {
            questions(ui, cx, &mut state);
            section_gap(ui);
            advice::show(ui, cx, &mut state);
            hairline(ui);
            more(ui, cx, &mut state);
        }
    });
    cx.states.safe_here = state;
}

fn questions_and_more(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    questions(ui, cx, state);
    hairline(ui);
    more(ui, cx, state);
}

fn questions(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    for (place, question) in cx.content.safe_here().questions.iter().enumerate() {
        if place > 0 {
            ui.add_space(theme.spacing.m);
        }
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &question.text)), 2);
        let rows: Vec<RadioRow<'_, Option<usize>>> =
            question.options.iter().enumerate().map(|(option, words)| (Some(option), words.text.as_str(), "")).collect();
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            radio_rows(ui, ("safe here", place), &question.text, &mut state.chosen[place], &rows);
        });
    }
    if state.chosen.iter().any(Option::is_some) {
        ui.add_space(theme.spacing.s);
        if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.safe_here.clear).small())).clicked() {
            *state = State::default();
            state.chosen.resize(cx.content.safe_here().questions.len(), None);
        }
    }
}

fn more(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    parts::heading(ui, &cx.lang.safe_here.more);
    for (place, SafetyText { heading, lines }) in cx.content.safe_here().more.iter().enumerate() {
        if opens(ui, ("safe here text", place), heading, &mut state.reading, &place) {
            parts::lines(ui, lines);
            ui.add_space(Theme::of(ui).spacing.s);
        }
    }
}

/// A row that expands and collapses. True if it is expanded.
fn opens<T: Clone + PartialEq>(ui: &mut Ui, id: impl eframe::egui::AsIdSalt, name: &str, opened: &mut Vec<T>, row: &T) -> bool {
    let mut is_open = opened.contains(row);
    if disclosure(ui, id, name, &mut is_open).changed() {
        opened.retain(|other| other != row);
        if is_open {
            opened.push(row.clone());
        }
    }
    is_open
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use crate::content::content;
    use crate::journal::Journal;
    use crate::ui::action::{Action, Page};
    use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

    fn desk() -> Desk {
        Desk::new(Page::SafeHere, Journal::default())
    }

    fn answered(answers: [usize; 4]) -> Desk {
        desk().with(|desk| desk.states.safe_here.chosen = answers.map(Some).to_vec())
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("safe-here", desk, crate::ui::pages::show);
        let all_open = || {
            answered([2, 1, 2, 1]).with(|desk| {
                desk.states.safe_here.opened = content().safe_here().advice.iter().map(|advice| advice.id.clone()).collect();
                desk.states.safe_here.reading = vec![0, 1, 2];
            })
        };
        in_every_view("safe-here-answered", || answered([2, 1, 2, 1]), crate::ui::pages::show);
        in_every_view("safe-here-open", all_open, crate::ui::pages::show);
    }

    #[test]
    fn answers_lead_to_advice_and_change_nothing_in_the_journal() {
        let mut harness = harness(desk(), View::DESIGN);
        assert!(harness.query_by_label("What may help stands here as you answer.").is_some());
        for answer in ["Someone who must not read this", "Yes, or I think so", "It could be dangerous for me or my children", "Neither"] {
            harness.get_by_label(answer).click();
            harness.run();
        }
        assert!(harness.query_by_label("Better not on this computer").is_some());
        assert!(harness.query_by_label_contains("Paper that only you reach").is_none(), "few words first");
        harness.get_by_label("Better not on this computer").click();
        harness.run();
        assert!(harness.query_by_label_contains("Paper that only you reach").is_some());
        harness.get_by_label("Numbers to call").click();
        harness.run();
        let desk = harness.state();
        assert!(matches!(desk.other.as_slice(), [Action::Go(Page::Help)]), "{:?}", desk.other);
        assert!(desk.names.is_empty() && desk.journal == Journal::default(), "nothing was written down");
    }

    #[test]
    fn answers_can_be_taken_back() {
        let mut harness = harness(answered([0, 0, 0, 0]), View::DESIGN);
        assert!(harness.query_by_label("Nothing you said speaks against it").is_some());
        harness.get_by_label("Take the answers back").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.query_by_label("What may help stands here as you answer.").is_some());
    }

    #[test]
    fn the_keyboard_answers_and_opens() {
        let mut harness = harness(desk(), View::DESIGN);
        harness.get_by_label("Nobody").focus();
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        assert_eq!(harness.state().states.safe_here.chosen[0], Some(1));
        let limits = "What no app can keep from being seen";
        harness.get_by_label(limits).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.query_by_label_contains("Whoever administers this computer").is_some());
    }

    #[test]
    fn it_is_there_before_any_journal() {
        let mut harness = harness(desk().with(|desk| (desk.is_open, desk.can_edit) = (false, false)), View::LARGE_TEXT);
        harness.get_by_label("Someone I would not mind").click();
        harness.run();
        assert!(harness.query_by_label("Choose a passphrase").is_some());
    }

    /// The page must name every limit: users would find out a missing one the hard way.
    #[test]
    fn the_honest_limits_are_all_there_and_nothing_is_promised() {
        let file = content().safe_here();
        let all: String =
            file.more.iter().chain(std::iter::empty()).flat_map(|text| &text.lines).chain(file.advice.iter().flat_map(|advice| &advice.lines)).fold(
                String::new(),
                |mut all, line| {
                    all.push_str(&line.to_lowercase());
                    all.push('\n');
                    all
                },
            );
        for limit in [
            "records keys",
            "administers",
            "backups of the whole disk",
            "swap",
            "hibernation",
            "cameras",
            "behind you",
            "demands the passphrase",
            "copied to the internet",
            "pictures of it",
            "paper",
            "a person you trust",
            "helpline",
        ] {
            assert!(all.contains(limit), "{limit}");
        }
        for promise in [
            "deniab",
            "undetectable",
            "invisible",
            "nobody can find",
            "completely",
            "perfectly",
            "guarantee",
            "unbreakable",
            "military",
            "you are safe",
            "100 %",
        ] {
            assert!(!all.contains(promise), "{promise}");
        }
    }
}
