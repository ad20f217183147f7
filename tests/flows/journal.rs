//! The journal: navigation, days, and pages of writing.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use mendwell::journal::{CheckIn, Writing};

use crate::sitting::{CTRL, Home, Sitting, View};

/// A journal with a heavy check-in on the 22nd at 21:14.
fn with_a_check_in(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    for key in [Key::ArrowLeft, Key::ArrowDown] {
        sitting.press(Modifiers::SHIFT, key);
    }
    sitting.write("Note", "It rained");
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::Num2);
    sitting
}

fn only_check_in(sitting: &Sitting) -> &CheckIn {
    assert_eq!(sitting.journal().check_ins().len(), 1);
    sitting.journal().check_ins().values().next().expect("one")
}

fn only_page(sitting: &Sitting) -> &Writing {
    assert_eq!(sitting.journal().writings().len(), 1);
    sitting.journal().writings().values().next().expect("one")
}

/// Fills the time field of the entry being moved.
fn write_time(sitting: &mut Sitting, time: &str) {
    sitting.focus_field("Time");
    sitting.press(CTRL, Key::A);
    sitting.type_text(time);
}

#[test]
fn a_day_announces_its_mood_and_writing() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    assert!(sitting.has_control("22 November, heavy, has writing"));
    assert!(sitting.has_control("21 November, no check-in"));
    assert!(!sitting.says("23 November"), "what is ahead cannot be gone to");
    sitting.expect("It rained");
    sitting.expect("1 check-in");
    sitting.click("21 November, no check-in");
    sitting.expect("Nothing on this day");
}

#[test]
fn keys_move_by_day_week_and_month() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.focus("22 November, heavy, has writing");
    for (key, day) in [
        (Key::ArrowLeft, "21 November"),
        (Key::ArrowUp, "14 November"),
        (Key::ArrowRight, "15 November"),
        (Key::PageUp, "15 October"),
        (Key::Home, "1 October"),
        (Key::ArrowLeft, "30 September"),
        (Key::PageDown, "30 October"),
        (Key::End, "31 October"),
        (Key::ArrowDown, "7 November"),
        (Key::PageDown, "22 November"),
        (Key::ArrowRight, "22 November"),
    ] {
        sitting.key(key);
        assert!(sitting.focused_name().expect("a day").starts_with(day), "{key:?} leads to {:?} and not to {day}", sitting.focused_name());
    }
    sitting.key(Key::Enter);
    assert_eq!(sitting.focused_name().as_deref(), Some("Edit the check-in of 21:14"), "Enter goes into the day");
}

#[test]
fn months_and_years_are_paged_and_today_returns() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.expect("November 2026");
    sitting.click("Previous month");
    sitting.expect("October 2026");
    sitting.click("Year");
    sitting.expect("2026");
    sitting.click("Previous year");
    sitting.expect("2025");
    sitting.click("Go to today");
    assert!(sitting.has_control("22 November, heavy, has writing"));
    sitting.expect("1 day with a check-in since 22 November. Days without one are simply blank.");
}

#[test]
fn a_day_of_the_year_opens_in_its_month() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.click("Year");
    sitting.focus("22 November, heavy, has writing");
    sitting.key(Key::ArrowUp);
    assert_eq!(sitting.focused_name().as_deref(), Some("22 October, no check-in"));
    sitting.key(Key::ArrowRight);
    sitting.key(Key::PageUp);
    sitting.key(Key::PageDown);
    assert_eq!(sitting.focused_name().as_deref(), Some("23 October, no check-in"));
    sitting.key(Key::Enter);
    sitting.expect("October 2026");
    assert_eq!(sitting.focused_name().as_deref(), Some("Write about this day"));
}

#[test]
fn editing_a_check_in_returns_to_the_journal() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.click("Edit the check-in of 21:14");
    sitting.expect("Change this check-in");
    sitting.write("Note", ", and I walked");
    sitting.press(CTRL, Key::Enter);
    assert_eq!(only_check_in(&sitting).note, "It rained, and I walked");
    assert!(sitting.has_control("22 November, heavy, has writing"), "back in the journal");

    sitting.click("Edit the check-in of 21:14");
    sitting.click("Cancel");
    assert!(sitting.has_control("22 November, heavy, has writing"), "also when it was given up");
}

