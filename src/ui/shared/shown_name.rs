//! The display name in the window title: the app's or a neutral one. Set for a new journal and in
//! the settings.

use eframe::egui::Ui;

use super::layout::Room;
use super::parts;
use crate::journal::Appearance;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Chip, Field};

const MAX_CHARACTERS: usize = 40;

const SUGGESTIONS_WIDTH: f32 = 180.0;

pub(in crate::ui) fn field_with_suggestions(ui: &mut Ui, cx: &mut Cx<'_>, name: &str) {
    let names = &cx.lang.new_journal.neutral_names;
    let appearance = cx.appearance.clone();
    let suggest = |ui: &mut Ui| {
        if !Room::of(ui).is_narrow() {
            let height = Theme::of(ui).sizes.chip;
            parts::level_with_box(ui, height);
        }
        let chips = [&names.notes, &names.journal].into_iter();
        ui.horizontal_wrapped(|ui| chips.filter(|name| ui.add(Chip::tag(name, appearance.shown_name == **name)).clicked()).last()).inner
    };
    let ((), chosen) = parts::beside(ui, SUGGESTIONS_WIDTH, |ui| field(ui, cx, name, None), suggest);
    if let Some(name) = chosen {
        cx.push(Action::SetAppearance(Appearance { shown_name: name.clone(), ..appearance }));
    }
}

/// The field. If left empty, the app's name applies.
pub(in crate::ui) fn field(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, help: Option<&str>) {
    let mut appearance = cx.appearance.clone();
    let mut field = Field::new("shown name", name, &mut appearance.shown_name).limit(MAX_CHARACTERS);
    if let Some(help) = help {
        field = field.help(help);
    }
    let response = field.show(ui);
    if response.lost_focus() && appearance.shown_name.trim().is_empty() {
        Appearance::APP_NAME.clone_into(&mut appearance.shown_name);
        cx.push(Action::SetAppearance(appearance));
    } else if response.changed() {
        cx.push(Action::SetAppearance(appearance));
    }
}
