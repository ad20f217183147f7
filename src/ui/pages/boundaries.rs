//! The page.

use eframe::egui::Ui;

use crate::ui::cx::Cx;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State;

impl State {
    /// Selects.
    pub fn select(&mut self, _id: crate::journal::Id) {}

    /// Begins.
    pub fn begin_new(&mut self) {}
}

/// Draws the page.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>) {}
