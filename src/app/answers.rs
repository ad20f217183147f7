//! Job results and their handling.

use std::path::PathBuf;
use std::sync::Arc;

use crate::content::{SharedFileProblem, fill, lang};
use crate::insights::SearchIndex;
use crate::journal::{Journal, Key, LocalTime, Origin};
use crate::print::{DialogEnd, PrintEnd, Printer};
use crate::store::seal::UnsealError;
use crate::store::{
    BackupOutcome, CopiesReport, Document, ExchangeError, FileBody, FileContent, Fingerprint, OpenError, OpenFile, OtherSeals, ResealError, Resealed,
    SaveError, SaveProblem, Saved, SealError, SealedSnapshot, Sealing, TheirsTaken, Written, trash,
};
use crate::ui::action::{Action, Page, Shared};
use crate::ui::cx::{BackupList, BackupRow};
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::insights::Found;
use crate::ui::pages::welcome::SubPage;
use crate::ui::pages::{paper, welcome};

use super::conflict::Look;
use super::exports::{Export, MadeFiles};
use super::files::file_name;
use super::jobs::{Ended, Finished};
use super::last_sitting::LeftBehind;
use super::lock::Rest;
use super::search::Search;
use super::session::{Locked, OpenJournal, Session};
use super::shared_files::SharedFile;
use super::{App, AsksPlace, JobKind};

pub(super) enum JobAnswer {
    Opened(Box<Result<Opened, Box<OpenFailure>>>),
    Unlocked(Box<Result<(Sealing, Journal), UnsealError>>),
    Sealed(Box<Result<SealedSnapshot, SealError>>),
    Created {
        revision: u64,
        /// The file and the time of writing.
        result: Box<Result<(OpenFile, LocalTime), SaveError>>,
    },
    Saved {
        began: LocalTime,
        result: Result<Saved, SaveError>,
    },
    /// The missing file was written again.
    WrittenAnew {
        revision: u64,
        result: Box<Result<(OpenFile, LocalTime), SaveError>>,
    },
    /// The renamed file was opened; true if its content is unchanged.
    Followed(Box<Result<(OpenFile, bool), OpenError>>),
    CopySaved {
        revision: u64,
        /// Saved in order to leave.
        is_leaving: bool,
        result: Result<PathBuf, SaveError>,
    },
    ExportMade(Arc<Export>, Result<MadeFiles, String>),
    ExportWritten {
        export: Arc<Export>,
        name: String,
        written: Result<Written, String>,
    },
    SharedRead {
        kind: Shared,
        path: PathBuf,
        result: Result<SharedFile, SharedFileProblem>,
    },
    PrintDialog(Result<DialogEnd, String>),
    Printers(Result<Vec<Printer>, String>),
    Printed(Result<PrintEnd, String>),
    Viewed(Result<(), String>),
    TakenBack(Result<(), String>),
    Insights(Box<Found>),
    Paper(Box<paper::Found>),
    /// The conflict was resolved with our version.
    KeptMine(Result<(Saved, PathBuf), ExchangeError>),
    /// Their version was read to replace ours; with the revision of ours that was kept.
    TookTheirs(u64, Box<Result<TheirsTaken, ExchangeError>>),
    TheirsUnlocked(Box<Result<(Sealing, Journal), UnsealError>>),
    /// Result of a file check, for this fingerprint.
    Looked(Fingerprint, Look),
    Backups(Result<BackupList, String>),
    BackupsMoved {
        from: PathBuf,
        /// Backups not moved, or why none were.
        stayed: Result<Vec<PathBuf>, String>,
    },
    BackupRead {
        path: PathBuf,
        /// The open revision that was kept first.
        revision: u64,
        result: Box<Result<(Origin, Journal), ExchangeError>>,
    },
    Erased {
        keys: Vec<Key>,
        report: CopiesReport,
    },
    /// The encryption was changed; the time is its start.
    SealChanged(LocalTime, Box<Result<Resealed, ResealError>>),
    CopiesSealed(CopiesReport),
    OtherSeals(OtherSeals),
    CopiesRemoved {
        count: usize,
        /// Remaining backups, and why.
        left: Vec<(PathBuf, String)>,
    },
    /// The sync service of this path, if any.
    SyncedFolder(PathBuf, Option<&'static str>),
    /// A search index, with its job's ticket.
    Indexed(Box<SearchIndex>, Arc<()>),
    /// Unsaved changes were rescued at quit.
    PutBesideAtEnd(Result<(), SaveError>),
    RescueSeen(Result<PathBuf, String>),
    Chosen(super::file_dialogs::Purpose, Option<PathBuf>),
    /// The clipboard was cleared, unless its content was no longer ours.
    ClipboardCleared,
    LastSitting(Box<LeftBehind>),
    /// The last state was backed up, or cannot be.
    LastCopyKept,
    /// The sidecar was written or removed, or will be retried.
    SidecarDone,
}

pub(super) struct Opened {
    /// The file.
    pub file: OpenFile,
    /// Its content.
    pub content: FileContent,
    /// Rescue files beside it, newest first.
    pub rescued: Vec<PathBuf>,
}

pub(super) struct OpenFailure {
    /// The error.
    pub error: OpenError,
    /// The newest readable backup.
    pub backup: Option<BackupRow>,
}

impl App {
    /// Handles a job result. Results for another document are dropped.
    pub(super) fn take_answer(&mut self, ended: Ended<JobKind, JobAnswer>) {
        let Ended { document, kind, finished } = ended;
        let was_stopped = self.end_watching(document, kind);
        if document != self.jobs.document() {
            return self.refuse(finished);
        }
        let had_dialog = self.dialog.is_some();
        match finished {
            Finished::Done(answer) => {
                self.act_on(answer, was_stopped);
                self.go_on_after(kind);
            }
            Finished::Panicked | Finished::NotStarted => self.job_failed(kind),
        }
        self.begin_waiting(kind);
        // A dialog that opens by itself takes no focus, unless leaving waits for it.
        let stands = self.next.is_none() && self.dialog.as_ref().is_some_and(Dialog::can_stand);
        self.dialog_stands = stands && (self.dialog_stands || !had_dialog);
    }

