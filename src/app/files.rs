//! Opening, saving and backups, always as jobs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::content::lang;
use crate::journal::{Edit, Header, Id, Journal, Key, LocalTime, Only, Preferences, TableKind};
use crate::store::seal::UnsealError;
use crate::store::{
    Backup, BackupPlan, Disk, Document, OpenFile, SaveError, Sealing, SecretString, Snapshot, erase_from_copies, go_on_from_backup, read_file, rescue, restore,
    save, trash,
};
use crate::ui::cx::{BackupList, BackupRow, CopySeal};
use crate::ui::icons::Icon;
use crate::ui::work::Task;

use super::answers::{JobAnswer, OpenFailure, Opened};
use super::jobs::Started;
use super::session::{OpenJournal, Session};
use super::{App, AsksPlace, JobKind};

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl App {
    pub(super) fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.surroundings.disk)
    }

    /// Starts opening a file; the open journal may be left by now.
    pub(super) fn begin_opening(&mut self, path: PathBuf) {
        self.leave_behind(&path);
        self.session = Session::Opening;
        self.begin_document();
        if self.resume_opening(&path) {
            return;
        }
        self.opening.push((self.jobs.document(), path.clone()));
        let disk = self.disk();
        self.start_opening(move || open(&path, &*disk));
    }

    /// Resumes a job that still reads this file. Reading it twice would report it as open
    /// elsewhere.
    fn resume_opening(&mut self, path: &Path) -> bool {
        let asked = std::mem::take(&mut self.opening);
        let is_resumed = asked.iter().any(|(document, other)| other == path && self.jobs.resume(*document, JobKind::Open));
        self.opening = asked.into_iter().filter(|(document, _)| self.jobs.is_in_flight(*document, JobKind::Open)).collect();
        is_resumed
    }

    fn start_opening(&mut self, open: impl FnOnce() -> Result<Opened, Box<OpenFailure>> + Send + 'static) {
        let started = self.jobs.start(JobKind::Open, "open", move || JobAnswer::Opened(Box::new(open())));
        debug_assert_eq!(started, Started::Yes, "nothing else was started for a document that has just begun");
    }

    /// Continues from a backup, in a new file beside the damaged journal. Without space for it,
    /// opens the backup itself for reading.
    pub(super) fn go_on_from(&mut self, backup: PathBuf, damaged: PathBuf) {
        self.leave_behind(&damaged);
        self.session = Session::Opening;
        self.begin_document();
        let (now, disk) = (self.now().local, self.disk());
        self.start_opening(move || open(&go_on_from_backup(&backup, &damaged, now, &*disk).unwrap_or(backup), &*disk));
    }

    pub(super) fn unlock(&mut self, passphrase: SecretString) {
        let Session::Locked(locked) = &mut self.session else { return };
        locked.was_wrong = false;
        let snapshot = Arc::clone(&locked.snapshot);
        let _one_is_being_tried = self.jobs.start(JobKind::Open, "unlock", move || JobAnswer::Unlocked(Box::new(snapshot.locked.unlock(&passphrase))));
    }

    pub(super) fn new_document(&self) -> Document {
        let now = self.now().instant;
        let mut journal = Journal::default();
        journal.apply(Edit::put(Only::One, Preferences::initial(now)));
        Document::new(Header { appearance: self.appearance.clone(), ..Header::default() }, journal)
    }

    /// Creates the file of a new journal, or of the open sample data. With a passphrase, plain text
    /// never reaches the disk.
    pub(super) fn create_journal(&mut self, path: PathBuf, passphrase: Option<SecretString>) {
        let (now, work) = (self.now().local, self.surroundings.work_factor);
        self.welcome.error = None;
        let (revision, snapshot) = match &self.session {
            Session::Open(open) if self.asks_place != Some(AsksPlace::NewJournal) => (open.document.revision(), open.document.snapshot()),
            _ => (0, self.new_document().snapshot()),
        };
        let disk = self.disk();
        let _one_is_being_made = self.start_watched(JobKind::Create, Task::CreateFile, move |_| {
            let sealing = passphrase.map(|passphrase| Sealing::create(&passphrase, work()).map(Arc::new)).transpose();
            let made = sealing.map_err(|error| SaveError { path: path.clone(), problem: error.into() });
            let made = made.and_then(|sealing| create(&path, snapshot, sealing, now, &*disk)).map(|file| (file, now));
            JobAnswer::Created { revision, result: Box::new(made) }
        });
    }

    /// Writes a second file; the journal stays in the first.
    pub(super) fn save_copy(&mut self, path: PathBuf) {
        let now = self.now().local;
        let Some(open) = self.open_journal() else { return };
        let (revision, snapshot) = (open.document.revision(), open.snapshot());
        let sealing = open.file.as_ref().and_then(OpenFile::sealing).cloned();
        let (disk, is_leaving) = (self.disk(), self.next.is_some());
        let started = self.start_watched(JobKind::Copy, Task::SaveCopy, move |_| {
            let result = create(&path, snapshot, sealing, now, &*disk).map(|_| path);
            JobAnswer::CopySaved { revision, is_leaving, result }
        });
        if started == Started::Busy {
            self.welcome.error = Some(lang().work.export_busy.clone());
        }
    }

    /// Saves at the user's request, and reports the result even if nothing was unsaved.
    pub(super) fn save_now(&mut self) {
        // The pending question is now asked for.
        self.dialog_stands = false;
        let Some(open) = self.open_journal_mut() else { return };
        open.in_conflict = false;
        if open.is_gone {
            self.ask_where_file_is();
        } else if open.file.is_none() {
            self.ask_for_copy_place();
        } else if open.is_saved() {
            self.say(Icon::Check, &lang().toast.saved, None);
        } else {
            self.wants_to_hear_of_save = true;
            self.begin_save();
        }
    }

    /// Starts saving, unless nothing is unsaved or a save is running.
    pub(super) fn begin_save(&mut self) {
        let (elapsed, now, disk) = (self.elapsed(), self.now().local, self.disk());
        if self.jobs.is_running(JobKind::Save) {
            return;
        }
        let Some(open) = self.open_journal_mut() else { return };
        if open.is_saved() || open.waits_for_answer() {
            return;
        }
        let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
        open.saving_revision = Some(open.document.revision());
        open.sidecar.save_began(open.document.journal());
        open.save_began = Some(elapsed);
        open.autosave.save_began();
        let started = self.jobs.start(JobKind::Save, "save", move || JobAnswer::Saved { began: now, result: save(&request, &*disk) });
        debug_assert_eq!(started, Started::Yes, "that was asked above");
    }

    /// Location and encryption of the backups, and the means to tell them from another journal's.
    pub(super) fn backup_plan(&self) -> Option<BackupPlan> {
        let open = self.open_journal()?;
        let (file, journal) = (open.file.as_ref()?, open.document.journal());
        file.know(journal);
        Some(file.backup_plan(&journal.preferences_or_initial().backups))
    }

    /// Moves the backups if their folder was changed.
    pub(super) fn move_backups_from(&mut self, before: Option<BackupPlan>) {
        let (Some(before), Some(after)) = (before, self.backup_plan()) else { return };
        if before.folder == after.folder {
            return;
        }
        self.stop_reading_copies();
        self.when_free(JobKind::Backups, move |app| {
            let disk = app.disk();
            let _is_free = app.start_watched(JobKind::Backups, Task::MoveCopies, move |progress| {
                let stayed = before.move_to(&after, progress, &*disk).map_err(|error| crate::store::DiskProblem::from(error).to_string());
                JobAnswer::BackupsMoved { from: before.folder, stayed }
            });
        });
    }

    pub(super) fn go_on_moving(&mut self, folder: PathBuf) {
        let before = self.backup_plan().map(|mut plan| {
            plan.folder = folder;
            plan
        });
        self.move_backups_from(before);
    }

    pub(super) fn look_for_backups(&mut self) {
        let (disk, offset) = (self.disk(), i32::from(self.now().local.offset_minutes()));
        let Some(plan) = self.backup_plan() else {
            // Sample data has no backups.
            if let Some(open) = self.open_journal_mut() {
                open.backups = BackupList::Found { rows: Vec::new(), others: 0 };
            }
            return;
        };
        let started = self.start_watched(JobKind::Backups, Task::ReadCopies, move |progress| {
            let found = plan.list(&*disk).map(|backups| {
                let count = backups.len();
                let rows: Vec<BackupRow> = progress.each(backups).filter_map(|backup| row_of(backup, offset, &plan, &*disk)).collect();
                BackupList::Found { others: count - rows.len(), rows }
            });
            JobAnswer::Backups(found.map_err(|error| crate::store::DiskProblem::from(error).to_string()))
        });
        if started == Started::Yes
            && let Some(open) = self.open_journal_mut()
        {
            open.backups = BackupList::Looking;
        }
    }

    /// Restores a backup. The open version is backed up first.
    pub(super) fn restore_backup(&mut self, path: PathBuf) {
        self.stop_reading_copies();
        self.when_free(JobKind::Backups, move |app| {
            let (now, disk) = (app.now().local, app.disk());
            let Some(open) = app.open_journal() else { return };
            let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
            let (Some(plan), revision) = (app.backup_plan(), open.document.revision()) else { return };
            let _is_free = app.start_watched(JobKind::Backups, Task::RestoreCopy, move |progress| {
                let result = Box::new(restore(&path, &plan, &request, progress, &*disk));
                JobAnswer::BackupRead { path, revision, result }
            });
        });
    }

    /// Erases a trash item from the journal, the undo history and all backups.
    pub(super) fn erase_everywhere(&mut self, id: Id) {
        let now = self.now().instant;
        let Some(open) = self.open_journal_mut().filter(|open| open.can_edit()) else { return };
        // Include the records in the item: backups hold them under their own keys.
        let mut keys = trash::keys(open.document.journal(), id);
        keys.push(Key::Trash(id));
        let keys = open.document.erase(&keys, now);
        if open.file.is_some() {
            open.to_erase.extend(keys);
        }
        // Save the journal itself at once, not only after the debounce.
        self.edited();
        self.begin_save();
    }

    /// Erases from all backups, after the journal is saved without the records: that save may still
    /// back up the former state.
    pub(super) fn erase_from_copies(&mut self) {
        let (now, disk) = (self.now().instant, self.disk());
        if self.open_journal().is_none_or(|open| open.to_erase.is_empty()) {
            return;
        }
        self.stop_reading_copies();
        let Some(plan) = self.backup_plan() else { return };
        let is_busy = self.jobs.is_running(JobKind::Backups);
        let Some(open) = self.open_journal_mut().filter(|open| open.is_saved() && !open.to_erase.is_empty() && !is_busy) else { return };
        let (keys, erased) = (std::mem::take(&mut open.to_erase), open.document.journal().erased().clone());
        let _is_free = self.start_watched(JobKind::Backups, Task::EraseFromCopies, move |progress| {
            let report = erase_from_copies(&keys, &erased, &plan, now, progress, &*disk);
            JobAnswer::Erased { keys, report }
        });
    }

    pub(super) fn go_on_erasing(&mut self, keys: Vec<Key>) {
        if let Some(open) = self.open_journal_mut() {
            open.to_erase.extend(keys);
            self.erase_from_copies();
        }
    }

    /// Renames a rescue file once it was seen, so that it is not reported again.
    pub(super) fn mark_rescue_seen(&mut self, rescued: PathBuf) {
        let path = match &self.session {
            Session::Open(open) => open.path(),
            Session::Locked(locked) => Some(locked.file.path()),
            Session::Welcome | Session::Opening | Session::Locking(_) => None,
        };
        let (Some(path), disk) = (path.map(Path::to_owned), self.disk()) else { return };
        self.when_free(JobKind::Rescue, move |app| {
            let _is_free = app.jobs.start(JobKind::Rescue, "put away", move || {
                JobAnswer::RescueSeen(rescue::mark_seen(&rescued, &path, &*disk).map_err(|error| crate::store::DiskProblem::from(error).to_string()))
            });
        });
    }

    pub(super) fn rescue(&self) {
        if let Some(rescue) = self.rescue_work() {
            let _told_nobody = rescue();
        }
    }

    /// Returns the work of writing a rescue file. `None` if nothing is unsaved or there is no file.
    pub(super) fn rescue_work(&self) -> Option<Box<dyn FnOnce() -> Result<(), SaveError> + Send>> {
        let (now, disk) = (self.now().local, self.disk());
        let (Session::Open(open) | Session::Locking(open)) = &self.session else { return self.rescue_locked_work() };
        let OpenJournal { document, file: Some(file), saved_revision, .. } = &**open else { return None };
        if *saved_revision == Some(document.revision()) {
            return None;
        }
        let (path, snapshot, sealing) = (file.path().to_owned(), open.snapshot(), file.sealing().cloned());
        Some(Box::new(move || rescue::write(&path, &snapshot, sealing.as_deref(), now, &*disk).map(|_| ())))
    }
}

