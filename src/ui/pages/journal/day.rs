//! One day: its check-ins and pages of writing, and links to other records of that day.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Response, Ui, vec2};

use super::State as PageState;
use super::days::date_name;
use super::entry::{self, DayEntry};
use super::links;
use super::move_form::Moving;
use crate::content::fill;
use crate::content::locale::weekday;
use crate::journal::{CheckIn, Journal, Key, Writing};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::sleep;
use crate::ui::shared::layout::{Moved, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, empty_state, mark_heading};

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) moving: Option<Moving>,
    /// Long entries that are expanded.
    pub(super) reads_on: BTreeSet<Key>,
}

pub(super) fn entries(journal: &Journal, day: NaiveDate) -> Vec<DayEntry> {
    let hour = journal.day_start_hour();
    let check_ins = journal.on_days::<CheckIn>(day..=day, hour).map(|(id, check_in)| DayEntry::CheckIn(id, Arc::clone(check_in)));
    let pages = journal.on_days::<Writing>(day..=day, hour).map(|(id, page)| DayEntry::Writing(id, Arc::clone(page)));
    let mut entries: Vec<DayEntry> = check_ins.chain(pages).collect();
    entries.sort_by_key(DayEntry::when);
    entries
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut PageState) {
    let theme = Theme::of(ui);
    let day = state.selected(cx);
    let entries = entries(cx.journal, day);
    heading(ui, cx, day, &entries);
    ui.add_space(10.0);
    let takes_focus = std::mem::take(&mut state.came_to_day) == Moved::WithFocus;
    let mut first = None;
    if entries.is_empty() {
        let words = &cx.lang.journal;
        let button = cx.commands.can_edit.then_some(words.write_about_day.as_str());
        let button = empty_state(ui, Icon::NotebookPen, &words.nothing_heading, &words.nothing_text, button);
        if button.as_ref().is_some_and(Response::clicked) {
            state.begin_writing();
            ui.ctx().request_repaint();
        }
        first = button;
    }
    for (place, entry) in entries.iter().enumerate() {
        if place > 0 {
            ui.add_space(4.0);
            let line = ui.cursor();
            theme.hairline(ui.painter(), line.left(), line.left() + ui.available_width(), line.top());
            ui.add_space(8.0);
        }
        let control = entry::show(ui, cx, state, entry);
        first = first.or(control);
    }
    links::show(ui, cx, day);
    if takes_focus && let Some(first) = first {
        first.request_focus();
    }
}

fn heading(ui: &mut Ui, cx: &Cx<'_>, day: NaiveDate, entries: &[DayEntry]) {
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        ui.label(theme.text(TextStyle::Caption, weekday(day, &cx.lang.dates)));
        mark_heading(&ui.label(theme.text(TextStyle::Heading, date_name(cx, day))), 2);
        let check_ins = entries.iter().filter(|entry| matches!(entry, DayEntry::CheckIn(..))).count();
        let counts = [(check_ins, &words.check_ins), (entries.len() - check_ins, &words.pages)];
        let said: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words.of(count)).collect();
        if !said.is_empty() {
            ui.label(theme.text(TextStyle::Small, said.join(&cx.lang.common.list_comma)).color(theme.colours.text_secondary));
        }
        if let Some(sleep) = sleep::of_day(cx, day) {
            ui.label(theme.text(TextStyle::Small, fill(&words.sleep, &[("what", &sleep)])).color(theme.colours.text_secondary));
        }
    });
}

/// Longer texts are cut, in characters.
const SHOWN_CHARS: usize = 1_600;

/// The beginning of a text, cut at a word boundary.
pub(super) fn beginning(text: &str) -> &str {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => text,
        Some((end, _)) => {
            let shown = &text[..end];
            shown.rfind(char::is_whitespace).map_or(shown, |space| shown[..space].trim_end())
        }
    }
}

/// The button that expands a long text. `of` names the entry, for the tooltip.
pub(super) fn read_on(ui: &mut Ui, cx: &Cx<'_>, of: &str) -> bool {
    let words = &cx.lang.journal;
    flush_left(ui, |ui| ui.add(Button::quiet(&words.read_on).small())).on_hover_text(of).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_word() {
        assert_eq!(beginning("Short."), "Short.");
        let long = "é sea ".repeat(SHOWN_CHARS);
        let shown = beginning(&long);
        assert!(shown.ends_with("é") || shown.ends_with("sea"));
        assert!(shown.chars().count() <= SHOWN_CHARS && shown.chars().count() > SHOWN_CHARS - 10);
    }
}
