//! A worksheet from list to disk and back: started, filled, undone, searched, deleted, restored.

use eframe::egui::{Key, Modifiers};
use mendwell::journal::{Answer, Journal};

use crate::sitting::{CTRL, Home, Sitting};

const QUESTION: &str = "What was going on around that time?";
const WORDS: &str = "The move, and his mother was ill.";

fn begin(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::Num6);
    sitting.focus("Making some sense of it");
    sitting.key(Key::Enter);
    sitting.focus("Begin");
    sitting.key(Key::Enter);
    sitting.focus(QUESTION);
    sitting.type_text(WORDS);
}

fn words(journal: &Journal) -> Option<&str> {
    match journal.sheets().values().next()?.answers.get("around") {
        Some(Answer::Text(text)) => Some(text),
        _ => None,
    }
}

fn has_choice(journal: &Journal) -> bool {
    journal.sheets().values().any(|sheet| sheet.answers.contains_key("worst-hour"))
}

#[test]
fn answers_survive_closing_and_reopening() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting);
    sitting.focus("Title");
    sitting.type_text("That autumn");
    assert!(sitting.close_window());
    drop(sitting);
    let journal = home.journal_on_disk();
    assert_eq!(words(&journal), Some(WORDS));
    assert!(journal.sheets().values().all(|sheet| sheet.template == "making-sense" && sheet.title == "That autumn"));

    let mut sitting = home.sit_at(&home.file());
    sitting.press(CTRL, Key::Num6);
    sitting.focus("That autumn");
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of(QUESTION), WORDS);
}

#[test]
fn a_choice_and_the_start_are_undone_and_redone() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting);
    sitting.pause();
    sitting.focus("Steady enough to think");
    sitting.key(Key::Space);
    assert!(has_choice(sitting.journal()));
    sitting.press(CTRL, Key::Z);
    assert!(!has_choice(sitting.journal()) && words(sitting.journal()).is_some());
    sitting.press(CTRL, Key::Z);
    assert_eq!(words(sitting.journal()), None);
    sitting.press(CTRL, Key::Z);
    assert!(sitting.journal().sheets().is_empty());
    for _ in 0..3 {
        sitting.press(CTRL.plus(Modifiers::SHIFT), Key::Z);
    }
    assert_eq!(words(sitting.journal()), Some(WORDS));
    assert_eq!(sitting.text_of(QUESTION), WORDS, "what comes back is on the page");
}

#[test]
fn a_deleted_worksheet_comes_back_from_the_trash() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting);
    sitting.focus("More for this worksheet");
    sitting.key(Key::Enter);
    sitting.focus("Delete this worksheet");
    sitting.key(Key::Enter);
    assert!(sitting.journal().sheets().is_empty());
    sitting.press(CTRL, Key::K);
    sitting.type_text("trash");
    sitting.key(Key::Enter);
    sitting.focus("Restore: Worksheet: Making some sense of it");
    sitting.key(Key::Enter);
    assert_eq!(words(sitting.journal()), Some(WORDS));
}

#[test]
fn journal_search_finds_and_opens_a_worksheet() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting);
    sitting.press(CTRL, Key::F);
    sitting.type_text("mother was");
    sitting.expect("1 entry found");
    sitting.key(Key::ArrowDown);
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of(QUESTION), WORDS);
}
