//! Outside changes of the file: both versions stay on disk, whichever is chosen.

use std::path::Path;
use std::time::Duration;

use eframe::egui::Key;
use mendwell::journal::Journal;
use mendwell::store::{FileBody, RealDisk, SecretString, read_file};

use crate::sealing::{FIRST, NOTE, SECOND, sit_at_sealed_journal, stay_for_two_hours};
use crate::sitting::{CTRL, Home, Sitting, journal_in, name_of};

const MINE: &str = "Written here";
const THEIRS: &str = "Written on the other computer";

/// A window with unsaved changes over a file changed outside.
pub(crate) fn conflict(home: &Home) -> Sitting {
    let mut other = home.sit_at_new_journal();
    other.write("Note", THEIRS);
    other.press(CTRL, Key::Enter);
    other.pause();
    let theirs = std::fs::read(home.file()).expect("their file");
    other.press(CTRL, Key::Z);
    other.replace_text("Note", "What was there before");
    other.press(CTRL, Key::Enter);
    other.pause();
    drop(other);

    let mut sitting = home.sit_at(&home.file());
    sitting.set_window_focus(false);
    std::fs::write(home.file(), theirs).expect("their file again");
    sitting.write("Note", MINE);
    sitting.press(CTRL, Key::Enter);
    sitting
}

#[test]
fn a_change_is_detected_on_focus_and_mine_can_be_kept() {
    let home = Home::new();
    let mut sitting = conflict(&home);
    sitting.set_window_focus(true);
    sitting.expect("The file changed outside this window");
    sitting.expect("Waiting for you");
    assert_eq!(notes_of(&home.journal_on_disk()), [THEIRS], "nothing is written over");

    sitting.click("Keep mine");
    assert_eq!(notes_of(&home.journal_on_disk()), ["What was there before", MINE]);
    sitting.expect("Yours is saved. The other one is beside it as notes elsewhere 2026-11-22");
    let beside = home.files_beginning_with("notes elsewhere");
    assert_eq!(beside.iter().map(|path| notes_of(&journal_in(path))).collect::<Vec<_>>(), [[THEIRS]]);
    sitting.expect("Saved 21:14");
}

#[test]
fn a_change_is_detected_before_saving_and_theirs_taken() {
    let home = Home::new();
    let mut sitting = conflict(&home);
    sitting.pass(Duration::from_secs(2));
    sitting.expect("The file changed outside this window");
    sitting.click("Use the one on disk");
    assert_eq!(notes_of(sitting.journal()), [THEIRS]);
    assert_eq!(notes_of(&home.journal_on_disk()), [THEIRS]);
    let beside = home.files_beginning_with("notes here");
    let mine: Vec<_> = beside.iter().map(|path| notes_of(&journal_in(path))).collect();
    assert_eq!(mine, [["What was there before", MINE]], "mine is beside it: {:?}", beside.iter().map(|path| name_of(path)).collect::<Vec<_>>());
}

#[test]
fn an_open_conflict_blocks_writing_and_closing() {
    let home = Home::new();
    let mut sitting = conflict(&home);
    sitting.pass(Duration::from_secs(2));
    sitting.click("Not now");
    sitting.write("Note", "More");
    sitting.pass(Duration::from_mins(1));
    assert_eq!(notes_of(&home.journal_on_disk()), [THEIRS]);
    sitting.expect("Waiting for you");

    assert!(!sitting.close_window());
    sitting.expect("The file changed outside this window");
    assert!(sitting.click_and_see_if_it_closes("Keep mine"));
    assert_eq!(notes_of(&home.journal_on_disk()), ["What was there before", MINE]);
}

pub(crate) fn notes_of(journal: &Journal) -> Vec<String> {
    journal.check_ins().values().map(|check_in| check_in.note.clone()).collect()
}

#[test]
fn a_missing_file_is_detected_and_saved_again() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", MINE);
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    sitting.set_window_focus(false);
    std::fs::remove_file(home.file()).expect("the file goes");
    sitting.set_window_focus(true);
    sitting.expect("The file is no longer where it was");
    assert!(!home.file().exists(), "nothing is written before it is decided");
    sitting.click("Save it there again");
    assert_eq!(notes_of(&home.journal_on_disk()), [MINE]);
}

