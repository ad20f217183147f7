//! At night what was kept is told to be enough.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

const ENOUGH: &str = "Kept. Enough for tonight.";

/// A new journal at 22:14.
fn sit_at_night(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.pass(Duration::from_hours(1));
    sitting
}

#[test]
fn a_check_in_at_night_is_enough_and_can_still_be_taken_back() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    sitting.write("Note", "It rained");
    sitting.press(CTRL, Key::Enter);
    sitting.expect(ENOUGH);
    sitting.expect_no("Check-in kept");
    sitting.click("Undo");
    assert!(sitting.journal().check_ins().is_empty());
}

#[test]
fn by_day_a_check_in_is_simply_kept() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    // Until a quarter past five.
    sitting.pass(Duration::from_hours(7));
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Check-in kept");
    sitting.expect_no(ENOUGH);
}

#[test]
fn leaving_a_kept_check_in_as_it_is_says_so_too() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    sitting.press(CTRL, Key::Enter);
    sitting.pass(Duration::from_secs(10));
    sitting.expect_no(ENOUGH);
    sitting.click("More for the check-in of 22:14");
    sitting.click_menu("Edit");
    sitting.key(Key::Escape);
    sitting.expect(ENOUGH);
    sitting.expect("How is it right now?");
}

#[test]
fn a_change_that_waits_is_not_said_to_be_kept() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    sitting.press(CTRL, Key::Enter);
    sitting.pass(Duration::from_secs(10));
    sitting.click("More for the check-in of 22:14");
    sitting.click_menu("Edit");
    sitting.write("Note", "It rained");
    // Out of the note, then out of the change.
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    sitting.expect_no(ENOUGH);
    sitting.expect("How is it right now?");
    sitting.click("More for the check-in of 22:14");
    sitting.click_menu("Edit");
    assert_eq!(sitting.text_of("Note"), "It rained", "the change waited");
}

#[test]
fn an_entry_in_a_log_is_enough_for_tonight() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", "Phones stay out");
    sitting.click("Add");
    sitting.click("Held");
    sitting.click("Keep this entry");
    sitting.expect(ENOUGH);
}
