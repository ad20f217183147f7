//! Sleep and the mood of the following day.

use eframe::egui::Ui;

use super::levels::{self, Level};
use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State};
use crate::insights::{DaysAfter, SleepBand};
use crate::ui::cx::Cx;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Sleep, heading: &source.lang.insights.sleep.heading, table: table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| chart(ui, source, found));
    sentence(ui, &source.sentences().sleep(&found.insights));
}

pub(super) fn show_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Sleep, &source.lang.insights.sleep.heading, |_| {});
    chart(ui, source, found);
    sentence(ui, &source.sentences().sleep(&found.insights));
}

fn table<'a>(source: &Source<'a>, found: &'a Found) -> Table<'a> {
    let lang = source.lang;
    let words = &lang.insights.sleep;
    let nights = &found.insights.sleep.by_length;
    let said = source.sentences();
    let row = move |row: usize| {
        let band = &nights[row];
        vec![Cell::Text(said.night(band.nights).to_owned()), Cell::number(band.valence), Cell::Count(band.days)]
    };
    Table::new(vec![&words.length_column, &lang.insights.mood_column, &words.nights_column], nights.len(), row)
}

fn chart(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    let lang = source.lang;
    let (said, sleep) = (source.sentences(), &found.insights.sleep);
    let level =
        |band: &DaysAfter<SleepBand>| Level { name: said.night(band.nights).to_owned(), mean: band.valence, count: lang.insights.days.of(band.days as usize) };
    if sleep.nights_with_length > 0 {
        levels::show(ui, source, &sleep.by_length.iter().map(level).collect::<Vec<_>>());
    }
}
