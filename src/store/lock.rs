//! One writer: whoever opens a file second reads it only.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, HeldLock, patiently};

/// The right to write a file, until it is dropped.
///
/// It is a lock on a small empty file beside the journal, not on the journal: a save puts a new file in the journal's
/// place, and a lock would stay with the old one. The system lets go of it when the process ends, however it ends.
pub(super) struct WriteLock {
    /// `None` where the disk has no locks; changes from elsewhere are still noticed before writing.
    _held: Option<HeldLock>,
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
    match patiently(disk, || disk.lock(&lock_path(target))) {
        Ok(Some(held)) => Ok(Some(WriteLock { _held: Some(held) })),
        Ok(None) => Ok(None),
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotFound) => Err(error),
        Err(_) => Ok(Some(WriteLock { _held: None })),
    }
}

fn lock_path(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".lock");
    target.with_file_name(name)
}
