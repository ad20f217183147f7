//! An unsaved journal under its seal: all that is kept of it in memory while it is locked. It can be written, not read.

use std::path::PathBuf;
use std::sync::Arc;

use super::disk::Disk;
use super::document::Snapshot;
use super::format::{self, Body, MINOR};
use super::open::Locked;
use super::save::{Expect, Keep, SaveError, Saved, write_over};
use super::seal::{SealError, Sealing};
use crate::journal::{Header, LocalTime, Origin};

/// The clear header, and the journal under its seal.
#[derive(Clone, Debug)]
pub struct SealedSnapshot {
    /// The clear header.
    pub header: Header,
    /// The journal, to be opened with a passphrase.
    pub locked: Locked,
}

impl SealedSnapshot {
    /// Seals what is open. Derives no key.
    ///
    /// # Errors
    /// When the journal has no written form or the cryptography refuses.
    pub fn seal(snapshot: &Snapshot, sealing: &Sealing) -> Result<Self, SealError> {
        let locked = Locked::new(sealing.seal(&snapshot.journal)?, MINOR);
        Ok(Self { header: snapshot.header.clone(), locked })
    }

    /// The text of a file with this in it, saved as `origin`.
    pub(super) fn text(&self, origin: Origin) -> Result<String, SealError> {
        let header = Header { origin, ..self.header.clone() };
        Ok(format::write(&header, Body::Sealed(self.locked.sealed().clone()))?)
    }
}

/// Everything that saving a sealed snapshot needs, so that it can run on a thread of its own.
#[derive(Clone, Debug)]
pub struct SealedSaveRequest {
    /// The file; links are followed.
    pub path: PathBuf,
    /// What to write.
    pub snapshot: Arc<SealedSnapshot>,
    /// The journal that it is, and the revision of this save.
    pub origin: Origin,
    /// What the file is expected to hold.
    pub expect: Expect,
    /// The time of the save.
    pub now: LocalTime,
}

/// Saves. Whatever fails, the file is the old one or the new one, whole. No backup is made: where they go stands under the
/// seal, and the next save with an open journal makes one.
///
/// # Errors
/// When the file does not hold the snapshot for certain.
pub fn save_sealed(request: &SealedSaveRequest, disk: &dyn Disk) -> Result<Saved, SaveError> {
    let save = || write_over(&request.path, &request.snapshot.text(request.origin)?, &request.expect, Keep::default(), request.now, disk);
    save().map_err(|problem| SaveError { path: request.path.clone(), problem })
}
