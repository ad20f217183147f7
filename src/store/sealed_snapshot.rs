//! Sealed snapshots: an unsaved journal while locked, writable but unreadable.

use std::path::PathBuf;
use std::sync::Arc;

use super::disk::Disk;
use super::document::Snapshot;
use super::format::{self, Body, MINOR};
use super::open::Locked;
use super::save::{Expect, Keep, SaveError, Saved, write_over};
use super::seal::{SealError, Sealing};
use crate::journal::{Header, LocalTime, Origin};

/// The clear header and the sealed journal.
#[derive(Clone, Debug)]
pub struct SealedSnapshot {
    /// The clear header.
    pub header: Header,
    /// The sealed journal.
    pub locked: Locked,
}

impl SealedSnapshot {
    /// Seals a snapshot, without key derivation.
    ///
    /// # Errors
    /// If serialization or cryptography fails.
    pub fn seal(snapshot: &Snapshot, sealing: &Sealing) -> Result<Self, SealError> {
        let locked = Locked::new(sealing.seal(&snapshot.journal)?, MINOR);
        Ok(Self { header: snapshot.header.clone(), locked })
    }

    pub(super) fn text(&self, origin: Origin) -> Result<String, SealError> {
        let header = Header { origin, ..self.header.clone() };
        Ok(format::write(&header, Body::Sealed(self.locked.sealed().clone()))?)
    }
}

/// A self-contained save job for a background thread.
#[derive(Clone, Debug)]
pub struct SealedSaveRequest {
    /// The file; links are followed.
    pub path: PathBuf,
    /// Content to write.
    pub snapshot: Arc<SealedSnapshot>,
    /// Lineage and revision of this save.
    pub origin: Origin,
    /// Expected content of the file.
    pub expect: Expect,
    /// Time of the save.
    pub now: LocalTime,
}

/// Saves. A failure leaves the old file or the new one, complete. Backup settings are sealed, so
/// the next unlocked save makes the backup.
///
/// # Errors
/// If the file does not certainly hold the snapshot.
pub fn save_sealed(request: &SealedSaveRequest, disk: &dyn Disk) -> Result<Saved, SaveError> {
    let save = || write_over(&request.path, &request.snapshot.text(request.origin)?, &request.expect, Keep::default(), request.now, disk);
    save().map_err(|problem| SaveError { path: request.path.clone(), problem })
}
