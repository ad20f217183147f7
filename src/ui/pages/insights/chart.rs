//! The trend chart: daily dots, usual range, average, event markers, and today.

use crate::journal::CheckIn;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};
use eframe::egui::{Align2, AsIdSalt, Key, Mesh, Modifiers, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, lerp, pos2, vec2};

use super::source::Source;
use super::{Found, Span, State, marks, trend};
use crate::content::fill;
use crate::insights::{Axis, Column, Marker, Trend, TrendPoint, per_column};
use crate::ui::shared::layout::Room;
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{announce, keep_arrow_keys, paint_seam, seam_line, seam_seed, show_name_on_hover, text_within};

pub(super) const DOT_RADIUS: f32 = 2.4;
pub(super) const LINE_WIDTH: f32 = 2.4;
const HEIGHT: f32 = 280.0;
const HEIGHT_NARROW: f32 = 220.0;
const TOP: f32 = 34.0;
const BOTTOM: f32 = 26.0;
const RIGHT: f32 = 22.0;
/// Space around the centre of a marker.
const MARK: f32 = 12.0;
/// Minimum distance of two markers.
const MARK_APART: f32 = 18.0;
/// Gap between labels above the plot.
const GAP: f32 = 10.0;
/// Minimum column width; if there are more days than columns, days share one.
const COLUMN_MIN: f32 = 4.0;
/// Shortest range that can be selected by dragging.
const FEWEST_DAYS: i64 = 7;

struct Plot {
    rect: Rect,
    first: NaiveDate,
    last: NaiveDate,
    columns: usize,
}

impl Plot {
    fn new(rect: Rect, range: &RangeInclusive<NaiveDate>) -> Self {
        let (first, last) = (*range.start(), *range.end());
        let days = ((last - first).num_days() + 1).max(1) as usize;
        let columns = days.min(((rect.width() / COLUMN_MIN) as usize).max(1));
        Self { rect, first, last, columns }
    }

    fn days(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// The column of a day, consistent with [`per_column`].
    fn column(&self, date: NaiveDate) -> usize {
        ((date - self.first).num_days().max(0) as usize * self.columns) / self.days() as usize
    }

    fn column_x(&self, column: usize) -> f32 {
        lerp(self.rect.x_range(), (column as f32 + 0.5) / self.columns as f32)
    }

    fn x(&self, date: NaiveDate) -> f32 {
        self.column_x(self.column(date))
    }

    fn y(&self, value: f64) -> f32 {
        lerp(self.rect.y_range(), f32::midpoint(1.0, -value as f32))
    }

    fn day_at(&self, x: f32) -> NaiveDate {
        let share = ((x - self.rect.left()) / self.rect.width()).clamp(0.0, 1.0);
        let day = ((share * self.days() as f32) as i64).min(self.days() - 1);
        self.first.checked_add_days(Days::new(day as u64)).unwrap_or(self.last)
    }

    fn reduced(&self, values: impl Iterator<Item = (NaiveDate, f64)>) -> Vec<Option<Column>> {
        per_column(values, &(self.first..=self.last), self.columns)
    }
}

pub(super) fn show(ui: &mut Ui, source: &Source<'_>, state: &mut State, found: &Found) {
    let height = if Room::of(ui).is_narrow() { HEIGHT_NARROW } else { HEIGHT };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click_and_drag());
    let axis_words = axis_words(source, state.axis);
    let galleys = axis_words.map(|(_, word)| text_within(ui, TextStyle::Caption, word, rect.width() / 3.0));
    let left = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max) + 10.0;
    let inside = Rect::from_min_max(pos2(rect.left() + left, rect.top() + TOP), pos2(rect.right() - RIGHT, rect.bottom() - BOTTOM));
    let plot = Plot::new(inside, &found.range);
    let trend = trend::of(found, state.axis);

    take_keys(ui, &response, state, &trend.points);
    let pulled = take_pointer(ui, &response, state, &plot, &trend.points);
    let pointed = response.hover_pos().filter(|at| pulled.is_none() && at.y >= inside.top()).and_then(|at| nearest(&trend.points, plot.day_at(at.x)));
    let chosen = state.day.filter(|_| response.has_focus()).and_then(|day| nearest(&trend.points, day));
    let lines = pointed.or(chosen).map(|point| (point, lines_of(source, state.axis, found, point)));
    let name = match &lines {
        Some((_, lines)) if chosen.is_some() => lines.join(", "),
        _ => format!("{}. {}", source.lang.insights.trend.heading, source.lang.insights.trend.keys),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), &name));
    if response.has_focus() {
        announce(&response);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let theme = Theme::of(ui);
    for ((value, _), galley) in axis_words.into_iter().zip(galleys) {
        let y = ui.painter().round_to_pixel_center(plot.y(value));
        ui.painter().hline(inside.x_range(), y, Stroke::new(theme.stroke.hairline, theme.colours.chart_grid));
        let at = Align2::RIGHT_CENTER.anchor_size(pos2(inside.left() - 10.0, y), galley.size());
        ui.painter().galley(at.min, galley, theme.colours.chart_axis);
    }
    paint_dates(ui, source, theme, &plot);
    paint_trend(ui.painter(), theme, &plot, trend);
    show_markers(ui, source, theme, &plot, found);
    if plot.last == found.question.today {
        paint_today(ui.painter(), theme, &plot);
    }
    if let Some((from, to)) = pulled {
        let band = Rect::from_x_y_ranges(plot.x(from.min(to))..=plot.x(from.max(to)), inside.y_range());
        ui.painter().rect_filled(band, 0.0, theme.colours.fill_selected.gamma_multiply(0.6));
    }
    if let Some((point, lines)) = &lines {
        paint_day(ui, theme, &plot, point, lines);
    }
    if response.has_focus() {
        theme.focus_ring(ui.painter(), rect, theme.radius.panel, theme.stroke.focus_gap);
    }
}

