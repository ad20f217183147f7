//! The program fails with words in memory: they go beside the file, and are found at the next start.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, journal_in};

#[test]
fn what_was_not_saved_is_rescued_beside_the_file() {
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
    again.click("Open");
    assert!(again.journal().check_ins().values().any(|check_in| check_in.note == "Nearly lost"));
}

#[test]
fn nothing_is_rescued_when_everything_was_saved() {
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
