//! The search query and its field.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use eframe::egui::{Key as Keyboard, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};

use super::{State as PageState, View};
use crate::insights::Query;
use crate::journal::{Journal, Quadrant, TableKind, WordRef};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::keys;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Field, IconButton, KeyCap, hide};

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) text: String,
    pub(super) filters: Filters,
    pub(super) shows_filters: bool,
    pub(super) shows_all_tags: bool,
    /// Number of custom tags shown beyond the newest.
    pub(super) more_tags: usize,
    pub(super) wants_focus: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    pub(super) quadrants: BTreeSet<Quadrant>,
    pub(super) feeling: Option<WordRef>,
    pub(super) tags: BTreeSet<WordRef>,
    pub(super) kinds: BTreeSet<TableKind>,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
}

impl Filters {
    pub(super) fn count(&self) -> usize {
        let days = self.from.is_some() || self.until.is_some();
        [!self.quadrants.is_empty(), self.feeling.is_some(), !self.tags.is_empty(), !self.kinds.is_empty(), days].into_iter().filter(|on| *on).count()
    }
}

impl State {
    /// Drops custom words that no longer exist, since no control would show that filter.
    pub(super) fn forget_what_is_gone(&mut self, journal: &Journal) {
        let is_there = |word: &WordRef| match word {
            WordRef::Listed(_) => true,
            WordRef::Own(id) => journal.own_feelings().contains_key(id) || journal.own_tags().contains_key(id),
        };
        self.filters.feeling.take_if(|word| !is_there(word));
        self.filters.tags.retain(is_there);
    }

    pub(super) fn query(&self) -> Query {
        let filters = &self.filters;
        let has_days = filters.from.is_some() || filters.until.is_some();
        Query {
            text: self.text.clone(),
            days: has_days.then(|| filters.from.unwrap_or(NaiveDate::MIN)..=filters.until.unwrap_or(NaiveDate::MAX)),
            kinds: filters.kinds.clone(),
            feeling: filters.feeling.clone(),
            tags: filters.tags.clone(),
            quadrants: filters.quadrants.clone(),
        }
    }
}

/// The search field. Typing switches to the list; arrow down or Enter moves into it.
pub(super) fn show_field(ui: &mut Ui, cx: &Cx<'_>, state: &mut PageState, width: f32) {
    let words = &cx.lang.journal;
    let search = &mut state.search;
    let field = Field::new("search", &words.search, &mut search.text).name_hidden().hint(&words.search_hint).icon(Icon::Search).width(width).show(ui);
    if std::mem::take(&mut search.wants_focus) {
        field.request_focus();
    }
    let leads_down = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Keyboard::ArrowDown));
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Keyboard::Enter));
    if field.changed() {
        state.view = View::List;
    }
    if (leads_down || is_entered) && state.view == View::List {
        state.wants_calendar_focus = true;
    }
    let theme = Theme::of(ui);
    let inside = |width: f32| Rect::from_center_size(pos2(field.rect.right() - width / 2.0 - 6.0, field.rect.center().y), vec2(width, theme.sizes.icon_button));
    if !state.search.text.is_empty() {
        let place = UiBuilder::new().max_rect(inside(theme.sizes.icon_button));
        if ui.scope_builder(place, |ui| ui.add(IconButton::new(Icon::X, &words.clear_search))).inner.clicked() {
            state.search.text.clear();
            field.request_focus();
        }
    } else if width >= 240.0
        && let Some(shortcut) = Command::Search.shortcuts().first()
    {
        let text = keys::as_text(*shortcut, &cx.lang.shortcuts.keys);
        let place = inside(46.0);
        let place = Rect::from_center_size(place.center(), vec2(place.width(), 20.0));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            hide(ui);
            ui.add(KeyCap(&text));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_counted_and_asked_for() {
        let mut state = State::default();
        assert!(state.query().asks_for_nothing());
        assert_eq!(state.filters.count(), 0);
        state.filters.from = NaiveDate::from_ymd_opt(2026, 10, 1);
        state.filters.quadrants.insert(Quadrant::Heavy);
        assert_eq!(state.filters.count(), 2);
        assert!(!state.query().asks_for_nothing());
        assert_eq!(state.query().days.map(|days| *days.end()), Some(NaiveDate::MAX));
    }
}