    /// Drops the result of a job for a document that is no longer open. A new file is still
    /// reported.
    fn refuse(&mut self, finished: Finished<JobAnswer>) {
        if let Finished::Done(JobAnswer::Created { result, .. }) = finished
            && let Ok((file, _)) = *result
            && !self.is_locked()
        {
            self.say_that_it_was_made(&file);
        }
    }

    /// Reports a journal that was created after the user moved on, and offers to open it.
    fn say_that_it_was_made(&mut self, file: &OpenFile) {
        let offer = (lang().toast.open_it.clone(), Action::OpenPath(file.path().to_owned()));
        self.say(Icon::Check, fill(&lang().toast.journal_made, &[("file", &file_name(file.path()))]), Some(offer));
    }

    fn act_on(&mut self, answer: JobAnswer, was_stopped: bool) {
        match answer {
            JobAnswer::Opened(result) => self.opened(*result),
            JobAnswer::Unlocked(result) => self.unlocked(*result),
            JobAnswer::Sealed(result) => self.sealed(*result),
            JobAnswer::Created { revision, result } => self.created(revision, *result),
            JobAnswer::Saved { began, result } => self.saved(began, result),
            JobAnswer::WrittenAnew { revision, result } => self.written_anew(revision, *result),
            JobAnswer::Followed(result) => self.followed(*result),
            JobAnswer::CopySaved { revision, is_leaving, result } => self.copy_saved(revision, is_leaving, result),
            JobAnswer::ExportMade(export, made) => self.write_export(export, made),
            JobAnswer::ExportWritten { export, name, written } => self.export_written(&export, &name, written),
            JobAnswer::SharedRead { kind, path, result } => self.shared_read(kind, path, result),
            JobAnswer::PrintDialog(ended) => self.print_dialog_ended(ended, was_stopped),
            JobAnswer::Printers(found) => self.printers_found(found),
            JobAnswer::Printed(ended) => self.printed(ended),
            JobAnswer::Viewed(ended) => self.viewed(ended),
            JobAnswer::TakenBack(ended) => self.taken_back(ended),
            JobAnswer::OtherSeals(found) => self.other_seals_found(found),
            JobAnswer::Insights(found) => self.states.insights.take(*found),
            JobAnswer::Paper(found) => self.states.paper.take(*found),
            JobAnswer::KeptMine(result) => self.kept_mine(result),
            JobAnswer::TookTheirs(revision, result) => self.took_theirs(revision, *result),
            JobAnswer::TheirsUnlocked(result) => self.theirs_unlocked(*result),
            JobAnswer::Looked(fingerprint, look) => self.looked(&fingerprint, look),
            JobAnswer::Backups(found) => {
                if let Some(open) = self.open_journal_mut() {
                    open.backups = found.unwrap_or_else(BackupList::Failed);
                }
            }
            JobAnswer::BackupsMoved { from, stayed } => self.backups_moved(from, stayed, was_stopped),
            // Stopped too late to spare the disk work, but in time to keep the journal.
            JobAnswer::BackupRead { result, .. } if was_stopped || matches!(*result, Err(ExchangeError::Stopped)) => {
                if let Some(open) = self.open_journal_mut() {
                    open.backups = BackupList::Unknown;
                }
                self.say(Icon::Info, &lang().work.restore_stopped, None);
            }
            JobAnswer::BackupRead { path, revision, result } => self.backup_read(path, revision, *result),
            JobAnswer::SealChanged(began, result) => self.seal_changed(began, *result),
            JobAnswer::CopiesSealed(report) => self.copies_sealed(&report),
            JobAnswer::CopiesRemoved { count, left } => self.copies_removed(count, &left),
            JobAnswer::SyncedFolder(path, name) => self.sync_found(path, name),
            JobAnswer::Indexed(index, ticket) => self.indexed(index, &ticket),
            JobAnswer::Erased { keys, report } => self.erased(keys, &report),
            JobAnswer::PutBesideAtEnd(result) => self.put_beside_at_end(&result),
            JobAnswer::RescueSeen(Ok(path)) => self.say(Icon::Check, fill(&lang().toast.rescue_seen, &[("file", &file_name(&path))]), None),
            JobAnswer::RescueSeen(Err(problem)) => self.warn(fill(&lang().toast.rescue_not_seen, &[("problem", &problem)])),
            JobAnswer::Chosen(purpose, path) => self.place_chosen(purpose, path),
            JobAnswer::LastSitting(left) => self.tell_of_last_sitting(*left),
            JobAnswer::LastCopyKept => {
                if let Some(open) = self.open_journal_mut() {
                    open.backups = BackupList::Unknown;
                }
            }
            JobAnswer::ClipboardCleared | JobAnswer::SidecarDone => {}
        }
    }

