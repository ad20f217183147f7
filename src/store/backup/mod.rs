//! Backups: dated copies in a folder beside the file, thinned as they age. Each owner has a folder of its own in there.

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

/// How the folder beside a file is called after it.
const FOLDER_EXTENSION: &str = "backups";
/// The beginning and the ending of copies' names in a folder of their own: they say nothing of the file, which may be renamed.
const NAME_IN_FOLDER: &str = "copy.ron";
/// The kinds of copies in a folder of their own.
const KINDS_IN_FOLDER: &[Copy] = &[Copy::Backup, Copy::Pinned];
/// The kinds of copies beside the journal.
const KINDS_BESIDE: &[Copy] = &[Copy::Elsewhere, Copy::Here, Copy::Rescued, Copy::RescuedSeen];

/// Where a journal's backups go, how much they may take, and what tells them from those of another journal.
#[derive(Clone, Debug)]
pub struct BackupPlan {
    /// The journal's own file, which no link leads away from.
    pub target: PathBuf,
    /// The folder. Within it each owner has one of its own; copies of minor 0 lie in the folder itself, named after the file.
    pub folder: PathBuf,
    /// The most that all backups together may take. The newest is always kept.
    pub limit_bytes: u64,
    /// What opens them, where the journal is sealed.
    pub sealing: Option<Arc<Sealing>>,
    /// Which journal it is, where that is known, and the highest revision of it that was seen.
    pub(super) origin: Origin,
    /// The ids that prove a copy of minor 0 to be of this journal.
    pub(super) known: KnownIds,
    /// True where this window holds the right to write the journal, and so to order its copies.
    pub(super) may_write: bool,
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
    /// It holds what was there before the format grew, and is not thinned.
    pub is_pinned: bool,
}

/// A newer state of a journal than the one that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The newest copy that has more than what is open, if there is one.
    pub copy: Option<Backup>,
}

impl BackupPlan {
    /// The plan of a journal at `target` with these preferences, of which nothing is known yet. Whether backups are on is for the caller to ask.
    #[must_use]
    pub fn new(target: &Path, preferences: &BackupPreferences) -> Self {
        let folder = preferences.folder.as_ref().map_or_else(|| folder_beside(target), PathBuf::from);
        let limit_bytes = u64::from(preferences.limit_mib) << 20;
        let (origin, known) = (Origin::default(), KnownIds::default());
        Self { target: target.to_owned(), folder, limit_bytes, sealing: None, origin, known, may_write: false }
    }

    /// The plan of a journal that cannot be asked for its preferences, because it is damaged or missing.
    ///
    /// # Errors
    /// When its folder is not there.
    pub fn of_unreadable(path: &Path, disk: &dyn Disk) -> io::Result<Self> {
        Ok(Self::new(&again(|| disk.resolve(path))?, &BackupPreferences::default()))
    }

