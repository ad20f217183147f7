//! The Windows program, through Wine's print system, which forwards to CUPS.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::scheduler::{Scheduler, copy_program};
use super::{document, page_count, pages, wait_for, words};

/// Names the script that runs Windows programs.
const WINE_VARIABLE: &str = "MENDWELL_WINE";
/// Names the Windows program with the tests of `tests/spooler.rs`.
const TESTS_VARIABLE: &str = "MENDWELL_WINDOWS_SPOOLER";

fn named_by(variable: &str) -> PathBuf {
    std::env::var_os(variable).expect("tests/platforms/windows runs this").into()
}

/// A test of the Windows program, using this scheduler.
fn windows_test(scheduler: &Scheduler, name: &str) -> Command {
    let mut command = Command::new(named_by(WINE_VARIABLE));
    command.arg(named_by(TESTS_VARIABLE)).args(["--ignored", "--nocapture", "--exact", name]).env("CUPS_SERVER", scheduler.socket());
    command
}

/// Runs a test that must pass.
fn run(scheduler: &Scheduler, name: &str, pdf: &Path, copies: u16) {
    let output =
        windows_test(scheduler, name).env("MENDWELL_PDF", pdf).env("MENDWELL_COPIES", copies.to_string()).stdin(Stdio::null()).output().expect("it ends");
    assert!(output.status.success(), "{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "there is such a test");
}

fn pdf_file(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("sent.pdf");
    fs::write(&path, pages(&document()).pdf().expect("a file").bytes).expect("written");
    path
}

#[test]
#[ignore = "tests/platforms/windows builds the Windows program and runs this"]
fn pages_of_the_windows_program_are_printed() {
    let (scheduler, folder) = (Scheduler::start(), tempfile::tempdir().expect("a folder"));
    let sent = pdf_file(&folder);
    run(&scheduler, "there_is_no_printer", &sent, 1);
    scheduler.add_pdf_printer("Office", "Office printer");
    run(&scheduler, "a_stopped_job_prints_nothing", &sent, 1);
    run(&scheduler, "the_only_printer_takes_the_pages", &sent, 1);
    wait_for("the pages", || scheduler.waiting_jobs().is_empty().then_some(()));
    let arrived = scheduler.arrived();
    assert_eq!(page_count(&arrived), page_count(&sent));
    let (here, there) = (words(&sent, 1), words(&arrived, 1));
    assert!(super::share_of_words(&here, &there) > 0.9, "{there:?}");
    assert!(arrived.to_string_lossy().contains("Pages"), "{arrived:?}");
}

#[test]
#[ignore = "tests/platforms/windows builds the Windows program and runs this"]
fn each_copy_arrives_whole() {
    let (scheduler, folder) = (Scheduler::start(), tempfile::tempdir().expect("a folder"));
    let sent = pdf_file(&folder);
    scheduler.add_pdf_printer("Office", "Office printer");
    run(&scheduler, "the_only_printer_takes_the_pages", &sent, 2);
    wait_for("the pages", || scheduler.waiting_jobs().is_empty().then_some(()));
    let done = scheduler.tool("lpstat", &["-W", "completed", "-o"]);
    assert_eq!(done.lines().count(), 2, "{done}");
    assert!(page_count(&scheduler.arrived()) > 1, "and the second, of the same name, in the place of the first");
}

/// The Windows program while its PDF is being viewed; continues when dropped.
struct Viewing(Child);

impl Drop for Viewing {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _is_gone = self.0.wait();
    }
}

#[test]
#[ignore = "tests/platforms/windows builds the Windows program and runs this"]
fn a_viewed_pdf_is_removed_with_our_program() {
    let (scheduler, folder) = (Scheduler::start(), tempfile::tempdir().expect("a folder"));
    let sent = pdf_file(&folder);
    // Wine opens PDFs with this system's viewer.
    let (written, told) = (folder.path().join("opener"), folder.path().join("told"));
    fs::write(&written, format!("#!/bin/sh\nprintf '%s' \"$1\" > '{0}.new' && mv '{0}.new' '{0}'\n", told.display())).expect("written");
    copy_program(&written, &folder.path().join("xdg-open"), "0755");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").expect("a path"));
    let mut command = windows_test(&scheduler, "the_pdf_viewer_opens_the_file");
    let child = command.env("MENDWELL_PDF", &sent).env("PATH", path).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it starts");
    let viewing = Viewing(child);
    let opened = wait_for("the other program", || fs::read_to_string(&told).ok());
    let opened = PathBuf::from(opened.strip_prefix("file://").unwrap_or(&opened).replace("%20", " "));
    assert_eq!(fs::read(&opened).expect("it is there to be read"), fs::read(&sent).expect("it was written"), "{opened:?}");
    drop(viewing);
    assert!(!opened.exists());
}
