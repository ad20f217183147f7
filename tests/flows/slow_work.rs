//! Slow work on backups and exports: shown, stoppable, with the result reported.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::Key;

use crate::altered_disk::Call;
use crate::sitting::{CTRL, CTRL_SHIFT, Gate, Home, Sitting, journal_in};

/// Long enough for work to be shown.
const LONG: Duration = Duration::from_millis(200);
/// In the path of every backup, and nothing else.
const COPIES: &str = "notes.backups";
const WORDS: &str = "The thing I regret writing";

/// A journal with a boundary, and three backups, two of which hold it.
fn with_three_copies(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", WORDS);
    sitting.pause();
    for note in ["One", "Two"] {
        sitting.pass(Duration::from_hours(2));
        sitting.press(CTRL, Key::Num1);
        sitting.write("Note", note);
        sitting.press(CTRL, Key::Enter);
        sitting.pause();
    }
    sitting.pass(Duration::from_mins(1));
    assert_eq!(copies(home).len(), 3);
    sitting
}

fn copies(home: &Home) -> Vec<PathBuf> {
    home.copies_below(COPIES)
}

fn copies_with_boundary(home: &Home) -> usize {
    copies(home).iter().filter(|path| !journal_in(path).boundaries().is_empty()).count()
}

/// Starts listing the backups, with the first blocked.
fn go_to_slow_copies(home: &Home, sitting: &mut Sitting) -> Gate {
    sitting.press(CTRL, Key::Comma);
    let disk = home.slow_down(COPIES);
    sitting.click_meanwhile("Show earlier copies");
    disk.wait_for_one();
    sitting.pass_meanwhile(LONG);
    disk
}

#[test]
fn listing_backups_shows_progress() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    sitting.press(CTRL, Key::Comma);
    let disk = home.slow_down(COPIES);
    sitting.click_meanwhile("Show earlier copies");
    disk.wait_for_one();
    sitting.expect_no("Reading earlier copies");

    sitting.pass_meanwhile(LONG);
    assert!(sitting.is_announced("Reading earlier copies"), "a screen reader says that it began");
    sitting.expect("0 of 3");
    disk.let_one_pass();
    disk.wait_for_one();
    sitting.pass_meanwhile(Duration::ZERO);
    sitting.expect("1 of 3");

    drop(disk);
    sitting.settle();
    sitting.expect_no("Reading earlier copies");
    assert!(sitting.is_announced("3 earlier copies"), "and that it ended");
}

#[test]
fn listing_backups_is_cancelled_at_once_and_restartable() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    let disk = go_to_slow_copies(&home, &mut sitting);
    sitting.click_meanwhile("Cancel");
    sitting.expect_no("Reading earlier copies");
    sitting.expect("Not all earlier copies were read. Nothing was changed.");
    assert!(sitting.is_announced("Stopped"), "a screen reader says that it ended");
    assert!(sitting.app().is_at_rest(), "the disk that does not answer is not waited for");

    drop(disk);
    sitting.click("Read them again");
    sitting.expect("3 earlier copies");
}

#[test]
fn listing_backups_does_not_block_closing() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    let _never_answers = go_to_slow_copies(&home, &mut sitting);
    sitting.ask_to_close();
    // The hanging folder gets no last backup either; that wait is short.
    sitting.pass_without_frame(Duration::from_secs(6));
    assert!(sitting.is_closing());
}

#[test]
fn a_stopped_restore_leaves_the_journal_unchanged() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    sitting.press(CTRL, Key::Comma);
    sitting.click("Show earlier copies");
    let before = sitting.journal().clone();
    sitting.click("Restore the copy of 22 Nov, 21:14");
    let disk = home.slow_down(COPIES);
    sitting.click_meanwhile("Restore");
    disk.wait_for_one();
    sitting.pass_meanwhile(LONG);
    sitting.expect("Restoring an earlier copy");
    stop(&mut sitting, disk);
    sitting.expect("Stopped. Your journal is as it was");
    assert_eq!(*sitting.journal(), before);
    assert_eq!(copies(&home).len(), 3, "nothing was kept for an exchange that did not happen");
}

