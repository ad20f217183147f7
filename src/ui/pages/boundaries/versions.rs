//! Earlier versions of a boundary, with the reason and the changes.

use eframe::egui::Ui;

use super::more::{Opened, Section};
use crate::content::{BoundaryChange, boundary_changes, fill};
use crate::journal::Boundary;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{label, section_label};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, opened: &mut Opened, boundary: &Boundary) {
    if boundary.versions.is_empty() {
        return;
    }
    let words = &cx.lang.boundaries.versions;
    if opened.show(ui, Section::Versions, &words.section, false) {
        show_all(ui, cx, boundary);
    }
}

pub(super) fn show_all(ui: &mut Ui, cx: &Cx<'_>, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries.versions;
    for (place, version) in boundary.versions.iter().enumerate().rev() {
        let after = boundary.versions.get(place + 1).map_or(boundary, |next| &next.was);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let date = cx.locale.short_date(cx.day_of(version.until), &cx.lang.dates);
            section_label(ui, &fill(&words.until, &[("date", &date)]));
            if !version.reason.is_empty() {
                ui.label(theme.text(TextStyle::OwnWords, &version.reason));
            }
            let changes = boundary_changes(&version.was, after, cx.lang, cx.locale);
            if changes.is_empty() {
                ui.label(theme.text(TextStyle::Small, &words.nothing_changed).color(theme.colours.text_secondary));
            }
            for BoundaryChange { name, before, after } in changes {
                label(ui, name);
                for (then, text) in [(&words.before, before), (&words.after, after)] {
                    let text = if text.trim().is_empty() { cx.lang.common.not_set.clone() } else { text };
                    ui.label(theme.text(TextStyle::Small, fill(then, &[("what", &text)])).color(theme.colours.text_secondary));
                }
            }
        });
    }
}
