//! What the parts of the page share: a heading, a menu, and the same numbers as a table.

use eframe::egui::{Align, Layout, Ui};

use super::State;
use super::table::Table;
use crate::content::fill;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{IconButton, TableWords, mark_heading, menu_item_with_icon, show_menu, table};

/// The parts that can be shown as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Trend,
    Words,
    Together,
    Pad,
    Weekdays,
    Hours,
    Sleep,
}

/// A part: its heading with a menu at the right, then the chart, or its table.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    state: &mut State,
    part: Part,
    heading: &str,
    table: &Table<'_>,
    chart: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut State),
) {
    ui.horizontal(|ui| {
        mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Strong, heading)), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| show_part_menu(ui, cx, state, part, heading, table));
    });
    if state.as_table.contains(&part) {
        show_table(ui, cx, heading, table);
    } else {
        chart(ui, cx, state);
    }
}

fn show_part_menu(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, part: Part, heading: &str, table: &Table<'_>) {
    let words = &cx.lang.insights;
    let name = fill(&words.menu_of, &[("title", heading)]);
    let more = ui.push_id(part as u8, |ui| ui.add(IconButton::new(Icon::Ellipsis, &name))).inner;
    show_menu(&more, |ui| {
        let (icon, text) = if state.as_table.contains(&part) { (Icon::ChartLine, &words.as_chart) } else { (Icon::Table2, &words.as_table) };
        if menu_item_with_icon(ui, icon, text, true).clicked() && !state.as_table.remove(&part) {
            state.as_table.insert(part);
        }
        if menu_item_with_icon(ui, Icon::FileDown, &words.save_table, true).clicked() {
            cx.push(Action::SaveTable(table.as_csv()));
        }
    });
}

fn show_table(ui: &mut Ui, cx: &Cx<'_>, heading: &str, shown: &Table<'_>) {
    let words = &cx.lang.insights.table;
    let cells = |row: usize| (shown.row)(row).iter().map(|cell| cell.shown(cx)).collect();
    let number = shown.rows.to_string();
    let place = |from: usize, to: usize| fill(&words.place, &[("from", &from.to_string()), ("to", &to.to_string()), ("number", &number)]);
    let names = TableWords { name: heading, before: &words.newer, after: &words.older };
    table(ui, names, &shown.columns, shown.rows, cells, place);
}

/// One sentence below a heading or a chart.
pub(super) fn sentence(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
}
