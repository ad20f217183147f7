//! Every disk call fails in turn, once or permanently, in every writing operation. Afterwards each
//! file is the old or the new one, whole; the open journal is still in memory; the message is
//! right.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mendwell::journal::{BackupPreferences, Erased, Journal, Key};
use mendwell::store::disk::{DiskFile, Facts};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{
    BackupOutcome, Disk, ExchangeError, OpenFile, Progress, RealDisk, SaveError, SaveProblem, SealChange, Sealing, SecretString, change_seal,
    erase_from_copies, go_on_from_backup, keep_mine, read_file, rescue, restore, save, seal_copies_anew, take_theirs,
};

use crate::altered_disk::{Alteration, Altered, Call};
use crate::support::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Full,
    InputOutput,
    Interrupted,
    ShortWrite,
}

/// Faults of a disk, from a numbered call on.
#[derive(Clone, Debug)]
struct Faults {
    fault: Fault,
    first: usize,
    lasting: bool,
    calls: Arc<AtomicUsize>,
    hits: Arc<AtomicUsize>,
}

impl Faults {
    fn new(fault: Fault, first: usize, lasting: bool) -> Self {
        Self { fault, first, lasting, calls: Arc::default(), hits: Arc::default() }
    }

    fn was_hit(&self) -> bool {
        self.hits.load(Ordering::Relaxed) > 0
    }

    /// Counts a call. True if it fails.
    fn is_hit(&self) -> bool {
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        let is_hit = call == self.first || (self.lasting && call > self.first);
        self.hits.fetch_add(usize::from(is_hit), Ordering::Relaxed);
        is_hit
    }

    fn call<T>(&self, call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if self.fault == Fault::ShortWrite || !self.is_hit() {
            return call();
        }
        Err(match self.fault {
            Fault::Full => io::ErrorKind::StorageFull.into(),
            Fault::Interrupted => io::ErrorKind::Interrupted.into(),
            Fault::InputOutput | Fault::ShortWrite => io::Error::other("input/output error"),
        })
    }
}

struct FaultyFile {
    real: Box<dyn DiskFile>,
    faults: Faults,
}

impl DiskFile for FaultyFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.faults.call(|| self.real.read(buffer))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.faults.fault == Fault::ShortWrite && self.faults.is_hit() {
            return self.real.write(&bytes[..bytes.len().div_ceil(2)]);
        }
        if self.faults.fault == Fault::Full {
            // A full disk writes a part before it fails.
            return self.faults.call(|| Ok(())).inspect_err(|_| _ = self.real.write(&bytes[..bytes.len() / 2])).and_then(|()| self.real.write(bytes));
        }
        self.faults.call(|| self.real.write(bytes))
    }

    fn sync(&mut self) -> io::Result<()> {
        // A real sync would only take time.
        self.faults.call(|| Ok(()))
    }

    fn facts(&self) -> io::Result<Facts> {
        self.faults.call(|| self.real.facts())
    }

    fn permit_like(&mut self, other: &Facts) -> io::Result<()> {
        self.faults.call(|| self.real.permit_like(other))
    }

    fn attributes_like(&mut self, other: &Path) {
        self.real.attributes_like(other);
    }
}

impl Alteration for Faults {
    fn before(&self, _: Call, _: &Path) -> io::Result<()> {
        self.call(|| Ok(()))
    }