    fn go_on_after(&mut self, kind: JobKind) {
        if matches!(kind, JobKind::Print | JobKind::Export) {
            self.go_on_leaving();
        }
        if kind == JobKind::Save {
            self.begin_seal_change();
        }
        if kind == JobKind::Backups {
            self.seal_copies();
            self.erase_from_copies();
            self.go_on_removing_copies();
            self.go_on_leaving();
            self.look_for_backups_if_shown();
        }
        self.tell_later(kind);
    }

    /// A job panicked. The document is unaffected; a rescue file is written anyway.
    fn job_failed(&mut self, kind: JobKind) {
        self.rescue();
        let elapsed = self.elapsed();
        if self.is_locked() && matches!(kind, JobKind::Lock | JobKind::Save) {
            return self.job_failed_while_locked(kind);
        }
        if matches!(self.session, Session::Opening) {
            self.give_up_opening();
        }
        match (&mut self.session, kind) {
            (Session::Open(open), JobKind::Save) => {
                open.save_failed(elapsed);
                self.states.settings.sealing.fail(lang().open.job_failed_title.clone());
            }
            (_, JobKind::Insights) => self.states.insights.give_up(),
            (_, JobKind::Paper) => self.states.paper.give_up(),
            (_, JobKind::Printers) => self.states.paper.print = None,
            (Session::Open(open), JobKind::Backups) => open.backups = BackupList::Stopped,
            (Session::Open(open), JobKind::Index) => open.search = Search::Failed,
            _ => {}
        }
        let words = &lang().open;
        self.dialog = Some(Dialog::Notice { title: words.job_failed_title.clone(), message: words.job_failed.clone(), offer: None });
    }

