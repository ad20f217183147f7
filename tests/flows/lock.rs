//! Locking: the content disappears within the frame of the key, no changes are lost, and only the
//! passphrase unlocks.

use std::sync::mpsc::TryRecvError;
use std::time::Duration;

use eframe::App as _;
use eframe::egui::{Event, Key, Modifiers, ViewportId};
use mendwell::app::{Clipboard as _, JobKind};
use mendwell::content::content;
use mendwell::journal::{Id, Journal};

use crate::locked::{PASSPHRASE, make_locked_file};
use crate::sitting::{CTRL, Home, Sitting};

const WORDS: &str = "Marmalade and thunder";

pub(crate) fn sit_unlocked(home: &Home) -> Sitting {
    make_locked_file(home);
    let mut sitting = home.sit_at(&home.file());
    unlock(&mut sitting);
    sitting
}

pub(crate) fn unlock(sitting: &mut Sitting) {
    sitting.type_text(PASSPHRASE);
    sitting.key(Key::Enter);
    assert!(sitting.app().journal().is_some(), "it is open: {}", sitting.screen());
}

/// Runs one frame with just this key press.
pub(crate) fn press_for_one_frame(sitting: &mut Sitting, modifiers: Modifiers, key: Key) {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    // Release first, or it counts as a repeat.
    sitting.harness().input_mut().events.push(event(false));
    sitting.harness().event(event(true));
    sitting.harness().step();
}

fn note_of(journal: &Journal) -> Option<String> {
    journal.drafts().values().next().map(|draft| draft.note.clone())
}

fn set_read_only(home: &Home, is_read_only: bool) {
    let mut permissions = std::fs::metadata(home.file()).expect("the file").permissions();
    permissions.set_readonly(is_read_only);
    std::fs::set_permissions(home.file(), permissions).expect("its owner may");
}

fn is_anywhere_in_clear(home: &Home) -> bool {
    home.all_files().iter().any(|path| std::fs::read(path).is_ok_and(|bytes| bytes.windows(WORDS.len()).any(|part| part == WORDS.as_bytes())))
}

#[test]
fn locking_hides_the_journal_within_the_frame() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.write("Note", WORDS);
    assert!(sitting.screen().contains(WORDS) && sitting.has_control("Roadmap"));
    press_for_one_frame(&mut sitting, CTRL, Key::L);
    let screen = sitting.screen();
    assert!(!screen.contains(WORDS) && !screen.contains("Roadmap"), "{screen}");
    assert!(screen.contains("Locked"), "{screen}");
    assert!(sitting.app().journal().is_none());
}

#[test]
fn typing_in_the_frame_of_locking_is_kept() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.write("Note", WORDS);
    sitting.harness().input_mut().events.push(Event::Text("!".to_owned()));
    press_for_one_frame(&mut sitting, CTRL, Key::L);
    assert!(!sitting.screen().contains(WORDS));
    sitting.settle();
    unlock(&mut sitting);
    assert_eq!(note_of(sitting.journal()).as_deref(), Some("Marmalade and thunder!"));
}

#[test]
fn unsaved_changes_are_saved_sealed_and_the_page_restored() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::Num4);
    assert!(sitting.has_control("Draft a boundary"));
    sitting.press(CTRL, Key::L);
    assert!(sitting.app().is_at_rest(), "it is on the disk");
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    unlock(&mut again);
    assert_eq!(note_of(again.journal()).as_deref(), Some(WORDS));
    again.press(CTRL, Key::Num4);
    again.press(CTRL, Key::L);
    again.type_text("rain on the window");
    again.key(Key::Enter);
    again.expect("That passphrase does not open this file");
    unlock(&mut again);
    assert!(again.has_control("Draft a boundary"), "the same page");
    assert!(!is_anywhere_in_clear(&home));
}

