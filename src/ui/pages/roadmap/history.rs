//! Earlier states of a step, in one line.

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::Ui;

use crate::content::fill;
use crate::content::schema::Step;
use crate::journal::{StateChange, StepState};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};

const SHOWN: usize = 3;
/// Older changes are given by month instead of day, in days.
const DAYS_NAMED: i64 = 28;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, step: &Step) {
    let Some(progress) = cx.journal.steps().get(&step.id) else { return };
    let begins = progress.history.len().saturating_sub(SHOWN);
    let lines: Vec<String> = progress.history[begins..].iter().map(|change| line(cx, change)).collect();
    if !lines.is_empty() {
        ui.add_space(Theme::of(ui).spacing.s);
        ui.label(Theme::of(ui).text(TextStyle::Caption, lines.join("  ·  ")));
    }
}

fn line(cx: &Cx<'_>, change: &StateChange) -> String {
    let words = &cx.lang.roadmap;
    let when = when(cx, cx.day_of(change.when), cx.today());
    match change.state {
        StepState::Revisiting => fill(&words.came_back, &[("on_day", &when)]),
        state => fill(&words.history_line, &[("state", &words.states[state]), ("on_day", &when)]),
    }
}

fn when(cx: &Cx<'_>, date: NaiveDate, today: NaiveDate) -> String {
    let words = &cx.lang.roadmap;
    if (today - date).num_days() <= DAYS_NAMED {
        return cx.locale.relative_day(date, today, cx.lang);
    }
    let month = &cx.lang.dates.months[date.month0() as usize];
    let text = if date.year() == today.year() { &words.in_month } else { &words.in_month_of_year };
    fill(text, &[("month", month), ("year", &date.year().to_string())])
}
