//! Printing: options, progress, errors.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Key;
use mendwell::export::Paper;
use mendwell::print::{Colour, DialogEnd, PrintEnd, PrintError, PrintJob, Sides, WaitReason};

use crate::sitting::{CTRL, CTRL_SHIFT, Home, Sitting};
use crate::spooler::printer;

fn with_pages(home: &Home) -> Sitting {
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL_SHIFT, Key::B);
    sitting.click("Start from nothing");
    sitting.write("Title", "Phones stay out");
    sitting.press(CTRL, Key::P);
    sitting.expect("Page 1 of 1");
    sitting
}

fn waiting(reason: WaitReason) -> PrintEnd {
    PrintEnd::Waiting { job: job(), reason }
}

fn job() -> PrintJob {
    PrintJob { printer: "Office".to_owned(), id: "Office-1".to_owned() }
}

fn pages_in(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/MediaBox").count()
}

#[test]
fn pages_are_printed_by_keyboard_alone() {
    let home = Home::new();
    let mut sitting = with_pages(&home);
    sitting.tab_to("Print…");
    sitting.key(Key::Enter);
    sitting.expect("Office printer (usual)");
    sitting.press(CTRL, Key::Enter);
    sitting.expect("Sent to the printer");
    assert!(!sitting.has_control("Copies"), "the dialog is gone");
    let told = home.spooler.told();
    let [(pdf, options)] = told.printed.as_slice() else { panic!("printed once") };
    assert!(pdf.starts_with(b"%PDF-") && pages_in(pdf) == 1);
    assert_eq!((options.printer.as_str(), options.copies, options.sides, options.colour, options.paper), ("Office", 1, Sides::AsSet, Colour::AsSet, Paper::A4));
}

#[test]
fn copies_pages_sides_and_colour_are_chosen() {
    let home = Home::new();
    let mut sitting = home.sit_at_new_journal();
    sitting.press(CTRL, Key::Num5);
    sitting.press(CTRL, Key::P);
    sitting.click("Letter");
    sitting.click("Print…");
    sitting.replace_text("Copies", "2");
    sitting.click("Some");
    sitting.write("Which pages", "2");
    sitting.click("Both sides");
    sitting.click("Black only");
    sitting.click("Print");
    let told = home.spooler.told();
    let [(pdf, options)] = told.printed.as_slice() else { panic!("printed once") };
    assert_eq!(pages_in(pdf), 1, "only what was chosen leaves");
    assert!(pages_in(&told.shown[0]) > 1, "of more");
    assert_eq!((options.copies, options.sides, options.colour, options.paper), (2, Sides::Both, Colour::Black, Paper::Letter));
}

#[test]
fn esc_closes_the_dialog_and_leaves_the_pages() {
    let home = Home::new();
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.key(Key::Escape);
    assert!(!sitting.has_control("Copies"));
    sitting.expect("Page 1 of 1");
    assert!(home.spooler.told().printed.is_empty());
    sitting.click("Print…");
    assert!(sitting.has_control("Copies"), "it can be asked for again");
}

#[test]
fn the_last_used_printer_is_offered_again() {
    let home = Home::new();
    home.spooler.told().printers = Arc::new(|| Ok(vec![printer("Office"), printer("Hall")]));
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.click("Printer");
    sitting.click_radio("Hall printer");
    sitting.press(CTRL, Key::Enter);
    sitting.click("Print…");
    sitting.press(CTRL, Key::Enter);
    let used: Vec<String> = home.spooler.told().printed.iter().map(|(_, options)| options.printer.clone()).collect();
    assert_eq!(used, ["Hall", "Hall"]);
    assert!(home.all_files().iter().all(|path| !std::fs::read_to_string(path).unwrap_or_default().contains("Hall")), "and is written nowhere");
}

#[test]
fn without_a_printer_a_pdf_can_be_saved() {
    let home = Home::new();
    home.spooler.told().printers = Arc::new(|| Ok(Vec::new()));
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.expect("No printer was found. Save a PDF instead?");
    save_instead(&home, &mut sitting);
}

/// Saves the PDF offered instead of printing.
fn save_instead(home: &Home, sitting: &mut Sitting) {
    sitting.click("Save PDF…");
    sitting.replace_text("Where to keep it", &home.folder().join("instead.pdf").display().to_string());
    sitting.key(Key::Enter);
    sitting.expect("Saved as instead.pdf");
    assert!(std::fs::read(home.folder().join("instead.pdf")).expect("it was saved").starts_with(b"%PDF-"));
}

#[test]
fn searching_again_finds_printers_turned_on_late() {
    let home = Home::new();
    home.spooler.told().printers = Arc::new(|| Err(PrintError::TooSlow));
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.expect("took too long to answer");
    home.spooler.told().printers = Arc::new(|| Ok(vec![printer("Office")]));
    sitting.click("Look again");
    sitting.expect("Office printer (usual)");
}