#[test]
fn locking_works_from_dialog_palette_and_moment() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    let ways: [fn(&mut Sitting); 3] = [|sitting| sitting.press(CTRL, Key::K), |sitting| sitting.key(Key::F2), |sitting| sitting.key(Key::F1)];
    for way in ways {
        way(&mut sitting);
        sitting.press(CTRL, Key::L);
        assert!(sitting.app().journal().is_none() && sitting.has_control("Passphrase"), "{}", sitting.screen());
        unlock(&mut sitting);
    }
}

#[test]
fn moment_opens_while_locked_only_if_allowed() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.press(CTRL, Key::Comma);
    sitting.click("Breathing can be reached while it is locked");
    sitting.press(CTRL, Key::L);
    sitting.key(Key::F2);
    sitting.expect("Locked");
    sitting.expect_no("Nothing here is kept");
}

#[test]
fn the_idle_timeout_locks_with_unsaved_changes() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    sitting.pass(Duration::from_secs(2));
    sitting.click("Keep writing");
    sitting.pass(Duration::from_secs(4 * 60 + 35));
    sitting.expect("Locks in");
    sitting.key(Key::ArrowRight);
    sitting.expect_no("Locks in");
    sitting.pass(Duration::from_mins(5));
    assert!(sitting.app().journal().is_none());
    sitting.expect_no(WORDS);
    home.fill_disk(false);
    sitting.pass(Duration::from_secs(30));
    assert!(sitting.app().is_at_rest(), "it was saved while it was locked");
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    unlock(&mut again);
    assert_eq!(note_of(again.journal()).as_deref(), Some(WORDS));
}

#[test]
fn never_and_missing_passphrase_prevent_the_idle_lock() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.press(CTRL, Key::Comma);
    sitting.click("Lock by itself");
    sitting.click("Never");
    sitting.pass(Duration::from_hours(9));
    assert!(sitting.app().journal().is_some());
    drop(sitting);

    let plain = Home::new();
    let mut sitting = plain.sit_at_new_journal();
    assert!(!sitting.has_control("Lock"));
    sitting.pass(Duration::from_hours(9));
    assert!(sitting.app().journal().is_some());
}

#[test]
fn on_a_full_disk_the_sealed_snapshot_keeps_changes() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::L);
    assert!(sitting.app().journal().is_none() && !sitting.app().is_at_rest());
    sitting.expect_no("Not saved");
    unlock(&mut sitting);
    assert_eq!(note_of(sitting.journal()).as_deref(), Some(WORDS));
    sitting.expect("Not saved");
    home.fill_disk(false);
    sitting.pass(Duration::from_mins(1));
    assert!(sitting.app().is_at_rest());
    assert!(!is_anywhere_in_clear(&home));
}

#[test]
fn a_conflict_while_locked_is_asked_after_unlocking() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.pause();
    let before = std::fs::read(home.file()).expect("the file");
    sitting.write("Note", WORDS);
    let mut theirs = before;
    theirs.push(b'\n');
    std::fs::write(home.file(), &theirs).expect("somebody else writes");
    sitting.press(CTRL, Key::L);
    sitting.pass(Duration::from_mins(2));
    assert_eq!(std::fs::read(home.file()).expect("the file"), theirs, "nothing is written over it");
    sitting.expect_no("changed outside");
    unlock(&mut sitting);
    sitting.expect("changed outside");
    sitting.click("Keep mine");
    sitting.pass(Duration::from_secs(2));
    assert_eq!(note_of(sitting.journal()).as_deref(), Some(WORDS));
}

#[test]
fn closing_locked_with_a_failing_file_writes_a_rescue_file() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.pause();
    sitting.write("Note", WORDS);
    set_read_only(&home, true);
    sitting.press(CTRL, Key::L);
    assert!(!sitting.app().is_at_rest());
    assert!(sitting.close_window(), "{}", sitting.screen());
    drop(sitting);
    set_read_only(&home, false);
    let mut again = home.sit_at(&home.file());
    again.expect("Some words from last time");
    again.click("Open it");
    unlock(&mut again);
    assert_eq!(note_of(again.journal()).as_deref(), Some(WORDS));
    assert!(!is_anywhere_in_clear(&home));
}