/// The labels of the value axis.
fn axis_words<'a>(source: &Source<'a>, axis: Axis) -> [(f64, &'a str); 3] {
    let (mood, even) = (&source.lang.mood, source.lang.insights.trend.even.as_str());
    match axis {
        Axis::Valence => [(1.0, &mood.pleasant), (0.0, even), (-1.0, &mood.unpleasant)],
        Axis::Arousal => [(1.0, &mood.more_energy), (0.0, even), (-1.0, &mood.less_energy)],
    }
}

fn take_keys(ui: &Ui, response: &Response, state: &mut State, points: &[TrendPoint]) {
    if !response.has_focus() || points.is_empty() {
        return;
    }
    keep_arrow_keys(ui, response.id);
    let last = points.len() - 1;
    let here = state.day.map(|day| points.partition_point(|point| point.date < day).min(last));
    let moved = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowLeft) || pressed(Key::ArrowDown) {
            Some(here.map_or(last, |here| here.saturating_sub(1)))
        } else if pressed(Key::ArrowRight) || pressed(Key::ArrowUp) {
            Some(here.map_or(last, |here| (here + 1).min(last)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        }
    });
    if let Some(place) = moved {
        state.day = Some(points[place].date);
    }
}

/// A click selects a day; dragging selects a range to show. Returns the range while dragging.
fn take_pointer(ui: &Ui, response: &Response, state: &mut State, plot: &Plot, points: &[TrendPoint]) -> Option<(NaiveDate, NaiveDate)> {
    let id = response.id.with("pulled from");
    let at = response.interact_pointer_pos().map(|at| plot.day_at(at.x));
    if response.clicked() {
        state.day = at.and_then(|day| nearest(points, day)).map(|point| point.date);
        response.request_focus();
    }
    if let Some(day) = at.filter(|_| response.drag_started()) {
        let from = ui.input(|input| input.pointer.press_origin()).map_or(day, |origin| plot.day_at(origin.x));
        ui.data_mut(|data| data.insert_temp(id, from));
    }
    let from: NaiveDate = ui.data(|data| data.get_temp(id))?;
    if response.dragged()
        && let Some(day) = at
    {
        ui.data_mut(|data| data.insert_temp(id.with("to"), day));
    }
    let to = ui.data(|data| data.get_temp(id.with("to"))).unwrap_or(from);
    if response.drag_stopped() || !response.dragged() {
        ui.data_mut(|data| {
            data.remove::<NaiveDate>(id);
            data.remove::<NaiveDate>(id.with("to"));
        });
        if (to - from).num_days().abs() + 1 >= FEWEST_DAYS {
            state.span = Span::Days(from.min(to), from.max(to));
            state.shows_days = true;
        }
        return None;
    }
    Some((from, to))
}

fn nearest(points: &[TrendPoint], day: NaiveDate) -> Option<&TrendPoint> {
    let after = points.partition_point(|point| point.date < day);
    let around = [after.checked_sub(1), Some(after)];
    around.into_iter().flatten().filter_map(|place| points.get(place)).min_by_key(|point| (point.date - day).num_days().abs())
}

