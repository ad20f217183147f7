//! Reading and writing files, always as jobs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use chrono::{DateTime, Local};

use crate::content::lang;
use crate::journal::{Edit, Id, Journal, Key, LocalTime, Only, Preferences, TableKind};
use crate::store::backup::read_backup;
use crate::store::{
    BackupPlan, Disk, Document, OpenFile, SaveError, Sealing, SecretString, Snapshot, erase_from_copies, go_on_from_backup, keep_mine, rescue, restore, save,
    take_theirs, trash,
};
use crate::ui::cx::{BackupList, BackupRow};
use crate::ui::icons::Icon;
use crate::ui::work::Task;

use super::answers::{JobAnswer, Look, OpenFailure, Opened};
use super::session::{OpenJournal, Session};
use super::{App, JobKind};

/// The name of a file without its folder.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl App {
    pub(super) fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.surroundings.disk)
    }

    /// Begins to read a file. Whatever was open before has been left.
    pub(super) fn begin_opening(&mut self, path: PathBuf) {
        // What is open lets go of its file first, in case it is the same one.
        self.session = Session::Opening;
        let disk = self.disk();
        self.jobs.start(JobKind::Open, "open", move || JobAnswer::Opened(Box::new(open(&path, &*disk))));
    }

    /// Opens a backup as a file of its own beside the journal it was made from, which does not read. Where there is no room
    /// for that file, the backup itself is opened, so that its words can be read.
    pub(super) fn go_on_from(&mut self, backup: PathBuf, damaged: PathBuf) {
        self.session = Session::Opening;
        let (now, disk) = (self.now().local, self.disk());
        self.jobs.start(JobKind::Open, "open", move || {
            let path = go_on_from_backup(&backup, &damaged, now, &*disk).unwrap_or(backup);
            JobAnswer::Opened(Box::new(open(&path, &*disk)))
        });
    }

    /// Tries a passphrase.
    pub(super) fn unlock(&mut self, passphrase: &str) {
        let Session::Locked(locked) = &mut self.session else { return };
        locked.was_wrong = false;
        let snapshot = Arc::clone(&locked.snapshot);
        let passphrase = SecretString::from(passphrase);
        self.jobs.start(JobKind::Open, "unlock", move || JobAnswer::Unlocked(Box::new(snapshot.locked.unlock(&passphrase))));
    }

    /// What a new journal starts with.
    pub(super) fn new_document(&self) -> Document {
        let now = self.now().instant;
        let mut journal = Journal::default();
        journal.apply(Edit::put(Key::Preferences(Only::One), Preferences::initial(now)));
        Document::new(self.appearance.clone(), journal)
    }

    /// Makes a new file: for a new journal, or for the sample data that is open.
    pub(super) fn create_journal(&mut self, path: PathBuf) {
        let now = self.now().local;
        self.welcome.error = None;
        let snapshot = match &mut self.session {
            Session::Open(open) => {
                open.saving_revision = Some(open.document.revision());
                open.document.snapshot()
            }
            _ => self.new_document().snapshot(),
        };
        let disk = self.disk();
        self.start_watched(JobKind::Save, Task::CreateFile, move |_| {
            JobAnswer::Created(Box::new(create(&path, snapshot, None, now, &*disk).map(|file| (file, now))))
        });
    }

    /// Writes a second file and stays in this one.
    pub(super) fn save_copy(&mut self, path: PathBuf) {
        let now = self.now().local;
        let Some(open) = self.open_journal() else { return };
        let snapshot = open.document.snapshot();
        let sealing = open.file.as_ref().and_then(OpenFile::sealing).cloned();
        let disk = self.disk();
        self.start_watched(JobKind::Save, Task::SaveCopy, move |_| JobAnswer::CopySaved(create(&path, snapshot, sealing, now, &*disk).map(|_| path)));
    }

    /// Saves because the person asked: tells how it went, also when there was nothing to do.
    pub(super) fn save_now(&mut self) {
        let Some(open) = self.open_journal_mut() else { return };
        open.in_conflict = false;
        if open.file.is_none() {
            self.ask_for_copy_place();
        } else if open.is_saved() {
            self.say(Icon::Check, &lang().toast.saved, None);
        } else {
            self.wants_to_hear_of_save = true;
            self.begin_save();
        }
    }

    /// Begins to save, if there is something to save and no save under way.
    pub(super) fn begin_save(&mut self) {
        let (elapsed, now, disk) = (self.elapsed(), self.now().local, self.disk());
        if self.jobs.is_running(JobKind::Save) {
            return;
        }
        let Some(open) = self.open_journal_mut() else { return };
        if open.is_saved() || open.in_conflict {
            return;
        }
        let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
        open.saving_revision = Some(open.document.revision());
        open.save_began = Some(elapsed);
        open.autosave.save_began();
        self.jobs.start(JobKind::Save, "save", move || {
            let started = Instant::now();
            let result = save(&request, &*disk);
            JobAnswer::Saved { began: now, took: started.elapsed(), result }
        });
    }

    /// Looks whether the file was changed outside.
    pub(super) fn look_at_file(&mut self) {
        let disk = self.disk();
        let Some(open) = self.open_journal().filter(|open| open.save_began.is_none()) else { return };
        let Some(file) = &open.file else { return };
        let Some(fingerprint) = file.fingerprint().cloned() else { return };
        let path = file.path().to_owned();
        self.jobs.start(JobKind::Look, "look", move || {
            // A file that cannot be looked at now is looked at again before it is written.
            let look = match fingerprint.differs_from(&path, &*disk) {
                Ok(true) => Look::Changed(disk.facts(&path).ok().and_then(|facts| facts.modified).map(local_time)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Look::Gone,
                Ok(false) | Err(_) => Look::Same,
            };
            JobAnswer::Looked(fingerprint, look)
        });
    }

    pub(super) fn keep_mine(&mut self) {
        let (now, disk, elapsed) = (self.now().local, self.disk(), self.elapsed());
        let Some(open) = self.open_journal_mut() else { return };
        let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
        open.saving_revision = Some(open.document.revision());
        open.save_began = Some(elapsed);
        self.start_watched(JobKind::Save, Task::KeepMine, move |_| JobAnswer::KeptMine(keep_mine(&request, &*disk)));
    }

    pub(super) fn take_theirs(&mut self) {
        let (now, disk) = (self.now().local, self.disk());
        let Some(open) = self.open_journal() else { return };
        let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
        self.start_watched(JobKind::Save, Task::TakeTheirs, move |_| JobAnswer::TookTheirs(Box::new(take_theirs(&request, &*disk))));
    }

    /// Where the backups of the open file are, and what opens them.
    pub(super) fn backup_plan(&self) -> Option<(BackupPlan, Option<Arc<Sealing>>)> {
        let open = self.open_journal()?;
        let file = open.file.as_ref()?;
        Some((file.backup_plan(&open.document.journal().preferences_or_initial().backups), file.sealing().cloned()))
    }

    /// When another folder was chosen for earlier copies, takes those that are there along.
    pub(super) fn move_backups_from(&mut self, before: Option<(BackupPlan, Option<Arc<Sealing>>)>) {
        let (Some((before, _)), Some((after, _))) = (before, self.backup_plan()) else { return };
        if before.folder == after.folder {
            return;
        }
        self.stop_reading_copies();
        let disk = self.disk();
        self.start_watched(JobKind::Backups, Task::MoveCopies, move |progress| {
            let stayed = before.move_to(&after, progress, &*disk).map_err(|error| crate::store::DiskProblem::from(error).to_string());
            JobAnswer::BackupsMoved { from: before.folder, stayed }
        });
    }

    /// Goes on taking earlier copies along from a folder where that was stopped.
    pub(super) fn go_on_moving(&mut self, folder: PathBuf) {
        let before = self.backup_plan().map(|(plan, sealing)| (BackupPlan { folder, ..plan }, sealing));
        self.move_backups_from(before);
    }

    /// Looks for earlier copies.
    pub(super) fn look_for_backups(&mut self) {
        let (disk, offset) = (self.disk(), i32::from(self.now().local.offset_minutes()));
        let Some((plan, sealing)) = self.backup_plan() else {
            // Sample data has no copies.
            if let Some(open) = self.open_journal_mut() {
                open.backups = BackupList::Found(Vec::new());
            }
            return;
        };
        let started = self.start_watched(JobKind::Backups, Task::ReadCopies, move |progress| {
            let rows = plan.list(&*disk).map(|backups| {
                progress
                    .each(backups)
                    .map(|backup| {
                        let counts = read_backup(&backup.path, sealing.as_deref(), &*disk).ok().map(|journal| counts(&journal));
                        BackupRow { made: Some(LocalTime::new(backup.when, offset)), bytes: backup.len, counts, path: backup.path }
                    })
                    .collect()
            });
            JobAnswer::Backups(rows.map_err(|error| crate::store::DiskProblem::from(error).to_string()))
        });
        if started && let Some(open) = self.open_journal_mut() {
            open.backups = BackupList::Looking;
        }
    }

    /// Puts an earlier copy in the journal's place. What is open is kept as another copy first.
    pub(super) fn restore_backup(&mut self, path: PathBuf) {
        let (now, disk) = (self.now().local, self.disk());
        let Some(open) = self.open_journal() else { return };
        let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
        let Some((plan, _)) = self.backup_plan() else { return };
        self.start_watched(JobKind::Backups, Task::RestoreCopy, move |progress| {
            JobAnswer::BackupRead(Box::new(restore(&path, &plan, &request, progress, &*disk)))
        });
    }

    /// Removes something in the trash from the journal, from undo and from all earlier copies.
    pub(super) fn erase_everywhere(&mut self, id: Id) {
        let now = self.now().instant;
        let Some(open) = self.open_journal_mut().filter(|open| open.can_edit()) else { return };
        // The item in the trash, and what lies in it: earlier copies hold that under its own keys.
        let mut keys = trash::keys(open.document.journal(), id);
        keys.push(Key::Trash(id));
        let keys = open.document.erase(&keys, now);
        // Sample data has no copies.
        if open.file.is_some() {
            open.to_erase.extend(keys);
        }
        // The journal itself must be free of it too, at once and not only soon.
        self.edited();
        self.begin_save();
    }

    /// Removes what was erased from all earlier copies, once the journal itself is saved without it: that save may have made a
    /// copy of what was there before.
    pub(super) fn erase_from_copies(&mut self) {
        let (now, disk) = (self.now().instant, self.disk());
        let Some((plan, sealing)) = self.backup_plan() else { return };
        if self.open_journal().is_some_and(|open| !open.to_erase.is_empty()) {
            self.stop_reading_copies();
        }
        let is_busy = self.jobs.is_running(JobKind::Backups);
        let Some(open) = self.open_journal_mut().filter(|open| open.is_saved() && !open.to_erase.is_empty() && !is_busy) else { return };
        let keys = std::mem::take(&mut open.to_erase);
        self.start_watched(JobKind::Backups, Task::EraseFromCopies, move |progress| {
            let report = erase_from_copies(&keys, &plan, sealing.as_deref(), now, progress, &*disk);
            JobAnswer::Erased { keys, report }
        });
    }

    /// Goes on erasing from earlier copies where that was stopped.
    pub(super) fn go_on_erasing(&mut self, keys: Vec<Key>) {
        if let Some(open) = self.open_journal_mut() {
            open.to_erase.extend(keys);
            self.erase_from_copies();
        }
    }

    /// What was rescued beside the file was looked at, and is not told of again.
    pub(super) fn mark_rescue_seen(&mut self, rescued: PathBuf) {
        let path = match &self.session {
            Session::Open(open) => open.path(),
            Session::Locked(locked) => Some(locked.file.path()),
            Session::Welcome | Session::Opening | Session::Locking(_) => None,
        };
        let (Some(path), disk) = (path.map(Path::to_owned), self.disk()) else { return };
        self.jobs.start(JobKind::Rescue, "put away", move || {
            JobAnswer::RescueSeen(rescue::mark_seen(&rescued, &path, &*disk).map_err(|error| crate::store::DiskProblem::from(error).to_string()))
        });
    }

    /// Writes what is in memory beside the file, after a panic.
    pub(super) fn rescue(&self) {
        let (Session::Open(open) | Session::Locking(open)) = &self.session else {
            // Nobody is left to be told when even this fails.
            let _told_nobody = self.rescue_locked();
            return;
        };
        let OpenJournal { document, file: Some(file), saved_revision, .. } = &**open else { return };
        if *saved_revision != Some(document.revision()) {
            let sealing = file.sealing().map(|sealing| &**sealing);
            // Nobody is left to be told when even this fails.
            let _told_nobody = rescue::write(file.path(), &document.snapshot(), sealing, self.now().local, &*self.surroundings.disk);
        }
    }
}

