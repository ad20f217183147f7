//! Restoring a backup, and back.

use std::time::Duration;

use eframe::egui::Key;
use mendwell::journal::Journal;

use crate::sitting::{CTRL, Home, Sitting};

fn keep(sitting: &mut Sitting, note: &str) {
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", note);
    sitting.press(CTRL, Key::Enter);
    sitting.pause();
}

fn go_to_copies(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::Comma);
    sitting.pass(Duration::from_mins(1));
    sitting.click("Show earlier copies");
}

fn notes(journal: &Journal) -> Vec<&str> {
    journal.check_ins().values().map(|check_in| check_in.note.as_str()).collect()
}

#[test]
fn restoring_a_backup_loses_nothing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "First");
    sitting.pass(Duration::from_hours(2));
    keep(&mut sitting, "Second");

    go_to_copies(&mut sitting);
    sitting.expect("1 check-in");
    sitting.click("Restore the copy of 22 Nov, 23:14");
    sitting.expect("What you have now is kept as another copy first");
    assert_eq!(sitting.focused_name().as_deref(), Some("Cancel"), "the safe answer has the keyboard");
    sitting.click("Restore");
    sitting.expect("Restored. What you had before is among the earlier copies");
    assert_eq!(notes(sitting.journal()), ["First"]);
    sitting.pause();
    assert_eq!(notes(&home.journal_on_disk()), ["First"]);

    go_to_copies(&mut sitting);
    sitting.expect("2 check-ins");
}
