//! TO BE WRITTEN

use eframe::egui::Ui;

use super::page;
use crate::journal::{Id, PracticeKind};
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
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, kind: PracticeKind) {
    page(ui, cx, Tool::of_practice(kind), 760.0, |ui, cx| {
        empty_state(ui, Tool::of_practice(kind).icon(), &cx.lang.practices.empty_heading, &cx.lang.practices.empty_text, None);
    });
}