    fn file(&self, real: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(FaultyFile { real, faults: self.clone() })
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn pause(&self, _: Duration) {}
}

/// Runs an operation with every fault at every call until none is hit, for a plain and a sealed
/// journal.
fn sweep(name: &str, run: impl Fn(&Case, &Altered<Faults>)) {
    let mut runs = 0;
    let mut calls = 0;
    for sealing in [None, Some(sealing())] {
        for (fault, lasting) in [
            (Fault::Full, false),
            (Fault::Full, true),
            (Fault::InputOutput, false),
            (Fault::InputOutput, true),
            (Fault::Interrupted, false),
            (Fault::ShortWrite, false),
            (Fault::ShortWrite, true),
        ] {
            for first in 0.. {
                let case = Case::new(sealing.clone(), fault);
                let disk = Altered(Faults::new(fault, first, lasting));
                run(&case, &disk);
                case.check_leftovers();
                runs += 1;
                if !disk.0.was_hit() {
                    calls = calls.max(first);
                    break;
                }
            }
        }
    }
    assert!(calls > 3, "{name} touches the disk");
    println!("{name}: {calls} calls to the disk, {runs} runs");
}

/// A file that holds 1, with a backup that holds 0 and its own session.
struct Case {
    _folder: tempfile::TempDir,
    path: PathBuf,
    sealing: Option<Arc<Sealing>>,
    fault: Fault,
}

impl Case {
    fn new(sealing: Option<Arc<Sealing>>, fault: Fault) -> Self {
        let (folder, path) = folder_with_journal(sealing.as_ref());
        let case = Self { _folder: folder, path, sealing, fault };
        let mut file = case.open();
        let mut zero = file.save_request(numbered(0), at("2026-11-19T08:00+01:00")).expect("it may be written");
        zero.backup = None;
        file.note_save(zero.now, &save(&zero, &RealDisk));
        save_into(&mut file, numbered(1), at("2026-11-19T09:00+01:00"), &RealDisk).expect("saved");
        case
    }

    fn open(&self) -> OpenFile {
        let (mut file, _) = OpenFile::open(&self.path, &RealDisk).expect("opens");
        file.set_sealing(self.sealing.clone());
        file
    }

    /// True if this fault may abort the operation; others must be handled.
    fn can_fail(&self) -> bool {
        matches!(self.fault, Fault::Full | Fault::InputOutput)
    }

    fn number(&self) -> usize {
        number_of(&journal_at(&self.path, self.sealing.as_deref()))
    }

    /// Journals of all backups, newest first; each must open.
    fn backups(&self) -> Vec<Journal> {
        let plan = self.open().backup_plan(&BackupPreferences::default());
        plan.list(&RealDisk).expect("listed").iter().map(|backup| journal_at(&backup.path, self.sealing.as_deref())).collect()
    }

    fn check_words(&self, error: &SaveError) {
        let text = error.to_string();
        match self.fault {
            Fault::Full => assert!(text.contains("disk is full"), "{text}"),
            Fault::InputOutput => assert!(text.contains("input/output error"), "{text}"),
            Fault::Interrupted | Fault::ShortWrite => panic!("these are to be lived with: {text}"),
        }
        assert!(text.contains("still here"), "{text}");
    }

    /// Checks that opening the file and the next backup remove temporary files.
    fn check_leftovers(&self) {
        save_into(&mut self.open(), numbered(9), at("2026-11-21T09:00+01:00"), &RealDisk).expect("the disk is well again");
        for folder in [self.path.with_file_name(""), self.path.with_extension("backups")] {
            let names = names_in(&folder);
            assert!(names.iter().all(|name| !name.contains(".part")), "{names:?}");
        }
    }
}

#[test]
fn saving_over_an_older_state() {
    sweep("save, with a backup", |case, disk| {
        let mut file = case.open();
        let snapshot = numbered(2);
        let result = save_into(&mut file, snapshot.clone(), at("2026-11-20T09:00+01:00"), disk);
        assert_eq!(snapshot, numbered(2), "the edit is still in memory");
        match &result {
            Ok(saved) => {
                assert_eq!(case.number(), 2);
                match &saved.backup {
                    BackupOutcome::Made(_) => assert_eq!(number_of(&case.backups()[0]), 1),
                    BackupOutcome::Failed(_) => assert!(case.can_fail()),
                    BackupOutcome::NotMade => panic!("it was due"),
                }
            }
            Err(error) => {
                case.check_words(error);
                let is_there = matches!(error.problem, SaveProblem::Unconfirmed { .. });
                assert_eq!(case.number(), if is_there { 2 } else { 1 });
            }
        }
        case.backups();
        // The next save always works, and never takes our own write for an outside change.
        save_into(&mut file, numbered(3), at("2026-11-20T09:01+01:00"), &RealDisk).expect("the disk is well again");
        assert_eq!(case.number(), 3);
    });
}

#[test]
fn saving_for_the_first_time() {
    sweep("first save", |case, disk| {
        let path = case.path.with_file_name("other.ron");
        let Ok(mut file) = OpenFile::create(&path, false, case.sealing.clone(), disk) else {
            assert!(!path.exists());
            return;
        };
        match save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), disk) {
            Ok(_) => assert_eq!(number_of(&journal_at(&path, case.sealing.as_deref())), 2),
            Err(error) => {
                case.check_words(&error);
                assert_eq!(path.exists(), matches!(error.problem, SaveProblem::Unconfirmed { .. }));
            }
        }
        save_into(&mut file, numbered(3), at("2026-11-20T09:01+01:00"), &RealDisk).expect("the disk is well again");
        assert_eq!(number_of(&journal_at(&path, case.sealing.as_deref())), 3);
        drop(file);
        std::fs::remove_file(&path).expect("there");
        assert!(OpenFile::create(&path, false, None, &RealDisk).is_ok());
    });
}

