//! Paths, by keyboard: choosing, creating, exporting, importing; and the shared view.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use mendwell::journal::{FearAnswer, OwnPath};
use mendwell::ui::command::Command;

use crate::sitting::{CTRL, Home, Sitting};

fn enter(sitting: &mut Sitting, name: &str) {
    sitting.focus(name);
    sitting.key(Key::Enter);
}

fn path(sitting: &Sitting) -> &OwnPath {
    sitting.journal().own_paths().values().next().expect("a path of one's own")
}

/// Opens the roadmap of a user without fear.
fn roadmap(sitting: &mut Sitting) {
    answer(sitting, "No");
}

fn answer(sitting: &mut Sitting, answer: &str) {
    sitting.press(CTRL, Key::Num5);
    sitting.click("About you");
    sitting.click(answer);
    sitting.click("Done");
}

/// Creates a path with a built-in step and a custom one.
fn make(sitting: &mut Sitting) {
    enter(sitting, "More for this path");
    enter(sitting, "Make a path of your own");
    sitting.focus_field("Title");
    sitting.type_text("Evenings");
    sitting.focus_field("Stage 1");
    sitting.type_text("Coming home");
    enter(sitting, "Add a step");
    enter(sitting, "Steady the nights");
    enter(sitting, "Add a step");
    enter(sitting, "A new step of your own");
    sitting.focus_field("Title of the step");
    sitting.type_text("Wait at the door");
    enter(sitting, "Add a question");
    assert_eq!(sitting.focused_name().as_deref(), Some("Question 1"));
    sitting.type_text("What do you carry in?");
    sitting.focus("It needs the other person too. It is set aside where there is fear");
    sitting.key(Key::Space);
    enter(sitting, "Done");
}

#[test]
fn a_path_is_created_ordered_walked_and_deleted_by_keyboard() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    roadmap(&mut sitting);
    make(&mut sitting);
    sitting.focus("Move up: Wait at the door");
    sitting.key(Key::Enter);
    assert_eq!(path(&sitting).stages[0].steps[1], "steady-the-nights");
    enter(&mut sitting, "Done");
    enter(&mut sitting, "Wait at the door, Not started");
    sitting.expect("Coming home, step 1 of 2");
    sitting.expect("What do you carry in?");
    sitting.focus("Wait at the door, Not started");
    sitting.key(Key::D);
    sitting.expect("Wait at the door, Done");

    enter(&mut sitting, "More for this path");
    enter(&mut sitting, "Delete this path");
    sitting.expect("Finding the ground");
    assert!(sitting.journal().own_steps().is_empty() && sitting.journal().steps().is_empty(), "what belongs to it goes along");
    enter(&mut sitting, "Undo");
    sitting.expect("Wait at the door, Done");
    assert_eq!(path(&sitting).title, "Evenings");
}

#[test]
fn opening_a_found_path_selects_it() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    roadmap(&mut sitting);
    make(&mut sitting);
    let own = sitting.journal().own_paths().keys().next().expect("a path").to_string();
    enter(&mut sitting, "Done");
    sitting.click("Path");
    sitting.harness().get_by_label("Growth").click();
    sitting.settle();
    assert_eq!(sitting.journal().profile_or_unsaid().path, "growth");
    sitting.press(CTRL, Key::F);
    sitting.type_text("evenings");
    sitting.key(Key::Enter);
    sitting.key(Key::Enter);
    assert_eq!(sitting.journal().profile_or_unsaid().path, own);
    sitting.expect("Coming home");
}

#[test]
fn a_deleted_reflection_comes_back_with_undo() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    roadmap(&mut sitting);
    enter(&mut sitting, "Steady the nights, Not started");
    enter(&mut sitting, "Add a reflection");
    sitting.type_text("Four hours, then quiet.");
    sitting.press(CTRL, Key::Enter);
    let day = sitting.screen().lines().find_map(|line| line.split_once("Delete the reflection of ").map(|(_, day)| day.trim().to_owned()));
    enter(&mut sitting, &format!("Delete the reflection of {}", day.expect("a day")));
    sitting.expect("Reflection deleted");
    sitting.expect_no("Four hours");
    enter(&mut sitting, "Undo");
    sitting.expect("Four hours, then quiet.");
}

fn share(home: &Home, sitting: &mut Sitting) -> PathBuf {
    let file = home.folder().join("evenings.ron");
    enter(sitting, "More for this path");
    enter(sitting, "Share as a file…");
    sitting.replace_text("Where to keep it", &file.display().to_string());
    sitting.key(Key::Enter);
    sitting.expect("Path saved as evenings.ron");
    file
}

fn take_in(sitting: &mut Sitting, file: &Path) {
    enter(sitting, "More for this path");
    enter(sitting, "Take a path in from a file…");
    sitting.replace_text("Path of the file", &file.display().to_string());
    enter(sitting, "Take in");
}

