//! Sleep: noted once a day, changed later, and for earlier nights.

use eframe::egui::Key;
use mendwell::journal::{Sleep, SleepQuality};

use crate::sitting::{CTRL, Home, Sitting};

fn night(sitting: &Sitting, day: &str) -> Option<Sleep> {
    sitting.journal().sleep().get(&day.parse().expect("a date")).map(|sleep| **sleep)
}

#[test]
fn a_night_is_noted_and_changed_later() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.click("Note how you slept");
    assert_eq!(sitting.focused_name().as_deref(), Some("Hours slept"));
    sitting.type_text("7,5");
    sitting.click("How it was");
    sitting.click("Good");
    sitting.click("Done");
    sitting.expect("7:30 hours, good");
    sitting.click("Change");
    sitting.replace_text("Hours slept", "seven");
    sitting.expect("Hours look like");
    assert_eq!(night(&sitting, "2026-11-22").and_then(|sleep| sleep.duration_minutes), Some(450), "half a word takes nothing away");
    sitting.replace_text("Hours slept", "6:45");
    sitting.pause();
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    let kept = night(&again, "2026-11-22").expect("the night");
    assert_eq!((kept.duration_minutes, kept.quality), (Some(405), Some(SleepQuality::Good)));
    again.expect("6:45 hours, good");
    again.press(CTRL, Key::Num2);
    again.expect("Sleep: 6:45 hours, good");
}

#[test]
fn an_earlier_night_can_be_noted_and_cleared() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.click("Note how you slept");
    sitting.click("The night before");
    sitting.expect("The night to 21 Nov");
    sitting.write("Hours slept", "8");
    assert!(night(&sitting, "2026-11-22").is_none());
    assert_eq!(night(&sitting, "2026-11-21").and_then(|sleep| sleep.duration_minutes), Some(480));
    sitting.click("The night after");
    assert!(!sitting.has_control("The night after"), "no night lies ahead");
    assert_eq!(sitting.text_of("Hours slept"), "");
    sitting.click("The night before");
    sitting.focus("Hours slept");
    sitting.press(CTRL, Key::A);
    sitting.key(Key::Backspace);
    assert!(night(&sitting, "2026-11-21").is_none());
    sitting.focus("Done");
    sitting.press(CTRL, Key::Z);
    assert!(night(&sitting, "2026-11-21").is_some(), "and it can be taken back");
}

/// The question stays quiet after a week without an answer.
#[test]
fn an_unanswered_question_is_not_repeated() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.pass(std::time::Duration::from_hours(24 * 7));
    assert!(sitting.has_control("Note how you slept"));
    assert!(!sitting.has_control("Hours slept"));
}
