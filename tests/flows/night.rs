//! Night mode: keeping something is confirmed as enough.

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
fn keeping_at_night_is_confirmed_as_enough_and_undoable() {
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
fn by_day_keeping_has_the_plain_confirmation() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    // Until a quarter past five.
    sitting.pass(Duration::from_hours(7));
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Check-in kept");
    sitting.expect_no(ENOUGH);
}

#[test]
fn leaving_an_unchanged_check_in_is_confirmed_as_enough() {
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
fn a_pending_change_is_not_reported_as_kept() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    sitting.press(CTRL, Key::Enter);
    sitting.pass(Duration::from_secs(10));
    sitting.click("More for the check-in of 22:14");
    sitting.click_menu("Edit");
    sitting.write("Note", "It rained");
    // The first Escape leaves the note, the second the change.
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    sitting.expect_no(ENOUGH);
    sitting.expect("How is it right now?");
    sitting.click("More for the check-in of 22:14");
    sitting.click_menu("Edit");
    assert_eq!(sitting.text_of("Note"), "It rained", "the change waited");
}

#[test]
fn a_log_entry_at_night_is_confirmed_as_enough() {
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