#[test]
fn opening() {
    sweep("open", |case, disk| {
        match OpenFile::open(&case.path, disk) {
            Ok((_, content)) => assert_eq!(number_of(&content.journal(case.sealing.as_deref()).expect("it opens")), 1),
            Err(error) => {
                assert!(case.can_fail());
                assert!(error.to_string().contains("Nothing was changed"), "{error}");
            }
        }
        assert_eq!(case.number(), 1);
    });
}

#[test]
fn restoring() {
    sweep("restore", |case, disk| {
        let file = case.open();
        let plan = file.backup_plan(&BackupPreferences::default());
        let oldest = plan.list(&RealDisk).expect("listed").pop().expect("one").path;
        let request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
        let result = restore(&oldest, &plan, &request, &Progress::default(), disk);
        drop(file);
        match result {
            Ok((_, journal)) => {
                assert_eq!(number_of(&journal), 0);
                assert_eq!(number_of(&case.backups()[0]), 2, "the present state is kept first");
            }
            Err(_) => assert!(case.can_fail()),
        }
        assert_eq!(case.number(), 1, "the file itself waits for the save that follows");
        assert_eq!(number_of(case.backups().last().expect("the one to restore")), 0);
    });
}

#[test]
fn erasing() {
    sweep("erase from copies", |case, disk| {
        let file = case.open();
        rescue::write(&case.path, &numbered(5), case.sealing.as_deref(), at("2026-11-20T08:00+01:00"), &RealDisk).expect("rescued");
        file.know(&numbered(1).journal);
        let plan = file.backup_plan(&BackupPreferences::default());
        let report = erase_from_copies(&[Key::Boundary(id(2))], &Erased::default(), &plan, stamp(50), &Progress::default(), disk);
        drop(file);
        let mut copies: Vec<PathBuf> = plan.list(&RealDisk).expect("listed").into_iter().map(|backup| backup.path).collect();
        copies.extend(rescue::find(&case.path, &RealDisk).expect("listed"));
        assert_eq!(copies.len(), 2);
        for copy in copies {
            let journal = journal_at(&copy, case.sealing.as_deref());
            let is_erased = journal.boundaries().is_empty() && journal.boundary_events().is_empty();
            let is_whole = journal.boundaries().len() == 1 && journal.boundary_events().len() == 1;
            let is_reported = report.failed.iter().any(|(failed, _)| *failed == copy || copy.parent() == Some(failed));
            assert!(is_erased || (is_whole && is_reported), "{}: old or new, and never silently old", copy.display());
        }
        assert!(case.can_fail() || report.failed.is_empty());
    });
}

