//! A first session with a screen reader: everything by name, role, action and key; every change is
//! announced.

use std::fs;
use std::process::Command;

use atspi::{Role, State};
use mendwell::journal::{Appearance, BoundaryStatus, CheckInDraft, DraftKey, Edit, Journal, StepState, Timestamp};
use mendwell::store::{OpenFile, RealDisk, Snapshot, read_file, save};

use crate::PROGRAM;
use crate::desktop::{Desktop, wait_for};
use crate::listener::Listener;
use crate::screen_reader::ScreenReader;

/// The first step of the path, and its name in a state.
const STEP: &str = "look-at-safety";

fn step_in(state: &str) -> String {
    format!("Look at whether you are safe, {state}")
}

#[test]
fn a_first_session_by_screen_reader() {
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let folder = desktop.home().join("documents");
    fs::create_dir(&folder).expect("a folder");
    let path = folder.join("notes.ron");
    let listener = Listener::start(&desktop, &reader, None);

    create_a_journal(&listener, &path.display().to_string());
    check_in(&listener);
    write_a_boundary(&listener);
    mark_a_step(&listener);
    go_to_help_and_back(&listener);
    fail_to_save(&listener);
    assert_eq!(listener.close().code(), Some(0));

    let check = Command::new(PROGRAM).arg("check").arg(&path).output().expect("it ends");
    let report = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(check.status.success() && report.contains("\ncheck_ins 1\n") && report.contains("\nboundaries 1\n"), "{report}");
    let journal = read_file(&path, &RealDisk).expect("it reads").journal(None).expect("it is plain");
    let check_in = journal.check_ins().values().next().expect("a check-in");
    assert_eq!(check_in.note, "A quiet evening by the river");
    assert!(check_in.mood.valence() > 0.0 && check_in.mood.arousal() > 0.0, "{:?}", check_in.mood);
    assert_eq!(check_in.feelings.len(), 1, "{:?}", check_in.feelings);
    let boundary = journal.boundaries().values().next().expect("a boundary");
    assert_eq!((boundary.title.as_str(), boundary.limit.as_str()), ("Phones stay out", "No phones after ten"));
    assert_eq!(boundary.status, BoundaryStatus::Active);
    assert_eq!(journal.steps()[STEP].state, StepState::Done);
}

#[test]
fn texts_in_every_script_are_read_as_written() {
    let note = "שלום עולם\nمرحبا بالعالم\na family: 👨\u{200d}👩\u{200d}👧 at home, and naïve cafe\u{301}";
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let path = desktop.home().join("notes.ron");
    let never = Timestamp::from_millis(0);
    let mut journal = Journal::default();
    journal.apply(Edit::put(DraftKey::New, CheckInDraft { note: note.to_owned(), ..CheckInDraft::empty(never) }));
    let written = "2026-11-22T21:14+01:00".parse().expect("a time");
    let file = OpenFile::create(&path, false, None, &RealDisk).expect("a file");
    let request = file.save_request(Snapshot::new(Appearance::default(), journal), written).expect("it can be written");
    save(&request, &RealDisk).expect("it is written");
    drop(file);

    let listener = Listener::start(&desktop, &reader, Some(&path));
    wait_for("the note as it was written", || (reader.text(&listener.find(Role::Entry, "Note"))? == note).then_some(()));
    assert_eq!(listener.close().code(), Some(0));
}

fn create_a_journal(listener: &Listener<'_>, path: &str) {
    listener.act(Role::Button, "Start a new journal");
    listener.hear("A new journal");
    listener.write("Where to keep it", "/nowhere/notes.ron");
    listener.act(Role::RadioButton, "No passphrase");
    listener.wait_for_state(Role::RadioButton, "No passphrase", State::Checked);
    listener.act(Role::Button, "Create journal");
    let error = listener.hear("");
    assert!(listener.find(Role::Entry, "Where to keep it").description == error, "the field says what is wrong: {error:?}");
    listener.write("Where to keep it", path);
    listener.act(Role::Button, "Create journal");
    listener.hear("Today");
}

