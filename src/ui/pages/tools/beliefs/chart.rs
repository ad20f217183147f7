//! Both ratings over time, as two lines, in words, and as a table.

use chrono::NaiveDate;
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, remap, vec2};

use crate::content::fill;
use crate::journal::{BELIEVABILITY_MAX, Belief, Believability};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, TableCell, TableWords, section_label, table, text_within};

const HEIGHT: f32 = 180.0;
const MAX_WIDTH: f32 = 560.0;
/// Space below the plot, for dates.
const BOTTOM: f32 = 26.0;
/// Space above and below the extreme values.
const PADDING: f32 = 10.0;
const DOT_RADIUS: f32 = 4.0;
const LINE_WIDTH: f32 = 2.4;
const GAP: f32 = 10.0;

struct Line<'a> {
    name: &'a str,
    value: fn(&Believability) -> Option<u8>,
    colour: Color32,
    /// Filled dots or rings, so that lines do not differ by colour alone.
    is_filled: bool,
}

/// Shows the chart, from two ratings on.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, shows_table: &mut bool, belief: &Belief) {
    if belief.ratings.len() < 2 {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    let c = theme.colours;
    let lines = [
        Line { name: &words.chart_belief, value: |rating| rating.belief, colour: c.chart_neutral, is_filled: false },
        Line { name: &words.chart_truer, value: |rating| rating.truer, colour: c.chart_line, is_filled: true },
    ];
    ui.add_space(theme.spacing.s);
    section_label(ui, &words.chart);
    if *shows_table {
        show_table(ui, cx, belief, &lines);
    } else {
        show_plot(ui, cx, belief, &lines);
    }
    let other_way = if *shows_table { &cx.lang.insights.as_chart } else { &cx.lang.insights.as_table };
    if flush_left(ui, |ui| ui.add(Button::quiet(other_way).small())).clicked() {
        *shows_table = !*shows_table;
    }
}

fn day_of(cx: &Cx<'_>, rating: &Believability) -> NaiveDate {
    rating.when.day(cx.journal.day_start_hour())
}

fn show_plot(ui: &mut Ui, cx: &Cx<'_>, belief: &Belief, lines: &[Line<'_>; 2]) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().min(MAX_WIDTH), HEIGHT), Sense::hover());
    let said = said(cx, belief, lines);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let ends = [&words.high, &words.low].map(|word| text_within(ui, TextStyle::Caption, word, rect.width() / 3.0));
    let names = lines.each_ref().map(|line| text_within(ui, TextStyle::Caption, line.name, rect.width() / 3.0));
    let left = ends.iter().map(|end| end.size().x).fold(0.0, f32::max) + GAP;
    let right = names.iter().map(|name| name.size().x).fold(0.0, f32::max) + GAP + DOT_RADIUS;
    let plot = Rect::from_min_max(pos2(rect.left() + left, rect.top() + PADDING), pos2(rect.right() - right, rect.bottom() - BOTTOM - PADDING));
    let painter = ui.painter();
    for (end, y) in ends.into_iter().zip([plot.top(), plot.bottom()]) {
        let y = painter.round_to_pixel_center(y);
        painter.hline(plot.x_range(), y, Stroke::new(theme.stroke.hairline, theme.colours.chart_grid));
        painter.galley(Align2::RIGHT_CENTER.anchor_size(pos2(plot.left() - GAP, y), end.size()).min, end, theme.colours.chart_axis);
    }
    let places = places(cx, &belief.ratings, &plot);
    let mut last_names: Vec<(Pos2, usize)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let points: Vec<Pos2> = belief.ratings.iter().zip(&places).filter_map(|(rating, x)| Some(pos2(*x, height(&plot, (line.value)(rating)?)))).collect();
        paint_line(painter, theme, line, &points);
        if let Some(last) = points.last() {
            last_names.push((*last, number));
        }
    }
    paint_names(painter, theme, &names, apart(last_names, TextStyle::Caption.line_height()), plot.right() + GAP);
    let days = [belief.ratings.first(), belief.ratings.last()].map(|rating| rating.map(|rating| day_of(cx, rating)));
    for (day, (x, align)) in days.into_iter().zip([(plot.left(), Align2::LEFT_BOTTOM), (plot.right(), Align2::RIGHT_BOTTOM)]) {
        let Some(day) = day else { continue };
        let text = cx.locale.day_near(day, cx.today(), &cx.lang.dates);
        let galley = text_within(ui, TextStyle::Caption, &text, rect.width() / 2.0);
        painter.galley(align.anchor_size(pos2(x, rect.bottom()), galley.size()).min, galley, theme.colours.chart_axis);
    }
}

