//! Keyboard use of a real window, and the resulting file.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

use std::path::Path;

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mendwell::app::{App, Surroundings};
use mendwell::journal::Journal;
use mendwell::store::{RealDisk, read_file};

use crate::desktop::Desktop;

const MOOD: [(&str, Key); 3] = [("Right", Key::ArrowRight), ("Right", Key::ArrowRight), ("Up", Key::ArrowUp)];

/// Tab presses from the mood pad to the note, computed with the same app without a window, so that
/// controls in between may change.
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

/// The journal in a file. Reading never meets a half-written file.
fn journal(path: &Path) -> Journal {
    read_file(path, &RealDisk).expect("it reads at any moment").journal(None).expect("it is plain")
}

/// Notes of the check-ins in a file, in order.
pub(crate) fn notes(path: &Path) -> Vec<String> {
    journal(path).check_ins_by_time().map(|(_, check_in)| check_in.note.clone()).collect()
}

/// Notes of the unfinished check-ins in a file.
pub(crate) fn drafts(path: &Path) -> Vec<String> {
    journal(path).drafts().values().map(|draft| draft.note.clone()).collect()
}

/// Starts or resumes a check-in.
pub(crate) fn choose_mood(desktop: &Desktop) {
    desktop.press("ctrl+n");
    for (key, _) in MOOD {
        desktop.press(key);
    }
}

/// Writes a check-in, without the final key.
pub(crate) fn write_check_in(desktop: &Desktop, tabs: usize, note: &str) {
    choose_mood(desktop);
    for _ in 0..tabs {
        desktop.press("Tab");
    }
    desktop.type_text(note);
}
