//! Factors of better and harder days: a sentence, a dot with its interval, and the number of days.
//! Association, not cause.

use eframe::egui::{Align, Layout, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, lerp, pos2, vec2};

use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State};
use crate::content::fill;
use crate::content::strings::InsightsTogetherWords;
use crate::insights::{Comparison, Lag, NEEDS_DAYS, Outcome, Pairing, What, is_about_people};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, Segment, hide, mark_heading, segmented, show_name_on_hover};

const ROWS: usize = 6;
const PLOT_WIDTH: f32 = 176.0;
const COUNT_WIDTH: f32 = 44.0;
/// Narrower than this, the plot is below the text.
const BESIDE_FROM: f32 = 460.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let words = &source.lang.insights.together;
    let rows = rows(&source, state, found);
    let titled = Titled { part: Part::Together, heading: &words.heading, table: table(&source, &rows) };
    let aside = |ui: &mut Ui, _: &Source<'_>, state: &mut State| {
        let lags = [Segment::new(Lag::SameDay, &words.same_day), Segment::new(Lag::NextDay, &words.next_day)];
        segmented(ui, "lag", &words.lag, &mut state.lag, &lags);
    };
    part::show(ui, cx, state, &titled, aside, |ui, source, state| {
        let days = rows.iter().map(|(pairing, _)| pairing.days_with + pairing.days_without).max().unwrap_or_default();
        if (NEEDS_DAYS..ENOUGH_DAYS).contains(&days) {
            sentence(ui, &fill(&source.lang.insights.together.few_days, &[("count", &days.to_string())]));
        }
        chart(ui, source, &shown(state, &rows));
        show_more(ui, source, state, rows.len());
    });
    let mut shows_people = state.shows_people;
    ui.add_space(Theme::of(ui).spacing.s);
    ui.add(CheckBox::new(&mut shows_people, &words.people));
    state.shows_people = shows_people;
    show_how(ui, &source, state);
}

/// Days needed to detect differences of typical size: about ten weeks.
const ENOUGH_DAYS: u32 = 70;

/// The picture, with the rows shown on the page.
pub(super) fn show_in_picture(ui: &mut Ui, source: &Source<'_>, state: &State, found: &Found) {
    let words = &source.lang.insights.together;
    let rows = rows(source, state, found);
    let lag = if state.lag == Lag::SameDay { &words.same_day } else { &words.next_day };
    part::show_in_picture(ui, Part::Together, &words.heading, |ui| sentence(ui, lag));
    chart(ui, source, &shown(state, &rows));
}

fn rows<'a>(source: &Source<'_>, state: &State, found: &'a Found) -> Vec<(&'a Pairing, String)> {
    let is_shown = |what: &What| match what {
        What::Tag(word) => state.shows_people || !is_about_people(source.content, source.journal, word),
        _ => true,
    };
    let of_lag = found.insights.together.iter().filter(|pairing| pairing.lag == state.lag && is_shown(&pairing.what));
    of_lag.filter_map(|pairing| Some((pairing, source.sentences().what(&pairing.what)?))).collect()
}

/// The rows before "more": the first ones, and at least one of each outcome.
fn shown<'r, 'a>(state: &State, rows: &'r [(&'a Pairing, String)]) -> Vec<&'r (&'a Pairing, String)> {
    if state.shows_all || rows.len() <= ROWS {
        return rows.iter().collect();
    }
    let first = |outcome: fn(&Outcome) -> bool| rows.iter().position(|(pairing, _)| outcome(&pairing.outcome));
    let unclear = first(|outcome| matches!(outcome, Outcome::Compared(found) if !found.goes_together));
    let not_enough = first(|outcome| matches!(outcome, Outcome::NotEnough { .. }));
    let kept: Vec<usize> = [unclear, not_enough].into_iter().flatten().collect();
    let others = (0..rows.len()).filter(|place| !kept.contains(place)).take(ROWS - kept.len());
    let mut places: Vec<usize> = others.chain(kept.iter().copied()).collect();
    places.sort_unstable();
    places.into_iter().map(|place| &rows[place]).collect()
}

