//! One file in the place of another, so that whatever happens there is the old one or the new one, whole.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use super::disk::{Disk, DiskFile, Facts, TEMPORARY_SUFFIX, again, patiently, write_whole};

/// Why a file could not be put in its place.
#[derive(Debug)]
pub(super) struct ReplaceFault {
    pub(super) source: io::Error,
    /// What the disk knows of the new file, if it took its place all the same: only its lasting was not confirmed.
    pub(super) landed: Option<Landed>,
}

/// The new file in its place. Facts are missing when the disk would not give them.
#[derive(Clone, Debug)]
pub(super) struct Landed(pub(super) Option<Facts>);

/// Writes `bytes` to `target`: to a private file in the same folder, made lasting, then given the target's name.
/// `like` is the file that was there, whose permissions are kept; without one, nobody else may read the new file.
pub(super) fn replace(disk: &dyn Disk, target: &Path, bytes: &[u8], like: Option<&Facts>) -> Result<Landed, ReplaceFault> {
    let before = |source| ReplaceFault { source, landed: None };
    let folder = target.parent().ok_or_else(|| before(io::ErrorKind::NotFound.into()))?;
    let prefix = temporary_prefix(target.file_name().unwrap_or_default());
    let (temporary, mut file) = again(|| disk.create_temporary(folder, &prefix)).map_err(before)?;
    let landed = match fill(&mut *file, bytes, like).and_then(|landed| {
        // Closed first: Windows does not rename open files.
        drop(file);
        patiently(disk, || disk.rename(&temporary, target))?;
        Ok(landed)
    }) {
        Ok(landed) => landed,
        Err(error) => {
            // If even this fails, the next opening clears it away.
            let _ = again(|| disk.remove(&temporary));
            return Err(before(error));
        }
    };
    match again(|| disk.sync_folder(folder)) {
        Ok(()) => Ok(landed),
        Err(source) => Err(ReplaceFault { source, landed: Some(landed) }),
    }
}

fn fill(file: &mut dyn DiskFile, bytes: &[u8], like: Option<&Facts>) -> io::Result<Landed> {
    write_whole(file, bytes)?;
    if let Some(like) = like {
        again(|| file.permit_like(like))?;
    }
    again(|| file.sync())?;
    // Renaming changes none of this, so what is known now is known of the file in its place.
    Ok(Landed(again(|| file.facts()).ok()))
}

/// How the name of a half-written copy of a file begins. Cut, so that a long name stays within what disks allow.
fn temporary_prefix(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    format!(".{}.", &name[..name.floor_char_boundary(200)])
}

/// The name of the file that a half-written copy was to become, if this is the name of one.
pub(super) fn name_behind_leftover(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let (original, chance) = name.strip_prefix('.')?.strip_suffix(TEMPORARY_SUFFIX)?.rsplit_once('.')?;
    let is_chance = chance.len() == 6 && chance.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_chance.then(|| original.to_owned())
}
