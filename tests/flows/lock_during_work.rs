//! Locking during other work: the content disappears at once, the work finishes, nothing is lost.

use std::path::PathBuf;

use eframe::egui::Key;
use mendwell::store::seal::UnsealError;
use mendwell::store::{FileBody, RealDisk, SecretString, read_file};

use crate::altered_disk::Call;
use crate::lock::press_for_one_frame;
use crate::sealing::{FIRST, NOTE, SECOND, fill_in_a_change, sit_at_sealed_journal, stay_for_two_hours};
use crate::sitting::{CTRL, Home, Sitting};

fn unlock_with(sitting: &mut Sitting, passphrase: &str) {
    sitting.type_text(passphrase);
    sitting.key(Key::Enter);
}

/// Locks, then tries to uncover the window. True if it stays blank.
fn is_covered_for_good(sitting: &mut Sitting) -> bool {
    press_for_one_frame(sitting, CTRL, Key::L);
    let shows = |sitting: &Sitting| sitting.screen().contains("passphrase") || sitting.has_control("Settings");
    let is_covered = !shows(sitting);
    for key in [Key::Enter, Key::Space, Key::Escape] {
        sitting.press_meanwhile(key);
    }
    is_covered && !shows(sitting)
}

/// Result of opening the file and all backups with this passphrase.
fn unsealed(paths: impl IntoIterator<Item = PathBuf>, passphrase: &str) -> Vec<Result<(), UnsealError>> {
    let open = |path: PathBuf| match read_file(&path, &RealDisk).expect("it reads").body {
        FileBody::Locked(locked) => locked.unlock(&SecretString::from(passphrase.to_owned())).map(|_| ()),
        FileBody::Plain(_) => panic!("it is sealed: {}", path.display()),
    };
    paths.into_iter().map(open).collect()
}

fn copies(home: &Home) -> Vec<PathBuf> {
    let is_copy = |path: &PathBuf| path.to_string_lossy().contains("notes.backups") && path.extension().is_some_and(|extension| extension == "ron");
    home.all_files().into_iter().filter(is_copy).collect()
}

#[test]
fn locking_during_a_passphrase_change_uses_the_new_one() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    fill_in_a_change(&mut sitting, FIRST, SECOND);
    let slow = home.slow_down_at(Call::CreateTemporary, "");
    sitting.click_meanwhile("Change passphrase");
    slow.wait_for_one();
    assert!(is_covered_for_good(&mut sitting), "{}", sitting.screen());

    drop(slow);
    sitting.settle();
    assert!(sitting.app().journal().is_none() && sitting.app().is_at_rest());
    unlock_with(&mut sitting, FIRST);
    sitting.expect("That passphrase does not open this file");
    unlock_with(&mut sitting, SECOND);
    sitting.press(CTRL, Key::Num1);
    assert_eq!(sitting.text_of("Note"), NOTE);
}

#[test]
fn locking_during_backup_sealing_misses_no_backup() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    stay_for_two_hours(&mut sitting);
    sitting.write("Note", " and more");
    sitting.pause();
    assert!(!copies(&home).is_empty());
    fill_in_a_change(&mut sitting, FIRST, SECOND);
    let slow = home.slow_down_at(Call::CreateTemporary, "notes.backups");
    sitting.click_meanwhile("Change passphrase");
    sitting.show_until_a_file(&slow);
    assert!(is_covered_for_good(&mut sitting), "{}", sitting.screen());

    drop(slow);
    sitting.settle();
    assert!(sitting.app().journal().is_none() && sitting.app().is_at_rest());
    assert!(unsealed(copies(&home), SECOND).iter().all(Result::is_ok));
    assert!(unsealed(copies(&home), FIRST).iter().all(Result::is_err));
}

#[test]
fn locking_during_a_save_saves_later_changes_too() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    sitting.write("Note", " and more");
    let slow = home.slow_down_at(Call::CreateTemporary, "");
    sitting.pass_meanwhile(std::time::Duration::from_secs(2));
    slow.wait_for_one();
    sitting.press_meanwhile(Key::End);
    sitting.harness().event(eframe::egui::Event::Text(" at the end".to_owned()));
    press_for_one_frame(&mut sitting, CTRL, Key::L);
    drop(slow);
    sitting.settle();
    assert!(sitting.app().journal().is_none() && sitting.app().is_at_rest());
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    unlock_with(&mut again, FIRST);
    assert_eq!(again.text_of("Note"), format!("{NOTE} and more at the end"));
}

#[test]
fn locking_during_a_conflict_asks_again_after_unlocking() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    let mut theirs = std::fs::read(home.file()).expect("the file");
    theirs.push(b'\n');
    sitting.write("Note", " and more");
    std::fs::write(home.file(), &theirs).expect("somebody else writes");
    sitting.pass(std::time::Duration::from_secs(2));
    sitting.expect("The file changed outside this window");
    let slow = home.slow_down("notes.ron");
    sitting.click_meanwhile("Use the one on disk");
    slow.wait_for_one();
    press_for_one_frame(&mut sitting, CTRL, Key::L);
    drop(slow);
    sitting.settle();
    assert!(sitting.app().journal().is_none());
    sitting.expect_no("not in the file");
    assert_eq!(std::fs::read(home.file()).expect("the file"), theirs, "nothing is written over it");
    unlock_with(&mut sitting, FIRST);
    sitting.expect("The file changed outside this window");
    sitting.click("Keep mine");
    assert_eq!(sitting.text_of("Note"), format!("{NOTE} and more"));
    assert!(sitting.app().is_at_rest());
}
