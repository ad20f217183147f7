//! Sleep beside the day that followed it.

use eframe::egui::Ui;

use super::levels::{self, Level};
use super::part::{self, Part, sentence};
use super::table::{Cell, Table};
use super::together::night;
use super::{Found, State};
use crate::insights::{Lag, What};
use crate::ui::cx::Cx;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let lang = cx.lang;
    let words = &lang.insights.sleep;
    let sleep = &found.insights.sleep;
    let row = |row: usize| {
        let band = &sleep.by_length[row];
        vec![Cell::Text(night(lang, band.nights).to_owned()), Cell::number(band.valence), Cell::Count(band.days)]
    };
    let table = Table::new(vec![&words.length_column, &lang.insights.mood_column, &words.nights_column], sleep.by_length.len(), row);
    part::show(ui, cx, state, Part::Sleep, &words.heading, &table, |ui, cx, _| {
        let level = |band: &crate::insights::DaysAfter<_>| Level {
            name: night(lang, band.nights).to_owned(),
            mean: band.valence,
            count: lang.insights.days.of(band.days as usize),
        };
        if sleep.nights_with_length > 0 {
            levels::show(ui, cx, &sleep.by_length.iter().map(level).collect::<Vec<_>>());
        }
    });
    sentence(ui, &summary(cx, found));
}

/// What may be said of it. Whether they go together is for the rule alone that all comparisons are judged by; the
/// correlation only says which way.
fn summary(cx: &Cx<'_>, found: &Found) -> String {
    let words = &cx.lang.insights.sleep;
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
