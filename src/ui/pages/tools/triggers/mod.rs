//! Triggers: the log by day, with Moments, and counts.

mod form;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use eframe::egui::Ui;

use super::beginning::Beginning;
use super::log::{self, Log, Part, Row};
use super::page;
use crate::content::fill;
use crate::insights::{TriggerCounts, trigger_counts};
use crate::journal::{DISTRESS_MAX, Id, Journal, Moment, TableKind, Trigger};
use crate::ui::cached::Cached;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::trigger_kinds;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::Button;

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    log: Log,
    /// Counts over the last year.
    counts: Cached<(u64, NaiveDate), Option<TriggerCounts>>,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.log.opened()
    }

    /// Opens an entry.
    pub fn open(&mut self, id: Id) {
        self.log.open(id);
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let width = Theme::of(ui).layout.content_max;
    page(ui, cx, Tool::Triggers, width, |ui, cx| {
        let mut state = std::mem::take(&mut cx.states.tools.triggers);
        let journal = cx.journal;
        let is_there = |id: &Id| journal.triggers().contains_key(id) || journal.moments().contains_key(id);
        if state.log.opened().is_some_and(|id| !is_there(&id)) && (state.log.begun().is_none() || !cx.commands.can_edit) {
            state.log = Log::default();
        }
        if journal.triggers().is_empty() && journal.moments().is_empty() && state.log.opened().is_none() {
            show_empty(ui, cx, &mut state.log);
        } else {
            let open = state.log.opened();
            log::list_and_form(ui, open.is_some(), |ui, part| match (part, open) {
                (Part::Form, Some(id)) => form::show(ui, cx, &mut state.log, id),
                _ => show_list(ui, cx, &mut state),
            });
        }
        cx.states.tools.triggers = state;
    });
}

fn show_empty(ui: &mut Ui, cx: &mut Cx<'_>, log: &mut Log) {
    let words = &cx.lang.triggers;
    let beginning = Beginning { tool: Tool::Triggers, empty_heading: &words.empty_heading, empty_text: &words.empty_text, add: &words.add };
    if beginning.show(ui, cx, true) {
        begin(cx, log);
    }
}

fn begin(cx: &mut Cx<'_>, log: &mut Log) {
    let id = cx.new_id();
    log.begin(id, cx.now.local);
}

fn show_list(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.triggers;
    ui.horizontal_wrapped(|ui| {
        if cx.commands.can_edit && ui.add(Button::new(&words.add).icon(Icon::Plus)).clicked() {
            begin(cx, &mut state.log);
        }
        if ui.add(Button::quiet(&words.open_moment).icon(Icon::Wind)).clicked() {
            cx.command(Command::Moment);
        }
    });
    ui.add_space(theme.spacing.s);
    show_counts(ui, cx, state);
    let rows = entries(cx, state.log.shown());
    let total = cx.journal.count(TableKind::Trigger) + cx.journal.count(TableKind::Moment);
    log::rows(ui, cx, &words.entries, &rows, total - rows.len(), &mut state.log);
}

/// Counts by kind over the last year, once there are some.
fn show_counts(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (journal, today) = (cx.journal, cx.today());
    let counts = state.counts.get((cx.revision, today), || count(journal, today));
    let Some(counts) = counts else { return };
    let theme = Theme::of(ui);
    let words = &cx.lang.triggers;
    let kinds = counts.kinds.iter().map(|(kind, number)| fill(&words.kind_count, &[("what", &words.kinds[*kind]), ("number", &number.to_string())]));
    let line = kinds.collect::<Vec<_>>().join(&cx.lang.common.list_comma);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
        ui.label(theme.text(TextStyle::Body, line));
        ui.label(theme.text(TextStyle::Caption, words.counts.of(counts.n)));
    });
    ui.add_space(theme.spacing.m);
}

fn count(journal: &Journal, today: NaiveDate) -> Option<TriggerCounts> {
    const YEAR_DAYS: u64 = 365;
    let hour = journal.day_start_hour();
    let days = today.checked_sub_days(Days::new(YEAR_DAYS)).unwrap_or(today)..=today;
    let triggers = journal.on_days::<Trigger>(days.clone(), hour).map(|(_, trigger)| &trigger.kinds);
    let moments = journal.on_days::<Moment>(days, hour).map(|(_, moment)| &moment.set_off_by);
    trigger_counts(triggers.chain(moments))
}

/// The latest entries of both logs.
fn entries(cx: &Cx<'_>, shown: usize) -> Vec<Row> {
    let (always, hour) = (NaiveDate::MIN..=NaiveDate::MAX, cx.journal.day_start_hour());
    let triggers = cx.journal.on_days::<Trigger>(always.clone(), hour).rev().take(shown).map(|(id, trigger)| row(cx, id, trigger));
    let moments = cx.journal.on_days::<Moment>(always, hour).rev().take(shown).map(|(id, moment)| row_of_moment(cx, id, moment));
    let mut rows: Vec<Row> = triggers.chain(moments).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.when, row.id)));
    rows.truncate(shown);
    rows
}

fn row(cx: &Cx<'_>, id: Id, trigger: &Trigger) -> Row {
    let words = &cx.lang.triggers;
    let (kinds, what) = (trigger_kinds::in_words(cx, &trigger.kinds), log::first_line(&trigger.what).to_owned());
    let (title, below) = match (kinds.is_empty(), what.is_empty()) {
        (true, true) => (words.no_words.clone(), what),
        (true, false) => (what, kinds),
        (false, _) => (kinds, what),
    };
    Row { id, when: trigger.when, title, below, strength: trigger.distress.map(|distress| strength(cx, distress)).unwrap_or_default() }
}

fn row_of_moment(cx: &Cx<'_>, id: Id, moment: &Moment) -> Row {
    let words = &cx.lang.triggers;
    let kinds = trigger_kinds::in_words(cx, &moment.set_off_by);
    let (title, below) = if kinds.is_empty() { (&words.a_moment, words.nothing_chosen.clone()) } else { (&kinds, words.a_moment.clone()) };
    Row { id, when: moment.when, title: title.clone(), below, strength: strength_of_moment(cx, moment) }
}

/// Distress, with its maximum.
fn strength(cx: &Cx<'_>, distress: u8) -> String {
    fill(&cx.lang.triggers.strength, &[("value", &distress.to_string()), ("most", &DISTRESS_MAX.to_string())])
}

/// Distress before and after a Moment.
fn strength_of_moment(cx: &Cx<'_>, moment: &Moment) -> String {
    match (moment.distress_before, moment.distress_after) {
        (Some(before), Some(after)) => fill(&cx.lang.triggers.from_to, &[("before", &before.to_string()), ("after", &after.to_string())]),
        _ => moment.distress_now().map(|distress| strength(cx, distress)).unwrap_or_default(),
    }
}