/// Starts erasing the boundary everywhere, with the first backup blocked.
fn erase_slowly(home: &Home, sitting: &mut Sitting) -> Gate {
    sitting.press(CTRL, Key::Num4);
    sitting.click("More for this boundary");
    sitting.click("Delete this boundary");
    sitting.pause();
    sitting.press(CTRL, Key::K);
    sitting.type_text("trash");
    sitting.key(Key::Enter);
    sitting.click(&format!("Erase everywhere: Boundary: {WORDS}"));
    let disk = home.slow_down(COPIES);
    sitting.click_meanwhile("Erase everywhere");
    // The journal is saved first.
    sitting.show_until_a_file(&disk);
    sitting.pass_meanwhile(LONG);
    sitting.expect("Erasing from earlier copies");
    disk
}

fn stop(sitting: &mut Sitting, disk: Gate) {
    sitting.click_meanwhile("Cancel");
    sitting.expect("Stopping…");
    drop(disk);
    sitting.settle();
}

#[test]
fn stopped_erasing_names_the_remaining_backups() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    let disk = erase_slowly(&home, &mut sitting);
    stop(&mut sitting, disk);
    let left = copies_with_boundary(&home);
    assert!(left > 0, "not all were reached");
    sitting.expect("earlier copies were not looked at and may still hold it");

    sitting.click("Go on");
    sitting.expect("Erased from the journal and");
    assert_eq!(copies_with_boundary(&home), 0);
}

#[test]
fn stopping_erasing_while_leaving_stays_and_reports_it() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    let disk = erase_slowly(&home, &mut sitting);
    sitting.ask_to_close();
    sitting.expect("Erasing from earlier copies");
    stop(&mut sitting, disk);
    sitting.expect("may still hold it");
    assert!(!sitting.is_closing());
    sitting.click("OK");
    assert!(sitting.close_window(), "and may leave then");
}

#[test]
fn moving_the_copies_can_be_stopped_and_gone_on_with() {
    let home = Home::new();
    let mut sitting = with_three_copies(&home);
    sitting.press(CTRL, Key::Comma);
    let elsewhere = home.folder().join("elsewhere");
    sitting.write("Folder", &elsewhere.display().to_string());
    let disk = home.slow_down(COPIES);
    sitting.press_meanwhile(Key::Enter);
    disk.wait_for_one();
    sitting.pass_meanwhile(LONG);
    sitting.expect("Moving earlier copies");
    stop(&mut sitting, disk);
    sitting.expect("2 earlier copies are still in the folder they were in");
    assert_eq!(copies(&home).len(), 2);

    sitting.click("Go on");
    sitting.expect("Earlier copies are in the new folder");
    assert!(copies(&home).is_empty());
    assert_eq!(home.copies_below("elsewhere").len(), 3);
}

/// The pages of a path, ready to be saved as images.
fn with_pictures_to_save(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.pause();
    sitting.press(CTRL, Key::Num5);
    sitting.press(CTRL, Key::P);
    sitting.click("Save as");
    sitting.click_menu("Pictures of the pages…");
    sitting.replace_text("Where to keep it", &home.folder().join("pages.png").display().to_string());
    sitting
}

/// Starts saving them, with this disk call blocked.
fn save_slowly(home: &Home, sitting: &mut Sitting, call: Call, part_of_path: &str) -> Gate {
    let disk = home.slow_down_at(call, part_of_path);
    sitting.press_meanwhile(Key::Enter);
    sitting.show_until_a_file(&disk);
    sitting.pass_meanwhile(LONG);
    disk
}

