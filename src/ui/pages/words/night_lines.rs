//! Lines that the person wrote to themself for a harder night.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Ui};

use crate::content::fill;
use crate::journal::{EditName, Id, Key, NightLine};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::night_line;
use crate::ui::pages::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, IconButton};

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The line whose field is open: one of the journal, or one that will be with the first letter typed.
    open: Option<Id>,
    focuses_line: bool,
}

impl State {
    /// The field of this line is open, and takes the keyboard.
    pub(super) const fn open_at(id: Id) -> Self {
        Self { open: Some(id), focuses_line: true }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.own_words;
    parts::heading(ui, &words.night_lines);
    parts::explanation(ui, &words.night_lines_help);
    let open = cx.states.words.night_lines.open.filter(|_| cx.commands.can_edit);
    let all: Vec<(Id, Arc<NightLine>)> = cx.journal.night_lines().iter().map(|(id, line)| (*id, Arc::clone(line))).collect();
    for (id, line) in &all {
        if open == Some(*id) {
            field(ui, cx, *id);
        } else {
            row(ui, cx, *id, line);
        }
    }
    match open {
        Some(id) if !cx.journal.night_lines().contains_key(&id) => field(ui, cx, id),
        None if cx.commands.can_edit && ui.add(Button::new(&words.add_night_line).small().icon(Icon::Plus)).clicked() => {
            let id = cx.new_id();
            cx.states.words.night_lines = State::open_at(id);
        }
        _ => {}
    }
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, line: &NightLine) {
    let theme = Theme::of(ui);
    let written = cx.locale.day_near(line.written.date(), cx.now.local.date(), &cx.lang.dates);
    ui.horizontal_top(|ui| {
        let buttons = if cx.commands.can_edit { 2.0 * (theme.sizes.icon_button + theme.spacing.s) } else { 0.0 };
        let width = ui.available_width() - buttons;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
            ui.label(theme.text(TextStyle::OwnWords, &line.text));
            ui.label(theme.text(TextStyle::Caption, &written).color(theme.colours.text_tertiary));
        });
        if cx.commands.can_edit {
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                let blanks = [("date", written.as_str())];
                if ui.add(IconButton::new(Icon::Pencil, &fill(&cx.lang.own_words.edit_night_line, &blanks))).clicked() {
                    cx.states.words.night_lines = State::open_at(id);
                }
                if ui.add(IconButton::new(Icon::Trash2, &fill(&cx.lang.own_words.delete_night_line, &blanks))).clicked() {
                    cx.push(Action::MoveToTrash { key: Key::NightLine(id), name: EditName::DeleteNightLine });
                }
            });
        }
    });
}

fn field(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let takes_focus = std::mem::take(&mut cx.states.words.night_lines.focuses_line);
    night_line::field(ui, cx, id, takes_focus);
    if ui.add(Button::new(&cx.lang.common.done).small()).clicked() || parts::escape_pressed(ui) {
        cx.states.words.night_lines.open = None;
    }
}
