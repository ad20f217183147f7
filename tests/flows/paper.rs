//! Printing and export: preview, audience, saving.

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

pub(crate) fn with_boundary(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.click("Start from nothing");
    sitting.write("Title", "Phones stay out");
    sitting.write("My limit", "I sleep elsewhere when there is one");
    sitting
}

#[test]
fn a_boundary_has_a_preview_and_esc_goes_back() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.focus("Title");
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::P);
    sitting.expect("On paper");
    sitting.expect("Page 1 of 1");
    sitting.expect("10 of your words leave this file");
    sitting.click("Read every word");
    sitting.expect("I sleep elsewhere when there is one");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("Title"), "Phones stay out");
}

#[test]
fn unticked_sections_are_neither_counted_nor_saved() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.press(CTRL, Key::P);
    sitting.click("Situation, limit and need");
    sitting.expect("3 of your words leave this file");
    save(&home, &mut sitting, "Text (Markdown)…", "pages.md");
    let text = std::fs::read_to_string(home.folder().join("pages.md")).expect("it was saved");
    assert!(text.starts_with("# Phones stay out\n") && !text.contains("elsewhere"), "{text}");
}

fn save(home: &Home, sitting: &mut Sitting, format: &str, name: &str) {
    if format == "Save PDF…" {
        sitting.click(format);
    } else {
        sitting.click("Save as");
        sitting.click_menu(format);
    }
    sitting.replace_text("Where to keep it", &home.folder().join(name).display().to_string());
    sitting.key(Key::Enter);
    sitting.expect(&format!("Saved as {name}"));
}

#[test]
fn pages_are_exported_and_never_overwrite_a_file() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.press(CTRL, Key::P);
    save(&home, &mut sitting, "Save PDF…", "pages.pdf");
    let pdf = std::fs::read(home.folder().join("pages.pdf")).expect("it was saved");
    assert!(pdf.starts_with(b"%PDF-"));
    save(&home, &mut sitting, "Pictures of the pages…", "pages.png");
    assert!(std::fs::read(home.folder().join("pages.png")).expect("it was saved").starts_with(b"\x89PNG"));

    sitting.click("Save PDF…");
    sitting.replace_text("Where to keep it", &home.folder().join("pages.pdf").display().to_string());
    sitting.key(Key::Enter);
    sitting.expect("already");
    assert_eq!(std::fs::read(home.folder().join("pages.pdf")).expect("it is there"), pdf);
}

#[test]
fn the_path_is_put_on_paper_too() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num5);
    sitting.press(CTRL, Key::P);
    sitting.expect("Page 1 of");
    sitting.click("Next page");
    sitting.expect("Page 2 of");
    sitting.click("Back");
    sitting.expect("Roadmap");
}

#[test]
fn a_page_for_the_other_person_asks_about_fear_first() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.press(CTRL, Key::P);
    sitting.click("The other person");
    sitting.expect("Before a page goes to the other person, one question");
    sitting.click("Not sure");
    sitting.click("Done");
    sitting.expect("can raise the danger");
    sitting.click("Only me");
    sitting.expect_no("can raise the danger");
}

#[test]
fn private_records_are_left_out_for_others() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.click("How firm, from when, for whom");
    sitting.click("Only for me");
    sitting.press(CTRL, Key::P);
    // Not even for the user, until ticked.
    sitting.expect("You marked this as only for you");
    sitting.expect("0 of your words leave this file");
    sitting.click("Tick all of it");
    sitting.expect("10 of your words leave this file");
    sitting.click("My therapist");
    sitting.expect("Nothing for this reader");
    sitting.expect("0 of your words leave this file");
}

#[test]
fn days_are_printed_and_the_range_can_be_changed() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num2);
    sitting.press(CTRL, Key::P);
    sitting.expect("Page 1 of 1");
    sitting.click("Year");
    sitting.click("What");
    sitting.click_radio("For a session");
    sitting.expect("What this is");
    sitting.click("My therapist");
    sitting.expect("0 of your words leave this file");
    save(&home, &mut sitting, "Save PDF…", "session.pdf");
}

#[test]
fn a_worksheet_prints_nothing_for_the_other_by_default() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num6);
    sitting.click("Making some sense of it");
    sitting.click("Begin");
    sitting.write("What was going on around that time?", "The move, and his mother was ill.");
    sitting.key(Key::Escape);
    sitting.press(CTRL, Key::P);
    sitting.expect("7 of your words leave this file");
    sitting.click("Read every word");
    sitting.expect("The move, and his mother was ill");
    sitting.click("What to do in danger");
    sitting.expect("Are you safe right now");
    sitting.click("The other person");
    sitting.click("No");
    sitting.click("Done");
    sitting.expect("Nothing for this reader");
    sitting.key(Key::Escape);
    assert_eq!(sitting.text_of("What was going on around that time?"), "The move, and his mother was ill.");
}

#[test]
fn blank_worksheets_are_chosen_by_keyboard_and_saved() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num6);
    sitting.tab_to("Blank sheets…");
    sitting.key(Key::Enter);
    sitting.tab_to("All: Understanding");
    sitting.key(Key::Space);
    sitting.tab_to("Kinder to myself");
    sitting.key(Key::Space);
    sitting.tab_to("Guide for therapists");
    sitting.key(Key::Space);
    sitting.tab_to("See the pages");
    sitting.expect("6 chosen");
    sitting.key(Key::Enter);
    sitting.expect("Page 1 of");
    sitting.expect("0 of your words leave this file");
    save(&home, &mut sitting, "Text (Markdown)…", "pack.md");
    let text = std::fs::read_to_string(home.folder().join("pack.md")).expect("it was saved");
    let titles: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let expected =
        ["Worksheets", "Guide for therapists", "What happened", "What it did to me", "What I see it did", "Making some sense of it", "Kinder to myself"];
    assert_eq!(titles, expected);
    sitting.key(Key::Escape);
    sitting.expect("6 chosen");
}

#[test]
fn the_guide_opens_from_help_and_returns_there() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num5);
    sitting.key(Key::F3);
    sitting.click("Guide for therapists");
    sitting.expect("Page 1 of 2");
    sitting.expect_no("Who is it for");
    sitting.key(Key::Escape);
    sitting.expect("Numbers");
    sitting.key(Key::Escape);
    sitting.expect("Roadmap");
    sitting.expect_no("On paper");
}

#[test]
fn the_agenda_for_two_waits_for_the_question_about_fear() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num6);
    sitting.click("A session for two");
    sitting.expect("These pages are for two people");
    sitting.click("Rather not say");
    sitting.click("Done");
    sitting.expect("You need not say.");
    sitting.expect_no("Page 1 of 1");
    sitting.click("No");
    sitting.click("Done");
    sitting.expect("Page 1 of 1");
    sitting.click("Read every word");
    sitting.expect("Could both speak freely");
}
