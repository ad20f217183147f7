//! Undo and redo, shared between fields and the journal.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

#[test]
fn a_kept_check_in_is_taken_back_and_brought_back() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Too much");
    sitting.press(CTRL, Key::Enter);
    assert_eq!(sitting.journal().check_ins().len(), 1);

    sitting.click("Undo");
    assert!(sitting.journal().check_ins().is_empty());
    sitting.expect("Undone: check-in kept");
    assert_eq!(sitting.text_of("Note"), "Too much", "it is a draft again");

    sitting.press(CTRL, Key::Y);
    assert_eq!(sitting.journal().check_ins().len(), 1);
    sitting.expect("Redone: check-in kept");
}

#[test]
fn typing_into_a_record_is_undone_by_the_journal() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.focus("My limit");
    sitting.type_text("I leave the room");
    assert_eq!(sitting.journal().boundaries().len(), 1);

    sitting.press(CTRL, Key::Z);
    assert_eq!(sitting.text_of("My limit"), "");
    assert_eq!(sitting.journal().boundaries().len(), 1);
    sitting.expect("Undone: boundary changed");
    sitting.type_text("I go");
    assert_eq!(sitting.text_of("My limit"), "I go", "the keyboard is where it was");

    for _ in 0..2 {
        sitting.press(CTRL, Key::Z);
    }
    assert!(sitting.journal().boundaries().is_empty());
    sitting.expect("Undone: boundary added");
}

#[test]
fn a_page_that_was_undone_and_redone_is_whole_again() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    sitting.type_text("First part. ");
    sitting.pass(Duration::from_secs(5));
    sitting.type_text("Second part.");
    sitting.pass(Duration::from_secs(5));
    let page = |sitting: &Sitting| sitting.journal().writings().values().next().map(|page| page.text.clone());
    let states = [None, Some("First part. ".to_owned()), Some("First part. Second part.".to_owned())];
    for expected in states.iter().rev().skip(1) {
        sitting.press(CTRL, Key::Z);
        assert_eq!(page(&sitting), *expected);
        sitting.pass(Duration::from_secs(5));
    }
    sitting.press(CTRL, Key::Z);
    assert_eq!(page(&sitting), None, "what was taken back does not come back by undoing");
    for expected in states.iter().skip(1) {
        sitting.press(CTRL, Key::Y);
        assert_eq!(page(&sitting), *expected);
        sitting.pass(Duration::from_secs(5));
    }
    for _ in 0..3 {
        sitting.press(CTRL, Key::Y);
    }
    sitting.pause();
    assert_eq!(page(&sitting), states[2]);
    assert_eq!(home.journal_on_disk().writings().len(), 1);
}

#[test]
fn a_draft_typed_since_a_check_in_was_kept_survives_its_undo() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Alpha");
    sitting.press(CTRL, Key::Enter);
    sitting.write("Note", "Beta");
    sitting.click("Undo");
    assert_eq!(sitting.text_of("Note"), "Alpha\n\nBeta", "neither is lost");
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    let notes: Vec<String> = home.journal_on_disk().check_ins().values().map(|check_in| check_in.note.clone()).collect();
    assert_eq!(notes, ["Alpha\n\nBeta"]);
}

#[test]
fn right_after_keeping_the_journal_undoes_not_the_field() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Kept too soon");
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: check-in kept");
    assert!(sitting.journal().check_ins().is_empty());
    assert_eq!(sitting.text_of("Note"), "Kept too soon");
}

#[test]
fn undo_in_a_form_stops_where_it_was_opened() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "It rained");
    sitting.press(CTRL, Key::Enter);

    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Edit");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Nothing more to undo in this form");
    assert_eq!(sitting.journal().check_ins().len(), 1, "what was kept before stays");
    sitting.click("Cancel");

    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    sitting.type_text("First part. ");
    sitting.pass(Duration::from_secs(5));
    sitting.type_text("Second part.");
    for _ in 0..2 {
        sitting.press(CTRL, Key::Z);
    }
    assert!(sitting.journal().writings().is_empty());
    sitting.press(CTRL, Key::Z);
    sitting.expect("Nothing more to undo in this form");
    assert_eq!(sitting.journal().check_ins().len(), 1);
    sitting.press(CTRL, Key::Y);
    sitting.press(CTRL, Key::Z);
    assert!(sitting.journal().writings().is_empty(), "what was done again in it is taken back in it");

    // With the form closed, undo continues with the journal.
    sitting.press(CTRL, Key::Num1);
    sitting.press(CTRL, Key::Z);
    assert!(sitting.journal().check_ins().is_empty());
    sitting.expect("Undone: check-in kept");
}
