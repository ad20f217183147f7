//! One file in the place of another, so that whatever happens there is the old one or the new one, whole.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

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
/// `like` is the file that was there, whose permissions and attributes are kept; without one, nobody else may read the new file.
pub(super) fn replace(disk: &dyn Disk, target: &Path, bytes: &[u8], like: Option<&Facts>) -> Result<Landed, ReplaceFault> {
    Temporary::write(disk, target, bytes, like)?.rename(disk, target)
}

/// A new file, whole and lasting, that has not got its name yet.
pub(super) struct Temporary {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its metadata. Renaming changes none of this.
    pub(super) landed: Landed,
}

impl Temporary {
    /// Writes it beside `target`. See [`replace`].
    pub(super) fn write(disk: &dyn Disk, target: &Path, bytes: &[u8], like: Option<&Facts>) -> Result<Self, ReplaceFault> {
        let before = |source| ReplaceFault { source, landed: None };
        let prefix = temporary_prefix(target.file_name().unwrap_or_default());
        let (path, mut file) = again(|| disk.create_temporary(folder_of(target)?, &prefix)).map_err(before)?;
        let filled = fill(&mut *file, bytes, like.map(|like| (like, target)));
        // Closed first: Windows does not rename open files.
        drop(file);
        match filled {
            Ok(landed) => Ok(Self { path, landed }),
            Err(error) => {
                remove(disk, &path);
                Err(before(error))
            }
        }
    }

    /// Gives it the name, in the place of whatever has that.
    pub(super) fn rename(self, disk: &dyn Disk, target: &Path) -> Result<Landed, ReplaceFault> {
        match patiently(disk, || disk.rename(&self.path, target)) {
            Ok(()) => sync_names(disk, target, self.landed),
            Err(source) => {
                remove(disk, &self.path);
                // Some disks take a new file and rename it, but not over another one.
                let source = if source.kind() == io::ErrorKind::AlreadyExists { io::ErrorKind::Unsupported.into() } else { source };
                Err(ReplaceFault { source, landed: None })
            }
        }
    }
}

/// Removes a temporary file. If even this fails, the next opening clears it away.
pub(super) fn remove(disk: &dyn Disk, temporary: &Path) {
    let _ = again(|| disk.remove(temporary));
}

/// Waits until the disk has the new name of what has landed.
pub(super) fn sync_names(disk: &dyn Disk, target: &Path, landed: Landed) -> Result<Landed, ReplaceFault> {
    match again(|| disk.sync_folder(folder_of(target)?)) {
        Ok(()) => Ok(landed),
        Err(source) => Err(ReplaceFault { source, landed: Some(landed) }),
    }
}

fn folder_of(target: &Path) -> io::Result<&Path> {
    target.parent().ok_or_else(|| io::ErrorKind::NotFound.into())
}

fn fill(file: &mut dyn DiskFile, bytes: &[u8], like: Option<(&Facts, &Path)>) -> io::Result<Landed> {
    write_whole(file, bytes)?;
    if let Some((facts, path)) = like {
        again(|| file.permit_like(facts))?;
        // After that: an access list says more than permissions do.
        file.attributes_like(path);
    }
    again(|| file.sync())?;
    // Renaming changes none of this, so what is known now is known of the file in its place.
    Ok(Landed(again(|| file.facts()).ok()))
}

/// At how many bytes the name of a half-written copy is cut.
pub(super) const CUT_AT: usize = 200;

/// How the name of a half-written copy of a file begins. Cut, so that a long name stays within what disks allow.
fn temporary_prefix(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    format!(".{}.", &name[..name.floor_char_boundary(CUT_AT)])
}

/// The name of the file that a half-written copy was to become, if this is the name of one.
pub(super) fn name_behind_leftover(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let (original, chance) = name.strip_prefix('.')?.strip_suffix(TEMPORARY_SUFFIX)?.rsplit_once('.')?;
    let is_chance = chance.len() == 6 && chance.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_chance.then(|| original.to_owned())
}
