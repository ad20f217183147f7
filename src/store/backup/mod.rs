//! Backups: dated copies in a folder beside the file, thinned with age, in a subfolder per owner.

mod known;
mod owner;
pub mod thin;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::beside::{Copy, clear_leftovers};
use super::disk::{Disk, again, read_whole};
use super::open::{FileBody, FileContent, OpenError, SIZE_LIMIT_BYTES, read_file};
use super::problem::DiskProblem;
use super::progress::Progress;
use super::replace::replace;
use super::seal::Sealing;
use super::short_name::{NAME_LIMIT, shortened};
use crate::journal::{BackupPreferences, Journal, LocalTime, Origin, TableKind};
pub(super) use known::KnownIds;
use owner::Latest;

const FOLDER_EXTENSION: &str = "backups";
/// Base name of copies in an owner's folder; the file's name may change.
const NAME_IN_FOLDER: &str = "copy.ron";
const KINDS_IN_FOLDER: &[Copy] = &[Copy::Backup, Copy::Pinned];
const KINDS_BESIDE: &[Copy] = &[Copy::Elsewhere, Copy::Here, Copy::Rescued, Copy::RescuedSeen];

/// Location, size limit and ownership of a journal's backups.
#[derive(Clone, Debug)]
pub struct BackupPlan {
    /// The journal's file, with links resolved.
    pub target: PathBuf,
    /// The backup folder, with a subfolder per owner. Copies of minor version 0 are in it directly,
    /// named after the file.
    pub folder: PathBuf,
    /// Maximum total size in bytes. The newest backup is always kept.
    pub limit_bytes: u64,
    /// Keys for sealed copies.
    pub sealing: Option<Arc<Sealing>>,
    /// The journal's lineage, if known, and the highest revision seen.
    pub(super) origin: Origin,
    /// Ids that prove a copy of minor version 0 to be of this journal.
    pub(super) known: KnownIds,
    /// True if this window holds the write lock and may change copies.
    pub(super) may_write: bool,
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Local time of creation.
    pub when: NaiveDateTime,
    /// Length in bytes.
    pub len: u64,
    /// True for the last copy in an earlier format, which is never thinned.
    pub is_pinned: bool,
}

/// A state of the journal newer than the open one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The newest copy of that state, if any.
    pub copy: Option<Backup>,
}

impl BackupPlan {
    /// Plan for a journal at `target` without a known origin, whether or not backups are enabled.
    #[must_use]
    pub fn new(target: &Path, preferences: &BackupPreferences) -> Self {
        let folder = preferences.folder.as_ref().map_or_else(|| folder_beside(target), PathBuf::from);
        let limit_bytes = u64::from(preferences.limit_mib) << 20;
        let (origin, known) = (Origin::default(), KnownIds::default());
        Self { target: target.to_owned(), folder, limit_bytes, sealing: None, origin, known, may_write: false }
    }

    /// Plan for a damaged or missing journal.
    ///
    /// # Errors
    /// If its folder does not exist.
    pub fn of_unreadable(path: &Path, disk: &dyn Disk) -> io::Result<Self> {
        Ok(Self::new(&again(|| disk.resolve(path))?, &BackupPreferences::default()))
    }

    /// Sets the origin, after a save.
    #[must_use]
    pub fn of_origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// True for the default folder, named after the file. Others may be shared with other journals.
    pub(super) fn is_folder_beside(&self) -> bool {
        self.folder == folder_beside(&self.target)
    }

    fn place(&self) -> &Path {
        owner::place(&self.target, self.is_folder_beside())
    }

    pub(super) fn own_folder(&self) -> Option<PathBuf> {
        Some(self.folder.join(owner::folder_name(self.origin.lineage?, self.place())))
    }

