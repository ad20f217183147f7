//! Times of check-ins: earlier times, daylight saving, travel.

use std::time::Duration;

use eframe::egui::Key;

use crate::sitting::{CTRL, Home, Sitting};

fn keep(sitting: &mut Sitting, note: &str) {
    sitting.write("Note", note);
    sitting.press(CTRL, Key::Enter);
}

/// Time and note of every check-in, in journal order.
fn kept(sitting: &Sitting) -> Vec<(String, String)> {
    sitting.journal().check_ins_by_time().map(|(_, check_in)| (check_in.when.to_string(), check_in.note.clone())).collect()
}

fn choose_time(sitting: &mut Sitting, date: &str, time: &str) {
    sitting.click("Time");
    sitting.click("An earlier time");
    write_time(sitting, date, time);
}

fn write_time(sitting: &mut Sitting, date: &str, time: &str) {
    for (field, text) in [("Date", date), ("Time", time)] {
        sitting.focus_field(field);
        sitting.press(CTRL, Key::A);
        sitting.type_text(text);
    }
}

fn top_of(sitting: &mut Sitting, words: &str) -> f32 {
    use egui_kittest::kittest::Queryable as _;
    sitting.harness().get_by_label(words).rect().top()
}

#[test]
fn check_ins_in_the_repeated_hour_keep_their_order() {
    let home = Home::at("2026-10-25T02:40+02:00");
    home.change_offset("2026-10-25T01:00:00", 60);
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Before the change");
    sitting.pass(Duration::from_mins(30));
    sitting.expect("Now, 02:10");
    keep(&mut sitting, "After it");
    assert!(top_of(&mut sitting, "Before the change") < top_of(&mut sitting, "After it"));
    sitting.pause();
    drop(sitting);

    let again = home.sit_at(&home.file());
    let times: Vec<String> = kept(&again).into_iter().map(|(when, _)| when).collect();
    assert_eq!(times, ["2026-10-25T02:40+02:00", "2026-10-25T02:10+01:00"]);
    again.expect_no("written later");
}

#[test]
fn check_ins_around_the_skipped_hour_keep_their_order() {
    let home = Home::at("2026-03-29T01:50+01:00");
    home.change_offset("2026-03-29T01:00:00", 120);
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Before");
    sitting.pass(Duration::from_mins(20));
    keep(&mut sitting, "After");
    // Twenty minutes ago on the wall clock was before the change.
    choose_time(&mut sitting, "29.3.2026", "01:55");
    keep(&mut sitting, "Between");
    assert_eq!(
        kept(&sitting),
        [("2026-03-29T01:50+01:00", "Before"), ("2026-03-29T01:55+01:00", "Between"), ("2026-03-29T03:10+02:00", "After")]
            .map(|(when, note)| (when.to_owned(), note.to_owned()))
    );
}

#[test]
fn before_the_day_starts_everything_shows_the_day_before() {
    let home = Home::at("2026-11-22T03:30+01:00");
    let mut sitting = home.sit_at_new_journal();
    sitting.expect("Saturday 21 November");
    keep(&mut sitting, "Awake");
    choose_time(&mut sitting, "21.11.2026", "02:15");
    sitting.expect("21 Nov, 02:15");
    keep(&mut sitting, "Awake before");
    let expected = [("2026-11-22T02:15+01:00", "Awake before"), ("2026-11-22T03:30+01:00", "Awake")];
    assert_eq!(kept(&sitting), expected.map(|(when, note)| (when.to_owned(), note.to_owned())), "a time after midnight ends the day");
    choose_time(&mut sitting, "22.11.2026", "01:15");
    sitting.expect("21 Nov, 01:15");
    write_time(&mut sitting, "22.11.2026", "12:00");
    sitting.expect("This is still ahead");
    sitting.press(CTRL, Key::Num2);
    assert!(sitting.has_control("21 November, in between, 2 check-ins, has writing"), "{}", sitting.screen());
    assert!(!sitting.says("22 November"), "that day has not begun");
    sitting.expect("2 check-ins");
}

