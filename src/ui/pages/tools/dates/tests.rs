use eframe::egui::{Key as Keyboard, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::journal::{DateAhead, DateKind, Edit, EditName, Journal, LookBack, TableKind, Timestamp};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

const PAGE: Page = Page::Tool(Tool::Dates);
/// Tall enough for the whole form.
const TALL: View = View { size: vec2(1280.0, 1400.0), ..View::DESIGN };

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

fn date(title: &str, day: &str, is_yearly: bool) -> DateAhead {
    let created = at("2025-11-01T10:00+01:00");
    DateAhead { title: title.to_owned(), is_yearly, ..DateAhead::empty(Timestamp::from_millis(0), created, day.parse().expect("a day")) }
}

/// A coming date, a yearly one, and a past one.
fn journal() -> Journal {
    let mut journal = Journal::default();
    journal.apply(Edit::put(id(1), DateAhead { plan: "At Ana's from six.".to_owned(), kind: DateKind::Hearing, ..date("The hearing", "2026-11-25", false) }));
    let looked_back = vec![LookBack { day: "2024-06-03".parse().expect("a day"), distress: Some(8), text: "Stayed in bed.".to_owned() }];
    journal.apply(Edit::put(id(2), DateAhead { looked_back, ..date("The day it came out", "2024-06-03", true) }));
    journal.apply(Edit::put(id(3), date("Supper with all of them", "2026-10-10", false)));
    journal
}

fn desk() -> Desk {
    Desk::new(PAGE, journal())
}

fn open(number: u128) -> Desk {
    desk().with(|desk| desk.states.tools.dates.open(id(number)))
}

fn record(harness: &Harness<'_, Desk>, number: u128) -> DateAhead {
    (*harness.state().journal.dates_ahead()[&id(number)]).clone()
}

#[test]
fn the_first_date_is_written_from_the_empty_page() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), View::DESIGN);
    harness.get_by_role_and_label(Role::Button, "Add a date").click();
    harness.run();
    assert!(harness.state().journal.dates_ahead().is_empty(), "nothing is there before its first letter");
    assert!(harness.get_by_label("What day it is").is_focused());
    harness.get_by_label("What day it is").type_text("The hearing");
    harness.run();
    let dates = harness.state().journal.dates_ahead();
    let written = dates.values().next().expect("one");
    assert_eq!((dates.len(), written.title.as_str(), written.day.to_string().as_str()), (1, "The hearing", "2026-11-29"));
    assert_eq!(harness.state().names.first(), Some(&EditName::Add(TableKind::DateAhead)));
}

#[test]
fn what_is_coming_stands_first_and_the_nearest_is_open() {
    let harness = harness(desk(), View::DESIGN);
    let place = |title: &str| harness.get_by_role_and_label(Role::ListBoxOption, title).rect().top();
    let places = ["The hearing", "The day it came out", "Supper with all of them"].map(place);
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(harness.get_by_label("What day it is").value().as_deref(), Some("The hearing"));
    assert!(harness.query_by_role_and_label(Role::ListBox, "Past").is_some());
}

#[test]
fn a_day_is_typed_and_an_empty_field_loses_nothing() {
    let mut harness = harness(desk(), View::DESIGN);
    let day = |harness: &Harness<'_, Desk>| record(harness, 1).day.to_string();
    harness.get_by_label("Day").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.key_press(Keyboard::Backspace);
    harness.run();
    assert_eq!(day(&harness), "2026-11-25");
    harness.get_by_label("Day").type_text("1.12.2026");
    harness.run();
    assert_eq!(day(&harness), "2026-12-01");
}

#[test]
fn it_comes_every_year_once_that_is_ticked() {
    let mut harness = harness(open(3), View::DESIGN);
    harness.get_by_label("It comes every year").click();
    harness.run();
    assert!(record(&harness, 3).is_yearly);
    assert!(harness.query_by_role_and_label(Role::ListBox, "Past").is_none());
    assert!(harness.query_by_label("Next: Sun 10 Oct 2027").is_some());
}

#[test]
fn a_line_of_the_plan_is_begun_from_the_menu() {
    let mut harness = harness(desk(), TALL);
    harness.get_by_label("Begin a line").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Who knows that it is this day").click();
    harness.run();
    assert_eq!(record(&harness, 1).plan, "At Ana's from six.\nWho knows that it is this day: ");
}

#[test]
fn afterwards_it_is_said_how_it_was_against_the_last_time() {
    let mut harness = harness(open(2), TALL);
    assert!(harness.query_by_label("How was it on 3 June 2026?").is_some());
    assert!(harness.query_by_label("On 3 June 2024: 8 of 10").is_some() && harness.query_by_label("Stayed in bed.").is_some());
    harness.get_by_label("5").click();
    harness.run();
    harness.get_by_label("In words").focus();
    harness.run();
    harness.get_by_label("In words").type_text("A walk with Ana.");
    harness.run();
    let looked_back = record(&harness, 2).looked_back;
    assert_eq!(looked_back.len(), 2);
    assert_eq!((looked_back[1].day.to_string().as_str(), looked_back[1].distress, looked_back[1].text.as_str()), ("2026-06-03", Some(5), "A walk with Ana."));
}

#[test]
fn before_its_day_nothing_is_asked() {
    let mut harness = harness(desk(), TALL);
    assert!(harness.query_by_label("Afterwards").is_none());
    harness.state_mut().now.local = at("2026-11-25T20:00+01:00");
    harness.run();
    assert!(harness.query_by_label("How was it on 25 November 2026?").is_some(), "on the evening itself it may be said");
}

#[test]
fn a_date_goes_to_the_trash() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_label("More about this date").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Delete this date").click();
    harness.run();
    assert!(!harness.state().journal.dates_ahead().contains_key(&id(1)));
    assert_eq!(harness.state().names, [EditName::Delete(TableKind::DateAhead)]);
}

#[test]
fn the_rows_are_one_tab_stop() {
    let mut harness = harness(desk(), View::DESIGN);
    harness.get_by_role_and_label(Role::ListBoxOption, "The hearing").focus();
    harness.run();
    harness.key_press(Keyboard::End);
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert_eq!(harness.get_by_label("What day it is").value().as_deref(), Some("Supper with all of them"));
    harness.key_press(Keyboard::Tab);
    harness.run();
    assert!(!harness.get_by_role_and_label(Role::ListBoxOption, "The hearing").is_focused());
}

#[test]
fn what_cannot_be_changed_can_be_read() {
    let harness = harness(open(2).with(|desk| desk.can_edit = false), TALL);
    for missing in ["Add a date", "More about this date", "What day it is", "How hard it was"] {
        assert!(harness.query_by_label(missing).is_none(), "{missing}");
    }
    assert!(harness.query_by_label("Stayed in bed.").is_some());
}

#[test]
fn list_and_form_take_turns_in_a_narrow_window() {
    let mut harness = harness(desk(), View::LARGE_TEXT);
    assert!(harness.query_by_label("What day it is").is_none());
    harness.get_by_role_and_label(Role::ListBoxOption, "The hearing").focus();
    harness.run();
    harness.key_press(Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("What day it is").is_some() && harness.get_by_label("Dates ahead").is_focused());
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::ListBoxOption, "The hearing").is_focused());
}

#[test]
fn it_is_whole_in_every_window() {
    in_every_view("dates", || open(2), show);
    in_every_view("dates-coming", desk, show);
    in_every_view("dates-empty", || Desk::new(PAGE, Journal::default()), show);
}
