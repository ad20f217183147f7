//! A boundary's life: started, stated, kept, changed, reviewed, saved.

use std::time::Duration;

use eframe::egui::Key;
use mendwell::journal::{BoundaryStatus, FearAnswer, FollowThrough};

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

const QUESTION: &str = "Could this lead to harm, threats, or losing money, home or children?";

fn begin(sitting: &mut Sitting, words: &str) {
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.tab_to("Search starting points");
    sitting.type_text(words);
    sitting.tab_to("Start from nothing");
    sitting.key(Key::ArrowDown);
    sitting.key(Key::Enter);
}

#[test]
fn a_template_becomes_a_boundary_stated_and_reviewed() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting, "nine in the evening");
    assert_eq!(sitting.text_of("Title"), "Not after nine in the evening");
    sitting.click("How I say it");
    sitting.expect(QUESTION);
    sitting.click("No");
    sitting.click("Done");
    sitting.click("Tired");
    sitting
        .expect("When hard talks begin when I am tired, I feel tired because I need sleep. I will say: tomorrow after breakfast, and go on with the evening.");
    sitting.click("Where it stands");
    sitting.click_radio("In use");
    sitting.replace_text("Look again on", "29.11.2026");
    sitting.pause();

    sitting.pass(Duration::from_hours(24 * 8));
    sitting.press(CTRL, Key::Num4);
    sitting.click("Look at it again");
    sitting.click("It changes");
    sitting.write("Why", "Ten is enough");
    sitting.click("Done");
    sitting.replace_text("My limit", "I do not talk about it after ten.");
    sitting.pause();
    let journal = home.journal_on_disk();
    assert_eq!(journal.profile_or_unsaid().fear, FearAnswer::No, "answered once, for every boundary and step");
    let boundary = journal.boundaries().values().next().expect("the boundary");
    assert_eq!((boundary.status, boundary.limit.as_str()), (BoundaryStatus::Active, "I do not talk about it after ten."));
    let [version] = &*boundary.versions else { panic!("one version before") };
    assert_eq!((version.reason.as_str(), version.was.limit.as_str()), ("Ten is enough", "I do not talk about it after nine in the evening."));
}

#[test]
fn changing_the_safety_answer_closes_the_script() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting, "phones sleep");
    sitting.click("How I say it");
    sitting.click("No");
    sitting.click("Done");
    sitting.expect("The parts of the sentence");
    sitting.key(Key::F3);
    sitting.click("Not sure");
    sitting.press(CTRL, Key::Num4);
    sitting.expect_no("The parts of the sentence");
    sitting.write("My plan, for me alone", "To Ana first.");
    sitting.pause();
    let journal = home.journal_on_disk();
    assert_eq!(journal.boundaries().values().next().expect("the boundary").wording.plan, "To Ana first.");
}

#[test]
fn log_entries_and_unfinished_ones_survive_closing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting, "phones sleep");
    sitting.click("Add");
    sitting.click("Crossed");
    sitting.expect("Planned: If a phone is there, I sleep in the other room that night.");
    sitting.click("I did a part of it");
    sitting.write("In your own words, and why", "It was late");
    sitting.pause();
    drop(sitting);
    let mut again = home.sit_at(&home.file());
    again.press(CTRL, Key::Num4);
    assert_eq!(again.text_of("In your own words, and why"), "It was late");
    again.click("Keep this entry");
    again.pause();
    let journal = home.journal_on_disk();
    let event = journal.boundary_events().values().next().expect("the entry");
    assert_eq!((event.follow_through, event.what_i_did.as_str()), (Some(FollowThrough::Partly), "It was late"));
}

#[test]
fn discarded_and_removed_text_is_reported_and_undone() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    begin(&mut sitting, "phones sleep");
    sitting.click("Add");
    sitting.click("Crossed");
    sitting.write("In your own words, and why", "It was late");
    sitting.click("Cancel");
    assert!(sitting.is_announced("Cleared"));
    sitting.click("Undo");
    assert_eq!(sitting.text_of("In your own words, and why"), "It was late");
    sitting.click("Keep this entry");

    sitting.press(CTRL, Key::Num4);
    sitting.click("More for this boundary");
    sitting.click_menu("Look at it again");
    sitting.click("It changes");
    sitting.write("Why", "Ten is enough");
    sitting.click("Cancel");
    assert!(sitting.is_announced("Removed"));
    sitting.click("Undo");
    assert_eq!(sitting.text_of("Why"), "Ten is enough");
}
