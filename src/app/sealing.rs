//! Changing the passphrase: re-encrypts the journal, then its backups, as jobs.

use std::path::PathBuf;
use std::sync::Arc;

use secrecy::SecretString;

use crate::content::lang;
use crate::journal::LocalTime;
use crate::store::seal::UnsealError;
use crate::store::{CopiesReport, ResealError, Resealed, SaveError, SaveProblem, SealChange, Sealing, change_seal, remove_copies, seal_copies_anew};
use crate::ui::action::SealWish;
use crate::ui::cx::BackupList;
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::settings::SealForm;
use crate::ui::work::Task;

use super::answers::JobAnswer;
use super::session::OpenJournal;
use super::{App, JobKind, Page};

#[derive(Default)]
pub(super) struct SealWork {
    /// The request, until no save is running.
    wish: Option<SealWish>,
    /// Former encryptions, for backups that still have them; `None` is no encryption. Cleared once
    /// all backups are done.
    earlier: Vec<Option<Arc<Sealing>>>,
    /// Re-encrypt the backups when the journal is saved and no other job uses them.
    is_due: bool,
    /// Backups to remove when no other job uses them.
    to_remove: Vec<PathBuf>,
}

impl SealWork {
    /// Notes the former encryption and schedules re-encryption of the backups.
    pub(super) fn copies_had(&mut self, sealing: Option<Arc<Sealing>>) {
        self.earlier.push(sealing);
        self.is_due = true;
    }
}

impl App {
    /// True if a change of encryption is pending or running.
    pub(super) fn is_changing_seal(&self) -> bool {
        let is_due = self.open_journal().is_some_and(|open| open.seal_work.wish.is_some() || open.seal_work.is_due);
        is_due || self.is_watching(Task::ChangeSeal) || self.is_watching(Task::SealCopies)
    }

    /// Requests a change of encryption, made once no save is running.
    pub(super) fn wish_for_seal(&mut self, wish: SealWish) {
        let Some(open) = self.open_journal_mut().filter(|open| open.can_edit() && open.file.is_some()) else { return };
        if open.in_conflict {
            return self.states.settings.sealing.fail(lang().sealing.conflict_first.clone());
        }
        open.seal_work.wish = Some(wish);
        self.states.settings.sealing.begin();
        self.begin_seal_change();
    }

    /// Starts the requested change, unless a save is running; it then starts afterwards.
    pub(super) fn begin_seal_change(&mut self) {
        if self.jobs.is_running(JobKind::Save) {
            return;
        }
        let (elapsed, now, disk, work) = (self.elapsed(), self.now().local, self.disk(), self.surroundings.work_factor);
        let Some(open) = self.open_journal_mut() else { return };
        let Some(wish) = open.seal_work.wish.take() else { return };
        let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
        open.saving_revision = Some(open.document.revision());
        open.save_began = Some(elapsed);
        open.autosave.save_began();
        let _is_free = self.start_watched(JobKind::Save, Task::ChangeSeal, move |_| {
            let (present, change) = match wish {
                SealWish::TurnOn { new } => (SecretString::default(), SealChange::Passphrase(new)),
                SealWish::Change { present, new } => (present, SealChange::Passphrase(new)),
                SealWish::TurnOff { present } => (present, SealChange::Plain),
                SealWish::RecoveryCode { present } => (present, SealChange::RecoveryCode),
            };
            JobAnswer::SealChanged(now, Box::new(change_seal(&request, &present, &change, work, &*disk)))
        });
    }

    pub(super) fn seal_changed(&mut self, began: LocalTime, result: Result<Resealed, ResealError>) {
        let elapsed = self.elapsed();
        match result {
            Ok(Resealed { sealing, code, saved }) => {
                let Some(open) = self.open_journal_mut() else { return };
                if let Some(file) = &mut open.file {
                    open.seal_work.copies_had(file.sealing().cloned());
                    file.set_sealing(sealing);
                }
                open.backups = BackupList::Unknown;
                let code = code.map(|code| SecretString::from(code.text()));
                if let Some(form) = self.states.settings.sealing.finish(code) {
                    self.told_of_seal = Some(form);
                }
                self.saved(began, saved);
            }
            Err(error) => {
                let Some(open) = self.open_journal_mut() else { return };
                open.save_began = None;
                if !open.is_saved() {
                    open.autosave.edited(elapsed);
                }
                if matches!(error, ResealError::Save(SaveError { problem: SaveProblem::Changed, .. })) {
                    open.in_conflict = true;
                    self.dialog = Some(Dialog::Conflict { changed: None });
                }
                let problem = match error {
                    ResealError::Unseal(UnsealError::WrongPassphrase) => lang().sealing.wrong.clone(),
                    other => other.to_string(),
                };
                self.states.settings.sealing.fail(problem);
                self.go_on_leaving();
            }
        }
    }

