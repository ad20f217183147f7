//! Screenshots of every page with the sample, light and dark. Committed small; `PICTURES` names a
//! folder for full-size ones.

use std::time::Duration;

use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::image_snapshot;
use image::RgbaImage;
use image::imageops::{FilterType, resize};
use mendwell::content::locale::Locale;
use mendwell::content::{content, lang};
use mendwell::export::{Options, Pack, PageWords, Paper, SetPages, Sources, What};
use mendwell::insights::Span;
use mendwell::sample::{SampleOptions, generate};
use mendwell::ui::action::Action;

use crate::moment::with_less_movement;
use crate::pages::{PAGES, SMALL, enlarge, go};
use crate::sitting::{CTRL, Home, Sitting, View};

fn take(sitting: &mut Sitting, name: &str, theme: Theme) {
    sitting.pass(Duration::from_mins(1));
    let whole = sitting.harness().render().expect("a picture");
    let look = if theme == Theme::Dark { "dark" } else { "light" };
    if let Some(folder) = std::env::var_os("PICTURES") {
        whole.save(std::path::Path::new(&folder).join(format!("{name}.{look}.png"))).expect("a place for the picture");
    }
    image_snapshot(&smaller(&whole), format!("page_{name}.{look}"));
}

fn smaller(whole: &RgbaImage) -> RgbaImage {
    resize(whole, whole.width() * 2 / 5, whole.height() * 2 / 5, FilterType::Triangle)
}

/// The sample on its last evening, opened without the pointer.
fn sample(home: &Home, view: View) -> Sitting {
    let mut sitting = home.sit_in(view);
    sitting.tab_to("Look around first");
    sitting.key(Key::Enter);
    sitting
}

#[test]
fn pages() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = sample(&home, View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num4);
        sitting.focus("More for this boundary");
        sitting.key(Key::Space);
        sitting.focus("Delete this boundary");
        sitting.key(Key::Space);
        for (name, way) in PAGES {
            go(&mut sitting, way);
            take(&mut sitting, &name.to_lowercase().replace(' ', "_").replace('?', ""), theme);
        }
    }
}

/// Pages to check with the largest text: the path, a step, the ledger, Moment.
#[test]
fn with_large_text_and_in_a_moment() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = sample(&home, View { theme, ..View::LIGHT });
        with_less_movement(&mut sitting);
        take_moment(&mut sitting, "a_moment", theme);
        enlarge(&mut sitting);
        take_moment(&mut sitting, "a_moment_large", theme);
        sitting.press(CTRL, Key::Num5);
        take(&mut sitting, "roadmap_large", theme);
        sitting.harness().state_mut().run(Action::OpenStep("tell-one-safe-person".to_owned()), None);
        take(&mut sitting, "step_large", theme);
        sitting.press(CTRL, Key::Num7);
        take(&mut sitting, "trust_ledger_large", theme);
    }
}

/// Moment, paused at its first breath.
fn take_moment(sitting: &mut Sitting, name: &str, theme: Theme) {
    sitting.key(Key::F2);
    sitting.key(Key::Space);
    take(sitting, name, theme);
    sitting.key(Key::Escape);
}

#[test]
fn a_worksheet() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = sample(&home, View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num6);
        sitting.focus("The same sentence, later");
        sitting.key(Key::Enter);
        take(&mut sitting, "worksheet", theme);
        sitting.focus("Compare with an earlier one");
        sitting.key(Key::Enter);
        take(&mut sitting, "worksheets_compared", theme);
    }
}

#[test]
fn on_paper_and_in_the_making() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = sample(&home, View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num4);
        sitting.press(CTRL, Key::P);
        take(&mut sitting, "paper", theme);
        sitting.press(CTRL, Key::Num6);
        sitting.focus("A truer sentence");
        sitting.key(Key::Enter);
        sitting.focus("Copy and change");
        sitting.key(Key::Enter);
        take(&mut sitting, "own_worksheet", theme);
    }
}

#[test]
fn first_pages() {
    let until = "2026-11-22".parse().expect("a day");
    let journal = generate(&SampleOptions { years: 1, per_day: 2, seed: 22, until }, content());
    let locale = Locale::named("en-GB");
    let sources = Sources { journal: &journal, content: content(), lang: lang(), locale: &locale, today: until };
    let (boundary, worksheet) = (*journal.boundaries().keys().next().expect("one"), *journal.sheets().keys().next().expect("one"));
    for (name, what) in [
        ("boundary", What::Boundary(boundary)),
        ("history", What::History(boundary)),
        ("boundaries", What::Boundaries),
        ("roadmap", What::Roadmap),
        ("journal", What::Journal),
        ("insights", What::Insights),
        ("report", What::Report),
        ("worksheet", What::Worksheet(worksheet)),
        ("blank", What::Blank(Pack::of("weekly-check-in"))),
        ("agenda", What::Agenda),
        ("guide", What::Guide),
    ] {
        let whole = what.document(&sources, Span::default()).expect(name);
        let document = whole.for_reader(&Options::default(), &[]).expect(name);
        let pages = SetPages::set(&document, Paper::A4, &PageWords::of(lang())).expect(name);
        let page = pages.picture(0, 1.1).expect("a page");
        let picture = RgbaImage::from_raw(page.width as u32, page.height as u32, page.rgba).expect("pixels");
        if let Some(folder) = std::env::var_os("PICTURES") {
            picture.save(std::path::Path::new(&folder).join(format!("paper_{name}.png"))).expect("a place for the picture");
        }
        image_snapshot(&smaller(&picture), format!("paper_{name}"));
    }
}

