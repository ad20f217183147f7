//! Drafts survive closing and crashes.

use std::time::Duration;

use eframe::egui::{Event, Key};
use mendwell::app::JobKind;
use mendwell::journal::EventOutcome;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

const WORDS: &str = "I wanted to say";

#[test]
fn a_draft_survives_closing_the_window() {
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
fn a_draft_survives_a_kill() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    sitting.pause();
    sitting.type_text(" and this comes too late");
    // Dropping the session saves nothing.
    drop(sitting);

    assert_eq!(home.sit_at(&home.file()).text_of("Note"), WORDS);
}

/// Fast typing can put the last letters and the command into one frame.
#[test]
fn typing_in_the_frame_of_a_command_comes_before_it() {
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

const LOG_NOTE: &str = "What anyone present would have seen";

fn write_half_an_entry(sitting: &mut Sitting) {
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", "Phones stay out");
    sitting.click("Add");
    sitting.click("Tested");
    sitting.write(LOG_NOTE, WORDS);
}

#[test]
fn an_unfinished_log_entry_survives_closing_and_can_be_kept() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    write_half_an_entry(&mut sitting);
    assert!(sitting.close_window(), "nothing keeps it open");
    drop(sitting);

    let mut again = home.sit_at(&home.file());
    again.press(CTRL, Key::Num4);
    assert_eq!(again.text_of(LOG_NOTE), WORDS);
    again.click("Keep this entry");
    again.pause();
    let journal = home.journal_on_disk();
    let event = journal.boundary_events().values().next().expect("an entry");
    assert_eq!((event.note.as_str(), event.outcome), (WORDS, EventOutcome::Tested));
    assert!(journal.event_drafts().is_empty() && !again.has_control(LOG_NOTE));

    again.press(CTRL, Key::Z);
    again.expect("Undone: log entry added");
    assert_eq!(again.text_of(LOG_NOTE), WORDS, "what was kept is half written again");
}

#[test]
fn an_unfinished_log_entry_survives_a_kill() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    write_half_an_entry(&mut sitting);
    sitting.pause();
    // Dropping the session saves nothing.
    drop(sitting);

    let mut again = home.sit_at(&home.file());
    again.press(CTRL, Key::Num4);
    assert_eq!(again.text_of(LOG_NOTE), WORDS);
}

#[test]
fn closing_keeps_a_log_draft_and_undo_restores_a_discarded_one() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    write_half_an_entry(&mut sitting);
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    assert!(!sitting.has_control(LOG_NOTE));
    sitting.click("Add");
    assert_eq!(sitting.text_of(LOG_NOTE), WORDS);

    sitting.click("Cancel");
    assert!(sitting.journal().event_drafts().is_empty() && !sitting.has_control(LOG_NOTE));
    sitting.press(CTRL, Key::Z);
    assert_eq!(sitting.text_of(LOG_NOTE), WORDS);
}

#[test]
fn a_log_draft_is_deleted_and_restored_with_its_boundary() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    write_half_an_entry(&mut sitting);
    sitting.click("More for this boundary");
    sitting.click("Delete this boundary");
    assert!(sitting.journal().event_drafts().is_empty());
    sitting.press(CTRL, Key::Z);
    assert_eq!(sitting.text_of(LOG_NOTE), WORDS);
}

#[test]
fn continuous_typing_is_saved_within_three_seconds() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.focus("Note");
    for half_seconds in 0..6 {
        sitting.type_text("a");
        assert!(home.journal_on_disk().drafts().is_empty(), "after {half_seconds} half seconds it is still being typed");
        sitting.pass(Duration::from_millis(500));
    }
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some("aaaaaa"));

    // On a slow disk, text typed during a save is written next, after its own three seconds.
    let saves = home.hold(JobKind::Save);
    sitting.type_meanwhile("b");
    sitting.pass_meanwhile(Duration::from_secs(1));
    saves.wait_for_one();
    for _ in 0..6 {
        sitting.type_meanwhile("c");
        sitting.pass_meanwhile(Duration::from_millis(500));
    }
    // Release the save without passing time.
    drop(saves);
    sitting.settle();
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some("aaaaaabcccccc"));
}
