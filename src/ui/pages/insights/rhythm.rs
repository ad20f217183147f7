//! The rhythm of the week and of the day.

use chrono::{NaiveTime, Weekday};
use eframe::egui::Ui;

use super::levels::{self, Level};
use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State};
use crate::content::{Lang, fill};
use crate::insights::{BAND_HOURS, HourBand, Mean};
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;

/// Weekdays, or times of day, that differ by less are alike.
const ALIKE: f64 = 0.1;
/// A weekday is spoken of from so many days on.
const NAMED_DAYS: u32 = 4;
/// A time of day is spoken of from so many check-ins on.
const NAMED_CHECK_INS: u32 = 8;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    show_weekdays(ui, cx, state, found);
    ui.add_space(Theme::of(ui).spacing.xl);
    show_hours(ui, cx, state, found);
}

/// The mean, where it is one.
fn valence(mean: &Mean) -> Option<f64> {
    (mean.count > 0).then_some(mean.valence)
}

fn show_weekdays(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Weekdays, heading: &source.lang.insights.rhythm.weekdays, table: weekday_table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| levels::show(ui, source, &weekday_levels(source, found)));
    if let Some(text) = weekday_summary(&source, found) {
        sentence(ui, &text);
    }
}

/// The weekdays as a picture.
pub(super) fn show_weekdays_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Weekdays, &source.lang.insights.rhythm.weekdays, |_| {});
    levels::show(ui, source, &weekday_levels(source, found));
    if let Some(text) = weekday_summary(source, found) {
        sentence(ui, &text);
    }
}

/// The weekdays as the week begins here.
fn week(source: &Source<'_>, found: &Found) -> [(Weekday, Mean); 7] {
    let mut days = found.insights.weekdays;
    days.rotate_left(source.locale.week_begins.num_days_from_monday() as usize);
    days
}

fn weekday_name(lang: &Lang, day: Weekday) -> &str {
    &lang.dates.weekdays[day.num_days_from_monday() as usize]
}

fn weekday_table<'a>(source: &Source<'a>, found: &Found) -> Table<'a> {
    let lang = source.lang;
    let days = week(source, found);
    let row = move |row: usize| {
        let (day, mean) = &days[row];
        let energy = (mean.count > 0).then_some(mean.arousal);
        vec![Cell::Text(weekday_name(lang, *day).to_owned()), Cell::number(valence(mean)), Cell::number(energy), Cell::Count(mean.count)]
    };
    let words = &lang.insights;
    Table::new(vec![&words.rhythm.weekday_column, &words.mood_column, &words.energy_column, &words.days_column], days.len(), row)
}

fn weekday_levels(source: &Source<'_>, found: &Found) -> Vec<Level> {
    let lang = source.lang;
    let level = |(day, mean): (Weekday, Mean)| Level {
        name: weekday_name(lang, day).to_owned(),
        mean: valence(&mean),
        count: lang.insights.days.of(mean.count as usize),
    };
    week(source, found).into_iter().map(level).collect()
}

/// Which weekday stands out, once each has come often enough.
fn weekday_summary(source: &Source<'_>, found: &Found) -> Option<String> {
    let words = &source.lang.insights.rhythm;
    let days = week(source, found);
    if days.iter().any(|(_, mean)| mean.count < NAMED_DAYS) {
        return None;
    }
    let by_mean = |one: &&(Weekday, Mean), other: &&(Weekday, Mean)| one.1.valence.total_cmp(&other.1.valence);
    let ((low, lowest), (high, highest)) = (days.iter().min_by(by_mean)?, days.iter().max_by(by_mean)?);
    let differ = highest.valence - lowest.valence >= ALIKE;
    let name = |day: Weekday| weekday_name(source.lang, day);
    Some(if differ { fill(&words.differ, &[("high", name(*high)), ("low", name(*low))]) } else { words.alike.clone() })
}

fn show_hours(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Hours, heading: &source.lang.insights.rhythm.hours, table: hour_table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| levels::show(ui, source, &hour_levels(source, found)));
    if let Some(text) = hour_summary(&source, found) {
        sentence(ui, &text);
    }
}

/// The times of day as a picture.
pub(super) fn show_hours_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Hours, &source.lang.insights.rhythm.hours, |_| {});
    levels::show(ui, source, &hour_levels(source, found));
    if let Some(text) = hour_summary(source, found) {
        sentence(ui, &text);
    }
}

/// The bands with check-ins: those nobody has ever checked in at would only be empty rows.
fn bands(found: &Found) -> Vec<HourBand> {
    found.insights.hours.iter().copied().filter(|band| band.mean.count > 0).collect()
}

fn band_name(source: &Source<'_>, band: &HourBand) -> String {
    let clock = |hour: u32| source.locale.time(NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap_or_default(), &source.lang.dates);
    fill(&source.lang.insights.rhythm.hours_band, &[("from", &clock(band.from_hour)), ("to", &clock(band.from_hour + BAND_HOURS))])
}

fn hour_table<'a>(source: &Source<'a>, found: &Found) -> Table<'a> {
    let source = *source;
    let bands = bands(found);
    let rows = bands.len();
    let row = move |row: usize| {
        let band = &bands[row];
        vec![Cell::Text(band_name(&source, band)), Cell::Number(band.mean.valence), Cell::Number(band.mean.arousal), Cell::Count(band.mean.count)]
    };
    let words = &source.lang.insights;
    Table::new(vec![&words.rhythm.hours_column, &words.mood_column, &words.energy_column, &words.check_ins_column], rows, row)
}

fn hour_levels(source: &Source<'_>, found: &Found) -> Vec<Level> {
    let level = |band: HourBand| Level {
        name: band_name(source, &band),
        mean: valence(&band.mean),
        count: source.lang.insights.check_ins.of(band.mean.count as usize),
    };
    bands(found).into_iter().map(level).collect()
}

/// Which times stand out, among those with enough check-ins.
fn hour_summary(source: &Source<'_>, found: &Found) -> Option<String> {
    let words = &source.lang.insights.rhythm;
    let bands: Vec<HourBand> = bands(found).into_iter().filter(|band| band.mean.count >= NAMED_CHECK_INS).collect();
    let by_mean = |one: &&HourBand, other: &&HourBand| one.mean.valence.total_cmp(&other.mean.valence);
    let (low, high) = (bands.iter().min_by(by_mean)?, bands.iter().max_by(by_mean)?);
    if low == high {
        return None;
    }
    let differ = high.mean.valence - low.mean.valence >= ALIKE;
    Some(if differ { fill(&words.hours_differ, &[("high", &band_name(source, high)), ("low", &band_name(source, low))]) } else { words.hours_alike.clone() })
}
