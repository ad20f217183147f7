//! Noticing that a file is no longer the one we read or wrote.

use std::hash::Hasher as _;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Facts, FileKind, again, read_whole};
use super::open::SIZE_LIMIT_BYTES;

/// What a file was when it was last read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    len: u64,
    content: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Fingerprint {
    /// Of these bytes, in a file of which the disk says this much.
    #[must_use]
    pub(super) fn new(bytes: &[u8], facts: Option<&Facts>) -> Self {
        let (modified, identity) = facts.map_or((None, None), |facts| (facts.modified, facts.identity));
        Self { len: bytes.len() as u64, content: hash(bytes), modified, identity }
    }

    /// Whether a file with these bytes is the same, whatever the disk says of it.
    #[must_use]
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.len == bytes.len() as u64 && self.content == hash(bytes)
    }

    /// The file in the folder of `path` that holds this under another name: it was renamed.
    #[must_use]
    pub fn find_renamed(&self, path: &Path, disk: &dyn Disk) -> Option<PathBuf> {
        let folder = again(|| disk.resolve(path)).ok()?.parent()?.to_owned();
        let is_it = |path: &PathBuf| {
            again(|| disk.facts(path)).is_ok_and(|facts| facts.kind == FileKind::File && facts.len == self.len)
                && self.differs_from(path, disk).is_ok_and(|differs| !differs)
        };
        let mut found: Vec<PathBuf> = again(|| disk.list(&folder)).ok()?.into_iter().filter(is_it).collect();
        // Which of two it became is not for us to guess.
        if found.len() == 1 { found.pop() } else { None }
    }

    /// Whether the file at `path` holds something else now. A file that was only touched, or copied back, does not.
    ///
    /// # Errors
    /// When the disk does not say; [`io::ErrorKind::NotFound`] when the file is gone.
    pub fn differs_from(&self, path: &Path, disk: &dyn Disk) -> io::Result<bool> {
        let facts = again(|| disk.facts(path))?;
        let looks_the_same = facts.len == self.len && facts.modified == self.modified && facts.identity == self.identity;
        if looks_the_same && self.modified.is_some() {
            return Ok(false);
        }
        if facts.len != self.len {
            return Ok(true);
        }
        let bytes = read_whole(disk, path, SIZE_LIMIT_BYTES)?;
        Ok(!bytes.is_some_and(|bytes| self.is_of(&bytes)))
    }
}

/// Within one run of the program only: the algorithm may differ between builds.
fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
