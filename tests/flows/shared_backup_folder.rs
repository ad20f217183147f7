//! Two journals of the same name sharing a backup folder: neither touches the other's backups.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::Key;

use crate::sealing::SECOND;
use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting, journal_in};

/// Names of thirty backups in one week a year ago, which thinning would remove if they had one
/// owner.
fn old_names() -> impl Iterator<Item = String> {
    (0..30).map(|number| format!("notes 2025-11-{:02} {:02}-00-00.ron", 10 + number / 10, 8 + number % 10))
}

/// A journal with a check-in in its own folder, using the shared backup folder.
fn sit_at(home: &Home, folder: &str, note: &str) -> Sitting {
    let path = home.folder().join(folder).join("notes.ron");
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let mut sitting = home.sit();
    sitting.click("Start a new journal");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    sitting.click("No passphrase");
    sitting.click("Create journal");
    sitting.press(CTRL, Key::Comma);
    sitting.write("Folder", &shared(home).display().to_string());
    sitting.key(Key::Enter);
    write(&mut sitting, note);
    sitting
}

fn write(sitting: &mut Sitting, note: &str) {
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", note);
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
}

fn shared(home: &Home) -> PathBuf {
    home.folder().join("shared")
}

fn copies(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    home.copies_below("shared").into_iter().map(|path| (path.clone(), std::fs::read(path).expect("a copy"))).collect()
}

/// Creates the first journal with many old backups and one of today. Returns the shared folder's
/// content.
fn with_many_copies(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut first = sit_at(home, "first", "The first life");
    first.pass(Duration::from_hours(2));
    write(&mut first, "More of it");
    let path = first.app().path().expect("its file").to_owned();
    for name in old_names() {
        std::fs::copy(&path, shared(home).join(name)).expect("copied");
    }
    drop(first);
    copies(home)
}

/// Creates the second journal with backups. Returns the shared folder's earlier content.
fn sit_at_second(home: &Home) -> (BTreeMap<PathBuf, Vec<u8>>, Sitting) {
    let of_first = with_many_copies(home);
    let mut second = sit_at(home, "second", "The second life");
    second.pass(Duration::from_hours(2));
    write(&mut second, "More");
    (of_first, second)
}

fn go_to_settings(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::Comma);
    sitting.pass(Duration::from_mins(1));
}

fn holds_all(home: &Home, of_first: &BTreeMap<PathBuf, Vec<u8>>) -> bool {
    let now = copies(home);
    of_first.iter().all(|(path, bytes)| now.get(path) == Some(bytes))
}

fn notes_in(path: &Path) -> Vec<String> {
    journal_in(path).check_ins().values().map(|check_in| check_in.note.clone()).collect()
}

#[test]
fn saving_one_thins_no_copy_of_the_other() {
    let home = Home::new();
    let of_first = with_many_copies(&home);
    let mut second = sit_at(&home, "second", "The second life");
    for number in 0..15 {
        second.pass(Duration::from_hours(2));
        write(&mut second, &format!("Day {number}"));
    }
    assert!(holds_all(&home, &of_first));
    let of_second = copies(&home).len() - of_first.len();
    assert!((10..15).contains(&of_second), "its own are thinned: {of_second}");
}

#[test]
fn the_owner_of_old_copies_still_thins_them() {
    let home = Home::new();
    let before = with_many_copies(&home).len();
    let mut first = home.sit_at(&home.folder().join("first/notes.ron"));
    first.pass(Duration::from_hours(2));
    write(&mut first, "And on");
    assert!(copies(&home).len() < before);
}

#[test]
fn only_the_copies_of_the_open_journal_are_listed() {
    let home = Home::new();
    let (of_first, mut second) = sit_at_second(&home);
    go_to_settings(&mut second);
    second.click("Show earlier copies");
    let own = copies(&home).len() - of_first.len();
    second.expect(&format!("{own} earlier copies"));
    second.expect(&format!("{} other files in this folder may be copies of another journal", old_names().count()));
    assert!(!second.has_control("Restore the copy of 10 Nov 2025, 08:00"));
}

#[test]
fn a_passphrase_for_one_seals_no_copy_of_the_other() {
    let home = Home::new();
    let (of_first, mut second) = sit_at_second(&home);
    go_to_settings(&mut second);
    second.click("Set a passphrase…");
    second.write("New passphrase", SECOND);
    second.write("The same once more", SECOND);
    second.key(Key::Enter);
    second.expect("The journal is locked with your passphrase.");
    assert!(holds_all(&home, &of_first));
    let plain = copies(&home).into_iter().filter(|(path, bytes)| !of_first.contains_key(path) && String::from_utf8_lossy(bytes).contains("second life"));
    assert_eq!(plain.count(), 0, "its own are sealed");
}

#[test]
fn erasing_everywhere_in_one_leaves_the_copies_of_the_other() {
    let home = Home::new();
    let of_first = with_many_copies(&home);
    let mut second = sit_at(&home, "second", "The second life");
    second.press(CTRL_SHIFT, Key::B);
    second.key(Key::Enter);
    second.write("Title", "No calls after ten");
    second.pause();
    second.pass(Duration::from_hours(2));
    write(&mut second, "More");
    let holding = |home: &Home| copies(home).keys().filter(|path| !of_first.contains_key(*path) && !journal_in(path).boundaries().is_empty()).count();
    assert_eq!(holding(&home), 1);
    second.press(CTRL, Key::Num4);
    second.click("More for this boundary");
    second.click("Delete this boundary");
    second.pause();
    second.press(CTRL, Key::K);
    second.type_text("trash");
    second.key(Key::Enter);
    let erase = second.enabled_controls().into_iter().find(|control| control.name.starts_with("Erase everywhere")).expect("it can be erased");
    second.click(&erase.name);
    second.click("Erase everywhere");
    second.expect("Erased from the journal and");
    assert_eq!(holding(&home), 0);
    assert!(holds_all(&home, &of_first));
}

#[test]
fn moving_backups_of_one_moves_none_of_the_other() {
    let home = Home::new();
    let (of_first, mut second) = sit_at_second(&home);
    let own = copies(&home).len() - of_first.len();
    go_to_settings(&mut second);
    let elsewhere = home.folder().join("elsewhere");
    second.replace_text("Folder", &elsewhere.display().to_string());
    second.key(Key::Enter);
    second.expect("Earlier copies are in the new folder");
    assert_eq!(copies(&home), of_first);
    let moved = home.copies_below("elsewhere");
    assert_eq!(moved.len(), own);
    assert!(moved.iter().all(|path| !notes_in(path).contains(&"The first life".to_owned())));
}
