//! Delayed messages, from writing to reading again.

use std::time::Duration;

use eframe::egui::Key;

use crate::pages::{SMALL, complaints, enlarge};
use crate::sitting::{CTRL, Home, Sitting};

const HOLD: &str = "Hold this until morning";

/// A new journal at 22:14.
fn sit_at_night(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.pass(Duration::from_hours(1));
    sitting
}

fn run_command(sitting: &mut Sitting, name: &str) {
    sitting.press(CTRL, Key::K);
    sitting.type_text(name);
    sitting.key(Key::Enter);
}

#[test]
fn a_note_at_night_is_delayed_with_one_press_and_undone() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    assert!(!sitting.has_control(HOLD), "without words there is nothing to hold");
    sitting.write("Note", "How could you");
    sitting.click(HOLD);
    sitting.expect("Held until tomorrow, 06:00. Enough for tonight.");
    assert_eq!(sitting.text_of("Note"), "");
    let held: Vec<_> = sitting.journal().held_words().values().cloned().collect();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].text, "How could you");
    sitting.click("Undo");
    assert!(sitting.journal().held_words().is_empty());
    assert_eq!(sitting.text_of("Note"), "How could you");
}

#[test]
fn by_day_only_the_command_delays_a_message() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "How could you");
    assert!(!sitting.has_control(HOLD));
    run_command(&mut sitting, HOLD);
    sitting.expect("Held until tomorrow, 06:00");
    assert_eq!(sitting.journal().held_words().len(), 1);
}

#[test]
fn a_page_of_writing_is_delayed_completely() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    run_command(&mut sitting, "Write");
    sitting.type_text("All of it, once");
    assert_eq!(sitting.journal().writings().len(), 1);
    run_command(&mut sitting, HOLD);
    assert!(sitting.journal().writings().is_empty());
    assert_eq!(sitting.journal().held_words().values().next().expect("held").text, "All of it, once");
    sitting.expect_no("All of it, once");
    sitting.press(CTRL, Key::Z);
    assert_eq!(sitting.journal().writings().len(), 1, "and undo gives the page back");
}

#[test]
fn the_command_starts_a_message_that_is_reread_next_morning() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    run_command(&mut sitting, HOLD);
    sitting.type_text("Never write to me again");
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Kept. Enough for tonight.");
    sitting.expect("Waits until tomorrow, 06:00");
    sitting.expect_no("Never write to me again");
    sitting.pass(Duration::from_hours(8));
    sitting.expect("Ready to be read again");
    sitting.click("Never write to me again");
    sitting.click("Let go");
    let held = sitting.journal().held_words().values().next().expect("held").clone();
    assert_eq!(held.state, mendwell::journal::HeldState::LetGo);
}

#[test]
fn the_command_focuses_the_new_message() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    sitting.focus("Note");
    run_command(&mut sitting, HOLD);
    sitting.type_text("Never write to me again");
    assert_eq!(sitting.text_of("The words"), "Never write to me again");
}

#[test]
fn a_restored_message_stays_covered() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    run_command(&mut sitting, HOLD);
    sitting.type_text("Never write to me again");
    sitting.press(CTRL, Key::Enter);
    sitting.click("Waits until tomorrow, 06:00");
    sitting.click("More for these words");
    sitting.click_menu("Delete these words");
    assert!(sitting.journal().held_words().is_empty());
    sitting.click("Undo");
    sitting.expect("Waits until tomorrow, 06:00");
    sitting.expect_no("Never write to me again");
}

#[test]
fn covered_messages_are_covered_in_search_and_trash() {
    let home = Home::new();
    let mut sitting = sit_at_night(&home);
    run_command(&mut sitting, HOLD);
    sitting.type_text("Never write to me again");
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::F);
    sitting.type_text("never");
    sitting.expect("Waits until tomorrow, 06:00");
    sitting.expect_no("write to me again");
    sitting.press(CTRL, Key::Num8);
    sitting.click("Held until morning");
    sitting.click("Waits until tomorrow, 06:00");
    sitting.click("More for these words");
    sitting.click_menu("Delete these words");
    run_command(&mut sitting, "trash");
    sitting.expect("Waits until tomorrow, 06:00");
    sitting.expect_no("write to me again");
    sitting.pass(Duration::from_hours(8));
    sitting.expect("write to me again");
}

#[test]
fn the_keyboard_reaches_everything_in_a_small_window_with_large_text() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(SMALL);
    sitting.pass(Duration::from_hours(1));
    enlarge(&mut sitting);
    run_command(&mut sitting, HOLD);
    sitting.type_text("Never write to me again");
    let mut all = complaints(&mut sitting, "writing");
    sitting.press(CTRL, Key::Enter);
    all.extend(complaints(&mut sitting, "list"));
    sitting.click("Waits until tomorrow, 06:00");
    all.extend(complaints(&mut sitting, "covered"));
    sitting.pass(Duration::from_hours(8));
    all.extend(complaints(&mut sitting, "morning"));
    assert!(all.is_empty(), "{}", all.join("\n"));
}