#[test]
fn a_panicked_save_while_locked_is_retried_silently() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.pause();
    home.break_next_write();
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::L);
    sitting.expect_no("Something went wrong");
    sitting.pass(Duration::from_secs(30));
    assert!(sitting.app().is_at_rest());
    unlock(&mut sitting);
    assert_eq!(note_of(sitting.journal()).as_deref(), Some(WORDS));
    assert!(!is_anywhere_in_clear(&home));
}

#[test]
fn closing_locked_with_no_rescue_possible_asks_first() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    home.fill_disk(true);
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::L);
    assert!(!sitting.close_window());
    sitting.expect("Some words are not in the file yet");
    home.fill_disk(false);
    assert!(sitting.click_and_see_if_it_closes("Try again"));
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    unlock(&mut again);
    assert_eq!(note_of(again.journal()).as_deref(), Some(WORDS));
}

#[test]
fn a_read_only_journal_locks() {
    let home = Home::new();
    let other = sit_unlocked(&home);
    let mut sitting = home.sit_at(&home.file());
    unlock(&mut sitting);
    sitting.expect("Read only");
    sitting.press(CTRL, Key::L);
    assert!(sitting.app().journal().is_none());
    unlock(&mut sitting);
    drop(other);
}

#[test]
fn late_results_never_reach_a_locked_window() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    let id = Id::from_parts(7, 7);
    assert!(!sitting.journal().check_ins().contains_key(&id) && !content().steps().is_empty());
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::Enter);
    let held = [JobKind::Insights, JobKind::Index, JobKind::Paper].map(|kind| home.hold(kind));
    // The print preview is of the previous page.
    for (key, job) in [Key::Num3, Key::F, Key::P].into_iter().zip(&held) {
        sitting.press_with_meanwhile(CTRL, key);
        job.wait_for_one();
    }
    press_for_one_frame(&mut sitting, CTRL, Key::L);
    drop(held);
    sitting.settle();
    let screen = sitting.screen();
    assert!(screen.contains("Locked") && !screen.contains(WORDS) && !screen.contains("leave this file"), "{screen}");
}

#[test]
fn desktop_lock_requests_lock() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.write("Note", WORDS);
    let sealing = home.hold(JobKind::Lock);
    let is_done = sitting.app().tell_to_lock();
    sitting.harness().step();
    assert_eq!(is_done.try_recv(), Err(TryRecvError::Empty), "it is not under its seal yet");
    drop(sealing);
    sitting.settle();
    assert_eq!(is_done.try_recv(), Err(TryRecvError::Disconnected), "who waits for that need not wait any longer");
    assert!(sitting.app().journal().is_none() && sitting.has_control("Passphrase"), "{}", sitting.screen());
    unlock(&mut sitting);
    assert_eq!(note_of(sitting.journal()).as_deref(), Some(WORDS));
    sitting.settle();
    assert!(sitting.app().journal().is_some(), "once is enough");
}

#[test]
fn a_hidden_window_locks_and_acknowledges_the_request() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    let harness = sitting.harness();
    harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().minimized = Some(true);
    harness.step();
    let (context, mut frame) = (harness.ctx.clone(), eframe::Frame::_new_kittest());
    let sealing = home.hold(JobKind::Lock);
    let app = harness.state_mut();
    let is_done = app.tell_to_lock();
    app.logic(&context, &mut frame);
    assert_eq!(is_done.try_recv(), Err(TryRecvError::Empty), "it is not under its seal yet");
    drop(sealing);
    while app.finish_a_job() {}
    app.logic(&context, &mut frame);
    assert_eq!(is_done.try_recv(), Err(TryRecvError::Disconnected));
    assert!(app.journal().is_none());
}

#[test]
fn locking_clears_the_clipboard() {
    let home = Home::new();
    let mut sitting = sit_unlocked(&home);
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::A);
    sitting.harness().event(Event::Copy);
    sitting.settle();
    assert_eq!(home.clipboard.text().as_deref(), Some(WORDS));
    sitting.press(CTRL, Key::L);
    assert_eq!(home.clipboard.text(), None);
}
