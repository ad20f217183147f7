//! The page.

use eframe::egui::Ui;

use crate::ui::cx::Cx;

/// Draws the page.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>) {}
