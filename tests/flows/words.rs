//! Custom words: found, opened, merged, deleted, restored.

use eframe::egui::Key;
use mendwell::journal::{Id, Journal, OwnTag, WordRef};

use crate::sitting::{CTRL, Home, Sitting};

/// Opens the page of custom words by the palette.
fn go_to_words(sitting: &mut Sitting) {
    sitting.press(CTRL, Key::K);
    sitting.type_text("your words");
    sitting.key(Key::Enter);
}

fn add(sitting: &mut Sitting, button: &str, word: &str) {
    sitting.click(button);
    sitting.type_text(word);
    sitting.click("Done");
}

/// A feeling, a tag in a custom group, and a night line.
fn own_words(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    go_to_words(&mut sitting);
    add(&mut sitting, "Add a feeling word", "Frayed");
    add(&mut sitting, "Add a group", "Choir");
    sitting.click("Add a tag");
    sitting.type_text("Rehearsal");
    sitting.click("Group");
    sitting.click_radio("Choir");
    sitting.click("Done");
    add(&mut sitting, "Add a line", "Ring Ana first.");
    sitting
}

fn rehearsal(journal: &Journal) -> (Id, OwnTag) {
    let (id, tag) = journal.own_tags().iter().next().expect("the tag");
    (*id, (**tag).clone())
}

/// Searches by keyboard and opens the first result.
fn search_and_open(sitting: &mut Sitting, text: &str) {
    sitting.press(CTRL, Key::F);
    sitting.press(CTRL, Key::A);
    sitting.type_text(text);
    sitting.expect("1 entry found");
    sitting.key(Key::ArrowDown);
    sitting.key(Key::Enter);
}

#[test]
fn found_custom_words_open_for_editing() {
    let home = Home::new();
    let mut sitting = own_words(&home);
    for (word, field) in [("ring ana", "A line for a harder night"), ("frayed", "Word"), ("rehearsal", "Word"), ("choir", "Word")] {
        search_and_open(&mut sitting, word);
        assert_eq!(sitting.focused_name().as_deref(), Some(field), "{word}: its field has the keyboard");
        sitting.key(Key::End);
        sitting.type_text(" 2");
    }
    let journal = sitting.journal();
    assert_eq!(journal.night_lines().values().next().expect("the line").text, "Ring Ana first. 2");
    assert_eq!(journal.own_feelings().values().next().expect("the feeling").name, "Frayed 2");
    assert_eq!(rehearsal(journal).1.name, "Rehearsal 2");
    assert_eq!(journal.own_tag_groups().values().next().expect("the group").name, "Choir 2");
}

#[test]
fn a_restored_group_has_its_tags() {
    let home = Home::new();
    let mut sitting = own_words(&home);
    sitting.click("Edit “Choir”");
    sitting.click("Delete");
    sitting.expect("Moved to the trash");
    sitting.expect("not picked yet");
    sitting.expect_no("Choir · not picked yet");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: group deleted");
    sitting.expect("Choir · not picked yet");

    sitting.click("Edit “Choir”");
    sitting.click("Delete");
    // Changes to a tag in between stay.
    sitting.click("Edit “Rehearsal”");
    sitting.replace_text("Word", "Concert");
    sitting.click("Done");
    sitting.press(CTRL, Key::K);
    sitting.type_text("trash");
    sitting.key(Key::Enter);
    sitting.click("Restore: Group of tags: Choir");
    go_to_words(&mut sitting);
    sitting.expect("Choir · not picked yet");
    let (_, tag) = rehearsal(sitting.journal());
    let group = *sitting.journal().own_tag_groups().keys().next().expect("the group");
    assert_eq!((tag.name.as_str(), tag.group), ("Concert", Some(WordRef::Own(group))));
}

#[test]
fn merging_is_reported_once_and_undoable_there() {
    let home = Home::new();
    let mut sitting = own_words(&home);
    sitting.click("Edit “Frayed”");
    sitting.click("Merge into another…");
    sitting.type_text("worn");
    sitting.click("Worn thin");
    sitting.click("Merge");
    sitting.expect("Words merged");
    assert!(sitting.journal().own_feelings().is_empty());
    sitting.click("Undo");
    assert_eq!(sitting.journal().own_feelings().len(), 1);
}

#[test]
fn filters_offer_resting_tags_and_drop_removed_ones() {
    let home = Home::new();
    let mut sitting = own_words(&home);
    sitting.press(CTRL, Key::N);
    sitting.click("Rehearsal");
    sitting.press(CTRL, Key::Enter);
    go_to_words(&mut sitting);
    sitting.click("Edit “Rehearsal”");
    sitting.click("Let it rest");
    sitting.press(CTRL, Key::Num2);
    sitting.click("Filter");
    sitting.click("More words");
    sitting.click("Rehearsal");
    sitting.expect("1 entry found");

    go_to_words(&mut sitting);
    sitting.click("Merge into another…");
    sitting.type_text("music");
    sitting.click("Music");
    sitting.click("Merge");
    sitting.press(CTRL, Key::Num2);
    assert!(sitting.has_control("Filter"), "no filter is on that nothing shows");
}

#[test]
fn a_new_tag_is_asked_for_its_group_optionally() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    for (tag, place) in [("Rehearsal", "Places"), ("Fog", "Somewhere else")] {
        sitting.click("Your own tag");
        sitting.type_text(tag);
        sitting.key(Key::Enter);
        sitting.expect(&format!("Where does “{tag}” belong?"));
        sitting.click(place);
        sitting.expect_no(&format!("Where does “{tag}” belong?"));
    }
    let groups: Vec<_> = sitting.journal().own_tags().values().map(|tag| (tag.name.clone(), tag.group.is_some())).collect();
    assert_eq!(groups, [("Rehearsal".to_owned(), true), ("Fog".to_owned(), false)]);
    // Unanswered, the question disappears with the check-in.
    sitting.click("Your own tag");
    sitting.type_text("Rain");
    sitting.key(Key::Enter);
    sitting.press(CTRL, Key::Enter);
    sitting.expect_no("Where does “Rain” belong?");
}
