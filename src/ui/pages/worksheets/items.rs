//! Repeatable items (list lines, table rows, question groups), moved and removed by keyboard.

use eframe::egui::{Align, Layout, Response, Role, Ui, vec2};

use super::field::{self, Change, Shown, shown_text, text_of};
use crate::content::schema::{Column, SheetField};
use crate::content::{LIST_LINE, fill};
use crate::journal::{Answer, Answers, Id, SheetItem, lines_of, put_answer};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton, TextArea, group, label, mark_heading};

const LINE_HEIGHT: f32 = 40.0;
/// Cells narrower than this are stacked.
const CELL_MIN_WIDTH: f32 = 130.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Up,
    Down,
    Remove,
}

/// The control to focus after a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wanted {
    item: Id,
    /// `None` for the text field.
    button: Option<Move>,
}

fn wanted_id() -> eframe::egui::Id {
    eframe::egui::Id::unique("worksheet item that takes the keyboard")
}

fn wants(ui: &Ui, item: Id, button: Option<Move>) {
    ui.data_mut(|data| data.insert_temp(wanted_id(), Wanted { item, button }));
}

fn take_focus_if_wanted(ui: &Ui, item: Id, button: Option<Move>, response: &Response) {
    let wanted: Option<Wanted> = ui.data(|data| data.get_temp(wanted_id()));
    if wanted == Some(Wanted { item, button }) {
        ui.data_mut(|data| data.remove::<Wanted>(wanted_id()));
        response.request_focus();
        response.scroll_to_me(None);
    }
}

/// The items of an answer, with this frame's edits.
struct Repeated {
    items: Vec<SheetItem>,
    is_changed: bool,
    is_typed: bool,
    asked: Option<(usize, Move)>,
}

impl Repeated {
    fn of(answer: Option<&Answer>) -> Self {
        let items = match answer {
            Some(Answer::Items(items)) => items.clone(),
            _ => Vec::new(),
        };
        Self { items, is_changed: false, is_typed: false, asked: None }
    }

    fn put(&mut self, place: usize, field: &str, change: Change) {
        put_answer(&mut self.items[place].answers, field, change.answer);
        self.is_changed = true;
        self.is_typed = change.is_typed;
    }

    fn add(&mut self, ui: &Ui, cx: &mut Cx<'_>, answers: Answers, at: usize) {
        let id = cx.new_id();
        self.items.insert(at.min(self.items.len()), SheetItem { id, answers });
        self.is_changed = true;
        self.is_typed = false;
        wants(ui, id, None);
    }

    fn show_buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: usize, name: &str) {
        let words = &cx.lang.worksheets;
        let what = [("what", name)];
        let id = self.items[place].id;
        let buttons = [
            (Move::Up, Icon::ChevronUp, &words.move_up, place > 0),
            (Move::Down, Icon::ChevronDown, &words.move_down, place + 1 < self.items.len()),
            (Move::Remove, Icon::X, &words.remove, true),
        ];
        ui.spacing_mut().item_spacing.x = 0.0;
        for (wish, icon, text, is_possible) in buttons {
            let name = fill(text, &what);
            let button = ui.add(IconButton::new(icon, &name).enabled(is_possible));
            take_focus_if_wanted(ui, id, Some(wish), &button);
            if button.clicked() {
                self.asked = Some((place, wish));
            }
        }
    }

    /// Applies the requested move and returns the change.
    fn finish(mut self, ui: &Ui) -> Option<Change> {
        if let Some((place, wish)) = self.asked {
            let id = self.items[place].id;
            match wish {
                Move::Up => self.items.swap(place, place - 1),
                Move::Down => self.items.swap(place, place + 1),
                Move::Remove => {
                    self.items.remove(place);
                }
            }
            // The button is disabled at an end, so focus the opposite one.
            let button = match wish {
                Move::Up if place == 1 => Move::Down,
                Move::Down if place + 2 == self.items.len() => Move::Up,
                _ => wish,
            };
            let next = if wish == Move::Remove { self.items.get(place).or_else(|| self.items.last()).map(|item| item.id) } else { Some(id) };
            if let Some(next) = next {
                wants(ui, next, Some(button));
            }
            self.is_changed = true;
            self.is_typed = false;
        }
        self.is_changed.then(|| {
            ui.ctx().request_repaint();
            let answer = Answer::Items(self.items);
            if self.is_typed { Change::typed(answer) } else { Change::chosen(answer) }
        })
    }
}

/// List lines. A line break starts a new line, also in pasted text.
pub(super) fn show_list(ui: &mut Ui, cx: &mut Cx<'_>, field: &SheetField, answer: Option<&Answer>) -> Option<Change> {
    let words = &cx.lang.worksheets;
    let mut items = Repeated::of(answer);
    for place in 0..items.items.len() {
        let id = items.items[place].id;
        let name = fill(&words.line_of, &[("title", &field.label), ("number", &(place + 1).to_string())]);
        let mut text = text_of(items.items[place].answers.get(LIST_LINE));
        let shown = with_buttons(ui, cx, &mut items, place, &name, |ui, cx| {
            let area = TextArea::new((id.bits(), cx.generation), &name, &mut text).name_hidden().min_height(LINE_HEIGHT).show(ui);
            take_focus_if_wanted(ui, id, None, &area);
            area
        });
        if shown.changed() {
            put_lines(ui, cx, &mut items, place, &text);
        }
    }
    let name = fill(&words.add_line_to, &[("title", &field.label)]);
    if flush_left(ui, |ui| ui.add(Button::quiet(&words.add_line).small().icon(Icon::Plus)).accessible_name(name)).clicked() {
        let end = items.items.len();
        items.add(ui, cx, Answers::new(), end);
    }
    items.finish(ui)
}