    /// The plan for a journal that was saved since.
    #[must_use]
    pub fn of_origin(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// Whether the folder is the one beside the file, which is named after it. Every other folder may hold copies of other journals too.
    pub(super) fn is_folder_beside(&self) -> bool {
        self.folder == folder_beside(&self.target)
    }

    /// The journal's place, as its owner's folder and mark have it.
    fn place(&self) -> &Path {
        owner::place(&self.target, self.is_folder_beside())
    }

    /// The folder of this journal alone.
    pub(super) fn own_folder(&self) -> Option<PathBuf> {
        Some(self.folder.join(owner::folder_name(self.origin.lineage?, self.place())))
    }

    /// Everywhere that copies of this journal may lie: the folder, the beginning and the ending of their names, and their kinds.
    pub(super) fn places(&self) -> Vec<(PathBuf, PathBuf, &'static [Copy])> {
        let own = self.own_folder().map(|own| (own, PathBuf::from(NAME_IN_FOLDER), KINDS_IN_FOLDER));
        let older: (PathBuf, PathBuf, &'static [Copy]) = (self.folder.clone(), self.target.clone(), &[Copy::Backup]);
        let beside = (self.target.parent().unwrap_or(&self.target).to_owned(), self.target.clone(), KINDS_BESIDE);
        own.into_iter().chain([older, beside]).collect()
    }

    /// True for a path where copies of other journals may lie, too.
    pub(super) fn is_shared(&self, path: &Path) -> bool {
        !self.is_folder_beside() && path.parent() == Some(&self.folder)
    }

    /// The folders that hold the journal and its copies.
    #[must_use]
    pub fn folders(&self) -> Vec<PathBuf> {
        self.target.parent().map(Path::to_owned).into_iter().chain([self.folder.clone()]).chain(self.own_folder()).collect()
    }

    /// The folders that hold copies of this journal alone. Where it cannot be asked which journal it is: of all that were at its place.
    fn own_folders(&self, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        if let Some(own) = self.own_folder() {
            return Ok(vec![own]);
        }
        let is_of_place = |folder: &PathBuf| owner::lineage_of(folder).is_some_and(|lineage| folder.ends_with(owner::folder_name(lineage, self.place())));
        Ok(owner::folders(&self.folder, disk)?.into_iter().filter(is_of_place).collect())
    }

    /// True for a path in a folder of this journal alone.
    fn is_in_own_folder(&self, path: &Path) -> bool {
        let Some(folder) = path.parent() else { return false };
        match self.own_folder() {
            Some(own) => folder == own,
            None => folder != self.folder,
        }
    }

    /// True for the content of a copy that is provably one of this journal: it says so, or shares records, as those do that are of minor 0 or were
    /// made from such.
    pub(super) fn is_ours(&self, origin: Origin, journal: &Journal) -> bool {
        self.origin.is_of_same_journal(origin) || self.known.proves(journal)
    }

    /// True for a copy that is shown among this journal's: where it lies in a folder of its own, shares records, or lies in the folder that
    /// is named after this file. `journal` is what it holds, where it can be read. To be asked of the newest first.
    #[must_use]
    pub fn shows(&self, path: &Path, journal: Option<&Journal>) -> bool {
        // Asked first, because it learns from what it is shown.
        let is_proven = journal.is_some_and(|journal| self.known.proves(journal));
        is_proven || self.is_in_own_folder(path) || self.is_folder_beside()
    }

    /// True for a copy that reads whole and is provably one of this journal.
    fn is_whole_and_ours(&self, path: &Path, disk: &dyn Disk) -> bool {
        let Ok(content) = read_file(path, disk) else { return false };
        let origin = content.header.origin;
        content.journal(self.sealing.as_deref()).is_ok_and(|journal| self.is_ours(origin, &journal))
    }

    /// All backups by their names, newest first. Those outside the folders of this journal alone may be of another.
    ///
    /// # Errors
    /// When the folder cannot be read. A folder that is not there has no backups.
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
        // One that vanishes meanwhile, or that the disk says nothing of, is no backup to count on.
        let with_len = |(path, when, is_pinned): (PathBuf, NaiveDateTime, bool)| {
            let len = again(|| disk.facts(&path)).ok()?.len;
            Some(Backup { path, when, len, is_pinned })
        };
        Ok(found.into_iter().filter_map(with_len).collect())
    }

    /// Takes over the copies of this journal from a place where it is no longer: it was moved, or its folder has another name now. Where it is
    /// still there, this is a copy that goes its own way, and has copies of its own. Only for who holds the lock.
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
        // Where it cannot be moved, it stays as it is, and this journal begins a folder of its own.
        let _tried_again_next_time = again(|| disk.create_folder(&self.folder)).and_then(|()| again(|| disk.rename(&former, &own)));
    }

    /// Keeps these bytes as a copy made at `when`, unless the newest is the same already. Only for who holds the lock.
    pub(super) fn keep(&self, bytes: &[u8], when: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
        self.keep_as(Copy::Backup, bytes, when, disk)
    }

    /// Keeps these bytes as a copy of this kind made at `when`, unless the newest of that kind is the same already.
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

