//! Session handover: backup of the last state, detection of older files, recovery of unsaved
//! changes.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{Event, Key, ViewportCommand, vec2};
use mendwell::app::JobKind;
use mendwell::journal::Journal;
use mendwell::store::{RealDisk, read_file};

use crate::sealing::{FIRST, sit_at_sealed_journal};
use crate::sitting::{CTRL, Gate, Home, Sitting, journal_in};
use crate::two_versions::notes_of;

/// A new journal with a saved check-in.
fn sit_with_last_words(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "The last words");
    sitting.pause();
    sitting
}

/// Notes of the unfinished check-ins.
fn drafts(journal: &Journal) -> Vec<&str> {
    journal.drafts().values().map(|draft| draft.note.as_str()).collect()
}

fn keep(sitting: &mut Sitting, note: &str) {
    sitting.write("Note", note);
    sitting.press(CTRL, Key::Enter);
}

fn copies(home: &Home) -> Vec<PathBuf> {
    home.copies_below("notes.backups")
}

/// True if a backup holds the journal's bytes.
fn is_in_a_copy(home: &Home) -> bool {
    let journal = std::fs::read(home.file()).expect("the journal");
    copies(home).iter().any(|copy| std::fs::read(copy).expect("the copy") == journal)
}

fn sidecars(home: &Home) -> Vec<PathBuf> {
    home.all_files().into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "unsaved")).collect()
}

/// Writes a note, and more during its slow save, so that both reach the sidecar.
fn write_while_saves_are_slow(home: &Home, sitting: &mut Sitting, first: &str, more: &str) -> Gate {
    let saves = home.hold(JobKind::Save);
    sitting.write("Note", first);
    sitting.pass_meanwhile(Duration::from_secs(2));
    saves.wait_for_one();
    sitting.type_meanwhile(more);
    sitting.pass_meanwhile(Duration::from_secs(4));
    sitting.show_until("the words are beside the file", |_| !sidecars(home).is_empty());
    saves
}

#[test]
fn closing_the_window_backs_up_the_last_state() {
    let home = Home::new();
    let mut sitting = sit_with_last_words(&home);
    assert!(!is_in_a_copy(&home));
    assert!(sitting.close_window());
    assert!(is_in_a_copy(&home));
    // Unchanged: no further backup.
    let count = copies(&home).len();
    let mut sitting = home.sit_at(&home.file());
    assert!(sitting.close_window());
    assert_eq!(copies(&home).len(), count);
}

#[test]
fn typing_while_a_closing_window_waits_is_saved() {
    let home = Home::new();
    let mut sitting = sit_with_last_words(&home);
    let last_copy = home.hold(JobKind::LastCopy);
    sitting.focus("Note");
    sitting.ask_to_close();
    last_copy.wait_for_one();
    sitting.type_meanwhile("and more");
    drop(last_copy);
    assert!(sitting.close_window());
    assert_eq!(drafts(&home.journal_on_disk()), ["and more"]);
}

#[test]
fn typing_in_the_frame_of_closing_is_saved() {
    let home = Home::new();
    let mut sitting = sit_with_last_words(&home);
    sitting.focus("Note");
    sitting.harness().input_mut().events.push(Event::Text("and more".to_owned()));
    assert!(sitting.close_window());
    assert_eq!(drafts(&home.journal_on_disk()), ["and more"]);
}

#[test]
fn leaving_a_locked_journal_backs_up_the_last_state() {
    let home = Home::new();
    let mut sitting = sit_at_sealed_journal(&home);
    keep(&mut sitting, "The last words");
    sitting.pause();
    sitting.press(CTRL, Key::L);
    sitting.expect("Passphrase");
    assert!(sitting.close_window());
    assert!(is_in_a_copy(&home));
}

#[test]
fn an_older_file_is_reported_and_the_newer_backup_offered() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Old");
    sitting.pause();
    let old = std::fs::read(home.file()).expect("the journal");
    keep(&mut sitting, "New");
    sitting.pause();
    assert!(sitting.close_window());
    drop(sitting);
    std::fs::write(home.file(), old).expect("something puts it back");

    let mut sitting = home.sit_at(&home.file());
    sitting.expect("This is an older state of your journal");
    sitting.click("Go to the newer one");
    sitting.click("Restore");
    assert_eq!(notes_of(sitting.journal()), ["Old", "New"]);
    sitting.pause();
    assert!(sitting.close_window());
    drop(sitting);
    home.sit_at(&home.file()).expect_no("This is an older state of your journal");
}

#[test]
fn during_a_slow_save_typing_goes_to_the_sidecar() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Saved");
    sitting.pause();
    let saves = write_while_saves_are_slow(&home, &mut sitting, "First", " second");
    let beside = journal_in(&sidecars(&home)[0]);
    assert_eq!(drafts(&beside), ["First second"]);
    assert!(beside.check_ins().is_empty(), "what the file holds is not written again");
    saves.let_one_pass();
    drop(saves);
    sitting.pause();
    assert_eq!(sidecars(&home), Vec::<PathBuf>::new());
    assert_eq!(home.journal_on_disk().drafts().len(), 1);
}

