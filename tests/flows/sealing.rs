//! Passphrases: set at creation, changed, recovered, removed.

use std::path::Path;
use std::time::Duration;

use eframe::egui::{Event, Key, pos2};
use mendwell::store::{FileBody, RealDisk, read_file};

use crate::sitting::{CTRL, Home, Sitting};

pub(crate) const FIRST: &str = "rain on the roof";
pub(crate) const SECOND: &str = "snow on the lake";
pub(crate) const NOTE: &str = "Nobody else reads this";

/// Creates a journal with a passphrase and two changes, so that there is a backup.
pub(crate) fn sit_at_sealed_journal(home: &Home) -> Sitting {
    let mut sitting = home.sit();
    sitting.click("Start a new journal");
    sitting.replace_text("Where to keep it", &home.file().display().to_string());
    sitting.write("Passphrase", FIRST);
    sitting.write("The same once more", FIRST);
    sitting.press(CTRL, Key::Enter);
    sitting.write("Note", NOTE);
    sitting.pause();
    sitting
}

/// Passes two hours with input, so that it does not lock.
pub(crate) fn stay_for_two_hours(sitting: &mut Sitting) {
    for _ in 0..40 {
        sitting.harness().event(Event::PointerMoved(pos2(3.0, 3.0)));
        sitting.pass(Duration::from_mins(3));
    }
}

fn opens_with(home: &Home, secret: &str) -> bool {
    let mut sitting = home.sit_at(&home.file());
    sitting.write("Passphrase", secret);
    sitting.key(Key::Enter);
    sitting.app().journal().is_some()
}

fn is_plain(path: &Path) -> bool {
    matches!(read_file(path, &RealDisk).expect("it reads").body, FileBody::Plain(_))
}

fn journals(home: &Home) -> Vec<std::path::PathBuf> {
    home.all_files().into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect()
}

fn no_plain_word(home: &Home) -> bool {
    home.all_files().iter().all(|path| !std::fs::read_to_string(path).is_ok_and(|text| text.contains("Nobody else") || text.contains("on the roof")))
}

fn go_to_settings(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::Comma);
    sitting.pass(Duration::from_mins(1));
}

/// Fills the form for changing the passphrase, without submitting.
pub(crate) fn fill_in_a_change(sitting: &mut Sitting, present: &str, new: &str) {
    go_to_settings(sitting);
    sitting.click("Change the passphrase…");
    sitting.write("Present passphrase", present);
    sitting.write("New passphrase", new);
    sitting.write("The same once more", new);
}

fn change_passphrase(sitting: &mut Sitting, present: &str, new: &str) {
    fill_in_a_change(sitting, present, new);
    sitting.click("Change passphrase");
}

#[test]
fn a_new_journal_is_sealed_from_the_first_byte() {
    let home = Home::new();
    let sitting = sit_at_sealed_journal(&home);
    assert_eq!(sitting.text_of("Note"), NOTE);
    assert!(!is_plain(&home.file()) && no_plain_word(&home));
    drop(sitting);
    assert!(!opens_with(&home, SECOND));
    assert!(opens_with(&home, FIRST));
}

#[test]
fn the_sample_can_be_kept_with_a_passphrase() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.press(CTRL, Key::S);
    sitting.replace_text("Where to keep it", &home.file().display().to_string());
    sitting.write("Passphrase", FIRST);
    sitting.write("The same once more", FIRST);
    sitting.click("Save journal");
    sitting.expect("notes.ron");
    assert!(!is_plain(&home.file()));
}

