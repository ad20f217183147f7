use eframe::egui::{Key as Keyboard, Modifiers, accesskit};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::journal::{HeldState, Timestamp, Writing};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

const PAGE: Page = Page::Tool(Tool::HeldWords);

fn id(number: u128) -> Id {
    Id::from_parts(0, number)
}

fn words(text: &str, until: &str) -> HeldWords {
    let empty = HeldWords::empty(Timestamp::from_millis(0), at("2026-11-21T23:40+01:00"), at(until));
    HeldWords { text: text.to_owned(), to_whom: "J.".to_owned(), ..empty }
}

/// A message ready since the morning, and a waiting one. It is Sunday, 21:14.
fn journal() -> Journal {
    let mut journal = Journal::default();
    journal.apply(Edit::put(id(1), words("How could you.\nAnd again.", "2026-11-22T06:00+01:00")));
    journal.apply(Edit::put(id(2), words("Do not call me.", "2026-11-23T06:00+01:00")));
    journal
}

fn kept(harness: &Harness<'_, Desk>, number: u128) -> HeldWords {
    (*harness.state().journal.held_words()[&id(number)]).clone()
}

fn copied(harness: &Harness<'_, Desk>) -> bool {
    harness.state().other.iter().any(|action| matches!(action, Action::Copy(_)))
}

#[test]
fn words_are_written_and_covered_by_keyboard() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), View::DESIGN);
    harness.get_by_label("Write something to hold").click();
    harness.run();
    // The text is focused.
    harness.get_by_label("The words").type_text("I cannot believe it.");
    harness.run();
    let desk = harness.state();
    let held = desk.journal.held_words().values().next().expect("one, from the first letter on");
    assert_eq!((held.text.as_str(), held.held_until), ("I cannot believe it.", at("2026-11-23T06:00+01:00")));
    assert_eq!(desk.names.first(), Some(&EditName::Add(TableKind::HeldWords)));
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
    harness.run();
    assert!(harness.query_by_label("Waits until tomorrow, 06:00").is_some());
    assert!(harness.query_by_label_contains("I cannot believe it.").is_none(), "covered from now on");
    assert!(harness.state().other.iter().any(|action| matches!(action, Action::FormClosed)));
}

#[test]
fn what_has_no_words_is_not_kept() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), View::DESIGN);
    harness.get_by_label("Write something to hold").click();
    harness.run();
    harness.get_by_label("The words").type_text("x");
    harness.run();
    harness.key_press(Keyboard::Backspace);
    harness.run();
    harness.get_by_label("Held until morning").click();
    harness.run();
    assert!(harness.state().journal.held_words().is_empty());
}

#[test]
fn before_the_morning_the_words_are_covered_and_opened_only_by_choice() {
    let mut desk = Desk::new(PAGE, journal());
    desk.states.tools.held_words.open(id(2));
    let mut harness = harness(desk, View::DESIGN);
    assert!(harness.query_by_label_contains("Do not call me").is_none());
    assert!(harness.query_by_label("Copy").is_none());
    harness.get_by_label("Open it anyway").click();
    harness.run();
    assert!(harness.query_by_label_contains("Do not call me").is_some());
    assert!(harness.query_by_label("Copy").is_none(), "copying waits for the morning");
    harness.get_by_label("Cover it again").click();
    harness.run();
    assert!(harness.query_by_label_contains("Do not call me").is_none());
}

#[test]
fn the_list_shows_nothing_of_covered_words() {
    let harness = harness(Desk::new(PAGE, journal()), View::DESIGN);
    assert!(harness.query_by_label_contains("Do not call me").is_none());
    assert!(harness.query_by_label("How could you.").is_some());
}

#[test]
fn in_the_morning_they_are_read_again_and_decided_about() {
    let mut desk = Desk::new(PAGE, journal());
    desk.states.tools.held_words.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    harness.get_by_label("What you think of it now").focus();
    harness.run();
    harness.get_by_label("What you think of it now").type_text("Too long.");
    harness.run();
    harness.get_by_label("Let go").click();
    harness.run();
    let words = kept(&harness, 1);
    assert_eq!((words.state, words.in_the_morning.as_str()), (HeldState::LetGo, "Too long."));
    harness.get_by_label("Copy").click();
    harness.run();
    assert!(copied(&harness));
    harness.get_by_label("Hold it longer").click();
    harness.run();
    let words = kept(&harness, 1);
    assert_eq!((words.state, words.held_until), (HeldState::Held, at("2026-11-23T06:00+01:00")));
    assert!(harness.query_by_label("How could you.").is_none(), "and is covered again");
}

#[test]
fn another_time_is_chosen_and_none_that_has_passed() {
    let mut desk = Desk::new(PAGE, journal());
    desk.states.tools.held_words.open(id(2));
    let mut harness = harness(desk, View::DESIGN);
    harness.get_by_label("Another time").click();
    harness.run();
    let retype = |harness: &mut Harness<'_, Desk>, text: &str| {
        harness.get_by_label("Time").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
        harness.get_by_label("Time").type_text(text);
        harness.run();
    };
    retype(&mut harness, "09:30");
    assert_eq!(kept(&harness, 2).held_until, at("2026-11-23T09:30+01:00"));
    harness.get_by_label("Day").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
    harness.get_by_label("Day").type_text("22.11.2026");
    harness.run();
    assert_eq!(kept(&harness, 2).held_until, at("2026-11-23T09:30+01:00"), "that morning has passed");
    assert!(harness.query_by_label_contains("Waits until tomorrow, 09:30").is_some());
}

