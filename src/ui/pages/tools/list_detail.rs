//! A list with a detail sheet beside it; alternating in a narrow window.

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui, UiBuilder, UiKind};

use super::head;
use crate::journal::{Id, Key};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Arrival, Moved, Room, flush_left, goes_back};
use crate::ui::theme::{Level, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, FocusGroup, ListRow, dissolve_panel, set_place_in_group};

#[derive(Debug, Default)]
pub(super) struct Selection {
    id: Option<Id>,
    /// A new record, saved from its first letter or choice.
    is_new: bool,
    /// In a narrow window, show the sheet instead of the list.
    shows_sheet: bool,
    moved: Moved,
    focuses_title: bool,
}

impl Selection {
    /// Selects a record of the journal.
    pub(super) fn open(&mut self, id: Id) {
        *self = Self { id: Some(id), shows_sheet: true, moved: Moved::Here, ..Self::default() };
    }

    /// Starts a new record and focuses its title.
    pub(super) fn begin(&mut self, id: Id) {
        *self = Self { id: Some(id), is_new: true, shows_sheet: true, moved: Moved::Here, focuses_title: true };
    }

    /// Selects a record that exists from the next frame on. A list alone stays.
    pub(super) fn follow(&mut self, id: Id) {
        *self = Self { id: Some(id), is_new: true, moved: Moved::Here, ..Self::default() };
    }

    pub(super) const fn id(&self) -> Option<Id> {
        self.id
    }

    /// True once for a new record, whose title takes the focus.
    pub(super) fn take_title_focus(&mut self) -> bool {
        std::mem::take(&mut self.focuses_title)
    }

    fn go_back(&mut self, moved: Moved) {
        self.shows_sheet = false;
        self.moved = moved;
        if self.is_new {
            *self = Self { moved, ..Self::default() };
        }
    }

    /// Scrolls to the selected row, which moves within the list.
    pub(super) const fn show_in_list(&mut self) {
        self.moved = Moved::Here;
    }

    /// The selected row, if the list must scroll to it.
    pub(super) fn arrival(&mut self) -> Option<Arrival<Id>> {
        std::mem::take(&mut self.moved).arrival(self.id)
    }

    /// A row of the list, selected when pressed.
    pub(super) fn row(&mut self, ui: &mut Ui, focus: &mut FocusGroup, arrival: Option<Arrival<Id>>, (place, id): (usize, Id), row: ListRow<'_>) {
        let room = Room::of(ui);
        let response = row.selected(self.id == Some(id) && !room.is_narrow()).show(ui, focus);
        set_place_in_group(&response, place);
        if let Some(arrival) = arrival {
            arrival.show(ui, &id, &response);
        }
        if response.clicked() {
            self.open(id);
            // A pressed row is already visible.
            self.moved = if room.is_narrow() { Moved::by_press(ui) } else { Moved::No };
            ui.ctx().request_repaint();
        }
    }
}

/// The page state of such a list.
pub(super) trait HasSelection {
    fn selection(&mut self) -> &mut Selection;
}

/// Draws the page of a tool. `first` is shown while nothing is selected.
pub(super) fn show<S: HasSelection>(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    state: &mut S,
    (tool, key, first): (Tool, fn(Id) -> Key, Option<Id>),
    list: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut S),
    sheet: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut S, Id),
) {
    let room = Room::of(ui);
    let is_escaped = goes_back(ui);
    let choice = state.selection();
    let is_there = choice.id.is_some_and(|id| cx.journal.entry(&key(id)).record().is_some());
    if is_there {
        choice.is_new = false;
    } else if !choice.is_new || !cx.commands.can_edit {
        *choice = Selection { moved: choice.moved, ..Selection::default() };
    }
    if is_escaped && (choice.is_new || (room.is_narrow() && choice.shows_sheet)) {
        choice.go_back(if room.is_narrow() { Moved::WithFocus } else { Moved::No });
    }
    if room.is_narrow() {
        match choice.id.filter(|_| choice.shows_sheet) {
            Some(id) => show_sheet_alone(ui, cx, state, tool, id, sheet),
            None => show_list(ui, cx, state, tool, list),
        }
        return;
    }
    choice.id = choice.id.or(first);
    let Some(id) = choice.id else {
        show_list(ui, cx, state, tool, list);
        return;
    };
    let (width, gap) = if room == Room::Wide { (Theme::of(ui).layout.step_panel, 24) } else { (380.0, 16) };
    let margin = Margin { left: 0, right: gap, top: gap, bottom: gap };
    let panel = Panel::right("sheet").exact_size(width + f32::from(gap)).resizable(false).show_separator_line(false);
    // The list comes first in focus order, although it is laid out later.
    let rest = panel.frame(Frame::NONE.inner_margin(margin)).show(ui, |ui| {
        dissolve_panel(ui, UiKind::RightPanel);
        ui.available_rect_before_wrap()
    });
    let rest = rest.inner;
    show_list(ui, cx, state, tool, list);
    // Show the new selection in the same frame, so that edits never go to the old record.
    let id = state.selection().id.unwrap_or(id);
    ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
        let ground = Theme::of(ui).surface(Level::Sheet, ui.max_rect(), Theme::of(ui).radius.sheet);
        ui.painter().add(ground);
        ScrollArea::vertical().id_salt(("sheet", id.bits())).auto_shrink(false).show(ui, |ui| {
            Frame::NONE.inner_margin(Margin::symmetric(28, 22)).show(ui, |ui| sheet(ui, cx, state, id));
        });
    });
}

fn show_list<S: HasSelection>(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut S, tool: Tool, list: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut S)) {
    let (room, reading_max) = (Room::of(ui), Theme::of(ui).layout.reading_max);
    ScrollArea::vertical().id_salt((tool.id(), "list")).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
            ui.set_width(ui.available_width().min(reading_max));
            head(ui, cx, tool);
            list(ui, cx, state);
        });
    });
}

fn show_sheet_alone<S: HasSelection>(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut S, tool: Tool, id: Id, sheet: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut S, Id)) {
    let ground = Theme::of(ui).surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("sheet alone", id.bits())).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Room::Narrow.page_margin()).show(ui, |ui| {
            let back = flush_left(ui, |ui| ui.add(Button::quiet(&tool.words(cx.lang).name).small().icon(Icon::ArrowLeft)));
            let choice = state.selection();
            if back.clicked() {
                choice.go_back(Moved::by_press(ui));
                ui.ctx().request_repaint();
                return;
            }
            let moved = std::mem::take(&mut choice.moved);
            if moved == Moved::WithFocus && !choice.focuses_title {
                back.request_focus();
            }
            sheet(ui, cx, state, id);
        });
    });
}