#[test]
fn a_renamed_file_is_followed_with_its_backups() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    for note in ["First", MINE] {
        sitting.write("Note", note);
        sitting.press(CTRL, Key::Enter);
        sitting.pause();
    }
    sitting.set_window_focus(false);
    let renamed = home.folder().join("put away.ron");
    std::fs::rename(home.file(), &renamed).expect("renamed");
    sitting.set_window_focus(true);
    sitting.expect("The file has another name now");
    sitting.write("Note", "Since then");
    sitting.pass(Duration::from_secs(5));
    assert!(!home.file().exists(), "it does not reappear");
    assert!(!home.files_beginning_with(".notes.ron.unsaved").is_empty(), "what is typed meanwhile is not in memory alone");
    sitting.click("Go on in put away.ron");
    sitting.expect("Your journal is put away.ron now");
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    assert_eq!(notes_of(&journal_in(&renamed)), ["First", MINE, "Since then"]);
    assert!(home.files_beginning_with(".notes.ron.unsaved").is_empty());
    assert!(!home.file().exists());
    assert!(sitting.close_window());
    let copies = home.all_files().into_iter().filter(|path| path.to_string_lossy().contains("put away.backups"));
    assert!(copies.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).count() >= 2, "its copies came along");
}

#[test]
fn a_file_copied_away_and_removed_is_followed() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", MINE);
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    sitting.set_window_focus(false);
    let copied = home.folder().join("put away.ron");
    std::fs::copy(home.file(), &copied).expect("copied");
    std::fs::remove_file(home.file()).expect("removed");
    sitting.set_window_focus(true);
    sitting.click("Go on in put away.ron");
    sitting.expect("Your journal is put away.ron now");
    assert_eq!(notes_of(&journal_in(&copied)), [MINE]);
}

/// Moves another journal, sealed with the second passphrase, to `file`. Returns its bytes.
fn move_a_sealed_journal_over(file: &Path) -> Vec<u8> {
    let elsewhere = Home::new();
    let mut other = elsewhere.sit();
    other.click("Start a new journal");
    other.replace_text("Where to keep it", &elsewhere.file().display().to_string());
    other.write("Passphrase", SECOND);
    other.write("The same once more", SECOND);
    other.press(CTRL, Key::Enter);
    other.write("Note", THEIRS);
    other.press(CTRL, Key::Enter);
    other.pause();
    drop(other);
    let theirs = std::fs::read(elsewhere.file()).expect("their file");
    std::fs::write(file, &theirs).expect("moved over");
    theirs
}

fn notes_under(path: &Path, passphrase: &str) -> Vec<String> {
    let FileBody::Locked(locked) = read_file(path, &RealDisk).expect("it reads").body else { panic!("it is sealed") };
    notes_of(&locked.unlock(&SecretString::from(passphrase.to_owned())).expect("it fits").1)
}

/// Takes theirs with its passphrase, and writes in it.
fn go_on_in_theirs(home: &Home, sitting: &mut Sitting) {
    sitting.click("Use the one on disk");
    sitting.type_text(SECOND);
    sitting.key(Key::Enter);
    assert_eq!(notes_of(sitting.journal()), [THEIRS]);
    sitting.write("Note", "Written since");
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
    assert_eq!(notes_under(&home.file(), SECOND), [THEIRS, "Written since"]);
}

/// True if theirs is on disk unchanged, and kept beside.
fn theirs_is_whole(home: &Home, theirs: &[u8]) -> bool {
    let beside = home.files_beginning_with("notes elsewhere");
    std::fs::read(home.file()).expect("the file") == theirs && beside.iter().any(|path| std::fs::read(path).expect("kept") == theirs)
}

