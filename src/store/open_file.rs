//! The open file: identity, access and save requests.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup::{BackupPlan, KnownIds};
use super::beside::clear_leftovers;
use super::disk::{Disk, again};
use super::document::Snapshot;
use super::fingerprint::Fingerprint;
use super::format::MINOR;
use super::lock::{self, LockMark, WriteLock};
use super::open::{FileContent, OpenError, read_file};
use super::random::random_bits;
use super::save::{BackupOutcome, Expect, SaveError, SaveProblem, SaveRequest, Saved};
use super::seal::Sealing;
use super::sealed_snapshot::{SealedSaveRequest, SealedSnapshot};
use crate::journal::{BackupPreferences, Journal, Lineage, LocalTime, Origin};

const BACKUP_EVERY_MINUTES: i64 = 60;

/// Reason why an open file is read-only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Written by a newer minor version; saving would drop unknown data.
    NewerMinor,
    /// Open in another window.
    OpenElsewhere,
    /// Marked as read-only.
    FileNotWritable,
    /// The folder is not writable.
    FolderNotWritable,
}

/// The file that is open.
#[derive(Debug)]
pub struct OpenFile {
    path: PathBuf,
    target: PathBuf,
    sealing: Option<Arc<Sealing>>,
    expect: Expect,
    read_only: Option<ReadOnly>,
    backed_up: Option<LocalTime>,
    /// The lineage and the highest revision seen.
    origin: Origin,
    /// Written in an earlier minor version, which is not backed up yet.
    is_of_earlier_minor: bool,
    /// The last state was written here and is not backed up yet.
    needs_copy: bool,
    known: KnownIds,
    lock: Option<WriteLock>,
    /// The file has other hard links, not yet reported to the user.
    has_other_names: bool,
}

impl OpenFile {
    /// Opens a file and takes its lock if possible.
    ///
    /// # Errors
    /// If it cannot be used. The file and its folder are unchanged.
    pub fn open(path: &Path, disk: &dyn Disk) -> Result<(Self, FileContent), OpenError> {
        let failed = |error: io::Error| OpenError { path: path.to_owned(), problem: super::open::OpenProblem::Disk(error.into()) };
        let mut content = read_file(path, disk)?;
        content.header.origin = with_lineage(content.header.origin);
        let target = again(|| disk.resolve(path)).map_err(failed)?;
        let facts = again(|| disk.facts(&target)).map_err(failed)?;
        let (lock, read_only) = if content.is_newer_minor() {
            (None, Some(ReadOnly::NewerMinor))
        } else if facts.permissions.readonly() {
            (None, Some(ReadOnly::FileNotWritable))
        } else {
            match lock::take(&target, disk) {
                Ok(Some(lock)) => (Some(lock), None),
                Ok(None) => (None, Some(ReadOnly::OpenElsewhere)),
                Err(_) => (None, Some(ReadOnly::FolderNotWritable)),
            }
        };
        if lock.is_some() {
            clear_leftovers(target.parent().unwrap_or(&target), &target, disk);
        }
        let file = Self {
            path: path.to_owned(),
            target,
            sealing: None,
            expect: Expect::Known(content.fingerprint.clone()),
            read_only,
            backed_up: None,
            origin: content.header.origin,
            is_of_earlier_minor: content.minor < MINOR,
            needs_copy: false,
            known: KnownIds::default(),
            lock,
            has_other_names: facts.has_other_names,
        };
        Ok((file, content))
    }

    /// Locks the path of a new file. With `replace`, which the user confirmed, the first save
    /// overwrites an existing file. The journal gets a new lineage, unless it
    /// [continues](Self::go_on_from) another.
    ///
    /// # Errors
    /// If a file exists, or cannot be created.
    pub fn create(path: &Path, replace: bool, sealing: Option<Arc<Sealing>>, disk: &dyn Disk) -> Result<Self, SaveError> {
        let failed = |problem| SaveError { path: path.to_owned(), problem };
        let refused = |error: io::Error| failed(SaveProblem::Disk(error.into()));
        let target = again(|| disk.resolve(path)).map_err(refused)?;
        if !replace && again(|| disk.facts(&target)).is_ok() {
            return Err(failed(SaveProblem::Exists));
        }
        let lock = lock::take(&target, disk).map_err(refused)?.ok_or_else(|| failed(SaveProblem::OpenElsewhere))?;
        clear_leftovers(target.parent().unwrap_or(&target), &target, disk);
        let expect = if replace { Expect::Anything } else { Expect::New };
        Ok(Self {
            path: path.to_owned(),
            target,
            sealing,
            expect,
            read_only: None,
            backed_up: None,
            origin: with_lineage(Origin::default()),
            is_of_earlier_minor: false,
            needs_copy: false,
            known: KnownIds::default(),
            lock: Some(lock),
            has_other_names: false,
        })
    }

    /// The lock file, if the lock is held.
    #[must_use]
    pub fn lock_mark(&self) -> Option<&LockMark> {
        self.lock.as_ref().map(WriteLock::mark)
    }

    /// Releases the lock, so that it can be taken again.
    pub fn release_lock(&mut self) {
        self.lock = None;
    }

    /// True if the first save will break a hard link; returned once, for a notice before.
    pub fn is_to_be_parted(&mut self) -> bool {
        std::mem::take(&mut self.has_other_names) && self.read_only.is_none()
    }

