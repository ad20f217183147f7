//! The mood trend: chart, sentence, table.

use eframe::egui::{Align2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State, chart, marks};
use crate::insights::{Axis, Trend};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DropDown, select, text_within};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let words = &source.lang.insights.trend;
    let titled = Titled { part: Part::Trend, heading: &words.heading, table: table(&source, found, state.axis) };
    let is_table = state.as_table.contains(&Part::Trend);
    let aside = |ui: &mut Ui, source: &Source<'_>, state: &mut State| {
        let axes = [(Axis::Valence, words.mood.as_str()), (Axis::Arousal, words.energy.as_str())];
        select(ui, "axis", DropDown::Bare, &words.axis, &mut state.axis, &axes);
        if !is_table {
            legend(ui, source);
        }
    };
    part::show(ui, cx, state, &titled, aside, |ui, source, state| chart::show(ui, source, state, found));
    show_summary(ui, &source, state.axis, found);
}

fn show_summary(ui: &mut Ui, source: &Source<'_>, axis: Axis, found: &Found) {
    let said = &found.insights.said;
    let differs = if axis == Axis::Valence { said.valence_change } else { said.arousal_change };
    sentence(ui, source.sentences().trend(of(found, axis).recent_change, differs));
}

pub(super) fn show_in_picture(ui: &mut Ui, source: &Source<'_>, state: &mut State, found: &Found) {
    part::show_in_picture(ui, Part::Trend, &source.lang.insights.trend.heading, |ui| legend(ui, source));
    chart::show(ui, source, state, found);
    show_summary(ui, source, state.axis, found);
}

fn table<'a>(source: &Source<'a>, found: &'a Found, axis: Axis) -> Table<'a> {
    let source = *source;
    let words = &source.lang.insights.trend;
    let trend = of(found, axis);
    // Newest first, as recent days are of most interest.
    let row = move |row: usize| {
        let point = &trend.points[trend.points.len() - 1 - row];
        let events = marks::on(found, point.date).map(|marker| marks::sentence(&source, marker)).collect::<Vec<_>>().join("; ");
        let usual = |end: fn((f64, f64)) -> f64| Cell::number(point.usual.map(end));
        vec![
            Cell::Date(point.date),
            Cell::Number(point.mean),
            Cell::number(point.average),
            usual(|(lowest, _)| lowest),
            usual(|(_, highest)| highest),
            Cell::Count(point.check_ins),
            if events.is_empty() { Cell::Nothing } else { Cell::Text(events) },
        ]
    };
    let mean = if axis == Axis::Valence { &words.mood } else { &words.energy };
    let check_ins = &source.lang.insights.check_ins_column;
    let columns: Vec<&str> = vec![&words.date_column, mean, &words.average, &words.lowest_column, &words.highest_column, check_ins, &words.events_column];
    Table::new(columns, trend.points.len(), row)
}

pub(super) const fn of(found: &Found, axis: Axis) -> &Trend {
    match axis {
        Axis::Valence => &found.insights.valence,
        Axis::Arousal => &found.insights.arousal,
    }
}

fn legend(ui: &mut Ui, source: &Source<'_>) {
    let theme = Theme::of(ui);
    let words = &source.lang.insights.trend;
    let c = theme.colours;
    entry(ui, &words.day, 8.0, |ui, rect| {
        ui.painter().circle_filled(rect.center(), chart::DOT_RADIUS, c.chart_dot);
    });
    entry(ui, &words.average, 20.0, |ui, rect| {
        ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(chart::LINE_WIDTH, c.chart_line));
    });
    entry(ui, &words.usual, 16.0, |ui, rect| {
        let band = Rect::from_center_size(rect.center(), vec2(rect.width(), 10.0));
        ui.painter().rect_filled(band, 0.0, c.chart_band);
        for y in [band.top(), band.bottom()] {
            ui.painter().hline(band.x_range(), y, Stroke::new(theme.stroke.hairline, c.chart_dot));
        }
    });
}

/// A legend entry. Visual only; screen readers use the table.
fn entry(ui: &mut Ui, text: &str, mark_width: f32, paint: impl FnOnce(&Ui, Rect)) {
    const GAP: f32 = 8.0;
    let theme = Theme::of(ui);
    let words = text_within(ui, TextStyle::Small, text, f32::INFINITY);
    let (rect, _) = ui.allocate_exact_size(vec2(mark_width + GAP + words.size().x + theme.spacing.s, theme.sizes.button_small), Sense::hover());
    paint(ui, Rect::from_min_size(rect.min, vec2(mark_width, rect.height())));
    let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + mark_width + GAP, rect.center().y), words.size());
    ui.painter().galley(at.min, words, theme.colours.text_secondary);
}
