//! Late job results: each reaches its own document, and no request is lost.

use std::path::{Path, PathBuf};
use std::sync::mpsc::TryRecvError;
use std::time::Duration;

use eframe::egui::Key;
use mendwell::app::JobKind;
use mendwell::journal::Journal;
use mendwell::store::{FileBody, RealDisk, SecretString, read_file};

use crate::altered_disk::Call;
use crate::locked::{PASSPHRASE, make_locked_file};
use crate::sitting::{CTRL, CTRL_SHIFT, Gate, Home, Sitting, journal_in};

const WORDS: &str = "Typed at the last moment";

fn in_folder(home: &Home, folder: &str) -> PathBuf {
    let folder = home.folder().join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join("notes.ron")
}

fn draft_of(journal: &Journal) -> Option<String> {
    journal.drafts().values().next().map(|draft| draft.note.clone())
}

fn make_journal(home: &Home, path: &Path, draft: &str) {
    let mut sitting = home.sit();
    sitting.click("Start a new journal");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    sitting.click("No passphrase");
    sitting.click("Create journal");
    sitting.write("Note", draft);
    sitting.pause();
}

/// Starts saving a copy to a slow disk, and returns to the page.
fn save_copy_slowly(home: &Home, sitting: &mut Sitting) -> (PathBuf, Gate) {
    let copy = in_folder(home, "stick");
    sitting.press(CTRL_SHIFT, Key::S);
    sitting.replace_text("Where to keep it", &copy.display().to_string());
    let disk = home.slow_down_at(Call::CreateTemporary, "stick");
    sitting.click_meanwhile("Save copy");
    disk.wait_for_one();
    sitting.press_meanwhile(Key::Escape);
    (copy, disk)
}

#[test]
fn typing_during_a_slow_copy_is_saved_on_closing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    let (copy, disk) = save_copy_slowly(&home, &mut sitting);
    sitting.click_meanwhile("Note");
    sitting.type_meanwhile(WORDS);
    sitting.ask_to_close();
    assert!(!sitting.is_closing(), "the copy is not whole yet");
    drop(disk);
    assert!(sitting.close_window());
    assert_eq!(draft_of(&home.journal_on_disk()).as_deref(), Some(WORDS));
    assert_eq!(draft_of(&journal_in(&copy)), None, "the copy is as it was asked for");
    assert_eq!(std::fs::read_dir(copy.parent().expect("a folder")).expect("listed").count(), 1, "and nothing is half written");
}

#[test]
fn typing_during_a_slow_copy_is_saved_on_leaving() {
    let home = Home::new();
    let other = in_folder(&home, "other");
    make_journal(&home, &other, "Another life");
    for leave in
        [|sitting: &mut Sitting, _: &Path| sitting.press_with_meanwhile(CTRL, Key::W), |sitting: &mut Sitting, other: &Path| sitting.open_meanwhile(other)]
    {
        let home = Home::new();
        let mut sitting = home.sit_at_new_journal();
        let (_, disk) = save_copy_slowly(&home, &mut sitting);
        sitting.click_meanwhile("Note");
        sitting.type_meanwhile(WORDS);
        leave(&mut sitting, &other);
        drop(disk);
        sitting.settle();
        assert_ne!(sitting.app().path(), Some(&*home.file()), "it was left");
        assert_eq!(draft_of(&home.journal_on_disk()).as_deref(), Some(WORDS));
    }
}

#[test]
fn changes_after_a_rescue_copy_block_leaving_again() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    home.fill_disk(true);
    sitting.write("Note", "These");
    sitting.pass(Duration::from_secs(2));
    sitting.click("Keep writing");
    assert!(!sitting.close_window());
    sitting.click("Save a copy elsewhere…");
    let copy = in_folder(&home, "stick");
    sitting.replace_text("Where to keep it", &copy.display().to_string());
    let disk = home.slow_down_at(Call::Rename, "stick");
    home.fill_disk(false);
    sitting.click_meanwhile("Save copy");
    disk.wait_for_one();
    home.fill_disk(true);
    // Escape closes the place picker and cancels leaving.
    sitting.press_meanwhile(Key::Escape);
    sitting.click_meanwhile("Note");
    sitting.press_with_meanwhile(CTRL, Key::End);
    sitting.type_meanwhile(" and those");
    drop(disk);
    sitting.settle();
    assert!(!sitting.close_window(), "the copy holds less");
    sitting.expect("Some words are not in the file yet");
    home.fill_disk(false);
    assert!(sitting.click_and_see_if_it_closes("Try again"));
    assert_eq!(draft_of(&home.journal_on_disk()).as_deref(), Some("These and those"));
}