    fn opened(&mut self, result: Result<Opened, Box<OpenFailure>>) {
        match result {
            Ok(Opened { file, content, rescued }) => {
                self.window_size.opened(content.header.window);
                if let Some(newest) = rescued.into_iter().next() {
                    self.dialog = Some(Dialog::Rescued { path: newest, can_put_away: file.read_only().is_none() });
                }
                match content.body {
                    FileBody::Plain(journal) => self.show_journal(Document::new(content.header, journal), Some(file)),
                    FileBody::Locked(sealed) => {
                        let snapshot = Arc::new(SealedSnapshot { header: content.header, locked: sealed });
                        self.session = Session::Locked(Box::new(Locked { file, snapshot, was_wrong: false, rest: Rest::default() }));
                    }
                }
            }
            Err(failure) => {
                let OpenFailure { error, backup } = *failure;
                if matches!(self.session, Session::Opening) {
                    self.give_up_opening();
                }
                self.dialog = Some(Dialog::OpenFailed { message: error.to_string(), backup });
                self.damaged = Some(error.path);
            }
        }
    }

    fn unlocked(&mut self, result: Result<(Sealing, Journal), UnsealError>) {
        let Session::Locked(locked) = &mut self.session else { return };
        match result {
            Ok((sealing, journal)) => {
                let Session::Locked(locked) = std::mem::take(&mut self.session) else { return };
                let Locked { mut file, snapshot, rest, .. } = *locked;
                file.set_sealing(Some(sealing.into()));
                self.show_journal(Document::new(snapshot.header.clone(), journal), Some(file));
                self.go_on_after_lock(rest);
                self.look_for_other_seals();
            }
            Err(UnsealError::WrongPassphrase) => locked.was_wrong = true,
            // Unsaved changes exist only in this snapshot, so it is kept.
            Err(error) if locked.rest.unsaved.is_some() => {
                let title = lang().open.failed_title.clone();
                self.dialog = Some(Dialog::Notice { title, message: error.to_string(), offer: None });
            }
            Err(error) => {
                let message = format!("{error}\n{}", locked.file.path().display());
                self.give_up_opening();
                self.dialog = Some(Dialog::OpenFailed { message, backup: None });
            }
        }
    }

    /// Shows a journal: opened, new or sample data.
    pub(super) fn show_journal(&mut self, document: Document, file: Option<OpenFile>) {
        self.left = None;
        let mut open = OpenJournal::new(document, file);
        let is_to_be_parted = open.file.as_mut().is_some_and(OpenFile::is_to_be_parted);
        let now = self.now().instant;
        // Checked before purging, which counts as a change made now.
        let is_held_back = open.can_edit() && trash::is_held_back(open.document.journal(), now);
        if open.can_edit()
            && let Some(purge) = trash::purge(open.document.journal(), now)
        {
            open.document.edit_quietly(purge, now);
            open.autosave.edited(self.surroundings.clock.elapsed());
        }
        // An ongoing Moment continues.
        let moment = std::mem::take(&mut self.states.moment);
        self.states = crate::ui::pages::PageStates { moment, ..Default::default() };
        self.welcome = welcome::State::default();
        self.page = if self.page == Page::Moment { Page::Moment } else { Page::Today };
        self.session = Session::Open(Box::new(open));
        self.begin_counting();
        self.follow_reopen_pointer();
        if is_held_back {
            self.say(Icon::Info, &lang().toast.trash_held_back, None);
        }
        self.look_at_last_sitting();
        if is_to_be_parted {
            self.say(Icon::Info, &lang().toast.other_name, None);
        }
    }

