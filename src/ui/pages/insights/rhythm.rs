//! Mood by weekday and by time of day.

use chrono::Weekday;
use eframe::egui::Ui;

use super::levels::{self, Level};
use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State};
use crate::insights::{HourBand, Mean};
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    show_weekdays(ui, cx, state, found);
    ui.add_space(Theme::of(ui).spacing.xl);
    show_hours(ui, cx, state, found);
}

fn valence(mean: &Mean) -> Option<f64> {
    (mean.count > 0).then_some(mean.valence)
}

fn show_weekdays(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Weekdays, heading: &source.lang.insights.rhythm.weekdays, table: weekday_table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| levels::show(ui, source, &weekday_levels(source, found)));
    if let Some(text) = source.sentences().weekdays(&week(&source, found), found.insights.said.weekdays) {
        sentence(ui, &text);
    }
}

pub(super) fn show_weekdays_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Weekdays, &source.lang.insights.rhythm.weekdays, |_| {});
    levels::show(ui, source, &weekday_levels(source, found));
    if let Some(text) = source.sentences().weekdays(&week(source, found), found.insights.said.weekdays) {
        sentence(ui, &text);
    }
}

/// Weekdays in the order of the locale.
fn week(source: &Source<'_>, found: &Found) -> [(Weekday, Mean); 7] {
    let mut days = found.insights.weekdays;
    days.rotate_left(source.locale.week_begins.num_days_from_monday() as usize);
    days
}

fn weekday_table<'a>(source: &Source<'a>, found: &Found) -> Table<'a> {
    let lang = source.lang;
    let (said, days) = (source.sentences(), week(source, found));
    let row = move |row: usize| {
        let (day, mean) = &days[row];
        let energy = (mean.count > 0).then_some(mean.arousal);
        vec![Cell::Text(said.weekday(*day).to_owned()), Cell::number(valence(mean)), Cell::number(energy), Cell::Count(mean.count)]
    };
    let words = &lang.insights;
    Table::new(vec![&words.rhythm.weekday_column, &words.mood_column, &words.energy_column, &words.days_column], days.len(), row)
}

fn weekday_levels(source: &Source<'_>, found: &Found) -> Vec<Level> {
    let lang = source.lang;
    let level = |(day, mean): (Weekday, Mean)| Level {
        name: source.sentences().weekday(day).to_owned(),
        mean: valence(&mean),
        count: lang.insights.days.of(mean.count as usize),
    };
    week(source, found).into_iter().map(level).collect()
}

fn show_hours(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Hours, heading: &source.lang.insights.rhythm.hours, table: hour_table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| levels::show(ui, source, &hour_levels(source, found)));
    sentence(ui, &source.sentences().hours(&found.insights));
}

pub(super) fn show_hours_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Hours, &source.lang.insights.rhythm.hours, |_| {});
    levels::show(ui, source, &hour_levels(source, found));
    sentence(ui, &source.sentences().hours(&found.insights));
}

/// The times of day with check-ins; others would be empty rows.
fn bands(found: &Found) -> Vec<HourBand> {
    found.insights.hours.iter().copied().filter(|band| band.mean.count > 0).collect()
}

fn hour_table<'a>(source: &Source<'a>, found: &Found) -> Table<'a> {
    let source = *source;
    let bands = bands(found);
    let rows = bands.len();
    let row = move |row: usize| {
        let band = &bands[row];
        vec![Cell::Text(source.sentences().hour_band(band)), Cell::Number(band.mean.valence), Cell::Number(band.mean.arousal), Cell::Count(band.mean.count)]
    };
    let words = &source.lang.insights;
    Table::new(vec![&words.rhythm.hours_column, &words.mood_column, &words.energy_column, &words.check_ins_column], rows, row)
}

fn hour_levels(source: &Source<'_>, found: &Found) -> Vec<Level> {
    let level = |band: HourBand| Level {
        name: source.sentences().hour_band(&band),
        mean: valence(&band.mean),
        count: source.lang.insights.check_ins.of(band.mean.count as usize),
    };
    bands(found).into_iter().map(level).collect()
}