/// A day as text: date, mean, spread, number of check-ins, events.
fn lines_of(source: &Source<'_>, axis: Axis, found: &Found, point: &TrendPoint) -> Vec<String> {
    use crate::insights::number;
    let words = &source.lang.insights;
    let levels = if axis == Axis::Valence { &words.levels } else { &words.energy_levels };
    let mut lines = vec![
        source.locale.short_date(point.date, &source.lang.dates),
        fill(&words.level, &[("level", levels.of(point.mean)), ("number", &number(point.mean))]),
    ];
    let values = source.journal.on_days::<CheckIn>(point.date..=point.date, source.journal.day_start_hour()).map(|(_, check_in)| match axis {
        Axis::Valence => f64::from(check_in.mood.valence()),
        Axis::Arousal => f64::from(check_in.mood.arousal()),
    });
    let (lowest, highest) = values.fold((f64::MAX, f64::MIN), |(lowest, highest), value| (lowest.min(value), highest.max(value)));
    if lowest < highest {
        lines.push(fill(&words.trend.spread, &[("from", &number(lowest)), ("to", &number(highest))]));
    }
    lines.push(words.check_ins.of(point.check_ins as usize));
    lines.extend(marks::on(found, point.date).map(|marker| marks::sentence(source, marker)));
    lines
}

fn paint_dates(ui: &Ui, source: &Source<'_>, theme: &Theme, plot: &Plot) {
    const BETWEEN: f32 = 190.0;
    let y = plot.rect.bottom() + 8.0;
    let paint = |text: &str, x: f32, anchor: Align2| {
        let galley = text_within(ui, TextStyle::Caption, text, f32::INFINITY);
        let rect = anchor.anchor_size(pos2(x, y), galley.size());
        ui.painter().galley(rect.min, galley, theme.colours.chart_axis);
        rect
    };
    let today = source.today;
    let written = |date: NaiveDate| source.locale.day_near(date, today, &source.lang.dates);
    let last = if plot.last == today { source.lang.insights.trend.today.clone() } else { written(plot.last) };
    let end = paint(&last, plot.rect.right() + RIGHT, Align2::RIGHT_TOP);
    let count = ((plot.rect.width() / BETWEEN) as i64).clamp(1, plot.days().max(1));
    let mut free_from = f32::MIN;
    for part in 0..count {
        let date = plot.first.checked_add_days(Days::new((plot.days() * part / count) as u64)).unwrap_or(plot.last);
        let galley = text_within(ui, TextStyle::Caption, &written(date), f32::INFINITY);
        let x = if part == 0 { plot.rect.left() } else { plot.x(date) - galley.size().x / 2.0 };
        if x > free_from && x + galley.size().x + 16.0 < end.left() {
            free_from = paint(&written(date), x, Align2::LEFT_TOP).right() + 16.0;
        }
    }
}

fn paint_trend(painter: &Painter, theme: &Theme, plot: &Plot, trend: &Trend) {
    let c = theme.colours;
    let of = |value: fn(&TrendPoint) -> Option<f64>| plot.reduced(trend.points.iter().filter_map(|point| Some((point.date, value(point)?))));
    let (lowest, highest) = (of(|point| Some(point.usual?.0)), of(|point| Some(point.usual?.1)));
    let breaks: Vec<usize> = trend.points.iter().filter(|point| point.starts_line).map(|point| plot.column(point.date)).collect();
    let edges = lines(plot, &breaks, |column| Some((lowest[column]?.mean, highest[column]?.mean)));
    for edge in &edges {
        let below: Vec<Pos2> = edge.iter().map(|(x, (low, _))| pos2(*x, plot.y(*low))).collect();
        let above: Vec<Pos2> = edge.iter().map(|(x, (_, high))| pos2(*x, plot.y(*high))).collect();
        let mut band = Mesh::default();
        for (low, high) in below.iter().zip(&above) {
            band.colored_vertex(*low, c.chart_band);
            band.colored_vertex(*high, c.chart_band);
        }
        for quad in 0..below.len().saturating_sub(1) as u32 {
            band.add_triangle(2 * quad, 2 * quad + 1, 2 * quad + 2);
            band.add_triangle(2 * quad + 1, 2 * quad + 3, 2 * quad + 2);
        }
        painter.add(Shape::mesh(band));
        for points in [below, above] {
            painter.add(Shape::line(points, Stroke::new(theme.stroke.hairline, c.chart_dot.gamma_multiply(0.6))));
        }
    }
    for (column, values) in plot.reduced(trend.points.iter().map(|point| (point.date, point.mean))).into_iter().enumerate() {
        let Some(values) = values else { continue };
        let x = plot.column_x(column);
        if values.count == 1 {
            painter.circle_filled(pos2(x, plot.y(values.mean)), DOT_RADIUS, c.chart_dot);
        } else {
            // Days sharing a column become a stroke from lowest to highest, so that none is lost.
            painter.vline(x, plot.y(values.greatest)..=plot.y(values.least), Stroke::new(1.6, c.chart_dot.gamma_multiply(0.6)));
        }
    }
    let average = of(|point| point.average);
    for line in lines(plot, &breaks, |column| average[column].map(|column| column.mean)) {
        let points: Vec<Pos2> = line.into_iter().map(|(x, value)| pos2(x, plot.y(value))).collect();
        painter.add(Shape::line(points, Stroke::new(LINE_WIDTH, c.chart_line)));
    }
}