fn table<'a>(source: &Source<'a>, rows: &'a [(&'a Pairing, String)]) -> Table<'a> {
    let source = *source;
    let words = &source.lang.insights.together;
    let row = move |row: usize| {
        let (pairing, name) = &rows[row];
        let comparison = pairing.comparison();
        let interval = comparison.and_then(|found| found.interval);
        vec![
            Cell::Text(name.clone()),
            Cell::Text(source.sentences().pairing(pairing)),
            Cell::number(comparison.map(|found| found.difference)),
            Cell::number(interval.map(|(from, _)| from)),
            Cell::number(interval.map(|(_, to)| to)),
            Cell::Count(pairing.days_with),
            Cell::Count(pairing.days_without),
        ]
    };
    let columns: Vec<&str> = vec![
        &words.what_column,
        &words.says_column,
        &words.difference_column,
        &words.from_column,
        &words.to_column,
        &source.lang.insights.days_column,
        &words.without_column,
    ];
    Table::new(columns, rows.len(), row)
}

fn chart(ui: &mut Ui, source: &Source<'_>, rows: &[&(&Pairing, String)]) {
    let theme = Theme::of(ui);
    let words = &source.lang.insights.together;
    let is_beside = ui.available_width() >= BESIDE_FROM && !rows.is_empty();
    if is_beside {
        show_scale(ui, words);
    } else {
        caution(ui, words);
    }
    if rows.is_empty() {
        sentence(ui, &words.none);
    }
    let comparisons = rows.iter().filter_map(|(pairing, _)| pairing.comparison());
    // One scale for all rows, with a minimum so that small differences do not look large.
    let reach = comparisons.map(farthest).fold(0.3, f64::max);
    for (pairing, name) in rows {
        let line = ui.available_rect_before_wrap();
        theme.hairline(ui.painter(), line.left(), line.right(), line.top());
        ui.add_space(theme.spacing.s);
        show_row(ui, source, pairing, name, reach, is_beside);
        ui.add_space(theme.spacing.xs);
    }
}

fn caution(ui: &mut Ui, words: &InsightsTogetherWords) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Caption, &words.caution).color(theme.colours.text_secondary));
}

fn show_more(ui: &mut Ui, source: &Source<'_>, state: &mut State, rows: usize) {
    let words = &source.lang.insights.together;
    if rows > ROWS {
        let text = if state.shows_all { words.show_fewer.clone() } else { words.show_all.of(rows - ROWS) };
        if flush_left(ui, |ui| ui.add(Button::quiet(&text).small())).clicked() {
            state.shows_all = !state.shows_all;
        }
    }
}

/// Column headings: caution, harder, better, days.
fn show_scale(ui: &mut Ui, words: &InsightsTogetherWords) {
    let theme = Theme::of(ui);
    // Captions need less height than controls.
    let row = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), TextStyle::Caption.line_height()), row, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let cell = |ui: &mut Ui, width: f32, layout: Layout, contents: &dyn Fn(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(width, TextStyle::Caption.line_height()), layout, |ui| {
                ui.set_width(width);
                contents(ui);
            });
        };
        let (from_left, from_right) = (Layout::left_to_right(Align::Center), Layout::right_to_left(Align::Center));
        let caption = |text: &str, ui: &mut Ui| {
            // Visual only; each row includes this for screen readers.
            hide(ui);
            ui.label(theme.text(TextStyle::Caption, text));
        };
        let beside = ui.available_width() - PLOT_WIDTH - COUNT_WIDTH;
        cell(ui, beside, from_left, &|ui| caution(ui, words));
        cell(ui, PLOT_WIDTH / 2.0, from_left, &|ui| caption(&words.harder, ui));
        cell(ui, PLOT_WIDTH / 2.0, from_right, &|ui| caption(&words.better, ui));
        cell(ui, COUNT_WIDTH, from_right, &|ui| caption(&words.days, ui));
    });
}

