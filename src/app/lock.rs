//! Locking: removes the content from the screen at once, then from memory, without losing changes.
//!
//! The journal is encrypted before it is dropped, which needs no disk. Unsaved changes are written
//! from the encrypted snapshot and retried while locked, so a full or missing disk never keeps
//! plain text in memory.

use std::sync::Arc;

use crate::content::lang;
use crate::journal::{Key, LocalTime};
use crate::store::{BackupPlan, SaveError, SaveProblem, Saved, SealError, SealedSnapshot, rescue, save_sealed};
use crate::ui::action::Page;
use crate::ui::dialog::Dialog;
use crate::ui::pages::{PageStates, welcome};
use crate::ui::work::Task;

use super::answers::JobAnswer;
use super::autosave::Autosave;
use super::jobs::Started;
use super::leave::Next;
use super::run::is_called_up;
use super::session::{Locked, OpenJournal, Session};
use super::told_to_lock::Asker;
use super::{App, JobKind};

#[derive(Default)]
pub(super) struct Locking {
    /// Lock as soon as the change of encryption ends.
    pub is_due: bool,
    /// Locked: clear egui's memory.
    pub forgets_everything: bool,
    page: Option<Page>,
    /// A dialog to show after unlocking.
    tells_later: Option<Dialog>,
    /// Lock requests waiting for the lock.
    pub askers: Vec<Asker>,
}

/// State of a journal locked in this session, for resuming.
#[derive(Default)]
pub(super) struct Rest {
    /// The page to return to.
    pub page: Option<Page>,
    /// Set if the file is behind the encrypted snapshot.
    pub unsaved: Option<Unsaved>,
    /// Time of the last save.
    pub last_saved: Option<LocalTime>,
    /// Erased records that backups still hold.
    pub to_erase: Vec<Key>,
    /// Place of the last backup on leaving, if backups are made.
    pub plan: Option<BackupPlan>,
}

/// State of an encrypted snapshot that is not saved yet.
#[derive(Default)]
pub(super) struct Unsaved {
    /// Timing of its save.
    pub autosave: Autosave,
    /// The last save failed.
    pub has_failed: bool,
    /// The file was changed outside: nothing is written until that is resolved.
    pub in_conflict: bool,
    /// The running save began before locking and misses later changes.
    pub save_is_older: bool,
}

impl App {
    pub(super) const fn is_locked(&self) -> bool {
        matches!(self.session, Session::Locking(_) | Session::Locked(_))
    }

    /// True if the file is behind the encrypted snapshot.
    pub(super) fn is_unsaved_while_locked(&self) -> bool {
        matches!(&self.session, Session::Locked(locked) if locked.rest.unsaved.is_some())
    }

    pub(super) fn can_lock(&self) -> bool {
        self.open_journal().and_then(|open| open.file.as_ref()).is_some_and(|file| file.sealing().is_some())
    }

    /// Locks the journal. Nothing of it is painted afterwards.
    pub(super) fn lock(&mut self) {
        if matches!(self.session, Session::Locked(_)) {
            // A passphrase being tried must not unlock any more.
            self.jobs.give_up(JobKind::Open);
        }
        self.drop_sealed_left();
        if !self.can_lock() {
            return;
        }
        // Journal and backups are re-encrypted in turn: blank the window, and lock afterwards.
        self.locking.is_due = self.is_changing_seal();
        if self.locking.is_due {
            return self.cover.put();
        }
        let page = if is_called_up(self.page) { self.called_from.first().map_or(Page::Today, |caller| caller.page) } else { self.page };
        self.forget_content();
        self.locking.page = (page != Page::Paper).then_some(page);
        let Session::Open(open) = std::mem::take(&mut self.session) else { return };
        let sealing = open.file.as_ref().and_then(|file| file.sealing()).cloned();
        match (sealing, open.path()) {
            (Some(sealing), _) if open.can_edit() => {
                let snapshot = open.snapshot();
                self.session = Session::Locking(open);
                let started = self.jobs.start(JobKind::Lock, "lock", move || JobAnswer::Sealed(Box::new(SealedSnapshot::seal(&snapshot, &sealing))));
                debug_assert_eq!(started, Started::Yes, "only what is open is locked, and it is not open while it is");
            }
            // A read-only file has no unsaved changes: read it again, still encrypted.
            (_, Some(path)) => {
                let path = path.to_owned();
                drop(open);
                self.begin_opening(path);
            }
            (_, None) => self.session = Session::Open(open),
        }
    }

    pub(super) fn lock_when_sealed(&mut self) {
        if self.locking.is_due && !self.is_changing_seal() {
            self.cover.is_on = false;
            self.lock();
        }
    }

