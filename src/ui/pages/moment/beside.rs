//! Resources: a line for a harder night, the card of known facts, and tools that helped before.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::{Current, Way, to_help, to_people};
use crate::content::fill;
use crate::insights::{ToolChange, tool_changes};
use crate::journal::{Edit, EditName, Journal, Key, KnownCard, Moment, MomentTool, Only, TableKind};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::night_line;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, TextArea, disclosure, section_label};

pub(super) const fn has_something(cx: &Cx<'_>) -> bool {
    cx.commands.is_open
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    if !has_something(cx) {
        return;
    }
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = theme.spacing.xs;
    if cx.journal.night_lines().values().any(|line| !line.text.trim().is_empty()) {
        night_line::reading(ui, cx, &mut state.night_line_turn);
        ui.add_space(theme.spacing.xl);
    }
    known(ui, cx, state);
    helped(ui, cx, state);
}

/// The card of known facts, editable in place.
fn known(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    let key = Key::KnownCard(Only::One);
    let kept = cx.journal.known_card().get(&Only::One).map(|card| card.text.clone());
    let is_empty = kept.as_ref().is_none_or(|text| text.trim().is_empty());
    if is_empty && !cx.commands.can_edit {
        return;
    }
    if disclosure(ui, "known", &words.tools[MomentTool::AlreadyKnown], &mut state.shows_known).changed() && state.shows_known && !is_empty {
        state.use_tool(MomentTool::AlreadyKnown);
    }
    if !state.shows_known {
        return;
    }
    let is_new = kept.is_none();
    let mut text = kept.unwrap_or_default();
    if !cx.commands.can_edit {
        ui.label(theme.text(TextStyle::OwnWords, &text));
        return;
    }
    let area = TextArea::new(("known card", cx.generation), &words.tools[MomentTool::AlreadyKnown], &mut text)
        .name_hidden()
        .hint(&words.known_hint)
        .help(&words.known_help)
        .show(ui);
    if !area.changed() {
        return;
    }
    let name = if is_new { EditName::Add(TableKind::KnownCard) } else { EditName::Change(TableKind::KnownCard) };
    if !text.is_empty() {
        cx.put_typing(Only::One, KnownCard { changed: cx.now.instant, text }, name, "text");
    } else if !is_new {
        cx.push(Action::Edit { edit: Edit::delete(key, cx.now.instant), name, burst: None });
    }
}

/// Tools that reduced distress in earlier moments, each a link.
fn helped(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Current) {
    let journal = cx.journal;
    let changes = state.changes.get(cx.revision, || relief(journal)).clone();
    if changes.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.moment;
    ui.add_space(theme.spacing.l);
    section_label(ui, &words.helped_before);
    ui.spacing_mut().item_spacing.y = 0.0;
    for change in changes {
        if flush_left(ui, |ui| ui.add(Button::quiet(&words.tools[change.tool]).small())).clicked() {
            go_to(cx, state, change.tool);
        }
        let level = format!("{:.1}", -change.mean_change);
        let text = fill(&words.lower_by.of(change.n), &[("level", &level)]);
        ui.label(theme.text(TextStyle::Caption, text));
    }
    ui.add_space(theme.spacing.s);
    ui.label(theme.text(TextStyle::Caption, &words.helped_before_help));
}

const LOOKED_AT: usize = 200;

/// Tools that reduced distress on average, most effective first.
fn relief(journal: &Journal) -> Vec<ToolChange> {
    let moments = journal.on_days::<Moment>(NaiveDate::MIN..=NaiveDate::MAX, journal.day_start_hour()).rev().take(LOOKED_AT);
    let mut changes = tool_changes(moments.map(|(_, moment)| &**moment));
    changes.retain(|change| change.mean_change < 0.0);
    changes
}

fn go_to(cx: &mut Cx<'_>, state: &mut Current, tool: MomentTool) {
    match tool {
        MomentTool::Breathing => state.way = Way::Breathe,
        MomentTool::Senses => state.way = Way::Senses,
        MomentTool::PlainList => state.way = Way::List,
        MomentTool::People => to_people(cx, state),
        MomentTool::Help => to_help(cx, state),
        MomentTool::AlreadyKnown => {
            state.use_tool(tool);
            state.shows_known = true;
        }
    }
}