fn show_row(ui: &mut Ui, source: &Source<'_>, pairing: &Pairing, name: &str, reach: f64, is_beside: bool) {
    let theme = Theme::of(ui);
    let lang = source.lang;
    let text = |ui: &mut Ui| {
        mark_heading(&ui.label(theme.text(TextStyle::SmallStrong, name)), 3);
        sentence(ui, &source.sentences().pairing(pairing));
    };
    let numbers = |ui: &mut Ui| {
        if let Some(found) = pairing.comparison() {
            show_interval(ui, source, found, reach);
        } else {
            ui.allocate_exact_size(vec2(PLOT_WIDTH, 1.0), Sense::hover());
        }
        let days = pairing.days_with.to_string();
        let count = ui.allocate_ui_with_layout(vec2(COUNT_WIDTH, TextStyle::Small.line_height()), Layout::right_to_left(Align::Center), |ui| {
            ui.set_width(COUNT_WIDTH);
            ui.label(theme.text(TextStyle::Small, &days).color(theme.colours.text_secondary))
        });
        let said = lang.insights.days.of(pairing.days_with as usize);
        ui.ctx().accesskit_node_builder(count.inner.id, |node| node.set_value(said));
    };
    if !is_beside {
        text(ui);
        ui.horizontal(numbers);
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ui.available_width() - PLOT_WIDTH - COUNT_WIDTH;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            text(ui);
        });
        numbers(ui);
    });
}

fn farthest(found: &Comparison) -> f64 {
    let (from, to) = found.interval.unwrap_or((found.difference, found.difference));
    from.abs().max(to.abs())
}

/// The difference as a dot, with its interval as a line if conclusive. Harder is left of the
/// centre.
fn show_interval(ui: &mut Ui, source: &Source<'_>, found: &Comparison, reach: f64) {
    const HEIGHT: f32 = 28.0;
    const DOT: f32 = 5.0;
    let theme = Theme::of(ui);
    let c = theme.colours;
    let (rect, response) = ui.allocate_exact_size(vec2(PLOT_WIDTH, HEIGHT), Sense::hover());
    let said = format!("{} {}", source.lang.insights.together.difference_column, source.sentences().size(found));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let response = show_name_on_hover(response, &said);
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    let inside = rect.shrink2(vec2(DOT + 3.0, 0.0));
    let x = |value: f64| lerp(inside.x_range(), (0.5 + 0.5 * value / reach).clamp(0.0, 1.0) as f32);
    let y = rect.center().y;
    let colour = match (found.goes_together, found.difference < 0.0) {
        (false, _) => c.chart_neutral,
        (true, true) => c.chart_worse,
        (true, false) => c.chart_better,
    };
    ui.painter().extend(Shape::dashed_line(&[pos2(x(0.0), rect.top()), pos2(x(0.0), rect.bottom())], Stroke::new(1.0, c.chart_axis), 2.0, 4.0));
    if let Some((from, to)) = found.interval {
        ui.painter().rect_filled(Rect::from_x_y_ranges(x(from)..=x(to), y - 1.0..=y + 1.0), 1.0, colour);
    }
    ui.painter().circle_filled(pos2(x(found.difference), y), DOT, colour);
}

fn show_how(ui: &mut Ui, source: &Source<'_>, state: &mut State) {
    let words = &source.lang.insights.together;
    if flush_left(ui, |ui| ui.add(Button::quiet(&words.how).small())).clicked() {
        state.shows_how = !state.shows_how;
    }
    if state.shows_how {
        for text in [&words.how_compare, &words.how_interval, &words.how_rule, &words.how_not] {
            sentence(ui, text);
        }
    }
}