#[test]
fn after_a_change_the_old_passphrase_opens_nothing_new() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    let an_old_copy = std::fs::read(home.file()).expect("there");
    stay_for_two_hours(&mut sitting);
    sitting.write("Note", " and more");
    sitting.pause();

    change_passphrase(&mut sitting, "rain on the window", SECOND);
    sitting.expect("That does not open this journal. Nothing was changed.");
    sitting.write("Present passphrase", FIRST);
    sitting.click("Change passphrase");
    sitting.expect("The passphrase is changed.");
    sitting.expect("2 earlier copies were written anew, too.");
    sitting.expect("What was on the disk before may still be found there");
    assert!(journals(&home).iter().all(|path| !is_plain(path)) && no_plain_word(&home));
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", " since then");
    sitting.pause();
    drop(sitting);
    assert!(!opens_with(&home, FIRST));
    assert!(opens_with(&home, SECOND));

    // The old passphrase opens the old copy, but that key opens nothing newer.
    let taken = home.folder().join("taken.ron");
    std::fs::write(&taken, an_old_copy).expect("written");
    let FileBody::Locked(locked) = read_file(&taken, &RealDisk).expect("it reads").body else { panic!("it is sealed") };
    let (old, _) = locked.unlock(&FIRST.to_owned().into()).expect("it fits");
    for path in journals(&home).into_iter().filter(|path| *path != taken) {
        assert!(read_file(&path, &RealDisk).expect("it reads").journal(Some(&old)).is_err());
    }
}

#[test]
fn a_recovery_code_works_until_the_passphrase_changes() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    go_to_settings(&mut sitting);
    sitting.click("Make a recovery code…");
    sitting.write("Present passphrase", FIRST);
    sitting.key(Key::Enter);
    sitting.expect("It is not shown again");
    sitting.expect("A recovery code opens it too");
    let code = sitting.screen().lines().find_map(code_in).expect("it is shown");

    sitting.click("Print…");
    sitting.settle();
    sitting.press(CTRL, Key::Comma);
    sitting.expect(&code);
    sitting.click("I have it");
    sitting.expect_no(&code);
    drop(sitting);

    let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o");
    let mut sitting = home.sit_at(&home.file());
    sitting.write("Passphrase", &sloppy);
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of("Note"), NOTE);

    // Recovers from a lost passphrase.
    change_passphrase(&mut sitting, &sloppy, SECOND);
    sitting.expect("The passphrase is changed.");
    drop(sitting);
    assert!(!opens_with(&home, &code));
    assert!(opens_with(&home, SECOND));
}

/// Finds a code: seven groups of four.
fn code_in(line: &str) -> Option<String> {
    let code = line.split_whitespace().find(|word| word.len() == 34 && word.split('-').count() == 7)?;
    Some(code.to_owned())
}

#[test]
fn a_passphrase_is_removed_and_set_with_all_backups() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    stay_for_two_hours(&mut sitting);
    sitting.write("Note", " and more");
    sitting.pause();
    assert_eq!(journals(&home).len(), 3);

    go_to_settings(&mut sitting);
    sitting.click("Remove the passphrase…");
    sitting.write("Present passphrase", FIRST);
    sitting.click("Remove passphrase");
    sitting.expect("The journal has no passphrase now.");
    assert!(journals(&home).iter().all(|path| is_plain(path)));

    sitting.click("Set a passphrase…");
    sitting.write("New passphrase", SECOND);
    sitting.write("The same once more", SECOND);
    sitting.key(Key::Enter);
    sitting.expect("The journal is locked with your passphrase. 2 earlier copies were written anew, too.");
    assert!(journals(&home).iter().all(|path| !is_plain(path)) && no_plain_word(&home));
    drop(sitting);
    assert!(opens_with(&home, SECOND));
}

#[test]
fn a_full_disk_keeps_the_passphrase_and_all_changes() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    home.fill_disk(true);
    change_passphrase(&mut sitting, FIRST, SECOND);
    sitting.expect("disk is full");
    home.fill_disk(false);
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", " since then");
    sitting.pause();
    drop(sitting);
    assert!(!opens_with(&home, SECOND));
    let mut sitting = home.sit_at(&home.file());
    sitting.write("Passphrase", FIRST);
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of("Note"), format!("{NOTE} since then"));
}

#[test]
fn a_backup_left_unchanged_is_named_and_can_be_deleted() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    stay_for_two_hours(&mut sitting);
    sitting.write("Note", " and more");
    sitting.pause();
    let copy = journals(&home).into_iter().find(|path| *path != home.file()).expect("an earlier copy");
    let damaged = std::fs::read_to_string(&copy).expect("there").replacen("body", "bodies", 1);
    std::fs::write(&copy, damaged).expect("written");

    change_passphrase(&mut sitting, FIRST, SECOND);
    sitting.expect("Some copies stayed as they were");
    sitting.expect(&copy.display().to_string());
    sitting.click("Erase them…");
    sitting.expect("This copy is removed");
    assert_eq!(sitting.focused_name().as_deref(), Some("Cancel"), "the safe answer has the keyboard");
    sitting.click("Erase");
    sitting.expect("1 copy erased");
    assert!(!copy.exists());
    drop(sitting);
    assert!(opens_with(&home, SECOND));
}

