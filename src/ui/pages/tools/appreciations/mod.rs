//! Small good moments: an input line, and the list by day.

mod days;
mod fields;
mod line;

use eframe::egui::Ui;

use super::page;
use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::tool::Tool;
use crate::ui::widgets::{empty_state, section_gap};

const WIDTH: f32 = 760.0;

/// State of the page.
#[derive(Debug, Default)]
pub struct State {
    line: line::State,
    days: days::State,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.days.opened()
    }

    /// Opens a moment.
    pub fn open(&mut self, id: Id) {
        self.days.open(id);
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.tools.appreciations);
    page(ui, cx, Tool::Appreciations, WIDTH, |ui, cx| {
        let words = &cx.lang.appreciations;
        if cx.commands.can_edit {
            line::show(ui, cx, &mut state.line, !state.days.is_open());
            section_gap(ui);
        }
        // The one being written is shown only in the line.
        let written = state.line.written(cx);
        if cx.journal.appreciations().len() == usize::from(written.is_some()) {
            empty_state(ui, Tool::Appreciations.icon(), &words.empty_heading, &words.empty_text, None);
        } else {
            days::show(ui, cx, &mut state.days, written);
        }
    });
    cx.states.tools.appreciations = state;
}

#[cfg(test)]
mod tests;
