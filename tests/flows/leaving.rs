//! Switching journals: changes are saved first, and no content carries over.

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, Sitting, journal_in};

const SECRET: &str = "Only for the first journal";

fn in_a_second_journal(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", SECRET);
    sitting.press(CTRL.plus(eframe::egui::Modifiers::SHIFT), Key::N);
    sitting.replace_text("Where to keep it", &home.folder().join("other.ron").display().to_string());
    sitting.click("No passphrase");
    sitting.click("Create journal");
    sitting
}

#[test]
fn changes_are_saved_before_another_journal_is_shown() {
    let home = Home::new();
    let _sitting = in_a_second_journal(&home);
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some(SECRET));
    assert!(journal_in(&home.folder().join("other.ron")).drafts().is_empty());
}

#[test]
fn no_text_carries_over_to_another_journal() {
    let home = Home::new();
    let mut sitting = in_a_second_journal(&home);
    assert_eq!(sitting.text_of("Note"), "");
    sitting.focus("Note");
    for _ in 0..5 {
        sitting.press(CTRL, Key::Z);
    }
    assert_eq!(sitting.text_of("Note"), "", "not by undo either");
    sitting.expect_no(SECRET);
    sitting.press(CTRL, Key::W);
    sitting.expect_no(SECRET);
    assert!(sitting.has_control("Start a new journal"));
}

#[test]
fn closing_saves_what_was_just_written() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", SECRET);
    assert!(sitting.press_and_see_if_it_closes(CTRL, Key::Q));
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some(SECRET));
}

#[test]
fn losing_the_focus_saves_at_once() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", SECRET);
    assert!(home.journal_on_disk().drafts().is_empty());
    sitting.set_window_focus(false);
    assert_eq!(home.journal_on_disk().drafts().len(), 1);
}

#[test]
fn a_quit_request_saves_first() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", SECRET);
    assert!(sitting.tell_to_end());
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some(SECRET));
}

#[test]
fn a_quit_request_with_an_open_question_writes_a_rescue_file() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", SECRET);
    let theirs = std::fs::read_to_string(home.file()).expect("the file").replace("Mendwell\"", "Notes\"");
    std::fs::write(home.file(), &theirs).expect("something else writes to it");
    assert!(sitting.tell_to_end(), "nobody is there to answer");
    assert_eq!(std::fs::read_to_string(home.file()).expect("the file"), theirs, "theirs is not written over");
    let rescued = home.files_beginning_with("notes rescued");
    let [rescued] = rescued.as_slice() else { panic!("one file is rescued: {rescued:?}") };
    assert!(journal_in(rescued).drafts().values().any(|draft| draft.note == SECRET));
}
