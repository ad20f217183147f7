//! Single writer: a second window opens the file read-only.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, HeldLock, again, patiently};
use super::short_name::hidden_beside;

/// A file's write lock, released on drop.
///
/// Held on an empty file beside the journal, because saving replaces the inode. The system releases
/// it when the process ends.
pub(super) struct WriteLock {
    /// `None` on disks without locks; external changes are still detected.
    _held: Option<HeldLock>,
    mark: LockMark,
}

impl WriteLock {
    pub(super) const fn mark(&self) -> &LockMark {
        &self.mark
    }
}

/// A lock file. While it is in place, the folder is not another mount.
#[derive(Clone, Debug)]
pub struct LockMark {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl LockMark {
    /// True if it is still in place, as far as the system can tell.
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

/// Locks the file at `target`, with links resolved. `None` if held elsewhere.
///
/// # Errors
/// If the folder is not writable.
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

/// Maps `notes.ron` to `.notes.ron.lock`, truncating long names.
fn lock_path(target: &Path) -> PathBuf {
    hidden_beside(target, ".lock")
}