/// The columns with a value, from left to right, split at the breaks.
fn lines<T>(plot: &Plot, breaks: &[usize], value: impl Fn(usize) -> Option<T>) -> Vec<Vec<(f32, T)>> {
    let mut lines: Vec<Vec<(f32, T)>> = vec![Vec::new()];
    for column in 0..plot.columns {
        if breaks.binary_search(&column).is_ok() {
            lines.push(Vec::new());
        }
        if let (Some(value), Some(line)) = (value(column), lines.last_mut()) {
            line.push((plot.column_x(column), value));
        }
    }
    lines.retain(|line| line.len() > 1);
    lines
}

/// The markers above the plot. Names that do not fit become tooltips; markers beyond the limit
/// become a count with their names as tooltip. The table lists all.
fn show_markers(ui: &Ui, source: &Source<'_>, theme: &Theme, plot: &Plot, found: &Found) {
    let (named, unnamed) = marks::named(&found.insights.markers);
    let y = plot.rect.top() - 18.0;
    let mut free_from = show_unnamed(ui, source, theme, plot, &unnamed, named.first().copied(), y);
    let places = apart(named.iter().map(|marker| plot.x(marker.date)));
    for (number, (marker, x)) in named.iter().zip(&places).enumerate() {
        let (day, x) = (plot.x(marker.date), *x);
        let dots = Stroke::new(1.0, theme.colours.chart_axis.gamma_multiply(0.6));
        ui.painter().extend(Shape::dashed_line(&[pos2(day, y + 10.0), pos2(day, plot.rect.bottom())], dots, 2.0, 4.0));
        marks::paint(ui.painter(), theme, &marker.kind, pos2(x, y));
        let next = places.get(number + 1).map_or(plot.rect.right(), |next| next - MARK);
        let mut rect = Rect::from_center_size(pos2(x, y), vec2(MARK_APART, 2.0 * MARK));
        if let Some(title) = marks::title(source, marker) {
            let galley = text_within(ui, TextStyle::Caption, title, f32::INFINITY);
            let width = galley.size().x;
            let left = [x + MARK, x - MARK - width].into_iter().find(|left| *left >= free_from && (*left < x || left + width <= next));
            if let Some(left) = left {
                let at = Align2::LEFT_CENTER.anchor_size(pos2(left, y), galley.size());
                ui.painter().galley(at.min, galley, theme.colours.text_secondary);
                rect = rect.union(at);
            }
        }
        free_from = rect.right() + GAP;
        name_on_hover(ui, ("marker", number), rect, &marks::dated(source, marker));
    }
}

/// Marker positions from left to right, shifted so that none overlap.
fn apart(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut apart: Vec<f32> = Vec::new();
    for place in places {
        apart.push(apart.last().map_or(place, |last| place.max(last + MARK_APART)));
    }
    apart
}

/// The count of markers that are not shown. Returns the left edge for the next label.
fn show_unnamed(ui: &Ui, source: &Source<'_>, theme: &Theme, plot: &Plot, unnamed: &[&Marker], next: Option<&Marker>, y: f32) -> f32 {
    if unnamed.is_empty() {
        return plot.rect.left();
    }
    let text = fill(&source.lang.insights.trend.more_markers, &[("count", &unnamed.len().to_string())]);
    let galley = text_within(ui, TextStyle::Caption, &text, f32::INFINITY);
    let room = next.map_or(f32::INFINITY, |next| plot.x(next.date) - MARK - GAP);
    // Above the plot if there is space, else above the axis labels.
    let left = plot.rect.left();
    let at = if left + galley.size().x <= room {
        Align2::LEFT_CENTER.anchor_size(pos2(left, y), galley.size())
    } else {
        Align2::RIGHT_CENTER.anchor_size(pos2(left - GAP, y), galley.size())
    };
    ui.painter().galley(at.min, galley, theme.colours.text_secondary);
    name_on_hover(ui, "more markers", at, &marks::listed(source, unnamed));
    at.right().max(left) + GAP
}