#[test]
fn print_errors_are_reported_and_offer_a_pdf_from_any_page() {
    let home = Home::new();
    home.spooler.told().end = Arc::new(|| Err(PrintError::Unreachable));
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    let slow = home.spooler.slow_down();
    sitting.click_meanwhile("Print");
    slow.wait_for_pages();
    sitting.press_meanwhile(Key::Escape);
    drop(slow);
    sitting.settle();
    sitting.expect("Could not reach the printer. Save a PDF instead?");
    sitting.expect("does not answer. Nothing was printed.");
    save_instead(&home, &mut sitting);
}

#[test]
fn slow_printing_is_shown_and_can_be_stopped() {
    let home = Home::new();
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    let slow = home.spooler.slow_down();
    sitting.click_meanwhile("Print");
    slow.wait_for_pages();
    sitting.pass_meanwhile(Duration::from_millis(200));
    assert!(sitting.is_announced("Printing"));
    sitting.click_meanwhile("Print…");
    sitting.expect("still on their way");
    sitting.click_meanwhile("Cancel");
    sitting.settle();
    sitting.expect("Stopped. Nothing more goes to the printer");
    assert!(home.spooler.told().printed.is_empty());
}

#[test]
fn the_window_stays_until_the_printer_has_the_pages() {
    let home = Home::new();
    let mut sitting = with_pages(&home);
    sitting.pause();
    sitting.click("Print…");
    let slow = home.spooler.slow_down();
    sitting.click_meanwhile("Print");
    slow.wait_for_pages();
    sitting.ask_to_close();
    assert!(!sitting.is_closing(), "half of the pages would be with it");
    drop(slow);
    assert!(sitting.close_window());
    assert_eq!(home.spooler.told().printed.len(), 1);
}

#[test]
fn leaving_reports_pages_waiting_at_the_printer_first() {
    let home = Home::new();
    home.spooler.told().end = Arc::new(|| Ok(waiting(WaitReason::Jam)));
    let mut sitting = with_pages(&home);
    sitting.pause();
    sitting.click("Print…");
    let slow = home.spooler.slow_down();
    sitting.click_meanwhile("Print");
    slow.wait_for_pages();
    sitting.ask_to_close();
    drop(slow);
    sitting.settle();
    sitting.expect("Paper is stuck in it.");
    assert!(!sitting.is_closing());
    sitting.click("OK");
    assert!(sitting.close_window(), "and may leave then");
}

#[test]
fn waiting_pages_are_reported_and_can_be_cancelled() {
    let home = Home::new();
    home.spooler.told().end = Arc::new(|| Ok(waiting(WaitReason::Paper)));
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.press(CTRL, Key::Enter);
    sitting.expect("The printer has not begun");
    sitting.expect("It needs paper. The pages wait there");
    sitting.click("Take them back");
    sitting.expect("Taken back. They are not printed");
    assert_eq!(home.spooler.told().taken_back, [job()]);

    home.spooler.told().taking_back = Arc::new(|| Err(PrintError::Spooler("no".to_owned())));
    sitting.click("Print…");
    sitting.press(CTRL, Key::Enter);
    sitting.click("Take them back");
    sitting.expect("The pages may still be printed");
}

#[test]
fn a_desktop_dialog_replaces_ours() {
    let home = Home::new();
    home.spooler.told().dialog = Arc::new(|| Ok(DialogEnd::Sent));
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.expect("Sent to the printer");
    assert!(home.spooler.told().shown[0].starts_with(b"%PDF-"));

    home.spooler.told().dialog = Arc::new(|| Ok(DialogEnd::Cancelled));
    sitting.click("Print…");
    assert!(!sitting.has_control("Copies"), "who cancelled is not asked again");

    home.spooler.told().dialog = Arc::new(|| Err(PrintError::Spooler(String::new())));
    sitting.click("Print…");
    sitting.expect("Could not reach the printer. Save a PDF instead?");
    assert!(home.spooler.told().printed.is_empty());
}

#[test]
fn with_a_pdf_viewer_the_pages_open_in_it() {
    let home = Home::new();
    home.spooler.told().has_viewer = true;
    let mut sitting = with_pages(&home);
    sitting.click("Print…");
    sitting.expect("The PDF goes to the printer as it is.");
    sitting.click("Open the PDF");
    sitting.expect("Opened in your PDF program");
    assert!(home.spooler.told().viewed[0].starts_with(b"%PDF-"));

    home.spooler.told().viewing = Arc::new(|| Err(PrintError::System(std::io::ErrorKind::NotFound.into())));
    sitting.click("Print…");
    sitting.click("Open the PDF");
    sitting.expect("The PDF did not open. Save it instead?");
    save_instead(&home, &mut sitting);
}

#[test]
fn pages_that_may_not_be_saved_may_not_be_printed() {
    let home = Home::new();
    let mut sitting = with_pages(&home);
    sitting.click("The other person");
    sitting.expect("Before a page goes to the other person, one question");
    let can_be_used = |sitting: &Sitting, name: &str| sitting.enabled_controls().iter().any(|control| control.name == name);
    assert!(!can_be_used(&sitting, "Print…") && !can_be_used(&sitting, "Save PDF…"));
    sitting.click("Only me");
    assert!(can_be_used(&sitting, "Print…"));
}
