//! The journal list: search, filters, bulk changes.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use mendwell::journal::{Journal, TableKind, WordRef};

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting, View};

/// Keeps a check-in with this note, an hour after the previous one.
fn check_in(sitting: &mut Sitting, note: &str, to_the: Key) {
    sitting.pass(std::time::Duration::from_hours(1));
    sitting.press(CTRL, Key::N);
    sitting.press(Modifiers::SHIFT, to_the);
    sitting.press(Modifiers::SHIFT, Key::ArrowDown);
    sitting.write("Note", note);
    sitting.press(CTRL, Key::Enter);
}

fn some_entries(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    check_in(&mut sitting, "The Café was closed", Key::ArrowLeft);
    check_in(&mut sitting, "A walk, then the cafe again", Key::ArrowRight);
    check_in(&mut sitting, "Nothing much", Key::ArrowRight);
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", "No talk of it in a café");
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    sitting.type_text("I asked for the calendar");
    sitting.click("Back to the journal");
    sitting.click("List");
    sitting
}

fn focus_list(sitting: &mut Sitting) {
    sitting.harness().get_by_role_and_label(Role::GenericContainer, "Entries").focus();
    sitting.settle();
}

fn shows(sitting: &mut Sitting, words: &str) -> bool {
    sitting.harness().query_all(by().recursive(true)).any(|node| node.accesskit_node().description().is_some_and(|text| text.contains(words)))
}

fn rows(sitting: &Sitting) -> usize {
    sitting.screen().lines().filter(|line| line.starts_with("ListBoxOption") || line.starts_with("CheckBox")).filter(|line| line.contains("Nov, ")).count()
}

fn tags(journal: &Journal) -> usize {
    journal.check_ins().values().map(|check_in| check_in.tags.len()).sum()
}

#[test]
fn the_list_shows_everything_newest_first_and_opens_it() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    assert_eq!(rows(&sitting), 4);
    let screen = sitting.screen();
    assert!(screen.find("Writing").expect("the page") < screen.find("Heavy").expect("the first check-in"));
    focus_list(&mut sitting);
    for key in [Key::ArrowDown, Key::End, Key::Enter] {
        sitting.key(key);
    }
    assert_eq!(sitting.focused_name().as_deref(), Some("Edit the check-in of 22:14"), "the day of what was opened has the keyboard");
}

#[test]
fn search_ignores_case_and_accents() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    sitting.press(CTRL, Key::Num1);
    sitting.press(CTRL, Key::F);
    assert_eq!(sitting.focused_name().as_deref(), Some("Search your words"));
    for letter in "CAFE".chars() {
        sitting.type_text(&letter.to_string());
    }
    sitting.expect("3 entries found");
    sitting.type_text(" walk");
    sitting.expect("1 entry found");
    assert!(shows(&mut sitting, "A walk, then the cafe again"));
    sitting.type_text("ing");
    sitting.expect("Nothing found");
    sitting.click("Clear the search");
    assert_eq!(rows(&sitting), 4);
}

#[test]
fn keys_lead_from_the_search_field_to_the_results() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    sitting.press(CTRL, Key::F);
    sitting.type_text("calendar");
    sitting.key(Key::ArrowDown);
    assert_eq!(sitting.focused_name().as_deref(), Some("22 Nov, 00:14, Writing"));
    sitting.key(Key::Enter);
    sitting.expect("1 page of writing");

    sitting.press(CTRL, Key::F);
    sitting.press(CTRL, Key::A);
    sitting.type_text("talk");
    sitting.key(Key::ArrowDown);
    sitting.key(Key::Enter);
    assert_eq!(sitting.text_of("Title"), "No talk of it in a café", "a boundary opens on its page");
}

#[test]
fn search_follows_changes() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    sitting.press(CTRL, Key::F);
    sitting.type_text("umbrella");
    sitting.expect("Nothing found");
    check_in(&mut sitting, "Forgot the umbrella", Key::ArrowRight);
    sitting.press(CTRL, Key::Num2);
    sitting.expect("1 entry found");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Nothing found");
    sitting.press(CTRL, Key::Y);
    sitting.expect("1 entry found");
}