#[test]
fn a_path_is_exported_and_imported_once() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    roadmap(&mut sitting);
    make(&mut sitting);
    enter(&mut sitting, "Done");
    let file = share(&home, &mut sitting);
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.contains("Wait at the door") && text.contains("for_two: true") && !text.contains("serves"), "{text}");
    take_in(&mut sitting, &file);
    sitting.expect("You have this path already");
    assert_eq!(sitting.journal().own_paths().len(), 1);
    drop(sitting);

    let elsewhere = Home::new();
    let mut sitting = elsewhere.sit_at_new_journal();
    roadmap(&mut sitting);
    take_in(&mut sitting, &file);
    sitting.expect("Taken in: Evenings");
    sitting.expect("Wait at the door, Not started");
    assert_eq!((sitting.journal().own_paths().len(), sitting.journal().own_steps().len()), (1, 1));
    enter(&mut sitting, "Undo");
    assert!(sitting.journal().own_paths().is_empty() && sitting.journal().own_steps().is_empty());
    sitting.expect("Finding the ground");
}

#[test]
fn a_non_path_is_refused_with_its_location() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    roadmap(&mut sitting);
    let file = home.folder().join("wrong.ron");
    std::fs::write(&file, "(\n    id: \"mine\",\n    name: \"Mine\",\n)\n").expect("a file");
    take_in(&mut sitting, &file);
    sitting.expect("Line 3, column 5, at “name”: “name” is no part of a path.");
    sitting.key(Key::Escape);
    sitting.drop_file(&file);
    sitting.expect("“name” is no part of a path");
    assert!(sitting.journal().own_paths().is_empty());
}

/// Opens the shared view of a step, in a journal with private text.
fn look_together(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::N);
    sitting.write("Note", "Nobody else reads this");
    sitting.press(CTRL, Key::Enter);
    roadmap(sitting);
    sitting.click("Show together");
    sitting.click("Take the time it takes");
    sitting.click("Show it in the whole window");
}

#[test]
fn the_shared_view_blocks_all_other_pages() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    look_together(&mut sitting);
    sitting.expect("To look at together");
    sitting.expect("Your clocks differ.");
    let screen = sitting.screen();
    let harmless =
        [Command::Lock, Command::Hide, Command::SaveNow, Command::TextLarger, Command::TextSmaller, Command::TextNormal, Command::ThemeNext, Command::Quit];
    for command in Command::ALL.into_iter().filter(|command| !harmless.contains(command)) {
        for shortcut in command.shortcuts() {
            sitting.press(shortcut.modifiers, shortcut.logical_key);
            assert_eq!(sitting.screen(), screen, "{command:?}");
        }
    }
    for key in [Key::F1, Key::F2, Key::F3, Key::F10, Key::Space, Key::Enter, Key::ArrowDown, Key::D, Key::P, Key::Home, Key::End] {
        sitting.press(Modifiers::ALT, key);
        assert!(sitting.says("To look at together"), "{key:?}");
    }
    let names: Vec<String> = sitting.enabled_controls().into_iter().map(|control| control.name).collect();
    assert_eq!(names, ["Close"]);
    for page in ["Journal", "Insights", "Boundaries", "Worksheets", "Settings", "Nobody else reads this", "notes.ron"] {
        sitting.expect_no(page);
    }
    // Dropped files and passing time change nothing.
    sitting.drop_file(&home.file());
    sitting.pass(Duration::from_mins(10));
    sitting.expect("To look at together");
    sitting.key(Key::Escape);
    sitting.expect("What do you want to look at together?");
    sitting.press(CTRL, Key::Num2);
    sitting.expect("Nobody else reads this");
}

#[test]
fn shared_view_choices_are_kept_but_not_reopened() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    look_together(&mut sitting);
    sitting.click("Close");
    sitting.pause();
    drop(sitting);
    assert_eq!(home.journal_on_disk().together().len(), 1);
    let mut sitting = home.sit_at(&home.file());
    sitting.expect_no("To look at together");
    sitting.press(CTRL, Key::Num5);
    sitting.click("Show together");
    sitting.click("Show it in the whole window");
    sitting.expect("Take the time it takes");
}

#[test]
fn today_does_not_mention_leaving_if_there_may_be_fear() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    answer(&mut sitting, "Not sure");
    enter(&mut sitting, "Path");
    enter(&mut sitting, "Leaving");
    sitting.click("Plan before you tell, Not started");
    sitting.click("In progress");
    sitting.press(CTRL, Key::Num1);
    sitting.expect("Next on your path");
    sitting.expect_no("Plan before you tell");
    answer(&mut sitting, "No");
    sitting.press(CTRL, Key::Num1);
    sitting.expect("Plan before you tell");
    assert_eq!(sitting.journal().profile_or_unsaid().fear, FearAnswer::No);
}
