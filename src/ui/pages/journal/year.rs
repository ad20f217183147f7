//! The year: one small square per day, one row per month.

use chrono::{Datelike as _, Months, NaiveDate};
use eframe::egui::{Align2, Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::days::{DayGroup, Marks, Stride, day_name, marks, within};
use super::{Opened, State};
use crate::content::fill;
use crate::journal::Quadrant;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{MarkImage, group, hairline, paint_mood_mark, paint_seam, seam_line, seam_seed, show_name_on_hover, text_within};

const COLUMNS: f32 = 31.0;
const ROW: f32 = 40.0;
const HEAD: f32 = 26.0;
const RADIUS: f32 = 4.0;
/// Radius of the dot for a day in the future or before the journal began.
const DOT: f32 = 1.4;
const LEGEND_WIDTH: f32 = 170.0;
const LEGEND_GAP: f32 = 28.0;
const NAMES_WIDTH: f32 = 46.0;

#[derive(Clone, Debug)]
pub(super) struct Year {
    marks: Marks,
    /// The first day of the journal with a check-in.
    begins: Option<NaiveDate>,
}

impl Year {
    fn of(cx: &Cx<'_>, year: i32) -> Self {
        let hour = cx.journal.day_start_hour();
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let begins = cx.journal.check_ins_by_time().next().map(|(_, check_in)| check_in.when.day(hour));
        Self { marks: marks(cx.journal, day(1, 1)..=day(12, 31), hour), begins }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Opened {
    let today = cx.today();
    let mut selected = state.selected(cx);
    let (days, is_entered) = DayGroup::new(ui, "year", Stride::Months, &mut selected, today);
    if state.take_calendar_focus() {
        days.focus(ui);
    }
    let number = selected.year();
    let year = state.year_marks.get((cx.revision, cx.journal.day_start_hour(), number), || Year::of(cx, number)).clone();
    let mut opened = if is_entered { Opened::ByKey } else { Opened::No };
    let theme = Theme::of(ui);
    let beside = ui.available_width() >= COLUMNS * (theme.sizes.year_cell + theme.sizes.year_gap) + NAMES_WIDTH + LEGEND_WIDTH + LEGEND_GAP;
    let mut show_days = |ui: &mut Ui| {
        group(ui, Role::ListBox, &cx.lang.journal.year_calendar, |ui| {
            if let Some((day, how)) = show_rows(ui, cx, &year, number, &days, selected) {
                selected = day;
                opened = how.unwrap_or(opened);
            }
        });
    };
    if beside {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = ui.available_width() - LEGEND_WIDTH - LEGEND_GAP;
            ui.vertical(|ui| {
                ui.set_width(width);
                show_days(ui);
            });
            ui.add_space(LEGEND_GAP);
            ui.vertical(|ui| {
                ui.set_width(LEGEND_WIDTH);
                ui.add_space(16.0);
                legend(ui, cx, &year);
            });
        });
    } else {
        show_days(ui);
        ui.add_space(theme.spacing.xl);
        legend(ui, cx, &year);
    }
    state.select(within(selected, today), today);
    opened
}

/// Draws the rows. Returns a day chosen by pointer or screen reader; `Opened` if it is to be
/// opened.
fn show_rows(ui: &mut Ui, cx: &Cx<'_>, year: &Year, number: i32, days: &DayGroup, selected: NaiveDate) -> Option<(NaiveDate, Option<Opened>)> {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let names: Vec<_> = cx.lang.dates.months_short.iter().map(|name| text_within(ui, TextStyle::Small, name, f32::INFINITY)).collect();
    let lead = names.iter().map(|name| name.size().x).fold(0.0, f32::max) + 14.0;
    let pitch = ((ui.available_width() - lead) / COLUMNS).min(theme.sizes.year_cell + theme.sizes.year_gap);
    let side = pitch - theme.sizes.year_gap.min(pitch * 0.15);
    let row_height = if pitch < theme.sizes.year_cell { pitch + 8.0 } else { ROW };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD + 12.0 * row_height), Sense::hover());
    let centre_of = |day: NaiveDate| pos2(rect.left() + lead + (day.day0() as f32 + 0.5) * pitch, rect.top() + HEAD + (day.month0() as f32 + 0.5) * row_height);

    for column in [1_u8, 5, 10, 15, 20, 25, 30] {
        let text = text_within(ui, TextStyle::Caption, &column.to_string(), f32::INFINITY);
        let at = pos2(rect.left() + lead + (f32::from(column) - 0.5) * pitch, rect.top() + HEAD / 2.0);
        ui.painter().galley(Align2::CENTER_CENTER.anchor_size(at, text.size()).min, text, c.text_tertiary);
    }
    for (row, name) in names.into_iter().enumerate() {
        let at = pos2(rect.left(), rect.top() + HEAD + (row as f32 + 0.5) * row_height);
        ui.painter().galley(Align2::LEFT_CENTER.anchor_size(at, name.size()).min, name, c.text_secondary);
    }

    let (today, mut chosen) = (cx.today(), None);
    let first = NaiveDate::from_ymd_opt(number, 1, 1)?;
    let until = first.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX);
    for day in first.iter_days().take_while(|day| *day < until) {
        let centre = centre_of(day);
        let cell = Rect::from_center_size(centre, vec2(side, side));
        if day > today {
            ui.painter().circle_filled(centre, DOT, c.text_tertiary);
            continue;
        }
        let shown = year.marks.get(&day).copied().unwrap_or_default();
        let name = day_name(cx, day, shown);
        // Click targets reach to the next day.
        let target = Rect::from_center_size(centre, vec2(pitch, row_height.min(24.0)));
        let response = show_name_on_hover(days.interact(ui, target, day, &name), &name);
        if response.changed() {
            chosen = Some((day, response.clicked().then_some(Opened::ByPointer)));
        }
        if ui.is_rect_visible(cell.expand(4.0)) {
            match shown.mood {
                Some(mood) => {
                    ui.painter().rect_filled(cell, RADIUS, theme.mood_soft(mood.main));
                    paint_mood_mark(ui.painter(), theme, mood.main, centre, side * theme.sizes.mark_second / theme.sizes.year_cell);
                }
                None if shown.has_writing || year.begins.is_some_and(|begins| begins <= day) => {
                    ui.painter().rect_stroke(cell, RADIUS, Stroke::new(theme.stroke.hairline, c.line), StrokeKind::Inside);
                }
                None => {
                    ui.painter().circle_filled(centre, DOT, c.text_tertiary);
                }
            }
            if response.has_focus() {
                theme.focus_ring(ui.painter(), cell, RADIUS, 0.0);
            } else if day == selected {
                ui.painter().rect_stroke(cell, RADIUS, Stroke::new(2.0, c.accent), StrokeKind::Outside);
            }
        }
        if day == today {
            let (top, bottom) = (centre + vec2(pitch / 2.0, -0.65 * side), centre + vec2(pitch / 2.0, 0.65 * side));
            paint_seam(ui.painter(), &seam_line(top, bottom, seam_seed(&day.to_string()), 2.0), theme.stroke.seam_thin, c.seam);
        }
    }
    chosen
}

