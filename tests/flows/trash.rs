//! Deleting is undone from the trash; erasing leaves the text in no file.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

const WORDS: &str = "The thing I regret writing";

fn add_boundary(sitting: &mut Sitting) {
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", WORDS);
    sitting.pause();
}

fn delete_boundary(sitting: &mut Sitting) {
    sitting.click("More for this boundary");
    sitting.click("Delete this boundary");
    sitting.expect("Moved to the trash");
    assert!(sitting.journal().boundaries().is_empty());
}

fn go_to_trash(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::K);
    sitting.type_text("trash");
    sitting.key(Key::Enter);
}

#[test]
fn what_was_deleted_can_be_brought_back() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_boundary(&mut sitting);
    delete_boundary(&mut sitting);
    go_to_trash(&mut sitting);
    sitting.click(&format!("Restore: Boundary: {WORDS}"));
    sitting.expect("Restored");
    assert_eq!(sitting.journal().boundaries().values().next().map(|boundary| boundary.title.as_str()), Some(WORDS));
    sitting.expect("The trash is empty");
}

#[test]
fn a_check_in_is_deleted_from_its_menu() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.write("Note", WORDS);
    sitting.press(CTRL, Key::Enter);
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Delete");
    assert!(sitting.journal().check_ins().is_empty());
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: check-in deleted");
    assert_eq!(sitting.journal().check_ins().len(), 1);
}

#[test]
fn erasing_everywhere_leaves_the_words_in_no_file() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_boundary(&mut sitting);
    // Let backups get the text: one after an hour, another when it is erased.
    sitting.pass(Duration::from_hours(2));
    sitting.press(CTRL, Key::Num1);
    sitting.write("Note", "Something else");
    sitting.pause();
    sitting.pass(Duration::from_hours(2));
    assert!(files_with(&home, WORDS).len() >= 2, "the journal and a copy hold the words");

    sitting.press(CTRL, Key::Num4);
    delete_boundary(&mut sitting);
    go_to_trash(&mut sitting);
    sitting.click(&format!("Erase everywhere: Boundary: {WORDS}"));
    sitting.expect("This cannot be undone");
    sitting.expect("Traces may remain on the disk");
    assert_eq!(sitting.focused_name().as_deref(), Some("Cancel"), "the safe answer has the keyboard");
    sitting.click("Erase everywhere");
    sitting.settle();

    sitting.expect("Erased from the journal");
    assert!(sitting.app().is_at_rest());
    assert_eq!(files_with(&home, WORDS), Vec::<String>::new());
    assert!(home.all_files().len() >= 2, "the earlier copies are still there");
    for _ in 0..9 {
        sitting.press(CTRL, Key::Z);
    }
    assert!(sitting.journal().boundaries().is_empty(), "undo cannot bring it back");
    sitting.press(CTRL, Key::Num1);
    assert_eq!(sitting.text_of("Note"), "Something else", "the rest is as it was");
}

fn files_with(home: &Home, words: &str) -> Vec<String> {
    let files = home.all_files();
    let holding = files.iter().filter(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(words)));
    holding.map(|path| path.display().to_string()).collect()
}

#[test]
fn failed_erasing_is_repeated_with_the_next_save() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    add_boundary(&mut sitting);
    sitting.pass(Duration::from_hours(2));
    delete_boundary(&mut sitting);
    sitting.pause();
    assert!(files_with(&home, WORDS).len() >= 2, "the journal's trash and a copy hold the words");

    go_to_trash(&mut sitting);
    sitting.click(&format!("Erase everywhere: Boundary: {WORDS}"));
    home.fill_disk(true);
    sitting.click("Erase everywhere");
    sitting.expect("Not saved");
    sitting.expect_no("Erased from the journal");
    home.fill_disk(false);
    sitting.click("Try again");
    sitting.expect("Erased from the journal");
    assert_eq!(files_with(&home, WORDS), Vec::<String>::new());
}
