//! Undo and redo, and whose turn Ctrl+Z is.

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home};

#[test]
fn a_kept_check_in_is_taken_back_and_brought_back() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Too much");
    sitting.press(CTRL, Key::Enter);
    assert_eq!(sitting.journal().check_ins().len(), 1);

    sitting.click("Undo");
    assert!(sitting.journal().check_ins().is_empty());
    sitting.expect("Undone: check-in kept");
    assert_eq!(sitting.text_of("Note"), "Too much", "it is a draft again");

    sitting.press(CTRL, Key::Y);
    assert_eq!(sitting.journal().check_ins().len(), 1);
    sitting.expect("Redone: check-in kept");
}

#[test]
fn a_text_field_takes_back_its_own_first() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.focus("My limit");
    sitting.type_text("I leave the room");
    assert_eq!(sitting.journal().boundaries().len(), 1);

    sitting.press(CTRL, Key::Z);
    assert_eq!(sitting.text_of("My limit"), "", "the field had something left to take back");
    assert_eq!(sitting.journal().boundaries().len(), 1);
    sitting.expect_no("Undone");

    for _ in 0..3 {
        sitting.press(CTRL, Key::Z);
    }
    assert!(sitting.journal().boundaries().is_empty(), "then the document takes back what it has");
    sitting.expect("Undone: boundary added");
}

#[test]
fn right_after_keeping_the_document_takes_back_and_not_the_field() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Kept too soon");
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: check-in kept");
    assert!(sitting.journal().check_ins().is_empty());
    assert_eq!(sitting.text_of("Note"), "Kept too soon");
}
