//! Truer sentences: from the safety question to the trash and back.

use eframe::egui::Key;

use crate::pages::{SMALL, complaints, enlarge};
use crate::sitting::{CTRL, Home, Sitting};

fn look_at_a_sentence(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::Num8);
    sitting.click("Truer sentences");
    sitting.click("Look at a sentence");
    sitting.click("About me");
    sitting.click("I was not enough.");
    sitting.click("Take it over: What they did was their choice. It does not measure me.");
}

#[test]
fn a_deleted_sentence_is_restored_completely() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    look_at_a_sentence(&mut sitting);
    let before = sitting.journal().beliefs().values().next().expect("one").clone();
    assert_eq!(before.truer, "What they did was their choice. It does not measure me.");
    sitting.click("More for this sentence");
    sitting.click_menu("Delete this sentence");
    assert!(sitting.journal().beliefs().is_empty());
    sitting.press(CTRL, Key::K);
    sitting.type_text("trash");
    sitting.key(Key::Enter);
    sitting.click("Restore: Belief: I was not enough.");
    let after = sitting.journal().beliefs().values().next().expect("one").clone();
    assert_eq!((&after.belief, &after.truer), (&before.belief, &before.truer));
}

#[test]
fn the_keyboard_reaches_everything_in_a_small_window_with_large_text() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(SMALL);
    enlarge(&mut sitting);
    sitting.press(CTRL, Key::Num8);
    sitting.click("Truer sentences");
    sitting.click("Look at a sentence");
    let mut all = complaints(&mut sitting, "question");
    sitting.click("About danger");
    all.extend(complaints(&mut sitting, "danger"));
    sitting.click("Back to my sentences");
    look_at_a_sentence(&mut sitting);
    all.extend(complaints(&mut sitting, "sentence"));
    sitting.key(Key::Escape);
    all.extend(complaints(&mut sitting, "list"));
    assert!(all.is_empty(), "{}", all.join("\n"));
}
