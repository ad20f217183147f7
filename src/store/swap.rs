//! A new file in the place of one that was looked at a moment ago. Another program may have written to that since: the two change names in one step,
//! and what comes out is looked at before it goes. Where the disk cannot exchange names, whoever writes in that moment is written over.

use std::io;
use std::path::{Path, PathBuf};

use super::beside::Copy;
use super::disk::{Disk, Facts, again, patiently};
use super::fingerprint::Fingerprint;
use super::replace::{Landed, ReplaceFault, Temporary, remove, sync_names};
use crate::journal::LocalTime;

/// The new file in its place.
pub(super) struct Swapped {
    /// Its metadata.
    pub(super) landed: Landed,
    /// Where that is kept which another program wrote at the last moment.
    pub(super) theirs: Option<PathBuf>,
}

/// Writes `bytes` to `target`, which holds what is `expected` and has these facts. If something else comes out, that is kept beside the file.
/// Whatever fails, the file is the old one or the new one, whole, and theirs is never lost.
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
    // The file that came out has the temporary's name now. Where the disk does not say what it is, it may be theirs.
    let Temporary { path: came_out, landed } = temporary;
    let look = || expected.differs_from(&came_out, disk);
    let theirs = if matches!(look().or_else(|_| look()), Ok(false)) {
        remove(disk, &came_out);
        None
    } else {
        match keep(disk, &came_out, target, now) {
            Ok(kept) => Some(kept),
            // Back to where it was: then nothing has happened.
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

/// Gives what came out the name of a version from elsewhere.
fn keep(disk: &dyn Disk, came_out: &Path, target: &Path, now: LocalTime) -> io::Result<PathBuf> {
    let path = Copy::Elsewhere.free_path(target.parent().unwrap_or(target), target, now.local(), disk)?;
    again(|| disk.rename(came_out, &path))?;
    Ok(path)
}
