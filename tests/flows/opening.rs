//! Damaged, read-only, and newer files.

use std::path::Path;
use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting, journal_in, name_of};

const WORDS: &str = "A quiet morning";

fn with_history(home: &Home) {
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    sitting.pass(Duration::from_hours(2));
    sitting.write("Note", "Later");
    sitting.pause();
}

#[test]
fn a_damaged_file_is_untouched_and_a_backup_offered() {
    let home = Home::new();
    with_history(&home);
    let whole = std::fs::read_to_string(home.file()).expect("the file");
    let damaged = &whole[..whole.len() / 2];
    std::fs::write(home.file(), damaged).expect("damage");

    let mut sitting = home.sit_at(&home.file());
    sitting.expect("This file could not be opened");
    sitting.expect("The file has not been changed");
    sitting.click("Open the newest good copy");
    assert!(sitting.journal().check_ins().values().any(|check_in| check_in.note == WORDS));
    sitting.write("Note", "Written after the damage");
    sitting.pause();
    assert_eq!(std::fs::read_to_string(home.file()).expect("the file"), damaged, "the damaged file is left alone");
    let [restored] = home.files_beginning_with("notes restored").try_into().expect("one file to go on in");
    assert!(journal_in(&restored).drafts().values().any(|draft| draft.note == "Written after the damage"));
}

#[test]
fn a_non_journal_is_reported_and_another_file_can_be_chosen() {
    let home = Home::new();
    let other = home.folder().join("letter.txt");
    std::fs::write(&other, "Dear Ana,\n").expect("a letter");
    let mut sitting = home.sit();
    sitting.click("Open a journal");
    sitting.write("Path of the file", &other.display().to_string());
    sitting.click("Open");
    sitting.expect("This file could not be opened");
    sitting.click("Choose another file");
    assert!(sitting.has_control("Path of the file"));
    assert_eq!(std::fs::read_to_string(&other).expect("the letter"), "Dear Ana,\n");
}

#[test]
fn a_second_window_on_a_file_is_read_only() {
    let home = Home::new();
    with_history(&home);
    let mut first = home.sit_at(&home.file());
    let mut second = home.sit_at(&home.file());
    second.expect("Read only");
    second.expect("This file is open for reading only");
    second.expect(WORDS);
    expect_nothing_to_edit(&mut second);

    first.write("Note", " still mine");
    first.pause();
    assert!(second.close_window(), "nothing keeps a window open that wrote nothing");
}

#[test]
fn a_newer_minor_version_is_read_and_never_written() {
    let home = Home::new();
    with_history(&home);
    let newer = change(&home.file(), "minor: 1", "minor: 2");
    let mut sitting = home.sit_at(&home.file());
    sitting.expect(WORDS);
    sitting.expect("Read only");
    sitting.press(CTRL, Key::Comma);
    sitting.expect("Made by a newer Mendwell");
    expect_nothing_to_edit(&mut sitting);
    assert!(sitting.close_window());
    assert_eq!(std::fs::read_to_string(home.file()).expect("the file"), newer);
}

#[test]
fn a_newer_format_is_refused() {
    let home = Home::new();
    with_history(&home);
    let newer = change(&home.file(), "format: 1", "format: 2");
    let sitting = home.sit_at(&home.file());
    sitting.expect("This file could not be opened");
    sitting.expect("newer");
    assert!(sitting.app().journal().is_none());
    assert_eq!(std::fs::read_to_string(home.file()).expect("the file"), newer);
}

#[test]
fn a_file_dropped_on_the_window_is_opened() {
    let home = Home::new();
    with_history(&home);
    let mut sitting = home.sit();
    sitting.drop_file(&home.file());
    assert_eq!(sitting.app().path().map(name_of).as_deref(), Some("notes.ron"));
    sitting.expect(WORDS);
}

fn sealed_with_words(home: &Home) -> Sitting {
    let mut sitting = home.sit();
    sitting.click("Start a new journal");
    sitting.replace_text("Where to keep it", &home.file().display().to_string());
    for name in ["Passphrase", "The same once more"] {
        sitting.write(name, "four quiet words");
    }
    sitting.click("Create journal");
    sitting.write("Note", WORDS);
    sitting.pause();
    sitting
}

#[test]
fn abandoning_another_journal_returns_to_the_open_one() {
    let home = Home::new();
    let mut sitting = sealed_with_words(&home);
    sitting.press(CTRL, Key::O);
    assert!(sitting.has_control("Path of the file"));
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Note"), WORDS);
    sitting.press(CTRL_SHIFT, Key::N);
    assert!(sitting.has_control("Create journal"));
    sitting.click("Back");
    assert_eq!(sitting.text_of("Note"), WORDS);

    // A damaged file, an abandoned one, and one with an unknown passphrase.
    let letter = home.folder().join("letter.txt");
    std::fs::write(&letter, "Dear Ana,\n").expect("a letter");
    sitting.open(&letter);
    sitting.expect("This file could not be opened");
    sitting.click("Choose another file");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Note"), WORDS);
    let other = home.folder().join("other.ron");
    std::fs::copy(home.file(), &other).expect("a sealed file");
    let disk = home.slow_down("other.ron");
    sitting.open_meanwhile(&other);
    disk.wait_for_one();
    sitting.click_meanwhile("Cancel");
    drop(disk);
    sitting.settle();
    assert_eq!(sitting.text_of("Note"), WORDS);
    sitting.open(&other);
    assert!(sitting.app().journal().is_none(), "its passphrase is asked for");
    sitting.click("Choose another file");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Note"), WORDS);
    sitting.write("Note", ", still mine");
    sitting.pause();
}

#[test]
fn a_journal_left_for_a_locked_one_still_locks_when_idle() {
    let home = Home::new();
    let mut sitting = sealed_with_words(&home);
    let other = home.folder().join("other.ron");
    std::fs::copy(home.file(), &other).expect("a sealed file");
    sitting.open(&other);
    sitting.pass(Duration::from_hours(1));
    sitting.click("Choose another file");
    sitting.key(Key::Escape);
    assert!(sitting.app().journal().is_none());
    sitting.expect_no(WORDS);
}

fn change(path: &Path, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(path).expect("the file");
    assert!(text.contains(from));
    let changed = text.replacen(from, to, 1);
    std::fs::write(path, &changed).expect("changed");
    changed
}

/// Visits every page and key that could change something.
fn expect_nothing_to_edit(sitting: &mut Sitting) {
    let before = sitting.journal().clone();
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Comma] {
        sitting.press(CTRL, key);
        for name in ["Note", "Keep this check-in", "New boundary", "Draft a boundary", "Title", "More for this boundary", "Add a person"] {
            assert!(!sitting.has_control(name), "{name:?} is offered");
        }
    }
    sitting.press(CTRL, Key::N);
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::Z);
    assert!(*sitting.journal() == before);
    sitting.pass(Duration::from_mins(1));
}
