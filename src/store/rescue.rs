//! Rescue copies: written if the program fails, found at the next start.

use std::io;
use std::path::{Path, PathBuf};

use super::beside::Copy;
use super::disk::{Disk, again};
use super::document::Snapshot;
use super::problem::DiskProblem;
use super::replace::replace;
use super::save::{SaveError, SaveProblem, text_of};
use super::seal::{SealError, Sealing};
use super::sealed_snapshot::SealedSnapshot;
use crate::journal::LocalTime;

/// Writes a rescue copy beside the journal, sealed if the journal is. Returns its path.
///
/// # Errors
/// If it cannot be written; the journal's file is untouched.
pub fn write(path: &Path, snapshot: &Snapshot, sealing: Option<&Sealing>, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    write_beside(path, || text_of(snapshot, sealing), now, disk)
}

/// Writes a sealed rescue copy beside a locked journal. Returns its path.
///
/// # Errors
/// If it cannot be written; the journal's file is untouched.
pub fn write_sealed(path: &Path, snapshot: &SealedSnapshot, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    write_beside(path, || snapshot.text(snapshot.header.origin), now, disk)
}

fn write_beside(path: &Path, text: impl FnOnce() -> Result<String, SealError>, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    let try_write = || -> Result<PathBuf, SaveProblem> {
        let text = text()?;
        let refused = |error: io::Error| SaveProblem::Disk(DiskProblem::from(error));
        let target = again(|| disk.resolve(path)).map_err(refused)?;
        let rescued = Copy::Rescued.free_path(target.parent().unwrap_or(&target), &target, now.local(), disk).map_err(refused)?;
        replace(disk, &rescued, text.as_bytes(), None).map_err(|fault| refused(fault.source))?;
        Ok(rescued)
    };
    try_write().map_err(|problem| SaveError { path: path.to_owned(), problem })
}

/// Finds unseen rescue copies beside the journal, newest first.
///
/// # Errors
/// If the folder cannot be read.
pub fn find(path: &Path, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
    let target = again(|| disk.resolve(path))?;
    let copies = Copy::Rescued.list(target.parent().unwrap_or(&target), &target, disk)?;
    Ok(copies.into_iter().map(|(path, _)| path).collect())
}

/// Renames a rescue copy, so that [`find`] skips it. Returns its new path.
///
/// # Errors
/// If it cannot be renamed; it is unchanged then.
pub fn mark_seen(rescued: &Path, path: &Path, disk: &dyn Disk) -> io::Result<PathBuf> {
    let target = again(|| disk.resolve(path))?;
    let folder = target.parent().unwrap_or(&target);
    let when = Copy::Rescued.date_of(rescued, &target).ok_or(io::ErrorKind::InvalidInput)?;
    let seen = Copy::RescuedSeen.free_path(folder, &target, when, disk)?;
    again(|| disk.rename(rescued, &seen))?;
    again(|| disk.sync_folder(folder))?;
    Ok(seen)
}
