//! Windows specifics: files held by other programs, special names, long paths.

use std::fs::{self, OpenOptions};
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use mendwell::store::{BackupOutcome, DiskProblem, OpenFile, OpenProblem, RealDisk, SaveProblem, read_file};

use crate::support::*;

const FILE_VARIABLE: &str = "MENDWELL_HOLD_TEST_FILE";
const SHARE_VARIABLE: &str = "MENDWELL_HOLD_TEST_SHARE";
/// Printed by the child once the file is open.
const HELD: &str = "it is held";

/// Sharing modes: none, read, read and write. Replacing is never shared.
const SHARE_MODES: [u32; 3] = [0, 1, 1 | 2];
const MAY_BE_READ: u32 = 1;

/// The child: holds a file open until its input ends.
#[test]
fn the_child_holds_a_file() {
    let (Some(path), Ok(share)) = (std::env::var_os(FILE_VARIABLE), std::env::var(SHARE_VARIABLE)) else { return };
    let _held = OpenOptions::new().read(true).share_mode(share.parse().expect("a number")).open(path).expect("it opens");
    println!("{HELD}");
    let _ended = std::io::stdin().read_line(&mut String::new());
}

/// Another program that holds a file until dropped.
struct Holder {
    child: Child,
    /// Kept open, or the child could not print its test result.
    _said: BufReader<ChildStdout>,
}

impl Holder {
    fn of(path: &Path, share: u32) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "windows::the_child_holds_a_file", "--nocapture", "--test-threads=1"])
            .env(FILE_VARIABLE, path)
            .env(SHARE_VARIABLE, share.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the child runs");
        let mut said = BufReader::new(child.stdout.take().expect("a pipe"));
        let is_held = said.by_ref().lines().map_while(Result::ok).any(|line| line.contains(HELD));
        assert!(is_held, "the child holds the file");
        Self { child, _said: said }
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _is_gone = self.child.wait();
    }
}

fn half_written(folder: &Path) -> bool {
    names_in(folder).iter().any(|name| name.ends_with(".part"))
}

#[test]
fn a_file_held_by_another_program_stays_whole_and_is_busy() {
    for share in SHARE_MODES {
        let (folder, path) = folder_with_journal(None);
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        let holder = Holder::of(&path, share);
        let error = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("it is held");
        assert!(matches!(error.problem, SaveProblem::Disk(DiskProblem::Busy)), "share {share}: {error:?}");
        let text = error.to_string();
        assert!(text.contains("another program is using it") && text.contains("still here") && text.contains("Close the other program"), "{text}");
        assert!(!half_written(folder.path()), "{:?}", names_in(folder.path()));
        drop(holder);
        assert_eq!(number_of(&journal_at(&path, None)), 1);
        save_into(&mut file, numbered(2), at("2026-11-20T09:01+01:00"), &RealDisk).expect("it was let go");
        assert_eq!(number_of(&journal_at(&path, None)), 2);
    }
}

#[test]
fn a_file_released_in_time_is_saved() {
    for share in SHARE_MODES {
        let (folder, path) = folder_with_journal(None);
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        let mut request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
        request.backup = None;
        let holder = Holder::of(&path, share);
        let result = std::thread::scope(|scope| {
            let saving = scope.spawn(|| mendwell::store::save(&request, &RealDisk));
            // The temporary file exists; only the rename is missing.
            while !half_written(folder.path()) && !saving.is_finished() {
                std::thread::yield_now();
            }
            drop(holder);
            saving.join().expect("no panic")
        });
        file.note_save(request.now, &result);
        result.expect("saved");
        assert_eq!(number_of(&journal_at(&path, None)), 2);
    }
}

#[test]
fn a_file_locked_against_reading_is_busy() {
    let (_folder, path) = folder_with_journal(None);
    let holder = Holder::of(&path, 0);
    let error = read_file(&path, &RealDisk).expect_err("it is held");
    assert!(matches!(error.problem, OpenProblem::Disk(DiskProblem::Busy)), "{error:?}");
    assert!(error.to_string().contains("another program is using it"), "{error}");
    drop(holder);
    let holder = Holder::of(&path, MAY_BE_READ);
    assert_eq!(number_of(&journal_at(&path, None)), 1);
    drop(holder);
}

#[test]
fn paths_are_shown_without_verbatim_prefix() {
    let (_folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let saved = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let BackupOutcome::Made(backup) = saved.backup else { panic!("{:?}", saved.backup) };
    assert!(!backup.display().to_string().starts_with(r"\\"), "{}", backup.display());
}

#[test]
fn trailing_dots_and_spaces_make_no_second_name() {
    for typed in ["notes.ron.", "notes.ron ", "notes.ron . ."] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = OpenFile::create(&folder.path().join(typed), false, None, &RealDisk).expect("created");
        let refused = OpenFile::create(&folder.path().join("notes.ron"), false, None, &RealDisk).expect_err("it is the same file");
        assert!(matches!(refused.problem, SaveProblem::OpenElsewhere), "{typed:?}: {refused:?}");
        save_into(&mut file, numbered(1), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
        assert_eq!(names_in(folder.path()), [".notes.ron.lock", "notes.ron"], "{typed:?}");
        assert_eq!(number_of(&journal_at(&folder.path().join("notes.ron"), None)), 1);
    }
}

#[test]
fn alternate_data_streams_are_refused() {
    let (folder, path) = folder_with_journal(None);
    let before = names_in(folder.path());
    let refused = OpenFile::create(&folder.path().join("notes.ron:hidden.ron"), false, None, &RealDisk).expect_err("it is no name");
    let SaveProblem::Disk(DiskProblem::Other(error)) = refused.problem else { panic!("{:?}", refused.problem) };
    assert_eq!(error.kind(), ErrorKind::InvalidFilename);
    assert_eq!(names_in(folder.path()), before);
    assert_eq!(number_of(&journal_at(&path, None)), 1);
}

#[test]
fn names_of_devices_are_refused_or_are_files() {
    for name in ["NUL", "CON", "nul.ron", "COM1.ron"] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        // Newer Windows accepts some of them as files. A journal must never vanish.
        let is_saved = OpenFile::create(&path, false, None, &RealDisk)
            .is_ok_and(|mut file| save_into(&mut file, numbered(1), at("2026-11-20T09:00+01:00"), &RealDisk).is_ok());
        if is_saved {
            assert_eq!(number_of(&journal_at(&path, None)), 1, "{name}");
        }
        assert!(!half_written(folder.path()), "{name}: {:?}", names_in(folder.path()));
    }
}

#[test]
fn long_paths_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep: PathBuf = folder.path().join(["one of many folders in each other"; 10].join("\\"));
    fs::create_dir_all(&deep).expect("made");
    let path = deep.join("Meine Notizen ü – дневник.ron");
    assert!(path.as_os_str().len() > 300);
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    for (number, time) in [(1, "2026-11-20T09:00+01:00"), (2, "2026-11-20T09:01+01:00")] {
        save_into(&mut file, numbered(number), at(time), &RealDisk).expect("saved");
    }
    drop(file);
    let (file, content) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(number_of(&content.journal(None).expect("plain")), 2);
    let backups = file.backup_plan(&mendwell::journal::BackupPreferences::default()).list(&RealDisk).expect("listed");
    assert_eq!(backups.len(), 1);
}
