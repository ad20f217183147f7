//! The safety plan: written, undone, found, and shown to nobody else.

use eframe::egui::{Key, Modifiers};

use crate::sitting::{CTRL, Home, Sitting};

const SIGNS: &str = "How I notice it is getting dangerous";
const REMEMBER: &str = "What I live for, what I want to remember";

fn with_plan(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.key(Key::F3);
    sitting.click("Write a plan");
    sitting.write(SIGNS, "I stop answering Ana");
    sitting.write(REMEMBER, "It passed in March");
    sitting
}

#[test]
fn a_plan_is_written_undone_and_there_after_reopening() {
    let home = Home::new();
    let mut sitting = with_plan(&home);
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone:");
    assert_eq!(sitting.text_of(REMEMBER), "");
    assert_eq!(sitting.text_of(SIGNS), "I stop answering Ana");
    sitting.press(CTRL, Key::Y);
    assert_eq!(sitting.text_of(REMEMBER), "It passed in March");
    assert!(sitting.close_window());
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    again.key(Key::F3);
    again.expect("My safety plan");
    again.expect("It passed in March");
}

#[test]
fn f3_shows_the_plan_anywhere_and_esc_goes_back_stepwise() {
    let home = Home::new();
    let mut sitting = with_plan(&home);
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    sitting.expect("Change my plan");
    sitting.key(Key::Escape);
    sitting.expect_no("Change my plan");
    sitting.press(CTRL, Key::Num4);
    let boundaries = sitting.screen();
    sitting.key(Key::F3);
    sitting.expect("I stop answering Ana");
    sitting.click("Change my plan");
    sitting.key(Key::F3);
    sitting.expect("Change my plan");
    sitting.key(Key::Escape);
    assert_eq!(sitting.screen(), boundaries, "Help and the plan make no circle");
}

#[test]
fn search_opens_the_plan_and_esc_returns_to_the_journal() {
    let home = Home::new();
    let mut sitting = with_plan(&home);
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::F);
    sitting.type_text("march");
    sitting.expect("1 entry found");
    sitting.key(Key::Enter);
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of(REMEMBER), "It passed in March");
    sitting.key(Key::Escape);
    sitting.expect("1 entry found");
}

#[test]
fn the_shared_view_never_shows_the_plan() {
    let home = Home::new();
    let mut sitting = with_plan(&home);
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::Num5);
    sitting.click("About you");
    sitting.click("No");
    sitting.click("Done");
    sitting.click("Show together");
    sitting.click("Take the time it takes");
    sitting.click("Show it in the whole window");
    sitting.expect("To look at together");
    for (modifiers, key) in [(Modifiers::NONE, Key::F3), (Modifiers::NONE, Key::F2), (CTRL, Key::K), (CTRL, Key::F), (CTRL, Key::P)] {
        sitting.press(modifiers, key);
        sitting.expect_no("I stop answering");
        sitting.expect_no("My safety plan");
    }
}

#[test]
fn the_plan_prints_for_the_user_only_and_esc_returns() {
    let home = Home::new();
    let mut sitting = with_plan(&home);
    sitting.key(Key::Escape);
    sitting.click("On paper…");
    sitting.expect("Page 1 of 1");
    sitting.expect("8 of your words leave this file");
    sitting.expect_no("My therapist");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of(SIGNS), "I stop answering Ana");
}
