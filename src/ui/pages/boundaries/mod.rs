//! Boundaries, requests and agreements: list, editor, log.

mod count;
mod editor;
mod fields;
mod gallery;
mod hint;
mod list;
mod log;
mod log_form;
mod log_mood;
mod more;
mod names;
mod narrow;
mod rehearsal;
mod review;
mod titles;
mod versions;
mod wording;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui, UiKind};

use self::gallery::{Decision, Gallery};
use self::list::{Filter, Order, listed, show_legend, show_rows};
use self::narrow::Narrowing;
pub(in crate::ui::pages) use self::titles::{title_elsewhere, title_of};
use crate::journal::{EditName, Id, Journal};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, IconButton, dissolve_panel, empty_state, mark_page_title, section_gap, select};

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    filter: Filter,
    order: Order,
    narrowing: Narrowing,
    selected: Option<Id>,
    /// Narrow windows: the editor is shown instead of the list.
    shows_editor: bool,
    gallery: Option<Gallery>,
    moved: Moved,
    focuses_title: bool,
    form: editor::State,
    log: log::State,
}

impl State {
    /// The open boundary.
    #[must_use]
    pub const fn selected(&self) -> Option<Id> {
        self.selected
    }

    /// Opens a boundary.
    pub fn select(&mut self, id: Id) {
        self.gallery = None;
        if self.selected != Some(id) {
            self.focuses_title = false;
            self.log = log::State::default();
            self.form = editor::State::default();
        }
        self.selected = Some(id);
        self.shows_editor = true;
        self.moved = Moved::Here;
    }

    /// The boundary whose log form is open.
    pub(super) fn open_form(&self, journal: &Journal) -> Option<Id> {
        self.selected.filter(|id| self.log.form.is_shown(journal, *id))
    }

    const fn go_back(&mut self, moved: Moved) {
        self.shows_editor = false;
        self.moved = moved;
    }

    /// Opens the gallery for a new boundary.
    pub fn begin_new(&mut self) {
        self.gallery = Some(Gallery::default());
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.boundaries);
    if !cx.commands.can_edit {
        state.gallery = None;
    }
    show_page(ui, cx, &mut state);
    cx.states.boundaries = state;
}

/// The gallery. Afterwards, the new boundary's title is focused.
fn show_gallery(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let Some(gallery) = &mut state.gallery else { return };
    match gallery::show(ui, cx, gallery, room) {
        Some(Decision::Begin(boundary)) => {
            let id = cx.new_id();
            cx.put(id, *boundary, EditName::AddBoundary);
            state.select(id);
            state.focuses_title = true;
            ui.ctx().request_repaint();
        }
        Some(Decision::Leave) => state.gallery = None,
        None => {}
    }
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    let is_escaped = goes_back(ui);
    let writes_entry = state.selected.is_some_and(|id| state.log.form.is_shown(cx.journal, id));
    if is_escaped && state.gallery.is_some() {
        state.gallery = None;
    } else if is_escaped && writes_entry && (!room.is_narrow() || state.shows_editor) {
        state.log.form.close();
    } else if is_escaped && room.is_narrow() {
        state.go_back(Moved::WithFocus);
    }

    if state.gallery.is_some() && (room.is_narrow() || cx.journal.boundaries().is_empty()) {
        show_gallery(ui, cx, state, room);
        return;
    }
    if cx.journal.boundaries().is_empty() {
        show_empty(ui, cx, state, room);
        return;
    }
    let is_there = |id: &Id| cx.journal.boundaries().contains_key(id);
    let selected = state.selected.filter(is_there);
    let ids = listed(cx.journal, state.filter, &state.narrowing, state.order, selected);
    // Wide windows always show a boundary; narrow ones wait for a selection.
    let shown = if room.is_narrow() { selected.filter(|_| state.shows_editor) } else { selected.or_else(|| ids.first().copied()) };
    // Select the boundary shown by default, so that edits cannot change which one is open. A new
    // one is in the journal only from the next frame.
    if let Some(id) = shown.filter(|id| state.selected != Some(*id) && !state.focuses_title && state.gallery.is_none()) {
        state.select(id);
    }
    match (room, shown) {
        (Room::Narrow, Some(id)) => show_editor(ui, cx, state, id, room),
        (Room::Narrow, None) => show_list(ui, cx, state, &ids, None, room),
        (_, shown) => {
            let width = if room == Room::Wide { Theme::of(ui).layout.list_pane } else { 260.0 };
            let pane = Panel::left("list").exact_size(width).resizable(false).show_separator_line(false).frame(Frame::NONE);
            pane.show(ui, |ui| {
                dissolve_panel(ui, UiKind::LeftPanel);
                show_list(ui, cx, state, &ids, shown, room);
            });
            // Show the new selection in the same frame, so that edits never go to the old record.
            let shown = state.selected.filter(|id| cx.journal.boundaries().contains_key(id)).or(shown);
            if state.gallery.is_some() {
                show_gallery(ui, cx, state, room);
            } else if let Some(id) = shown {
                show_editor(ui, cx, state, id, room);
            }
        }
    }
}

