//! Injects failing system calls into a saving child process: the disk layer keeps its promises.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use mendwell::store::{OpenFile, RealDisk, save};

use crate::support::*;

const FILE_VARIABLE: &str = "MENDWELL_STRACE_TEST_FILE";

/// Other writes of the child's thread, to separate the journal's from the test harness's.
const OTHER_WRITES: usize = 20;

#[test]
fn the_child_saves_once() {
    let Some(path) = std::env::var_os(FILE_VARIABLE) else { return };
    let (mut file, _) = OpenFile::open(path.as_ref(), &RealDisk).expect("opens");
    let mut request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
    request.backup = None;
    let mut nowhere = fs::OpenOptions::new().write(true).open("/dev/null").expect("it is there");
    for _ in 0..OTHER_WRITES {
        nowhere.write_all(b".").expect("it takes everything");
    }
    let result = save(&request, &RealDisk);
    file.note_save(request.now, &result);
    let word = result.map_or_else(|error| error.to_string(), |_| "saved".to_owned());
    fs::write(Path::new(&path).with_extension("result"), word).expect("written");
}

/// Runs the child with one failing call. Returns its output and the journal it left.
fn run_with(injection: &str) -> (String, usize) {
    let (folder, path) = folder_with_journal(None);
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={injection}")])
        .arg(std::env::current_exe().expect("this test"))
        .args(["--exact", "strace::the_child_saves_once", "--test-threads=1"])
        .env(FILE_VARIABLE, &path)
        .output()
        .expect("strace runs");
    assert!(output.status.success(), "{injection}: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(names_in(folder.path()), ["notes.result", "notes.ron"], "{injection}: nothing half-written is left");
    let word = fs::read_to_string(path.with_extension("result")).expect("the child wrote it");
    (word, number_of(&journal_at(&path, None)))
}

#[test]
fn failing_system_calls_match_the_disk_layer() {
    let journal_write = OTHER_WRITES + 1;
    let cases = [
        (format!("write:error=ENOSPC:when={journal_write}"), "disk is full", 1),
        (format!("write:error=EIO:when={journal_write}"), "Input/output error", 1),
        (format!("write:error=EINTR:when={journal_write}"), "saved", 2),
        ("fchmod:error=EPERM:when=1".to_owned(), "may not do that", 1),
        ("fsync:error=EIO:when=1".to_owned(), "Input/output error", 1),
        ("fsync:error=EDQUOT:when=1".to_owned(), "disk is full", 1),
        ("fsync:error=EINTR:when=1".to_owned(), "saved", 2),
        ("renameat2:error=EIO:when=1".to_owned(), "Input/output error", 1),
        ("renameat2:error=EROFS:when=1".to_owned(), "disk is read-only", 1),
        ("renameat2:error=EINTR:when=1".to_owned(), "saved", 2),
        // Kernels and disks that cannot exchange names.
        ("renameat2:error=ENOSYS:when=1".to_owned(), "saved", 2),
        ("renameat2:error=EINVAL:when=1".to_owned(), "saved", 2),
        // The second fsync is of the folder: the file is in place, but may not survive a power
        // loss.
        ("fsync:error=EIO:when=2".to_owned(), "did not confirm", 2),
        ("fsync:error=EINVAL:when=2".to_owned(), "saved", 2),
    ];
    let count = cases.len();
    for (injection, word, number) in cases {
        let (said, found) = run_with(&injection);
        assert!(said.contains(word), "{injection}: {said}");
        assert!(word == "saved" || said.contains("still here"), "{injection}: {said}");
        assert_eq!(found, number, "{injection}");
    }
    println!("strace: {count} calls of the system made to fail");
}
