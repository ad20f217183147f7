//! Checking urges: the urge, whether it was followed, and whether that settled anything. Without
//! blame.

mod form;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use eframe::egui::{Label, Ui};

use super::log::{self, Log, Part, Row};
use super::page;
use crate::content::fill;
use crate::insights::{UrgeSummary, urge_summary};
use crate::journal::{Id, Journal, TableKind, URGE_MAX, Urge};
use crate::ui::cached::Cached;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, Panel, empty_state};

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    log: Log,
    /// Summary of the latest entries.
    summary: Cached<u64, Option<UrgeSummary>>,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.log.opened()
    }

    /// Opens an urge.
    pub fn open(&mut self, id: Id) {
        self.log.open(id);
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let width = Theme::of(ui).layout.content_max;
    page(ui, cx, Tool::Urges, width, |ui, cx| {
        let mut state = std::mem::take(&mut cx.states.tools.urges);
        let is_there = |id: Id| cx.journal.urges().contains_key(&id);
        if state.log.opened().is_some_and(|id| !is_there(id)) && (state.log.begun().is_none() || !cx.commands.can_edit) {
            state.log = Log::default();
        }
        let open = state.log.opened();
        log::list_and_form(ui, open.is_some(), |ui, part| match (part, open) {
            (Part::Form, Some(id)) => form::show(ui, cx, &mut state.log, id),
            _ => show_list(ui, cx, &mut state),
        });
        cx.states.tools.urges = state;
    });
}

fn show_list(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.urges;
    offer_to_wait(ui, cx);
    ui.add_space(theme.spacing.m);
    let add = cx.commands.can_edit.then_some(words.add.as_str());
    let begins = if cx.journal.urges().is_empty() && state.log.opened().is_none() {
        empty_state(ui, Tool::Urges.icon(), &words.empty_heading, &words.empty_text, add).is_some_and(|button| button.clicked())
    } else {
        add.is_some_and(|add| ui.add(Button::new(add).icon(Icon::Plus)).clicked())
    };
    if begins {
        let id = cx.new_id();
        state.log.begin(id, cx.now.local);
    }
    ui.add_space(theme.spacing.s);
    show_summary(ui, cx, state);
    let rows = entries(cx, state.log.shown());
    let earlier = cx.journal.count(TableKind::Urge) - rows.len();
    log::rows(ui, cx, &words.entries, &rows, earlier, &mut state.log);
}

/// Offers to wait before checking.
pub(super) fn offer_to_wait(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.urges;
    Panel::new(theme.colours.accent_soft).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(theme.text(TextStyle::Body, &words.wait_text)));
            if ui.add(Button::quiet(&words.wait).small().icon(Icon::Wind)).clicked() {
                cx.command(Command::Moment);
            }
        });
    });
}

/// The effect of checking, in a sentence with its number.
fn show_summary(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let journal = cx.journal;
    let Some(summary) = state.summary.get(cx.revision, || sum_up(journal)) else { return };
    let theme = Theme::of(ui);
    let words = &cx.lang.urges;
    let line = fill(&words.summary, &[("count", &summary.n.to_string()), ("times", &words.times.of(summary.for_days))]);
    ui.label(theme.text(TextStyle::Body, line));
    ui.add_space(theme.spacing.m);
}

fn sum_up(journal: &Journal) -> Option<UrgeSummary> {
    /// Number of latest entries summarised.
    const LOOKED_AT: usize = 200;
    let urges = journal.on_days::<Urge>(NaiveDate::MIN..=NaiveDate::MAX, journal.day_start_hour()).rev().take(LOOKED_AT);
    urge_summary(urges.map(|(_, urge)| &**urge))
}

fn entries(cx: &Cx<'_>, shown: usize) -> Vec<Row> {
    let urges = cx.journal.on_days::<Urge>(NaiveDate::MIN..=NaiveDate::MAX, cx.journal.day_start_hour()).rev().take(shown);
    urges.map(|(id, urge)| row(cx, id, urge)).collect()
}

fn row(cx: &Cx<'_>, id: Id, urge: &Urge) -> Row {
    let words = &cx.lang.urges;
    let what = log::first_line(&urge.what);
    let title = if what.is_empty() { words.untitled.clone() } else { what.to_owned() };
    let acted = urge.acted.map(|acted| words.acts_in_row[acted].as_str());
    let settled = urge.settled.map(|settled| words.settled_in_row[settled].as_str());
    let below = acted.into_iter().chain(settled).collect::<Vec<_>>().join(&cx.lang.common.list_comma);
    let strength = urge.strength.map(|value| fill(&words.strength_of, &[("value", &value.to_string()), ("most", &URGE_MAX.to_string())]));
    Row { id, when: urge.when, title, below, strength: strength.unwrap_or_default() }
}
