//! Putting things on paper: seeing the pages, choosing who reads them, and saving them.

use eframe::egui::Key;

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};

/// A boundary with a few words, open on its page.
pub(crate) fn with_boundary(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.click("Start from nothing");
    sitting.write("Title", "Phones stay out");
    sitting.write("My limit", "I sleep elsewhere when there is one");
    sitting
}

#[test]
fn a_boundary_is_seen_as_pages_and_esc_leads_back() {
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
fn what_is_left_out_is_not_counted_and_not_saved() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.press(CTRL, Key::P);
    sitting.click("Situation, limit and need");
    sitting.expect("3 of your words leave this file");
    save(&home, &mut sitting, "Text (Markdown)…", "pages.md");
    let text = std::fs::read_to_string(home.folder().join("pages.md")).expect("it was saved");
    assert!(text.starts_with("# Phones stay out\n") && !text.contains("elsewhere"), "{text}");
}

/// Saves the pages that are shown under this name.
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
fn pages_are_saved_as_pdf_and_as_pictures_and_never_over_another_file() {
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
fn before_a_page_for_the_other_person_comes_the_question_about_fear() {
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
fn what_is_only_for_me_is_on_no_page_for_anyone_else() {
    let home = Home::new();
    let mut sitting = with_boundary(&home);
    sitting.click("How firm, from when, for whom");
    sitting.click("Only for me");
    sitting.press(CTRL, Key::P);
    // Not even for the person themself, until they tick it.
    sitting.expect("You marked this as only for you");
    sitting.expect("0 of your words leave this file");
    sitting.click("Tick all of it");
    sitting.expect("10 of your words leave this file");
    sitting.click("My therapist");
    sitting.expect("Nothing for this reader");
    sitting.expect("0 of your words leave this file");
}

#[test]
fn days_are_put_on_paper_and_others_can_be_chosen_there() {
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
fn a_worksheet_is_put_on_paper_and_the_other_person_gets_nothing_by_itself() {
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
fn a_pack_of_blank_sheets_is_chosen_by_keyboard_and_saved() {
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
fn the_guide_is_had_from_help_and_leads_back_there() {
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