    /// Notes what was saved last: these bytes, with the revision of this plan. An older copy in the journal's place is noticed by it.
    pub(super) fn note_latest(&self, bytes: &[u8], disk: &dyn Disk) {
        let Some(own) = self.own_folder() else { return };
        let latest = Latest { revision: self.origin.revision, digest: owner::digest(bytes), place: self.place().to_str().map(str::to_owned) };
        // Without it an older copy is not noticed, and nothing else is lost.
        let _written_again_at_the_next_save = latest.write(&own, disk);
    }

    /// Keeps what the file holds now, at the end of a sitting, so that its last state is in a copy too; and notes it as the latest.
    ///
    /// # Errors
    /// When the file cannot be read or the copy not be written.
    pub fn keep_last(&self, now: LocalTime, disk: &dyn Disk) -> Result<PathBuf, DiskProblem> {
        let bytes = read_whole(disk, &self.target, SIZE_LIMIT_BYTES)?.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        let path = self.keep(&bytes, now, disk)?;
        // Thinning reads many copies and waits for the next save: nobody is kept here by it.
        self.note_latest(&bytes, disk);
        Ok(path)
    }

    /// The newer state that was saved at this place once, where the file that was opened is older: a copy of an earlier day was put there.
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

    /// Removes the backups that need not be kept: only copies that read whole count, and only they go. What cannot be removed now is tried again
    /// after the next backup.
    pub(super) fn thin(&self, now: NaiveDateTime, disk: &dyn Disk) {
        let mut backups = self.list(disk).unwrap_or_default();
        backups.retain(|backup| !backup.is_pinned);
        if self.superfluous(&backups, now).next().is_none() {
            return;
        }
        // Only now it matters whose they are, and they are read.
        backups.retain(|backup| self.is_whole_and_ours(&backup.path, disk));
        for backup in self.superfluous(&backups, now) {
            let _ = again(|| disk.remove(&backup.path));
        }
    }

    /// Those that need not be kept.
    fn superfluous<'a>(&self, backups: &'a [Backup], now: NaiveDateTime) -> impl Iterator<Item = &'a Backup> {
        let dated: Vec<_> = backups.iter().map(|backup| thin::Dated { when: backup.when, len: backup.len }).collect();
        let kept = thin::kept(&dated, now, self.limit_bytes);
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
        // The same folder can be written in more than one way, and what is copied onto itself must not be removed then.
        let here = match again(|| disk.resolve(&self.folder)) {
            // With nothing there, there is nothing to move.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            result => result?,
        };
        if here == again(|| disk.resolve(&other.folder))? {
            return Ok(Vec::new());
        }
        let backups = self.list(disk)?;
        let mut stayed: Vec<PathBuf> = backups.iter().map(|backup| backup.path.clone()).collect();
        // Oldest first, so that those of one second stay in their order.
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

/// How many records of each kind a journal holds, kinds without any left out.
#[must_use]
pub fn counts(journal: &Journal) -> Vec<(TableKind, usize)> {
    TableKind::ALL.iter().map(|table| (*table, journal.count(*table))).filter(|(_, count)| *count > 0).collect()
}

/// Reads the journal of a backup, to look at it or to put it in the place of the present one, and where it is from.
///
/// # Errors
/// When it does not read, or `sealing` does not open it.
pub fn read_backup(path: &Path, sealing: Option<&Sealing>, disk: &dyn Disk) -> Result<(Origin, Journal), OpenError> {
    let content = read_file(path, disk)?;
    let origin = content.header.origin;
    let journal = content.journal(sealing).map_err(|error| OpenError { path: path.to_owned(), problem: error.into() })?;
    Ok((origin, journal))
}

/// `notes.ron` → `notes.backups`, in the same folder.
fn folder_beside(target: &Path) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default();
    let room = NAME_LIMIT - ".".len() - FOLDER_EXTENSION.len();
    if stem.len() <= room {
        target.with_extension(FOLDER_EXTENSION)
    } else {
        target.with_file_name(format!("{}.{FOLDER_EXTENSION}", shortened(&stem.to_string_lossy(), room)))
    }
}
