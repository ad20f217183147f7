//! Saving: serializes a snapshot and replaces the file atomically.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup::BackupPlan;
use super::beside::Copy;
use super::disk::{Disk, Facts, FileKind, again, read_whole};
use super::document::Snapshot;
use super::fingerprint::Fingerprint;
use super::format::{self, Body};
use super::open::SIZE_LIMIT_BYTES;
use super::problem::DiskProblem;
use super::replace::{ReplaceFault, replace};
use super::seal::{SealError, Sealing};
use super::swap::{Swapped, swap};
use crate::content::{fill, lang};
use crate::journal::LocalTime;

/// Expected content of the file before writing.
#[derive(Clone, Debug)]
pub enum Expect {
    /// No file.
    New,
    /// Anything; the user agreed to replace it.
    Anything,
    /// The content last read or written.
    Known(Fingerprint),
}

/// A self-contained save job for a background thread.
#[derive(Clone, Debug)]
pub struct SaveRequest {
    /// The file; links are followed.
    pub path: PathBuf,
    /// Content to write.
    pub snapshot: Snapshot,
    /// Seal, if any.
    pub sealing: Option<Arc<Sealing>>,
    /// Expected content of the file.
    pub expect: Expect,
    /// Set if a backup is due.
    pub backup: Option<BackupPlan>,
    /// Set for a file in an earlier format, of which a permanent copy is kept.
    pub pin: Option<BackupPlan>,
    /// Time of the save.
    pub now: LocalTime,
}

/// A successful save.
#[derive(Debug)]
pub struct Saved {
    /// New state of the file.
    pub fingerprint: Fingerprint,
    /// Outcome of the backup.
    pub backup: BackupOutcome,
    /// True if a permanent copy was made.
    pub pinned: bool,
    /// Copy of what another program wrote at the last moment.
    pub theirs: Option<PathBuf>,
}

/// Outcome of the backup before a save.
#[derive(Debug)]
pub enum BackupOutcome {
    /// Not due, or nothing to back up.
    NotMade,
    /// Path of the backup.
    Made(PathBuf),
    /// Failed; the save continued.
    Failed(DiskProblem),
}

/// The journal was not saved and stays open.
#[derive(Debug, thiserror::Error)]
#[error("{problem}\n{}", path.display())]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// Reason.
    #[source]
    pub problem: SaveProblem,
}

/// Reason why the journal was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveProblem {
    /// The file changed externally.
    #[error("{}", lang().problems.save_changed)]
    Changed,
    /// The file is missing.
    #[error("{}", lang().problems.save_gone)]
    Gone,
    /// A file exists at the path for a new one.
    #[error("{}", lang().problems.save_exists)]
    Exists,
    /// Not a regular file.
    #[error("{}", lang().problems.save_not_a_file)]
    NotAFile,
    /// The file is marked as read-only.
    #[error("{}", lang().problems.save_read_only_file)]
    ReadOnlyFile,
    /// Open in another window.
    #[error("{}", lang().problems.save_open_elsewhere)]
    OpenElsewhere,
    /// Disk error.
    #[error("{}", fill(&lang().problems.save_disk, &[("problem", &.0.to_string()), ("advice", .0.advice())]))]
    Disk(DiskProblem),
    /// Written, but durability is unconfirmed.
    #[error("{}", fill(&lang().problems.save_unconfirmed, &[("problem", &problem.to_string())]))]
    Unconfirmed {
        /// Disk error.
        problem: DiskProblem,
        /// New state of the file.
        fingerprint: Fingerprint,
    },
    /// Serialization or sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

pub(super) fn text_of(snapshot: &Snapshot, sealing: Option<&Sealing>) -> Result<String, SealError> {
    let body = match sealing {
        Some(sealing) => Body::Sealed(sealing.seal(&snapshot.journal)?),
        None => Body::Plain(snapshot.journal.clone()),
    };
    Ok(format::write(&snapshot.header, body)?)
}

/// Saves a snapshot. A failure leaves the old file or the new one, complete.
///
/// # Errors
/// If the file does not certainly hold the snapshot.
pub fn save(request: &SaveRequest, disk: &dyn Disk) -> Result<Saved, SaveError> {
    try_save(request, disk).map_err(|problem| SaveError { path: request.path.clone(), problem })
}