    fn created(&mut self, revision: u64, result: Result<(OpenFile, LocalTime), SaveError>) {
        let is_asked = matches!(self.asks_place, Some(AsksPlace::KeepSample | AsksPlace::NewJournal))
            || (self.asks_place.is_none() && self.welcome.sub_page == SubPage::New);
        match result {
            Ok((file, when)) => {
                match &mut self.session {
                    // The sample data was saved as a journal.
                    Session::Open(open) if open.file.is_none() => {
                        open.saved_revision = Some(revision);
                        open.file = Some(file);
                        open.last_saved = Some(when);
                    }
                    // Leave the open journal only now that the new file exists.
                    Session::Open(open) if self.asks_place == Some(AsksPlace::NewJournal) && open.may_be_left() => {
                        self.show_made(file, when);
                    }
                    Session::Welcome if is_asked => {
                        self.show_journal(self.new_document(), Some(file));
                        if let Some(open) = self.open_journal_mut() {
                            open.last_saved = Some(when);
                        }
                    }
                    _ => return self.say_that_it_was_made(&file),
                }
                if is_asked {
                    self.asks_place = None;
                    self.welcome = welcome::State::default();
                }
                self.go_on_leaving();
            }
            Err(error) if is_asked => self.welcome.error = Some(error.to_string()),
            Err(error) => self.dialog = Some(Dialog::Notice { title: lang().save.failed_title.clone(), message: error.to_string(), offer: None }),
        }
    }

    /// Ends the place picker. If the copy was saved because the file failed, and nothing changed
    /// since, the journal may be left.
    fn copy_saved(&mut self, revision: u64, is_leaving: bool, result: Result<PathBuf, SaveError>) {
        let is_asked = self.asks_place == Some(AsksPlace::Copy);
        match result {
            Ok(path) => {
                if is_asked {
                    self.asks_place = None;
                }
                self.say(Icon::Check, fill(&lang().toast.copy_saved, &[("file", &file_name(&path))]), None);
                if let Some(open) = self.open_journal_mut().filter(|_| is_leaving) {
                    open.revision_in_copy = Some(revision);
                }
                self.go_on_leaving();
            }
            Err(error) if is_asked => self.welcome.error = Some(error.to_string()),
            Err(error) => {
                self.stay();
                self.dialog = Some(Dialog::Notice { title: lang().save.failed_title.clone(), message: error.to_string(), offer: None });
            }
        }
    }

    pub(super) fn saved(&mut self, began: LocalTime, result: Result<Saved, SaveError>) {
        let (elapsed, now) = (self.elapsed(), self.now().local);
        if matches!(self.session, Session::Locked(_)) {
            return self.saved_while_locked(began, &result);
        }
        let (Session::Open(open) | Session::Locking(open)) = &mut self.session else { return };
        let took = open.save_began.take().map(|began| elapsed.saturating_sub(began)).unwrap_or_default();
        if let Some(file) = &mut open.file {
            file.note_save(began, &result);
        }
        match result {
            Ok(saved) => {
                open.saved_revision = open.saving_revision;
                open.last_saved = Some(now);
                open.has_failed = false;
                open.in_conflict = false;
                open.is_gone = false;
                open.autosave.saved();
                open.sidecar.saved(took);
                if matches!(self.dialog, Some(Dialog::SaveFailed { .. })) {
                    self.dialog = None;
                }
                if let Some(theirs) = &saved.theirs {
                    self.tell_of_theirs(theirs);
                }
                if matches!(saved.backup, BackupOutcome::Failed(_)) && !std::mem::replace(&mut self.has_warned_of_backups, true) {
                    self.warn(&lang().toast.backup_failed);
                }
                self.seal_copies();
                self.erase_from_copies();
                self.go_on_leaving();
            }
            Err(error) => {
                let is_first = !open.save_failed(elapsed);
                let has_changed = matches!(error.problem, SaveProblem::Changed);
                open.in_conflict |= has_changed;
                open.is_gone |= matches!(error.problem, SaveProblem::Gone);
                let is_gone = open.is_gone;
                if self.is_locked() {
                    // Retried under the encryption, and reported after unlocking.
                } else if has_changed {
                    self.dialog = Some(Dialog::Conflict { changed: None });
                } else if is_gone {
                    self.ask_where_file_is();
                } else if is_first || self.next.is_some() || self.wants_to_hear_of_save {
                    self.show_save_error(&error, self.next.is_some());
                }
            }
        }
        self.wants_to_hear_of_save = false;
    }

    pub(super) fn show_save_error(&mut self, error: &SaveError, is_leaving: bool) {
        let safe_since = self.open_journal().and_then(|open| open.last_saved);
        self.dialog = Some(Dialog::SaveFailed { message: error.to_string(), safe_since, is_leaving });
    }

