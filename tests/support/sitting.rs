//! What is done in a real window of Mendwell with the keyboard alone, and what is then in the file.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

use std::path::Path;

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mendwell::app::{App, Surroundings};
use mendwell::store::{RealDisk, read_file};

use crate::desktop::Desktop;

/// The arrow keys that choose a mood.
const MOOD: [(&str, Key); 3] = [("Right", Key::ArrowRight), ("Right", Key::ArrowRight), ("Up", Key::ArrowUp)];

/// How often Tab is pressed from the mood pad to the note of a new check-in. Asked of the same app without a window, so
/// that what stands between the two may change.
pub(crate) fn tabs_to_note(journal: &Path) -> usize {
    let mut app = App::new(Surroundings::of_system());
    app.open_path(journal.to_owned());
    let mut harness = Harness::builder().with_size([1280.0, 800.0]).build_eframe(|context| {
        app.install(&context.egui_ctx);
        while app.finish_a_job() {}
        app
    });
    let press = |harness: &mut Harness<'_, App>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(2);
    };
    press(&mut harness, Modifiers::COMMAND, Key::N);
    for (_, key) in MOOD {
        press(&mut harness, Modifiers::NONE, key);
    }
    let is_in_note = |harness: &Harness<'_, App>| harness.query_by(|node| node.is_focused() && node.role() == Role::MultilineTextInput).is_some();
    for presses in 0..100 {
        if is_in_note(&harness) {
            return presses;
        }
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    panic!("the note is not reached with Tab");
}

/// The notes of the check-ins in a file, in their order. Reading never finds a file that is half written.
pub(crate) fn notes(path: &Path) -> Vec<String> {
    let journal = read_file(path, &RealDisk).expect("it reads at any moment").journal(None).expect("it is plain");
    journal.check_ins_by_time().map(|(_, check_in)| check_in.note.clone()).collect()
}

/// Begins a check-in with the keyboard, or goes on with the one that was begun.
pub(crate) fn choose_mood(desktop: &Desktop) {
    desktop.press("ctrl+n");
    for (key, _) in MOOD {
        desktop.press(key);
    }
}

/// Writes a check-in with the keyboard, up to its last key.
pub(crate) fn write_check_in(desktop: &Desktop, tabs: usize, note: &str) {
    choose_mood(desktop);
    for _ in 0..tabs {
        desktop.press("Tab");
    }
    desktop.type_text(note);
}
