//! The name in the window's title: the app's, or a neutral one. Asked for with a new journal and in the settings.

use eframe::egui::Ui;

use crate::journal::Appearance;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Chip, Field};

/// A window's title is not longer.
const MAX_CHARACTERS: usize = 40;

/// The field, and below it names that draw no attention.
pub(super) fn field_with_suggestions(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, help: &str) {
    field(ui, cx, name, help);
    let names = &cx.lang.new_journal.neutral_names;
    ui.horizontal_wrapped(|ui| {
        for name in [&names.notes, &names.journal] {
            if ui.add(Chip::tag(name, cx.appearance.shown_name == *name)).clicked() {
                cx.push(Action::SetAppearance(Appearance { shown_name: name.clone(), ..cx.appearance.clone() }));
            }
        }
    });
}

/// The field. An empty one, once left, means the app's name.
pub(super) fn field(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, help: &str) {
    let mut appearance = cx.appearance.clone();
    let response = Field::new("shown name", name, &mut appearance.shown_name).help(help).limit(MAX_CHARACTERS).show(ui);
    if response.lost_focus() && appearance.shown_name.trim().is_empty() {
        Appearance::APP_NAME.clone_into(&mut appearance.shown_name);
        cx.push(Action::SetAppearance(appearance));
    } else if response.changed() {
        cx.push(Action::SetAppearance(appearance));
    }
}
