//! The page.

use eframe::egui::Ui;

use crate::ui::cx::Cx;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State;

/// Draws the page.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>) {}