    fn backups_moved(&mut self, from: PathBuf, stayed: Result<Vec<PathBuf>, String>, was_stopped: bool) {
        if let Some(open) = self.open_journal_mut() {
            open.backups = BackupList::Unknown;
        }
        let words = &lang().backups;
        match stayed {
            Ok(stayed) if stayed.is_empty() => self.say(Icon::Check, &words.moved, None),
            Ok(stayed) if was_stopped => {
                self.stay();
                let message = format!("{}\n{}", lang().work.move_stopped.of(stayed.len()), from.display());
                self.show_stopped(message, Action::MoveCopiesFrom(from));
            }
            Ok(stayed) => {
                let names: Vec<String> = stayed.iter().map(|path| path.display().to_string()).collect();
                let message = format!("{}\n{}", words.moved_partly, names.join("\n"));
                self.dialog = Some(Dialog::Notice { title: words.heading.clone(), message, offer: None });
            }
            Err(problem) => {
                let message = fill(&words.not_moved, &[("problem", &problem)]);
                self.dialog = Some(Dialog::Notice { title: words.heading.clone(), message, offer: None });
            }
        }
    }

    fn backup_read(&mut self, path: PathBuf, revision: u64, result: Result<(Origin, Journal), ExchangeError>) {
        let now = self.now().instant;
        match result {
            Ok((origin, journal)) => {
                let Some(open) = self.open_journal_mut() else { return };
                if open.document.revision() != revision {
                    // Keep newer changes too before replacing them.
                    return self.restore_backup(path);
                }
                open.document.replace(journal, now);
                if let Some(file) = &mut open.file {
                    // Above both the restored revision and the kept one. Its backups follow its own
                    // lineage.
                    let revision = origin.revision.max(file.origin().next().revision);
                    file.go_on_from(Origin { lineage: None, revision });
                }
                open.backups = BackupList::Unknown;
                self.states = crate::ui::pages::PageStates::default();
                self.page = Page::Today;
                self.edited();
                self.say(Icon::Check, &lang().toast.backup_restored, None);
            }
            Err(error) => {
                self.dialog = Some(Dialog::Notice { title: lang().open.failed_title.clone(), message: error.to_string(), offer: None });
            }
        }
    }

    fn erased(&mut self, keys: Vec<Key>, report: &CopiesReport) {
        let words = &lang().erase;
        if let Some(open) = self.open_journal_mut() {
            open.backups = BackupList::Unknown;
        }
        if report.failed.is_empty() && report.not_reached.is_empty() && report.unknown.is_empty() {
            self.say(Icon::Check, words.done.of(report.rewritten.len()), None);
            return;
        }
        // Report the remaining traces before leaving.
        self.stay();
        let mut parts = Vec::new();
        if !report.not_reached.is_empty() {
            parts.push(lang().work.erase_stopped.of(report.not_reached.len()));
        }
        if !report.failed.is_empty() {
            parts.push(words.done_partly.clone());
            parts.extend(report.failed.iter().flat_map(|(path, problem)| [problem.to_string(), path.display().to_string()]));
        }
        if !report.unknown.is_empty() {
            parts.push(lang().backups.unknown.of(report.unknown.len()));
        }
        let message = parts.join("\n");
        if report.not_reached.is_empty() {
            self.dialog = Some(Dialog::Notice { title: words.title.clone(), message, offer: None });
        } else {
            self.show_stopped(message, Action::EraseFromCopies(keys));
        }
    }

    /// Reports the stopped work and its state, and offers to continue.
    fn show_stopped(&mut self, message: String, go_on: Action) {
        let words = &lang().work;
        self.dialog = Some(Dialog::Notice { title: words.stopped.clone(), message, offer: Some((words.go_on.clone(), go_on)) });
    }

    /// Lists the backups again after other work on them, if the list is shown.
    fn look_for_backups_if_shown(&mut self) {
        let is_unknown = self.open_journal().is_some_and(|open| open.backups == BackupList::Unknown);
        if is_unknown && self.page == Page::Backups {
            self.look_for_backups();
        }
    }
}