#[test]
fn keeping_mine_works_during_a_slow_copy() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Mine");
    sitting.pause();
    let (copy, disk) = save_copy_slowly(&home, &mut sitting);
    let mut theirs = std::fs::read(home.file()).expect("the file");
    theirs.push(b'\n');
    std::fs::write(home.file(), &theirs).expect("somebody else writes");
    sitting.click_meanwhile("Note");
    sitting.type_meanwhile("More: ");
    sitting.pass_meanwhile(Duration::from_secs(2));
    sitting.show_until("the change is noticed", |sitting| sitting.has_control("Keep mine"));
    sitting.click_meanwhile("Keep mine");
    sitting.show_until("mine is saved", |sitting| sitting.says("Yours is saved"));
    assert!(draft_of(&home.journal_on_disk()).is_some_and(|draft| draft.contains("More: ")));
    drop(disk);
    sitting.settle();
    assert_eq!(draft_of(&journal_in(&copy)).as_deref(), Some("Mine"));
}

#[test]
fn opening_another_journal_ignores_a_late_new_one() {
    let home = Home::new();
    let other = in_folder(&home, "other");
    make_journal(&home, &other, "Another life");
    let new = in_folder(&home, "new");
    let mut sitting = home.sit();
    sitting.click("Start a new journal");
    sitting.replace_text("Where to keep it", &new.display().to_string());
    sitting.write("Passphrase", PASSPHRASE);
    sitting.write("The same once more", PASSPHRASE);
    let disk = home.slow_down_at(Call::CreateTemporary, "new");
    sitting.click_meanwhile("Create journal");
    disk.wait_for_one();
    sitting.press_meanwhile(Key::Escape);
    sitting.open_meanwhile(&other);
    sitting.show_until("the other is open", |sitting| sitting.app().journal().is_some());
    sitting.click_meanwhile("Note");
    sitting.press_with_meanwhile(CTRL, Key::End);
    sitting.type_meanwhile(" goes on");
    sitting.pass_meanwhile(Duration::from_secs(2));
    sitting.show_until("the other is saved, whatever the new one does", |_| draft_of(&journal_in(&other)).as_deref() == Some("Another life goes on"));
    drop(disk);
    sitting.settle();
    sitting.expect("Your new journal was saved as notes.ron");
    assert_eq!(sitting.app().path(), Some(&*other));
    let FileBody::Locked(locked) = read_file(&new, &RealDisk).expect("it reads").body else { panic!("it is sealed") };
    let (_, journal) = locked.unlock(&SecretString::from(PASSPHRASE.to_owned())).expect("it fits");
    assert!(journal.drafts().is_empty() && journal.check_ins().is_empty(), "the new one is empty");

    sitting.click("Open it");
    assert_eq!(sitting.app().path(), None);
    sitting.type_text(PASSPHRASE);
    sitting.key(Key::Enter);
    assert_eq!(sitting.app().path(), Some(&*new));
    assert_eq!(draft_of(&journal_in(&other)).as_deref(), Some("Another life goes on"));
}

#[test]
fn an_abandoned_new_journal_does_not_open_by_itself() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Start a new journal");
    sitting.replace_text("Where to keep it", &home.file().display().to_string());
    sitting.click("No passphrase");
    let disk = home.slow_down_at(Call::CreateTemporary, "");
    sitting.click_meanwhile("Create journal");
    disk.wait_for_one();
    sitting.press_meanwhile(Key::Escape);
    drop(disk);
    sitting.settle();
    assert!(sitting.app().journal().is_none() && sitting.has_control("Look around first"));
    sitting.click("Open it");
    assert!(sitting.app().journal().is_some());
}