#[test]
fn another_passphrase() {
    let opens = |path: &Path, keys: [Option<&Sealing>; 2]| keys.into_iter().find_map(|key| read_file(path, &RealDisk).ok()?.journal(key).ok());
    sweep("another passphrase", |case, disk| {
        let mut file = case.open();
        rescue::write(&case.path, &numbered(5), case.sealing.as_deref(), at("2026-11-20T08:00+01:00"), &RealDisk).expect("rescued");
        let plan = file.backup_plan(&BackupPreferences::default());
        let request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
        let change = SealChange::Passphrase(SecretString::from("another".to_owned()));
        let old = case.sealing.as_deref();
        let change = |disk: &dyn Disk| change_seal(&request, &passphrase(), &change, || WorkFactor::FOR_TESTS, disk);
        let changed = change(disk);
        assert!(case.can_fail() || changed.is_ok());
        let resealed = if let Ok(resealed) = changed {
            resealed
        } else {
            assert_eq!(case.number(), 1, "what failed has changed nothing");
            change(&RealDisk).expect("the disk is well again")
        };
        file.set_sealing(resealed.sealing.clone());
        file.note_save(request.now, &resealed.saved);
        let new = resealed.sealing.as_deref();
        assert_eq!(opens(&case.path, [new, None]).as_ref().map(number_of), Some(2));

        let resealed_plan = file.backup_plan(&BackupPreferences::default());
        let report = seal_copies_anew(&resealed_plan, old, &Progress::default(), disk);
        assert!(case.can_fail() || report.failed.is_empty());
        let copies = || {
            let mut copies: Vec<PathBuf> = plan.list(&RealDisk).expect("listed").into_iter().map(|backup| backup.path).collect();
            copies.extend(rescue::find(&case.path, &RealDisk).expect("listed"));
            copies
        };
        assert_eq!(copies().len(), 2);
        for copy in copies() {
            let is_reported = report.failed.iter().any(|(failed, _)| *failed == copy || copy.parent() == Some(failed));
            assert!(opens(&copy, [new, new]).is_some() || (opens(&copy, [old, None]).is_some() && is_reported), "old or new, and never silently old");
        }
        let again = seal_copies_anew(&resealed_plan, old, &Progress::default(), &RealDisk);
        assert!(again.failed.is_empty());
        for copy in copies() {
            assert!(read_file(&copy, &RealDisk).expect("it reads").is_sealed() && opens(&copy, [new, new]).is_some());
        }
        // The rest checks the file with its former encryption.
        file.set_sealing(case.sealing.clone());
        save_into(&mut file, numbered(1), at("2026-11-20T09:10+01:00"), &RealDisk).expect("saved");
        seal_copies_anew(&plan, new, &Progress::default(), &RealDisk);
    });
}

#[test]
fn keeping_mine_and_taking_theirs() {
    for (name, takes_theirs) in [("keep mine", false), ("take theirs", true)] {
        sweep(name, |case, disk| {
            let file = case.open();
            let request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
            if takes_theirs {
                if let Ok(taken) = take_theirs(&request, disk) {
                    assert_eq!(number_of(&taken.content.journal(case.sealing.as_deref()).expect("it opens")), 1);
                    assert_eq!(number_of(&journal_at(&taken.mine, case.sealing.as_deref())), 2);
                    assert_eq!(number_of(&journal_at(&taken.theirs, case.sealing.as_deref())), 1);
                } else {
                    assert!(case.can_fail());
                }
                assert_eq!(case.number(), 1);
            } else if let Ok((_, theirs)) = keep_mine(&request, disk) {
                assert_eq!(case.number(), 2);
                assert_eq!(number_of(&journal_at(&theirs, case.sealing.as_deref())), 1);
            } else {
                assert!(case.can_fail());
                let names = names_in(case.path.parent().expect("a folder"));
                let is_kept = names.iter().any(|name| name.starts_with("notes elsewhere"));
                assert!(case.number() == 1 || is_kept, "theirs is kept before mine takes its place");
            }
        });
    }
}

#[test]
fn rescuing() {
    sweep("rescue", |case, disk| {
        match rescue::write(&case.path, &numbered(2), case.sealing.as_deref(), at("2026-11-20T09:00+01:00"), disk) {
            Ok(path) => assert_eq!(number_of(&journal_at(&path, case.sealing.as_deref())), 2),
            Err(error) => case.check_words(&error),
        }
        assert_eq!(case.number(), 1);
        for found in rescue::find(&case.path, &RealDisk).expect("listed") {
            assert!(read_file(&found, &RealDisk).is_ok(), "whole or not there");
        }
    });
}

