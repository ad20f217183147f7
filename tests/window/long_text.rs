//! A large pasted text in the real program: typing after it takes little memory and is saved.

use mendwell::journal::{CheckInDraft, DraftKey, Edit, Timestamp};
use mendwell::store::{OpenFile, RealDisk, Snapshot, read_file, save};

use crate::PROGRAM;
use crate::desktop::{Desktop, Window, wait_for};
use crate::sitting::{tabs_to_note, write_check_in};
use crate::typing::new_journal;

const WORD: &str = "afterwards";
/// Limit for the peak memory; before texts were bounded it was 2.7 GB.
const PEAK_MAX_KIB: u64 = 1_000_000;

fn peak_kib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("its status");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[test]
fn typing_after_a_megabyte_line_takes_little_memory() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let (file, content) = OpenFile::open(&path, &RealDisk).expect("it opens");
    let mut journal = content.journal(None).expect("plain");
    let note = "river trust quiet morning walk ".repeat(1_000_000 / 31);
    let draft = CheckInDraft { note, ..CheckInDraft::empty(Timestamp::from_millis(0)) };
    journal.apply(Edit::put(DraftKey::New, draft));
    let appearance = mendwell::journal::Appearance { reduce_motion: true, ..mendwell::journal::Appearance::default() };
    let now = "2026-11-22T21:15+01:00".parse().expect("a time");
    save(&file.save_request(Snapshot::new(appearance, journal), now).expect("it may be written"), &RealDisk).expect("saved");
    drop(file);

    let window = Window::open(&desktop, PROGRAM, &path);
    write_check_in(&desktop, tabs, WORD);
    wait_for("the word in the file", || {
        let journal = read_file(&path, &RealDisk).ok()?.journal(None).ok()?;
        journal.drafts().values().any(|draft| draft.note.contains(WORD)).then_some(())
    });
    let peak = peak_kib(window.process());
    assert!(peak < PEAK_MAX_KIB, "{peak} KiB");
}
