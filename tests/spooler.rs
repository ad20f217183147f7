//! The print system of Windows, from a Windows program. Each test is a part of one that runs on Linux, in `tests/printing/wine.rs`: that
//! sets up what prints, runs this under Wine, and looks at what arrives. `tests/platforms/windows` builds both.

#![cfg(windows)]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

use std::ffi::OsString;
use std::fs;

use mendwell::export::Paper;
use mendwell::print::{Colour, PrintEnd, PrintOptions, Sides, Spooler as _, SystemSpooler};

/// Names the PDF that is printed or opened.
const PDF_VARIABLE: &str = "MENDWELL_PDF";
/// Says how many copies are printed.
const COPIES_VARIABLE: &str = "MENDWELL_COPIES";

fn named_by(variable: &str) -> OsString {
    std::env::var_os(variable).expect("tests/printing/wine.rs runs this")
}

fn pdf() -> Vec<u8> {
    fs::read(named_by(PDF_VARIABLE)).expect("it is there")
}

#[test]
#[ignore = "tests/printing/wine.rs runs this"]
fn there_is_no_printer() {
    assert_eq!(SystemSpooler::of_system().printers(&|| false).expect("a list"), []);
}

#[test]
#[ignore = "tests/printing/wine.rs runs this"]
fn the_only_printer_takes_the_pages() {
    let spooler = SystemSpooler::of_system();
    let printers = spooler.printers(&|| false).expect("a list");
    let [printer] = printers.as_slice() else { panic!("{printers:?}") };
    assert_eq!((printer.description.as_str(), printer.is_default), ("Office printer", true));
    let copies = named_by(COPIES_VARIABLE).into_string().expect("text").parse().expect("a number");
    let options = PrintOptions { printer: printer.name.clone(), copies, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 };
    assert_eq!(spooler.print(&pdf(), &options, &|| false).expect("printed"), PrintEnd::Sent);
}

#[test]
#[ignore = "tests/printing/wine.rs runs this"]
fn nothing_is_printed_that_was_stopped_before() {
    let spooler = SystemSpooler::of_system();
    let printer = spooler.printers(&|| false).expect("a list").remove(0).name;
    let options = PrintOptions { printer, copies: 2, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 };
    assert_eq!(spooler.print(&pdf(), &options, &|| true).expect("stopped"), PrintEnd::Stopped);
}

#[test]
#[ignore = "tests/printing/wine.rs runs this"]
fn the_program_for_pdf_opens_it() {
    let spooler = SystemSpooler::of_system();
    assert!(spooler.has_viewer());
    spooler.view(&pdf()).expect("opened");
    // Whoever opens it is given the time to read it: it goes with the spooler.
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).expect("the other side says when");
}
