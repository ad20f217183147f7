//! What the app owes to someone in danger or despair.

use eframe::egui::{Key, Modifiers};

use crate::sitting::{CTRL, Home};

#[test]
fn despair_is_met_with_people() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::N);
    for _ in 0..4 {
        sitting.press(Modifiers::SHIFT, Key::ArrowLeft);
        sitting.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    sitting.click("Hopeless");
    sitting.expect_no("reach a person");
    sitting.click("Hopeless: a lot");
    sitting.expect("reach a person: F3");
    sitting.click("Open Help");
    sitting.expect("Nothing here calls or opens by itself");
}