    /// Drops page state and stops jobs on the journal.
    fn forget_content(&mut self) {
        self.stay();
        self.stop_export();
        self.stop_reading_copies();
        for task in [Task::SaveCopy, Task::RestoreCopy] {
            self.stop(task);
        }
        self.give_up_reading();
        self.states = PageStates::default();
        self.welcome = welcome::State::default();
        self.page = Page::Today;
        self.called_from.clear();
        (self.focused, self.returns_focus, self.change_leads_back_to) = (None, None, None);
        (self.dialog, self.damaged, self.toast, self.palette) = (None, None, None, None);
        self.shows_shortcuts = false;
        (self.asks_place, self.to_export, self.printout) = (None, None, None);
        self.told_of_seal = None;
        (self.copied_text, self.leftover_undo) = (None, None);
        self.actions.clear();
        self.clear_clipboard();
        crate::export::forget();
        self.locking.forgets_everything = true;
        self.cover.is_due = true;
    }

    /// Drops the encrypted journal and writes its unsaved changes.
    pub(super) fn sealed(&mut self, result: Result<SealedSnapshot, SealError>) {
        let Session::Locking(open) = std::mem::take(&mut self.session) else { return };
        let snapshot = match result {
            Ok(snapshot) => snapshot,
            Err(error) => return self.not_locked(open, error.to_string()),
        };
        let OpenJournal { document, file, autosave, saved_revision, saving_revision, last_saved, has_failed, in_conflict, to_erase, .. } = *open;
        let revision = document.revision();
        let Some(mut file) = file else { return };
        file.set_sealing(None);
        let backups = document.journal().preferences_or_initial().backups;
        let plan = backups.enabled.then(|| file.backup_plan(&backups));
        drop(document);
        let is_saving = self.jobs.is_running(JobKind::Save);
        let unsaved = (saved_revision != Some(revision)).then(|| Unsaved {
            autosave,
            has_failed,
            in_conflict,
            save_is_older: is_saving && saving_revision != Some(revision),
        });
        let rest = Rest { page: self.locking.page.take(), unsaved, last_saved, to_erase, plan };
        self.session = Session::Locked(Box::new(Locked { file, snapshot: Arc::new(snapshot), was_wrong: false, rest }));
        self.save_while_locked();
        self.go_on_leaving();
    }

    /// Handles a panic while locking or locked. A rescue file was written before.
    pub(super) fn job_failed_while_locked(&mut self, kind: JobKind) {
        let elapsed = self.elapsed();
        match std::mem::take(&mut self.session) {
            Session::Locking(open) if kind == JobKind::Lock => return self.not_locked(open, lang().open.job_failed.clone()),
            session => self.session = session,
        }
        match &mut self.session {
            Session::Locking(open) => {
                open.save_failed(elapsed);
            }
            Session::Locked(locked) => {
                if let Some(unsaved) = &mut locked.rest.unsaved {
                    unsaved.has_failed = true;
                    unsaved.autosave.failed(elapsed);
                }
                if self.next.is_some() {
                    locked.rest.unsaved = None;
                    self.go_on_leaving();
                }
            }
            _ => {}
        }
    }

    /// Handles failed encryption: the journal stays open, as dropping it would lose data, and the
    /// window stays blank.
    pub(super) fn not_locked(&mut self, open: Box<OpenJournal>, message: String) {
        self.session = Session::Open(open);
        self.cover.is_on = true;
        self.dialog = Some(Dialog::Notice { title: lang().hiding.not_locked.clone(), message, offer: None });
    }

    /// Starts saving the encrypted snapshot, unless it is saved or a save is running.
    pub(super) fn save_while_locked(&mut self) {
        let (now, disk) = (self.now().local, self.disk());
        let Session::Locked(locked) = &mut self.session else { return };
        let Some(unsaved) = locked.rest.unsaved.as_mut().filter(|unsaved| !unsaved.in_conflict) else { return };
        if self.jobs.is_running(JobKind::Save) {
            return;
        }
        let Some(request) = locked.file.sealed_save_request(Arc::clone(&locked.snapshot), now) else { return };
        unsaved.save_is_older = false;
        unsaved.autosave.save_began();
        let started = self.jobs.start(JobKind::Save, "save", move || JobAnswer::Saved { began: now, result: save_sealed(&request, &*disk) });
        debug_assert_eq!(started, Started::Yes, "that was asked above");
    }

