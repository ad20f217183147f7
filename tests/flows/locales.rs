//! Every date format, on every page and export.

use std::collections::BTreeMap;

use mendwell::content::locale::Locale;
use mendwell::content::{content, lang};
use mendwell::export::{Files, Format, Options, PageWords, Paper, Sources, What};
use mendwell::insights::Span;

use crate::pages::{PAGES, go};
use crate::sitting::Home;

/// One locale per date format known to chrono and glibc. Otherwise only the country of a locale is
/// used, for helplines.
fn every_way() -> BTreeMap<String, Locale> {
    let names = include_str!("../files/locales.txt").lines();
    let without_country = |name| {
        let mut locale = Locale::named(name);
        locale.country = None;
        locale
    };
    names.map(without_country).map(|locale| (format!("{locale:?}"), locale)).collect()
}

#[test]
fn every_page_opens_in_every_date_format() {
    for (way, locale) in every_way() {
        let mut home = Home::new();
        home.locale = locale;
        let mut sitting = home.sit();
        sitting.click("Look around first");
        for (page, there) in PAGES {
            go(&mut sitting, there);
            assert!(sitting.says(page) || sitting.has_control(page), "{page} in {way}");
        }
    }
}

#[test]
fn every_export_works_in_every_date_format() {
    let home = Home::new();
    let mut sitting = home.sit();
    sitting.click("Look around first");
    let journal = sitting.journal().clone();
    let boundary = *journal.boundaries().keys().next().expect("a boundary");
    let sheet = *journal.sheets().keys().next().expect("a worksheet");
    let all = [What::Boundary(boundary), What::History(boundary), What::Boundaries, What::Journal, What::Insights, What::Report, What::Roadmap]
        .into_iter()
        .chain([What::Worksheet(sheet), What::SafetyPlan, What::Agenda, What::Guide]);
    let all: Vec<What> = all.collect();
    for (way, locale) in every_way() {
        let sources = Sources { journal: &journal, content: content(), lang: lang(), locale: &locale, today: "2026-11-22".parse().expect("a date") };
        for what in &all {
            // The sample has no safety plan, and some pages are private.
            let Some(document) = what.document(&sources, Span::FourWeeks) else { continue };
            let document = document.for_reader(&Options::default(), &sources.names()).unwrap_or_else(|| panic!("{what:?} in {way}"));
            let files = Files::set(&document, Paper::A5, &PageWords::of(lang()), Format::Markdown).expect("it can be set");
            assert!(!files.make(0).expect("it is made").is_empty(), "{what:?} in {way}");
        }
    }
}
