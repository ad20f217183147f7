//! A full disk: nothing is lost, it is reported once, and closing asks first.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, Sitting};

const WORDS: &str = "These words must stay";

fn sitting_with_a_full_disk(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    sitting.pass(Duration::from_secs(2));
    sitting
}

#[test]
fn a_full_disk_is_reported_once_and_retrying_works() {
    let home = Home::new();
    let mut sitting = sitting_with_a_full_disk(&home);
    sitting.expect("Not saved");
    sitting.click("Keep writing");
    sitting.expect("Not saved since 21:14");
    assert_eq!(sitting.text_of("Note"), WORDS);

    // Retried without further dialogs.
    sitting.focus("Note");
    sitting.type_text(" and these");
    sitting.pass(Duration::from_mins(1));
    assert!(!sitting.has_control("Keep writing"));
    sitting.expect("Not saved since 21:14");

    // A requested save is reported.
    sitting.press(CTRL, Key::S);
    home.fill_disk(false);
    sitting.click("Try again");
    sitting.expect("Saved 21:15");
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some("These words must stay and these"));
}

#[test]
fn saving_resumes_once_there_is_space() {
    let home = Home::new();
    let mut sitting = sitting_with_a_full_disk(&home);
    sitting.click("Keep writing");
    home.fill_disk(false);
    sitting.pass(Duration::from_secs(30));
    assert!(sitting.app().is_at_rest());
    sitting.expect("Saved 21:14");
}

#[test]
fn closing_asks_first() {
    let home = Home::new();
    let mut sitting = sitting_with_a_full_disk(&home);
    sitting.click("Keep writing");
    assert!(!sitting.close_window());
    sitting.expect("Some words are not in the file yet");
    sitting.click("Keep it open");
    assert_eq!(sitting.text_of("Note"), WORDS);

    assert!(!sitting.close_window());
    home.fill_disk(false);
    assert!(sitting.click_and_see_if_it_closes("Try again"));
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.as_str()), Some(WORDS));
}

#[test]
fn saving_a_copy_elsewhere_allows_closing() {
    let home = Home::new();
    let mut sitting = sitting_with_a_full_disk(&home);
    sitting.click("Keep writing");
    assert!(!sitting.close_window());
    sitting.click("Save a copy elsewhere…");
    let elsewhere = home.folder().join("drive.ron");
    sitting.replace_text("Where to keep it", &elsewhere.display().to_string());
    sitting.click("Save copy");
    sitting.expect("full");
    assert!(sitting.has_control("Save copy"), "another place can be tried");

    home.fill_disk(false);
    assert!(sitting.click_and_see_if_it_closes("Save copy"));
    let copy = crate::sitting::journal_in(&elsewhere);
    assert_eq!(copy.drafts().values().next().map(|draft| draft.note.as_str()), Some(WORDS));
}

#[test]
fn changes_can_be_discarded_on_request() {
    let home = Home::new();
    let mut sitting = sitting_with_a_full_disk(&home);
    sitting.click("Keep writing");
    assert!(!sitting.close_window());
    assert!(sitting.click_and_see_if_it_closes("Close and lose these words"));
    assert!(home.journal_on_disk().drafts().is_empty());
}

#[test]
fn the_error_dialog_takes_no_focus_while_typing() {
    let home = Home::new();
    let mut sitting = sitting_with_a_full_disk(&home);
    sitting.expect("Not saved");
    sitting.type_text(", and go on");
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of("Note").trim_end(), format!("{WORDS}, and go on"));
    assert!(sitting.has_control("Try again"), "no key answered it");
    home.fill_disk(false);
    sitting.pass(Duration::from_secs(30));
    assert!(!sitting.has_control("Try again"), "it goes once everything is saved");
}

#[cfg(unix)]
#[test]
fn a_hard_link_is_reported_before_the_first_save() {
    let home = Home::new();
    drop(home.sit_at_new_journal());
    std::fs::hard_link(home.file(), home.folder().join("second name.ron")).expect("linked");
    let mut sitting = home.sit_at(&home.file());
    sitting.expect("This file has a second name somewhere else");
    sitting.write("Note", WORDS);
    sitting.pause();
    assert!(crate::sitting::journal_in(&home.folder().join("second name.ron")).drafts().is_empty());
    drop(sitting);
    home.sit_at(&home.file()).expect_no("second name");
}
