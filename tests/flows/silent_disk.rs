//! Closing or shutdown over a hanging disk: reported, limited in time, and with a warning about
//! lost changes.

use std::time::Duration;

use eframe::egui::Key;

use crate::altered_disk::Call;
use crate::sitting::{CTRL, Gate, Home, Sitting, journal_in};

const WORDS: &str = "The last line of the evening";
const LOSES: &str = "Close and lose these words";

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
fn closing_reports_the_hanging_disk_and_continues_after_it() {
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
fn keeping_the_window_open_continues_editing() {
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
fn closing_anyway_does_not_wait() {
    let home = Home::new();
    let (mut sitting, disk) = closing_over_a_silent_disk(&home);
    sitting.pass_meanwhile(Duration::from_secs(3));
    sitting.control(LOSES).click();
    assert!((0..3).any(|_| sitting.is_closing()), "the disk is not waited for");
    drop(sitting);
    drop(disk);
}

#[test]
fn a_hanging_copy_does_not_count_as_data_loss() {
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
fn quitting_waits_a_few_seconds_and_reports_data_loss() {
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
fn changes_written_to_a_rescue_file_are_not_lost() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    // Only the journal's own file hangs.
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
fn quitting_over_a_full_disk_reports_data_loss() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    assert!(sitting.tell_to_end(), "nobody is there to answer");
    assert!(sitting.app().loses_words());
}

#[test]
fn quitting_with_everything_saved_reports_no_loss() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    assert!(sitting.tell_to_end());
    assert!(!sitting.app().loses_words());
    assert_eq!(saved_words(&home).as_deref(), Some(WORDS));
}
