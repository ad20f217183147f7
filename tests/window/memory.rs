//! Scans the memory of the locked program from outside.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::epaint::text::Glyph;
use memchr::memmem;
use mendwell::journal::{Appearance, CheckIn, Edit, Feelings, Id, Journal, LocalTime, Mood, Only, Preferences, Timestamp, Writing};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{OpenFile, RealDisk, Sealing, SecretString, Snapshot, save};

use crate::PROGRAM;
use crate::clipboard::text_on;
use crate::desktop::{Desktop, Window, try_wait_for, wait_for};

const PASSPHRASE: &str = "quagmire pelican ottoman";
/// Words found only in this journal: in notes, in writings, typed and searched.
const IN_NOTES: &str = "Quixorandale";
const IN_WRITINGS: &str = "Velbrasticum";
const TYPED: &str = "zomplinderay";
const SEARCHED: &str = "Quixorand";
const KEY_BEGINNING: &[u8] = b"AGE-SECRET-KEY-1";
const KEY_LETTERS: &[u8] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/// A sealed journal with these words in many records.
fn sealed_journal(desktop: &Desktop) -> PathBuf {
    const RECORDS: u32 = 60;
    let path = desktop.home().join("notes.ron");
    let changed = Timestamp::from_millis(0);
    let mut edit = Edit::put(Only::One, Preferences::initial(changed));
    for number in 0..RECORDS {
        let id = |kind: u32| Id::from_parts(u64::from(number), u128::from(number * 2 + kind + 1));
        let day = chrono::Local::now().date_naive() - chrono::Days::new(u64::from(number / 3));
        let when: LocalTime = format!("{day}T{:02}:30+00:00", 8 + number % 3).parse().expect("a time");
        let note = format!("{IN_NOTES} was here, number {number}");
        let check_in = CheckIn { changed, when, written: None, mood: Mood::default(), feelings: Feelings::default(), tags: BTreeSet::new(), note };
        let writing = Writing { changed, when, written: None, text: format!("On paper {IN_WRITINGS} stayed, number {number}") };
        edit = edit.and(Edit::put(id(0), check_in)).and(Edit::put(id(1), writing));
    }
    let mut journal = Journal::default();
    journal.apply(edit);
    let sealing = Sealing::create(&SecretString::from(PASSPHRASE.to_owned()), WorkFactor::FOR_TESTS).expect("a seal");
    let file = OpenFile::create(&path, false, Some(Arc::new(sealing)), &RealDisk).expect("created");
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    let now: LocalTime = "2026-11-22T21:14+01:00".parse().expect("a time");
    save(&file.save_request(Snapshot::new(appearance, journal), now).expect("it may be written"), &RealDisk).expect("saved");
    path
}

/// Encodings of text in memory.
enum Shape {
    Utf8,
    Utf16,
    /// One `char` per this many bytes.
    Chars(usize),
}

const SHAPES: [(&str, Shape); 4] =
    [("UTF-8", Shape::Utf8), ("UTF-16", Shape::Utf16), ("UTF-32", Shape::Chars(4)), ("glyphs", Shape::Chars(size_of::<Glyph>()))];

fn count(memory: &[u8], word: &str, shape: &Shape) -> usize {
    match shape {
        Shape::Utf8 => memmem::find_iter(memory, word.as_bytes()).count(),
        Shape::Utf16 => memmem::find_iter(memory, &word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).count(),
        Shape::Chars(distance) => {
            let letters: Vec<[u8; 4]> = word.chars().map(|letter| u32::from(letter).to_le_bytes()).collect();
            let all_there = |at: &usize| letters.iter().enumerate().all(|(number, letter)| memory[*at + number * distance..].starts_with(letter));
            let last = memory.len().saturating_sub(distance * letters.len());
            memmem::find_iter(memory, &letters[0]).filter(|at| *at < last).filter(all_there).count()
        }
    }
}

/// Counts secret keys complete enough to be guessed.
fn count_keys(memory: &[u8]) -> usize {
    const TELLING: usize = 20;
    let is_key = |at: &usize| {
        let rest = &memory[at + KEY_BEGINNING.len()..];
        rest.len() >= TELLING && rest[..TELLING].iter().all(|letter| KEY_LETTERS.contains(letter))
    };
    memmem::find_iter(memory, KEY_BEGINNING).filter(is_key).count()
}

