//! A half-written check-in waits, whatever happens to the window.

use eframe::egui::Key;

use crate::sitting::{CTRL, Home};

const WORDS: &str = "I wanted to say";

#[test]
fn a_draft_is_there_after_closing_the_window() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    assert!(sitting.close_window(), "nothing keeps it open");
    drop(sitting);

    let mut again = home.sit_at(&home.file());
    assert_eq!(again.text_of("Note"), WORDS);
    again.expect("It waits here until you keep or clear it");
    again.press(CTRL, Key::Enter);
    again.pause();
    let journal = home.journal_on_disk();
    assert!(journal.drafts().is_empty() && journal.check_ins().values().any(|check_in| check_in.note == WORDS));
}

#[test]
fn a_draft_is_there_after_the_app_was_killed() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    sitting.pause();
    sitting.type_text(" and this comes too late");
    // Nothing is saved on the way out.
    drop(sitting);

    assert_eq!(home.sit_at(&home.file()).text_of("Note"), WORDS);
}