fn check_in(listener: &Listener<'_>) {
    listener.press("ctrl+n");
    wait_for("the pad to have the keyboard", || (listener.focused().role == Role::Slider).then_some(()));
    listener.press("Right");
    listener.hear("Mood, In between, neither one nor the other. pleasant 5 %");
    for key in ["shift+Right", "shift+Up", "shift+Right", "shift+Up"] {
        listener.press(key);
    }
    listener.hear("Mood, Bright, high energy, pleasant. pleasant 45 %, more energy 40 %");
    listener.act(Role::CheckBox, "Hopeful");
    listener.wait_for_state(Role::CheckBox, "Hopeful", State::Checked);
    listener.focus(Role::CheckBox, "Hopeful");
    listener.press("alt+2");
    wait_for("how much to be said", || listener.find(Role::CheckBox, "Hopeful").description.starts_with("some").then_some(()));
    listener.write("Note", "A quiet evening by the river");
    listener.act(Role::Button, "Keep this check-in");
    listener.hear("Check-in kept");
    listener.hear("Saved");
}

fn write_a_boundary(listener: &Listener<'_>) {
    listener.press("ctrl+4");
    listener.hear("Boundaries");
    listener.act(Role::Button, "New boundary");
    listener.act(Role::ListItem, "Start from nothing");
    listener.wait_for_state(Role::Entry, "Title", State::Focused);
    listener.write("Title", "Phones stay out");
    listener.write("My limit", "No phones after ten");
    listener.act(Role::ComboBox, "Where it stands");
    listener.act(Role::RadioMenuItem, "In use");
    wait_for("the choice to be said", || listener.find(Role::ComboBox, "Where it stands").description.starts_with("In use").then_some(()));
    listener.find(Role::ListItem, "Phones stay out");
    listener.hear("Saved");
}

fn mark_a_step(listener: &Listener<'_>) {
    listener.press("ctrl+5");
    listener.hear("Roadmap");
    listener.focus(Role::ListItem, &step_in("Not started"));
    listener.press("d");
    listener.find(Role::ListItem, &step_in("Done"));
    listener.press("ctrl+z");
    listener.hear("Undone: step marked");
    listener.find(Role::ListItem, &step_in("Not started"));
    listener.press("ctrl+shift+z");
    listener.hear("Redone: step marked");
    listener.press("ctrl+z");
    listener.hear("Undone: step marked");
    // And in the sheet beside the path.
    listener.act(Role::ListItem, &step_in("Not started"));
    listener.act(Role::RadioButton, "Done");
    listener.wait_for_state(Role::RadioButton, "Done", State::Checked);
    listener.find(Role::ListItem, &step_in("Done"));
    listener.hear("Saved");
}

fn go_to_help_and_back(listener: &Listener<'_>) {
    listener.press("F3");
    listener.hear("Help");
    listener.find(Role::Heading, "My people");
    listener.press("Escape");
    listener.hear("Roadmap");
}

/// Moves the folder away while the journal is open: failing and succeeding saves are announced.
fn fail_to_save(listener: &Listener<'_>) {
    let (folder, elsewhere) = (listener.desktop.home().join("documents"), listener.desktop.home().join("elsewhere"));
    fs::rename(&folder, &elsewhere).expect("it moves");
    listener.act(Role::RadioButton, "In progress");
    listener.hear("Not saved");
    // Only a requested save moves the focus to the dialog.
    listener.press("ctrl+s");
    let dialog = listener.find(Role::Alert, "Not saved");
    let focused = wait_for("the dialog to have the keyboard", || dialog_focus(listener));
    assert_eq!(focused, "Try again", "the safe choice, in {:?}", dialog.name);
    fs::rename(&elsewhere, &folder).expect("it moves back");
    listener.press("Return");
    listener.hear("Saved");
    listener.act(Role::RadioButton, "Done");
    listener.hear("Saved");
}

/// The focused button of the front dialog.
fn dialog_focus(listener: &Listener<'_>) -> Option<String> {
    let tree = listener.tree();
    let dialog = Some(tree.in_front()).filter(|front| front.role == Role::Alert)?;
    dialog.focused().map(|button| button.name.clone())
}
