//! Rewriting every copy of a journal that this program made: its backups, and what it kept beside the file.

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

/// What became of the copies.
#[derive(Debug, Default)]
pub struct CopiesReport {
    /// These were rewritten.
    pub rewritten: Vec<PathBuf>,
    /// These are as they were, and why.
    pub failed: Vec<(PathBuf, CopyProblem)>,
    /// These were not looked at, because the work was stopped before.
    pub not_reached: Vec<PathBuf>,
    /// Nothing tells whether these are of this journal or of another. They were left alone.
    pub unknown: Vec<PathBuf>,
}

/// Why a copy was not rewritten.
#[derive(Debug, thiserror::Error)]
pub enum CopyProblem {
    /// It does not read; what it holds is not known.
    #[error(transparent)]
    Unreadable(OpenProblem),
    /// A newer version wrote it; rewriting would drop what this build does not know.
    #[error("{}", lang().problems.copy_newer)]
    NewerMinor,
    /// It was sealed with an earlier passphrase, which alone opens it.
    #[error("{}", lang().problems.copy_sealed_otherwise)]
    SealedOtherwise,
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The disk refused.
    #[error("{}", fill(&lang().problems.copy_disk, &[("problem", &.0.to_string())]))]
    Disk(#[from] DiskProblem),
}

/// Erases records, and what belongs to them, from every copy. The keys are those that [`super::Document::erase`]
/// answered with. To be done after the save that follows it, because that save may first make a backup of what the file
/// still holds. Only for who holds the lock.
///
/// `erased` is what the journal notes of it, and stands in those copies from then on too.
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

/// Seals every copy anew, after the passphrase was changed, set or given up: those that are plain and those that `old`
/// opens. To be done after the save that changed it; done again, it goes on with what is left. A copy that something else
/// sealed is among the failed, as it was. Only for who holds the lock.
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

/// Removes copies for good, such as those that stayed under an earlier passphrase. Answers with those that are still there,
/// and why. Only for who holds the lock.
pub fn remove_copies(paths: &[PathBuf], disk: &dyn Disk) -> Vec<(PathBuf, DiskProblem)> {
    let remove = |path: &PathBuf| match again(|| disk.remove(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Some((path.clone(), error.into())),
        _ => None,
    };
    paths.iter().filter_map(remove).collect()
}

/// Changes every copy of this journal, and of no other, that `change` answers for, with the seal it is to have from now on. Any of the `keys` may open it.
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
            // In a folder that other journals may use too, only what can be read tells whose it is.
            Err(CopyProblem::SealedOtherwise | CopyProblem::Unreadable(_) | CopyProblem::NewerMinor) if plan.is_shared(&path) => report.unknown.push(path),
            Err(problem) => report.failed.push((path, problem)),
        }
    }
    report
}

/// What became of a copy that could be read.
enum Outcome {
    /// It was rewritten.
    Rewritten,
    /// It is as it is to be, or of another journal.
    Unchanged,
    /// It may be of this journal or of another.
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
        // One that has ids has those of another journal, and one without any words is nobody's loss.
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