#[test]
fn nothing_can_be_sent_from_here_and_no_contact_is_respected() {
    for number in [1, 2] {
        let mut desk = Desk::new(PAGE, journal());
        desk.states.tools.held_words.open(id(number));
        let harness = harness(desk, View::DESIGN);
        assert!(harness.query_by_label_contains("Send").is_none());
    }
    let mut desk = Desk::new(PAGE, journal());
    desk.states.tools.held_words.open(id(1));
    let morning = harness(desk, View::DESIGN);
    assert!(morning.query_by_label_contains("no contact").is_some());
    let mut writing = harness(Desk::new(PAGE, Journal::default()), View::DESIGN);
    writing.get_by_label("Write something to hold").click();
    writing.run();
    assert!(writing.query_by_label_contains("no contact").is_some());
}

#[test]
fn escape_goes_back_to_the_row_and_deleting_goes_to_the_trash() {
    let mut desk = Desk::new(PAGE, journal());
    desk.states.tools.held_words.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.get_by_label("How could you.").is_focused());
    harness.key_press(Keyboard::Enter);
    harness.run();
    harness.get_by_label("More for these words").click();
    harness.run();
    harness.get_by_label("Delete these words").click();
    harness.run();
    assert!(!harness.state().journal.held_words().contains_key(&id(1)));
    assert_eq!(harness.state().names.last(), Some(&EditName::Delete(TableKind::HeldWords)));
}

#[test]
fn a_read_only_journal_is_read_and_not_changed() {
    let mut desk = Desk::new(PAGE, journal()).with(|desk| desk.can_edit = false);
    desk.states.tools.held_words.open(id(1));
    let mut harness = harness(desk, View::DESIGN);
    assert!(harness.query_by_label_contains("And again.").is_some());
    for label in ["Let go", "Hold it longer", "What you think of it now", "More for these words"] {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    harness.key_press(Keyboard::Escape);
    harness.run();
    assert!(harness.query_by_label("Write something to hold").is_none());
}

#[test]
fn letters_lead_to_their_worksheets() {
    let mut harness = harness(Desk::new(PAGE, Journal::default()), View::DESIGN);
    harness.get_by_label("A letter I will not send").click();
    harness.run();
    let opens = |action: &Action| matches!(action, Action::OpenWorksheet(id) if id == "a-letter-i-will-not-send");
    assert!(harness.state().other.iter().any(opens));
}

#[test]
fn what_has_waited_longest_is_ready_first() {
    let mut journal = journal();
    assert_eq!(ready(&journal, at("2026-11-22T05:00+01:00")), None);
    assert_eq!(ready(&journal, at("2026-11-23T08:00+01:00")), Some(id(1)));
    let said = HeldWords { state: HeldState::Said, ..words("How could you.", "2026-11-22T06:00+01:00") };
    journal.apply(Edit::put(id(1), said));
    assert_eq!(ready(&journal, at("2026-11-23T08:00+01:00")), Some(id(2)));
}

#[test]
fn a_page_and_a_note_move_here_whole() {
    let mut journal = Journal::default();
    let now = Desk::new(PAGE, Journal::default()).now;
    let page = Writing { changed: Timestamp::from_millis(0), when: now.local, written: None, text: "All of it.\n".to_owned() };
    journal.apply(Edit::put(id(3), page));
    let mut desk = Desk::new(PAGE, journal);
    let mut edits = Vec::new();
    desk.with_cx(|cx| {
        edits.extend(hold_page(cx.journal, id(3), id(4), cx.now, cx.zone));
        assert!(hold_note(cx.journal, crate::journal::DraftKey::New, id(5), cx.now, cx.zone).is_none(), "no note, nothing to hold");
    });
    let inverse = desk.journal.apply(edits.remove(0)).inverse;
    assert!(desk.journal.writings().is_empty());
    assert_eq!(desk.journal.held_words()[&id(4)].text, "All of it.");
    desk.journal.apply(inverse);
    assert_eq!(desk.journal.writings()[&id(3)].text, "All of it.\n", "and undo brings the page back");
}

#[test]
fn the_heading_of_what_is_open_is_the_title_of_the_page() {
    let mut desk = Desk::new(PAGE, journal());
    desk.states.tools.held_words.open(id(2));
    let harness = harness(desk, View::DESIGN);
    let heading = harness.get_by_role_and_label(accesskit::Role::Heading, "Waits until tomorrow, 06:00");
    assert_eq!(heading.accesskit_node().level(), Some(1));
}

#[test]
fn every_window_shows_it() {
    in_every_view("held-words", || Desk::new(PAGE, journal()), show);
    in_every_view("held-words-empty", || Desk::new(PAGE, Journal::default()), show);
    for (name, number) in [("held-words-morning", 1), ("held-words-covered", 2)] {
        let desk = move || Desk::new(PAGE, journal()).with(|desk| desk.states.tools.held_words.open(id(number)));
        in_every_view(name, desk, show);
    }
    in_every_view("held-words-write", || Desk::new(PAGE, Journal::default()).with(|desk| desk.states.tools.held_words.write(id(9))), show);
}