#[test]
fn theirs_with_another_passphrase_is_never_overwritten() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    stay_for_two_hours(&mut sitting);
    sitting.write("Note", " and more");
    let theirs = move_a_sealed_journal_over(&home.file());
    sitting.pass(Duration::from_secs(2));
    sitting.click("Use the one on disk");
    sitting.expect("The file on disk has another passphrase");
    assert!(theirs_is_whole(&home, &theirs), "theirs is kept beside before anything else");

    sitting.type_text(FIRST);
    sitting.key(Key::Enter);
    sitting.expect("That passphrase does not open this file");
    // Nothing overwrites it, whatever else is tried.
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::S);
    sitting.expect("The file changed outside this window");
    sitting.click("Not now");
    sitting.write("Note", " and on");
    sitting.pass(Duration::from_mins(2));
    assert!(theirs_is_whole(&home, &theirs));
    assert!(!sitting.close_window());

    sitting.click("Use the one on disk");
    sitting.type_text(SECOND);
    assert!(sitting.press_and_see_if_it_closes(eframe::egui::Modifiers::NONE, Key::Enter), "it was asked to close: {}", sitting.screen());
    drop(sitting);
    assert_eq!(notes_under(&home.file(), SECOND), [THEIRS]);
    let mine = home.files_beginning_with("notes here");
    let FileBody::Locked(locked) = read_file(mine.last().expect("mine is beside it"), &RealDisk).expect("it reads").body else { panic!("it is sealed") };
    let (_, journal) = locked.unlock(&SecretString::from(FIRST.to_owned())).expect("it has the seal it had");
    assert_eq!(journal.drafts().values().next().map(|draft| draft.note.clone()), Some(format!("{NOTE} and more and on")));
}

#[test]
fn theirs_continues_with_its_own_passphrase() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    sitting.write("Note", " and more");
    move_a_sealed_journal_over(&home.file());
    sitting.pass(Duration::from_secs(2));
    go_on_in_theirs(&home, &mut sitting);
}

#[test]
fn theirs_with_a_passphrase_never_becomes_plain_text() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", MINE);
    sitting.pause();
    sitting.write("Note", " too");
    let theirs = move_a_sealed_journal_over(&home.file());
    sitting.pass(Duration::from_secs(2));
    sitting.click("Use the one on disk");
    sitting.expect("The file on disk has another passphrase");
    sitting.click("Not now");
    sitting.pass(Duration::from_mins(2));
    assert!(theirs_is_whole(&home, &theirs));

    sitting.press(CTRL, Key::S);
    go_on_in_theirs(&home, &mut sitting);
}

#[test]
fn mine_can_be_kept_when_theirs_has_a_passphrase() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    sitting.write("Note", " and more");
    let theirs = move_a_sealed_journal_over(&home.file());
    sitting.pass(Duration::from_secs(2));
    sitting.click("Use the one on disk");
    sitting.click("Keep mine");
    sitting.expect("Yours is saved");
    assert!(sitting.app().is_at_rest());
    let beside = home.files_beginning_with("notes elsewhere");
    assert_eq!(beside.iter().map(|path| std::fs::read(path).expect("kept")).collect::<Vec<_>>(), [theirs], "kept once");
}

#[test]
fn taking_a_plain_file_seals_it_with_our_passphrase() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    sitting.write("Note", " and more");
    let elsewhere = Home::new();
    let mut other = elsewhere.sit_at_new_journal();
    other.write("Note", THEIRS);
    other.press(CTRL, Key::Enter);
    other.pause();
    drop(other);
    std::fs::copy(elsewhere.file(), home.file()).expect("moved over");
    sitting.pass(Duration::from_secs(2));
    sitting.click("Use the one on disk");
    assert_eq!(notes_of(sitting.journal()), [THEIRS]);
    sitting.pause();
    assert_eq!(notes_under(&home.file(), FIRST), [THEIRS]);
}

#[test]
fn a_read_only_window_reloads_a_changed_file() {
    let home = Home::new();
    let mut writer = home.sit_at_new_journal();
    let mut reader = home.sit_at(&home.file());
    reader.expect("Read only");
    for note in [MINE, THEIRS] {
        reader.set_window_focus(false);
        writer.write("Note", note);
        writer.press(CTRL, Key::Enter);
        writer.pause();
        reader.set_window_focus(true);
        reader.expect("The file has changed since you opened it");
        assert!(!reader.has_control("Keep mine"), "there is nothing to decide");
        if note == MINE {
            reader.click("Show it as it is now");
            assert_eq!(notes_of(reader.journal()), [MINE]);
        }
    }
    assert!(reader.close_window());
}

