//! A paginated, accessible table.

use eframe::egui::{Align, Label, Layout, Response, Role, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::parts::text_within;
use super::{Button, group, set_group_size};
use crate::ui::theme::{TextStyle, Theme};

/// The strings of a table.
#[derive(Clone, Copy, Debug)]
pub struct TableWords<'a> {
    /// The accessible name.
    pub name: &'a str,
    /// The button to the previous rows.
    pub before: &'a str,
    /// The button to the next rows.
    pub after: &'a str,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// The text.
    pub text: String,
    /// Right-aligned if true.
    pub is_number: bool,
}

/// Rows per page: readable, and as cheap for years as for weeks.
pub const TABLE_ROWS: usize = 30;
const COLUMN_GAP: f32 = 24.0;
const CELL_MAX: f32 = 320.0;

/// Draws a table. `cells` returns a row; `place` describes the visible rows, first to last, counted
/// from 1.
pub fn table(
    ui: &mut Ui,
    words: TableWords<'_>,
    columns: &[&str],
    rows: usize,
    cells: impl Fn(usize) -> Vec<TableCell>,
    place: impl Fn(usize, usize) -> String,
) {
    let theme = Theme::of(ui);
    let page_id = ui.make_persistent_id(("table page", words.name));
    let last_page = rows.saturating_sub(1) / TABLE_ROWS;
    let mut page = ui.data(|data| data.get_temp::<usize>(page_id)).unwrap_or(0).min(last_page);
    let first = page * TABLE_ROWS;
    let shown: Vec<Vec<TableCell>> = (first..rows.min(first + TABLE_ROWS)).map(cells).collect();
    let width_of = |ui: &Ui, text: &str| text_within(ui, TextStyle::Small, text, CELL_MAX).size().x.ceil();
    let widths: Vec<f32> = columns
        .iter()
        .enumerate()
        .map(|(column, head)| {
            let cells = shown.iter().filter_map(|row| row.get(column)).map(|cell| width_of(ui, &cell.text));
            cells.fold(width_of(ui, head), f32::max)
        })
        .collect();
    // The first column and columns with text are left-aligned.
    let is_number = |column: usize| column > 0 && shown.iter().filter_map(|row| row.get(column)).all(|cell| cell.is_number);
    let places: Vec<(f32, Align)> =
        widths.iter().enumerate().map(|(column, width)| (*width, if is_number(column) { Align::Max } else { Align::Min })).collect();
    ScrollArea::horizontal().id_salt(page_id).show(ui, |ui| {
        group(ui, Role::Table, words.name, |ui| {
            set_group_size(ui, rows);
            ui.spacing_mut().item_spacing.y = 0.0;
            show_row(ui, columns.iter().copied(), &places, Role::ColumnHeader);
            for row in &shown {
                let line = ui.cursor();
                theme.hairline(ui.painter(), line.left(), line.left() + widths.iter().map(|width| width + COLUMN_GAP).sum::<f32>() - COLUMN_GAP, line.top());
                show_row(ui, row.iter().map(|cell| cell.text.as_str()), &places, Role::Cell);
            }
        });
    });
    if last_page > 0 {
        ui.add_space(theme.spacing.s);
        ui.horizontal_wrapped(|ui| {
            if page > 0 && ui.add(Button::quiet(words.before).small()).clicked() {
                page -= 1;
            }
            if page < last_page && ui.add(Button::quiet(words.after).small()).clicked() {
                page += 1;
            }
            ui.label(theme.text(TextStyle::Caption, place(first + 1, first + shown.len())));
        });
        ui.data_mut(|data| data.insert_temp(page_id, page));
    }
}

