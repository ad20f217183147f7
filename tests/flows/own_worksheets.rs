//! Custom worksheets, by keyboard: creating, ordering, filling, changing, exporting, importing.

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use mendwell::journal::{Answer, Answers, OwnTemplate};

use crate::sitting::{CTRL, Home, Sitting};

fn template(sitting: &Sitting) -> &OwnTemplate {
    sitting.journal().templates().values().next().expect("a worksheet of one's own")
}

fn labels(sitting: &Sitting) -> Vec<&str> {
    template(sitting).fields.iter().map(|field| field.label.as_str()).collect()
}

fn answers(sitting: &Sitting) -> &Answers {
    &sitting.journal().sheets().values().next().expect("a filled worksheet").answers
}

fn enter(sitting: &mut Sitting, name: &str) {
    sitting.focus(name);
    sitting.key(Key::Enter);
}

fn add_question(sitting: &mut Sitting, kind: &str, words: &str) {
    enter(sitting, "Add a question");
    enter(sitting, kind);
    assert_eq!(sitting.focused_name().as_deref(), Some("Question"));
    sitting.type_text(words);
}

fn make(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::K);
    sitting.type_text("make a worksheet");
    sitting.key(Key::Enter);
    sitting.focus("Title");
    sitting.type_text("Evenings");
    add_question(sitting, "Long text", "How was it?");
    add_question(sitting, "One of a few", "Who was there?");
    sitting.focus_field("Option 1");
    sitting.type_text("Just me");
    sitting.focus_field("Option 2");
    sitting.type_text("Both of us");
    add_question(sitting, "Scale from 0 to 10", "How calm?");
}

fn fill_in(sitting: &mut Sitting) {
    enter(sitting, "Done");
    enter(sitting, "Begin");
    sitting.focus("Title");
    sitting.type_text("Monday");
    sitting.focus("How was it?");
    sitting.type_text("Quiet, for once.");
    sitting.focus("Just me");
    sitting.key(Key::Space);
}

#[test]
fn questions_are_created_reordered_and_filled() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    make(&mut sitting);
    assert_eq!(labels(&sitting), ["How was it?", "Who was there?", "How calm?"]);

    sitting.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(labels(&sitting), ["How was it?", "How calm?", "Who was there?"], "Alt with an arrow moves the one that is written");
    assert_eq!(sitting.focused_name().as_deref(), Some("Question"));
    enter(&mut sitting, "Move down: How was it?");
    assert_eq!(labels(&sitting), ["How calm?", "How was it?", "Who was there?"]);
    assert_eq!(sitting.focused_name().as_deref(), Some("Move down: How was it?"));

    fill_in(&mut sitting);
    assert!(matches!(&answers(&sitting).values().collect::<Vec<_>>()[..], [Answer::Text(text), Answer::Choice(_)] if text == "Quiet, for once."));
}

#[test]
fn answers_survive_changed_and_deleted_questions() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    make(&mut sitting);
    fill_in(&mut sitting);
    let before = answers(&sitting).clone();

    enter(&mut sitting, "All worksheets");
    enter(&mut sitting, "Evenings");
    enter(&mut sitting, "Change the questions");
    enter(&mut sitting, "Delete: How was it?");
    sitting.expect("Question deleted");
    enter(&mut sitting, "1. Who was there? · One of a few");
    enter(&mut sitting, "Remove: Option 1");
    assert_eq!(labels(&sitting), ["Who was there?", "How calm?"]);

    enter(&mut sitting, "Done");
    enter(&mut sitting, "Monday");
    sitting.expect("Quiet, for once.");
    sitting.expect("How was it?");
    sitting.expect("From an earlier form of this sheet");
    sitting.expect("Just me");
    assert_eq!(answers(&sitting), &before);
}

#[test]
fn a_deleted_question_comes_back_with_undo() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    make(&mut sitting);
    enter(&mut sitting, "Delete: How was it?");
    assert_eq!(labels(&sitting), ["Who was there?", "How calm?"]);
    enter(&mut sitting, "Undo");
    assert_eq!(labels(&sitting), ["How was it?", "Who was there?", "How calm?"]);
}

/// Exports the open worksheet and returns the file.
fn share(home: &Home, sitting: &mut Sitting) -> PathBuf {
    let path = home.folder().join("shared.ron");
    enter(sitting, "More for this worksheet");
    enter(sitting, "Share as a file…");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    sitting.key(Key::Enter);
    sitting.expect("Worksheet saved as shared.ron");
    path
}