/// Files other than the journal's, including partial ones.
fn files_outside_journal(home: &Home) -> Vec<String> {
    let paths = home.all_files().into_iter().filter(|path| !path.to_string_lossy().contains("notes"));
    paths.map(|path| crate::sitting::name_of(&path)).collect()
}

#[test]
fn making_pages_is_cancelled_at_once() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Facts, "pages");
    assert!(sitting.is_announced("Getting it ready"), "a screen reader says that it began");
    sitting.click_meanwhile("Cancel");
    sitting.expect_no("Getting it ready");
    assert!(sitting.is_announced("Stopped. Nothing was saved outside your journal"), "and that it ended");
    // The disk still blocks the abandoned job; nothing waits for it.
    sitting.pause();
    assert_eq!(sitting.text_of("Where to keep it"), home.folder().join("pages.png").display().to_string(), "another try is at hand");

    drop(disk);
    sitting.settle();
    assert!(files_outside_journal(&home).is_empty());
    sitting.click("Save pictures");
    sitting.expect("Saved as pages 1.png");
}

#[test]
fn saving_several_files_shows_progress_and_stops_cleanly() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Rename, "pages 2.png");
    sitting.expect("Saving it");
    sitting.expect("1 of ");
    assert!(home.folder().join("pages 1.png").exists());
    stop(&mut sitting, disk);
    sitting.expect("Stopped. Nothing was saved outside your journal");
    assert!(files_outside_journal(&home).is_empty(), "{:?}", files_outside_journal(&home));
}

#[test]
fn a_stopped_single_file_is_removed() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num5);
    sitting.press(CTRL, Key::P);
    sitting.click("Save PDF…");
    sitting.replace_text("Where to keep it", &home.folder().join("pages.pdf").display().to_string());
    let disk = save_slowly(&home, &mut sitting, Call::Rename, "pages.pdf");
    sitting.expect_no("0 of 1");
    stop(&mut sitting, disk);
    sitting.expect("Stopped. Nothing was saved outside your journal");
    assert!(files_outside_journal(&home).is_empty());
}

#[test]
fn a_second_export_is_refused_while_one_runs() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Rename, "pages 2.png");
    sitting.press_meanwhile(Key::Escape);
    sitting.click_meanwhile("Save PDF…");
    sitting.click_meanwhile("Save PDF");
    sitting.expect("What was asked for before is still being saved");
    drop(disk);
    sitting.settle();
    sitting.expect("Saved as pages 1.png");
    assert!(sitting.has_control("Where to keep it"), "the place of the second is still asked for");
    sitting.replace_text("Where to keep it", &home.folder().join("pages.pdf").display().to_string());
    sitting.key(Key::Enter);
    sitting.expect("Saved as pages.pdf");
}

#[test]
fn closing_waits_until_an_export_is_complete() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Rename, "pages 2.png");
    sitting.ask_to_close();
    assert!(!sitting.is_closing());
    drop(disk);
    assert!(sitting.close_window());
    assert!(home.folder().join("pages 2.png").exists());
}

#[test]
fn quitting_does_not_wait_for_pages_being_made() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Facts, "pages");
    assert!(sitting.tell_to_end());
    drop(disk);
    assert!(files_outside_journal(&home).is_empty());
}

#[test]
fn quitting_removes_a_half_saved_export() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Rename, "pages 2.png");
    sitting.app().tell_to_end();
    assert!(!sitting.is_closing());
    drop(disk);
    assert!(sitting.tell_to_end());
    assert!(files_outside_journal(&home).is_empty());
}

#[test]
fn a_failed_export_is_reported_on_any_page() {
    let home = Home::new();
    let mut sitting = with_pictures_to_save(&home);
    let disk = save_slowly(&home, &mut sitting, Call::Facts, "pages");
    sitting.press_meanwhile(Key::Escape);
    home.fill_disk(true);
    drop(disk);
    sitting.settle();
    sitting.expect("The file was not saved");
    assert!(files_outside_journal(&home).is_empty());
}
