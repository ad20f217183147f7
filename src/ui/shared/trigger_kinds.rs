//! Chips for the kinds of triggers.

use std::collections::BTreeSet;

use eframe::egui::{AsIdSalt, Role, Ui, vec2};

use crate::journal::TriggerKind;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Chip, FocusGroup, group};

/// Draws the chips and updates `kinds`. True if changed. `name` is the accessible name.
pub(in crate::ui) fn show(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, name: &str, kinds: &mut BTreeSet<TriggerKind>) -> bool {
    let mut focus = FocusGroup::new(ui, id_salt, TriggerKind::ALL.len());
    let mut pressed = None;
    group(ui, Role::Group, name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(7.0, 7.0);
            for kind in TriggerKind::ALL {
                if Chip::tag(&cx.lang.triggers.kinds[kind], kinds.contains(&kind)).show(ui, &mut focus).clicked() {
                    pressed = Some(kind);
                }
            }
        });
    });
    if let Some(kind) = pressed
        && !kinds.remove(&kind)
    {
        kinds.insert(kind);
    }
    pressed.is_some()
}

pub(in crate::ui) fn in_words(cx: &Cx<'_>, kinds: &BTreeSet<TriggerKind>) -> String {
    let in_order = TriggerKind::ALL.into_iter().filter(|kind| kinds.contains(kind));
    in_order.map(|kind| cx.lang.triggers.kinds[kind].as_str()).collect::<Vec<_>>().join(&cx.lang.common.list_comma)
}
