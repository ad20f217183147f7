//! Bringing records to a talk and putting them on the agenda.

use eframe::egui::Key;

use crate::pages::{SMALL, complaints, enlarge};
use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

fn bring_a_boundary(home: &Home) -> Sitting {
    bring_a_boundary_in(home.sit_at_new_journal())
}

fn bring_a_boundary_in(mut sitting: Sitting) -> Sitting {
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.key(Key::Enter);
    sitting.write("Title", "Phones stay out");
    sitting.click("More for this boundary");
    sitting.click_menu("Bring to our talk");
    sitting
}

#[test]
fn bringing_a_boundary_to_a_talk_asks_about_fear() {
    let home = Home::new();
    let mut sitting = bring_a_boundary(&home);
    sitting.expect("Before anything that is meant for two, one question.");
    sitting.click("No");
    sitting.click("Done");
    sitting.click("Change: Phones stay out");
    sitting.replace_text("What to talk about", "Where our phones sleep");
    sitting.press(CTRL, Key::Enter);
    let item = sitting.journal().talk_items().values().next().expect("a point").clone();
    assert_eq!(item.text, "Where our phones sleep");
    sitting.expect("From: Phones stay out");
    sitting.click("From: Phones stay out");
    assert_eq!(sitting.text_of("Title"), "Phones stay out");
}

#[test]
fn answering_not_sure_closes_talks_and_keeps_the_text() {
    let home = Home::new();
    let mut sitting = bring_a_boundary(&home);
    sitting.click("Not sure");
    sitting.click("Done");
    sitting.expect("nothing here leads to one");
    sitting.expect("Phones stay out");
    assert!(!sitting.has_control("Add a point"));
    assert!(!sitting.has_control("Begin"));
}

#[test]
fn points_go_on_the_agenda_in_their_own_words() {
    let home = Home::new();
    let mut sitting = bring_a_boundary(&home);
    sitting.click("No");
    sitting.click("Done");
    sitting.click("An agenda on paper, with these points");
    sitting.expect("For this talk");
}

#[test]
fn turns_run_out_without_continuous_repaints() {
    let home = Home::new();
    let mut sitting = bring_a_boundary(&home);
    sitting.click("No");
    sitting.click("Done");
    sitting.click("Begin");
    sitting.expect("One of us speaks");
    sitting.pass(std::time::Duration::from_mins(5));
    sitting.expect("Finish your sentence");
    sitting.click("End here");
    sitting.expect("Speaking in turns");
}

#[test]
fn the_keyboard_reaches_everything_in_a_small_window_with_large_text() {
    let home = Home::new();
    let mut sitting = bring_a_boundary_in(home.new_journal_in(SMALL));
    enlarge(&mut sitting);
    let mut all = complaints(&mut sitting, "question");
    sitting.click("No");
    sitting.click("Done");
    all.extend(complaints(&mut sitting, "points"));
    sitting.click("Phones stay out");
    all.extend(complaints(&mut sitting, "open point"));
    sitting.click("Begin");
    all.extend(complaints(&mut sitting, "turns"));
    sitting.click("I have said it");
    all.extend(complaints(&mut sitting, "saying back"));
    sitting.click("Pause");
    all.extend(complaints(&mut sitting, "pause"));
    assert!(all.is_empty(), "{}", all.join("\n"));
}
