//! A file with a passphrase.

use std::sync::Arc;

use eframe::egui::Key;
use mendwell::journal::{Appearance, Journal};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{OpenFile, RealDisk, Sealing, SecretString, Snapshot, save};

use crate::sitting::Home;

pub(crate) const PASSPHRASE: &str = "rain on the roof";

pub(crate) fn make_locked_file(home: &Home) {
    let sealing = Sealing::create(&SecretString::from(PASSPHRASE.to_owned()), WorkFactor::FOR_TESTS).expect("a seal");
    let file = OpenFile::create(&home.file(), false, Some(Arc::new(sealing)), &RealDisk).expect("a file");
    let appearance = Appearance { shown_name: "Garden".to_owned(), reduce_motion: true, breathes_when_locked: true, ..Appearance::default() };
    let snapshot = Snapshot::new(appearance, Journal::default());
    save(&file.save_request(snapshot, "2026-11-22T20:00+01:00".parse().expect("a time")).expect("it may be written"), &RealDisk).expect("saved");
}

#[test]
fn only_the_passphrase_opens_a_sealed_file() {
    let home = Home::new();
    make_locked_file(&home);
    let mut sitting = home.sit_at(&home.file());
    assert!(sitting.app().journal().is_none());
    sitting.expect_no("Garden");

    sitting.type_text("rain on the window");
    sitting.key(Key::Enter);
    sitting.expect("That passphrase does not open this file");
    assert!(sitting.app().journal().is_none());

    sitting.write("Passphrase", PASSPHRASE);
    sitting.key(Key::Enter);
    sitting.write("Note", "Nobody else reads this");
    sitting.pause();
    assert!(home.all_files().iter().all(|path| !std::fs::read_to_string(path).is_ok_and(|text| text.contains("Nobody else"))));
    drop(sitting);

    let mut again = home.sit_at(&home.file());
    again.type_text(PASSPHRASE);
    again.click("Unlock");
    assert_eq!(again.text_of("Note"), "Nobody else reads this");
}

#[test]
fn help_opens_while_locked() {
    let home = Home::new();
    make_locked_file(&home);
    let mut sitting = home.sit_at(&home.file());
    sitting.key(Key::F3);
    sitting.expect("Nothing here calls or opens by itself");
    sitting.click("Back");
    assert!(sitting.has_control("Passphrase"));
}

#[test]
fn moment_opens_while_locked() {
    let home = Home::new();
    make_locked_file(&home);
    let mut sitting = home.sit_at(&home.file());
    sitting.key(Key::F2);
    sitting.expect("Nothing here is kept");
    sitting.expect_no("What you already know");
    sitting.key(Key::Escape);
    assert_eq!(sitting.focused_name().as_deref(), Some("Passphrase"));
    sitting.type_text(PASSPHRASE);
    sitting.key(Key::Enter);
    assert!(sitting.app().journal().is_some_and(|journal| journal.moments().is_empty()));
}
