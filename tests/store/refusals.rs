//! Disks that refuse a save, because of long names or files that may not be replaced: the old file
//! stays whole, the error is clear, and no temporary files pile up.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use mendwell::store::{OpenFile, ReadOnly, RealDisk, rescue, save};

use crate::altered_disk::{Alteration, Altered, Call};
use crate::support::*;

/// A disk that refuses to replace the journal: an immutable file, or no renaming over files.
#[derive(Clone, Copy, Debug)]
struct Refusing(io::ErrorKind);

impl Alteration for Refusing {
    fn before(&self, call: Call, path: &Path) -> io::Result<()> {
        match call {
            Call::Exchange => Err(io::ErrorKind::Unsupported.into()),
            Call::Rename if path.ends_with("notes.ron") => Err(self.0.into()),
            _ => Ok(()),
        }
    }
}

#[test]
fn an_irreplaceable_file_stays_whole_without_leftovers() {
    for (refusal, words) in [
        (io::ErrorKind::PermissionDenied, "may not do that there"),
        (io::ErrorKind::AlreadyExists, "lets no new file take the place of an old one"),
        (io::ErrorKind::Unsupported, "lets no new file take the place of an old one"),
    ] {
        let (folder, path) = folder_with_journal(None);
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        let before = names_in(folder.path());
        for number in 2..10 {
            let mut request = file.save_request(numbered(number), at("2026-11-20T09:00+01:00")).expect("it may be written");
            request.backup = None;
            let result = save(&request, &Altered(Refusing(refusal)));
            file.note_save(request.now, &result);
            let error = result.expect_err("it is refused").to_string();
            assert!(error.contains(words) && error.contains("still here") && error.contains("Save "), "{error}");
        }
        assert_eq!(number_of(&journal_at(&path, None)), 1);
        assert_eq!(names_in(folder.path()), before, "{refusal}");
    }
}

fn journal_with_a_long_name(folder: &Path) -> PathBuf {
    let path = folder.join(format!("{}.ron", "n".repeat(251)));
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    save_into(&mut file, numbered(1), at("2026-11-20T08:00+01:00"), &RealDisk).expect("saved");
    path
}

#[test]
fn a_file_with_the_longest_name_has_its_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = journal_with_a_long_name(folder.path());
    let (first, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(first.read_only(), None);
    let (second, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(second.read_only(), Some(ReadOnly::OpenElsewhere));
    // Another file with the same beginning has its own lock.
    let other = folder.path().join(format!("{}m.ron", "n".repeat(250)));
    fs::copy(&path, &other).expect("copied");
    assert_eq!(OpenFile::open(&other, &RealDisk).expect("opens").0.read_only(), None);
    drop(first);
    assert_eq!(OpenFile::open(&path, &RealDisk).expect("opens").0.read_only(), None);
}

#[test]
fn a_file_with_the_longest_name_has_backups_and_rescues() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = journal_with_a_long_name(folder.path());
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let saved = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert!(matches!(saved.backup, mendwell::store::BackupOutcome::Made(_)), "{:?}", saved.backup);
    let plan = file.backup_plan(&mendwell::journal::BackupPreferences::default());
    assert_eq!(plan.list(&RealDisk).expect("listed").len(), 1);
    let rescued = rescue::write(&path, &numbered(3), None, at("2026-11-20T09:01+01:00"), &RealDisk).expect("rescued");
    assert_eq!(rescue::find(&path, &RealDisk).expect("listed"), [rescued]);
    drop(file);

    let leftover = folder.path().join(format!(".{}.Ab3dE9.part", "n".repeat(200)));
    fs::write(&leftover, "half").expect("written");
    drop(OpenFile::open(&path, &RealDisk).expect("opens"));
    assert!(!leftover.exists(), "what a crash left behind is cleared away");
}

/// The immutable attribute, if this account may set it.
#[cfg(target_os = "linux")]
#[test]
fn an_immutable_file_stays_unchanged() {
    use mendwell::store::{DiskProblem, SaveProblem};
    let (folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let mark = |mark: &str| std::process::Command::new("chattr").arg(mark).arg(&path).output().is_ok_and(|output| output.status.success());
    if !mark("+i") {
        return;
    }
    let result = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk);
    let names = names_in(folder.path());
    assert!(mark("-i"));
    let error = result.expect_err("it may not be replaced");
    assert!(matches!(error.problem, SaveProblem::Disk(DiskProblem::NotAllowed)), "{error}");
    assert_eq!(number_of(&journal_at(&path, None)), 1);
    assert!(names.iter().all(|name| !name.contains(".part")), "{names:?}");
}
