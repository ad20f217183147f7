//! The page.

use eframe::egui::Ui;

use crate::ui::cx::Cx;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State;

impl State {
    /// Selects.
    pub fn select(&mut self, _id: String) {}
}

/// Draws the page.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>) {}

/// The next step.
#[must_use]
pub fn next_step<'a>(
    _journal: &crate::journal::Journal,
    _content: &'a crate::content::Content,
) -> Option<(&'a crate::content::schema::Stage, usize, &'a crate::content::schema::Step)> {
    None
}
