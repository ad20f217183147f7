//! A half-written check-in waits, whatever happens to the window.

use eframe::egui::{Event, Key};

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

/// Fast hands and slow frames put the last letters and the command after them into one frame.
#[test]
fn what_is_typed_in_the_frame_of_the_command_is_kept_with_the_rest() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    let keep = Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: CTRL };
    let events = &mut sitting.harness().input_mut().events;
    events.extend([Event::Text(" it".to_owned()), keep]);
    sitting.settle();
    let notes: Vec<&str> = sitting.journal().check_ins().values().map(|check_in| check_in.note.as_str()).collect();
    assert_eq!(notes, ["I wanted to say it"]);
    assert!(sitting.journal().drafts().is_empty());
}
