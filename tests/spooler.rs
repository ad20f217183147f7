//! Windows printing, in a Windows program. Run under Wine by `tests/printing/wine.rs`, which
//! provides the printers and checks the output. Built by `tests/platforms/windows`.

#![cfg(windows)]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

use std::ffi::OsString;
use std::fs;

use mendwell::export::Paper;
use mendwell::print::{Colour, PrintEnd, PrintOptions, Sides, Spooler as _, SystemSpooler};

/// Names the PDF to print or open.
const PDF_VARIABLE: &str = "MENDWELL_PDF";
/// Number of copies.
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
fn a_stopped_job_prints_nothing() {
    let spooler = SystemSpooler::of_system();
    let printer = spooler.printers(&|| false).expect("a list").remove(0).name;
    let options = PrintOptions { printer, copies: 2, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 };
    assert_eq!(spooler.print(&pdf(), &options, &|| true).expect("stopped"), PrintEnd::Stopped);
}

#[test]
#[ignore = "tests/printing/wine.rs runs this"]
fn the_pdf_viewer_opens_the_file() {
    let spooler = SystemSpooler::of_system();
    assert!(spooler.has_viewer());
    spooler.view(&pdf()).expect("opened");
    // The file is removed with the spooler, so wait until it was read.
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).expect("the other side says when");
}
