//! Printing through CUPS: output and errors.

use std::ffi::OsStr;
use std::time::Duration;

use mendwell::export::{PageChoice, Paper};
use mendwell::print::{Colour, Cups, PrintEnd, PrintError, PrintOptions, Sides, WaitReason};

use super::scheduler::{Scheduler, options};
use super::{difference, document, page_count, pages, picture, share_of_words, wait_for, words};

fn print(cups: &Cups, pdf: &[u8], options: &PrintOptions) -> Result<PrintEnd, PrintError> {
    cups.print(pdf, options, &|| false)
}

#[test]
fn output_has_the_pages_and_words_that_were_sent() {
    let scheduler = Scheduler::start();
    scheduler.add_pdf_printer("Office", "Office printer");
    let document = document();
    let pdf = pages(&document).pdf().expect("a file").bytes;
    assert_eq!(print(&scheduler.cups(), &pdf, &options("Office")).expect("printed"), PrintEnd::Sent);

    let sent = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(sent.path(), &pdf).expect("written");
    let arrived = scheduler.arrived();
    assert_eq!(page_count(&arrived), page_count(sent.path()));
    for page in 1..=page_count(sent.path()) {
        // PostScript only loses the letters behind ligatures.
        let share = share_of_words(&words(sent.path(), page), &words(&arrived, page));
        assert!(share > 0.9, "{share} of the words on page {page}: {:?}", words(&arrived, page));
        let (there, here) = (picture(&arrived, page), picture(sent.path(), page));
        assert!(difference(&there, &here) < 2.0, "page {page} looks as it did: {}", difference(&there, &here));
    }
    assert!(arrived.to_string_lossy().contains("Pages"), "{arrived:?}");
    assert!(scheduler.waiting_jobs().is_empty());
    let words: Vec<&str> = document.title.split_whitespace().filter(|word| word.len() > 4).collect();
    let log = scheduler.log();
    assert!(!words.is_empty() && words.iter().all(|word| !log.contains(word)), "no list of jobs says what was on the pages");
}

#[test]
fn only_the_pages_that_were_chosen_arrive() {
    let scheduler = Scheduler::start();
    scheduler.add_pdf_printer("Office", "Office printer");
    let pages = pages(&document());
    let second = pages.pdf_to_print(&PageChoice::parse("2", pages.count()).expect("a page")).expect("a file").bytes;
    print(&scheduler.cups(), &second, &options("Office")).expect("printed");
    let arrived = scheduler.arrived();
    assert_eq!(page_count(&arrived), 1);
    let words = words(&arrived, 1).join(" ");
    assert!(words.contains(&format!("2 of {}", pages.count())), "{words}");
}

#[test]
fn print_options_reach_the_printer() {
    let scheduler = Scheduler::start();
    scheduler.add_pdf_printer("Office", "Office printer");
    let pdf = pages(&document()).pdf().expect("a file").bytes;
    let wishes = PrintOptions { copies: 2, sides: Sides::Both, colour: Colour::Black, paper: Paper::Letter, ..options("Office") };
    print(&scheduler.cups(), &pdf, &wishes).expect("printed");
    let log = scheduler.log();
    let told = log.lines().find(|line| line.contains("argv[5]=")).expect("it logs what a filter is told");
    for wish in ["sides=two-sided-long-edge", "print-color-mode=monochrome", "media=Letter"] {
        assert!(told.contains(wish), "{wish}: {told}");
    }
    assert!(log.lines().any(|line| line.contains("argv[4]=\"2\"")), "two copies");
}

