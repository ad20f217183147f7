//! Shared layout of the parts: heading, menu, chart or table.

use eframe::egui::{Align, Layout, Ui};

use std::sync::Arc;

use super::State;
use super::export::{Export, Picture};
use super::file::TableFile;
use super::source::Source;
use super::table::Table;
use crate::content::fill;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::at_right;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{IconButton, TableCell, TableWords, mark_heading, menu_item_with_icon, show_menu, table};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    Trend,
    Words,
    Together,
    Pad,
    Weekdays,
    Hours,
    Sleep,
}

pub(super) struct Titled<'a> {
    pub(super) part: Part,
    pub(super) heading: &'a str,
    pub(super) table: Table<'a>,
}

/// Heading, `aside` and menu, then the chart or its table. `aside` moves below the heading if it
/// does not fit.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    state: &mut State,
    titled: &Titled<'_>,
    aside: impl FnOnce(&mut Ui, &Source<'_>, &mut State),
    chart: impl FnOnce(&mut Ui, &Source<'_>, &mut State),
) {
    let source = Source::of(cx);
    let mut aside = Some(aside);
    ui.horizontal(|ui| {
        heading(ui, titled.heading);
        let room = ui.available_width() - Theme::of(ui).sizes.icon_button - ui.spacing().item_spacing.x;
        at_right(ui, titled.part, room, |ui| {
            if let Some(aside) = aside.take() {
                aside(ui, &source, state);
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| show_part_menu(ui, cx, state, titled));
    });
    if let Some(aside) = aside {
        ui.horizontal_wrapped(|ui| aside(ui, &source, state));
    }
    if state.as_table.contains(&titled.part) {
        show_table(ui, &source, titled);
    } else {
        chart(ui, &source, state);
    }
}

/// The heading in a picture, without controls.
pub(super) fn show_in_picture(ui: &mut Ui, part: Part, text: &str, aside: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        heading(ui, text);
        let room = ui.available_width();
        at_right(ui, part, room, aside);
    });
}

fn heading(ui: &mut Ui, text: &str) {
    mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Strong, text)), 2);
}

fn show_part_menu(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, titled: &Titled<'_>) {
    let words = &cx.lang.insights;
    let part = titled.part;
    let name = fill(&words.menu_of, &[("title", titled.heading)]);
    let more = ui.push_id(part as u8, |ui| ui.add(IconButton::new(Icon::Ellipsis, &name))).inner;
    show_menu(&more, |ui| {
        let (icon, text) = if state.as_table.contains(&part) { (Icon::ChartLine, &words.as_chart) } else { (Icon::Table2, &words.as_table) };
        if menu_item_with_icon(ui, icon, text, true).clicked() && !state.as_table.remove(&part) {
            state.as_table.insert(part);
        }
        if menu_item_with_icon(ui, Icon::FileDown, &words.save_table, true).clicked()
            && let Some(table) = TableFile::of(&Source::of(cx), state, titled)
        {
            cx.push(Action::Export(Export::Table(table)));
        }
        if menu_item_with_icon(ui, Icon::Download, &words.save_picture, true).clicked()
            && let Some(picture) = Picture::of(ui, cx, state, part)
        {
            cx.push(Action::Export(Export::Picture(Arc::new(picture))));
        }
    });
}

fn show_table(ui: &mut Ui, source: &Source<'_>, titled: &Titled<'_>) {
    let words = &source.lang.insights.table;
    let shown = &titled.table;
    let cells = |row: usize| (shown.row)(row).iter().map(|cell| TableCell { text: cell.shown(source), is_number: cell.is_number() }).collect();
    let number = shown.rows.to_string();
    let place = |from: usize, to: usize| fill(&words.place, &[("from", &from.to_string()), ("to", &to.to_string()), ("number", &number)]);
    let names = TableWords { name: titled.heading, before: &words.newer, after: &words.older };
    table(ui, names, &shown.columns, shown.rows, cells, place);
}

pub(super) fn sentence(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
}
