//! The sidecar: unsaved changes beside the journal while saving is slow or a conflict is undecided.
//! Sealed like the journal.

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

/// Writes the changes since the last save, replacing the previous sidecar. Requires the lock of
/// `mark`; without it, the folder may be another one.
///
/// # Errors
/// If it cannot be written. The journal's file is untouched either way.
pub fn write(path: &Path, mark: &LockMark, changes: &Snapshot, sealing: Option<&Sealing>, disk: &dyn Disk) -> Result<(), SaveError> {
    let failed = |problem: SaveProblem| SaveError { path: path.to_owned(), problem };
    if !mark.is_in_place(disk) {
        return Err(failed(SaveProblem::Gone));
    }
    let text = text_of(changes, sealing).map_err(|error| failed(error.into()))?;
    let target = again(|| disk.resolve(path)).map_err(|error| failed(SaveProblem::Disk(error.into())))?;
    replace(disk, &place(&target), text.as_bytes(), None).map(|_| ()).map_err(|fault| failed(SaveProblem::Disk(fault.source.into())))
}

/// Removes the sidecar after a save.
///
/// # Errors
/// If it exists and cannot be removed.
pub fn remove(path: &Path, disk: &dyn Disk) -> io::Result<()> {
    let target = again(|| disk.resolve(path))?;
    match again(|| disk.remove(&place(&target))) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Unsaved changes of an earlier session.
#[derive(Debug)]
pub struct Unsaved {
    /// Current path of the sidecar.
    pub path: PathBuf,
    /// Edit that restores the changes.
    pub edit: Edit,
}

/// Takes over a sidecar of an earlier session. Changes the journal lacks are kept under another
/// name, safe from overwriting. Requires the lock.
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
    // May have an earlier passphrase. The next opening reports it.
    edit.map(|edit| Unsaved { path, edit })
}

/// Edit that adds changes missing in `journal`. Later states in `journal` stay.
fn missing(left: &Journal, journal: &Journal) -> Edit {
    let is_missing = |key: &crate::journal::Key| {
        let (theirs, ours) = (left.entry(key), journal.entry(key));
        let is_later_here = match (left.descent(key), journal.descent(key)) {
            // Both unchanged since creation: presence decides.
            (None, None) => ours != Entry::Absent,
            (theirs, Some(ours)) => ours.descends_from(theirs),
            (Some(_), None) => false,
        };
        theirs != ours && !is_later_here
    };
    let keys = left.records().map(|(key, _)| key).chain(left.tombstones().map(|(key, _)| key.clone()));
    Edit { puts: keys.filter(is_missing).map(|key| (key.clone(), left.entry(&key))).collect() }
}

/// Maps `notes.ron` to `.notes.ron.unsaved`.
fn place(target: &Path) -> PathBuf {
    hidden_beside(target, ".unsaved")
}
