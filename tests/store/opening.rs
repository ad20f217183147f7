//! Every failure to open a file: its own message, and nothing modified.

use std::fs;
use std::path::Path;

use mendwell::store::{FileBody, OpenFile, OpenProblem, ReadOnly, RealDisk, SIZE_LIMIT_BYTES, SecretString, read_file};

use crate::support::*;

fn problem_of(path: &Path) -> OpenProblem {
    let error = OpenFile::open(path, &RealDisk).expect_err("it does not open");
    let text = error.to_string();
    assert!(text.ends_with(&path.display().to_string()), "the path comes last: {text}");
    assert!(!text.contains('!'), "{text}");
    error.problem
}

#[test]
fn unreadable_files_are_distinguished() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(problem_of(&folder.path().join("none.ron")), OpenProblem::Missing));
    assert!(matches!(problem_of(&folder.path().join("none/none.ron")), OpenProblem::Missing));
    assert!(matches!(problem_of(folder.path()), OpenProblem::Folder));
    let large = folder.path().join("large.ron");
    fs::File::create(&large).and_then(|file| file.set_len(SIZE_LIMIT_BYTES + 1)).expect("a file with a hole");
    assert!(matches!(problem_of(&large), OpenProblem::TooLarge));
    assert_eq!(names_in(folder.path()), ["large.ron"], "nothing is left beside");
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_refused_without_blocking() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.ron");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is part of every Unix");
    assert!(made.success());
    assert!(matches!(problem_of(&pipe), OpenProblem::Special));
    assert!(matches!(problem_of(Path::new("/dev/null")), OpenProblem::Special));
    let socket = folder.path().join("socket.ron");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    assert!(matches!(problem_of(&socket), OpenProblem::Special));
    let looped = folder.path().join("loop.ron");
    std::os::unix::fs::symlink("loop.ron", &looped).expect("linked");
    assert!(matches!(problem_of(&looped), OpenProblem::Disk(_)));
}

#[cfg(unix)]
#[test]
fn missing_read_permission_is_reported() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path) = folder_with_journal(None);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("changed");
    // Root can read everything.
    if fs::read(&path).is_err() {
        assert!(matches!(problem_of(&path), OpenProblem::NoPermission));
    }
}

#[test]
fn damage_is_reported_and_the_file_unchanged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.ron");
    let damaged: [(&[u8], &str, bool); 6] = [
        (b"", "empty", true),
        (b"Mendwell(format: 1, minor: 0, \xFF\xFE", "byte 31", true),
        (b"Mendwell(format: 1, minor: 0,\n  appearance", "line 2, column 13", true),
        (b"Mendwell(format: 1, minor: 0, appearance: (), body: Plain(()))", "theme", true),
        (b"(notes: [])", "not a Mendwell file", true),
        (b"Mendwell(format: 9, whatever", "newer Mendwell", false),
    ];
    for (bytes, word, is_damage) in damaged {
        fs::write(&path, bytes).expect("written");
        let problem = problem_of(&path);
        assert!(problem.to_string().contains(word), "{problem}");
        assert_eq!(problem.is_damage(), is_damage, "{problem}");
        assert_eq!(fs::read(&path).expect("there"), bytes);
        assert_eq!(names_in(folder.path()), ["notes.ron"]);
    }
}

#[test]
fn a_newer_minor_version_is_read_only() {
    let (_folder, path) = folder_with_journal(None);
    let text = fs::read_to_string(&path).expect("there").replacen("minor: 1", "minor: 7", 1);
    fs::write(&path, text.replacen("appearance: (", "appearance: (sound: Off, ", 1)).expect("written");
    let (file, content) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(file.read_only(), Some(ReadOnly::NewerMinor));
    assert!(file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).is_none());
    assert_eq!(number_of(&content.journal(None).expect("plain")), 1);
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_alone() {
    let seal = sealing();
    let (_folder, path) = folder_with_journal(Some(&seal));
    let (mut file, content) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(content.header.appearance.shown_name, "Mendwell", "a locked screen needs it");
    let FileBody::Locked(locked) = content.body else { panic!("it is sealed") };
    assert!(locked.unlock(&SecretString::from("rain".to_owned())).is_err());
    let (opened, journal) = locked.unlock(&passphrase()).expect("it fits");
    assert_eq!(number_of(&journal), 1);
    file.set_sealing(Some(opened.into()));
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert_eq!(number_of(&journal_at(&path, Some(&seal))), 2);
    let text = fs::read_to_string(&path).expect("there");
    assert!(!text.contains("river") && !text.contains("AGE-SECRET-KEY"));
}

#[test]
fn reading_a_file_leaves_no_trace() {
    let (folder, path) = folder_with_journal(None);
    let before = names_in(folder.path());
    read_file(&path, &RealDisk).expect("it reads");
    assert_eq!(names_in(folder.path()), before);
}
