//! The month: one cell per day, with tint and mark of its mood.

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::days::{DayGroup, DayMarks, Stride, day_name, first_of_month, last_of_month, marks, within};
use super::{Opened, State};
use crate::journal::{DayMood, Quadrant};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{MarkImage, group, paint_mood_mark, paint_seam, seam_line, seam_seed, show_name_on_hover, state_colour, text_within};

const RADIUS: f32 = 10.0;
const GAP: f32 = 6.0;
const INSET: f32 = 10.0;
const HEAD: f32 = 28.0;
const ROWS: f32 = 6.0;
const CELL_MIN: f32 = 56.0;
/// Height of a cell on a scrolling page.
pub(super) const CELL_IN_PAGE: f32 = 66.0;
/// Narrower cells have the writing sign beside the number.
const NARROW_CELL: f32 = 76.0;
const SEAM_WIDTH: f32 = 26.0;

/// The cell height at which six weeks fill `height`.
pub(super) fn cell_height(height: f32) -> f32 {
    ((height - HEAD - (ROWS - 1.0) * GAP) / ROWS).max(CELL_MIN)
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, cell_height: f32) -> Opened {
    let today = cx.today();
    let mut selected = state.selected(cx);
    let (days, is_entered) = DayGroup::new(ui, "month", Stride::Weeks, &mut selected, today);
    if state.take_calendar_focus() {
        days.focus(ui);
    }
    let first = first_of_month(selected);
    let hour = cx.journal.day_start_hour();
    let marks = state.month_marks.get((cx.revision, hour, first), || marks(cx.journal, first..=last_of_month(first), hour)).clone();
    let column_of_first = first.weekday().days_since(cx.locale.week_begins);
    let count = u32::from(first.num_days_in_month());
    let weeks = (column_of_first + count).div_ceil(7);

    let mut opened = if is_entered { Opened::ByKey } else { Opened::No };
    group(ui, Role::ListBox, &cx.lang.journal.calendar, |ui| {
        let width = ui.available_width();
        let cell = vec2((width - 6.0 * GAP) / 7.0, cell_height);
        let height = HEAD + weeks as f32 * (cell.y + GAP) - GAP;
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        weekdays(ui, cx, rect, cell.x);
        for (place, day) in (column_of_first..).zip(first.iter_days().take(count as usize)) {
            let (column, row) = ((place % 7) as f32, (place / 7) as f32);
            let at = Rect::from_min_size(rect.min + vec2(column * (cell.x + GAP), HEAD + row * (cell.y + GAP)), cell);
            let shown = marks.get(&day).copied().unwrap_or_default();
            if day > today {
                number(ui, at, day, TextStyle::Small, Theme::of(ui).colours.text_tertiary);
                continue;
            }
            let name = day_name(cx, day, shown);
            let response = show_name_on_hover(days.interact(ui, at, day, &name), &name);
            if response.changed() {
                selected = day;
            }
            if response.clicked() {
                opened = Opened::ByPointer;
            }
            if ui.is_rect_visible(at.expand(4.0)) {
                paint_day(ui, at, day, shown, &response, day == selected, day == today);
            }
        }
    });
    state.select(within(selected, today), today);
    opened
}

fn weekdays(ui: &Ui, cx: &Cx<'_>, rect: Rect, cell_width: f32) {
    let mut weekday = cx.locale.week_begins;
    for column in 0..7_u8 {
        let name = text_within(ui, TextStyle::Caption, &cx.lang.dates.weekdays_short[weekday.num_days_from_monday() as usize], cell_width);
        let at = rect.min + vec2(f32::from(column) * (cell_width + GAP) + INSET - 1.0, 2.0);
        ui.painter().galley(at, name, Theme::of(ui).colours.text_tertiary);
        weekday = weekday.succ();
    }
}

fn number(ui: &Ui, cell: Rect, day: NaiveDate, style: TextStyle, ink: Color32) -> Rect {
    let text = text_within(ui, style, &day.day().to_string(), f32::INFINITY);
    let at = Align2::LEFT_TOP.anchor_size(cell.min + vec2(INSET, 6.0), text.size());
    ui.painter().galley(at.min, text, ink);
    at
}

