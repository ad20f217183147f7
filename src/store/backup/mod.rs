//! Backups: dated copies in a folder beside the file, thinned as they age.

mod known;
pub mod thin;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::beside::{Copy, clear_leftovers};
use super::disk::{Disk, again};
use super::open::{FileBody, FileContent, OpenError, SIZE_LIMIT_BYTES, read_file};
use super::problem::DiskProblem;
use super::progress::Progress;
use super::replace::replace;
use super::seal::Sealing;
use super::short_name::{NAME_LIMIT, shortened};
use crate::journal::{BackupPreferences, Journal, LocalTime, TableKind};
pub(super) use known::KnownIds;

/// Where a journal's backups go, how much they may take, and what tells them from those of another journal.
#[derive(Clone, Debug)]
pub struct BackupPlan {
    /// The journal's own file, which no link leads away from.
    pub target: PathBuf,
    /// The folder.
    pub folder: PathBuf,
    /// The most that all backups together may take. The newest is always kept.
    pub limit_bytes: u64,
    /// What opens them, where the journal is sealed.
    pub sealing: Option<Arc<Sealing>>,
    /// What proves that a copy is of this journal.
    pub(super) known: KnownIds,
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, as the clock on the wall showed it.
    pub when: NaiveDateTime,
    /// Its length in bytes.
    pub len: u64,
}

impl BackupPlan {
    /// The plan of a journal at `target` with these preferences, of which nothing is known yet. Whether backups are on is for the caller to ask.
    #[must_use]
    pub fn new(target: &Path, preferences: &BackupPreferences) -> Self {
        let folder = preferences.folder.as_ref().map_or_else(|| folder_beside(target), PathBuf::from);
        Self { target: target.to_owned(), folder, limit_bytes: u64::from(preferences.limit_mib) << 20, sealing: None, known: KnownIds::default() }
    }

    /// Whether the folder is the one beside the file, which is named after it. Every other folder may hold copies of other journals too.
    pub(super) fn has_folder_of_its_own(&self) -> bool {
        self.folder == folder_beside(&self.target)
    }

    /// Whether the copy at `path` is shown among this journal's: where it is provably one of them, or lies in the folder that is named after
    /// this file. `journal` is what it holds, where it can be read. To be asked of the newest first.
    #[must_use]
    pub fn shows(&self, path: &Path, journal: Option<&Journal>) -> bool {
        let is_proven = journal.is_some_and(|journal| self.known.proves(path, journal));
        is_proven || self.has_folder_of_its_own()
    }

    /// Whether the copy at `path` can be read, and is provably one of this journal.
    fn is_provably_ours(&self, path: &Path, disk: &dyn Disk) -> bool {
        read_backup(path, self.sealing.as_deref(), disk).is_ok_and(|journal| self.known.proves(path, &journal))
    }

    /// The plan of a journal that cannot be asked for its preferences, because it is damaged or missing.
    ///
    /// # Errors
    /// When its folder is not there.
    pub fn of_unreadable(path: &Path, disk: &dyn Disk) -> io::Result<Self> {
        Ok(Self::new(&again(|| disk.resolve(path))?, &BackupPreferences::default()))
    }

    /// All backups by their names, newest first, whichever journal they are of.
    ///
    /// # Errors
    /// When the folder cannot be read. A folder that is not there has no backups.
    pub fn list(&self, disk: &dyn Disk) -> io::Result<Vec<Backup>> {
        let copies = Copy::Backup.list(&self.folder, &self.target, disk)?;
        // One that vanishes meanwhile, or that the disk says nothing of, is no backup to count on.
        Ok(copies.into_iter().filter_map(|(path, when)| again(|| disk.facts(&path)).ok().map(|facts| Backup { len: facts.len, path, when })).collect())
    }

    /// Keeps these bytes as a backup made at `when`. Only for who holds the lock.
    pub(super) fn keep(&self, bytes: &[u8], when: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
        again(|| disk.create_folder(&self.folder))?;
        clear_leftovers(&self.folder, &self.target, disk);
        let path = Copy::Backup.free_path(&self.folder, &self.target, when.local(), disk)?;
        replace(disk, &path, bytes, None).map_err(|fault| fault.source)?;
        self.known.note_made(&path);
        Ok(path)
    }

