//! Settings for locking and hiding.

use eframe::egui::Ui;

use crate::journal::Preferences;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{CheckBox, DropDown, section_label, select};

const IDLE_MINUTES: [u8; 8] = [1, 2, 3, 5, 10, 15, 20, 30];

/// True if the platform can exclude windows from screenshots. X11 and Wayland cannot.
const KEEPS_OUT_OF_SCREEN_CAPTURE: bool = cfg!(any(windows, target_os = "macos"));

/// Draws the section. Locking options need a passphrase.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, preferences: &mut Preferences) {
    let theme = Theme::of(ui);
    let words = &cx.lang.hiding;
    parts::heading(ui, &words.heading);
    if cx.file.is_sealed {
        idle_lock(ui, cx, &mut preferences.idle_lock_minutes);
        ui.add_space(theme.spacing.xs);
        ui.add(CheckBox::new(&mut preferences.locks_when_minimised, &words.when_minimised));
        breathing(ui, cx);
        ui.add_space(theme.spacing.xs);
    }
    section_label(ui, &words.quick);
    ui.add(CheckBox::new(&mut preferences.quick_hide.by_f12, &words.by_f12));
    ui.add(CheckBox::new(&mut preferences.quick_hide.by_escape_thrice, &words.by_escape));
    parts::explanation(ui, if cx.file.is_sealed { &words.quick_help_locks } else { &words.quick_help_plain });
    if KEEPS_OUT_OF_SCREEN_CAPTURE {
        ui.add_space(theme.spacing.xs);
        ui.add(CheckBox::new(&mut preferences.keeps_out_of_screen_capture, &words.screen_capture));
        parts::explanation(ui, &words.screen_capture_help);
    }
}

/// The idle timeout: off, the usual choices, and the current value.
fn idle_lock(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Option<u8>) {
    let words = &cx.lang.hiding;
    let mut minutes: Vec<u8> = IDLE_MINUTES.into_iter().chain(*chosen).collect();
    minutes.sort_unstable();
    minutes.dedup();
    let names: Vec<(Option<u8>, String)> = minutes.into_iter().map(|minutes| (Some(minutes), words.idle_minutes.of(minutes.into()))).collect();
    let options: Vec<(Option<u8>, &str)> =
        [(None, words.idle_off.as_str())].into_iter().chain(names.iter().map(|(minutes, name)| (*minutes, name.as_str()))).collect();
    ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).text(TextStyle::Body, &words.idle));
        select(ui, "idle lock", DropDown::Boxed, &words.idle, chosen, &options);
    });
    parts::explanation(ui, &words.idle_help);
}

/// Stored in the unencrypted part of the file, the only part readable while locked.
fn breathing(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.hiding;
    let mut appearance = cx.appearance.clone();
    ui.add(CheckBox::new(&mut appearance.breathes_when_locked, &words.breathes));
    parts::explanation(ui, &words.breathes_help);
    if appearance != *cx.appearance {
        cx.push(Action::SetAppearance(appearance));
    }
}
