//! Unlocking an encrypted file. The lock screen is neutral: no logo, no colour, no name.

use eframe::egui::{Align, Layout, Ui};

use secrecy::SecretString;

use super::State;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, PassphraseField, mark_page_title};

const WIDTH: f32 = 320.0;
const QUIET_PADDING: f32 = 11.0;

/// The lock screen. `was_wrong` after a wrong passphrase, `is_busy` while one is being tried.
pub fn unlock(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, was_wrong: bool, is_busy: bool) {
    parts::middle(ui, "unlock", WIDTH, |ui| form(ui, cx, state, was_wrong, is_busy));
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, was_wrong: bool, is_busy: bool) {
    let theme = Theme::of(ui);
    let words = &cx.lang.open;
    ui.vertical_centered(|ui| mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.locked))));
    ui.add_space(theme.spacing.m);

    let error = (was_wrong && !is_busy && state.passphrase.is_empty()).then_some(words.passphrase_wrong.as_str());
    let is_entered = ui.add_enabled_ui(!is_busy, |ui| passphrase_field(ui, cx, state, error)).inner;
    ui.add_space(theme.spacing.s);

    let can_try = !is_busy && !state.passphrase.is_empty();
    let mut unlock = can_try && is_entered;
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.button);
        // Aligns the button's text with the field.
        ui.add_space(-QUIET_PADDING);
        if ui.add(Button::quiet(&words.choose_another).small()).clicked() {
            state.passphrase.wipe(ui.ctx());
            cx.command(Command::OpenJournal);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = if is_busy { &words.unlocking } else { &words.unlock };
            unlock |= ui.add(Button::primary(text).enabled(can_try)).clicked();
        });
    });
    if unlock {
        let passphrase = state.passphrase.take(ui.ctx());
        cx.push(Action::Unlock(SecretString::from(passphrase.as_str())));
    }
}

fn passphrase_field(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, error: Option<&str>) -> bool {
    let (response, is_entered) =
        PassphraseField::new("passphrase", &cx.lang.open.passphrase, &mut state.passphrase, &cx.lang.common).name_hidden().error(error).show(ui);
    if ui.memory(|memory| memory.focused().is_none()) && ui.is_enabled() && parts::is_on_top(ui) {
        response.request_focus();
    }
    is_entered
}
