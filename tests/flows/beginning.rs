//! First use: a journal, check-in, boundary and step, still there after reopening.

use eframe::egui::{Key, Modifiers};
use mendwell::journal::{Intensity, WordRef};

use crate::sitting::{CTRL, Home};

#[test]
fn entries_are_there_after_reopening_the_journal() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();

    sitting.press(CTRL, Key::N);
    for _ in 0..4 {
        sitting.press(Modifiers::SHIFT, Key::ArrowLeft);
        sitting.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    sitting.expect("Mood, Heavy, low energy, unpleasant");
    sitting.click("Lonely");
    sitting.click("Alone");
    sitting.write("Note", "A long walk by the river");
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Check-in kept");
    sitting.expect("A long walk by the river");

    sitting.press(CTRL.plus(Modifiers::SHIFT), Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", "No calls after ten");
    sitting.write("My limit", "I do not pick up the phone after ten.");

    sitting.click("Roadmap");
    sitting.click("In progress");

    sitting.expect("Editing");
    sitting.pause();
    sitting.expect("Saved 21:14");
    drop(sitting);

    let again = home.sit_at(&home.file());
    let journal = again.journal();
    let check_in = journal.check_ins().values().next().expect("the check-in");
    assert_eq!(check_in.note, "A long walk by the river");
    assert_eq!(check_in.feelings[&WordRef::Listed("lonely".to_owned())], Intensity::Unsaid);
    assert_eq!(check_in.tags.len(), 1);
    let boundary = journal.boundaries().values().next().expect("the boundary");
    assert_eq!((boundary.title.as_str(), boundary.limit.as_str()), ("No calls after ten", "I do not pick up the phone after ten."));
    assert_eq!(journal.steps().len(), 1);
    again.expect("A long walk by the river");
}

#[test]
fn a_check_in_needs_no_pointer() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.tab_to("Start a new journal");
    sitting.key(Key::Enter);
    sitting.tab_to("Where to keep it");
    sitting.press(CTRL, Key::A);
    sitting.type_text(&home.file().display().to_string());
    sitting.tab_to("Lock it with a passphrase");
    sitting.key(Key::ArrowDown);
    sitting.tab_to("Create journal");
    sitting.key(Key::Enter);

    sitting.press(CTRL, Key::N);
    sitting.press(Modifiers::SHIFT, Key::ArrowRight);
    sitting.press(Modifiers::SHIFT, Key::ArrowUp);
    sitting.expect("Mood, Bright, high energy, pleasant");
    sitting.key(Key::Tab);
    let first = sitting.focused_name().expect("a feeling word");
    sitting.key(Key::Space);
    sitting.press(Modifiers::ALT, Key::Num3);
    sitting.key(Key::ArrowRight);
    assert_ne!(sitting.focused_name(), Some(first), "arrow keys go from word to word");
    sitting.key(Key::Space);
    sitting.tab_to("Note");
    sitting.type_text("Laughed on the phone with Ana");
    sitting.press(CTRL, Key::Enter);

    let check_in = sitting.journal().check_ins().values().next().expect("the check-in");
    assert_eq!(check_in.note, "Laughed on the phone with Ana");
    assert_eq!(check_in.feelings.values().copied().collect::<std::collections::BTreeSet<_>>(), [Intensity::Unsaid, Intensity::Lot].into());
}
