//! The Help page: immediate steps, safety plan, people, numbers, and the question about fear. Works
//! without an open journal.

mod fear;
mod plan;

use eframe::egui::Ui;

use super::support::{self, Place, in_two_columns, show_emergency, show_numbers, show_people};
use crate::content::schema::SafetyText;
use crate::export::What;
use crate::journal::Id;
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::Room;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Sheet, section_gap};

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    support: support::State,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.support.open_form()
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.help);
    parts::page(ui, "help", Theme::of(ui).layout.content_max, |ui| {
        parts::title(ui, &cx.lang.help.heading);
        let support = &mut state.support;
        if Room::of(ui) == Room::Wide {
            let main = |ui: &mut Ui, cx: &mut Cx<'_>, support: &mut support::State| {
                first_things(ui, cx, support);
                plan::show(ui, cx);
                people(ui, cx, support);
                fear(ui, cx);
                texts(ui, cx);
            };
            in_two_columns(ui, cx, support, main, |ui, cx, support| show_numbers(ui, cx, support, Place::Help));
        } else {
            first_things(ui, cx, support);
            // A crisis contact comes before any number.
            let begins_with_people = cx.journal.people().values().any(|person| person.is_for_crisis);
            let begins_with_plan = cx.journal.written_safety_plan().is_some();
            if begins_with_plan {
                plan::show(ui, cx);
            }
            if begins_with_people {
                people(ui, cx, support);
            }
            show_numbers(ui, cx, support, Place::Help);
            section_gap(ui);
            if !begins_with_plan {
                plan::show(ui, cx);
            }
            if !begins_with_people {
                people(ui, cx, support);
            }
            fear(ui, cx);
            texts(ui, cx);
        }
    });
    cx.states.help = state;
}

/// The steps for the next minutes: the only card on the page.
fn first_things(ui: &mut Ui, cx: &Cx<'_>, support: &support::State) {
    let right_now = &cx.content.safety().right_now;
    Sheet::new().show(ui, |ui| {
        ui.set_width(ui.available_width());
        parts::heading(ui, &right_now.heading);
        if Room::of(ui) < Room::Wide {
            // The numbers are further down then, so show the emergency number here.
            show_emergency(ui, cx, support);
        }
        parts::lines(ui, &right_now.lines);
    });
    section_gap(ui);
}

fn people(ui: &mut Ui, cx: &mut Cx<'_>, support: &mut support::State) {
    if cx.commands.is_open {
        show_people(ui, cx, support, Place::Help);
        section_gap(ui);
    }
}

fn fear(ui: &mut Ui, cx: &mut Cx<'_>) {
    if cx.commands.is_open {
        fear::show(ui, cx);
        section_gap(ui);
    }
}

fn texts(ui: &mut Ui, cx: &mut Cx<'_>) {
    let safety = cx.content.safety();
    let mut texts = [&safety.when_afraid, &safety.when_it_is_too_much, &safety.when_you_frighten, &safety.this_computer, &safety.what_this_is_not];
    if cx.journal.profile_or_unsaid().has_frightened {
        // The answer about fear decides the first text.
        texts[..3].rotate_right(1);
    }
    for (index, shown) in texts.into_iter().enumerate() {
        if index > 0 {
            section_gap(ui);
        }
        text(ui, shown);
        if std::ptr::eq(shown, &raw const safety.this_computer) {
            ui.add_space(Theme::of(ui).spacing.xs);
            if ui.add(Button::new(&cx.lang.safe_here.open).small()).clicked() {
                cx.go(Page::SafeHere);
            }
        }
    }
    // Pages can be typeset only with an open journal.
    if cx.commands.is_open {
        section_gap(ui);
        let guide = Button::new(&cx.content.guide().title).small().icon(Icon::Printer);
        if ui.add(guide).clicked() {
            cx.push(Action::OpenPaper(What::Guide));
        }
    }
}

fn text(ui: &mut Ui, text: &SafetyText) {
    parts::heading(ui, &text.heading);
    parts::lines(ui, &text.lines);
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key as PressedKey;
    use egui_kittest::kittest::Queryable as _;

    use crate::journal::{FearAnswer, Journal};
    use crate::ui::action::{Action, Page};
    use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

    fn desk() -> Desk {
        Desk::new(Page::Help, Journal::default())
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("help", desk, crate::ui::pages::show);
    }

    #[test]
    fn a_person_is_there_with_the_first_letter_and_can_be_changed() {
        let mut harness = harness(desk(), View::DESIGN);
        harness.get_by_label("Add a person").click();
        harness.run();
        assert!(harness.state().journal.people().is_empty(), "nobody is kept before something is typed");
        harness.get_by_label("Name").type_text("A.");
        harness.run();
        harness.get_by_label("How to reach them").focus();
        harness.run();
        harness.get_by_label("How to reach them").type_text("After six");
        harness.run();
        harness.key_press(PressedKey::Escape);
        harness.run();
        let people: Vec<_> = harness.state().journal.people().values().map(|person| (person.name.clone(), person.reach.clone())).collect();
        assert_eq!(people, [("A.".to_owned(), "After six".to_owned())]);
        assert!(harness.query_by_label("Edit A.").is_some_and(|row| row.is_focused()), "the fields are closed, and the keyboard is at the row");
    }

    #[test]
    fn the_question_about_fear_is_kept_as_answered() {
        let mut harness = harness(desk(), View::DESIGN);
        harness.get_by_label("Not sure").click();
        harness.run();
        let profile = harness.state().journal.profile_or_unsaid();
        assert_eq!(profile.fear, FearAnswer::NotSure);
        assert!(profile.closes_steps_for_two());
    }

    #[test]
    fn a_number_can_be_copied_and_nothing_dials() {
        let mut harness = harness(desk(), View::DESIGN);
        harness.get_by_label("Copy 999").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::Copy(number)] if number == "999"));
    }

    #[test]
    fn the_emergency_number_is_seen_at_once_in_the_smallest_window() {
        let harness = harness(desk(), View::LARGE_TEXT);
        assert!(harness.get_by_label("Emergency: 999, 112").rect().bottom() < 200.0);
    }

    #[test]
    fn with_no_journal_open_the_numbers_are_there_and_a_country_can_be_chosen() {
        let mut harness = harness(desk().with(|desk| (desk.is_open, desk.can_edit) = (false, false)), View::DESIGN);
        assert!(harness.query_by_label("My people").is_none());
        assert!(harness.query_by_label("Copy 999").is_some());
        harness.get_by_label("Country").click();
        harness.run();
        harness.get_by_label("Germany").click();
        harness.run();
        assert!(harness.query_by_label("Copy 116 016").is_some());
        assert!(harness.state().journal.preferences().is_empty());
    }
}
