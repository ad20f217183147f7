//! Typing in the real program: typed text is in the file after closing, and nowhere else.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use mendwell::journal::{Appearance, Edit, Journal, LocalTime, Only, Preferences, Timestamp};
use mendwell::store::{OpenFile, RealDisk, Snapshot, read_file, save};

use crate::PROGRAM;
use crate::desktop::{Desktop, Window, wait_for};
use crate::sitting::{choose_mood, drafts, notes, tabs_to_note, write_check_in};

pub(crate) fn new_journal(desktop: &Desktop) -> PathBuf {
    let folder = desktop.home().join("documents");
    fs::create_dir(&folder).expect("a folder");
    let path = folder.join("notes.ron");
    // Without animations, keys show their effect at once.
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    let mut journal = Journal::default();
    journal.apply(Edit::put(Only::One, Preferences::initial(Timestamp::from_millis(0))));
    let file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    let now: LocalTime = "2026-11-22T21:14+01:00".parse().expect("a time");
    let request = file.save_request(Snapshot::new(appearance, journal), now).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    path
}

#[test]
fn typed_text_is_in_the_file_after_closing() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    assert_eq!(window.title(&desktop), "Mendwell");

    write_check_in(&desktop, tabs, "A quiet evening by the river");
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

/// Shaders compiled by the graphics library; no window content.
const MESA_SHADER_CACHE: &str = "home/.cache/mesa_shader_cache";

fn nothing_was_written_elsewhere(desktop: &Desktop) {
    let files = desktop.files();
    let (backups, others): (Vec<_>, Vec<_>) =
        files.iter().filter(|file| !file.starts_with(MESA_SHADER_CACHE)).partition(|file| file.starts_with("home/documents/notes.backups/"));
    assert_eq!(others, ["home/documents/notes.ron"], "only the journal; its lock is gone");
    let (copies, marks): (Vec<&String>, Vec<&String>) = backups.iter().partition(|file| !file.ends_with("/latest"));
    assert_eq!(copies.len(), 2, "what the file held before the first save, and what it holds now: {copies:?}");
    assert_eq!(marks.len(), 1, "{marks:?}");
}

#[test]
fn a_draft_survives_closing_the_window() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    write_check_in(&desktop, tabs, "not finished yet");
    assert_eq!(window.close(&desktop).code(), Some(0));
    assert!(notes(&path).is_empty());
    assert_eq!(drafts(&path), ["not finished yet"]);
}

#[test]
fn keys_faster_than_frames_reach_the_note_before_closing() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    let process = window.process().to_string();
    desktop.tool("kill", &["-STOP", &process]).expect("it is stopped");
    write_check_in(&desktop, tabs, "all in one frame");
    desktop.press("Return");
    desktop.type_text("and more");
    desktop.tool("kill", &["-CONT", &process]).expect("it goes on");
    assert_eq!(window.close(&desktop).code(), Some(0));
    assert_eq!(drafts(&path), ["all in one frame\nand more"]);
}

#[test]
fn sigterm_with_unsaved_changes_saves_first() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    write_check_in(&desktop, tabs, "");
    // One by one, so that all arrive before the signal.
    for letter in ["s", "a", "f", "e"] {
        window.press(&desktop, letter);
    }
    assert_eq!(window.terminate(&desktop).code(), Some(0));
    let check = Command::new(PROGRAM).arg("check").arg(&path).output().expect("it ends");
    let report = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(check.status.success() && report.contains("\ndrafts 1\n"), "{report}");
    assert_eq!(drafts(&path), ["safe"]);
}

#[test]
fn sigterm_over_a_hanging_disk_exits_and_reports_loss() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let mut command = desktop.command("strace");
    // As a grandchild, so that our child is the program itself. Every fsync hangs.
    command.args(["-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=3600000000"]);
    let window = Window::of(&desktop, command.arg(PROGRAM).arg(&path));
    write_check_in(&desktop, tabs, "");
    for letter in ["l", "o", "s", "t"] {
        window.press(&desktop, letter);
    }
    let process = window.process();
    let tracer = line_of_status(process, "TracerPid:").expect("it is traced");
    desktop.tool("kill", &["-TERM", &process.to_string()]).expect("the signal is sent");
    wait_for("the program to end", || line_of_status(process, "State:").is_none_or(|state| state.starts_with('Z')).then_some(()));
    // Only the thread with the delayed call remains, and strace does not release it by itself.
    desktop.tool("kill", &["-KILL", &tracer]).expect("strace is ended");
    assert!(!window.terminate(&desktop).success(), "what was typed is not in the file");
    assert!(drafts(&path).is_empty(), "the file is as it was");
}

fn line_of_status(process: u32, name: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned())
}

#[test]
fn sigterm_without_the_folder_reports_loss() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    write_check_in(&desktop, tabs, "");
    let folder = path.parent().expect("a folder");
    fs::rename(folder, folder.with_file_name("away")).expect("the stick is pulled");
    for letter in ["l", "o", "s", "t"] {
        window.press(&desktop, letter);
    }
    assert_eq!(window.terminate(&desktop).code(), Some(1));
    assert!(!folder.exists(), "nothing is written where the stick was");
}

#[test]
fn repeated_sigterm_loses_no_saved_entry() {
    const ROUNDS: usize = 3;
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let mut expected = Vec::new();
    for round in 1..=ROUNDS {
        // Each round reopens the interrupted check-in, with its mood and note.
        let copy = desktop.beside_home("copy.ron");
        fs::copy(&path, &copy).expect("copied");
        let tabs = tabs_to_note(&copy);
        let window = Window::open(&desktop, PROGRAM, &path);
        let note = format!("Round {round}");
        write_check_in(&desktop, tabs, &note);
        desktop.press("ctrl+Return");
        expected.push(note);
        wait_for("the save", || (notes(&path) == expected).then_some(()));
        // Unsaved, or during a save.
        choose_mood(&desktop);
        let status = window.terminate(&desktop);
        assert_eq!(status.code(), Some(0), "it ends of its own accord");
        assert_eq!(notes(&path), expected);
        let (file, _) = OpenFile::open(&path, &RealDisk).expect("it opens");
        assert_eq!(file.read_only(), None, "the lock went with the program");
    }
}
