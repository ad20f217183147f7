//! Copies that do not have the seal of their journal, because sealing them was cut short: by a crash, by a disk that was full, by somebody who stopped it.

use super::backup::BackupPlan;
use super::disk::Disk;
use super::open::{FileBody, read_file};

/// How many copies of a sealed journal have another seal, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OtherSeals {
    /// These are open to everybody.
    pub plain: usize,
    /// These were sealed with something else, which alone opens them.
    pub earlier: usize,
}

impl OtherSeals {
    /// How many there are in all.
    #[must_use]
    pub const fn count(self) -> usize {
        self.plain + self.earlier
    }
}

/// Counts the copies of a sealed journal that do not have its seal. Of none in the plan nothing is said. What does not read, and what may be of another
/// journal, is not counted. Changes nothing.
#[must_use]
pub fn count_other_seals(plan: &BackupPlan, disk: &dyn Disk) -> OtherSeals {
    let mut found = OtherSeals::default();
    let Some(sealing) = plan.sealing.as_deref() else { return found };
    let places = plan.places();
    let copies = places.iter().flat_map(|(folder, name, kinds)| kinds.iter().flat_map(|kind| kind.list(folder, name, disk).unwrap_or_default()));
    for (path, _) in copies {
        let Ok(content) = read_file(&path, disk) else { continue };
        let origin = content.header.origin;
        match content.body {
            FileBody::Plain(journal) if plan.is_ours(origin, &journal) => found.plain += 1,
            FileBody::Locked(locked) if !plan.is_shared(&path) && !sealing.has_sealed(locked.sealed()) => found.earlier += 1,
            FileBody::Plain(_) | FileBody::Locked(_) => {}
        }
    }
    found
}
