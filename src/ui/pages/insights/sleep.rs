//! Sleep beside the day that followed it.

use eframe::egui::Ui;

use super::levels::{self, Level};
use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::together::night;
use super::{Found, State};
use crate::insights::{DaysAfter, Lag, SleepBand, What};
use crate::ui::cx::Cx;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Sleep, heading: &source.lang.insights.sleep.heading, table: table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| chart(ui, source, found));
    sentence(ui, &summary(&source, found));
}

/// The same as a picture.
pub(super) fn show_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Sleep, &source.lang.insights.sleep.heading, |_| {});
    chart(ui, source, found);
    sentence(ui, &summary(source, found));
}

fn table<'a>(source: &Source<'a>, found: &'a Found) -> Table<'a> {
    let lang = source.lang;
    let words = &lang.insights.sleep;
    let nights = &found.insights.sleep.by_length;
    let row = move |row: usize| {
        let band = &nights[row];
        vec![Cell::Text(night(lang, band.nights).to_owned()), Cell::number(band.valence), Cell::Count(band.days)]
    };
    Table::new(vec![&words.length_column, &lang.insights.mood_column, &words.nights_column], nights.len(), row)
}

fn chart(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    let lang = source.lang;
    let sleep = &found.insights.sleep;
    let level =
        |band: &DaysAfter<SleepBand>| Level { name: night(lang, band.nights).to_owned(), mean: band.valence, count: lang.insights.days.of(band.days as usize) };
    if sleep.nights_with_length > 0 {
        levels::show(ui, source, &sleep.by_length.iter().map(level).collect::<Vec<_>>());
    }
}

/// What may be said of it. Whether they go together is for the rule alone that all comparisons are judged by; the
/// correlation only says which way.
fn summary(source: &Source<'_>, found: &Found) -> String {
    let words = &source.lang.insights.sleep;
    let sleep = &found.insights.sleep;
    if sleep.nights_with_length == 0 {
        return words.none.clone();
    }
    let Some(correlation) = sleep.correlation_with_length else { return words.few.of(sleep.nights_with_length as usize) };
    let nights = found.insights.together.iter().filter(|pairing| matches!(pairing.what, What::Sleep(_)) && pairing.lag == Lag::SameDay);
    let is_said = nights.filter_map(|pairing| pairing.comparison()).any(|found| found.goes_together);
    match (is_said, correlation > 0.0) {
        (false, _) => words.no_pattern.clone(),
        (true, true) => words.longer_better.clone(),
        (true, false) => words.longer_harder.clone(),
    }
}
