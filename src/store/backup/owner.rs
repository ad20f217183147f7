//! Owner folders. An owner is a journal at one location; copies elsewhere have their own backups.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::journal::{Id, Lineage};
use crate::store::disk::{Disk, again, read_whole};
use crate::store::replace::replace;

const MARK_NAME: &str = "latest";
const MARK_LIMIT_BYTES: u64 = 1 << 16;

/// Mark of the last save, beside the backups. Detects older files in the journal's place, and lets
/// a moved journal take its backups along. The journal itself contains no paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Latest {
    pub(super) revision: u64,
    /// The [`digest`] of the file.
    pub(super) digest: String,
    /// File name of the journal if the backup folder is beside it, else its full path; `None` if
    /// not Unicode.
    pub(super) place: Option<String>,
}

impl Latest {
    /// Reads the mark of an owner folder, if valid.
    pub(super) fn read(folder: &Path, disk: &dyn Disk) -> Option<Self> {
        let bytes = read_whole(disk, &folder.join(MARK_NAME), MARK_LIMIT_BYTES).ok()??;
        ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()
    }

    pub(super) fn write(&self, folder: &Path, disk: &dyn Disk) -> io::Result<()> {
        let text = ron::to_string(self).map_err(io::Error::other)?;
        replace(disk, &folder.join(MARK_NAME), text.as_bytes(), None).map(|_| ()).map_err(|fault| fault.source)
    }

    /// True if the marked journal is the one at `target` or is gone. `base` is the backup folder.
    pub(super) fn is_free_for(&self, target: &Path, base: &Path, disk: &dyn Disk) -> bool {
        let Some(place) = &self.place else { return false };
        let path = base.parent().unwrap_or(base).join(place);
        let is_gone = again(|| disk.facts(&path)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        is_gone || again(|| disk.resolve(&path)).is_ok_and(|path| path == target)
    }
}

/// A journal's file name if the backup folder is beside it, so that both can move together, else
/// its full path.
pub(super) fn place(target: &Path, is_beside: bool) -> &Path {
    target.file_name().filter(|_| is_beside).map_or(target, Path::new)
}

/// Name of an owner folder: the lineage and a hash of the [`place`].
pub(super) fn folder_name(lineage: Lineage, place: &Path) -> String {
    let digest = Sha256::new().chain_update(lineage.bits().to_be_bytes()).chain_update(place.as_os_str().as_encoded_bytes()).finalize();
    let bits = digest.iter().take(8).fold(0, |bits, byte| (bits << 8) | u128::from(*byte));
    // The last 13 digits of an id hold 64 bits.
    let place = Id::from_bits(bits).to_string();
    format!("{lineage}-{}", &place[place.len() - 13..])
}

pub(super) fn lineage_of(folder: &Path) -> Option<Lineage> {
    folder.file_name()?.to_str()?.split_once('-')?.0.parse().ok()
}

pub(super) fn folders(base: &Path, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
    match again(|| disk.list(base)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        paths => Ok(paths?.into_iter().filter(|path| lineage_of(path).is_some()).collect()),
    }
}

pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_of_each_journal_has_a_name_of_its_own() {
        let (one, other) = (Lineage::from_bits(1), Lineage::from_bits(2));
        let names = [folder_name(one, Path::new("/a/notes.ron")), folder_name(one, Path::new("/b/notes.ron")), folder_name(other, Path::new("/a/notes.ron"))];
        assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), 3);
        assert_eq!(lineage_of(&Path::new("/x").join(&names[0])), Some(one));
        assert!(names.iter().all(|name| name.len() == 40 && !name.contains("notes")), "{names:?}");
        // The name must be stable across builds.
        assert_eq!(names[0], "00000000000000000000000001-8h74e66ckkypk");
    }

    #[test]
    fn other_folders_are_no_owners() {
        for name in ["notes", "", "00000000000000000000000001", "old-copies", "Ä-1"] {
            assert_eq!(lineage_of(Path::new(name)), None, "{name}");
        }
    }
}