    /// All locations of copies: folder, base name and kinds.
    pub(super) fn places(&self) -> Vec<(PathBuf, PathBuf, &'static [Copy])> {
        let own = self.own_folder().map(|own| (own, PathBuf::from(NAME_IN_FOLDER), KINDS_IN_FOLDER));
        let older: (PathBuf, PathBuf, &'static [Copy]) = (self.folder.clone(), self.target.clone(), &[Copy::Backup]);
        let beside = (self.target.parent().unwrap_or(&self.target).to_owned(), self.target.clone(), KINDS_BESIDE);
        own.into_iter().chain([older, beside]).collect()
    }

    pub(super) fn is_shared(&self, path: &Path) -> bool {
        !self.is_folder_beside() && path.parent() == Some(&self.folder)
    }

    /// All folders with the journal or its copies.
    #[must_use]
    pub fn folders(&self) -> Vec<PathBuf> {
        self.target.parent().map(Path::to_owned).into_iter().chain([self.folder.clone()]).chain(self.own_folder()).collect()
    }

    /// Folders with copies of this journal only or, if its lineage is unknown, of all journals at
    /// its location.
    fn own_folders(&self, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        if let Some(own) = self.own_folder() {
            return Ok(vec![own]);
        }
        let is_of_place = |folder: &PathBuf| owner::lineage_of(folder).is_some_and(|lineage| folder.ends_with(owner::folder_name(lineage, self.place())));
        Ok(owner::folders(&self.folder, disk)?.into_iter().filter(is_of_place).collect())
    }

    /// True if the path is in a folder of this journal only.
    fn is_in_own_folder(&self, path: &Path) -> bool {
        let Some(folder) = path.parent() else { return false };
        match self.own_folder() {
            Some(own) => folder == own,
            None => folder != self.folder,
        }
    }

    /// True if provably of this journal: by lineage, or by shared records (minor version 0 and its
    /// descendants).
    pub(super) fn is_ours(&self, origin: Origin, journal: &Journal) -> bool {
        self.origin.is_of_same_journal(origin) || self.known.proves(journal)
    }

    /// True if a copy is listed for this journal: in its own folder, sharing records, or in the
    /// default folder. `journal` is its content, if readable. Check the newest first.
    #[must_use]
    pub fn shows(&self, path: &Path, journal: Option<&Journal>) -> bool {
        // Evaluated first, because it adds the copy's ids.
        let is_proven = journal.is_some_and(|journal| self.known.proves(journal));
        is_proven || self.is_in_own_folder(path) || self.is_folder_beside()
    }

    /// True if a copy is intact and provably of this journal.
    fn is_whole_and_ours(&self, path: &Path, disk: &dyn Disk) -> bool {
        let Ok(content) = read_file(path, disk) else { return false };
        let origin = content.header.origin;
        content.journal(self.sealing.as_deref()).is_ok_and(|journal| self.is_ours(origin, &journal))
    }

    /// Lists all backups, newest first. Those outside the journal's own folders may belong to
    /// others.
    ///
    /// # Errors
    /// If the folder cannot be read; a missing one is empty.
    pub fn list(&self, disk: &dyn Disk) -> io::Result<Vec<Backup>> {
        self.settle(disk);
        let mut found = Vec::new();
        for own in self.own_folders(disk)? {
            for kind in KINDS_IN_FOLDER {
                found.extend(kind.list(&own, Path::new(NAME_IN_FOLDER), disk)?.into_iter().map(|(path, when)| (path, when, *kind == Copy::Pinned)));
            }
        }
        found.extend(Copy::Backup.list(&self.folder, &self.target, disk)?.into_iter().map(|(path, when)| (path, when, false)));
        found.sort_by_key(|(_, when, _)| std::cmp::Reverse(*when));
        // Skips copies that disappear meanwhile or have no metadata.
        let with_len = |(path, when, is_pinned): (PathBuf, NaiveDateTime, bool)| {
            let len = again(|| disk.facts(&path)).ok()?.len;
            Some(Backup { path, when, len, is_pinned })
        };
        Ok(found.into_iter().filter_map(with_len).collect())
    }

    /// Takes over the backups of a moved journal. If one still exists at the old location, this is
    /// a diverging copy with backups of its own. Requires the lock.
    pub(super) fn settle(&self, disk: &dyn Disk) {
        let (Some(own), Some(lineage), true) = (self.own_folder(), self.origin.lineage, self.may_write) else { return };
        if again(|| disk.facts(&own)).is_ok() {
            return;
        }
        let mut bases = vec![self.folder.clone()];
        if self.is_folder_beside() {
            let beside = again(|| disk.list(self.folder.parent().unwrap_or(&self.folder))).unwrap_or_default();
            bases.extend(beside.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == FOLDER_EXTENSION) && *path != self.folder));
        }
        let abandoned = bases.iter().flat_map(|base| {
            let folders = owner::folders(base, disk).unwrap_or_default().into_iter().filter(|folder| owner::lineage_of(folder) == Some(lineage));
            folders.filter_map(move |folder| {
                Latest::read(&folder, disk).filter(|latest| latest.is_free_for(&self.target, base, disk)).map(|latest| (latest.revision, folder))
            })
        });
        let Some((_, former)) = abandoned.max() else { return };
        // On failure, this journal starts a folder of its own.
        let _tried_again_next_time = again(|| disk.create_folder(&self.folder)).and_then(|()| again(|| disk.rename(&former, &own)));
    }

    /// Stores a backup made at `when`, unless the newest is identical. Requires the lock.
    pub(super) fn keep(&self, bytes: &[u8], when: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
        self.keep_as(Copy::Backup, bytes, when, disk)
    }

    /// Stores a copy, unless the newest of this kind is identical.
    pub(super) fn keep_as(&self, kind: Copy, bytes: &[u8], when: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
        self.settle(disk);
        let own = self.own_folder().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        again(|| disk.create_folder(&self.folder))?;
        again(|| disk.create_folder(&own))?;
        let name = Path::new(NAME_IN_FOLDER);
        clear_leftovers(&own, name, disk);
        let newest = kind.list(&own, name, disk)?.into_iter().next();
        if let Some((path, _)) = newest
            && read_whole(disk, &path, SIZE_LIMIT_BYTES).is_ok_and(|kept| kept.as_deref() == Some(bytes))
        {
            return Ok(path);
        }
        let path = kind.free_path(&own, name, when.local(), disk)?;
        replace(disk, &path, bytes, None).map_err(|fault| fault.source)?;
        Ok(path)
    }

    /// Records the last save, to detect an older file at the same place.
    pub(super) fn note_latest(&self, bytes: &[u8], disk: &dyn Disk) {
        let Some(own) = self.own_folder() else { return };
        let latest = Latest { revision: self.origin.revision, digest: owner::digest(bytes), place: self.place().to_str().map(str::to_owned) };
        // On failure, only that detection is missing.
        let _written_again_at_the_next_save = latest.write(&own, disk);
    }

    /// Backs up the file at the end of a session and records it as the latest.
    ///
    /// # Errors
    /// If the file cannot be read or the copy not be written.
    pub fn keep_last(&self, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
        let bytes = read_whole(disk, &self.target, SIZE_LIMIT_BYTES)?.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        let path = self.keep(&bytes, now, disk)?;
        // Thinning reads many copies, so it is left to the next save.
        self.note_latest(&bytes, disk);
        Ok(path)
    }

    /// Detects that the opened file is older than the last save at this place.
    #[must_use]
    pub fn newer_than_open(&self, disk: &dyn Disk) -> Option<Newer> {
        let latest = Latest::read(&self.own_folder()?, disk)?;
        if latest.revision <= self.origin.revision {
            return None;
        }
        let revision_of = |path: &Path| read_file(path, disk).ok().map(|content| content.header.origin.revision);
        let copies = self.list(disk).unwrap_or_default().into_iter().filter(|backup| self.is_in_own_folder(&backup.path));
        let newer = copies.filter_map(|backup| Some((revision_of(&backup.path)?, backup))).filter(|(revision, _)| *revision > self.origin.revision);
        Some(Newer { copy: newer.max_by_key(|(revision, backup)| (*revision, backup.when)).map(|(_, backup)| backup) })
    }

    /// Removes superfluous backups, counting only intact ones. Failures are retried after the next
    /// backup.
    pub(super) fn thin(&self, now: NaiveDateTime, disk: &dyn Disk) {
        let mut backups = self.list(disk).unwrap_or_default();
        backups.retain(|backup| !backup.is_pinned);
        if self.superfluous(&backups, now).next().is_none() {
            return;
        }
        // Reads copies only if one has to go.
        backups.retain(|backup| self.is_whole_and_ours(&backup.path, disk));
        for backup in self.superfluous(&backups, now) {
            let _ = again(|| disk.remove(&backup.path));
        }
    }

    fn superfluous<'a>(&self, backups: &'a [Backup], now: NaiveDateTime) -> impl Iterator<Item = &'a Backup> {
        let dated: Vec<_> = backups.iter().map(|backup| thin::Dated { when: backup.when, len: backup.len }).collect();
        let kept = thin::kept(&dated, now, self.limit_bytes);
        backups.iter().zip(kept).filter(|(_, kept)| !kept).map(|(backup, _)| backup)
    }

    /// The newest intact backup, for a damaged journal. A sealed one must open with `sealing`, if
    /// given.
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

    /// Moves the journal's backups to another plan's folder. Returns those that stayed, including
    /// those of uncertain ownership in the default folder.
    ///
    /// # Errors
    /// If this folder cannot be read or the other not be created.
    pub fn move_to(&self, other: &Self, progress: &Progress, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        let own = other.own_folder().ok_or(io::ErrorKind::NotFound)?;
        again(|| disk.create_folder(&other.folder))?;
        let move_one = |backup: &Backup| -> io::Result<()> {
            again(|| disk.create_folder(&own))?;
            let bytes = read_whole(disk, &backup.path, SIZE_LIMIT_BYTES)?.ok_or(io::ErrorKind::FileTooLarge)?;
            let kind = if backup.is_pinned { Copy::Pinned } else { Copy::Backup };
            let place = kind.free_path(&own, Path::new(NAME_IN_FOLDER), backup.when, disk)?;
            replace(disk, &place, &bytes, None).map_err(|fault| fault.source)?;
            again(|| disk.remove(&backup.path))
        };
        // The same folder can have several spellings; a copy onto itself must not be removed.
        let here = match again(|| disk.resolve(&self.folder)) {
            // A missing folder has nothing to move.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            result => result?,
        };
        if here == again(|| disk.resolve(&other.folder))? {
            return Ok(Vec::new());
        }
        let backups = self.list(disk)?;
        let mut stayed: Vec<PathBuf> = backups.iter().map(|backup| backup.path.clone()).collect();
        // Oldest first, to keep the order of copies from the same second.
        for backup in progress.each(backups.into_iter().rev().collect()) {
            let is_ours = self.is_in_own_folder(&backup.path) || self.is_whole_and_ours(&backup.path, disk);
            if (is_ours && move_one(&backup).is_ok()) || !(is_ours || self.is_folder_beside()) {
                stayed.retain(|other| *other != backup.path);
            }
        }
        if let Some(latest) = self.own_folder().and_then(|folder| Latest::read(&folder, disk)) {
            let place = other.place().to_str().map(str::to_owned);
            let _written_again_at_the_next_save = Latest { place, ..latest }.write(&own, disk);
        }
        Ok(stayed)
    }
}

/// Number of records per table, without empty tables.
#[must_use]
pub fn counts(journal: &Journal) -> Vec<(TableKind, usize)> {
    TableKind::ALL.iter().map(|table| (*table, journal.count(*table))).filter(|(_, count)| *count > 0).collect()
}

/// Reads a backup.
///
/// # Errors
/// If it is damaged, or `sealing` does not open it.
pub fn read_backup(path: &Path, sealing: Option<&Sealing>, disk: &dyn Disk) -> Result<(Origin, Journal), OpenError> {
    let content = read_file(path, disk)?;
    let origin = content.header.origin;
    let journal = content.journal(sealing).map_err(|error| OpenError { path: path.to_owned(), problem: error.into() })?;
    Ok((origin, journal))
}

/// Maps `notes.ron` to `notes.backups`.
fn folder_beside(target: &Path) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default();
    let room = NAME_LIMIT - ".".len() - FOLDER_EXTENSION.len();
    if stem.len() <= room {
        target.with_extension(FOLDER_EXTENSION)
    } else {
        target.with_file_name(format!("{}.{FOLDER_EXTENSION}", shortened(&stem.to_string_lossy(), room)))
    }
}