/// Remaining secrets in memory, with their locations.
fn remains(process: u32) -> Vec<String> {
    let memory = File::open(format!("/proc/{process}/mem")).expect("the memory of a program that we started");
    let map = fs::read_to_string(format!("/proc/{process}/maps")).expect("its map");
    let mut found = Vec::new();
    for line in map.lines() {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let (range, rights, name) = (columns[0], columns[1], columns.get(5).copied().unwrap_or("without a name"));
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, until) = range.split_once('-').expect("a range");
        let [from, until] = [from, until].map(|address| u64::from_str_radix(address, 16).expect("an address"));
        let mut part = vec![0; usize::try_from(until - from).expect("it fits")];
        // Device memory and freed ranges cannot be read.
        if memory.read_exact_at(&mut part, from).is_err() {
            continue;
        }
        for word in [IN_NOTES, IN_WRITINGS, TYPED, SEARCHED, PASSPHRASE] {
            for (shape_name, shape) in &SHAPES {
                let times = count(&part, word, shape);
                if times > 0 {
                    found.push(format!("{word} as {shape_name}, {times} times, in {name} at {range}"));
                }
            }
        }
        let keys = count_keys(&part);
        if keys > 0 {
            found.push(format!("a secret key, {keys} times, in {name} at {range}"));
        }
    }
    found
}

/// Retypes the passphrase until the journal opens: typing before the field exists is lost.
fn unlock(desktop: &Desktop, report: &Path) {
    wait_for("the open journal", || {
        desktop.press("ctrl+a");
        desktop.type_text(PASSPHRASE);
        desktop.press("Return");
        let mut looks = 0;
        try_wait_for(|| {
            looks += 1;
            (report.exists() || looks > 200).then_some(())
        });
        report.exists().then_some(())
    });
}

#[test]
fn locking_leaves_nothing_in_memory() {
    let desktop = Desktop::start();
    let path = sealed_journal(&desktop);
    let report = desktop.beside_home("first content");
    let mut command = desktop.command(PROGRAM);
    command.arg(&path).env("MENDWELL_REPORT_FIRST_CONTENT", &report);
    let window = Window::start(&desktop, command);
    unlock(&desktop, &report);

    // Journal, insights, print preview, search, and a page of writing, partly copied.
    for key in ["ctrl+2", "ctrl+3", "ctrl+2", "ctrl+p", "Escape", "ctrl+f"] {
        window.press(&desktop, key);
    }
    desktop.type_text(SEARCHED);
    desktop.press("Return");
    window.press(&desktop, "ctrl+1");
    window.press(&desktop, "ctrl+k");
    // One by one: the palette must show the entry before it is chosen.
    for letter in ["w", "r", "i", "t", "e", "Return"] {
        window.press(&desktop, letter);
    }
    desktop.type_text(TYPED);
    desktop.press("ctrl+a");
    desktop.press("ctrl+c");
    wait_for("the copied text", || text_on(&desktop).filter(|text| text.contains(TYPED)));
    let process = window.process();
    let before = remains(process);
    for word in [IN_NOTES, IN_WRITINGS, TYPED] {
        assert!(before.iter().any(|found| found.starts_with(word)), "{word} is found while it is open: {before:#?}");
    }

    let limits = fs::read_to_string(format!("/proc/{process}/limits")).expect("its limits");
    let core: Vec<&str> = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).expect("a limit").split_whitespace().take(2).collect();
    assert_eq!(core, ["0", "0"], "a fault leaves no memory in a file");

    window.press(&desktop, "ctrl+l");
    // Encrypting, saving and dropping take a moment.
    let mut left = Vec::new();
    let is_gone = try_wait_for(|| {
        left = remains(process);
        left.is_empty().then_some(())
    });
    println!("open: {} places; locked: {}", before.len(), left.len());
    assert!(is_gone.is_some(), "what remains: {left:#?}");
    assert_eq!(text_on(&desktop), None, "the clipboard, too");

    unlock_again(&desktop, &window);
}

/// Checks that nothing was lost.
fn unlock_again(desktop: &Desktop, window: &Window) {
    desktop.type_text(PASSPHRASE);
    window.press(desktop, "Return");
    wait_for("the journal to be there again", || remains(window.process()).iter().any(|found| found.starts_with(TYPED)).then_some(()));
}