fn name_on_hover(ui: &Ui, id: impl AsIdSalt, rect: Rect, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let _ = show_name_on_hover(response, words);
}

fn paint_today(painter: &Painter, theme: &Theme, plot: &Plot) {
    let x = plot.rect.right() + 8.0;
    let line = seam_line(pos2(x, plot.rect.top() - 12.0), pos2(x, plot.rect.bottom() + 6.0), seam_seed(&plot.last.to_string()), 2.0);
    paint_seam(painter, &line, theme.stroke.seam_thin, theme.colours.seam);
}

fn paint_day(ui: &Ui, theme: &Theme, plot: &Plot, point: &TrendPoint, lines: &[String]) {
    const PADDING: f32 = 10.0;
    const GAP: f32 = 12.0;
    let c = theme.colours;
    let painter = ui.painter();
    let (x, y) = (plot.x(point.date), plot.y(point.mean));
    painter.vline(x, plot.rect.y_range(), Stroke::new(theme.stroke.hairline, c.line_strong));
    painter.circle_filled(pos2(x, y), DOT_RADIUS + 1.6, c.chart_line);
    let galleys: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(number, line)| text_within(ui, if number == 0 { TextStyle::SmallStrong } else { TextStyle::Small }, line, 240.0))
        .collect();
    let size = galleys.iter().fold(vec2(0.0, 0.0), |size, galley| vec2(size.x.max(galley.size().x), size.y + galley.size().y)) + vec2(2.0, 1.6) * PADDING;
    // Right of the line if there is space, else left of it.
    let left = if x + GAP + size.x <= plot.rect.right() { x + GAP } else { (x - GAP - size.x).max(plot.rect.left() - GAP) };
    let rect = Rect::from_min_size(pos2(left, plot.rect.top() + 4.0), size);
    painter.add(theme.surface(Level::Overlay, rect, theme.radius.control));
    let mut top = rect.top() + 0.8 * PADDING;
    for (number, galley) in galleys.into_iter().enumerate() {
        let height = galley.size().y;
        painter.galley(pos2(rect.left() + PADDING, top), galley, if number == 0 { c.text_primary } else { c.text_secondary });
        top += height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn point(text: &str) -> TrendPoint {
        TrendPoint { date: date(text), mean: 0.0, check_ins: 1, average: None, usual: None, starts_line: false }
    }

    #[test]
    fn places_and_days_agree_for_every_day_that_has_a_column() {
        let plot = Plot::new(Rect::from_min_size(pos2(100.0, 0.0), vec2(900.0, 200.0)), &(date("2026-08-24")..=date("2026-11-22")));
        assert_eq!(plot.columns, 91);
        for day in plot.first.iter_days().take(91) {
            assert_eq!(plot.day_at(plot.x(day)), day);
        }
        assert_eq!((plot.day_at(0.0), plot.day_at(5000.0)), (plot.first, plot.last));
    }

    #[test]
    fn marks_of_the_same_days_stand_beside_one_another() {
        assert_eq!(apart([10.0, 10.0, 20.0, 100.0].into_iter()), [10.0, 28.0, 46.0, 100.0]);
    }

    #[test]
    fn years_share_the_columns_there_are() {
        let plot = Plot::new(Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 200.0)), &(date("2016-01-01")..=date("2026-01-01")));
        assert_eq!((plot.columns, plot.column(plot.last)), (200, 199));
    }

    #[test]
    fn the_nearest_day_is_found_on_either_side() {
        let points = [point("2026-11-01"), point("2026-11-10")];
        let near = |day: &str| nearest(&points, date(day)).map(|point| point.date);
        assert_eq!(near("2026-11-04"), Some(date("2026-11-01")));
        assert_eq!(near("2026-11-08"), Some(date("2026-11-10")));
        assert_eq!(near("2026-12-24"), Some(date("2026-11-10")));
        assert!(nearest(&[], date("2026-11-01")).is_none());
    }

    #[test]
    fn lines_break_where_they_begin_anew() {
        let plot = Plot::new(Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 200.0)), &(date("2026-11-01")..=date("2026-11-10")));
        let pieces = lines(&plot, &[0, 6], |column| (column != 3).then_some(column));
        assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [5, 4]);
    }
}