#[test]
fn filters_narrow_the_list_and_survive_navigation() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    sitting.click("Filter");
    sitting.click("Heavy");
    sitting.expect("1 entry found");
    assert!(shows(&mut sitting, "The Café was closed"));
    sitting.click("Settled");
    sitting.expect("3 entries found");
    sitting.replace_text("From", "23.11.2026");
    // The small hours belong to the 22nd.
    sitting.expect("Nothing found");
    sitting.replace_text("From", "22.11.2026");
    sitting.expect("3 entries found");
    sitting.press(CTRL, Key::Num1);
    sitting.press(CTRL, Key::Num2);
    sitting.expect("3 entries found");
    assert!(sitting.has_control("Filter, 2 on"));
    sitting.click("Clear");
    sitting.click("Boundary");
    sitting.expect("1 entry found");
    assert!(shows(&mut sitting, "No talk of it in a café"));
    sitting.click("Boundary");
    sitting.click("Alone");
    sitting.expect("Nothing found");
    sitting.click("Clear");
    sitting.click("Feeling");
    sitting.click_radio("Sad");
    sitting.expect("Nothing found");
    sitting.click("Close the filters");
    assert!(!sitting.has_control("Close the filters"));
}

#[test]
fn several_entries_are_tagged_in_one_step_by_keyboard() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    focus_list(&mut sitting);
    sitting.key(Key::ArrowDown);
    sitting.press(Modifiers::SHIFT, Key::ArrowDown);
    sitting.expect("2 selected");
    sitting.press(CTRL, Key::A);
    sitting.expect("4 selected");
    sitting.click("Add a tag");
    sitting.click_menu("Outdoors");
    assert_eq!(tags(sitting.journal()), 3, "each check-in has it");
    sitting.click("Remove a tag");
    sitting.click_menu("Outdoors");
    assert_eq!(tags(sitting.journal()), 0);
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: tags changed");
    assert_eq!(tags(sitting.journal()), 3, "all at once");
    assert!(sitting.journal().check_ins().values().all(|check_in| check_in.tags.contains(&WordRef::Listed("outdoors".to_owned()))));
    sitting.focus("Done");
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    sitting.expect_no("4 selected");
}

#[test]
fn several_entries_are_deleted_and_restored_together() {
    let home = Home::new();
    let mut sitting = some_entries(&home);
    sitting.click("Select");
    sitting.expect("0 selected");
    sitting.click("22 Nov, 23:14, Settled");
    sitting.click("22 Nov, 00:14, Writing");
    sitting.expect("2 selected");
    sitting.click("Delete");
    sitting.expect("Moved to the trash");
    assert_eq!((sitting.journal().check_ins().len(), sitting.journal().writings().len()), (2, 0));
    assert_eq!(sitting.journal().count(TableKind::Trash), 2, "each can be restored by itself");
    sitting.click("Undo");
    assert_eq!((sitting.journal().check_ins().len(), sitting.journal().writings().len()), (3, 1));
}

#[test]
fn the_list_scrolls_through_ten_years() {
    let home = Home::new();
    let mut sitting = home.sit_in(View { size: vec2(900.0, 600.0), ..View::LIGHT });
    sitting.click("Look around first");
    sitting.press(CTRL, Key::Num2);
    sitting.click("List");
    let all = sitting.journal().check_ins().len() + sitting.journal().writings().len();
    assert!(all > 500);
    focus_list(&mut sitting);
    let mut pages = 0;
    while !sitting.says("22 Nov 2025") && pages < 60 {
        sitting.key(Key::End);
        pages += 1;
    }
    assert!(pages < 60, "the oldest entry is reached");
    assert!(rows(&sitting) < 30, "only those in sight are laid out");
    sitting.press(CTRL, Key::A);
    sitting.expect(&format!("{all} selected"));
}

#[test]
fn an_empty_journal_suggests_writing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("List");
    sitting.expect("Nothing here yet");
}