#[test]
fn moving_duplicating_and_deleting_can_be_undone() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Move to another time");
    write_time(&mut sitting, "23:00");
    sitting.expect("This is still ahead");
    write_time(&mut sitting, "07:30");
    sitting.click("Move it there");
    assert_eq!(only_check_in(&sitting).when.to_string(), "2026-11-22T07:30+01:00");
    assert_eq!(only_check_in(&sitting).first_written().to_string(), "2026-11-22T21:14+01:00");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: moved to another time");

    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Duplicate");
    sitting.expect("2 check-ins");
    assert_eq!(sitting.journal().check_ins().len(), 2);
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: duplicated");

    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Delete");
    sitting.expect("Moved to the trash");
    assert!(sitting.journal().check_ins().is_empty());
    sitting.click("Undo");
    assert_eq!(only_check_in(&sitting).note, "It rained");
}

#[test]
fn moving_an_entry_follows_it_to_its_day() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Move to another time");
    sitting.replace_text("Date", "18.11.2026");
    sitting.click("Move it there");
    assert!(sitting.has_control("18 November, heavy, has writing"));
    sitting.expect("written later");
}

/// Goes back day by day until a control ends so, and returns its name.
fn look_back_for(sitting: &mut Sitting, ending: &str) -> String {
    let day = sitting.enabled_controls().into_iter().rfind(|control| control.name.contains(" November")).expect("a day");
    sitting.focus(&day.name);
    for _ in 0..200 {
        if let Some(link) = sitting.enabled_controls().into_iter().find(|control| control.name.ends_with(ending)) {
            return link.name;
        }
        sitting.key(Key::ArrowLeft);
    }
    panic!("nothing ends with {ending:?}");
}

#[test]
fn a_boundary_and_a_step_of_the_day_are_opened_from_it() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.press(CTRL, Key::Num2);
    // The sample has a log entry every few days, and some marked steps.
    for (ending, heading) in [(": held", "Boundaries"), (": done", "Roadmap")] {
        sitting.press(CTRL, Key::Num2);
        let link = look_back_for(&mut sitting, ending);
        sitting.click(&link);
        assert!(sitting.harness().query_by_role_and_label(Role::Heading, heading).is_some(), "{link:?} leads to {heading}");
    }
}

#[test]
fn a_page_is_there_from_the_first_letter_and_gone_with_the_last() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    assert!(sitting.journal().writings().is_empty(), "an empty page is nothing");
    assert_eq!(sitting.focused_name().as_deref(), Some("Your words"));
    sitting.type_text("I");
    assert_eq!(only_page(&sitting).text, "I");
    assert_eq!(only_page(&sitting).when.to_string(), "2026-11-22T21:14+01:00");
    sitting.type_text(" noticed");
    sitting.pause();
    assert_eq!(home.journal_on_disk().writings().values().next().map(|page| page.text.clone()).as_deref(), Some("I noticed"));

    sitting.press(CTRL, Key::A);
    sitting.key(Key::Delete);
    assert!(sitting.journal().writings().is_empty());
    sitting.pause();
    assert!(home.journal_on_disk().writings().is_empty());
}

#[test]
fn writing_is_undone_in_groups_and_redone() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    sitting.type_text("First.");
    sitting.pass(Duration::from_secs(5));
    sitting.type_text(" Second.");
    // Move the focus, so that the document undoes.
    sitting.focus("Back to the journal");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: writing");
    assert_eq!(only_page(&sitting).text, "First.");
    assert_eq!(sitting.text_of("Your words"), "First.");
    sitting.press(CTRL, Key::Z);
    assert!(sitting.journal().writings().is_empty());
    sitting.press(CTRL, Key::Y);
    sitting.press(CTRL, Key::Y);
    assert_eq!(only_page(&sitting).text, "First. Second.");
}