/// Stores the text of a line; text after line breaks goes into new lines.
fn put_lines(ui: &Ui, cx: &mut Cx<'_>, items: &mut Repeated, place: usize, text: &str) {
    let mut lines = lines_of(text);
    let first = lines.next().unwrap_or_default();
    items.put(place, LIST_LINE, Change::typed(Answer::Text(first.to_owned())));
    for (after, line) in (place + 1..).zip(lines) {
        let answers = if line.is_empty() { Answers::new() } else { Answers::from([(LIST_LINE.to_owned(), Answer::Text(line.to_owned()))]) };
        items.add(ui, cx, answers, after);
    }
}

/// Rows of short texts, side by side if they fit.
pub(super) fn show_table(ui: &mut Ui, cx: &mut Cx<'_>, field: &SheetField, columns: &[Column], answer: Option<&Answer>) -> Option<Change> {
    let words = &cx.lang.worksheets;
    let mut items = Repeated::of(answer);
    for place in 0..items.items.len() {
        let id = items.items[place].id;
        let number = (place + 1).to_string();
        let row = fill(&words.line_of, &[("title", &field.label), ("number", &number)]);
        let before = items.items[place].answers.clone();
        let mut changes: Vec<(&str, Change)> = Vec::new();
        let is_side_by_side = with_buttons(ui, cx, &mut items, place, &row, |ui, cx| {
            let width = ui.available_width();
            let gap = 10.0;
            let cell = (width - gap * (columns.len() as f32 - 1.0)) / columns.len() as f32;
            let is_side_by_side = cell >= CELL_MIN_WIDTH;
            let layout = if is_side_by_side { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
            ui.with_layout(layout, |ui| {
                ui.spacing_mut().item_spacing = vec2(gap, 6.0);
                for (at, column) in columns.iter().enumerate() {
                    let name = fill(&words.cell_of, &[("what", &column.label), ("number", &number)]);
                    let mut text = text_of(before.get(&column.id));
                    ui.vertical(|ui| {
                        ui.set_width(if is_side_by_side { cell } else { width });
                        ui.spacing_mut().item_spacing.y = 3.0;
                        // Side by side, only the first row has column labels.
                        if place == 0 || !is_side_by_side {
                            label(ui, &column.label);
                        }
                        let area = TextArea::new((id.bits(), &column.id, cx.generation), &name, &mut text).name_hidden().min_height(LINE_HEIGHT).show(ui);
                        if at == 0 {
                            take_focus_if_wanted(ui, id, None, &area);
                        }
                        if let Some(change) = shown_text(area, text).change {
                            changes.push((&column.id, change));
                        }
                    });
                }
            });
            is_side_by_side
        });
        if !is_side_by_side {
            ui.add_space(Theme::of(ui).spacing.s);
        }
        for (column, change) in changes {
            items.put(place, column, change);
        }
    }
    let name = fill(&words.add_row_to, &[("title", &field.label)]);
    if flush_left(ui, |ui| ui.add(Button::quiet(&words.add_row).small().icon(Icon::Plus)).accessible_name(name)).clicked() {
        let end = items.items.len();
        items.add(ui, cx, Answers::new(), end);
    }
    items.finish(ui)
}

/// Repeated questions, each group under its own heading.
pub(super) fn show_group(ui: &mut Ui, cx: &mut Cx<'_>, one: &str, fields: &[SheetField], answer: Option<&Answer>) -> Option<Change> {
    let theme = Theme::of(ui);
    let words = &cx.lang.worksheets;
    let mut items = Repeated::of(answer);
    for place in 0..items.items.len() {
        let item = items.items[place].clone();
        let name = fill(&words.item_of, &[("what", one), ("number", &(place + 1).to_string())]);
        group(ui, Role::Group, &name, |ui| {
            ui.push_id(item.id.bits(), |ui| {
                ui.horizontal(|ui| {
                    mark_heading(&ui.label(theme.text(TextStyle::SmallStrong, &name)), 3);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        // Left to right, so that Tab order keeps the first button first.
                        ui.allocate_ui_with_layout(vec2(3.0 * theme.sizes.icon_button, theme.sizes.icon_button), Layout::left_to_right(Align::Center), |ui| {
                            items.show_buttons(ui, cx, place, &name);
                        });
                    });
                });
                for (at, field) in fields.iter().enumerate() {
                    let question = label(ui, &field.label);
                    let shown = ui.push_id(&field.id, |ui| field::show_control(ui, cx, field, &question, field.answer_in(&item.answers))).inner;
                    let Some(Shown { response, change }) = shown else { continue };
                    if at == 0 {
                        take_focus_if_wanted(ui, item.id, None, &response);
                    }
                    if let Some(change) = change {
                        items.put(place, &field.id, change);
                    }
                }
            });
        });
        ui.add_space(theme.spacing.s);
    }
    if flush_left(ui, |ui| ui.add(Button::quiet(&fill(&words.add_one, &[("what", one)])).small().icon(Icon::Plus))).clicked() {
        let end = items.items.len();
        items.add(ui, cx, Answers::new(), end);
    }
    items.finish(ui)
}

fn with_buttons<R>(ui: &mut Ui, cx: &mut Cx<'_>, items: &mut Repeated, place: usize, name: &str, contents: impl FnOnce(&mut Ui, &mut Cx<'_>) -> R) -> R {
    let theme = Theme::of(ui);
    let id = items.items[place].id;
    ui.push_id(id.bits(), |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let width = (ui.available_width() - 3.0 * theme.sizes.icon_button - 6.0).max(60.0);
            let shown = ui
                .vertical(|ui| {
                    ui.set_width(width);
                    contents(ui, cx)
                })
                .inner;
            items.show_buttons(ui, cx, place, name);
            shown
        })
        .inner
    })
    .inner
}