fn show_head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.boundaries;
    ui.horizontal(|ui| {
        mark_page_title(&ui.label(Theme::of(ui).text(TextStyle::Title, &words.heading)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if cx.commands.can_edit && ui.add(IconButton::new(Icon::Plus, &words.new).primary()).clicked() {
                state.begin_new();
                ui.ctx().request_repaint();
            }
            if !cx.journal.boundaries().is_empty() {
                state.narrowing.show_button(ui, cx);
            }
        });
    });
}

fn show_empty(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, room: Room) {
    let words = &cx.lang.boundaries;
    Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
        show_head(ui, cx, state);
        section_gap(ui);
        let button = cx.commands.can_edit.then_some(words.empty_button.as_str());
        if empty_state(ui, Icon::Fence, &words.empty_heading, &words.empty_text, button).is_some_and(|button| button.clicked()) {
            state.begin_new();
            ui.ctx().request_repaint();
        }
    });
}

fn show_list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, ids: &[Id], shown: Option<Id>, room: Room) {
    // Rows extend beyond the text by their padding.
    let (side, margin) = (12.0, room.page_margin());
    Frame::NONE.inner_margin(Margin { left: 8, right: 8, top: margin.top, bottom: 14 }).show(ui, |ui| {
        // Wide windows: the legend is fixed at the bottom.
        if room == Room::Wide {
            let foot = Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 });
            Panel::bottom("legend").resizable(false).show_separator_line(false).frame(foot).show(ui, |ui| {
                dissolve_panel(ui, UiKind::BottomPanel);
                show_legend(ui, cx, ids);
            });
        }
        Frame::NONE.inner_margin(Margin { left: 12, right: 8, top: 0, bottom: 0 }).show(ui, |ui| show_head(ui, cx, state));
        ui.horizontal(|ui| {
            ui.add_space(side - 6.0);
            let filters = Filter::ALL.map(|filter| (filter, filter.words(cx.lang)));
            select(ui, "filter", DropDown::Bare, &cx.lang.boundaries.filter, &mut state.filter, &filters);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let orders = Order::ALL.map(|order| (order, order.words(cx.lang)));
                select(ui, "order", DropDown::Bare, &cx.lang.boundaries.order, &mut state.order, &orders);
            });
        });
        Frame::NONE.inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| state.narrowing.show(ui, cx));
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(ui, |ui| {
            if ids.is_empty() {
                let theme = Theme::of(ui);
                ui.horizontal_top(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| ui.label(theme.text(TextStyle::Small, &cx.lang.boundaries.nothing_matches).color(theme.colours.text_secondary)));
                });
            }
            // A new boundary is listed only from the next frame.
            let is_there = shown.is_none() || shown == state.selected;
            let moved = if is_there { std::mem::take(&mut state.moved) } else { Moved::No };
            let arrival = moved.arrival(state.selected);
            if let Some(id) = show_rows(ui, cx, ids, shown, arrival) {
                state.select(id);
                // A row chosen by pointer is visible already.
                state.moved = if room.is_narrow() { Moved::by_press(ui) } else { Moved::No };
            }
            if room != Room::Wide {
                Frame::NONE.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| show_legend(ui, cx, ids));
            }
        });
    });
}

const LOG_WIDTH: f32 = 224.0;
const LOG_GAP: f32 = 36.0;

fn show_editor(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, room: Room) {
    let Some(boundary) = cx.journal.boundaries().get(&id) else { return };
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    let margin = match room {
        Room::Wide => Margin { left: 36, right: 36, top: 30, bottom: 24 },
        Room::Medium => Margin { left: 26, right: 26, top: 24, bottom: 24 },
        Room::Narrow => Margin { left: 20, right: 20, top: 16, bottom: 16 },
    };
    ScrollArea::vertical().id_salt(("editor", id.bits())).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            if room.is_narrow() {
                let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.boundaries.all).small().icon(Icon::ArrowLeft)));
                if back.clicked() {
                    state.go_back(Moved::by_press(ui));
                } else if std::mem::take(&mut state.moved) == Moved::WithFocus {
                    back.request_focus();
                }
            }
            editor::show_head(ui, cx, id, boundary);
            ui.add_space(10.0);
            let form_width = ui.available_width() - LOG_WIDTH - LOG_GAP;
            let takes_focus = state.selected == Some(id) && std::mem::take(&mut state.focuses_title);
            editor::show_title(ui, cx, takes_focus, id, boundary);
            ui.add_space(8.0);
            if room == Room::Wide {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.vertical(|ui| {
                        ui.set_width(form_width.min(theme.layout.reading_max));
                        editor::show_fields(ui, cx, &mut state.form, id, boundary);
                    });
                    ui.add_space(LOG_GAP);
                    ui.vertical(|ui| {
                        ui.set_width(LOG_WIDTH);
                        log::show(ui, cx, &mut state.log, id, boundary);
                    });
                });
            } else {
                editor::show_fields(ui, cx, &mut state.form, id, boundary);
                ui.add_space(theme.spacing.xl);
                log::show(ui, cx, &mut state.log, id, boundary);
            }
        });
    });
}

#[cfg(test)]
mod tests;
