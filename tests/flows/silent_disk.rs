//! The window closes, or the system ends it, while the disk does not answer: it is said, nobody waits without end, and lost words are told of.

use std::time::Duration;

use eframe::egui::Key;

use crate::altered_disk::Call;
use crate::sitting::{CTRL, Gate, Home, Sitting, journal_in};

const WORDS: &str = "The last line of the evening";
const LOSES: &str = "Close and lose these words";

/// A window with unsaved words over a disk on which nothing can be written any more, asked to close.
fn closing_over_a_silent_disk(home: &Home) -> (Sitting, Gate) {
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    let disk = home.slow_down_at(Call::CreateTemporary, "");
    sitting.ask_to_close();
    disk.wait_for_one();
    assert!(!sitting.is_closing());
    (sitting, disk)
}

fn saved_words(home: &Home) -> Option<String> {
    home.journal_on_disk().drafts().values().next().map(|draft| draft.note.clone())
}

#[test]
fn closing_says_what_it_waits_for_and_goes_on_when_the_disk_answers() {
    let home = Home::new();
    let (mut sitting, disk) = closing_over_a_silent_disk(&home);
    sitting.pass_meanwhile(Duration::from_secs(1));
    sitting.expect_no("Still waiting for the disk");
    sitting.pass_meanwhile(Duration::from_secs(2));
    sitting.expect("Still waiting for the disk");
    sitting.expect("not yet in the file");
    assert_eq!(sitting.focused_name().as_deref(), Some("Keep it open"), "the safe answer has the keyboard");
    drop(disk);
    assert!(sitting.close_window());
    assert_eq!(saved_words(&home).as_deref(), Some(WORDS));
}

#[test]
fn who_keeps_it_open_goes_on_writing() {
    let home = Home::new();
    let (mut sitting, disk) = closing_over_a_silent_disk(&home);
    sitting.pass_meanwhile(Duration::from_secs(3));
    sitting.click_meanwhile("Keep it open");
    sitting.pass_meanwhile(Duration::from_secs(3));
    sitting.expect_no("Still waiting for the disk");
    assert!(!sitting.is_closing());
    drop(disk);
    sitting.settle();
    assert_eq!(sitting.text_of("Note"), WORDS);
    assert_eq!(saved_words(&home).as_deref(), Some(WORDS));
}

#[test]
fn who_closes_anyway_does_not_wait() {
    let home = Home::new();
    let (mut sitting, disk) = closing_over_a_silent_disk(&home);
    sitting.pass_meanwhile(Duration::from_secs(3));
    sitting.control(LOSES).click();
    assert!((0..3).any(|_| sitting.is_closing()), "the disk is not waited for");
    drop(sitting);
    drop(disk);
}

#[test]
fn a_copy_that_does_not_end_is_no_loss_of_the_journal() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    sitting.pause();
    sitting.press(crate::sitting::CTRL_SHIFT, Key::S);
    sitting.replace_text("Where to keep it", &home.folder().join("copy.ron").display().to_string());
    let disk = home.slow_down_at(Call::CreateTemporary, "");
    sitting.click_meanwhile("Save copy");
    disk.wait_for_one();
    sitting.press_with_meanwhile(CTRL, Key::Q);
    sitting.pass_meanwhile(Duration::from_secs(3));
    sitting.expect("Your journal itself is saved");
    sitting.control("Close without waiting").click();
    assert!((0..3).any(|_| sitting.is_closing()));
    drop(disk);
}

#[test]
fn the_system_waits_a_few_seconds_and_hears_that_words_are_lost() {
    let home = Home::new();
    let (mut sitting, disk) = closing_over_a_silent_disk(&home);
    sitting.app().tell_to_end();
    assert!(!sitting.is_closing());
    sitting.pass_without_frame(Duration::from_secs(3));
    assert!(!sitting.is_closing(), "the words are being put beside the file");
    sitting.pass_without_frame(Duration::from_secs(1));
    assert!(sitting.is_closing(), "that does not end either");
    assert!(sitting.app().loses_words());
    drop(sitting);
    drop(disk);
}

#[test]
fn what_can_be_put_beside_the_file_is_not_lost() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    // Only the journal's own file does not answer.
    let disk = home.slow_down_at(Call::Facts, "notes.ron");
    sitting.app().tell_to_end();
    assert!(!sitting.is_closing());
    disk.wait_for_one();
    sitting.pass_without_frame(Duration::from_secs(3));
    assert!(!sitting.is_closing());
    assert!((0..100_000).any(|_| sitting.is_closing()), "it waits for nothing else");
    assert!(!sitting.app().loses_words());
    let rescued = home.files_beginning_with("notes rescued");
    assert!(journal_in(&rescued[0]).drafts().values().any(|draft| draft.note == WORDS));
    drop(disk);
}

#[test]
fn told_to_end_over_a_full_disk_it_says_that_words_are_lost() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    assert!(sitting.tell_to_end(), "nobody is there to answer");
    assert!(sitting.app().loses_words());
}

#[test]
fn told_to_end_with_everything_saved_nothing_is_lost() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    assert!(sitting.tell_to_end());
    assert!(!sitting.app().loses_words());
    assert_eq!(saved_words(&home).as_deref(), Some(WORDS));
}