#[test]
fn the_last_requested_file_opens() {
    let home = Home::new();
    let (first, second) = (in_folder(&home, "first"), in_folder(&home, "second"));
    make_journal(&home, &first, "First");
    make_journal(&home, &second, "Second");
    let mut sitting = home.sit();
    let disk = home.slow_down_at(Call::Open, "first");
    sitting.open_meanwhile(&first);
    disk.wait_for_one();
    sitting.open_meanwhile(&second);
    sitting.show_until("the second is open", |sitting| sitting.app().journal().is_some());
    assert_eq!(sitting.text_of("Note"), "Second");
    sitting.click_meanwhile("Note");
    sitting.press_with_meanwhile(CTRL, Key::End);
    sitting.type_meanwhile(" goes on");
    drop(disk);
    sitting.settle();
    sitting.pause();
    assert_eq!(sitting.app().path(), Some(&*second), "what is read late takes nobody's place");
    assert_eq!(draft_of(&journal_in(&second)).as_deref(), Some("Second goes on"));
    assert_eq!(draft_of(&journal_in(&first)).as_deref(), Some("First"));
}

#[test]
fn reopening_a_file_still_being_read_keeps_it_writable() {
    let home = Home::new();
    let path = in_folder(&home, "slow");
    make_journal(&home, &path, "Slow");
    let mut sitting = home.sit();
    let disk = home.slow_down_at(Call::Lock, "slow");
    sitting.open_meanwhile(&path);
    disk.wait_for_one();
    sitting.press_meanwhile(Key::Escape);
    sitting.open_meanwhile(&path);
    drop(disk);
    sitting.settle();
    sitting.expect_no("Read only");
    assert_eq!(sitting.text_of("Note"), "Slow");
}

#[test]
fn typing_while_taking_theirs_is_kept_beside() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Mine");
    sitting.pause();
    let mut theirs = std::fs::read(home.file()).expect("the file");
    theirs.push(b'\n');
    std::fs::write(home.file(), &theirs).expect("somebody else writes");
    sitting.write("Note", " here");
    sitting.pass(Duration::from_secs(2));
    let disk = home.slow_down_at(Call::Open, "notes.ron");
    sitting.click_meanwhile("Use the one on disk");
    disk.wait_for_one();
    sitting.click_meanwhile("Note");
    sitting.press_with_meanwhile(CTRL, Key::End);
    sitting.type_meanwhile(" and now");
    drop(disk);
    sitting.settle();
    assert_eq!(sitting.text_of("Note"), "Mine");
    let beside: Vec<_> = home.files_beginning_with("notes here").iter().filter_map(|path| draft_of(&journal_in(path))).collect();
    assert!(beside.contains(&"Mine here and now".to_owned()), "{beside:?}");
}

#[test]
fn typing_during_a_restore_is_backed_up() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    for note in ["One", "Two"] {
        sitting.pass(Duration::from_hours(2));
        sitting.write("Note", note);
        sitting.press(CTRL, Key::Enter);
        sitting.pause();
    }
    sitting.pass(Duration::from_mins(1));
    sitting.press(CTRL, Key::Comma);
    sitting.click("Show earlier copies");
    sitting.click("Restore the copy of 23 Nov, 01:14");
    let disk = home.slow_down_at(Call::Open, "notes.backups");
    sitting.click_meanwhile("Restore");
    disk.wait_for_one();
    sitting.press_with_meanwhile(CTRL, Key::Num1);
    sitting.click_meanwhile("Note");
    sitting.type_meanwhile(WORDS);
    sitting.pass_meanwhile(Duration::from_secs(2));
    drop(disk);
    sitting.settle();
    sitting.pause();
    assert_eq!(sitting.journal().check_ins().len(), 1, "it is restored");
    let copies = home.copies_below("notes.backups").into_iter();
    let drafts: Vec<_> = copies.filter_map(|path| draft_of(&journal_in(&path))).collect();
    assert!(drafts.contains(&WORDS.to_owned()), "{drafts:?}");
}

#[test]
fn locking_cancels_a_passphrase_being_tried() {
    let home = Home::new();
    make_locked_file(&home);
    let mut sitting = home.sit_at(&home.file());
    sitting.type_meanwhile(PASSPHRASE);
    let unlocking = home.hold(JobKind::Open);
    sitting.press_meanwhile(Key::Enter);
    unlocking.wait_for_one();
    let is_done = sitting.app().tell_to_lock();
    sitting.harness().step();
    drop(unlocking);
    sitting.settle();
    assert!(sitting.app().journal().is_none() && sitting.has_control("Passphrase"), "{}", sitting.screen());
    assert_eq!(is_done.try_recv(), Err(TryRecvError::Disconnected), "who waits for that need not wait any longer");
}
