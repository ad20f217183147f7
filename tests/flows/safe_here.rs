//! The safety check before creating a journal, never stored; and the warning before content leaves
//! the file.

use eframe::egui::{Key, Modifiers};

use crate::paper::with_boundary;
use crate::sitting::{CTRL, Home, Sitting};

const QUESTION: &str = "Is it safe to keep this here?";

fn answer_all(sitting: &mut Sitting) {
    for answer in ["Someone who must not read this", "Yes, or I think so", "It could be dangerous for me or my children", "Neither"] {
        sitting.click(answer);
    }
}

#[test]
fn the_safety_check_before_a_journal_writes_nothing() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click(QUESTION);
    sitting.expect("Your answers are kept nowhere");
    answer_all(&mut sitting);
    sitting.expect("Better not on this computer");
    sitting.click("Numbers to call");
    sitting.expect("Are you safe right now?");
    sitting.key(Key::Escape);
    // The answers are gone with the page.
    sitting.expect("What may help stands here as you answer.");
    sitting.key(Key::Escape);
    sitting.expect("Start a new journal");
    assert!(home.all_files().is_empty(), "{:?}", home.all_files());
}

#[test]
fn answers_are_dropped_on_leaving_and_never_saved() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.pause();
    let before = sitting.journal().clone();
    for leave in [Key::Escape, Key::F2] {
        sitting.key(Key::F3);
        sitting.click(QUESTION);
        answer_all(&mut sitting);
        sitting.expect("Better not on this computer");
        sitting.key(leave);
        sitting.press(CTRL, Key::K);
        sitting.type_text("is it safe here");
        sitting.key(Key::Enter);
        sitting.expect("What may help stands here as you answer.");
        sitting.press(CTRL, Key::Num1);
    }
    sitting.pause();
    assert_eq!(*sitting.journal(), before);
    let text = std::fs::read_to_string(home.file()).expect("the file");
    assert!(!text.contains("someone") && !text.contains("danger"), "{text}");
}

#[test]
fn the_check_returns_to_help_and_then_to_the_page() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num5);
    sitting.key(Key::F3);
    sitting.click(QUESTION);
    sitting.expect("Four short questions.");
    sitting.key(Key::Escape);
    sitting.expect("Are you safe right now?");
    sitting.press(Modifiers::NONE, Key::Escape);
    sitting.expect("Roadmap");
    sitting.expect_no("Are you safe right now?");
}

/// The warning about synced folders.
const COPIES: &str = "in folders that are copied to the internet";

#[test]
fn the_copies_warning_appears_once_and_can_be_reopened() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.press(CTRL, Key::P);
    sitting.expect(COPIES);
    // A preview is no export: the warning stays until something leaves.
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::P);
    sitting.expect(COPIES);
    sitting.click("Save PDF…");
    sitting.expect(COPIES);
    sitting.replace_text("Where to keep it", &home.folder().join("pages.pdf").display().to_string());
    sitting.key(Key::Enter);
    sitting.expect("Saved as pages.pdf");
    sitting.key(Key::Escape);
    sitting.pause();
    assert!(home.journal_on_disk().preferences_or_initial().copies_were_explained);
    drop(sitting);

    let mut again = home.sit_at(&home.file());
    again.press(CTRL, Key::Num4);
    again.press(CTRL, Key::P);
    again.expect("Where copies can stay");
    again.expect_no(COPIES);
    again.click("Where copies can stay");
    again.expect(COPIES);
}

#[test]
fn private_records_are_printed_only_if_ticked() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    let (id, boundary) = sitting.journal().boundaries().iter().next().map(|(id, boundary)| (*id, (**boundary).clone())).expect("a boundary");
    let private = mendwell::journal::Boundary { is_private: true, ..boundary };
    let edit = mendwell::journal::Edit::put(id, private);
    sitting.harness().state_mut().run(mendwell::ui::action::Action::EditQuietly(edit), None);
    sitting.settle();
    sitting.press(CTRL, Key::P);
    sitting.expect("You marked this as only for you");
    sitting.expect_no("Page 1 of 1");
    sitting.click("Situation, limit and need");
    sitting.expect("Page 1 of 1");
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::P);
    sitting.expect("You marked this as only for you");
    sitting.click("Tick all of it");
    sitting.expect("10 of your words leave this file");
}
