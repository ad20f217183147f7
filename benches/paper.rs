//! Typesetting: a boundary and a worksheet as PDF, a changed option in the preview, a yearly
//! report. Each run differs, so that nothing comes from a cache.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints its table, and stops where something is wrong")]

mod support;

use chrono::{Days, NaiveDate};
use mendwell::content::locale::Locale;
use mendwell::content::{content, lang};
use mendwell::export::{Document, Options, PageWords, Paper, SetPages, Sources, What};
use mendwell::insights::Span;
use mendwell::journal::Journal;

use support::{RUNS, UNTIL, row, ten_years};

/// As for a page that fits into the window.
const PIXELS_PER_POINT: f32 = 1.2;

/// The content to print; each run is on another day.
struct Printing {
    journal: Journal,
    locale: Locale,
    today: NaiveDate,
}

impl Printing {
    fn document(&mut self, what: &What, span: Span) -> Document {
        self.today = self.today + Days::new(1);
        let sources = Sources { journal: &self.journal, content: content(), lang: lang(), locale: &self.locale, today: self.today };
        let whole = what.document(&sources, span).expect("it is in the journal");
        whole.for_reader(&Options::default(), &sources.names()).expect("something is for oneself")
    }

    fn set(&mut self, what: &What, span: Span) -> SetPages {
        SetPages::set(&self.document(what, span), Paper::A4, &PageWords::of(lang())).expect("it can be set")
    }

    fn pdf(&mut self, what: &What, span: Span) -> usize {
        self.set(what, span).pdf().expect("a file").bytes.len()
    }
}

fn main() {
    let journal = ten_years();
    let boundary = What::Boundary(*journal.boundaries().keys().next().expect("a boundary"));
    let worksheet = What::Worksheet(*journal.sheets().keys().next().expect("a worksheet"));
    let year = Span::Days(UNTIL - Days::new(364), UNTIL);
    let mut printing = Printing { journal, locale: Locale::named("en-GB"), today: UNTIL };
    let pages = |printing: &mut Printing, what: &What| printing.set(what, year).count();
    let counts = [&boundary, &worksheet, &What::Report].map(|what| pages(&mut printing, what));
    println!(
        "{} check-ins; pages: boundary {}, worksheet {}, report {}; medians of {RUNS}\n",
        printing.journal.check_ins().len(),
        counts[0],
        counts[1],
        counts[2]
    );
    println!("| | median | longest | aim |\n|---|---|---|---|");
    row("a boundary to PDF", "< 50 ms", || printing.pdf(&boundary, year));
    row("a filled worksheet to PDF", "< 50 ms", || printing.pdf(&worksheet, year));
    row("the preview of a boundary, changed", "< 80 ms", || printing.set(&boundary, year).picture(0, PIXELS_PER_POINT).expect("a page").rgba.len());
    row("the preview of a report over a year, changed", "", || printing.set(&What::Report, year).picture(0, PIXELS_PER_POINT).expect("a page").rgba.len());
    row("a report over a year to PDF", "< 1.5 s", || printing.pdf(&What::Report, year));
    row("a year of the journal to PDF", "", || printing.pdf(&What::Journal, year));
}
