//! The journal: days by month, year or list, one day in detail, search, and pages of writing.

mod change;
mod day;
mod days;
mod entry;
mod filters;
mod head;
mod links;
mod list;
mod month;
mod move_form;
mod results;
mod rows;
mod search;
mod select;
#[cfg(test)]
mod testing;
mod writing;
mod year;

use chrono::NaiveDate;
use eframe::egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

pub(in crate::ui::pages) use self::entry::title_of as check_in_title;

use self::days::Marks;
use self::rows::Rows;
use self::writing::OpenPage;
use self::year::Year;
use crate::journal::Id;
use crate::ui::cached::Cached;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Sheet};

/// The view of the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// A month calendar.
    #[default]
    Month,
    /// A year in small squares.
    Year,
    /// All entries, newest first, or search results.
    List,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    No,
    ByPointer,
    ByKey,
}

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    view: View,
    /// The selected day; `None` for today.
    chosen: Option<NaiveDate>,
    wants_calendar_focus: bool,
    month_marks: Cached<(u64, u8, NaiveDate), Marks>,
    year_marks: Cached<(u64, u8, i32), Year>,
    search: search::State,
    list: list::State,
    rows: Cached<results::Asked, Rows>,
    /// Narrow windows: the day is shown instead of the calendar.
    shows_day: bool,
    /// Focus behaviour for the opened day, until it is drawn.
    came_to_day: Moved,
    day: day::State,
    page: Option<OpenPage>,
    begins_writing: bool,
}

impl State {
    /// Starts a page of writing for the selected day on the next frame.
    pub const fn begin_writing(&mut self) {
        self.begins_writing = true;
    }

    /// Switches the view.
    pub fn show_as(&mut self, view: View) {
        self.page = None;
        self.shows_day = false;
        self.view = view;
        self.wants_calendar_focus = true;
    }

    /// Selects today.
    pub const fn select_today(&mut self) {
        self.chosen = None;
    }

    /// Focuses the search field on the next frame.
    pub fn focus_search(&mut self) {
        self.page = None;
        self.shows_day = false;
        self.search.wants_focus = true;
    }

    /// Opens a day from another page.
    pub fn show_day(&mut self, day: NaiveDate, today: NaiveDate) {
        self.page = None;
        self.select(days::within(day, today), today);
        self.shows_day = true;
        self.came_to_day = Moved::No;
    }

    /// The id of the open page of writing.
    #[must_use]
    pub fn open_page(&self) -> Option<Id> {
        self.page.as_ref().map(OpenPage::id)
    }

    /// Closes the open page of writing.
    pub fn leave_page(&mut self) {
        self.page = None;
        self.wants_calendar_focus = true;
    }

    fn selected(&self, cx: &Cx<'_>) -> NaiveDate {
        self.chosen.map_or_else(|| cx.today(), |day| days::within(day, cx.today()))
    }

    fn select(&mut self, day: NaiveDate, today: NaiveDate) {
        let chosen = (day != today).then_some(day);
        if chosen != self.chosen {
            self.chosen = chosen;
            self.day = day::State::default();
        }
    }

    const fn take_calendar_focus(&mut self) -> bool {
        std::mem::replace(&mut self.wants_calendar_focus, false)
    }

    /// Opens the selected day; in the month view of wide windows it is visible already.
    fn open_day(&mut self, room: Room, opened: Opened) {
        if opened == Opened::No {
            return;
        }
        // Focus moves to the day only if it was opened by keyboard.
        self.came_to_day = if opened == Opened::ByKey { Moved::WithFocus } else { Moved::No };
        self.shows_day = self.day_stands_alone(room);
    }

    fn day_stands_alone(&self, room: Room) -> bool {
        room.is_narrow() || room == Room::Medium && self.view == View::List
    }

    fn leave_day(&mut self) {
        self.shows_day = false;
        self.wants_calendar_focus = true;
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.journal);
    show_page(ui, cx, &mut state);
    cx.states.journal = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    state.search.forget_what_is_gone(cx.journal);
    let is_escaped = goes_back(ui);
    if is_escaped && state.page.is_none() && state.list.is_selecting {
        state.list.stop_selecting();
    }
    if std::mem::take(&mut state.begins_writing) && cx.commands.can_edit {
        let day = state.selected(cx);
        state.page = Some(OpenPage::new(cx, day));
    }
    if state.page.is_some() {
        writing::show(ui, cx, state, is_escaped);
    } else if state.shows_day && state.day_stands_alone(room) {
        day_alone(ui, cx, state, is_escaped);
    } else if room == Room::Wide {
        columns(ui, cx, state);
    } else {
        one_column(ui, cx, state);
    }
}

