//! A field for names, typed or chosen from known ones.

use std::collections::BTreeSet;

use eframe::egui::{Response, Ui};

use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Field, IconButton, menu_item, show_menu};

/// Names of people, and those in other boundaries.
fn names(cx: &Cx<'_>, but: Id) -> BTreeSet<String> {
    let people = cx.journal.people().values().map(|person| person.name.trim());
    let others = cx.journal.boundaries().iter().filter(|(id, _)| **id != but).map(|(_, boundary)| boundary.with_whom.trim());
    people.chain(others).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The field, with a menu of known names if there are any. Returns the chosen name too.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, id: Id, field: Field<'_>, menu_name: &str, width: f32) -> (Response, Option<String>) {
    let names = names(cx, id);
    if names.is_empty() {
        return (field.width(width).show(ui), None);
    }
    let mut chosen = None;
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let response = field.width(width).show(ui);
        // Centred on the field, below its label.
        let button = ui.vertical(|ui| {
            ui.add_space(response.rect.center().y - ui.cursor().top() - Theme::of(ui).sizes.icon_button / 2.0);
            ui.add(IconButton::new(Icon::UsersRound, menu_name))
        });
        let button = button.inner;
        show_menu(&button, |ui| {
            for name in &names {
                if menu_item(ui, name, true).clicked() {
                    chosen = Some(name.clone());
                }
            }
        });
        response
    });
    (row.inner, chosen)
}
