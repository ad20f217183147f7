//! One journal for another: mine for theirs when the file changed outside, the present one for a backup. Neither is ever lost.

use std::io;
use std::path::{Path, PathBuf};

use super::backup::{BackupPlan, read_backup};
use super::beside::Copy;
use super::disk::Disk;
use super::fingerprint::Fingerprint;
use super::open::{FileContent, OpenError, OpenProblem, read_bytes, understand};
use super::progress::Progress;
use super::replace::replace;
use super::save::{Expect, SaveError, SaveProblem, SaveRequest, Saved, save, text_of};
use crate::content::lang;
use crate::journal::{Journal, LocalTime, Origin};

/// The exchange was not carried out. What is open and what is on the disk are both as they were.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// One could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The other could not be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The person stopped it.
    #[error("{}", lang().work.stopped)]
    Stopped,
}

/// Saves what is open here, after keeping what the file holds beside it. Answers with the path of that copy.
///
/// # Errors
/// When theirs cannot be kept or mine not be written; theirs is never replaced before it was kept.
pub fn keep_mine(request: &SaveRequest, disk: &dyn Disk) -> Result<(Saved, PathBuf), ExchangeError> {
    let failed = |problem| OpenError { path: request.path.clone(), problem };
    let target = resolved(&request.path, disk)?;
    let (bytes, facts) = read_bytes(&target, disk).map_err(failed)?;
    let theirs = keep_theirs(&target, &bytes, request.now, disk)?;
    let request = SaveRequest { expect: Expect::Known(Fingerprint::new(&bytes, Some(&facts))), ..request.clone() };
    Ok((save(&request, disk)?, theirs))
}

/// Theirs, read to take the place of what is open here. Both are kept beside the file.
#[derive(Debug)]
pub struct TheirsTaken {
    /// What the file holds; where it is sealed, perhaps under a passphrase of its own.
    pub content: FileContent,
    /// Where that is kept.
    pub theirs: PathBuf,
    /// Where what is open here is kept.
    pub mine: PathBuf,
}

/// Reads what the file holds, after keeping that, and what is open here, beside it; mine is sealed if the journal is. The app puts what was
/// read in the place of what is open.
///
/// # Errors
/// When one of the two cannot be kept or theirs not be read; what is open here is untouched, and so is the file.
pub fn take_theirs(request: &SaveRequest, disk: &dyn Disk) -> Result<TheirsTaken, ExchangeError> {
    let failed = |problem: OpenProblem| OpenError { path: request.path.clone(), problem };
    let target = resolved(&request.path, disk)?;
    let (bytes, facts) = read_bytes(&target, disk).map_err(failed)?;
    let theirs = keep_theirs(&target, &bytes, request.now, disk)?;
    let text = text_of(&request.snapshot, request.sealing.as_deref()).map_err(|error| SaveError { path: request.path.clone(), problem: error.into() })?;
    let mine = write_beside(&target, Copy::Here, text.as_bytes(), request.now, disk)?;
    let content = understand(&bytes, Some(&facts)).map_err(|error| failed(error.into()))?;
    Ok(TheirsTaken { content, theirs, mine })
}

/// Keeps what the file holds beside it, unless the newest copy of that kind is the same already: who tries again fills no folder.
fn keep_theirs(target: &Path, bytes: &[u8], now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    let folder = target.parent().unwrap_or(target);
    let newest = Copy::Elsewhere.list(folder, target, disk).unwrap_or_default().into_iter().next();
    let is_kept = |path: &PathBuf| read_bytes(path, disk).is_ok_and(|(kept, _)| kept == bytes);
    match newest {
        Some((path, _)) if is_kept(&path) => Ok(path),
        _ => write_beside(target, Copy::Elsewhere, bytes, now, disk),
    }
}

/// Reads the backup at `path`, after keeping what is open here as a backup of its own, sealed if the journal is. The app
/// puts what was read in the place of what is open, and saves. Answers with its journal and the revision it had.
///
/// # Errors
/// When the backup does not read, what is open cannot be kept, or it was stopped before; what is open here is untouched.
pub fn restore(path: &Path, plan: &BackupPlan, request: &SaveRequest, progress: &Progress, disk: &dyn Disk) -> Result<(Origin, Journal), ExchangeError> {
    let sealing = request.sealing.as_deref();
    let read = read_backup(path, sealing, disk)?;
    if progress.is_stopped() {
        return Err(ExchangeError::Stopped);
    }
    let failed = |problem| SaveError { path: plan.folder.clone(), problem };
    let text = text_of(&request.snapshot, sealing).map_err(|error| failed(error.into()))?;
    // No thinning here: it might take the very backup that is being restored.
    plan.keep(text.as_bytes(), request.now, disk).map_err(|problem| failed(SaveProblem::Disk(problem)))?;
    Ok(read)
}

/// Puts the backup at `backup` beside the journal at `path`, which does not read, as a file to go on in. Answers with its
/// path. The damaged file and the backup both stay what they are.
///
/// # Errors
/// When the backup does not read or the file cannot be written.
pub fn go_on_from_backup(backup: &Path, path: &Path, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, ExchangeError> {
    let (bytes, _) = read_bytes(backup, disk).map_err(|problem| OpenError { path: backup.to_owned(), problem })?;
    Ok(write_beside(&resolved(path, disk)?, Copy::Restored, &bytes, now, disk)?)
}

fn resolved(path: &Path, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    super::disk::again(|| disk.resolve(path)).map_err(|error| refused(path, error))
}

fn write_beside(target: &Path, copy: Copy, bytes: &[u8], now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    let folder = target.parent().unwrap_or(target);
    let path = copy.free_path(folder, target, now.local(), disk).map_err(|error| refused(folder, error))?;
    replace(disk, &path, bytes, None).map_err(|fault| refused(&path, fault.source))?;
    Ok(path)
}

fn refused(path: &Path, error: io::Error) -> SaveError {
    SaveError { path: path.to_owned(), problem: SaveProblem::Disk(error.into()) }
}
