//! Boundaries, requests and agreements: the list, the one that is open, and what happened with it.

mod editor;
mod list;
mod log;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use self::list::{Filter, Order, listed, show_legend, show_rows};
use crate::journal::{Boundary, EditName, Id, Key};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Room, goes_back};
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, IconButton, section_gap, select};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    filter: Filter,
    order: Order,
    selected: Option<Id>,
    /// In a narrow window: the editor is shown instead of the list.
    shows_editor: bool,
    begins_new: bool,
    editor: editor::State,
    log: log::State,
}

impl State {
    /// Opens a boundary.
    pub fn select(&mut self, id: Id) {
        if self.selected != Some(id) {
            self.editor = editor::State::default();
            self.log = log::State::default();
        }
        self.selected = Some(id);
        self.shows_editor = true;
    }

    /// Begins a new boundary when the page is shown next, with the caret in its title.
    pub const fn begin_new(&mut self) {
        self.begins_new = true;
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.boundaries);
    if std::mem::take(&mut state.begins_new) && cx.commands.can_edit {
        let id = cx.new_id();
        cx.put(Key::Boundary(id), Boundary::empty(cx.now.instant, cx.now.local), EditName::AddBoundary);
        state.select(id);
        state.editor.focuses_title = true;
    }
    show_page(ui, cx, &mut state);
    cx.states.boundaries = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    let is_escaped = goes_back(ui);
    if is_escaped && log::is_writing(&state.log) {
        log::close_form(&mut state.log);
    } else if is_escaped && room.is_narrow() {
        state.shows_editor = false;
    }

    if cx.journal.boundaries().is_empty() {
        show_empty(ui, cx, state, room);
        return;
    }
    let is_there = |id: &Id| cx.journal.boundaries().contains_key(id);
    let selected = state.selected.filter(is_there);
    let ids = listed(cx.journal, state.filter, state.order, selected);
    // Beside the list something is always open; alone, the list waits for a choice.
    let shown = if room.is_narrow() { selected.filter(|_| state.shows_editor) } else { selected.or_else(|| ids.first().copied()) };
    match (room, shown) {
        (Room::Narrow, Some(id)) => show_editor(ui, cx, state, id, room),
        (Room::Narrow, None) => show_list(ui, cx, state, &ids, None, room),
        (_, shown) => {
            let width = if room == Room::Wide { Theme::of(ui).layout.list_pane } else { 260.0 };
            let pane = Panel::left("list").exact_size(width).resizable(false).show_separator_line(false).frame(Frame::NONE);
            pane.show(ui, |ui| show_list(ui, cx, state, &ids, shown, room));
            if let Some(id) = shown {
                show_editor(ui, cx, state, id, room);
            }
        }
    }
}

fn show_head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.boundaries;
    ui.horizontal(|ui| {
        ui.label(Theme::of(ui).text(TextStyle::Title, &words.heading));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if cx.commands.can_edit && ui.add(IconButton::new(Icon::Plus, &words.new).primary()).clicked() {
                state.begin_new();
                ui.ctx().request_repaint();
            }
        });
    });
}

fn show_empty(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, room: Room) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
        ui.label(theme.text(TextStyle::Title, &words.heading));
        section_gap(ui);
        ui.add(Icon::Fence.image(26.0, theme.colours.text_secondary));
        ui.label(theme.text(TextStyle::Heading, &words.empty_heading));
        ui.label(theme.text(TextStyle::Body, &words.empty_text).color(theme.colours.text_secondary));
        if cx.commands.can_edit {
            ui.add_space(theme.spacing.s);
            if ui.add(Button::new(&words.empty_button)).clicked() {
                state.begin_new();
                ui.ctx().request_repaint();
            }
        }
    });
}

fn show_list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, ids: &[Id], shown: Option<Id>, room: Room) {
    // Rows reach their padding beyond the words around them.
    let (side, margin) = (12.0, room.page_margin());
    Frame::NONE.inner_margin(Margin { left: 8, right: 8, top: margin.top, bottom: 14 }).show(ui, |ui| {
        Panel::bottom("legend")
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 }))
            .show(ui, |ui| show_legend(ui, cx, ids));
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
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(ui, |ui| {
            if ids.is_empty() {
                let theme = Theme::of(ui);
                ui.horizontal_top(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| ui.label(theme.text(TextStyle::Small, &cx.lang.boundaries.nothing_matches).color(theme.colours.text_secondary)));
                });
            }
            if let Some(id) = show_rows(ui, cx, ids, shown) {
                state.select(id);
            }
        });
    });
}

/// Beside the form.
const LOG_WIDTH: f32 = 224.0;
const LOG_GAP: f32 = 36.0;

fn show_editor(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, room: Room) {
    let Some(boundary) = cx.journal.boundaries().get(&id) else { return };
    // What was shown without being chosen is chosen from now on, so that nothing that is written changes it.
    if state.selected != Some(id) {
        let shows_editor = state.shows_editor;
        state.select(id);
        state.shows_editor = shows_editor;
    }
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
            if room.is_narrow() && ui.add(Button::quiet(&cx.lang.boundaries.all).small().icon(Icon::ArrowLeft)).clicked() {
                state.shows_editor = false;
            }
            editor::show_head(ui, cx, id, boundary);
            ui.add_space(10.0);
            let form_width = ui.available_width() - LOG_WIDTH - LOG_GAP;
            editor::show_title(ui, cx, &mut state.editor, id, boundary);
            ui.add_space(8.0);
            if room == Room::Wide {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.vertical(|ui| {
                        ui.set_width(form_width.min(theme.layout.reading_max));
                        editor::show_fields(ui, cx, &mut state.editor, id, boundary);
                    });
                    ui.add_space(LOG_GAP);
                    ui.vertical(|ui| {
                        ui.set_width(LOG_WIDTH);
                        log::show(ui, cx, &mut state.log, id, boundary);
                    });
                });
            } else {
                editor::show_fields(ui, cx, &mut state.editor, id, boundary);
                ui.add_space(theme.spacing.xl);
                log::show(ui, cx, &mut state.log, id, boundary);
            }
        });
    });
}