fn try_save(request: &SaveRequest, disk: &dyn Disk) -> Result<Saved, SaveProblem> {
    let text = text_of(&request.snapshot, request.sealing.as_deref())?;
    let keep = Keep { backup: request.backup.as_ref(), pin: request.pin.as_ref() };
    write_over(&request.path, &text, &request.expect, keep, request.now, disk)
}

/// Copies to make of a file before overwriting it.
#[derive(Clone, Copy, Default)]
pub(super) struct Keep<'a> {
    /// A backup, thinned later.
    pub(super) backup: Option<&'a BackupPlan>,
    /// A permanent copy, because the file is in an earlier format.
    pub(super) pin: Option<&'a BackupPlan>,
}

/// Overwrites a file that has the expected content, after backing it up.
pub(super) fn write_over(path: &Path, text: &str, expect: &Expect, keep: Keep<'_>, now: LocalTime, disk: &dyn Disk) -> Result<Saved, SaveProblem> {
    let target = again(|| disk.resolve(path)).map_err(refused)?;
    let before = facts_before(&target, expect, disk)?;
    let backup = keep.backup.filter(|_| before.is_some());
    let pinned = before.is_some() && keep.pin.is_some_and(|plan| copy_as(Copy::Pinned, plan, &target, now, disk).is_ok());
    let kept = match backup.map(|plan| copy_as(Copy::Backup, plan, &target, now, disk)) {
        None => BackupOutcome::NotMade,
        Some(Ok(path)) => BackupOutcome::Made(path),
        Some(Err(problem)) => BackupOutcome::Failed(problem),
    };
    let bytes = text.as_bytes();
    let replaced = match (expect, &before) {
        (Expect::Known(known), Some(facts)) => swap(disk, &target, bytes, facts, known, now),
        _ => replace(disk, &target, bytes, before.as_ref()).map(|landed| Swapped { landed, theirs: None }),
    };
    let Swapped { landed, theirs } = replaced.map_err(|fault| problem_of(fault, bytes))?;
    if let (Some(plan), BackupOutcome::Made(_)) = (backup, &kept) {
        plan.note_latest(bytes, disk);
        // After the save, so that a newer copy is safe first.
        plan.thin(now.local(), disk);
    }
    Ok(Saved { fingerprint: Fingerprint::new(bytes, landed.0.as_ref()), backup: kept, pinned, theirs })
}

fn facts_before(target: &Path, expect: &Expect, disk: &dyn Disk) -> Result<Option<Facts>, SaveProblem> {
    let facts = match again(|| disk.facts(target)) {
        // The file may have been moved away, or its disk unmounted.
        Err(error) if error.kind() == io::ErrorKind::NotFound && matches!(expect, Expect::Known(_)) => return Err(SaveProblem::Gone),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        result => result.map_err(refused)?,
    };
    if facts.kind != FileKind::File {
        return Err(SaveProblem::NotAFile);
    }
    if facts.permissions.readonly() {
        return Err(SaveProblem::ReadOnlyFile);
    }
    match expect {
        Expect::New => Err(SaveProblem::Exists),
        Expect::Known(fingerprint) if fingerprint.differs_from(target, disk).map_err(refused)? => Err(SaveProblem::Changed),
        Expect::Anything | Expect::Known(_) => Ok(Some(facts)),
    }
}

fn copy_as(kind: Copy, plan: &BackupPlan, target: &Path, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
    let bytes = read_whole(disk, target, SIZE_LIMIT_BYTES)?.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
    plan.keep_as(kind, &bytes, now, disk)
}

fn problem_of(fault: ReplaceFault, bytes: &[u8]) -> SaveProblem {
    let problem = DiskProblem::from(fault.source);
    match fault.landed {
        None => SaveProblem::Disk(problem),
        Some(landed) => SaveProblem::Unconfirmed { problem, fingerprint: Fingerprint::new(bytes, landed.0.as_ref()) },
    }
}

fn refused(error: io::Error) -> SaveProblem {
    SaveProblem::Disk(error.into())
}