#[test]
fn an_earlier_day_has_the_offset_of_that_day() {
    let home = Home::at("2026-11-22T21:14+01:00");
    home.change_offset("2026-03-29T01:00:00", 120);
    home.change_offset("2026-10-25T01:00:00", 60);
    let mut sitting = home.sit_at_new_journal();
    choose_time(&mut sitting, "1.7.2026", "09:30");
    keep(&mut sitting, "In summer");
    assert_eq!(kept(&sitting)[0].0, "2026-07-01T09:30+02:00");
    assert_eq!(sitting.journal().check_ins().values().next().expect("one").first_written().to_string(), "2026-11-22T21:14+01:00");
}

#[test]
fn a_flight_across_the_date_line_moves_no_entry() {
    let home = Home::at("2026-11-22T08:00+13:00");
    // Nine hours later, across the date line, it is still the day before.
    home.change_offset("2026-11-22T03:00:00", -600);
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Auckland");
    sitting.pass(Duration::from_hours(9));
    sitting.expect("Saturday 21 November");
    sitting.expect("Nothing yet today");
    keep(&mut sitting, "Honolulu");
    let both = [("2026-11-21T18:00-10:00", "Honolulu"), ("2026-11-22T08:00+13:00", "Auckland")].map(|(when, note)| (when.to_owned(), note.to_owned()));
    assert_eq!(kept(&sitting), both);

    // Once that day begins here too, its entry is shown, and editing it keeps its time.
    sitting.pass(Duration::from_hours(15));
    sitting.expect("Sunday 22 November");
    sitting.click("More for the check-in of 08:00");
    sitting.click_menu("Edit");
    sitting.write("Note", ", at the airport");
    sitting.press(CTRL, Key::Enter);
    assert_eq!(kept(&sitting)[1], ("2026-11-22T08:00+13:00".to_owned(), "Auckland, at the airport".to_owned()));
    sitting.pause();
    assert_eq!(home.journal_on_disk().check_ins().len(), 2);
}

#[test]
fn the_day_begins_at_the_hour_that_was_set() {
    let home = Home::at("2026-11-22T23:30+01:00");
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Late");
    sitting.pass(Duration::from_hours(3));
    sitting.expect_no("Nothing yet today");
    sitting.press(CTRL, Key::Comma);
    sitting.click("A new day begins at");
    sitting.click("02:00");
    sitting.press(CTRL, Key::Num1);
    sitting.expect("Nothing yet today");
}

#[test]
fn a_check_in_is_moved_to_another_time() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "At breakfast");
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Move to another time");
    sitting.press(CTRL, Key::A);
    sitting.type_text("7:40");
    sitting.press(CTRL, Key::Enter);
    assert_eq!(kept(&sitting), [("2026-11-22T07:40+01:00".to_owned(), "At breakfast".to_owned())]);
    sitting.expect("written later");
    sitting.press(CTRL, Key::Z);
    assert_eq!(kept(&sitting)[0].0, "2026-11-22T21:14+01:00");
}

#[test]
fn a_check_in_is_duplicated_and_the_copy_can_be_changed_at_once() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    keep(&mut sitting, "Much the same");
    sitting.pass(Duration::from_hours(1));
    sitting.click("More for the check-in of 21:14");
    sitting.click_menu("Duplicate, as of now");
    sitting.expect("Change this check-in");
    sitting.write("Note", ", a bit lighter");
    sitting.press(CTRL, Key::Enter);
    let all = kept(&sitting);
    assert_eq!(all[0], ("2026-11-22T21:14+01:00".to_owned(), "Much the same".to_owned()));
    assert_eq!(all[1], ("2026-11-22T22:14+01:00".to_owned(), "Much the same, a bit lighter".to_owned()));
    sitting.press(CTRL, Key::Z);
    sitting.press(CTRL, Key::Z);
    sitting.expect("Undone: check-in duplicated");
    assert_eq!(kept(&sitting).len(), 1);
}
