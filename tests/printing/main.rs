//! Real printing: through a private CUPS to a virtual PDF printer, and through a desktop's print
//! dialog.

#![cfg(all(target_os = "linux", feature = "system-tests"))]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

mod cups;
mod dialog;
mod scheduler;
mod wine;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mendwell::content::locale::Locale;
use mendwell::content::{content, lang};
use mendwell::export::{Document, Options, PageWords, Paper, SetPages, Sources, What};
use mendwell::insights::Span;
use mendwell::sample::{SampleOptions, generate};

/// Longer than anything takes on a slow machine under load.
const PATIENCE: Duration = Duration::from_mins(1);
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// Polls for a result; panics with `what` after a long wait.
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(BETWEEN_LOOKS);
    }
}

/// The steps of an invented journal: a few pages.
fn document() -> Document {
    let until = "2026-11-22".parse().expect("a day");
    let journal = generate(&SampleOptions { years: 1, per_day: 1, seed: 3, until }, content());
    let locale = Locale::named("en-GB");
    let sources = Sources { journal: &journal, content: content(), lang: lang(), locale: &locale, today: until };
    let document = What::Roadmap.document(&sources, Span::default()).expect("it has some");
    document.for_reader(&Options::default(), &[]).expect("for oneself")
}

fn pages(document: &Document) -> SetPages {
    let pages = SetPages::set(document, Paper::A4, &PageWords::of(lang())).expect("they are set");
    assert!(pages.count() > 1, "more than one page, so that some can be chosen");
    pages
}

fn poppler(tool: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .arg(pdf)
        .args((tool == "pdftotext").then_some("-"))
        .stdin(Stdio::null())
        .output()
        .expect("poppler-utils is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn page_count(pdf: &Path) -> usize {
    let info = poppler("pdfinfo", &[], pdf);
    let count = info.lines().find_map(|line| line.strip_prefix("Pages:")).expect("it says how many");
    count.trim().parse().expect("a number")
}

/// The words of a page, counted from 1.
fn words(pdf: &Path, page: usize) -> Vec<String> {
    let page = page.to_string();
    poppler("pdftotext", &["-enc", "UTF-8", "-f", &page, "-l", &page], pdf).split_whitespace().map(str::to_owned).collect()
}

/// Share of the words of one text that the other has, in any order.
fn share_of_words(of: &[String], found: &[String]) -> f64 {
    let mut left = found.to_vec();
    let has = |word: &&String| left.iter().position(|found| found == *word).map(|at| left.swap_remove(at)).is_some();
    of.iter().filter(has).count() as f64 / of.len() as f64
}

/// A page as a small image: width, height, grey pixels.
fn picture(pdf: &Path, page: usize) -> (String, Vec<u8>) {
    let page = page.to_string();
    let output = Command::new("pdftoppm").args(["-gray", "-r", "36", "-f", &page, "-l", &page]).arg(pdf).output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Pixels follow three header lines.
    let begins = output.stdout.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).map(|(at, _)| at + 1).expect("a picture");
    let (head, pixels) = output.stdout.split_at(begins);
    (String::from_utf8_lossy(head).into_owned(), pixels.to_vec())
}

/// Mean difference of two images: 0 for equal, 255 for black and white.
fn difference(one: &(String, Vec<u8>), other: &(String, Vec<u8>)) -> f64 {
    assert_eq!(one.0, other.0, "the same size");
    let sum: u64 = one.1.iter().zip(&other.1).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
    sum as f64 / one.1.len() as f64
}