/// Suggested place of a new journal: the user's documents, under a neutral name.
pub(super) fn suggested_place() -> PathBuf {
    suggested_folder().join(&lang().new_journal.suggested_name)
}

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
                seal: CopySeal::default(),
                is_pinned: backup.is_pinned,
            });
            Err(Box::new(OpenFailure { error, backup }))
        }
    }
}

pub(super) fn create(path: &Path, snapshot: Snapshot, sealing: Option<Arc<Sealing>>, now: LocalTime, disk: &dyn Disk) -> Result<OpenFile, SaveError> {
    let mut file = OpenFile::create(path, false, sealing, disk)?;
    file.go_on_from(snapshot.header.origin);
    if let Some(request) = file.save_request(snapshot, now) {
        let result = save(&request, disk);
        file.note_save(now, &result);
        result?;
    }
    Ok(file)
}

/// The list row of a backup; `None` if it may be another journal's. `offset` is the local time
/// offset in minutes.
pub(super) fn row_of(backup: Backup, offset: i32, plan: &BackupPlan, disk: &dyn Disk) -> Option<BackupRow> {
    let (counts, seal) = look_into(&backup.path, plan, disk)?;
    let made = Some(LocalTime::new(backup.when, offset));
    Some(BackupRow { made, bytes: backup.len, counts, path: backup.path, seal, is_pinned: backup.is_pinned })
}

/// Counts of a backup, if readable, and its encryption relative to the journal. `None` if it may be
/// another journal's.
fn look_into(path: &Path, plan: &BackupPlan, disk: &dyn Disk) -> Option<(Option<[usize; 3]>, CopySeal)> {
    let (journal, seal) = match read_file(path, disk) {
        Err(_) => (None, CopySeal::default()),
        Ok(content) => {
            let is_sealed = content.is_sealed();
            match content.journal(plan.sealing.as_deref()) {
                Ok(journal) if !is_sealed && plan.sealing.is_some() => (Some(journal), CopySeal::Open),
                Ok(journal) => (Some(journal), CopySeal::AsTheJournal),
                Err(UnsealError::WrongPassphrase) => (None, CopySeal::Earlier),
                Err(_) => (None, CopySeal::AsTheJournal),
            }
        }
    };
    plan.shows(path, journal.as_ref()).then(|| (journal.as_ref().map(counts), seal))
}

/// Numbers of check-ins, boundaries and marked steps.
fn counts(journal: &Journal) -> [usize; 3] {
    [TableKind::CheckIn, TableKind::Boundary, TableKind::Step].map(|table| journal.count(table))
}
