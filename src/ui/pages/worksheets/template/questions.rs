//! The questions of a worksheet or group, one row each; one can be expanded.

use eframe::egui::{Frame, Id, Margin, Role, Ui};

use super::condition::Other;
use super::kinds::Kind;
use super::{Control, Edits, State, Wanted, question};
use crate::content::fill;
use crate::journal::{OwnField, OwnFieldKind};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::order::{Direction, HANDLE, dropped_on, handle, move_to, pressed_in};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DropDown, IconButton, disclosure, group, menu_button, menu_item};

#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub(super) depth: usize,
    /// Number of questions that can still be added.
    pub(super) room: usize,
}

#[derive(Clone, Copy, Debug)]
enum Wish {
    Move(usize, usize),
    Duplicate(usize),
    Delete(usize),
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, fields: &mut Vec<OwnField>, edits: &mut Edits, level: Level) {
    let theme = Theme::of(ui);
    let words = &cx.lang.templates;
    let list = ui.make_persistent_id(("questions", level.depth));
    if fields.is_empty() {
        ui.label(theme.text(TextStyle::Small, &words.no_questions).color(theme.colours.text_secondary));
    }
    let mut wish = None;
    let count = fields.len();
    let others: Vec<Other> = fields.iter().enumerate().map(|(place, field)| Other::new(field, name_of(cx, field, place))).collect();
    group(ui, Role::List, &words.questions, |ui| {
        for (place, field) in fields.iter_mut().enumerate() {
            let id = field.id.clone();
            let block = ui.push_id(("question", &id), |ui| {
                ui.vertical(|ui| {
                    let asked = show_row(ui, cx, state, field, (list, place, count), level);
                    wish = asked.or(wish);
                    if state.open[level.depth].as_ref() == Some(&id) {
                        Frame::NONE.inner_margin(Margin { left: (HANDLE as i8) + 4, right: 0, top: 4, bottom: 16 }).show(ui, |ui| {
                            question::show(ui, cx, state, field, &others, edits, level);
                        });
                    }
                })
                .response
                .rect
            });
            // Keys pressed in the questions of an open group are already consumed.
            if let Some(direction) = pressed_in(ui, block.inner)
                && let Some(to) = direction.from(place, count)
            {
                wish = Some(Wish::Move(place, to));
            }
            if let Some((from, to)) = dropped_on(ui, list, place, block.inner) {
                wish = Some(Wish::Move(from, to));
            }
        }
    });
    if let Some(wish) = wish {
        carry_out(ui, cx, state, fields, edits, level, wish);
    }
    show_add(ui, cx, state, fields, edits, level);
}

/// The label, or the number of an unlabelled question.
fn name_of(cx: &Cx<'_>, field: &OwnField, place: usize) -> String {
    let label = field.label.trim();
    if label.is_empty() { fill(&cx.lang.templates.question_number, &[("number", &(place + 1).to_string())]) } else { label.to_owned() }
}