/// The calendar and the selected day side by side, with separate scrolling.
fn columns(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    const GAP: f32 = 32.0;
    // The ring of the selected day extends beyond the column.
    const RING: f32 = 5.0;
    let layout = Theme::of(ui).layout;
    Frame::NONE.inner_margin(Room::Wide.page_margin()).show(ui, |ui| {
        ui.set_max_width(layout.content_max.min(ui.available_width()));
        head::show(ui, cx, state);
        ui.add_space(10.0);
        let place = ui.available_rect_before_wrap();
        if state.view == View::Year {
            within(ui, place, |ui| {
                head::show_bar(ui, cx, state);
                ui.add_space(6.0);
                ScrollArea::vertical().id_salt("year").auto_shrink(false).show(ui, |ui| year_sheet(ui, cx, state));
            });
            return;
        }
        let (days, day) = place.split_left_right_at_x(place.right() - layout.detail);
        within(ui, days.with_max_x(days.right() - GAP), |ui| {
            head::show_bar(ui, cx, state);
            let below = ui.available_rect_before_wrap().expand2(vec2(RING, 0.0));
            within(ui, below, |ui| {
                let view = state.view;
                ScrollArea::vertical().id_salt(("days", view)).auto_shrink(false).show(ui, |ui| {
                    Frame::NONE.inner_margin(Margin { left: RING as i8, right: RING as i8, top: 2, bottom: 4 }).show(ui, |ui| {
                        const LEGEND: f32 = 52.0;
                        if view == View::List {
                            results::show(ui, cx, state);
                            return;
                        }
                        let opened = month::show(ui, cx, state, month::cell_height(below.height() - LEGEND - 6.0));
                        state.open_day(Room::of(ui), opened);
                        ui.add_space(8.0);
                        month::legend(ui, cx);
                    });
                });
            });
        });
        within(ui, day, |ui| {
            Sheet::new().show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                ScrollArea::vertical().id_salt("day").auto_shrink(false).show(ui, |ui| {
                    if state.view == View::List && state.search.shows_filters {
                        filters::show(ui, cx, &mut state.search);
                    } else {
                        day::show(ui, cx, state);
                    }
                });
            });
        });
    });
}

fn within(ui: &mut Ui, place: Rect, contents: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)), contents);
}

/// A single scrolling column. On narrow windows, an opened day is its own page.
fn one_column(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    ScrollArea::vertical().id_salt("journal").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
            head::show(ui, cx, state);
            ui.add_space(6.0);
            head::show_bar(ui, cx, state);
            ui.add_space(4.0);
            match state.view {
                View::Month => {
                    let opened = month::show(ui, cx, state, month::CELL_IN_PAGE);
                    state.open_day(Room::of(ui), opened);
                    ui.add_space(8.0);
                    month::legend(ui, cx);
                    if !room.is_narrow() {
                        ui.add_space(Theme::of(ui).spacing.xl);
                        let sheet = Sheet::new().show(ui, |ui| {
                            ui.set_width(ui.available_width());
                            day::show(ui, cx, state);
                        });
                        // Scroll just far enough to reveal the start of the chosen day.
                        if opened == Opened::ByPointer {
                            const BEGINNING: f32 = 160.0;
                            let rect = sheet.response.rect;
                            ui.scroll_to_rect(rect.with_max_y(rect.bottom().min(rect.top() + BEGINNING)), None);
                        }
                    }
                }
                View::Year => year_sheet(ui, cx, state),
                View::List => {
                    if state.search.shows_filters {
                        Sheet::new().show(ui, |ui| {
                            ui.set_width(ui.available_width());
                            filters::show(ui, cx, &mut state.search);
                        });
                        ui.add_space(12.0);
                    }
                    results::show(ui, cx, state);
                }
            }
        });
    });
}

fn year_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let margin = if Room::of(ui).is_narrow() { Margin::same(12) } else { Margin::symmetric(30, 20) };
    Sheet::new().margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let opened = year::show(ui, cx, state);
        if opened != Opened::No {
            // Squares are too small for contents, so the day opens in its month.
            state.view = View::Month;
            state.open_day(Room::of(ui), opened);
            ui.ctx().request_repaint();
        }
    });
}

fn day_alone(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, is_escaped: bool) {
    ScrollArea::vertical().id_salt("day alone").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Room::of(ui).page_margin()).show(ui, |ui| {
            let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.journal.back_to_days).small().icon(Icon::ArrowLeft)));
            if std::mem::take(&mut state.came_to_day) == Moved::WithFocus {
                back.request_focus();
            }
            day::show(ui, cx, state);
            if back.clicked() || is_escaped {
                state.leave_day();
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Journal, Key};
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, in_every_view};

    #[test]
    fn every_view_settles_in_every_window() {
        for (name, view) in [("month", View::Month), ("year", View::Year), ("list", View::List)] {
            let desk = || Desk::new(Page::Journal, testing::journal(300)).with(|desk| desk.states.journal.view = view);
            in_every_view(&format!("journal-{name}"), desk, crate::ui::pages::show);
        }
        let filtered = || {
            Desk::new(Page::Journal, testing::journal(300)).with(|desk| {
                let state = &mut desk.states.journal;
                state.view = View::List;
                state.search.shows_filters = true;
                state.search.text = "walk".to_owned();
            })
        };
        let selecting = || {
            Desk::new(Page::Journal, testing::journal(300)).with(|desk| {
                let state = &mut desk.states.journal;
                state.view = View::List;
                state.list.is_selecting = true;
                state.list.selected = desk.journal.check_ins().keys().rev().take(3).map(|id| Key::CheckIn(*id)).collect();
            })
        };
        in_every_view("journal-selecting", selecting, crate::ui::pages::show);
        in_every_view("journal-filtered", filtered, crate::ui::pages::show);
        in_every_view("journal-empty", || Desk::new(Page::Journal, Journal::default()), crate::ui::pages::show);
    }
}
