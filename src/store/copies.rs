//! Rewriting all copies of a journal: backups, and copies kept beside the file.

use std::io;
use std::path::{Path, PathBuf};

use super::backup::BackupPlan;
use super::beside::clear_leftovers;
use super::disk::{Disk, again};
use super::document::Snapshot;
use super::erase;
use super::format::Sealed;
use super::open::{FileBody, Locked, OpenProblem, read_file};
use super::problem::DiskProblem;
use super::progress::Progress;
use super::replace::replace;
use super::save::text_of;
use super::seal::{SealError, Sealing, UnsealError};
use crate::content::{fill, lang};
use crate::journal::{Erased, Journal, Key, TableKind, Timestamp};

/// Result of rewriting copies.
#[derive(Debug, Default)]
pub struct CopiesReport {
    /// Rewritten copies.
    pub rewritten: Vec<PathBuf>,
    /// Unchanged copies, with the reason.
    pub failed: Vec<(PathBuf, CopyProblem)>,
    /// Copies not processed because the job was stopped.
    pub not_reached: Vec<PathBuf>,
    /// Untouched copies of uncertain ownership.
    pub unknown: Vec<PathBuf>,
}

/// Reason a copy was not rewritten.
#[derive(Debug, thiserror::Error)]
pub enum CopyProblem {
    /// Damaged; its content is unknown.
    #[error(transparent)]
    Unreadable(OpenProblem),
    /// Written by a newer version; rewriting would drop unknown data.
    #[error("{}", lang().problems.copy_newer)]
    NewerMinor,
    /// Sealed with an earlier passphrase.
    #[error("{}", lang().problems.copy_sealed_otherwise)]
    SealedOtherwise,
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Disk error.
    #[error("{}", fill(&lang().problems.copy_disk, &[("problem", &.0.to_string())]))]
    Disk(#[from] DiskProblem),
}

/// Erases records and their dependents from every copy. `keys` come from
/// [`super::Document::erase`]. Run after the next save, which may back up the old file. Requires
/// the lock.
///
/// `erased` holds the journal's erasure marks, which the copies get too.
pub fn erase_from_copies(keys: &[Key], erased: &Erased, plan: &BackupPlan, now: Timestamp, progress: &Progress, disk: &dyn Disk) -> CopiesReport {
    let sealing = plan.sealing.as_deref();
    rewrite(plan, sealing.as_slice(), progress, disk, |journal, sealed| {
        let doomed = erase::with_what_belongs(journal, keys);
        journal.apply(erase::edit(journal, &doomed, now)?);
        journal.join_erased(erased);
        erase::mark(journal, &doomed);
        Some(sealing.filter(|_| sealed.is_some()))
    })
}

/// Applies the current seal to every plain copy and every copy that `old` opens. Run after the save
/// that changed it; repeatable. Copies with another seal are reported as failed. Requires the lock.
pub fn seal_copies_anew<'a>(plan: &'a BackupPlan, old: impl IntoIterator<Item = &'a Sealing>, progress: &Progress, disk: &dyn Disk) -> CopiesReport {
    let new = plan.sealing.as_deref();
    let keys: Vec<&Sealing> = old.into_iter().chain(new).collect();
    rewrite(plan, &keys, progress, disk, |_, sealed| {
        let is_done = match (sealed, new) {
            (Some(sealed), Some(new)) => new.has_sealed(sealed),
            (None, None) => true,
            _ => false,
        };
        (!is_done).then_some(new)
    })
}

/// Deletes copies and returns failures with reasons. Requires the lock.
pub fn remove_copies(paths: &[PathBuf], disk: &dyn Disk) -> Vec<(PathBuf, DiskProblem)> {
    let remove = |path: &PathBuf| match again(|| disk.remove(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Some((path.clone(), error.into())),
        _ => None,
    };
    paths.iter().filter_map(remove).collect()
}

/// Applies `change` to every copy provably of this journal; it returns the new seal, or `None` to
/// skip. Any of the `keys` may open a copy.
fn rewrite<'a>(
    plan: &BackupPlan,
    keys: &[&Sealing],
    progress: &Progress,
    disk: &dyn Disk,
    change: impl Fn(&mut Journal, Option<&Sealed>) -> Option<Option<&'a Sealing>>,
) -> CopiesReport {
    let mut report = CopiesReport::default();
    plan.settle(disk);
    for (folder, name, kinds) in plan.places() {
        clear_leftovers(&folder, &name, disk);
        for kind in kinds {
            match kind.list(&folder, &name, disk) {
                Err(error) => report.failed.push((folder.clone(), DiskProblem::from(error).into())),
                Ok(copies) => report.not_reached.extend(copies.into_iter().map(|(path, _)| path)),
            }
        }
    }
    for path in progress.each(report.not_reached.clone()) {
        report.not_reached.remove(0);
        match rewrite_one(&path, plan, keys, disk, &change) {
            Ok(Outcome::Rewritten) => report.rewritten.push(path),
            Ok(Outcome::Unchanged) => {}
            Ok(Outcome::Unknown) => report.unknown.push(path),
            // In a shared folder, only readable content proves ownership.
            Err(CopyProblem::SealedOtherwise | CopyProblem::Unreadable(_) | CopyProblem::NewerMinor) if plan.is_shared(&path) => report.unknown.push(path),
            Err(problem) => report.failed.push((path, problem)),
        }
    }
    report
}

enum Outcome {
    Rewritten,
    /// Already as required, or of another journal.
    Unchanged,
    /// Of uncertain ownership.
    Unknown,
}

fn rewrite_one<'a>(
    path: &Path,
    plan: &BackupPlan,
    keys: &[&Sealing],
    disk: &dyn Disk,
    change: &impl Fn(&mut Journal, Option<&Sealed>) -> Option<Option<&'a Sealing>>,
) -> Result<Outcome, CopyProblem> {
    let content = read_file(path, disk).map_err(|error| CopyProblem::Unreadable(error.problem))?;
    if content.is_newer_minor() {
        return Err(CopyProblem::NewerMinor);
    }
    let header = content.header;
    let (mut journal, sealed) = match content.body {
        FileBody::Plain(journal) => (journal, None),
        FileBody::Locked(locked) => (open_with_any(&locked, keys)?, Some(locked)),
    };
    if !plan.is_ours(header.origin, &journal) {
        // Copies with ids belong to another journal; copies without texts are no loss.
        let has_words = journal.records().any(|(key, _)| key.table() != TableKind::Preferences);
        return Ok(if has_words && header.origin.lineage.is_none() && journal.ids().next().is_none() { Outcome::Unknown } else { Outcome::Unchanged });
    }
    let Some(new_seal) = change(&mut journal, sealed.as_ref().map(Locked::sealed)) else { return Ok(Outcome::Unchanged) };
    let text = text_of(&Snapshot { header, journal }, new_seal)?;
    let facts = again(|| disk.facts(path)).map_err(DiskProblem::from)?;
    replace(disk, path, text.as_bytes(), Some(&facts)).map_err(|fault| DiskProblem::from(fault.source))?;
    Ok(Outcome::Rewritten)
}

fn open_with_any(locked: &Locked, keys: &[&Sealing]) -> Result<Journal, CopyProblem> {
    for key in keys {
        match locked.unlock_with(key) {
            Err(UnsealError::WrongPassphrase) => {}
            opened => return opened.map_err(|error| CopyProblem::Unreadable(error.into())),
        }
    }
    Err(CopyProblem::SealedOtherwise)
}