    /// Re-encrypts the backups, if due, once the journal is saved and no other job uses them.
    pub(super) fn seal_copies(&mut self) {
        let disk = self.disk();
        if !self.open_journal().is_some_and(|open| open.seal_work.is_due) {
            return;
        }
        self.stop_reading_copies();
        let is_busy = self.jobs.is_running(JobKind::Backups);
        let Some(plan) = self.backup_plan() else { return };
        let is_ready = |open: &&mut OpenJournal| open.is_saved() && !is_busy;
        let Some(open) = self.open_journal_mut().filter(is_ready) else { return };
        open.seal_work.is_due = false;
        let earlier: Vec<Arc<Sealing>> = open.seal_work.earlier.iter().flatten().cloned().collect();
        let _is_free = self.start_watched(JobKind::Backups, Task::SealCopies, move |progress| {
            let earlier = earlier.iter().map(|sealing| &**sealing);
            JobAnswer::CopiesSealed(seal_copies_anew(&plan, earlier, progress, &*disk))
        });
    }

    pub(super) fn go_on_sealing_copies(&mut self) {
        if let Some(open) = self.open_journal_mut().filter(|open| open.can_edit()) {
            open.seal_work.is_due = true;
            self.seal_copies();
        }
    }

    pub(super) fn copies_sealed(&mut self, report: &CopiesReport) {
        let words = &lang().sealing;
        let form = self.told_of_seal.take();
        let Some(open) = self.open_journal_mut() else { return };
        open.backups = BackupList::Unknown;
        let is_done = report.failed.is_empty() && report.not_reached.is_empty();
        if is_done && !open.seal_work.is_due {
            open.seal_work.earlier.clear();
        }
        let copies = if report.rewritten.is_empty() { words.no_copies.as_str().into() } else { words.copies.of(report.rewritten.len()) };
        let done = form.map_or("", |form| form.words(words).done.as_str());
        if is_done || form.is_some() {
            self.states.settings.sealing.tell(if is_done { format!("{done} {copies}").trim().to_owned() } else { done.to_owned() });
        }
        if is_done && report.unknown.is_empty() {
            return self.say(Icon::Check, if form == Some(SealForm::TurnOff) { &words.turn_off.done } else { &lang().toast.saved }, None);
        }
        // Report the remaining backups before leaving.
        self.stay();
        let mut parts = Vec::new();
        if !report.not_reached.is_empty() {
            parts.push(words.copies_stopped.of(report.not_reached.len()));
        }
        if !report.failed.is_empty() {
            parts.push(words.copies_stayed.clone());
            parts.extend(report.failed.iter().flat_map(|(path, problem)| [problem.to_string(), path.display().to_string()]));
        }
        if !report.unknown.is_empty() {
            parts.push(lang().backups.unknown.of(report.unknown.len()));
        }
        // Folders that could not be listed are reported, but only files are offered for deletion.
        let folders = self.backup_plan().map(|plan| plan.folders()).unwrap_or_default();
        let files = report.failed.iter().map(|(path, _)| path).filter(|path| !folders.contains(path));
        let paths = files.chain(&report.not_reached).cloned().collect();
        self.dialog = Some(Dialog::CopiesStayed { message: parts.join("\n"), paths });
    }

    /// Deletes backups as soon as no other job uses them.
    pub(super) fn remove_copies(&mut self, paths: Vec<PathBuf>) {
        if let Some(open) = self.open_journal_mut().filter(|open| open.can_edit()) {
            open.seal_work.to_remove.extend(paths);
        }
        self.stop_reading_copies();
        self.go_on_removing_copies();
    }

    /// Starts deleting backups, unless another job uses them.
    pub(super) fn go_on_removing_copies(&mut self) {
        if self.jobs.is_running(JobKind::Backups) {
            return;
        }
        let disk = self.disk();
        let Some(open) = self.open_journal_mut().filter(|open| !open.seal_work.to_remove.is_empty()) else { return };
        let paths = std::mem::take(&mut open.seal_work.to_remove);
        let _is_free = self.start_watched(JobKind::Backups, Task::RemoveCopies, move |_| {
            let left = remove_copies(&paths, &*disk);
            JobAnswer::CopiesRemoved { count: paths.len() - left.len(), left: left.into_iter().map(|(path, problem)| (path, problem.to_string())).collect() }
        });
    }

    pub(super) fn copies_removed(&mut self, count: usize, left: &[(PathBuf, String)]) {
        let words = &lang().sealing;
        if let Some(open) = self.open_journal_mut() {
            open.backups = BackupList::Unknown;
        }
        if left.is_empty() {
            return self.say(Icon::Check, words.removed.of(count), None);
        }
        let named = left.iter().flat_map(|(path, problem)| [problem.clone(), path.display().to_string()]);
        let message = std::iter::once(words.not_removed.clone()).chain(named).collect::<Vec<_>>().join("\n");
        self.dialog = Some(Dialog::Notice { title: words.copies_stayed_title.clone(), message, offer: None });
    }

    pub(super) fn open_seal_form(&mut self, form: SealForm) {
        self.go(Page::Settings);
        self.states.settings.sealing.open(form);
    }
}
