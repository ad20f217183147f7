//! Copies that do not have the seal of their journal, because sealing them was cut short: by a crash, by a disk that was full, by somebody who stopped it.

use super::backup::BackupPlan;
use super::beside::Copy;
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
    let beside = plan.target.parent().unwrap_or(&plan.target);
    let kinds_beside = [Copy::Elsewhere, Copy::Here, Copy::Rescued, Copy::RescuedSeen];
    let places = [(&*plan.folder, Copy::Backup)].into_iter().chain(kinds_beside.map(|kind| (beside, kind)));
    for (folder, kind) in places {
        let is_shared = kind == Copy::Backup && !plan.has_folder_of_its_own();
        for (path, _) in kind.list(folder, &plan.target, disk).unwrap_or_default() {
            match read_file(&path, disk).map(|content| content.body) {
                Ok(FileBody::Plain(journal)) if plan.known.proves(&path, &journal) => found.plain += 1,
                Ok(FileBody::Locked(locked)) if !is_shared && !sealing.has_sealed(locked.sealed()) => found.earlier += 1,
                Ok(_) | Err(_) => {}
            }
        }
    }
    found
}
