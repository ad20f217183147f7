//! The trust ledger: log an outcome, undo it, find it on its day.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, Sitting};

const PROMISE: &str = "Water the plants";

fn go_to(sitting: &mut Sitting, page: &str) {
    sitting.press(CTRL, Key::K);
    sitting.type_text(page);
    sitting.key(Key::Enter);
}

fn add_promise(sitting: &mut Sitting) {
    go_to(sitting, "trust ledger");
    sitting.click("Add a promise");
    sitting.key(Key::Enter);
    sitting.type_text(PROMISE);
    sitting.pause();
    assert_eq!(sitting.journal().promises().len(), 1);
}

#[test]
fn an_outcome_is_logged_with_one_press_and_undone() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_promise(&mut sitting);
    sitting.click("Broken");
    sitting.expect("Noted in the ledger");
    sitting.click("Undo");
    sitting.expect("Undone:");
    assert!(sitting.journal().promise_entries().is_empty());
    assert_eq!(sitting.journal().promises().len(), 1);
}

#[test]
fn a_logged_outcome_is_listed_on_its_day_and_opens() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_promise(&mut sitting);
    sitting.click("Kept");
    go_to(&mut sitting, "journal as a month");
    sitting.click("Water the plants: kept");
    sitting.expect("1 of 1, as you saw it");
}

#[test]
fn esc_leaves_a_field_first_and_then_the_tool() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_promise(&mut sitting);
    sitting.focus("What was promised");
    sitting.key(Key::Escape);
    sitting.expect("How did it go?");
    sitting.key(Key::Escape);
    sitting.expect("Each is small and stands alone.");
}

#[test]
fn at_night_the_ledger_is_hidden_and_a_note_is_enough() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_promise(&mut sitting);
    sitting.pass(Duration::from_hours(1));
    sitting.expect("Resting for the night");
    sitting.click("Show it anyway");
    sitting.click("I do not know");
    sitting.expect("Kept. Enough for tonight.");
}