    /// Removes the backups that need not be kept. What cannot be removed now is tried again after the next backup.
    pub(super) fn thin(&self, today: NaiveDate, disk: &dyn Disk) {
        let mut backups = self.list(disk).unwrap_or_default();
        if self.superfluous(&backups, today).next().is_none() {
            return;
        }
        // Only now it matters whose they are, and they are read.
        backups.retain(|backup| self.is_provably_ours(&backup.path, disk));
        for backup in self.superfluous(&backups, today) {
            let _ = again(|| disk.remove(&backup.path));
        }
    }

    /// Those that need not be kept.
    fn superfluous<'a>(&self, backups: &'a [Backup], today: NaiveDate) -> impl Iterator<Item = &'a Backup> {
        let dated: Vec<_> = backups.iter().map(|backup| thin::Dated { when: backup.when, len: backup.len }).collect();
        let kept = thin::kept(&dated, today, self.limit_bytes);
        backups.iter().zip(kept).filter(|(_, kept)| !kept).map(|(backup, _)| backup)
    }

    /// The newest backup that reads whole, for a journal that does not. A sealed one counts as whole when `sealing`
    /// opens it, or, without a seal at hand, when it can be asked for its passphrase.
    #[must_use]
    pub fn newest_good(&self, sealing: Option<&Sealing>, disk: &dyn Disk) -> Option<(Backup, FileContent)> {
        self.list(disk).ok()?.into_iter().find_map(|backup| {
            let content = read_file(&backup.path, disk).ok()?;
            let is_good = match (&content.body, sealing) {
                (FileBody::Locked(locked), Some(sealing)) => locked.unlock_with(sealing).is_ok(),
                _ => true,
            };
            is_good.then_some((backup, content))
        })
    }

    /// Moves this journal's backups to another plan's folder, one after the other. Answers with those that stayed; what may be another
    /// journal's stays too, and is among them where the folder is named after this file.
    ///
    /// # Errors
    /// When this folder cannot be read or the other not be made.
    pub fn move_to(&self, other: &Self, progress: &Progress, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        again(|| disk.create_folder(&other.folder))?;
        let move_one = |path: &Path| -> io::Result<()> {
            let bytes = super::disk::read_whole(disk, path, SIZE_LIMIT_BYTES)?.ok_or(io::ErrorKind::FileTooLarge)?;
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
            let place = other.folder.join(name);
            if again(|| disk.facts(&place)).is_ok() {
                // Another journal's, of the same second.
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            replace(disk, &place, &bytes, None).map_err(|fault| fault.source)?;
            other.known.note_made(&place);
            again(|| disk.remove(path))
        };
        // The same folder can be written in more than one way, and what is copied onto itself must not be removed then.
        let here = match again(|| disk.resolve(&self.folder)) {
            // With nothing there, there is nothing to move.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            result => result?,
        };
        if here == again(|| disk.resolve(&other.folder))? {
            return Ok(Vec::new());
        }
        let mut stayed: Vec<PathBuf> = self.list(disk)?.into_iter().map(|backup| backup.path).collect();
        for path in progress.each(stayed.clone()) {
            let is_ours = self.is_provably_ours(&path, disk);
            if (is_ours && move_one(&path).is_ok()) || !(is_ours || self.has_folder_of_its_own()) {
                stayed.retain(|other| *other != path);
            }
        }
        Ok(stayed)
    }
}

/// How many records of each kind a journal holds, kinds without any left out.
#[must_use]
pub fn counts(journal: &Journal) -> Vec<(TableKind, usize)> {
    TableKind::ALL.iter().map(|table| (*table, journal.count(*table))).filter(|(_, count)| *count > 0).collect()
}

/// Reads the journal of a backup, to look at it or to put it in the place of the present one.
///
/// # Errors
/// When it does not read, or `sealing` does not open it.
pub fn read_backup(path: &Path, sealing: Option<&Sealing>, disk: &dyn Disk) -> Result<Journal, OpenError> {
    let content = read_file(path, disk)?;
    content.journal(sealing).map_err(|error| OpenError { path: path.to_owned(), problem: error.into() })
}

/// `notes.ron` → `notes.backups`, in the same folder.
fn folder_beside(target: &Path) -> PathBuf {
    const ENDING: &str = "backups";
    let stem = target.file_stem().unwrap_or_default();
    let room = NAME_LIMIT - ".".len() - ENDING.len();
    if stem.len() <= room { target.with_extension(ENDING) } else { target.with_file_name(format!("{}.{ENDING}", shortened(&stem.to_string_lossy(), room))) }
}
