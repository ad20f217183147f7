//! The page header, and the bar above the days: month or year, and the view.

use chrono::{Datelike as _, Months};
use eframe::egui::{Align, Layout, Ui, vec2};

use super::days::{first_of_month, within};
use super::{State, View, results, search, select};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::dates::month_and_year;
use crate::ui::shared::layout::Room;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, Segment, mark_heading, mark_page_title, segmented, segmented_width};

/// Title and actions, in one row if the search field fits beside them.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    const FIELD_WIDTH: f32 = 256.0;
    const FIELD_MIN_WIDTH: f32 = 160.0;
    const ACTION_GAP: f32 = 12.0;
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    let is_narrow = Room::of(ui).is_narrow();
    let mut is_search_below = false;
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.field);
        mark_page_title(&ui.label(theme.text(TextStyle::Title, &words.heading)));
        // Right-aligned, but drawn in reading order.
        ui.spacing_mut().item_spacing.x = ACTION_GAP;
        let write = Button::primary(&words.write).icon(Icon::Plus);
        let filter_text = filter_text(cx, state);
        let width_of = |button: &Button<'_>| if is_narrow { theme.sizes.icon_button } else { button.width(ui) };
        let write_width = if cx.commands.can_edit { width_of(&write) } else { -ACTION_GAP };
        let filter_width = width_of(&Button::new(&filter_text).icon(Icon::ListFilter));
        let print_width = if is_narrow { 0.0 } else { theme.sizes.icon_button + ACTION_GAP };
        let room = ui.available_width() - filter_width - print_width - write_width - 2.0 * ACTION_GAP;
        is_search_below = room < FIELD_MIN_WIDTH;
        let field_width = room.min(FIELD_WIDTH);
        let unused = if is_search_below { ui.available_width() - print_width - write_width } else { room - field_width };
        ui.add_space(unused.max(0.0));
        if !is_search_below {
            let place = vec2(field_width, theme.sizes.field);
            ui.allocate_ui_with_layout(place, Layout::top_down(Align::Min), |ui| search::show_field(ui, cx, state, field_width));
            filter_button(ui, cx, state);
        }
        if !is_narrow && ui.add(IconButton::new(Icon::Printer, &cx.lang.commands.put_on_paper.name)).clicked() {
            cx.command(Command::PutOnPaper);
        }
        if cx.commands.can_edit {
            let is_pressed = if is_narrow { ui.add(IconButton::new(Icon::Plus, &words.write).primary()) } else { ui.add(write) }.clicked();
            if is_pressed {
                state.begin_writing();
                ui.ctx().request_repaint();
            }
        }
    });
    if is_search_below {
        ui.horizontal(|ui| {
            let width = ui.available_width() - theme.sizes.icon_button - ui.spacing().item_spacing.x;
            search::show_field(ui, cx, state, width);
            filter_button(ui, cx, state);
        });
    }
}

fn filter_text(cx: &Cx<'_>, state: &State) -> String {
    let words = &cx.lang.journal;
    match state.search.filters.count() {
        0 => words.filter.clone(),
        count => words.filters_on.of(count),
    }
}

/// Toggles the filter panel; opening it switches to the list.
fn filter_button(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let count = state.search.filters.count();
    let text = filter_text(cx, state);
    let is_pressed = if Room::of(ui).is_narrow() {
        ui.add(IconButton::new(Icon::ListFilter, &text).selected(count > 0)).clicked()
    } else {
        ui.add(Button::new(&text).icon(Icon::ListFilter)).clicked()
    };
    if is_pressed {
        state.search.shows_filters = state.view != View::List || !state.search.shows_filters;
        state.view = View::List;
    }
}

/// The period and the view switcher, in one row if they fit.
pub(super) fn show_bar(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    /// Width of the longest month name with its buttons, or of the result count.
    const WHICH_WIDTH: f32 = 330.0;
    let theme = Theme::of(ui);
    if ui.available_width() < WHICH_WIDTH + segmented_width(ui, &views(cx)) {
        view(ui, cx, state);
        ui.horizontal(|ui| which(ui, cx, state));
    } else {
        ui.horizontal(|ui| {
            ui.set_min_height(theme.sizes.segment);
            which(ui, cx, state);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| view(ui, cx, state));
        });
    }
    selection(ui, cx, state);
}

fn selection(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    if state.view == View::List && state.list.is_selecting {
        select::show(ui, cx, &mut state.list);
    }
}

fn views<'a>(cx: &Cx<'a>) -> [Segment<'a, View>; 3] {
    let words = &cx.lang.journal;
    [Segment::new(View::Month, &words.month), Segment::new(View::Year, &words.year), Segment::new(View::List, &words.list)]
}

fn view(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    segmented(ui, "view", &cx.lang.journal.view, &mut state.view, &views(cx));
}

/// Month or year, with previous, next and Today buttons.
fn which(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    let dates = &cx.lang.dates;
    let (selected, today) = (state.selected(cx), cx.today());
    if state.view == View::List {
        return results::show_count(ui, cx, state);
    }
    let (title, before, after, stride) = match state.view {
        View::Month | View::List => (month_and_year(cx, selected), &dates.previous_month, &dates.next_month, Months::new(1)),
        View::Year => (selected.year().to_string(), &words.previous_year, &words.next_year, Months::new(12)),
    };
    mark_heading(&ui.label(theme.text(TextStyle::Heading, title)), 2);
    if ui.add(IconButton::new(Icon::ChevronLeft, before)).clicked() {
        state.select(within(selected.checked_sub_months(stride).unwrap_or(selected), today), today);
    }
    let has_after = match state.view {
        View::Month | View::List => first_of_month(selected) < first_of_month(today),
        View::Year => selected.year() < today.year(),
    };
    if ui.add(IconButton::new(Icon::ChevronRight, after).enabled(has_after)).clicked() {
        state.select(within(selected.checked_add_months(stride).unwrap_or(selected), today), today);
    }
    if ui.add(Button::quiet(&words.to_today).small()).accessible_name(&words.go_to_today).clicked() {
        state.select(today, today);
    }
}