#[test]
fn printers_are_listed_by_description_default_first() {
    let scheduler = Scheduler::start();
    assert_eq!(scheduler.cups().printers(&|| false).expect("a list"), [], "none at first");
    scheduler.add_pdf_printer("A4", "In the hall, Anna's");
    scheduler.add_pdf_printer("Office", "Office printer");
    scheduler.tool("lpadmin", &["-d", "Office"]);
    let printers = scheduler.cups().printers(&|| false).expect("a list");
    let listed: Vec<(&str, &str, bool)> = printers.iter().map(|printer| (printer.name.as_str(), printer.description.as_str(), printer.is_default)).collect();
    assert_eq!(listed, [("Office", "Office printer", true), ("A4", "In the hall, Anna's", false)]);
}

#[test]
fn a_printer_named_like_an_option_works() {
    let scheduler = Scheduler::start();
    scheduler.add_pdf_printer("-o", "Dash");
    let names: Vec<String> = scheduler.cups().printers(&|| false).expect("a list").into_iter().map(|printer| printer.description).collect();
    assert_eq!(names, ["Dash"]);
    let pdf = pages(&document()).pdf().expect("a file").bytes;
    assert_eq!(print(&scheduler.cups(), &pdf, &options("-o")).expect("printed"), PrintEnd::Sent);
    assert!(page_count(&scheduler.arrived()) > 1);
}

#[test]
fn pages_wait_at_a_paused_printer_and_can_be_taken_back() {
    let scheduler = Scheduler::start();
    scheduler.add_pdf_printer("Office", "Office printer");
    scheduler.tool("cupsdisable", &["Office"]);
    let pdf = pages(&document()).pdf().expect("a file").bytes;
    let ended = print(&scheduler.cups(), &pdf, &options("Office")).expect("taken by the spooler");
    let PrintEnd::Waiting { job, reason: WaitReason::Paused } = ended else { panic!("{ended:?}") };
    assert!(scheduler.waiting_jobs().contains(&job.id));
    scheduler.cups().take_back(&job).expect("taken back");
    assert!(scheduler.waiting_jobs().is_empty());
    assert!(matches!(scheduler.cups().take_back(&job), Err(PrintError::Spooler(_))), "only once");
}

#[test]
fn stopping_leaves_nothing_in_the_queue() {
    let scheduler = Scheduler::start();
    scheduler.add_printer_that_is_off("Away");
    let pdf = pages(&document()).pdf().expect("a file").bytes;
    let is_stopped = || !scheduler.waiting_jobs().is_empty();
    assert_eq!(scheduler.cups().print(&pdf, &options("Away"), &is_stopped).expect("stopped"), PrintEnd::Stopped);
    // A printer at work needs a moment to let go.
    wait_for("an empty queue", || scheduler.waiting_jobs().is_empty().then_some(()));
}

#[test]
fn a_printer_that_is_off_is_reported() {
    let scheduler = Scheduler::start();
    scheduler.add_printer_that_is_off("Away");
    let pdf = pages(&document()).pdf().expect("a file").bytes;
    let ended = print(&scheduler.cups().with_patience(Duration::from_secs(3)), &pdf, &options("Away")).expect("taken by the spooler");
    assert!(matches!(ended, PrintEnd::Waiting { reason: WaitReason::Unreachable, .. }), "{ended:?}");
}

#[test]
fn refusals_by_cups_are_distinguished() {
    let scheduler = Scheduler::start();
    scheduler.add_pdf_printer("Office", "Office printer");
    let cups = scheduler.cups();
    let pdf = pages(&document()).pdf().expect("a file").bytes;
    assert!(matches!(print(&cups, &pdf, &options("Nowhere")), Err(PrintError::Gone)));
    scheduler.tool("cupsreject", &["Office"]);
    assert!(matches!(print(&cups, &pdf, &options("Office")), Err(PrintError::Refuses)));
    drop(scheduler);
    assert!(matches!(print(&cups, &pdf, &options("Office")), Err(PrintError::Unreachable)));
    assert_eq!(cups.printers(&|| false).expect("no list is no error"), []);
    assert!(matches!(print(&Cups::at(OsStr::new("/nowhere")), &pdf, &options("Office")), Err(PrintError::Unreachable)));
}
