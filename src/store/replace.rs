//! Atomic file replacement: a failure leaves the old file or the new one, complete.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskFile, Facts, TEMPORARY_SUFFIX, again, patiently, write_whole};

#[derive(Debug)]
pub(super) struct ReplaceFault {
    pub(super) source: io::Error,
    /// Set if the new file is in place but its durability is unconfirmed.
    pub(super) landed: Option<Landed>,
}

/// The new file in place, with its metadata if available.
#[derive(Clone, Debug)]
pub(super) struct Landed(pub(super) Option<Facts>);

/// Writes a private temporary file in the same folder, syncs it and renames it to `target`.
/// Permissions and attributes come from `like`, the old file, if any.
pub(super) fn replace(disk: &dyn Disk, target: &Path, bytes: &[u8], like: Option<&Facts>) -> Result<Landed, ReplaceFault> {
    Temporary::write(disk, target, bytes, like)?.rename(disk, target)
}

/// A complete, synced file under a temporary name.
pub(super) struct Temporary {
    pub(super) path: PathBuf,
    pub(super) landed: Landed,
}

impl Temporary {
    /// Writes it beside `target`; see [`replace`].
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

    pub(super) fn rename(self, disk: &dyn Disk, target: &Path) -> Result<Landed, ReplaceFault> {
        match patiently(disk, || disk.rename(&self.path, target)) {
            Ok(()) => sync_names(disk, target, self.landed),
            Err(source) => {
                remove(disk, &self.path);
                // Some disks cannot rename over an existing file.
                let source = if source.kind() == io::ErrorKind::AlreadyExists { io::ErrorKind::Unsupported.into() } else { source };
                Err(ReplaceFault { source, landed: None })
            }
        }
    }
}

/// Removes a temporary file. On failure, the next opening removes it.
pub(super) fn remove(disk: &dyn Disk, temporary: &Path) {
    let _ = again(|| disk.remove(temporary));
}

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
        // After the permissions, because an access list is more specific.
        file.attributes_like(path);
    }
    again(|| file.sync())?;
    // Renaming does not change the metadata.
    Ok(Landed(again(|| file.facts()).ok()))
}

/// Maximum length of the original name in a temporary one, in bytes.
pub(super) const CUT_AT: usize = 200;

fn temporary_prefix(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    format!(".{}.", &name[..name.floor_char_boundary(CUT_AT)])
}

/// The original file name within a temporary name, if it is one.
pub(super) fn name_behind_leftover(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let (original, chance) = name.strip_prefix('.')?.strip_suffix(TEMPORARY_SUFFIX)?.rsplit_once('.')?;
    let is_chance = chance.len() == 6 && chance.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_chance.then(|| original.to_owned())
}