fn paint_day(ui: &Ui, cell: Rect, day: NaiveDate, shown: DayMarks, response: &Response, is_selected: bool, is_today: bool) {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let painter = ui.painter();
    let tint = shown.mood.map_or(Color32::TRANSPARENT, |mood| theme.mood_soft(mood.main));
    let hovered = shown.mood.map_or(c.fill_hover, |_| tint.lerp_to_gamma(c.fill_pressed, 0.5));
    painter.rect_filled(cell, RADIUS, state_colour(ui, response, [tint, hovered, c.fill_pressed]));
    if shown.mood.is_none() || theme.high_contrast {
        painter.rect_stroke(cell, RADIUS, Stroke::new(theme.stroke.hairline, c.line), StrokeKind::Inside);
    }
    let style = if is_today { TextStyle::SmallStrong } else { TextStyle::Small };
    let ink = if shown.mood.is_some() || is_today { c.text_primary } else { c.text_secondary };
    let written = number(ui, cell, day, style, ink);
    if is_today {
        let from = pos2(written.left(), written.bottom() + 3.0);
        let seam = seam_line(from, from + vec2(SEAM_WIDTH.min(cell.width() - 2.0 * INSET), 0.0), seam_seed(&day.to_string()), 2.0);
        paint_seam(painter, &seam, theme.stroke.seam_thin, c.seam);
    }
    if let Some(mood) = shown.mood {
        paint_marks(painter, theme, cell, mood);
    }
    if shown.has_writing {
        let at = if cell.width() < NARROW_CELL {
            pos2(cell.right() - INSET - WRITING.x, written.center().y)
        } else {
            pos2(cell.left() + INSET, cell.bottom() - 16.0)
        };
        paint_writing(painter, theme, at);
    }
    if response.has_focus() {
        theme.focus_ring(painter, cell, RADIUS, theme.stroke.focus_gap);
    } else if is_selected {
        painter.rect_stroke(cell.expand(2.0), RADIUS + 2.0, Stroke::new(2.0, c.accent), StrokeKind::Outside);
    }
}

/// The main mark at the bottom right, and a small one for a second mood.
fn paint_marks(painter: &Painter, theme: &Theme, cell: Rect, mood: DayMood) {
    let (main, small) = (theme.sizes.mark_day, theme.sizes.mark_second);
    let mut right = cell.right() - INSET;
    let bottom = cell.bottom() - INSET;
    if let Some(second) = mood.second {
        paint_mood_mark(painter, theme, second, pos2(right - small / 2.0, bottom - small / 2.0), small);
        right -= small + 4.0;
    }
    paint_mood_mark(painter, theme, mood.main, pos2(right - main / 2.0, bottom - main / 2.0), main);
}

/// The writing sign: two short lines.
const WRITING: eframe::egui::Vec2 = vec2(14.0, 6.0);

/// Paints the writing sign; `at` is its left centre.
fn paint_writing(painter: &Painter, theme: &Theme, at: Pos2) {
    for side in [-0.5, 0.5] {
        let y = painter.round_to_pixel_center(at.y + side * WRITING.y);
        painter.hline(at.x..=at.x + WRITING.x, y, Stroke::new(1.5, theme.colours.text_tertiary));
    }
}

pub(super) fn legend(ui: &mut Ui, cx: &Cx<'_>) {
    const MARK: f32 = 12.0;
    let theme = Theme::of(ui);
    let entry = |ui: &mut Ui, mark: Option<Quadrant>, text: &str| {
        // Keep each mark on one line with its label.
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(mark) = mark {
                ui.add(MarkImage { mark, size: MARK });
            } else {
                let (rect, _) = ui.allocate_exact_size(vec2(WRITING.x, MARK), Sense::hover());
                paint_writing(ui.painter(), theme, rect.left_center());
            }
            ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
        });
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(18.0, 4.0);
        for quadrant in Quadrant::ALL {
            entry(ui, Some(quadrant), &cx.lang.mood.quadrants[quadrant]);
        }
        let written = &cx.lang.journal.has_writing;
        let mut letters = written.chars();
        let capital: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        entry(ui, None, &capital);
    });
}