#[test]
fn a_backup_with_an_earlier_passphrase_is_marked() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    let an_old_copy = std::fs::read(home.file()).expect("there");
    change_passphrase(&mut sitting, FIRST, SECOND);
    let folder = home.file().with_extension("backups");
    std::fs::create_dir_all(&folder).expect("made");
    std::fs::write(folder.join("notes 2026-11-01 10-00-00.ron"), an_old_copy).expect("written");
    sitting.click("Show earlier copies");
    sitting.expect("sealed with an earlier passphrase");
    sitting.click("Erase the copy of 1 Nov, 10:00");
    sitting.click("Erase");
    sitting.expect_no("sealed with an earlier passphrase");
    assert!(!folder.join("notes 2026-11-01 10-00-00.ron").exists());
}

#[test]
fn the_palette_leads_to_the_passphrase() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    sitting.press(CTRL, Key::K);
    sitting.type_text("passphrase…");
    sitting.key(Key::Enter);
    assert_eq!(sitting.focused_name().as_deref(), Some("Present passphrase"));
    // Leaving the page wipes a half-typed passphrase.
    sitting.type_text(FIRST);
    sitting.press(CTRL, Key::Num1);
    sitting.press(CTRL, Key::Comma);
    assert!(!sitting.has_control("Present passphrase"));
}

/// A journal with a changed passphrase and a backup without, as after a kill in between.
fn sealed_in_part(home: &Home) -> std::path::PathBuf {
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", NOTE);
    // A record id proves that the backup is its own.
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    let bytes = std::fs::read(home.file()).expect("there");
    go_to_settings(&mut sitting);
    sitting.click("Set a passphrase…");
    sitting.write("New passphrase", SECOND);
    sitting.write("The same once more", SECOND);
    sitting.key(Key::Enter);
    sitting.expect("The journal is locked with your passphrase.");
    drop(sitting);
    let copy = home.file().with_extension("backups").join("notes 2026-11-01 10-00-00.ron");
    std::fs::create_dir_all(copy.parent().expect("a folder")).expect("made");
    std::fs::write(&copy, bytes).expect("written");
    copy
}

#[test]
fn plain_backups_are_detected_on_opening_and_sealed() {
    let home = Home::new();
    let copy = sealed_in_part(&home);
    assert!(is_plain(&copy));
    let mut sitting = home.sit_at(&home.file());
    sitting.write("Passphrase", SECOND);
    sitting.key(Key::Enter);
    sitting.expect("1 copy of this journal is not locked with your passphrase yet");
    sitting.click("Lock it");
    assert!(!is_plain(&copy) && no_plain_word(&home));
    drop(sitting);
    let mut sitting = home.sit_at(&home.file());
    sitting.write("Passphrase", SECOND);
    sitting.key(Key::Enter);
    sitting.expect_no("not locked with your passphrase yet");
}

#[test]
fn backups_with_an_earlier_passphrase_are_detected() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    let an_old_copy = std::fs::read(home.file()).expect("there");
    change_passphrase(&mut sitting, FIRST, SECOND);
    drop(sitting);
    let copy = home.file().with_extension("backups").join("notes 2026-11-01 10-00-00.ron");
    std::fs::create_dir_all(copy.parent().expect("a folder")).expect("made");
    std::fs::write(&copy, &an_old_copy).expect("written");
    let mut sitting = home.sit_at(&home.file());
    sitting.write("Passphrase", SECOND);
    sitting.key(Key::Enter);
    sitting.expect("1 copy of this journal is locked with an earlier passphrase");
    sitting.click("Lock it");
    sitting.expect("Some copies stayed as they were");
    sitting.expect(&copy.display().to_string());
    assert_eq!(std::fs::read(&copy).expect("there"), an_old_copy);
}