    /// The path as opened, for display.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The seal, if sealed and open.
    #[must_use]
    pub const fn sealing(&self) -> Option<&Arc<Sealing>> {
        self.sealing.as_ref()
    }

    /// Sets or removes the seal for future saves.
    pub fn set_sealing(&mut self, sealing: Option<Arc<Sealing>>) {
        self.sealing = sealing;
    }

    /// The lineage and the highest revision seen.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// True if the last state was written in this session without a backup.
    #[must_use]
    pub const fn needs_copy(&self) -> bool {
        self.needs_copy
    }

    /// Marks the last state as backed up, or as attempted.
    pub fn note_copy(&mut self) {
        self.needs_copy = false;
    }

    /// Continues from another state: the next save gets a revision above both, and that lineage if
    /// there is one.
    pub fn go_on_from(&mut self, origin: Origin) {
        let revision = self.origin.revision.max(origin.revision);
        self.origin = Origin { lineage: origin.lineage.or(self.origin.lineage), revision };
    }

    /// Reason for being read-only, if any.
    #[must_use]
    pub const fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Records the journal's ids, which identify its backups.
    pub fn know(&self, journal: &Journal) {
        self.known.learn(journal);
    }

    /// The backup plan for these preferences.
    #[must_use]
    pub fn backup_plan(&self, preferences: &BackupPreferences) -> BackupPlan {
        let (sealing, known) = (self.sealing.clone(), self.known.clone());
        BackupPlan { sealing, known, origin: self.origin, may_write: self.read_only.is_none(), ..BackupPlan::new(&self.target, preferences) }
    }

    /// State of the file when last read or written; `None` before the first save. Comparing it
    /// reads the disk, so use a background thread.
    #[must_use]
    pub const fn fingerprint(&self) -> Option<&Fingerprint> {
        match &self.expect {
            Expect::Known(fingerprint) => Some(fingerprint),
            Expect::New | Expect::Anything => None,
        }
    }

    /// Creates a save request, with a backup if due; `None` if read-only.
    #[must_use]
    pub fn save_request(&self, mut snapshot: Snapshot, now: LocalTime) -> Option<SaveRequest> {
        if self.read_only.is_some() {
            return None;
        }
        snapshot.header.origin = self.origin.next();
        let preferences = snapshot.journal.preferences_or_initial().backups;
        let is_due = self.backed_up.is_none_or(|last| {
            let minutes = (now.to_utc() - last.to_utc()).num_minutes();
            // A clock that was set back must not prevent backups.
            !(0..BACKUP_EVERY_MINUTES).contains(&minutes)
        });
        let is_backup_due = preferences.enabled && is_due;
        let plan = (is_backup_due || self.is_of_earlier_minor).then(|| {
            self.know(&snapshot.journal);
            BackupPlan { origin: snapshot.header.origin, ..self.backup_plan(&preferences) }
        });
        let pin = plan.clone().filter(|_| self.is_of_earlier_minor);
        let backup = plan.filter(|_| is_backup_due);
        let (path, sealing, expect) = (self.path.clone(), self.sealing.clone(), self.expect.clone());
        Some(SaveRequest { path, snapshot, sealing, expect, backup, pin, now })
    }

    /// Creates a save request for a sealed snapshot; `None` if read-only.
    #[must_use]
    pub fn sealed_save_request(&self, snapshot: Arc<SealedSnapshot>, now: LocalTime) -> Option<SealedSaveRequest> {
        let origin = self.origin.next();
        self.read_only.is_none().then(|| SealedSaveRequest { path: self.path.clone(), snapshot, origin, expect: self.expect.clone(), now })
    }

    /// Records the result of a save started at `now`.
    pub fn note_save(&mut self, now: LocalTime, result: &Result<Saved, SaveError>) {
        match result {
            Ok(saved) => {
                self.note_written(&saved.fingerprint);
                if matches!(saved.backup, BackupOutcome::Made(_)) {
                    self.backed_up = Some(now);
                }
                self.is_of_earlier_minor &= !saved.pinned;
            }
            // The file was written: must not count as changed externally.
            Err(SaveError { problem: SaveProblem::Unconfirmed { fingerprint, .. }, .. }) => self.note_written(fingerprint),
            Err(_) => {}
        }
    }

    fn note_written(&mut self, fingerprint: &Fingerprint) {
        self.expect = Expect::Known(fingerprint.clone());
        self.origin = self.origin.next();
        self.needs_copy = true;
    }

    /// Records that the file was read again as `journal`. Returns true if it is provably the same
    /// journal.
    pub fn note_reading(&mut self, content: &FileContent, journal: &Journal) -> bool {
        self.expect = Expect::Known(content.fingerprint.clone());
        // Ensures a backup before it is replaced.
        self.backed_up = None;
        if content.is_newer_minor() {
            self.read_only = Some(ReadOnly::NewerMinor);
        }
        let theirs = content.header.origin;
        let is_same = self.origin.is_of_same_journal(theirs) || self.known.proves(journal);
        if is_same {
            // Keeps the lineage of the backups; both may stem from one file of minor version 0.
            self.go_on_from(Origin { lineage: None, ..theirs });
        } else {
            self.known.begin_anew(journal);
            self.origin = with_lineage(theirs);
        }
        self.is_of_earlier_minor = content.minor < MINOR;
        self.needs_copy = false;
        is_same
    }
}

fn with_lineage(origin: Origin) -> Origin {
    Origin { lineage: origin.lineage.or_else(|| Some(Lineage::from_bits(random_bits()))), ..origin }
}
