//! TO BE WRITTEN

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::parts;
use crate::ui::widgets::empty_state;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    parts::page(ui, "moment", 760.0, |ui| {
        parts::title(ui, &cx.lang.nav.moment);
        empty_state(ui, Icon::Wind, &cx.lang.moment.empty_heading, &cx.lang.moment.empty_text, None);
    });
}
