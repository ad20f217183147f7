//! The file changed outside this window: both versions stay on the disk, whichever is chosen.

use eframe::egui::Key;
use mendwell::journal::Journal;

use crate::sitting::{CTRL, Home, Sitting, journal_in, name_of};

const MINE: &str = "Written here";
const THEIRS: &str = "Written on the other computer";

/// A window with words that are not saved yet, over a file that something else has changed.
fn conflict(home: &Home) -> Sitting {
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
fn it_is_noticed_when_the_window_gets_the_keyboard_and_mine_can_be_kept() {
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
fn it_is_noticed_before_saving_and_theirs_can_be_taken() {
    let home = Home::new();
    let mut sitting = conflict(&home);
    sitting.pass(std::time::Duration::from_secs(2));
    sitting.expect("The file changed outside this window");
    sitting.click("Use the one on disk");
    assert_eq!(notes_of(sitting.journal()), [THEIRS]);
    assert_eq!(notes_of(&home.journal_on_disk()), [THEIRS]);
    let beside = home.files_beginning_with("notes here");
    let mine: Vec<_> = beside.iter().map(|path| notes_of(&journal_in(path))).collect();
    assert_eq!(mine, [["What was there before", MINE]], "mine is beside it: {:?}", beside.iter().map(|path| name_of(path)).collect::<Vec<_>>());
}

#[test]
fn while_nothing_is_decided_nothing_is_written_and_the_window_stays() {
    let home = Home::new();
    let mut sitting = conflict(&home);
    sitting.pass(std::time::Duration::from_secs(2));
    sitting.click("Not now");
    sitting.write("Note", "More");
    sitting.pass(std::time::Duration::from_secs(60));
    assert_eq!(notes_of(&home.journal_on_disk()), [THEIRS]);
    sitting.expect("Waiting for you");

    assert!(!sitting.close_window());
    sitting.expect("The file changed outside this window");
    assert!(sitting.click_and_see_if_it_closes("Keep mine"));
    assert_eq!(notes_of(&home.journal_on_disk()), ["What was there before", MINE]);
}

fn notes_of(journal: &Journal) -> Vec<String> {
    journal.check_ins().values().map(|check_in| check_in.note.clone()).collect()
}

#[test]
fn a_file_that_is_gone_is_noticed_and_saved_there_again() {
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
