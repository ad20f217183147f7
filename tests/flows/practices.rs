//! Self-care and small moments: undo of a press, and logs restored with their owner.

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, Sitting};

const WALK: &str = "The long way home";

fn go_to(sitting: &mut Sitting, command: &str) {
    sitting.press(CTRL, Key::K);
    sitting.type_text(command);
    sitting.key(Key::Enter);
}

fn with_practice(sitting: &mut Sitting) {
    go_to(sitting, "self-care");
    sitting.click("Add what helps");
    sitting.type_text(WALK);
    sitting.pause();
    for _ in 0..2 {
        sitting.click(&format!("Did it today: {WALK}"));
    }
}

#[test]
fn an_extra_press_is_undone_from_its_toast() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    with_practice(&mut sitting);
    sitting.expect("Noted for today");
    assert_eq!(sitting.journal().practice_times().len(), 2);
    sitting.click("Undo");
    sitting.expect("Undone");
    assert_eq!(sitting.journal().practice_times().len(), 1);
}

#[test]
fn a_practice_comes_back_from_the_trash_with_its_times() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    with_practice(&mut sitting);
    sitting.click("Delete");
    sitting.expect("Moved to the trash");
    assert!(sitting.journal().practices().is_empty() && sitting.journal().practice_times().is_empty());
    go_to(&mut sitting, "trash");
    sitting.click(&format!("Restore: Self-care: {WALK}"));
    assert_eq!((sitting.journal().practices().len(), sitting.journal().practice_times().len()), (1, 2));
}

#[test]
fn an_appreciation_is_saved_while_typing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    go_to(&mut sitting, "small good moments");
    sitting.write("What was good?", "Light on the stairs");
    sitting.pause();
    let texts: Vec<String> = home.journal_on_disk().appreciations().values().map(|moment| moment.text.clone()).collect();
    assert_eq!(texts, ["Light on the stairs"]);
}

#[test]
fn help_lists_the_person_for_the_worst_hour_first() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    go_to(&mut sitting, "support circle");
    for name in ["Ana", "Ben"] {
        sitting.click("Add a person");
        sitting.type_text(name);
        sitting.pause();
        if name == "Ben" {
            sitting.click("For the worst hour");
        }
        sitting.click("Done");
    }
    go_to(&mut sitting, "goals");
    sitting.key(Key::F3);
    let top = |name: &str| sitting.control(name).rect().top();
    assert!(top("Edit Ben") < top("Edit Ana"));
    sitting.key(Key::Escape);
    sitting.expect("Add a goal");
}
