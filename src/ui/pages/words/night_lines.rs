//! The person's lines for a harder night.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{EditName, Id, Key, NightLine};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::night_line;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::Button;

#[derive(Debug, Default)]
pub(super) struct State {
    /// The line being edited; a new one is stored with its first letter.
    open: Option<Id>,
    focuses_line: bool,
}

impl State {
    pub(super) const fn open_line(&self) -> Option<Id> {
        self.open
    }

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
    let words = &cx.lang.own_words;
    let written = cx.locale.day_near(cx.day_of(line.written), cx.today(), &cx.lang.dates);
    let names = cx.commands.can_edit.then(|| [&words.edit_night_line, &words.delete_night_line].map(|text| fill(text, &[("date", &written)])));
    let action = parts::row_with_actions(ui, names, |ui| {
        ui.label(theme.text(TextStyle::OwnWords, &line.text));
        ui.label(theme.text(TextStyle::Caption, &written).color(theme.colours.text_tertiary));
    });
    match action {
        Some(RowAction::Edit) => cx.states.words.night_lines = State::open_at(id),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::NightLine(id), name: EditName::DeleteNightLine }),
        None => {}
    }
}

fn field(ui: &mut Ui, cx: &mut Cx<'_>, id: Id) {
    let takes_focus = std::mem::take(&mut cx.states.words.night_lines.focuses_line);
    night_line::field(ui, cx, id, takes_focus);
    if ui.add(Button::new(&cx.lang.common.done).small()).clicked() || parts::escape_pressed(ui) {
        cx.states.words.night_lines.open = None;
    }
}