/// The marks, each with its number of days as main mood, and a summary of the year.
fn legend(ui: &mut Ui, cx: &Cx<'_>, year: &Year) {
    const ORDER: [Quadrant; 5] = [Quadrant::Edge, Quadrant::Heavy, Quadrant::Centre, Quadrant::Settled, Quadrant::Bright];
    const COUNT_COLUMN: f32 = 140.0;
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    let mains: Vec<Quadrant> = year.marks.values().filter_map(|day| day.mood).map(|mood| mood.main).collect();
    ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
    ui.label(theme.text(TextStyle::SmallStrong, &words.year_mostly));
    for quadrant in ORDER {
        ui.horizontal(|ui| {
            let left = ui.cursor().left();
            ui.add(MarkImage { mark: quadrant, size: 13.0 });
            ui.label(theme.text(TextStyle::Small, &cx.lang.mood.quadrants[quadrant]));
            ui.add_space((left + COUNT_COLUMN - 30.0 - ui.cursor().left()).max(0.0));
            let count = mains.iter().filter(|main| **main == quadrant).count();
            ui.label(theme.text(TextStyle::Small, count.to_string()).color(theme.colours.text_tertiary));
        });
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    hairline(ui);
    let days = match year.begins.filter(|begins| year.marks.contains_key(begins)) {
        Some(begins) => fill(&words.year_days_since.of(mains.len()), &[("date", &cx.locale.day_of_month(begins, &cx.lang.dates))]),
        None => words.year_days.of(mains.len()),
    };
    let sentence = format!("{days} {}", words.year_blank);
    let ink: Color32 = theme.colours.text_secondary;
    ui.label(theme.text(TextStyle::Small, sentence).color(ink));
}
