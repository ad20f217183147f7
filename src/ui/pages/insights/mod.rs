//! Insights: mood over time, and factors of better and harder days. Results come from a background
//! job; the page only displays them.

mod chart;
mod export;
mod file;
mod levels;
mod marks;
mod pad;
mod part;
mod question;
mod rhythm;
mod sleep;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod together;
mod trend;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;

pub use self::export::{Export, Picture};
pub use self::file::TableFile;
pub use self::question::{Before, Found, Question, Revisions};

use self::part::Part;
use crate::insights::{Axis, Lag, Span};
use crate::journal::LocalTime;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Room, at_right};
use crate::ui::shared::night_rest::NightRest;
use crate::ui::shared::{parts, span};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{IconButton, Sheet, empty_state, hairline, mark_page_title};

/// The page state.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own that was opened or closed")]
pub struct State {
    /// The selected days.
    pub span: Span,
    /// The latest results, kept until newer ones arrive.
    pub found: Option<Arc<Found>>,
    /// The pending request.
    pub asked: Option<Question>,
    /// A request that failed and is not retried.
    failed: Option<Question>,
    night: NightRest,
    shows_days: bool,
    axis: Axis,
    day: Option<NaiveDate>,
    as_table: BTreeSet<Part>,
    lag: Lag,
    shows_people: bool,
    shows_all: bool,
    shows_how: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            span: Span::default(),
            found: None,
            asked: None,
            failed: None,
            night: NightRest::default(),
            shows_days: false,
            axis: Axis::Valence,
            day: None,
            as_table: BTreeSet::new(),
            lag: Lag::SameDay,
            shows_people: false,
            shows_all: false,
            shows_how: false,
        }
    }
}

impl State {
    /// True if results for this request are needed and the page is not paused for the night.
    #[must_use]
    pub fn wants(&self, question: &Question, now: LocalTime) -> bool {
        let is_found = self.found.as_ref().is_some_and(|found| found.question == *question);
        !self.night.holds(now) && !is_found && self.failed.as_ref() != Some(question)
    }

    /// Takes results, unless they answer another request.
    pub fn take(&mut self, found: Found) {
        if self.asked.take().as_ref() == Some(&found.question) {
            self.found = Some(Arc::new(found));
        }
    }

    /// Marks the pending request as failed.
    pub fn give_up(&mut self) {
        self.failed = self.asked.take();
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.insights);
    parts::page(ui, "insights", Theme::of(ui).layout.content_max, |ui| show_page(ui, cx, &mut state));
    cx.states.insights = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let words = &cx.lang.insights;
    state.night.pass(cx.now.local);
    if state.night.holds(cx.now.local) {
        parts::title(ui, &words.heading);
        state.night.show(ui, cx.lang, &words.night_text, &words.night_button);
        return;
    }
    let Some(found) = state.found.clone() else {
        parts::title(ui, &words.heading);
        parts::announced(ui, if state.failed.is_some() { &words.failed } else { &words.working });
        return;
    };
    if !found.has_check_ins {
        parts::title(ui, &words.heading);
        let button = empty_state(ui, Icon::ChartLine, &words.empty_heading, &words.empty_text, cx.commands.can_edit.then_some(words.empty_button.as_str()));
        if button.is_some_and(|button| button.clicked()) {
            cx.command(Command::NewCheckIn);
        }
        return;
    }
    show_head(ui, cx, state, &found);
    if found.days == 0 {
        parts::announced(ui, &words.none_here);
        return;
    }
    show_parts(ui, cx, state, &found);
}

fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let theme = Theme::of(ui);
    let words = &cx.lang.insights;
    let title = |ui: &mut Ui| mark_page_title(&ui.label(theme.text(TextStyle::Title, &words.heading)));
    if Room::of(ui) == Room::Wide {
        ui.horizontal(|ui| {
            title(ui);
            let room = ui.available_width();
            at_right(ui, "which days", room, |ui| show_choice(ui, cx, state, found));
        });
    } else {
        title(ui);
        ui.horizontal_wrapped(|ui| show_choice(ui, cx, state, found));
    }
    if state.shows_days {
        const WIDTH: f32 = 190.0;
        span::show_days(ui, cx, "insights", &mut state.span, &found.range, WIDTH);
    }
    ui.add_space(theme.spacing.l - ui.spacing().item_spacing.y);
}

fn show_choice(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    span::show_spans(ui, cx, "insights", &mut state.span, &mut state.shows_days);
    if ui.add(IconButton::new(Icon::Calendar, &cx.lang.insights.choose_days).selected(state.shows_days)).clicked() {
        span::toggle_days(&mut state.span, &mut state.shows_days, &found.range);
    }
    if ui.add(IconButton::new(Icon::Printer, &cx.lang.commands.put_on_paper.name)).clicked() {
        cx.command(Command::PutOnPaper);
    }
}

fn show_parts(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let theme = Theme::of(ui);
    Sheet::new().show(ui, |ui| {
        ui.set_width(ui.available_width());
        trend::show(ui, cx, state, found);
    });
    ui.add_space(theme.spacing.xl);
    let mut context = (cx, state);
    in_two_columns(ui, 0.32, &mut context, |ui, (cx, state)| words::show(ui, cx, state, found), |ui, (cx, state)| together::show(ui, cx, state, found));
    hairline(ui);
    in_two_columns(
        ui,
        0.46,
        &mut context,
        |ui, (cx, state)| {
            pad::show(ui, cx, state, found);
            ui.add_space(theme.spacing.section);
            sleep::show(ui, cx, state, found);
        },
        |ui, (cx, state)| rhythm::show(ui, cx, state, found),
    );
}

/// Two columns, the left one with this share of the width; stacked on narrow windows.
fn in_two_columns<C>(ui: &mut Ui, left_share: f32, context: &mut C, left: impl FnOnce(&mut Ui, &mut C), right: impl FnOnce(&mut Ui, &mut C)) {
    const GAP: f32 = 48.0;
    let theme = Theme::of(ui);
    if Room::of(ui).is_narrow() {
        left(ui, context);
        ui.add_space(theme.spacing.section);
        right(ui, context);
        return;
    }
    let room = ui.available_width() - GAP;
    let spacing = ui.spacing().item_spacing.x;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        column(ui, room * left_share, spacing, |ui| left(ui, context));
        ui.add_space(GAP);
        column(ui, room * (1.0 - left_share), spacing, |ui| right(ui, context));
    });
}

fn column(ui: &mut Ui, width: f32, spacing: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = spacing;
        contents(ui);
    });
}
