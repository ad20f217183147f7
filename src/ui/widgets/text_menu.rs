//! The context menu of text fields: cut, copy, paste, select all.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, Id, PointerButton, Response, TextBuffer as _, Ui, ViewportCommand};

use super::menu_item;

/// The strings of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMenuWords {
    /// Cut.
    pub cut: String,
    /// Copy.
    pub copy: String,
    /// Paste.
    pub paste: String,
    /// Select all.
    pub select_all: String,
}

impl TextMenuWords {
    /// Installs the menu for all text fields. Call again after egui's memory was cleared.
    pub fn install(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, Arc::new(self)));
    }
}

fn remembered(field: Id) -> Id {
    field.with("selection")
}

/// Stores the selection for the menu. Call before the field is drawn, because any button press
/// collapses the selection.
pub(super) fn remember_selection(ui: &Ui, field: Id) {
    if ui.input(|input| input.pointer.button_pressed(PointerButton::Secondary)) {
        let selected = TextEditState::load(ui.ctx(), field).and_then(|state| state.cursor.char_range()).unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(remembered(field), selected));
    }
}

/// The context menu of a text field. Its edits mark the field as changed.
pub(super) fn text_menu(ui: &Ui, response: &mut Response, text: &mut String, secret: bool) {
    let Some(words) = ui.data(|data| data.get_temp::<Arc<TextMenuWords>>(Id::NULL)) else { return };
    let selected: CCursorRange = ui.data(|data| data.get_temp(remembered(response.id))).unwrap_or_default();
    let range = selected.as_sorted_char_range();
    let has_selection = !selected.is_empty();
    let mut chosen = None;
    response.context_menu(|ui| {
        if menu_item(ui, &words.cut, has_selection && !secret).clicked() {
            chosen = Some(Act::Cut);
        }
        if menu_item(ui, &words.copy, has_selection && !secret).clicked() {
            chosen = Some(Act::Copy);
        }
        if menu_item(ui, &words.paste, true).clicked() {
            chosen = Some(Act::Paste);
        }
        if menu_item(ui, &words.select_all, !text.is_empty()).clicked() {
            chosen = Some(Act::SelectAll);
        }
    });
    let Some(act) = chosen else { return };
    let cursor = match act {
        Act::Copy => {
            ui.ctx().copy_text(text.char_range(range).to_owned());
            selected
        }
        Act::Cut => {
            ui.ctx().copy_text(text.char_range(range.clone()).to_owned());
            remove(text, range, response)
        }
        Act::Paste => {
            // The clipboard text arrives as an event in the next frame, at the cursor.
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            if has_selection { remove(text, range, response) } else { selected }
        }
        Act::SelectAll => CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count())),
    };
    let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
    state.cursor.set_char_range(Some(cursor));
    state.store(ui.ctx(), response.id);
    response.request_focus();
}

enum Act {
    Cut,
    Copy,
    Paste,
    SelectAll,
}

/// Removes the selection and returns the cursor.
fn remove(text: &mut String, range: Range<eframe::egui::text::CharIndex>, response: &mut Response) -> CCursorRange {
    let start = range.start;
    text.delete_char_range(range);
    response.mark_changed();
    CCursorRange::one(CCursor::new(start))
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::Field;
    use crate::ui::widgets::testing::harness;

    fn words() -> TextMenuWords {
        TextMenuWords { cut: "Cut".into(), copy: "Copy".into(), paste: "Paste".into(), select_all: "Select all".into() }
    }

    #[test]
    fn the_menu_selects_and_cuts() {
        let mut harness = harness("by the sea".to_owned(), |ui, text| {
            words().install(ui.ctx());
            Field::new("text", "Words", text).show(ui);
        });
        harness.get_by_label("Words").click();
        harness.run();
        for entry in ["Select all", "Cut"] {
            harness.get_by_label("Words").click_secondary();
            harness.run();
            harness.get_by_label(entry).click();
            harness.run();
        }
        assert_eq!(harness.state(), "");
    }
}
