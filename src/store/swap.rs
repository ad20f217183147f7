//! Replacing a file that another program may have just changed. The files are exchanged atomically
//! and the old one is checked before removal. Disks without exchange fall back to renaming, which
//! overwrites such a change.

use std::io;
use std::path::{Path, PathBuf};

use super::beside::Copy;
use super::disk::{Disk, Facts, again, patiently};
use super::fingerprint::Fingerprint;
use super::replace::{Landed, ReplaceFault, Temporary, remove, sync_names};
use crate::journal::LocalTime;

pub(super) struct Swapped {
    pub(super) landed: Landed,
    /// Copy of what another program wrote at the last moment.
    pub(super) theirs: Option<PathBuf>,
}

/// Writes `bytes` to `target`. If the old content is not as `expected`, it is kept beside the file.
/// A failure leaves the old file or the new one, complete, and never loses the other version.
pub(super) fn swap(disk: &dyn Disk, target: &Path, bytes: &[u8], facts: &Facts, expected: &Fingerprint, now: LocalTime) -> Result<Swapped, ReplaceFault> {
    let temporary = Temporary::write(disk, target, bytes, Some(facts))?;
    match patiently(disk, || disk.exchange(&temporary.path, target)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            return temporary.rename(disk, target).map(|landed| Swapped { landed, theirs: None });
        }
        Err(source) => {
            remove(disk, &temporary.path);
            return Err(ReplaceFault { source, landed: None });
        }
    }
    // The old file has the temporary name now. Unless checked, it counts as changed.
    let Temporary { path: came_out, landed } = temporary;
    let look = || expected.differs_from(&came_out, disk);
    let theirs = if matches!(look().or_else(|_| look()), Ok(false)) {
        remove(disk, &came_out);
        None
    } else {
        match keep(disk, &came_out, target, now) {
            Ok(kept) => Some(kept),
            // Exchanged back, as if nothing had happened.
            Err(source) => match patiently(disk, || disk.exchange(&came_out, target)) {
                Ok(()) => {
                    remove(disk, &came_out);
                    return Err(ReplaceFault { source, landed: None });
                }
                Err(_) => return Err(ReplaceFault { source, landed: Some(landed) }),
            },
        }
    };
    let landed = sync_names(disk, target, landed)?;
    Ok(Swapped { landed, theirs })
}

/// Renames the old file as a copy from elsewhere.
fn keep(disk: &dyn Disk, came_out: &Path, target: &Path, now: LocalTime) -> io::Result<PathBuf> {
    let path = Copy::Elsewhere.free_path(target.parent().unwrap_or(target), target, now.local(), disk)?;
    again(|| disk.rename(came_out, &path))?;
    Ok(path)
}
