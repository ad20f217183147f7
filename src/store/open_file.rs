//! The file that is open: what it is, whether it may be written, and what a save of it needs.

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

/// Backups are made at most this often within a sitting.
const BACKUP_EVERY_MINUTES: i64 = 60;

/// Why an open file is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer minor version wrote it; saving would drop what this build does not know.
    NewerMinor,
    /// Another window has it open.
    OpenElsewhere,
    /// The file is marked as read-only.
    FileNotWritable,
    /// Nothing can be written in its folder.
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
    /// Which journal it is, and the highest revision of it that was seen.
    origin: Origin,
    /// It was written in an earlier minor version, and that is not in a copy yet.
    is_of_earlier_minor: bool,
    /// Its last state was written here, and is in no copy yet.
    needs_copy: bool,
    known: KnownIds,
    lock: Option<WriteLock>,
    /// It has another name beside this one, and nobody was told of that yet.
    has_other_names: bool,
}

impl OpenFile {
    /// Opens the file at `path` and takes the right to write it, if that is to be had.
    ///
    /// # Errors
    /// When it cannot be used. It is not changed, and nothing is left beside it.
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

    /// Takes the right to write a file that is to be made at `path`. Nothing is written yet but the lock. With
    /// `replace`, a file that is there gives way at the first save: the person was asked. It is a journal of its own, unless it is told to
    /// [go on from](Self::go_on_from) another.
    ///
    /// # Errors
    /// When there is a file, or one cannot be made there.
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

    /// The file that stands for the right to write it, where it has that.
    #[must_use]
    pub fn lock_mark(&self) -> Option<&LockMark> {
        self.lock.as_ref().map(WriteLock::mark)
    }

    /// Lets go of the right to write it, so that it can be made anew where it was.
    pub fn release_lock(&mut self) {
        self.lock = None;
    }

    /// True when the first save parts the file from another name that it has (a hard link): to be told once, before that save.
    pub fn is_to_be_parted(&mut self) -> bool {
        std::mem::take(&mut self.has_other_names) && self.read_only.is_none()
    }

    /// The path it was opened with, to be shown.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The seal, when it is sealed and has been opened.
    #[must_use]
    pub const fn sealing(&self) -> Option<&Arc<Sealing>> {
        self.sealing.as_ref()
    }

    /// From now on it is saved with this seal, or without any.
    pub fn set_sealing(&mut self, sealing: Option<Arc<Sealing>>) {
        self.sealing = sealing;
    }

    /// The journal it holds, and the highest revision of it that was seen.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// True when its last state was written in this sitting and is in no copy yet.
    #[must_use]
    pub const fn needs_copy(&self) -> bool {
        self.needs_copy
    }

    /// Its last state is in a copy, or one was tried.
    pub fn note_copy(&mut self) {
        self.needs_copy = false;
    }

    /// A state with this origin is what it holds from the next save on, which has a revision above all that were seen. Where the other has no
    /// lineage, it keeps its own.
    pub fn go_on_from(&mut self, origin: Origin) {
        let revision = self.origin.revision.max(origin.revision);
        self.origin = Origin { lineage: origin.lineage.or(self.origin.lineage), revision };
    }

    /// Why it is not written, if it is not.
    #[must_use]
    pub const fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// The file holds this journal, or did in this sitting: that tells its backups from those of another.
    pub fn know(&self, journal: &Journal) {
        self.known.learn(journal);
    }

    /// Where its backups go with these preferences. Those that share no record with a journal it was told of are left alone.
    #[must_use]
    pub fn backup_plan(&self, preferences: &BackupPreferences) -> BackupPlan {
        let (sealing, known) = (self.sealing.clone(), self.known.clone());
        BackupPlan { sealing, known, origin: self.origin, may_write: self.read_only.is_none(), ..BackupPlan::new(&self.target, preferences) }
    }

    /// What the file was when it was last read or written here, to ask whether it changed since; `None` before the
    /// first save. Asking reads the disk, which belongs on a thread of its own.
    #[must_use]
    pub const fn fingerprint(&self) -> Option<&Fingerprint> {
        match &self.expect {
            Expect::Known(fingerprint) => Some(fingerprint),
            Expect::New | Expect::Anything => None,
        }
    }

    /// A save of `snapshot` at `now`, with a backup when one is due; `None` when the file is not written.
    #[must_use]
    pub fn save_request(&self, mut snapshot: Snapshot, now: LocalTime) -> Option<SaveRequest> {
        if self.read_only.is_some() {
            return None;
        }
        snapshot.header.origin = self.origin.next();
        let preferences = snapshot.journal.preferences_or_initial().backups;
        let is_due = self.backed_up.is_none_or(|last| {
            let minutes = (now.to_utc() - last.to_utc()).num_minutes();
            // A clock that was set back is no reason to go without.
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

    /// A save of a sealed snapshot at `now`, while the journal is locked; `None` when the file is not written.
    #[must_use]
    pub fn sealed_save_request(&self, snapshot: Arc<SealedSnapshot>, now: LocalTime) -> Option<SealedSaveRequest> {
        let origin = self.origin.next();
        self.read_only.is_none().then(|| SealedSaveRequest { path: self.path.clone(), snapshot, origin, expect: self.expect.clone(), now })
    }

    /// Takes note of how a save went that was begun at `now`.
    pub fn note_save(&mut self, now: LocalTime, result: &Result<Saved, SaveError>) {
        match result {
            Ok(saved) => {
                self.note_written(&saved.fingerprint);
                if matches!(saved.backup, BackupOutcome::Made(_)) {
                    self.backed_up = Some(now);
                }
                self.is_of_earlier_minor &= !saved.pinned;
            }
            // It holds ours all the same: the next save must not take it for a stranger's.
            Err(SaveError { problem: SaveProblem::Unconfirmed { fingerprint, .. }, .. }) => self.note_written(fingerprint),
            Err(_) => {}
        }
    }

    fn note_written(&mut self, fingerprint: &Fingerprint) {
        self.expect = Expect::Known(fingerprint.clone());
        self.origin = self.origin.next();
        self.needs_copy = true;
    }

    /// Takes note that what the file holds was read again, and that `journal` was in it. Answers whether that is provably the journal that was
    /// in it before, and not another that was moved over it.
    pub fn note_reading(&mut self, content: &FileContent, journal: &Journal) -> bool {
        self.expect = Expect::Known(content.fingerprint.clone());
        // What it holds now is backed up before it is replaced.
        self.backed_up = None;
        if content.is_newer_minor() {
            self.read_only = Some(ReadOnly::NewerMinor);
        }
        let theirs = content.header.origin;
        let is_same = self.origin.is_of_same_journal(theirs) || self.known.proves(journal);
        if is_same {
            // Its copies go by the lineage it had; both may come from one file of minor 0.
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

/// The same, with a lineage of its own where there was none.
fn with_lineage(origin: Origin) -> Origin {
    Origin { lineage: origin.lineage.or_else(|| Some(Lineage::from_bits(random_bits()))), ..origin }
}
