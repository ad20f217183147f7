//! Check-ins: changes, earlier times, custom words.

use eframe::egui::{Event, Key};
use mendwell::journal::{CheckIn, DraftKey};

use crate::sitting::{CTRL, Home, Sitting};

fn only_check_in(sitting: &Sitting) -> &CheckIn {
    let mut all = sitting.journal().check_ins().values();
    let one = all.next().expect("a check-in");
    assert!(all.next().is_none(), "and no other");
    one
}

/// Fills the time field, not the menu of the same name.
fn write_time(sitting: &mut Sitting, time: &str) {
    sitting.focus_field("Time");
    sitting.press(CTRL, Key::A);
    sitting.type_text(time);
}

#[test]
fn a_check_in_is_changed_in_its_place() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "It rained");
    sitting.press(CTRL, Key::Enter);
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Edit");
    sitting.expect("Change this check-in");
    sitting.write("Note", ", and I walked");
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Check-in changed");
    assert_eq!(only_check_in(&sitting).note, "It rained, and I walked");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: check-in changed");
    assert_eq!(only_check_in(&sitting).note, "It rained");
}

#[test]
fn discarding_a_change_leaves_the_check_in_unchanged() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "It rained");
    sitting.press(CTRL, Key::Enter);
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Edit");
    sitting.write("Note", " too much");
    sitting.click("Cancel");
    assert_eq!(only_check_in(&sitting).note, "It rained");
    assert_eq!(sitting.text_of("Note"), "");
    assert!(sitting.journal().drafts().is_empty());
    assert!(sitting.is_announced("Your change was not kept"));
    sitting.click("Undo");
    sitting.expect("Change this check-in");
    assert_eq!(sitting.text_of("Note"), "It rained too much", "the words are where they were typed");
}

#[test]
fn undo_restores_a_cleared_check_in() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "It rained");
    sitting.click("Clear");
    assert_eq!(sitting.text_of("Note"), "");
    assert!(sitting.is_announced("Cleared"));
    sitting.click("Undo");
    assert_eq!(sitting.text_of("Note"), "It rained");
}

#[test]
fn undo_restores_a_word_typed_but_not_added() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.click("Your own tag");
    sitting.write("A tag of your own", "Harbour");
    sitting.click("Cancel");
    assert!(sitting.is_announced("The word was not added"));
    sitting.click("Undo");
    assert_eq!(sitting.text_of("A tag of your own"), "Harbour");
    sitting.click("Add");
    assert_eq!(sitting.journal().own_tags().len(), 1);
}

#[test]
fn a_check_in_can_be_about_an_earlier_time() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.click("Time");
    sitting.click("An earlier time");
    write_time(&mut sitting, "25:00");
    sitting.expect("A time looks like 21:14");
    write_time(&mut sitting, "23:50");
    sitting.expect("This is still ahead");
    write_time(&mut sitting, "09:30");
    sitting.write("Note", "At breakfast");
    sitting.press(CTRL, Key::Enter);
    let check_in = only_check_in(&sitting);
    assert_eq!(check_in.when.to_string(), "2026-11-22T09:30+01:00");
    sitting.expect("written later");
}

#[test]
fn a_custom_word_is_offered_next_time() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.click("Your own");
    sitting.type_text("Frayed");
    sitting.key(Key::Enter);
    sitting.press(CTRL, Key::Enter);
    assert_eq!(only_check_in(&sitting).feelings.len(), 1);
    sitting.pause();
    drop(sitting);
    assert!(home.sit_at(&home.file()).has_control("Frayed"));
}

#[test]
fn clearing_a_draft_can_be_taken_back() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Never mind");
    sitting.click("Clear");
    assert_eq!(sitting.text_of("Note"), "");
    sitting.focus("Keep this check-in");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: draft cleared");
    assert_eq!(sitting.text_of("Note"), "Never mind");
}

/// A pasted and extended note as long as a chapter is cut neither in the window nor in the file.
#[test]
fn long_notes_are_kept_completely() {
    const BYTES: usize = 200_000;
    let line = "It rained, and I walked – längs des Kanals. ";
    let paragraph = line.repeat(12) + "\n\n";
    let note = paragraph.repeat(BYTES.div_ceil(paragraph.len()));
    assert!(note.len() >= BYTES);
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.focus("Note");
    sitting.harness().event(Event::Paste(note.clone()));
    sitting.settle();
    sitting.type_text("The end");
    sitting.pause();
    let whole = note + "The end";
    assert_eq!(home.journal_on_disk().drafts()[&DraftKey::New].note, whole, "also while it is a draft");
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    drop(sitting);
    let again = home.sit_at(&home.file());
    assert_eq!(only_check_in(&again).note, whole);
}