fn show_row<'a>(ui: &mut Ui, cells: impl Iterator<Item = &'a str>, places: &[(f32, Align)], role: Role) {
    // Top-aligned: a centred row would take all available height.
    ui.scope_builder(UiBuilder::new().accessibility_role(Role::Row).layout(Layout::left_to_right(Align::Min)), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_min_height(TextStyle::Small.line_height() + 8.0);
        for (column, (text, (width, align))) in cells.zip(places).enumerate() {
            if column > 0 {
                ui.allocate_exact_size(vec2(COLUMN_GAP, 1.0), Sense::hover());
            }
            let response = ui.allocate_ui_with_layout(vec2(*width, TextStyle::Small.line_height()), Layout::top_down(*align), |ui| {
                ui.set_width(*width);
                ui.add_space(4.0);
                cell(ui, text, role)
            });
            name_cell(&response.inner, role);
        }
    });
}

fn cell(ui: &mut Ui, text: &str, role: Role) -> Response {
    let theme = Theme::of(ui);
    let style = if role == Role::ColumnHeader { TextStyle::Caption } else { TextStyle::Small };
    ui.add(Label::new(theme.text(style, text)).wrap())
}

/// AccessKit names a text by its value, but a cell by its label.
fn name_cell(text: &Response, role: Role) {
    text.ctx.accesskit_node_builder(text.id, |node| {
        node.set_role(role);
        if let Some(words) = node.value().map(str::to_owned) {
            node.set_label(words);
            node.clear_value();
        }
    });
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::testing::harness;

    fn words_of(text: String) -> TableCell {
        TableCell { text, is_number: false }
    }

    fn number(text: String) -> TableCell {
        TableCell { text, is_number: true }
    }

    #[test]
    fn rows_follow_one_another_closely_numbers_at_the_right_and_words_at_the_left() {
        let names = TableWords { name: "Days", before: "Newer", after: "Older" };
        let notes = ["–", "Step done: a long one"];
        let harness = harness((), move |ui, ()| {
            let row =
                |row: usize| vec![words_of(format!("day {row}")), number(format!("{row}")), TableCell { text: notes[row].to_owned(), is_number: row == 0 }];
            table(ui, names, &["Day", "How many on average", "On the way"], 2, row, |_, _| String::new());
        });
        let place = |name: &str| harness.get_by_label(name).rect();
        let (head, first, second) = (place("Day"), place("day 0"), place("day 1"));
        assert!(first.top() - head.top() < 40.0 && second.top() - first.top() < 40.0, "{head:?} {first:?} {second:?}");
        assert!((place("0").right() - place("How many on average").right()).abs() < 1.0);
        assert!((place("On the way").left() - place(notes[1]).left()).abs() < 1.0);
    }

    /// By keyboard: the buttons are below the visible area.
    fn press(harness: &mut Harness<'_, ()>, button: &str) {
        harness.get_by_label(button).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }

    #[test]
    fn rows_are_walked_and_turned_over() {
        let words = TableWords { name: "Days", before: "Newer", after: "Older" };
        let mut harness = harness((), move |ui, ()| {
            table(
                ui,
                words,
                &["Day", "Mean"],
                65,
                |row| vec![words_of(format!("day {row}")), number(format!("{row} %"))],
                |from, to| format!("{from} to {to} of 65"),
            );
        });
        let cell = harness.get_by_role_and_label(Role::Cell, "29 %").accesskit_node();
        let mut around = vec![];
        let mut parent = cell.parent();
        while let Some(node) = parent {
            around.extend((node.role() != Role::GenericContainer).then(|| (node.role(), node.label())));
            parent = node.parent();
        }
        assert_eq!(around[0], (Role::Row, None));
        assert!(around.contains(&(Role::Table, Some("Days".to_owned()))), "{around:?}");
        assert!(harness.query_by_label("day 30").is_none());
        assert!(harness.query_by_label("Newer").is_none());
        press(&mut harness, "Older");
        press(&mut harness, "Older");
        assert!(harness.query_by_label("day 64").is_some());
        assert!(harness.query_by_label("61 to 65 of 65").is_some());
        assert!(harness.query_by_label("Older").is_none());
        press(&mut harness, "Newer");
        assert!(harness.query_by_label("day 30").is_some());
    }
}
