//! Names of keyboard shortcuts for this platform.

use eframe::egui::{Key, KeyboardShortcut};

use crate::content::strings::ShortcutsKeysWords;

/// The parts of a shortcut, one per key cap.
#[must_use]
pub fn parts(shortcut: KeyboardShortcut, names: &ShortcutsKeysWords) -> Vec<String> {
    let modifiers = shortcut.modifiers;
    let control = if cfg!(target_os = "macos") { &names.command } else { &names.ctrl };
    let alt = if cfg!(target_os = "macos") { &names.option } else { &names.alt };
    let mut parts = Vec::new();
    if modifiers.command || modifiers.ctrl {
        parts.push(control.clone());
    }
    if modifiers.shift {
        parts.push(names.shift.clone());
    }
    if modifiers.alt {
        parts.push(alt.clone());
    }
    parts.push(match shortcut.logical_key {
        Key::Enter => names.enter.clone(),
        Key::Escape => names.escape.clone(),
        Key::Space => names.space.clone(),
        Key::Tab => names.tab.clone(),
        Key::Home => names.home.clone(),
        Key::Comma => ",".to_owned(),
        Key::Plus => "+".to_owned(),
        Key::Minus => "−".to_owned(),
        Key::Equals => "=".to_owned(),
        other => other.name().to_owned(),
    });
    parts
}

/// A shortcut as text: `Ctrl K`.
#[must_use]
pub fn as_text(shortcut: KeyboardShortcut, names: &ShortcutsKeysWords) -> String {
    parts(shortcut, names).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;
    use crate::ui::command::Command;

    #[test]
    fn every_shortcut_can_be_said() {
        for command in Command::ALL {
            for shortcut in command.shortcuts() {
                assert!(!as_text(*shortcut, &lang().shortcuts.keys).is_empty());
            }
        }
        assert!(as_text(Command::Redo.shortcuts()[0], &lang().shortcuts.keys).ends_with("Shift Z"));
    }
}
