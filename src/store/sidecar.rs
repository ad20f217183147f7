//! The sidecar: words written since the last save, beside the journal, while the journal itself cannot be written soon: because that takes long, or because
//! it has to be decided first what becomes of the file. Sealed as the journal is.

use std::io;
use std::path::{Path, PathBuf};

use super::beside::Copy;
use super::disk::{Disk, again};
use super::document::Snapshot;
use super::lock::LockMark;
use super::open::read_file;
use super::replace::replace;
use super::save::{SaveError, SaveProblem, text_of};
use super::seal::Sealing;
use super::short_name::hidden_beside;
use crate::journal::{Edit, Entry, Journal, LocalTime};

/// Writes what was changed since the last save beside the journal at `path`, in the place of what was there before. Only for who holds the lock
/// that `mark` stands for: where that is gone, the folder may be another one, and nothing is written.
///
/// # Errors
/// When it cannot be written. The journal's own file is not touched either way.
pub fn write(path: &Path, mark: &LockMark, changes: &Snapshot, sealing: Option<&Sealing>, disk: &dyn Disk) -> Result<(), SaveError> {
    let failed = |problem: SaveProblem| SaveError { path: path.to_owned(), problem };
    if !mark.is_in_place(disk) {
        return Err(failed(SaveProblem::Gone));
    }
    let text = text_of(changes, sealing).map_err(|error| failed(error.into()))?;
    let target = again(|| disk.resolve(path)).map_err(|error| failed(SaveProblem::Disk(error.into())))?;
    replace(disk, &place(&target), text.as_bytes(), None).map(|_| ()).map_err(|fault| failed(SaveProblem::Disk(fault.source.into())))
}

/// Removes it, once the journal holds what was in it.
///
/// # Errors
/// When it is there and cannot be removed.
pub fn remove(path: &Path, disk: &dyn Disk) -> io::Result<()> {
    let target = again(|| disk.resolve(path))?;
    match again(|| disk.remove(&place(&target))) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Words of an earlier sitting that never came into the journal.
#[derive(Debug)]
pub struct Unsaved {
    /// Where they are kept from now on.
    pub path: PathBuf,
    /// The edit that puts them back.
    pub edit: Edit,
}

/// Looks for what an earlier sitting left beside the journal at `path`, which holds `journal`. What the journal has already is removed; what it
/// has not is kept under a name of its own, so that nothing is written over it. Only for who holds the lock.
#[must_use]
pub fn take_over(path: &Path, journal: &Journal, sealing: Option<&Sealing>, now: LocalTime, disk: &dyn Disk) -> Option<Unsaved> {
    let target = again(|| disk.resolve(path)).ok()?;
    let place = place(&target);
    again(|| disk.facts(&place)).ok()?;
    let left = read_file(&place, disk).ok().and_then(|content| content.journal(sealing).ok());
    let edit = left.map(|left| missing(&left, journal));
    if edit.as_ref().is_some_and(|edit| edit.puts.is_empty()) {
        let _tried_again_next_time = again(|| disk.remove(&place));
        return None;
    }
    let folder = target.parent().unwrap_or(&target);
    let path = Copy::Rescued.free_path(folder, &target, now.local(), disk).ok()?;
    again(|| disk.rename(&place, &path)).ok()?;
    // One that does not open may be sealed with an earlier passphrase. It is told of at the next opening, as all that was rescued is.
    edit.map(|edit| Unsaved { path, edit })
}

/// The edit that puts into `journal` what `left` has and it has not: what was changed there since. What it has in a later state stays.
fn missing(left: &Journal, journal: &Journal) -> Edit {
    let is_missing = |key: &crate::journal::Key| {
        let (theirs, ours) = (left.entry(key), journal.entry(key));
        let is_later_here = match (left.descent(key), journal.descent(key)) {
            // Neither was ever changed: it is there, or it is not.
            (None, None) => ours != Entry::Absent,
            (theirs, Some(ours)) => ours.descends_from(theirs),
            (Some(_), None) => false,
        };
        theirs != ours && !is_later_here
    };
    let keys = left.records().map(|(key, _)| key).chain(left.tombstones().map(|(key, _)| key.clone()));
    Edit { puts: keys.filter(is_missing).map(|key| (key.clone(), left.entry(&key))).collect() }
}

/// `notes.ron` → `.notes.ron.unsaved`.
fn place(target: &Path) -> PathBuf {
    hidden_beside(target, ".unsaved")
}
