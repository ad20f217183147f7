//! Saving: a snapshot becomes text, the text a file beside the old one, and that file takes the old one's place.

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

/// What the file is expected to hold before it is written.
#[derive(Clone, Debug)]
pub enum Expect {
    /// There is none yet.
    New,
    /// Whatever it holds may be replaced: the person was asked.
    Anything,
    /// What we read or wrote last.
    Known(Fingerprint),
}

/// Everything a save needs, so that it can run on a thread of its own.
#[derive(Clone, Debug)]
pub struct SaveRequest {
    /// The file; links are followed.
    pub path: PathBuf,
    /// What to write.
    pub snapshot: Snapshot,
    /// How it is sealed, if it is.
    pub sealing: Option<Arc<Sealing>>,
    /// What the file is expected to hold.
    pub expect: Expect,
    /// Where to keep what the file holds now, if that is due.
    pub backup: Option<BackupPlan>,
    /// The file was written in an earlier format: what it holds is kept here first, and stays.
    pub pin: Option<BackupPlan>,
    /// The time of the save.
    pub now: LocalTime,
}

/// The file holds the snapshot.
#[derive(Debug)]
pub struct Saved {
    /// What the file is now.
    pub fingerprint: Fingerprint,
    /// What became of the backup.
    pub backup: BackupOutcome,
    /// A copy was made that stays.
    pub pinned: bool,
    /// Another program wrote to the file at the last moment: what it wrote is kept here.
    pub theirs: Option<PathBuf>,
}

/// What became of the backup before a save.
#[derive(Debug)]
pub enum BackupOutcome {
    /// None was due, or there was nothing to keep.
    NotMade,
    /// It is here.
    Made(PathBuf),
    /// It could not be made; the save went on.
    Failed(DiskProblem),
}

/// The journal was not saved. What is open stays open.
#[derive(Debug, thiserror::Error)]
#[error("{problem}\n{}", path.display())]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub problem: SaveProblem,
}

/// Why the journal was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveProblem {
    /// The file is not what we read or wrote last.
    #[error("{}", lang().problems.save_changed)]
    Changed,
    /// The file is no longer where we read or wrote it last.
    #[error("{}", lang().problems.save_gone)]
    Gone,
    /// A new file was to be made, and there is one.
    #[error("{}", lang().problems.save_exists)]
    Exists,
    /// Something other than a file has this name.
    #[error("{}", lang().problems.save_not_a_file)]
    NotAFile,
    /// The file is marked as read-only.
    #[error("{}", lang().problems.save_read_only_file)]
    ReadOnlyFile,
    /// Another window has it open.
    #[error("{}", lang().problems.save_open_elsewhere)]
    OpenElsewhere,
    /// The disk refused.
    #[error("{}", fill(&lang().problems.save_disk, &[("problem", &.0.to_string()), ("advice", .0.advice())]))]
    Disk(DiskProblem),
    /// The file was written, but the disk did not say that it will last.
    #[error("{}", fill(&lang().problems.save_unconfirmed, &[("problem", &problem.to_string())]))]
    Unconfirmed {
        /// What the disk said.
        problem: DiskProblem,
        /// What the file is now.
        fingerprint: Fingerprint,
    },
    /// There is no text to write.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// The text of a file with this in it.
pub(super) fn text_of(snapshot: &Snapshot, sealing: Option<&Sealing>) -> Result<String, SealError> {
    let body = match sealing {
        Some(sealing) => Body::Sealed(sealing.seal(&snapshot.journal)?),
        None => Body::Plain(snapshot.journal.clone()),
    };
    Ok(format::write(&snapshot.header, body)?)
}

/// Saves. Whatever fails, the file is the old one or the new one, whole.
///
/// # Errors
/// When the file does not hold the snapshot for certain.
pub fn save(request: &SaveRequest, disk: &dyn Disk) -> Result<Saved, SaveError> {
    try_save(request, disk).map_err(|problem| SaveError { path: request.path.clone(), problem })
}

fn try_save(request: &SaveRequest, disk: &dyn Disk) -> Result<Saved, SaveProblem> {
    let text = text_of(&request.snapshot, request.sealing.as_deref())?;
    let keep = Keep { backup: request.backup.as_ref(), pin: request.pin.as_ref() };
    write_over(&request.path, &text, &request.expect, keep, request.now, disk)
}

/// The copies that are made of what a file holds before it is written over.
#[derive(Clone, Copy, Default)]
pub(super) struct Keep<'a> {
    /// A backup, which is thinned as it ages.
    pub(super) backup: Option<&'a BackupPlan>,
    /// One that stays, because the file is of an earlier format.
    pub(super) pin: Option<&'a BackupPlan>,
}

/// Writes the text of a file over the file at `path`, if that holds what is expected, after keeping that as a backup.
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
        // After the save: a backup goes only once there is something newer that is safe.
        plan.thin(now.local(), disk);
    }
    Ok(Saved { fingerprint: Fingerprint::new(bytes, landed.0.as_ref()), backup: kept, pinned, theirs })
}

/// What is there now, if it may be replaced.
fn facts_before(target: &Path, expect: &Expect, disk: &dyn Disk) -> Result<Option<Facts>, SaveProblem> {
    let facts = match again(|| disk.facts(target)) {
        // Somebody may have moved it away to hide it, or an empty folder may stand where its disk was.
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

/// Keeps what the file holds as a copy of this kind.
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
