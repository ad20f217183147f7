//! The real program in a real window: what is typed is in the file when the window is closed, and nowhere else.

use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mendwell::app::{App, Surroundings};
use mendwell::journal::{Appearance, Edit, Journal, Key as RecordKey, LocalTime, Only, Preferences, Timestamp};
use mendwell::store::{OpenFile, RealDisk, Snapshot, read_file, save};

use crate::PROGRAM;
use crate::desktop::{Desktop, Window, wait_for};

/// A new journal in the home of this desktop.
fn new_journal(desktop: &Desktop) -> PathBuf {
    let folder = desktop.home().join("documents");
    fs::create_dir(&folder).expect("a folder");
    let path = folder.join("notes.ron");
    // Without motion a page shows at once what a key did.
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    let mut journal = Journal::default();
    journal.apply(Edit::put(RecordKey::Preferences(Only::One), Preferences::initial(Timestamp::from_millis(0))));
    let file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    let now: LocalTime = "2026-11-22T21:14+01:00".parse().expect("a time");
    let request = file.save_request(Snapshot { appearance, journal }, now).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    path
}

/// The arrow keys that choose a mood.
const MOOD: [(&str, Key); 3] = [("Right", Key::ArrowRight), ("Right", Key::ArrowRight), ("Up", Key::ArrowUp)];

/// How often Tab is pressed from the mood pad to the note of a new check-in. Asked of the same app without a window, so
/// that what stands between the two may change.
fn tabs_to_note(journal: &Path) -> usize {
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
fn notes(path: &Path) -> Vec<String> {
    let journal = read_file(path, &RealDisk).expect("it reads at any moment").journal(None).expect("it is plain");
    journal.check_ins_by_time().map(|(_, check_in)| check_in.note.clone()).collect()
}

/// Begins a check-in with the keyboard, or goes on with the one that was begun.
fn choose_mood(desktop: &Desktop, window: &Window) {
    window.press(desktop, "ctrl+n");
    for (key, _) in MOOD {
        window.press(desktop, key);
    }
}

/// Writes a check-in with the keyboard, up to its last key.
fn write_check_in(desktop: &Desktop, window: &Window, tabs: usize, note: &str) {
    choose_mood(desktop, window);
    for _ in 0..tabs {
        window.press(desktop, "Tab");
    }
    desktop.type_text(note);
}

#[test]
fn what_is_typed_is_in_the_file_when_the_window_is_closed() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    assert_eq!(window.title(&desktop), "Mendwell");

    write_check_in(&desktop, &window, tabs, "A quiet evening by the river");
    desktop.press("ctrl+Return");
    assert_eq!(window.close(&desktop).code(), Some(0));

    let check = Command::new(PROGRAM).arg("check").arg(&path).output().expect("it ends");
    let report = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(check.status.success() && report.contains("\ncheck_ins 1\n"), "{report}");
    assert!(report.contains("\ndrafts 0\n"), "{report}");
    assert_eq!(notes(&path), ["A quiet evening by the river"]);
    let journal = read_file(&path, &RealDisk).expect("it reads").journal(None).expect("it is plain");
    let mood = journal.check_ins().values().next().expect("a check-in").mood;
    assert!(mood.valence() > 0.0 && mood.arousal() > 0.0, "two steps right and one up: {mood:?}");

    nothing_was_written_elsewhere(&desktop);
}

/// Files of the graphics library, not ours: what it compiled for the processor, nothing of what was drawn.
const MESA_SHADER_CACHE: &str = "home/.cache/mesa_shader_cache";

fn nothing_was_written_elsewhere(desktop: &Desktop) {
    let files = desktop.files();
    let (backups, others): (Vec<_>, Vec<_>) =
        files.iter().filter(|file| !file.starts_with(MESA_SHADER_CACHE)).partition(|file| file.starts_with("home/documents/notes.backups/"));
    assert_eq!(others, ["home/documents/notes.ron"], "only the journal; its lock is gone");
    assert_eq!(backups.len(), 1, "what the file held before the first save: {backups:?}");
}

#[test]
fn a_draft_survives_closing_the_window() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    write_check_in(&desktop, &window, tabs, "not finished yet");
    assert_eq!(window.close(&desktop).code(), Some(0));
    let journal = read_file(&path, &RealDisk).expect("it reads").journal(None).expect("it is plain");
    assert!(journal.check_ins().is_empty());
    let drafts: Vec<&str> = journal.drafts().values().map(|draft| draft.note.as_str()).collect();
    assert_eq!(drafts, ["not finished yet"]);
}

#[test]
fn ended_by_a_signal_nothing_that_was_saved_is_lost() {
    const ROUNDS: usize = 3;
    const SIGTERM: i32 = 15;
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let mut expected = Vec::new();
    for round in 1..=ROUNDS {
        // What the round before left as a draft may offer other words.
        let tabs = tabs_to_note(&path);
        let window = Window::open(&desktop, PROGRAM, &path);
        let note = format!("Round {round}");
        write_check_in(&desktop, &window, tabs, &note);
        desktop.press("ctrl+Return");
        expected.push(note);
        wait_for("the save", || (notes(&path) == expected).then_some(()));
        // Unsaved, or in the middle of a save.
        choose_mood(&desktop, &window);
        let status = window.terminate(&desktop);
        assert!(status.code() == Some(0) || status.signal() == Some(SIGTERM), "{status:?}");
        assert_eq!(notes(&path), expected);
        let (file, _) = OpenFile::open(&path, &RealDisk).expect("it opens");
        assert_eq!(file.read_only(), None, "the lock went with the program");
    }
}