fn height(plot: &Rect, value: u8) -> f32 {
    remap(f32::from(value.min(BELIEVABILITY_MAX)), 0.0..=f32::from(BELIEVABILITY_MAX), plot.bottom()..=plot.top())
}

/// Horizontal positions of the ratings.
fn places(cx: &Cx<'_>, ratings: &[Believability], plot: &Rect) -> Vec<f32> {
    let days: Vec<i64> = ratings.iter().map(|rating| ratings.first().map_or(0, |first| (day_of(cx, rating) - day_of(cx, first)).num_days())).collect();
    let span = days.last().copied().unwrap_or_default().max(1);
    days.iter().map(|day| remap(*day as f32, 0.0..=span as f32, plot.left()..=plot.right())).collect()
}

fn paint_line(painter: &Painter, theme: &Theme, line: &Line<'_>, points: &[Pos2]) {
    painter.add(Shape::line(points.to_vec(), Stroke::new(LINE_WIDTH, line.colour)));
    for point in points {
        let ground = if line.is_filled { line.colour } else { theme.colours.surface_raised };
        painter.circle(*point, DOT_RADIUS, ground, Stroke::new(2.0, line.colour));
    }
}

/// Moves the line labels apart so that they do not overlap.
fn apart(mut ends: Vec<(Pos2, usize)>, gap: f32) -> Vec<(f32, usize)> {
    ends.sort_by(|(one, _), (other, _)| one.y.total_cmp(&other.y));
    if let [(upper, _), (lower, _)] = ends.as_mut_slice()
        && lower.y - upper.y < gap
    {
        let push = (gap - (lower.y - upper.y)) / 2.0;
        upper.y -= push;
        lower.y += push;
    }
    ends.into_iter().map(|(place, number)| (place.y, number)).collect()
}

fn paint_names(painter: &Painter, theme: &Theme, names: &[std::sync::Arc<eframe::egui::Galley>; 2], heights: Vec<(f32, usize)>, x: f32) {
    for (y, number) in heights {
        let name = &names[number];
        painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(x, y), name.size()).min, name.clone(), theme.colours.text_secondary);
    }
}

/// The chart in words.
fn said(cx: &Cx<'_>, belief: &Belief, lines: &[Line<'_>; 2]) -> String {
    let words = &cx.lang.beliefs;
    let ratings = belief.ratings.iter().map(|rating| {
        let values = lines.iter().filter_map(|line| Some(format!("{} {}", line.name, (line.value)(rating)?)));
        let day = cx.locale.day_near(day_of(cx, rating), cx.today(), &cx.lang.dates);
        fill(&words.chart_point, &[("date", &day), ("what", &values.collect::<Vec<_>>().join(&cx.lang.common.list_comma))])
    });
    std::iter::once(words.chart.clone()).chain(ratings).collect::<Vec<_>>().join(". ")
}

fn show_table(ui: &mut Ui, cx: &Cx<'_>, belief: &Belief, lines: &[Line<'_>; 2]) {
    let words = &cx.lang.beliefs;
    let columns = [words.day_column.as_str(), lines[0].name, lines[1].name];
    let count = belief.ratings.len();
    // Newest first.
    let cells = |row: usize| {
        let rating = &belief.ratings[count - 1 - row];
        let day = TableCell { text: cx.locale.short_date(day_of(cx, rating), &cx.lang.dates), is_number: false };
        let values = lines
            .iter()
            .map(|line| TableCell { text: (line.value)(rating).map_or_else(|| words.not_rated.clone(), |value| value.to_string()), is_number: true });
        std::iter::once(day).chain(values).collect()
    };
    let table_words = &cx.lang.insights.table;
    let place = |from: usize, to: usize| fill(&table_words.place, &[("from", &from.to_string()), ("to", &to.to_string()), ("number", &count.to_string())]);
    table(ui, TableWords { name: &words.chart, before: &table_words.newer, after: &table_words.older }, &columns, count, cells, place);
}
