//! Palette, list of shortcuts, and Help from everywhere.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home};

/// The key of each section, and text found only there.
pub(crate) const SECTIONS: [(Key, &str); 7] = [
    (Key::Num1, "Keep this check-in"),
    (Key::Num2, "Search your words"),
    (Key::Num3, "Check in"),
    (Key::Num4, "Draft a boundary"),
    (Key::Num5, "About you"),
    (Key::Num6, "Search the worksheets"),
    (Key::Comma, "Less movement"),
];

#[test]
fn the_palette_runs_what_is_typed() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::K);
    sitting.type_text("sett");
    sitting.key(Key::Enter);
    assert!(sitting.has_control("Name in the window's title"));
    assert!(!sitting.has_control("Commands"), "the palette is gone");

    sitting.press(CTRL, Key::K);
    sitting.type_text("qqqzzz");
    sitting.expect("No command by that name");
    sitting.key(Key::Escape);
    assert!(!sitting.has_control("Commands") && sitting.has_control("Name in the window's title"));
}

#[test]
fn the_shortcut_list_toggles_with_its_key() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.key(Key::F1);
    sitting.expect("Close what is on top");
    sitting.key(Key::F1);
    sitting.expect_no("Close what is on top");
    sitting.key(Key::F1);
    sitting.key(Key::Escape);
    sitting.expect_no("Close what is on top");
}

#[test]
fn help_opens_from_every_page_and_escape_goes_back() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    for (key, only_there) in SECTIONS {
        sitting.press(CTRL, key);
        assert!(sitting.has_control(only_there), "{only_there:?} is not on its page");
        sitting.key(Key::F3);
        sitting.expect("Nothing here calls or opens by itself");
        sitting.key(Key::Escape);
        assert!(sitting.has_control(only_there), "back to where it was called from");
    }
}

#[test]
fn help_opens_while_typing_in_a_field() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "I cannot");
    sitting.key(Key::F3);
    sitting.expect("Nothing here calls or opens by itself");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Note"), "I cannot");
}

#[test]
fn help_needs_no_journal() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.key(Key::F3);
    sitting.expect("Nothing here calls or opens by itself");
    sitting.click("Back");
    assert!(sitting.has_control("Start a new journal"));
}

#[test]
fn help_opens_over_dialogs() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::K);
    sitting.key(Key::F3);
    sitting.expect("Nothing here calls or opens by itself");
    assert!(!sitting.has_control("Commands"));
    sitting.key(Key::F1);
    sitting.key(Key::F3);
    sitting.expect_no("Close what is on top");
    sitting.key(Key::Escape);

    // The question stays unanswered: nothing was saved or lost.
    home.fill_disk(true);
    sitting.write("Note", "I need someone");
    sitting.pass(Duration::from_secs(2));
    assert!(!sitting.close_window() && sitting.has_control("Close and lose these words"));
    sitting.key(Key::F3);
    assert!(!sitting.has_control("Close and lose these words"));
    sitting.expect("Nothing here calls or opens by itself");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Note"), "I need someone");
}

#[test]
fn help_opens_over_the_place_picker_and_returns_to_it() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::S);
    assert!(sitting.has_control("Save copy"));
    sitting.key(Key::F3);
    sitting.expect("Nothing here calls or opens by itself");
    sitting.key(Key::Escape);
    assert!(sitting.has_control("Save copy"));
    let copy = home.folder().join("copy.ron");
    sitting.replace_text("Where to keep it", &copy.display().to_string());
    sitting.click("Save copy");
    sitting.expect("Copy saved as copy.ron");
    assert!(copy.exists());
    assert_eq!(sitting.app().path(), Some(home.file().as_path()), "the journal itself stays open");
}