#[test]
fn closing_the_window_while_writing_loses_nothing() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    sitting.type_text("Half a sent");
    assert!(sitting.close_window());
    assert_eq!(home.journal_on_disk().writings().values().next().map(|page| page.text.clone()).as_deref(), Some("Half a sent"));
}

#[test]
fn writing_before_the_last_pause_survives_a_kill() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    sitting.type_text("Before the power went");
    sitting.pause();
    // Simulates a kill.
    std::mem::forget(sitting);
    assert_eq!(home.journal_on_disk().writings().values().next().map(|page| page.text.clone()).as_deref(), Some("Before the power went"));
}

#[test]
fn a_page_about_an_earlier_day_is_listed_there() {
    let home = Home::new();
    let mut sitting = with_a_check_in(&home);
    sitting.click("18 November, no check-in");
    sitting.click("Write about this day");
    sitting.type_text("It was a long day");
    let page = only_page(&sitting);
    assert_eq!(page.when.to_string(), "2026-11-18T21:14+01:00");
    assert_eq!(page.written.map(|written| written.to_string()).as_deref(), Some("2026-11-22T21:14+01:00"));
    sitting.key(Key::Escape);
    sitting.key(Key::Escape);
    assert!(sitting.has_control("18 November, no check-in, has writing"));
    sitting.expect("It was a long day");
    sitting.expect("1 page of writing");
}

#[test]
fn a_page_is_opened_moved_and_deleted() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::K);
    sitting.type_text("write");
    sitting.key(Key::Enter);
    sitting.type_text("A page");
    sitting.click("Back to the journal");
    sitting.click("Edit the writing of 21:14");
    assert_eq!(sitting.text_of("Your words"), "A page");
    sitting.click("More for the writing of 21:14");
    sitting.click_menu("Move to another time");
    sitting.replace_text("Date", "20.11.2026");
    sitting.click("Move it there");
    assert_eq!(only_page(&sitting).when.to_string(), "2026-11-20T21:14+01:00");
    sitting.expect("Friday 20 November");
    sitting.click("More for the writing of 21:14");
    sitting.click_menu("Delete");
    sitting.expect("Moved to the trash");
    assert!(sitting.journal().writings().is_empty());
    sitting.press(CTRL, Key::Z);
    assert_eq!(only_page(&sitting).text, "A page");
}

#[test]
fn a_page_of_200_kilobytes_is_saved_and_read() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.click("Write");
    let long = "word ".repeat(40_000);
    sitting.harness().event(Event::Paste(long.clone()));
    sitting.settle();
    assert_eq!(only_page(&sitting).text.len(), long.len());
    sitting.pause();
    sitting.click("Back to the journal");
    sitting.click("Read on");
    sitting.pass(Duration::from_secs(1));
    assert_eq!(home.journal_on_disk().writings().values().next().map(|page| page.text.len()), Some(long.len()));
}

#[test]
fn in_a_narrow_window_a_day_has_its_own_page() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(View { size: vec2(640.0, 700.0), ..View::LIGHT });
    sitting.write("Note", "It rained");
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::Num2);
    sitting.expect_no("It rained");
    sitting.focus("22 November, in between, has writing");
    sitting.key(Key::Enter);
    sitting.expect("It rained");
    assert_eq!(sitting.focused_name().as_deref(), Some("All days"));
    sitting.key(Key::Enter);
    assert_eq!(sitting.focused_name().as_deref(), Some("22 November, in between, has writing"), "back to where it was");
}

#[test]
fn choosing_a_day_below_the_month_scrolls_to_it() {
    let home = Home::new();
    let mut sitting = home.new_journal_in(View { size: vec2(900.0, 600.0), ..View::LIGHT });
    sitting.press(CTRL, Key::Num2);
    assert!(!sitting.sees("Nothing on this day"));
    sitting.click("12 November, no check-in");
    assert!(sitting.sees("Nothing on this day") && sitting.sees("12 November"));
}
