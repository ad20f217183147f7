//! Conflict resolution and restore. The replaced version is always kept.

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

/// The operation failed. The open journal and the file are unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// Writing failed.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// Reading failed.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Stopped by the user.
    #[error("{}", lang().work.stopped)]
    Stopped,
}

/// Saves the open journal over an externally changed file, after copying that. Returns the copy's
/// path.
///
/// # Errors
/// If the copy or the file cannot be written; the file is never replaced without a copy.
pub fn keep_mine(request: &SaveRequest, disk: &dyn Disk) -> Result<(Saved, PathBuf), ExchangeError> {
    let failed = |problem| OpenError { path: request.path.clone(), problem };
    let target = resolved(&request.path, disk)?;
    let (bytes, facts) = read_bytes(&target, disk).map_err(failed)?;
    let theirs = keep_theirs(&target, &bytes, request.now, disk)?;
    let request = SaveRequest { expect: Expect::Known(Fingerprint::new(&bytes, Some(&facts))), ..request.clone() };
    Ok((save(&request, disk)?, theirs))
}

/// The file's version, which replaces the open journal. Copies of both were kept.
#[derive(Debug)]
pub struct TheirsTaken {
    /// Content of the file, possibly sealed with another passphrase.
    pub content: FileContent,
    /// Path of the copy of the file.
    pub theirs: PathBuf,
    /// Path of the copy of the open journal.
    pub mine: PathBuf,
}

/// Reads an externally changed file after copying it and, sealed like the journal, the open
/// journal. The app then replaces the journal.
///
/// # Errors
/// If a copy cannot be written or the file not be read; nothing is changed then.
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

/// Copies the file's content, unless the newest such copy is identical, so that retries do not pile
/// up.
fn keep_theirs(target: &Path, bytes: &[u8], now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    let folder = target.parent().unwrap_or(target);
    let newest = Copy::Elsewhere.list(folder, target, disk).unwrap_or_default().into_iter().next();
    let is_kept = |path: &PathBuf| read_bytes(path, disk).is_ok_and(|(kept, _)| kept == bytes);
    match newest {
        Some((path, _)) if is_kept(&path) => Ok(path),
        _ => write_beside(target, Copy::Elsewhere, bytes, now, disk),
    }
}

/// Reads a backup after backing up the open journal. The app then replaces the journal and saves.
/// Returns the backup's origin and journal.
///
/// # Errors
/// If the backup is damaged, the open journal cannot be backed up, or the user stopped it; the open
/// journal is unchanged.
pub fn restore(path: &Path, plan: &BackupPlan, request: &SaveRequest, progress: &Progress, disk: &dyn Disk) -> Result<(Origin, Journal), ExchangeError> {
    let sealing = request.sealing.as_deref();
    let read = read_backup(path, sealing, disk)?;
    if progress.is_stopped() {
        return Err(ExchangeError::Stopped);
    }
    let failed = |problem| SaveError { path: plan.folder.clone(), problem };
    let text = text_of(&request.snapshot, sealing).map_err(|error| failed(error.into()))?;
    // No thinning here: it could remove the backup being restored.
    plan.keep(text.as_bytes(), request.now, disk).map_err(|problem| failed(SaveProblem::Disk(problem)))?;
    Ok(read)
}

/// Copies a backup beside the damaged journal at `path`, to continue with. Returns its path.
///
/// # Errors
/// If the backup is damaged or the file cannot be written.
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