#[test]
fn sidecar_changes_are_offered_on_opening_and_undoable() {
    for seal in [None, Some(FIRST)] {
        let home = Home::new();
        let mut sitting = if seal.is_some() { sit_at_sealed_journal(&home) } else { home.sit_at_new_journal() };
        keep(&mut sitting, "Saved");
        sitting.pause();
        let saves = write_while_saves_are_slow(&home, &mut sitting, "Not saved", "");
        // Power loss: only the sidecar has it.
        let (journal, beside) = (std::fs::read(home.file()).expect("the journal"), std::fs::read(&sidecars(&home)[0]).expect("the words"));
        assert!(seal.is_none() || !String::from_utf8_lossy(&beside).contains("Not saved"));
        let place = sidecars(&home).remove(0);
        drop(saves);
        sitting.settle();
        drop(sitting);
        std::fs::write(home.file(), journal).expect("as it was");
        std::fs::write(place, beside).expect("as it was");

        let mut sitting = home.sit_at(&home.file());
        if let Some(passphrase) = seal {
            sitting.write("Passphrase", passphrase);
            sitting.key(Key::Enter);
        }
        sitting.expect("Words that weren’t saved last time");
        assert_eq!(sidecars(&home), Vec::<PathBuf>::new(), "nothing is written over them");
        sitting.click("Put them back");
        assert_eq!(sitting.text_of("Note"), "Not saved");
        sitting.press(CTRL, Key::Z);
        assert_eq!(sitting.text_of("Note"), "");
        sitting.press(CTRL, Key::Y);
        assert_eq!(sitting.text_of("Note"), "Not saved");
        sitting.pause();
        assert!(sitting.close_window());
        drop(sitting);
        let mut sitting = home.sit_at(&home.file());
        if let Some(passphrase) = seal {
            sitting.write("Passphrase", passphrase);
            sitting.key(Key::Enter);
        }
        sitting.expect_no("Words that weren’t saved last time");
        assert_eq!(sitting.text_of("Note"), "Not saved");
    }
}

#[test]
fn an_unresolved_conflict_keeps_typing_in_the_sidecar() {
    let home = Home::new();
    let mut sitting = crate::two_versions::conflict(&home);
    sitting.pass(Duration::from_secs(2));
    sitting.click("Not now");
    sitting.write("Note", "More");
    sitting.pass(Duration::from_secs(4));
    let beside = journal_in(&sidecars(&home)[0]);
    assert_eq!(drafts(&beside), ["More"]);
    assert_eq!(beside.check_ins().len(), 1, "mine, that the file does not hold");
    sitting.press(CTRL, Key::S);
    sitting.click("Keep mine");
    assert_eq!(sidecars(&home), Vec::<PathBuf>::new());
}

#[test]
fn a_clock_far_ahead_keeps_the_trash_and_reports_it() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Deleted by mistake");
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Delete");
    sitting.pause();
    assert!(sitting.close_window());
    sitting.pass_without_frame(Duration::from_hours(24 * 365));
    drop(sitting);
    let mut sitting = home.sit_at(&home.file());
    sitting.expect("By the clock, a long time has passed");
    assert_eq!(sitting.journal().trash().len(), 1);
    keep(&mut sitting, "Back after a year");
    sitting.pause();
    assert!(sitting.close_window());
    drop(sitting);
    // A change made under this clock confirms it.
    let sitting = home.sit_at(&home.file());
    sitting.expect_no("By the clock, a long time has passed");
    assert_eq!(sitting.journal().trash().len(), 0);
}

#[test]
fn the_window_size_is_restored_without_saving_for_it_alone() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    let untouched = std::fs::read(home.file()).expect("the journal");
    sitting.set_maximised(false);
    sitting.set_maximised(true);
    sitting.pause();
    assert_eq!(std::fs::read(home.file()).expect("the journal"), untouched);
    keep(&mut sitting, "Something to save");
    sitting.pause();
    let window = read_file(&home.file(), &RealDisk).expect("it reads").header.window.expect("it is known");
    assert!(window.is_maximised && (window.width, window.height) == (1280, 800), "{window:?}");
    drop(sitting);

    let mut sitting = home.sit();
    let told = sitting.open_and_see_what_the_window_is_told(&home.file());
    assert!(told.contains(&ViewportCommand::Maximized(true)) && told.contains(&ViewportCommand::InnerSize(vec2(1280.0, 800.0))), "{told:?}");
    let told = sitting.open_and_see_what_the_window_is_told(&home.file());
    assert!(!told.iter().any(|command| matches!(command, ViewportCommand::InnerSize(_))), "not under the person's hands: {told:?}");
}
