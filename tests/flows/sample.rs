//! Exploring the sample data, and keeping it.

use eframe::egui::Key;

use crate::sitting::{CTRL, Home};

#[test]
fn sample_data_is_kept_only_when_it_is_asked_for() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.expect("Not kept in a file");
    let made_up = sitting.journal().check_ins().len();
    assert!(made_up > 100);
    sitting.write("Note", "My own words");
    sitting.press(CTRL, Key::Enter);
    assert!(home.all_files().is_empty(), "nothing is written");

    sitting.press(CTRL, Key::W);
    sitting.expect("Keep the sample journal?");
    sitting.click("Cancel");
    assert_eq!(sitting.journal().check_ins().len(), made_up + 1);

    sitting.press(CTRL, Key::S);
    sitting.replace_text("Where to keep it", &home.file().display().to_string());
    sitting.click("No passphrase");
    sitting.click("Save journal");
    sitting.expect("notes.ron");
    sitting.write("Note", "And more");
    sitting.pause();
    let kept = home.journal_on_disk();
    assert_eq!(kept.check_ins().len(), made_up + 1);
    assert!(kept.drafts().values().any(|draft| draft.note == "And more"));
}

#[test]
fn untouched_sample_data_goes_without_a_question() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.press(CTRL, Key::W);
    sitting.expect("Start a new journal");
    assert!(home.all_files().is_empty());
}

#[test]
fn keeping_the_sample_never_overwrites_a_file() {
    let home = Home::new();
    std::fs::write(home.file(), "something else").expect("a file");
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.press(CTRL, Key::S);
    sitting.replace_text("Where to keep it", &home.file().display().to_string());
    sitting.click("No passphrase");
    sitting.click("Save journal");
    assert!(sitting.has_control("Save journal"), "the place is asked for again");
    assert_eq!(std::fs::read_to_string(home.file()).expect("the file"), "something else");
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    sitting.expect("Not kept in a file");
}

#[test]
fn sample_data_reports_that_it_has_no_backups() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.press(CTRL, Key::Comma);
    sitting.click("Show earlier copies");
    sitting.expect("No earlier copies yet");
}