#[test]
fn the_conflict_dialog_takes_no_focus_and_no_keys() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Written in the mid");
    sitting.pause();
    let mut theirs = std::fs::read(home.file()).expect("the file");
    theirs.push(b'\n');
    std::fs::write(home.file(), &theirs).expect("somebody else writes");
    sitting.type_text("dle");
    sitting.pass(Duration::from_secs(2));
    assert!(sitting.is_announced("The file changed outside this window"), "a screen reader says it: {}", sitting.screen());

    sitting.type_text(" of a word");
    for key in [Key::Space, Key::Enter] {
        sitting.key(key);
    }
    assert_eq!(sitting.text_of("Note").trim_end(), "Written in the middle of a word");
    assert!(sitting.has_control("Keep mine"), "it is still asked");
    assert_eq!(std::fs::read(home.file()).expect("the file"), theirs, "and nothing was answered");

    sitting.press(CTRL, Key::S);
    sitting.settle();
    assert_eq!(sitting.focused_name().as_deref(), Some("Keep mine"), "who asks for it can answer by key");
    sitting.key(Key::Enter);
    sitting.expect("Yours is saved");
}

fn moved_away(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", MINE);
    sitting.pause();
    std::fs::rename(home.file(), home.folder().join("hidden.ron")).expect("moved away");
    sitting.write("Note", " and since");
    sitting.pass(Duration::from_mins(1));
    sitting.expect("The file is no longer where it was");
    assert!(!home.file().exists(), "nothing is written there unasked");
    sitting
}

#[test]
fn a_moved_file_is_not_written_again_unasked() {
    let home = Home::new();
    let mut sitting = moved_away(&home);
    sitting.click("Not now");
    sitting.type_text(" more");
    sitting.pass(Duration::from_mins(5));
    sitting.expect("Waiting for you");
    assert!(!home.file().exists());
    assert!(!sitting.close_window(), "the words since then are nowhere else");
    assert!(sitting.click_and_see_if_it_closes("Close and lose these words"));
    assert!(!home.file().exists());
}

#[test]
fn a_deleted_file_stays_deleted_without_new_changes() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", MINE);
    sitting.pause();
    sitting.set_window_focus(false);
    std::fs::remove_file(home.file()).expect("the file goes");
    sitting.set_window_focus(true);
    sitting.click("Not now");
    assert!(sitting.close_window());
    assert!(!home.file().exists());
}

#[test]
fn a_file_that_reappears_is_saved_to_again() {
    let home = Home::new();
    let mut sitting = moved_away(&home);
    sitting.set_window_focus(false);
    std::fs::rename(home.folder().join("hidden.ron"), home.file()).expect("moved back");
    sitting.set_window_focus(true);
    assert!(!sitting.has_control("Save it there again"), "nothing is left to decide");
    sitting.pass(Duration::from_mins(1));
    assert!(sitting.app().is_at_rest());
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.clone()), Some(format!("{MINE} and since")));
}

#[test]
fn leaving_a_missing_file_offers_to_write_it_again() {
    let home = Home::new();
    let mut sitting = moved_away(&home);
    assert!(!sitting.close_window());
    assert!(sitting.click_and_see_if_it_closes("Save it there again"));
    assert_eq!(home.journal_on_disk().drafts().values().next().map(|draft| draft.note.clone()), Some(format!("{MINE} and since")));
    drop(sitting);
    let again = home.sit_at(&home.file());
    again.expect_no("Read only");
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_by_others_during_a_save_is_kept_and_reported() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", "Mine");
    let disk = home.slow_down_at(crate::altered_disk::Call::Exchange, "notes.ron");
    sitting.pass_meanwhile(Duration::from_secs(2));
    disk.wait_for_one();
    std::fs::write(home.file(), "theirs").expect("something else writes");
    drop(disk);
    sitting.settle();
    sitting.expect("Yours is saved. The other one is beside it as notes elsewhere");
    assert!(home.journal_on_disk().drafts().values().any(|draft| draft.note == "Mine"));
    let kept = home.files_beginning_with("notes elsewhere");
    assert_eq!(kept.iter().map(|path| std::fs::read_to_string(path).expect("kept")).collect::<Vec<_>>(), ["theirs"]);
}