#[test]
fn before_a_journal() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = home.sit_in(View { theme, ..View::LIGHT });
        take(&mut sitting, "start", theme);
        sitting.press(CTRL.plus(Modifiers::SHIFT), Key::N);
        sitting.replace_text("Where to keep it", "/home/ana/Documents/notes.ron");
        sitting.focus("Back");
        take(&mut sitting, "new_journal", theme);
    }
}

#[test]
fn in_front() {
    let home = Home::new();
    let mut sitting = sample(&home, View::LIGHT);
    sitting.press(CTRL, Key::K);
    take(&mut sitting, "palette", Theme::Light);
    sitting.key(Key::Escape);
    sitting.key(Key::F1);
    take(&mut sitting, "keys", Theme::Light);
}

#[test]
fn in_a_small_window_with_large_text() {
    let home = Home::new();
    let mut sitting = sample(&home, SMALL);
    for _ in 0..4 {
        sitting.press(CTRL, Key::Plus);
    }
    for (name, way) in PAGES.into_iter().take(5) {
        go(&mut sitting, way);
        take(&mut sitting, &format!("{}_small", name.to_lowercase()), Theme::Light);
    }
}

fn take_journal(sitting: &mut Sitting, name: &str, theme: Theme) {
    take(sitting, &format!("journal_{name}"), theme);
}

#[test]
fn the_views_of_the_journal() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = sample(&home, View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num2);
        sitting.focus("Year");
        sitting.press(Modifiers::NONE, Key::ArrowLeft);
        sitting.press(Modifiers::NONE, Key::ArrowRight);
        take_journal(&mut sitting, "year", theme);
        sitting.press(Modifiers::NONE, Key::ArrowRight);
        take_journal(&mut sitting, "list", theme);
        sitting.press(CTRL, Key::F);
        sitting.type_text("walk");
        sitting.focus("Filter");
        sitting.key(Key::Enter);
        sitting.focus("Settled");
        sitting.key(Key::Space);
        take_journal(&mut sitting, "search", theme);
        sitting.press(CTRL, Key::F);
        sitting.type_text("xyz");
        take_journal(&mut sitting, "nothing_found", theme);
    }
}

#[test]
fn the_journal_before_anything_is_in_it() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = home.new_journal_in(View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num2);
        take_journal(&mut sitting, "empty_month", theme);
        sitting.focus("Month");
        sitting.press(Modifiers::NONE, Key::ArrowRight);
        take_journal(&mut sitting, "empty_year", theme);
        sitting.press(Modifiers::NONE, Key::ArrowRight);
        take_journal(&mut sitting, "empty_list", theme);
        sitting.focus("Write");
        sitting.key(Key::Enter);
        sitting.type_text("We had the hard talk with a timer, twenty minutes each. I asked for the calendar and the answer came without a sigh.");
        take_journal(&mut sitting, "writing", theme);
    }
}

#[test]
fn the_rest_of_insights() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = sample(&home, View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num3);
        // Focusing scrolls to the end of the page.
        sitting.focus("More for “Sleep and the day after”");
        take(&mut sitting, "insights_end", theme);
        sitting.focus("More for “How your days have felt”");
        sitting.key(Key::Space);
        sitting.focus("Show as table");
        sitting.key(Key::Enter);
        take(&mut sitting, "insights_table", theme);
    }
}

#[test]
fn insights_before_there_is_much() {
    for theme in [Theme::Light, Theme::Dark] {
        let home = Home::new();
        let mut sitting = home.new_journal_in(View { theme, ..View::LIGHT });
        sitting.press(CTRL, Key::Num3);
        take(&mut sitting, "insights_empty", theme);
        sitting.press(CTRL, Key::N);
        sitting.press(CTRL, Key::Enter);
        sitting.press(CTRL, Key::Num3);
        take(&mut sitting, "insights_first_day", theme);
        sitting.pass(Duration::from_hours(2));
        take(&mut sitting, "insights_night", theme);
    }
}
