//! The rhythm of the week and of the day.

use chrono::{NaiveTime, Weekday};
use eframe::egui::Ui;

use super::levels::{self, Level};
use super::part::{self, Part, sentence};
use super::table::{Cell, Table};
use super::{Found, State};
use crate::content::fill;
use crate::insights::{BAND_HOURS, HourBand, Mean};
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;

/// Weekdays that differ by less are alike.
const ALIKE: f64 = 0.1;
/// A weekday is spoken of from so many days on.
const NAMED_DAYS: u32 = 4;

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
    let lang = cx.lang;
    let words = &lang.insights.rhythm;
    let first = cx.locale.week_begins.num_days_from_monday() as usize;
    let mut days = found.insights.weekdays;
    days.rotate_left(first);
    let name = |day: Weekday| lang.dates.weekdays[day.num_days_from_monday() as usize].as_str();
    let row = |row: usize| {
        let (day, mean) = &days[row];
        let energy = (mean.count > 0).then_some(mean.arousal);
        vec![Cell::Text(name(*day).to_owned()), Cell::number(valence(mean)), Cell::number(energy), Cell::Count(mean.count)]
    };
    let columns: Vec<&str> = vec![&words.weekday_column, &lang.insights.mood_column, &lang.insights.energy_column, &lang.insights.days_column];
    let table = Table::new(columns, days.len(), row);
    part::show(ui, cx, state, Part::Weekdays, &words.weekdays, &table, |ui, cx, _| {
        let level =
            |(day, mean): &(Weekday, Mean)| Level { name: name(*day).to_owned(), mean: valence(mean), count: lang.insights.days.of(mean.count as usize) };
        levels::show(ui, cx, &days.iter().map(level).collect::<Vec<_>>());
    });
    if days.iter().all(|(_, mean)| mean.count >= NAMED_DAYS) {
        let by_mean = |one: &&(Weekday, Mean), other: &&(Weekday, Mean)| one.1.valence.total_cmp(&other.1.valence);
        if let (Some((low, lowest)), Some((high, highest))) = (days.iter().min_by(by_mean), days.iter().max_by(by_mean)) {
            let differ = highest.valence - lowest.valence >= ALIKE;
            let text = if differ { fill(&words.differ, &[("high", name(*high)), ("low", name(*low))]) } else { words.alike.clone() };
            sentence(ui, &text);
        }
    }
}

fn show_hours(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let lang = cx.lang;
    let words = &lang.insights.rhythm;
    // Bands nobody has ever checked in at would only be empty rows.
    let bands: Vec<HourBand> = found.insights.hours.iter().copied().filter(|band| band.mean.count > 0).collect();
    let locale = cx.locale;
    let clock = |hour: u32| locale.time(NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap_or_default(), &lang.dates);
    let name = |band: &HourBand| fill(&words.hours_band, &[("from", &clock(band.from_hour)), ("to", &clock(band.from_hour + BAND_HOURS))]);
    let row = |row: usize| {
        let band = &bands[row];
        vec![Cell::Text(name(band)), Cell::Number(band.mean.valence), Cell::Number(band.mean.arousal), Cell::Count(band.mean.count)]
    };
    let columns: Vec<&str> = vec![&words.hours_column, &lang.insights.mood_column, &lang.insights.energy_column, &lang.insights.check_ins_column];
    let table = Table::new(columns, bands.len(), row);
    part::show(ui, cx, state, Part::Hours, &words.hours, &table, |ui, cx, _| {
        let level = |band: &HourBand| Level { name: name(band), mean: valence(&band.mean), count: lang.insights.check_ins.of(band.mean.count as usize) };
        levels::show(ui, cx, &bands.iter().map(level).collect::<Vec<_>>());
    });
}
