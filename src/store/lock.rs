//! One writer: whoever opens a file second reads it only.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, HeldLock, again, patiently};
use super::short_name::hidden_beside;

/// The right to write a file, until it is dropped.
///
/// It is a lock on a small empty file beside the journal, not on the journal: a save puts a new file in the journal's
/// place, and a lock would stay with the old one. The system lets go of it when the process ends, however it ends.
pub(super) struct WriteLock {
    /// `None` where the disk has no locks; changes from elsewhere are still noticed before writing.
    _held: Option<HeldLock>,
    mark: LockMark,
}

impl WriteLock {
    /// The file that stands for it.
    pub(super) const fn mark(&self) -> &LockMark {
        &self.mark
    }
}

/// The file that stands for a lock: where it still lies, the folder is the one that it was taken in, and no other mounted in its place.
#[derive(Clone, Debug)]
pub struct LockMark {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl LockMark {
    /// True while it lies where it was, as far as this system can tell.
    #[must_use]
    pub fn is_in_place(&self, disk: &dyn Disk) -> bool {
        self.identity.is_some() && again(|| disk.facts(&self.path)).is_ok_and(|facts| facts.identity == self.identity)
    }
}

impl std::fmt::Debug for WriteLock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("WriteLock")
    }
}

/// Takes the lock of the file at `target`, which no link leads away from. `None` when someone else has it.
///
/// # Errors
/// When this folder cannot be written at all.
pub(super) fn take(target: &Path, disk: &dyn Disk) -> io::Result<Option<WriteLock>> {
    let path = lock_path(target);
    match patiently(disk, || disk.lock(&path)) {
        Ok(Some(held)) => {
            let identity = again(|| disk.facts(&path)).ok().and_then(|facts| facts.identity);
            Ok(Some(WriteLock { _held: Some(held), mark: LockMark { path, identity } }))
        }
        Ok(None) => Ok(None),
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotFound) => Err(error),
        Err(_) => Ok(Some(WriteLock { _held: None, mark: LockMark { path, identity: None } })),
    }
}

/// `notes.ron` → `.notes.ron.lock`. Without a lock two windows would write the same file, however long its name.
fn lock_path(target: &Path) -> PathBuf {
    hidden_beside(target, ".lock")
}
