//! Insights: computed when shown, kept during recomputation, hidden at night, exported as tables
//! and pictures.

use std::time::Duration;

use eframe::egui::Key;
use mendwell::app::JobKind;
use mendwell::ui::theme::Theme;

use crate::sitting::{CTRL, Home, Sitting};

const CHART: &str = "How your days have felt. Arrow keys go from day to day";

fn look_at_sample(home: &Home) -> Sitting {
    let mut sitting = home.sit();
    sitting.click("Look around first");
    sitting.press(CTRL, Key::Num3);
    sitting
}

/// Chooses from the trend's menu.
fn choose(sitting: &mut Sitting, entry: &str) {
    sitting.focus("More for “How your days have felt”");
    sitting.key(Key::Space);
    sitting.focus(entry);
    sitting.key(Key::Enter);
}

#[test]
fn the_page_fills_and_stops_repainting() {
    let home = Home::new();
    let sitting = look_at_sample(&home);
    sitting.expect("Seen together, not cause");
    assert!(sitting.has_control(CHART));
    assert!(sitting.app().is_at_rest());
}

#[test]
fn insights_open_by_their_name() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::K);
    sitting.type_text("insights");
    sitting.key(Key::Enter);
    sitting.expect("Nothing to show yet");
    sitting.click("Check in");
    assert!(sitting.has_control("Keep this check-in"));
}

#[test]
fn a_check_in_and_its_undo_update_insights() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Enter);
    sitting.press(CTRL, Key::Num3);
    sitting.expect("1 of 1 check-ins");
    sitting.press(CTRL, Key::Z);
    sitting.expect("Nothing to show yet");
}

#[test]
fn changing_the_range_keeps_the_page_until_it_is_ready() {
    let home = Home::new();
    let mut sitting = look_at_sample(&home);
    let working = home.hold(JobKind::Insights);
    sitting.click_meanwhile("4 weeks");
    working.wait_for_one();
    assert!(sitting.has_control(CHART));
    drop(working);
    sitting.settle();
    choose(&mut sitting, "Show as table");
    sitting.expect("22 Nov 2026");
    sitting.expect_no("20 Oct 2026");
}

#[test]
fn at_night_insights_are_hidden_until_asked_for() {
    let home = Home::new();
    let mut sitting = look_at_sample(&home);
    sitting.pass(Duration::from_hours(2));
    sitting.expect("Resting for the night");
    assert!(!sitting.has_control(CHART));
    sitting.click("Show them anyway");
    assert!(sitting.has_control(CHART));
}

#[test]
fn a_table_is_exported_and_never_overwrites_a_file() {
    let home = Home::new();
    let mut sitting = look_at_sample(&home);
    let path = home.folder().join("days.csv");
    choose(&mut sitting, "Save as CSV file…");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    sitting.click("Save table");
    sitting.expect("Table saved as days.csv");
    let text = std::fs::read_to_string(&path).expect("the table");
    assert!(text.starts_with("\u{feff}Date,Mood,14-day average,Usual from,Usual to,Check-ins,On the way,First day,Last day\n2026-11-22,"), "{text}");
    assert!(sitting.has_control(CHART), "back on the page");

    std::fs::write(&path, "mine").expect("written");
    choose(&mut sitting, "Save as CSV file…");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    sitting.click("Save table");
    sitting.expect("There is already a file of this name");
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), "mine");
    sitting.click("Back");
    assert!(sitting.has_control(CHART), "back on the page");
}

#[test]
fn a_table_can_be_exported_without_byte_order_mark() {
    let home = Home::new();
    let mut sitting = look_at_sample(&home);
    let path = home.folder().join("days.csv");
    choose(&mut sitting, "Save as CSV file…");
    sitting.click("Marked for spreadsheets");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    sitting.click("Save table");
    sitting.expect("Table saved as days.csv");
    assert!(std::fs::read_to_string(&path).expect("the table").starts_with("Date,Mood,"));
}

#[test]
fn a_picture_is_exported_and_never_overwrites_a_file() {
    let home = Home::new();
    let mut sitting = look_at_sample(&home);
    let path = home.folder().join("days.png");
    for _ in 0..2 {
        choose(&mut sitting, "Save as PNG picture…");
        sitting.expect("The picture can be seen by anyone who opens it");
        sitting.replace_text("Where to keep it", &path.display().to_string());
        sitting.click("Save picture");
        if sitting.has_control(CHART) {
            sitting.expect("Picture saved as days.png");
        }
    }
    sitting.expect("There is already a file of this name");
    let picture = image::open(&path).expect("a picture").to_rgba8();
    assert_eq!(picture.width(), 2_000, "twice the size");
    let line = Theme::look(false, false).colours.chart_line.to_array();
    assert!(picture.pixels().filter(|pixel| pixel.0 == line).count() > 2_000, "the average is drawn");
}

#[test]
fn the_sample_has_clear_unclear_and_pending_findings() {
    let home = Home::new();
    let sitting = look_at_sample(&home);
    sitting.expect("days with “A message”, your mood was on average lower than on the");
    sitting.expect("days with “Outdoors”, your mood was on average higher than on the");
    sitting.expect("These days show no clear difference. There may still be one.");
    sitting.expect("Not enough yet: ");
}

#[test]
fn a_failed_export_leaves_nothing_and_can_be_retried() {
    let home = Home::new();
    let mut sitting = look_at_sample(&home);
    let path = home.folder().join("days.csv");
    choose(&mut sitting, "Save as CSV file…");
    sitting.replace_text("Where to keep it", &path.display().to_string());
    home.fill_disk(true);
    sitting.click("Save table");
    assert!(sitting.has_control("Save table"));
    assert!(!path.exists());
    home.fill_disk(false);
    sitting.click("Save table");
    assert!(path.exists());
}
