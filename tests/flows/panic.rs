//! After a panic, unsaved changes are in a rescue file, found at the next start.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, journal_in};

#[test]
fn unsaved_changes_are_rescued_after_a_panic() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Nearly lost");
    sitting.press(CTRL, Key::Enter);
    let before = std::fs::read(home.file()).expect("the file");
    let broke = catch_unwind(AssertUnwindSafe(move || {
        let _window = sitting;
        panic!("on purpose");
    }));
    assert!(broke.is_err());

    assert_eq!(std::fs::read(home.file()).expect("the file"), before, "the file itself is as it was");
    let rescued = home.files_beginning_with("notes rescued");
    let [rescued] = rescued.as_slice() else { panic!("one file is rescued: {rescued:?}") };
    assert!(journal_in(rescued).check_ins().values().any(|check_in| check_in.note == "Nearly lost"));

    let mut again = home.sit_at(&home.file());
    again.expect("Some words from last time");
    again.click("Open it");
    assert!(again.journal().check_ins().values().any(|check_in| check_in.note == "Nearly lost"));
}

#[test]
fn a_rescue_file_is_reported_until_seen_and_then_kept() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Nearly lost");
    let _broke = catch_unwind(AssertUnwindSafe(move || {
        let _window = sitting;
        panic!("on purpose");
    }));

    for _ in 0..2 {
        let mut again = home.sit_at(&home.file());
        again.expect("Some words from last time");
        again.click("Not now");
    }
    let mut again = home.sit_at(&home.file());
    again.click("I have looked at it");
    again.expect("Put away beside the file as notes rescued seen");
    drop(again);

    home.sit_at(&home.file()).expect_no("Some words from last time");
    let kept = home.files_beginning_with("notes rescued");
    let [kept] = kept.as_slice() else { panic!("it is still there: {kept:?}") };
    assert!(journal_in(kept).drafts().values().any(|draft| draft.note == "Nearly lost"));
}

#[test]
fn no_rescue_file_is_written_if_everything_was_saved() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Safe");
    sitting.pause();
    let broke = catch_unwind(AssertUnwindSafe(move || {
        let _window = sitting;
        panic!("on purpose");
    }));
    assert!(broke.is_err());
    assert!(home.files_beginning_with("notes rescued").is_empty());
}

#[test]
fn a_panicked_job_loses_nothing_and_the_window_stays() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Held through");
    sitting.press(CTRL, Key::Enter);
    home.break_next_write();
    sitting.pass(Duration::from_secs(2));

    sitting.expect("Something went wrong");
    let rescued = home.files_beginning_with("notes rescued");
    let [rescued] = rescued.as_slice() else { panic!("one file is rescued: {rescued:?}") };
    assert!(journal_in(rescued).check_ins().values().any(|check_in| check_in.note == "Held through"));

    sitting.click("OK");
    sitting.pass(Duration::from_mins(1));
    assert!(journal_in(&home.file()).check_ins().values().any(|check_in| check_in.note == "Held through"), "the next save goes on as before");
}
