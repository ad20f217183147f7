//! Copies without the current seal, after an interruption of sealing.

use super::backup::BackupPlan;
use super::disk::Disk;
use super::open::{FileBody, read_file};

/// Number of copies of a sealed journal without its seal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OtherSeals {
    /// Plain copies, readable by anyone.
    pub plain: usize,
    /// Copies with another seal.
    pub earlier: usize,
}

impl OtherSeals {
    /// Total.
    #[must_use]
    pub const fn count(self) -> usize {
        self.plain + self.earlier
    }
}

/// Counts copies without the journal's seal; zero if the plan has none. Damaged copies and those of
/// uncertain ownership are not counted. Read-only.
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
