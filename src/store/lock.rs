//! One writer: whoever opens a file second reads it only.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, HeldLock, patiently};
use super::short_name::{NAME_LIMIT, shortened};

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

/// `.notes.ron.lock`. A name that would be too long is cut: without a lock two windows would write the same file.
fn lock_path(target: &Path) -> PathBuf {
    const BEFORE: &str = ".";
    const AFTER: &str = ".lock";
    let name = target.file_name().unwrap_or_default();
    let room = NAME_LIMIT - BEFORE.len() - AFTER.len();
    let mut lock = std::ffi::OsString::from(BEFORE);
    if name.len() <= room {
        lock.push(name);
    } else {
        lock.push(shortened(&name.to_string_lossy(), room));
    }
    lock.push(AFTER);
    target.with_file_name(lock)
}