#[test]
fn marking_a_rescue_file_seen() {
    sweep("put away", |case, disk| {
        let rescued = rescue::write(&case.path, &numbered(5), case.sealing.as_deref(), at("2026-11-20T08:00+01:00"), &RealDisk).expect("rescued");
        let result = rescue::mark_seen(&rescued, &case.path, disk);
        assert!(case.can_fail() || result.is_ok());
        let names = names_in(case.path.parent().expect("a folder"));
        let kept: Vec<&String> = names.iter().filter(|name| name.starts_with("notes rescued")).collect();
        assert_eq!(kept.len(), 1, "under the one name or the other");
        assert_eq!(number_of(&journal_at(&case.path.with_file_name(kept[0]), case.sealing.as_deref())), 5);
        assert_eq!(case.number(), 1);
    });
}

#[test]
fn continuing_from_a_backup() {
    const DAMAGED: &[u8] = b"Mendwell(format: 1, ";
    sweep("go on from a backup", |case, disk| {
        let plan = case.open().backup_plan(&BackupPreferences::default());
        let backup = plan.list(&RealDisk).expect("listed").remove(0).path;
        let (whole, kept) = (std::fs::read(&case.path).expect("the file"), std::fs::read(&backup).expect("the backup"));
        std::fs::write(&case.path, DAMAGED).expect("written");

        match go_on_from_backup(&backup, &case.path, at("2026-11-20T09:00+01:00"), disk) {
            Ok(path) => assert_eq!(number_of(&journal_at(&path, case.sealing.as_deref())), 0),
            Err(ExchangeError::Save(error)) => case.check_words(&error),
            Err(error) => assert!(case.can_fail(), "{error}"),
        }
        assert_eq!(std::fs::read(&case.path).expect("the file"), DAMAGED, "what does not read is not written over");
        assert_eq!(std::fs::read(&backup).expect("the backup"), kept);
        for name in names_in(case.path.parent().expect("a folder")).iter().filter(|name| name.starts_with("notes restored")) {
            assert!(read_file(&case.path.with_file_name(name), &RealDisk).is_ok(), "whole or not there");
        }
        std::fs::write(&case.path, whole).expect("written");
    });
}

/// A target held by another program for a while, as on Windows.
struct Busy {
    refusals: AtomicUsize,
    paused_ms: AtomicUsize,
}

impl Alteration for Busy {
    fn before(&self, call: Call, _: &Path) -> io::Result<()> {
        let refuses =
            matches!(call, Call::Rename | Call::Exchange) && self.refusals.try_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok();
        if refuses { Err(io::ErrorKind::ResourceBusy.into()) } else { Ok(()) }
    }

    fn pause(&self, duration: Duration) {
        self.paused_ms.fetch_add(usize::try_from(duration.as_millis()).expect("short"), Ordering::Relaxed);
    }
}

#[test]
fn a_busy_target_is_tried_again_for_two_seconds() {
    let (_folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let now = at("2026-11-20T09:00+01:00");
    let without_backup = |file: &OpenFile, number| {
        let mut request = file.save_request(numbered(number), now).expect("it may be written");
        request.backup = None;
        request
    };
    let busy = Altered(Busy { refusals: AtomicUsize::new(30), paused_ms: AtomicUsize::new(0) });
    let result = save(&without_backup(&file, 2), &busy);
    file.note_save(now, &result);
    assert_eq!((number_of(&journal_at(&path, None)), busy.0.paused_ms.load(Ordering::Relaxed)), (2, 1_500));

    let busy = Altered(Busy { refusals: AtomicUsize::new(usize::MAX), paused_ms: AtomicUsize::new(0) });
    let error = save(&without_backup(&file, 3), &busy).expect_err("it never ends");
    assert!(error.to_string().contains("another program"), "{error}");
    assert_eq!((number_of(&journal_at(&path, None)), busy.0.paused_ms.load(Ordering::Relaxed)), (2, 2_000));
}
