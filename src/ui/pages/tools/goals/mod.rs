//! TO BE WRITTEN

use eframe::egui::Ui;

use super::page;
use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::tool::Tool;
use crate::ui::widgets::empty_state;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// What is open.
    open: Option<Id>,
}

impl State {
    /// Opens one.
    pub fn open(&mut self, id: Id) {
        self.open = Some(id);
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    page(ui, cx, Tool::Goals, 760.0, |ui, cx| {
        empty_state(ui, Tool::Goals.icon(), &cx.lang.goals.empty_heading, &cx.lang.goals.empty_text, None);
    });
}
