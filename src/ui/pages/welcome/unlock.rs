//! Unlocking a sealed file. A locked screen tells nothing: no mark, no colour, no name.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Layout, Rect, Response, Ui, Vec2, vec2};
use zeroize::Zeroizing;

use super::{PASSPHRASE_BYTES, State, entered};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, IconButton, mark_page_title};

const WIDTH: f32 = 320.0;
/// Beside the words of a small quiet button.
const QUIET_PADDING: f32 = 11.0;

/// Shows the lock screen. `was_wrong` after a passphrase that did not open the file, `is_busy` while one is tried.
pub fn unlock(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, was_wrong: bool, is_busy: bool) {
    parts::middle(ui, "unlock", WIDTH, |ui| form(ui, cx, state, was_wrong, is_busy));
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, was_wrong: bool, is_busy: bool) {
    let theme = Theme::of(ui);
    let words = &cx.lang.open;
    ui.vertical_centered(|ui| mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.locked))));
    ui.add_space(theme.spacing.m);

    let error = (was_wrong && !is_busy && state.passphrase.is_empty()).then_some(words.passphrase_wrong.as_str());
    let (field, is_entered) = ui.add_enabled_ui(!is_busy, |ui| passphrase_field(ui, cx, state, error)).inner;
    ui.add_space(theme.spacing.s);

    let can_try = !is_busy && !state.passphrase.is_empty();
    let mut unlock = can_try && is_entered;
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.button);
        // Its words stand flush with the field above.
        ui.add_space(-QUIET_PADDING);
        if ui.add(Button::quiet(&words.choose_another).small()).clicked() {
            forget(ui, state, &field);
            cx.command(Command::OpenJournal);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = if is_busy { &words.unlocking } else { &words.unlock };
            unlock |= ui.add(Button::primary(text).enabled(can_try)).clicked();
        });
    });
    if unlock {
        let passphrase = forget(ui, state, &field);
        cx.push(Action::Unlock(passphrase));
    }
}

/// The field, and whether Enter was pressed in it.
fn passphrase_field(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, error: Option<&str>) -> (Response, bool) {
    let theme = Theme::of(ui);
    let words = &cx.lang.open;
    let button = theme.sizes.icon_button;
    let response = Field::new("passphrase", &words.passphrase, &mut state.passphrase)
        .name_hidden()
        .secret(!state.shows_passphrase)
        .error(error)
        .room_at_end(button)
        .show(ui);
    let (icon, name) = if state.shows_passphrase { (Icon::EyeOff, &cx.lang.common.conceal) } else { (Icon::Eye, &cx.lang.common.reveal) };
    let place = Rect::from_center_size(response.rect.right_center() - vec2(response.rect.height() / 2.0, 0.0), Vec2::splat(button));
    if ui.put(place, IconButton::new(icon, name)).clicked() {
        state.shows_passphrase = !state.shows_passphrase;
    }
    clear_undo(ui, &response);
    let is_entered = entered(ui, &response);
    if ui.memory(|memory| memory.focused().is_none()) && ui.is_enabled() && parts::is_on_top(ui) {
        response.request_focus();
    }
    (response, is_entered)
}

/// The field's undo would keep plain copies of what was typed.
fn clear_undo(ui: &Ui, field: &Response) {
    if let Some(mut edit) = TextEditState::load(ui.ctx(), field.id) {
        edit.clear_undoer();
        edit.store(ui.ctx(), field.id);
    }
}

/// Takes the passphrase out of the page: the field is empty and masked again, and egui remembers nothing of it.
fn forget(ui: &Ui, state: &mut State, field: &Response) -> Zeroizing<String> {
    TextEditState::default().store(ui.ctx(), field.id);
    state.shows_passphrase = false;
    std::mem::replace(&mut state.passphrase, Zeroizing::new(String::with_capacity(PASSPHRASE_BYTES)))
}
