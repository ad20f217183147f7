//! What stands in front of a page.

use eframe::egui::Ui;

use super::cx::Cx;
use super::dialog::Dialog;
use super::palette::Palette;
use super::toast::Toast;

/// Draws what stands in front.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>, _toast: Option<&Toast>, _palette: &mut Option<Palette>, _shows_shortcuts: bool, _dialog: Option<&Dialog>) {}

/// The page while a file is read.
pub fn opening(_ui: &mut Ui, _cx: &mut Cx<'_>) {}