/// The row of a question: drag handle, label, buttons.
fn show_row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, field: &OwnField, (list, place, count): (Id, usize, usize), level: Level) -> Option<Wish> {
    const BUTTONS: f32 = 4.0;
    let theme = Theme::of(ui);
    let words = &cx.lang.templates;
    let name = name_of(cx, field, place);
    let number = (place + 1).to_string();
    let title = fill(&words.question_row, &[("number", &number), ("title", &name), ("kind", Kind::of(&field.kind).name(&words.kinds))]);
    let mut wish = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        handle(ui, list, place);
        ui.add_space(12.0);
        let width = (ui.available_width() - BUTTONS * theme.sizes.icon_button - 8.0).max(60.0);
        ui.vertical(|ui| {
            ui.set_width(width);
            let mut is_open = state.open[level.depth].as_ref() == Some(&field.id);
            let row = disclosure(ui, "row", &title, &mut is_open);
            state.take_focus(&field.id, Control::Row, &row);
            if row.changed() {
                state.open[level.depth] = is_open.then(|| field.id.clone());
                if level.depth == 0 {
                    state.open[1] = None;
                }
            }
        });
        ui.add_space(8.0);
        let what = [("what", name.as_str())];
        for (direction, icon, text) in [(Direction::Up, Icon::ChevronUp, &words.move_up), (Direction::Down, Icon::ChevronDown, &words.move_down)] {
            let to = direction.from(place, count);
            let button = ui.add(IconButton::new(icon, &fill(text, &what)).enabled(to.is_some()));
            state.take_focus(&field.id, Control::Move(direction), &button);
            if let Some(to) = to.filter(|_| button.clicked()) {
                state.wanted = Some(Wanted { question: field.id.clone(), control: Control::Move(direction.left_at(to, count)) });
                wish = Some(Wish::Move(place, to));
            }
        }
        if ui.add(IconButton::new(Icon::Copy, &fill(&words.duplicate_question, &what)).enabled(level.room > field.inner_fields().len())).clicked() {
            wish = Some(Wish::Duplicate(place));
        }
        if ui.add(IconButton::new(Icon::Trash2, &fill(&words.delete_question, &what))).clicked() {
            wish = Some(Wish::Delete(place));
        }
    });
    wish
}

fn carry_out(ui: &Ui, cx: &mut Cx<'_>, state: &mut State, fields: &mut Vec<OwnField>, edits: &mut Edits, level: Level, wish: Wish) {
    match wish {
        // Focus moves with the question.
        Wish::Move(from, to) => {
            move_to(fields, from, to);
            edits.changed();
        }
        Wish::Duplicate(place) => {
            let copy = OwnField { id: cx.new_id().to_string(), retired: Vec::new(), ..fields[place].clone() };
            state.open[level.depth] = Some(copy.id.clone());
            state.wanted = Some(Wanted { question: copy.id.clone(), control: Control::Label });
            fields.insert(place + 1, copy);
            edits.changed();
        }
        Wish::Delete(place) => {
            let gone = fields.remove(place);
            if state.open[level.depth].as_ref() == Some(&gone.id) {
                state.open[level.depth] = None;
            }
            if let Some(next) = fields.get(place).or_else(|| fields.last()) {
                state.wanted = Some(Wanted { question: next.id.clone(), control: Control::Row });
            }
            edits.deleted();
        }
    }
    ui.ctx().request_repaint();
}

fn show_add(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, fields: &mut Vec<OwnField>, edits: &mut Edits, level: Level) {
    let theme = Theme::of(ui);
    let words = &cx.lang.templates;
    ui.add_space(theme.spacing.s);
    if level.room == 0 {
        ui.label(theme.text(TextStyle::Small, &words.full).color(theme.colours.text_secondary));
        return;
    }
    let text = if level.depth == 0 { &words.add_question } else { &words.add_to_group };
    let mut added = None;
    menu_button(ui, DropDown::Boxed, Some(Icon::Plus), text, text, |ui| {
        for kind in Kind::ALL.into_iter().filter(|kind| level.depth == 0 || kind.fits_a_group()) {
            if menu_item(ui, kind.name(&words.kinds), true).clicked() {
                added = Some(kind);
            }
        }
    });
    if let Some(kind) = added {
        let id = cx.new_id().to_string();
        let kind: OwnFieldKind = kind.begin(None, || cx.new_id().to_string());
        state.open[level.depth] = Some(id.clone());
        state.wanted = Some(Wanted { question: id.clone(), control: Control::Label });
        fields.push(OwnField::new(id, kind));
        edits.changed();
        ui.ctx().request_repaint();
    }
}

impl State {
    pub(super) fn take_focus(&mut self, question: &str, control: Control, response: &eframe::egui::Response) {
        if self.wanted.as_ref().is_some_and(|wanted| wanted.question == question && wanted.control == control) {
            self.wanted = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
    }
}
