//! Settings are saved with the file.

use eframe::egui::{Key, Theme, vec2};
use mendwell::journal::ThemeChoice;

use crate::sitting::{CTRL, Home, View};

#[test]
fn choices_are_there_when_the_file_is_opened_again() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Comma);
    sitting.click("Dark");
    sitting.click("Larger text");
    sitting.replace_text("Name in the window's title", "Notes");
    sitting.click("A new day begins at");
    sitting.click("04:00");
    sitting.pause();
    drop(sitting);

    // Wide enough for labels in the side bar.
    let mut again = home.sit_in(View { size: vec2(1600.0, 1000.0), ..View::default() });
    again.open(&home.file());
    assert_eq!(again.harness().ctx.theme(), Theme::Dark);
    assert!((again.harness().ctx.zoom_factor() - 1.25).abs() < f32::EPSILON);
    assert!(again.says_exactly("Notes"), "the side bar shows the chosen name");
    assert_eq!(again.journal().preferences_or_initial().day_start_hour, 4);
    again.press(CTRL, Key::Comma);
    again.expect("125 %");
    let on_disk = mendwell::store::read_file(&home.file(), &mendwell::store::RealDisk).expect("a journal");
    assert_eq!(on_disk.header.appearance.theme, ThemeChoice::Dark);
}

#[test]
fn the_file_is_reopened_at_start_only_when_that_was_chosen() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    assert_eq!(home.surroundings().reopen.journal(), None);
    sitting.press(CTRL, Key::Comma);
    sitting.click("Open this file at start");
    assert_eq!(home.surroundings().reopen.journal(), Some(home.file().as_path()));
    sitting.click("Open this file at start");
    assert_eq!(home.surroundings().reopen.journal(), None);
    sitting.pause();
}

#[test]
fn choices_stay_outside_undo() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Comma);
    sitting.click("Dark");
    sitting.press(CTRL, Key::Z);
    assert_eq!(sitting.harness().ctx.theme(), Theme::Dark);
}