fn take_in(sitting: &mut Sitting, path: &std::path::Path) {
    sitting.press(CTRL, Key::K);
    sitting.type_text("take in");
    sitting.key(Key::Enter);
    sitting.focus("Path of the worksheet’s file");
    sitting.type_text(&path.display().to_string());
    sitting.key(Key::Enter);
}

#[test]
fn a_shared_worksheet_is_imported_without_answers() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    make(&mut sitting);
    fill_in(&mut sitting);
    enter(&mut sitting, "All worksheets");
    enter(&mut sitting, "Evenings");
    let path = share(&home, &mut sitting);
    let made = template(&sitting).clone();
    assert!(!std::fs::read_to_string(&path).expect("a file").contains("Quiet"));

    take_in(&mut sitting, &path);
    sitting.expect("You have this worksheet already");
    assert_eq!(sitting.journal().templates().len(), 1, "the same one is not taken in twice");
    drop(sitting);

    let elsewhere = Home::new();
    let mut sitting = elsewhere.sit_at_new_journal();
    take_in(&mut sitting, &path);
    sitting.expect("Taken in: Evenings");
    assert!(template(&sitting).asks_the_same(&made));

    let text = std::fs::read_to_string(&path).expect("a file").replace("How calm?", "How loud?");
    std::fs::write(&path, text).expect("written");
    sitting.press(CTRL, Key::Num6);
    sitting.drop_file(&path);
    sitting.expect("Taken in: Evenings (2)");
    assert_eq!(sitting.journal().templates().len(), 2, "another one never takes the place of one that is there");
}

#[test]
fn a_non_worksheet_is_refused_and_a_dropped_journal_opened() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    let path = home.folder().join("wrong.ron");
    std::fs::write(&path, "(id: \"rest\", revision: 1, title: \"Rest\", about: \"\", before: \"\",\n fields: [(id: \"a\", lable: \"\", kind: Date)])")
        .expect("written");
    take_in(&mut sitting, &path);
    sitting.expect("Line 2, column");
    sitting.expect("at “lable”: “lable” is no part of a worksheet. Nothing was taken in.");
    sitting.expect(&path.display().to_string());
    std::fs::write(&path, vec![b' '; (1 << 20) + 1]).expect("written");
    sitting.focus("Path of the worksheet’s file");
    sitting.key(Key::Enter);
    sitting.expect("larger than 1 MiB");
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    assert_eq!(sitting.journal().templates().len(), 0);

    let other = Home::new();
    let mut elsewhere = other.sit_at_new_journal();
    assert!(elsewhere.close_window());
    drop(elsewhere);
    sitting.press(CTRL, Key::Num6);
    sitting.drop_file(&other.file());
    assert_eq!(sitting.app().path(), Some(other.file().as_path()));
}

#[test]
fn a_built_in_worksheet_is_copied_changed_and_restored() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num6);
    enter(&mut sitting, "Making some sense of it");
    enter(&mut sitting, "Copy and change");
    assert_eq!(sitting.text_of("Title"), "Making some sense of it");
    sitting.replace_text("Title", "My sense of it");
    enter(&mut sitting, "Done");
    enter(&mut sitting, "More for this worksheet");
    enter(&mut sitting, "Delete");
    assert!(sitting.journal().templates().is_empty());
    sitting.press(CTRL, Key::K);
    sitting.type_text("trash");
    sitting.key(Key::Enter);
    enter(&mut sitting, "Restore: Worksheet of your own: My sense of it");
    assert_eq!(template(&sitting).title, "My sense of it");
}

#[test]
fn it_prints_blank_and_filled_with_removed_questions() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    make(&mut sitting);
    fill_in(&mut sitting);
    enter(&mut sitting, "All worksheets");
    enter(&mut sitting, "Evenings");
    enter(&mut sitting, "Change the questions");
    enter(&mut sitting, "2. Who was there? · One of a few");
    enter(&mut sitting, "Remove: Option 1");
    enter(&mut sitting, "Done");
    sitting.press(CTRL, Key::P);
    sitting.expect("Page 1 of 1");
    enter(&mut sitting, "Read every word");
    sitting.expect("How calm?");
    sitting.expect_no("Quiet, for once.");
    sitting.press(CTRL, Key::Num6);
    enter(&mut sitting, "Monday");
    sitting.press(CTRL, Key::P);
    sitting.expect("Page 1 of 1");
    enter(&mut sitting, "Read every word");
    sitting.expect("Quiet, for once.");
    sitting.expect("Just me");
}