/// Where a new journal may go: the person's documents, under a name that says nothing.
pub(super) fn suggested_place() -> PathBuf {
    suggested_folder().join(&lang().new_journal.suggested_name)
}

/// The person's documents.
pub(super) fn suggested_folder() -> PathBuf {
    dirs::document_dir().or_else(dirs::home_dir).unwrap_or_default()
}

fn open(path: &Path, disk: &dyn Disk) -> Result<Opened, Box<OpenFailure>> {
    match OpenFile::open(path, disk) {
        Ok((file, content)) => {
            let rescued = rescue::find(path, disk).unwrap_or_default();
            Ok(Opened { file, content, rescued })
        }
        Err(error) => {
            let plan = error.problem.is_damage().then(|| BackupPlan::new(path, &Preferences::initial(crate::journal::Timestamp::from_millis(0)).backups));
            let backup = plan.and_then(|plan| plan.newest_good(None, disk)).map(|(backup, content)| BackupRow {
                made: Some(LocalTime::new(backup.when, 0)),
                bytes: backup.len,
                counts: content.journal(None).ok().map(|journal| counts(&journal)),
                path: backup.path,
            });
            Err(Box::new(OpenFailure { error, backup }))
        }
    }
}

fn create(path: &Path, snapshot: Snapshot, sealing: Option<Arc<Sealing>>, now: LocalTime, disk: &dyn Disk) -> Result<OpenFile, SaveError> {
    let mut file = OpenFile::create(path, false, sealing, disk)?;
    if let Some(request) = file.save_request(snapshot, now) {
        let result = save(&request, disk);
        file.note_save(now, &result);
        result?;
    }
    Ok(file)
}

/// When the disk says something was, as the clock on the wall showed it.
fn local_time(moment: SystemTime) -> LocalTime {
    LocalTime::from_date_time(DateTime::<Local>::from(moment).fixed_offset())
}

/// Check-ins, boundaries and marked steps.
fn counts(journal: &Journal) -> [usize; 3] {
    [TableKind::CheckIn, TableKind::Boundary, TableKind::Step].map(|table| journal.count(table))
}
