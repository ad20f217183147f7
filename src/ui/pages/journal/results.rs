//! The contents of the list (all entries or search results), and opening of rows.

use eframe::egui::{Rect, Ui, vec2};

use super::list::{self, Wish, days_above};
use super::rows::{BATCH, Row, Rows};
use super::{Opened, State};
use crate::insights::Query;
use crate::journal::Key;
use crate::ui::action::{Action, Page};
use crate::ui::cx::{Cx, SearchView};
use crate::ui::icons::Icon;
use crate::ui::shared::layout::Room;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, announce, empty_state};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    revision: u64,
    query: Query,
    is_ready: bool,
    days_above: bool,
    batches: usize,
}

fn rows<'a>(cx: &Cx<'_>, state: &'a mut State) -> &'a Rows {
    let query = state.search.query();
    let is_search = !query.asks_for_nothing();
    let above = state.list.days_above;
    let batches = if is_search { 0 } else { state.list.batches.max(1) };
    let asked = Asked { revision: cx.revision, query, is_ready: cx.search.index().is_some(), days_above: above, batches };
    let query = asked.query.clone();
    state.rows.get(asked, || match cx.search.index() {
        Some(index) if is_search => Rows::found(index, &query, cx.journal.day_start_hour(), above),
        None if is_search => Rows::default(),
        _ => Rows::newest(cx.journal, batches.saturating_mul(BATCH), above),
    })
}

/// The result count and the Select button, above the list.
pub(super) fn show_count(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    let is_search = !state.search.query().asks_for_nothing();
    let count = rows(cx, state).len();
    if is_search {
        let said = match cx.search {
            SearchView::Ready(_) => words.found.of(count),
            SearchView::Preparing => words.searching.clone(),
            // Explained below, with a way out.
            SearchView::Failed => return,
        };
        announce(&ui.label(theme.text(TextStyle::Body, said).color(theme.colours.text_secondary)));
    }
    if count > 0 && cx.commands.can_edit && !state.list.is_selecting && ui.add(Button::quiet(&words.select).small()).clicked() {
        state.list.is_selecting = true;
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let words = &cx.lang.journal;
    let query = state.search.query();
    let is_search = !query.asks_for_nothing();
    let takes_focus = state.take_calendar_focus();
    if state.list.asked_for(&query) && ui.cursor().top() < ui.clip_rect().top() {
        // New results: scroll to the first one if it is above the visible area.
        ui.scroll_to_rect(Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0)), None);
    }
    let above = days_above(ui.available_width());
    if above != state.list.days_above {
        state.list.days_above = above;
        ui.ctx().request_repaint();
    }
    // Take the cached rows while drawing; they are put back afterwards.
    rows(cx, state);
    let cached = std::mem::take(&mut state.rows);
    let Some(found) = cached.known() else { return };
    if found.len() == 0 {
        if is_search {
            no_rows(ui, cx);
        } else {
            let button = cx.commands.can_edit.then_some(words.empty_button.as_str());
            if empty_state(ui, Icon::NotebookPen, &words.empty_heading, &words.empty_text, button).is_some_and(|button| button.clicked()) {
                state.begin_writing();
                ui.ctx().request_repaint();
            }
        }
        state.rows = cached;
        return;
    }
    let top = ui.cursor().top();
    let wish = list::show(ui, cx, &mut state.list, found, &query.words(), takes_focus);
    if found.has_more && ui.clip_rect().bottom() + LOOK_AHEAD > top + found.height() {
        state.list.batches = state.list.batches.max(1) + 1;
        ui.ctx().request_repaint();
    }
    state.rows = cached;
    match wish {
        Some(Wish::Open(row, is_by_key)) => open(ui, cx, state, &row, is_by_key),
        Some(Wish::SelectAll) => select_all(cx, state, is_search),
        None => {}
    }
}

fn no_rows(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.journal;
    match cx.search {
        SearchView::Preparing => {}
        SearchView::Ready(_) => {
            empty_state(ui, Icon::Search, &words.nothing_found_heading, &words.nothing_found_text, None);
        }
        SearchView::Failed => {
            parts::announced(ui, &words.search_failed);
            if ui.add(Button::new(&words.search_again).small()).clicked() {
                cx.push(Action::PrepareSearch);
            }
        }
    }
}

/// Look-ahead for older entries, in points.
const LOOK_AHEAD: f32 = 2_000.0;

/// Selects all rows, including those not looked up yet.
fn select_all(cx: &Cx<'_>, state: &mut State, is_search: bool) {
    if !is_search {
        state.list.batches = usize::MAX;
    }
    let keys: Vec<Key> = rows(cx, state).iter().filter(|row| row.is_selectable()).map(|row| row.key.clone()).collect();
    state.list.is_selecting = true;
    state.list.selected.extend(keys);
}

fn open(ui: &Ui, cx: &mut Cx<'_>, state: &mut State, row: &Row, is_by_key: bool) {
    match &row.key {
        Key::Boundary(id) => cx.push(Action::OpenBoundary(*id)),
        Key::Sheet(id) => cx.push(Action::OpenSheet(*id)),
        Key::OwnTemplate(id) => cx.push(Action::OpenTemplate(*id)),
        Key::Step(id) => cx.push(Action::OpenStep(id.clone())),
        Key::OwnStep(id) => cx.push(Action::OpenStep(id.to_string())),
        Key::OwnPath(id) => cx.push(Action::OpenOwnPath(*id)),
        Key::SafetyPlan(_) => cx.go(Page::SafetyPlan),
        key if Tool::at(cx.journal, key).is_some() => cx.push(Action::OpenInTool(key.clone())),
        Key::OwnFeeling(_) | Key::OwnTag(_) | Key::OwnTagGroup(_) | Key::NightLine(_) => cx.push(Action::OpenOwnWord(row.key.clone())),
        _ => {
            state.select(row.day, cx.today());
            state.open_day(Room::of(ui), if is_by_key { Opened::ByKey } else { Opened::ByPointer });
            // Beside the list, the day replaces the filters.
            if Room::of(ui) == Room::Wide {
                state.search.shows_filters = false;
            }
            ui.ctx().request_repaint();
        }
    }
}
