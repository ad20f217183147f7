//! Detection of external file changes.

use std::hash::Hasher as _;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Facts, FileKind, again, read_whole};
use super::open::SIZE_LIMIT_BYTES;

/// State of a file when last read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    len: u64,
    content: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Fingerprint {
    /// Fingerprint of these bytes and this metadata.
    #[must_use]
    pub(super) fn new(bytes: &[u8], facts: Option<&Facts>) -> Self {
        let (modified, identity) = facts.map_or((None, None), |facts| (facts.modified, facts.identity));
        Self { len: bytes.len() as u64, content: hash(bytes), modified, identity }
    }

    /// True if the content is equal, regardless of metadata.
    #[must_use]
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.len == bytes.len() as u64 && self.content == hash(bytes)
    }

    /// Finds a file in the same folder with this content, after a rename.
    #[must_use]
    pub fn find_renamed(&self, path: &Path, disk: &dyn Disk) -> Option<PathBuf> {
        let folder = again(|| disk.resolve(path)).ok()?.parent()?.to_owned();
        let is_it = |path: &PathBuf| {
            again(|| disk.facts(path)).is_ok_and(|facts| facts.kind == FileKind::File && facts.len == self.len)
                && self.differs_from(path, disk).is_ok_and(|differs| !differs)
        };
        let mut found: Vec<PathBuf> = again(|| disk.list(&folder)).ok()?.into_iter().filter(is_it).collect();
        // Ambiguous if several match.
        if found.len() == 1 { found.pop() } else { None }
    }

    /// True if the content differs; touching the file or copying it back does not count.
    ///
    /// # Errors
    /// Any I/O error; [`io::ErrorKind::NotFound`] if the file is missing.
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

/// Only valid within one process: the algorithm may change between builds.
fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