    /// Handles the end of a save while locked.
    pub(super) fn saved_while_locked(&mut self, began: LocalTime, result: &Result<Saved, SaveError>) {
        let (elapsed, now) = (self.elapsed(), self.now().local);
        let Session::Locked(locked) = &mut self.session else { return };
        locked.file.note_save(began, result);
        if let Ok(saved) = result {
            locked.rest.last_saved = Some(now);
            if let Some(theirs) = &saved.theirs {
                self.tell_of_theirs(theirs);
            }
        }
        let Session::Locked(locked) = &mut self.session else { return };
        let Some(unsaved) = &mut locked.rest.unsaved else { return };
        match result {
            Ok(_) if unsaved.save_is_older => {
                unsaved.in_conflict = false;
                self.save_while_locked();
            }
            Ok(_) => locked.rest.unsaved = None,
            Err(error) => {
                unsaved.has_failed = true;
                unsaved.in_conflict |= matches!(error.problem, SaveProblem::Changed);
                unsaved.autosave.failed(elapsed);
                if self.next.is_some() {
                    return self.put_beside(error);
                }
            }
        }
        self.go_on_leaving();
    }

    /// Handles a failed save when leaving a locked journal: writes a rescue file, or asks if that
    /// fails too.
    fn put_beside(&mut self, error: &SaveError) {
        let is_beside = matches!(self.rescue_locked(), Some(Ok(())));
        let Session::Locked(locked) = &mut self.session else { return };
        if is_beside {
            locked.rest.unsaved = None;
            self.go_on_leaving();
        } else {
            let safe_since = locked.rest.last_saved;
            self.dialog = Some(Dialog::SaveFailed { message: error.to_string(), safe_since, is_leaving: true });
        }
    }

    /// Writes the unsaved encrypted snapshot to a rescue file. `None` if it is saved.
    fn rescue_locked(&self) -> Option<Result<(), SaveError>> {
        self.rescue_locked_work().map(|rescue| rescue())
    }

    /// Returns the work for that, to run on another thread. `None` if it is saved.
    pub(super) fn rescue_locked_work(&self) -> Option<Box<dyn FnOnce() -> Result<(), SaveError> + Send>> {
        let Session::Locked(locked) = &self.session else { return None };
        locked.rest.unsaved.as_ref()?;
        let (path, snapshot) = (locked.file.path().to_owned(), Arc::clone(&locked.snapshot));
        let (now, disk) = (self.now().local, self.disk());
        Some(Box::new(move || rescue::write_sealed(&path, &snapshot, now, &*disk).map(|_| ())))
    }

    /// Leaves a locked journal as soon as it is saved.
    pub(super) fn leave_locked(&mut self, next: Next) {
        let Session::Locked(locked) = &self.session else {
            self.next = Some(next);
            return;
        };
        let in_conflict = locked.rest.unsaved.as_ref().map(|unsaved| unsaved.in_conflict);
        self.next = Some(next);
        let Some(in_conflict) = in_conflict else { return self.go_on_leaving() };
        if in_conflict {
            let path = locked.file.path().to_owned();
            self.put_beside(&SaveError { path, problem: SaveProblem::Changed });
        } else {
            self.save_while_locked();
        }
    }

    pub(super) fn go_on_after_lock(&mut self, rest: Rest) {
        let elapsed = self.elapsed();
        let is_saving = self.jobs.is_running(JobKind::Save);
        let Some(open) = self.open_journal_mut() else { return };
        open.last_saved = rest.last_saved;
        open.to_erase = rest.to_erase;
        if let Some(unsaved) = rest.unsaved {
            open.saved_revision = None;
            open.saving_revision = (is_saving && !unsaved.save_is_older).then(|| open.document.revision());
            open.autosave.edited(elapsed);
            open.has_failed = unsaved.has_failed;
            open.in_conflict = unsaved.in_conflict;
            if unsaved.in_conflict {
                self.dialog = Some(Dialog::Conflict { changed: None });
            }
        }
        if let (Some(page), Page::Today) = (rest.page, self.page) {
            self.page = page;
        }
        if let Some(dialog) = self.locking.tells_later.take() {
            self.dialog.get_or_insert(dialog);
        }
        self.look_at_file();
    }

    pub(super) fn tell_once_open(&mut self, dialog: Dialog) {
        self.locking.tells_later.get_or_insert(dialog);
    }

    /// Postpones reports of jobs on a locked journal until it is unlocked.
    pub(super) fn tell_later(&mut self, kind: JobKind) {
        if !self.is_locked() {
            return;
        }
        self.toast = None;
        if !matches!(kind, JobKind::Open | JobKind::Save | JobKind::Lock) {
            self.locking.tells_later = self.dialog.take().or(self.locking.tells_later.take());
        }
    }
}
