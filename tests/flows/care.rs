//! Care for users in danger or despair.

use std::time::Duration;

use eframe::egui::{Key, Modifiers};

use crate::sitting::{CTRL, Home, Sitting};

fn into_corner(sitting: &mut Sitting, keys: [Key; 2]) {
    sitting.press(CTRL, Key::N);
    for key in keys {
        for _ in 0..3 {
            sitting.press(Modifiers::SHIFT, key);
        }
    }
}

const HEAVY: [Key; 2] = [Key::ArrowLeft, Key::ArrowDown];
const SETTLED: [Key; 2] = [Key::ArrowRight, Key::ArrowDown];

#[test]
fn a_desperate_check_in_shows_the_crisis_hint() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    for _ in 0..4 {
        sitting.press(Modifiers::SHIFT, Key::ArrowLeft);
        sitting.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    sitting.click("Hopeless");
    sitting.expect_no("reach a person");
    sitting.click("Hopeless: a lot");
    sitting.expect("reach a person: F3");
    sitting.click("Open Help");
    sitting.expect("Nothing here calls or opens by itself");
}

#[test]
fn keeping_by_keyboard_still_shows_the_crisis_hint() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    into_corner(&mut sitting, HEAVY);
    sitting.key(Key::Tab);
    sitting.type_text("hopeless");
    sitting.press(Modifiers::ALT, Key::Num3);
    sitting.press(CTRL, Key::Enter);
    assert_eq!(sitting.text_of("Note"), "");
    sitting.expect("If this includes thoughts of dying or of hurting someone, reach a person: F3");
}

#[test]
fn a_night_line_is_asked_for_once_and_shown_on_hard_days() {
    const QUESTION: &str = "A line for a harder night?";
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    into_corner(&mut sitting, HEAVY);
    sitting.press(CTRL, Key::Enter);
    sitting.expect_no(QUESTION);
    into_corner(&mut sitting, SETTLED);
    sitting.press(CTRL, Key::Enter);
    sitting.expect(QUESTION);
    sitting.write("A line for a harder night", "Ring Ana. It passes by morning.");
    sitting.click("Done");
    sitting.expect_no(QUESTION);
    sitting.expect_no("It passes by morning");
    sitting.pass(Duration::from_hours(12));
    into_corner(&mut sitting, HEAVY);
    sitting.expect_no("It passes by morning");
    sitting.press(CTRL, Key::Enter);

    sitting.pass(Duration::from_hours(14));
    into_corner(&mut sitting, HEAVY);
    sitting.expect("Ring Ana. It passes by morning.");
    sitting.expect("You wrote this yesterday, for a harder night");
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Ring Ana. It passes by morning.");
}

#[test]
fn declining_a_night_line_ends_the_question() {
    const QUESTION: &str = "A line for a harder night?";
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    into_corner(&mut sitting, SETTLED);
    sitting.press(CTRL, Key::Enter);
    sitting.click("Not now");
    sitting.expect_no(QUESTION);
    into_corner(&mut sitting, SETTLED);
    sitting.press(CTRL, Key::Enter);
    sitting.expect_no(QUESTION);
    sitting.pause();
    assert!(home.journal_on_disk().preferences_or_initial().night_line_was_offered);
}

const REMINDER: &str = "You asked for a line here";

#[test]
fn a_chosen_reminder_appears_as_a_quiet_line() {
    let home = Home::at("2026-11-22T18:00+01:00");
    let mut sitting = home.sit_at_new_journal();
    sitting.expect_no(REMINDER);
    sitting.press(CTRL, Key::Comma);
    sitting.click("A line on Today from");
    sitting.click("19:30");
    sitting.press(CTRL, Key::Num1);
    sitting.pass(Duration::from_mins(1));
    sitting.expect_no(REMINDER);
    // Repaints exactly when the reminder is due.
    assert_eq!(sitting.next_repaint(), Duration::from_mins(89));
    sitting.pass(Duration::from_mins(89));
    sitting.expect(REMINDER);
    assert_eq!(sitting.next_repaint(), Duration::MAX);
    sitting.write("Note", "Here");
    sitting.press(CTRL, Key::Enter);
    sitting.expect_no(REMINDER);
}

#[test]
fn a_missed_week_is_met_with_one_line() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Comma);
    sitting.click("A line on Today from");
    sitting.click("19:30");
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", "Here");
    sitting.press(CTRL, Key::Enter);
    sitting.pass(Duration::from_hours(24 * 8));
    sitting.expect("Good to see you");
    sitting.expect_no(REMINDER);
}
