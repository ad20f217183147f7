//! Leaving a journal for another, the start page or the end of the program. Unsaved changes are
//! saved first.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use crate::content::content;
use crate::journal::{Appearance, Header};
use crate::sample::{self, SampleOptions};
use crate::store::Document;
use crate::ui::action::{Answer, Page};
use crate::ui::dialog::Dialog;
use crate::ui::pages::welcome;

use super::files::suggested_place;
use super::session::Session;
use super::{App, JobKind};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Welcome,
    NewJournal,
    OpenPage,
    Sample,
    Open(PathBuf),
    /// A new file from a backup, because the journal is damaged.
    GoOnFrom {
        backup: PathBuf,
        damaged: PathBuf,
    },
    CloseWindow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    No,
    Asked,
    /// Waiting for a save or an answer.
    Waiting,
    Allowed,
}

impl App {
    /// Leaves the journal as soon as it is saved.
    pub(super) fn leave_for(&mut self, next: Next) {
        // Leaving waits for the answer, so the dialog is modal.
        self.dialog_stands = false;
        let open = match &self.session {
            Session::Open(open) => open,
            Session::Locking(_) | Session::Locked(_) => return self.leave_locked(next),
            Session::Welcome | Session::Opening => return self.proceed(next),
        };
        let journal = open.document.journal();
        let was_written_in = open.document.can_undo() || !journal.drafts().is_empty() || !journal.event_drafts().is_empty();
        let has_loose_sample = open.file.is_none() && was_written_in;
        self.next = Some(next);
        if has_loose_sample {
            self.dialog = Some(Dialog::KeepSample);
        } else if open.in_conflict {
            self.dialog = Some(Dialog::Conflict { changed: None });
        } else if open.is_gone && !open.may_be_left() {
            self.ask_where_file_is();
        } else {
            self.go_on_leaving();
        }
    }

    /// Continues leaving once nothing is pending.
    pub(super) fn go_on_leaving(&mut self) {
        if self.next.is_none() {
            return;
        }
        // The list of backups is no longer needed.
        self.stop_reading_copies();
        match &self.session {
            Session::Open(open) if !open.may_be_left() => self.begin_save(),
            // Wait for sealing, and write what exists only in the sealed snapshot.
            Session::Locking(_) => {}
            Session::Locked(locked) if locked.rest.unsaved.is_some() => self.save_while_locked(),
            // Wait for changes of encryption and copies: none may be half done.
            Session::Open(_) if [JobKind::Save, JobKind::Create, JobKind::Copy].into_iter().any(|kind| self.jobs.is_running(kind)) => {}
            Session::Open(_) if !self.waiting.is_empty() => {}
            Session::Open(_) if self.jobs.is_running(JobKind::Backups) => {}
            Session::Open(_) if self.jobs.is_running(JobKind::Export) => {}
            // Wait for printing, so that no half document is sent; not at a system shutdown.
            Session::Open(_) if self.is_printing() && !self.is_told_to_end.load(Ordering::Relaxed) => {}
            _ => {
                self.begin_last_copy();
                if let Some(next) = self.next.take() {
                    self.proceed(next);
                }
            }
        }
    }

    pub(super) fn proceed(&mut self, next: Next) {
        if next == Next::CloseWindow {
            return self.allow_closing();
        }
        if matches!(self.session, Session::Locked(_)) {
            // Abandon a passphrase still being tried.
            self.jobs.give_up(JobKind::Open);
        }
        self.dialog = None;
        self.palette = None;
        if self.stays_behind(&next) {
            return;
        }
        self.asks_place = None;
        // Drop printed content with its journal.
        self.printout = None;
        self.to_export = None;
        self.page = Page::Today;
        // Old texts must not stay in fields or their undo.
        self.forgets_fields = true;
        match next {
            Next::Open(path) => self.begin_opening(path),
            Next::GoOnFrom { backup, damaged } => self.go_on_from(backup, damaged),
            Next::Sample => self.show_sample(),
            Next::Welcome => self.show_welcome(welcome::State::default()),
            Next::NewJournal => {
                let new_path = suggested_place().display().to_string();
                self.show_welcome(welcome::State::new_journal(new_path));
            }
            Next::OpenPage => self.show_welcome(welcome::State::open_journal()),
            Next::CloseWindow => {}
        }
    }

    fn show_welcome(&mut self, state: welcome::State) {
        self.left = None;
        if let Session::Open(open) = &self.session {
            self.appearance = Appearance { shown_name: Appearance::APP_NAME.to_owned(), ..open.document.appearance().clone() };
        }
        self.begin_document();
        self.session = Session::Welcome;
        self.welcome = state;
    }

    fn show_sample(&mut self) {
        /// Seed with varied entries and findings in the last three months.
        const SEED: u64 = 22;
        let now = self.now().local;
        let options = SampleOptions { years: 1, per_day: 2, seed: SEED, until: now.date() };
        let journal = sample::generate_as_of(&options, now, content());
        self.left = None;
        self.begin_document();
        self.show_journal(Document::new(Header { appearance: self.appearance.clone(), ..Header::default() }, journal), None);
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(dialog) = self.dialog.take() else { return };
        match (dialog, answer) {
            (Dialog::OpenFailed { backup: Some(row), .. }, Answer::OpenBackup) => {
                if let Some(damaged) = self.damaged.take() {
                    self.leave_for(Next::GoOnFrom { backup: row.path, damaged });
                }
            }
            (Dialog::OpenFailed { .. }, Answer::SaveElsewhere | Answer::TryAgain) => self.leave_for(Next::OpenPage),
            (Dialog::SaveFailed { .. }, Answer::TryAgain) if self.is_locked() => {
                if let Some(next) = self.next.take() {
                    self.leave_locked(next);
                }
            }
            (Dialog::SaveFailed { .. }, Answer::TryAgain) => self.save_now(),
            (Dialog::FileGone { .. }, Answer::FollowRenamed) => self.follow_renamed(),
            (Dialog::FileGone { .. }, Answer::KeepMine) => self.write_anew(),
            (Dialog::SaveFailed { .. } | Dialog::FileGone { .. } | Dialog::KeepSample, Answer::SaveElsewhere) => self.ask_for_copy_place(),
            (Dialog::SaveFailed { .. } | Dialog::FileGone { .. } | Dialog::KeepSample, Answer::CloseAnyway) => {
                if let Some(next) = self.next.take() {
                    self.proceed(next);
                }
            }
            (Dialog::DiskSilent { .. }, Answer::CloseAnyway) => self.close_without_waiting(),
            (Dialog::DiskSilent { .. }, _) => self.keep_open(),
            (Dialog::Conflict { .. } | Dialog::TheirsSealed { .. }, Answer::KeepMine) => self.keep_mine(),
            (Dialog::Conflict { .. }, Answer::TakeTheirs) => self.take_theirs(),
            (Dialog::ConfirmErase { id, .. }, Answer::Confirm) => self.erase_everywhere(id),
            (Dialog::ConfirmRemoveCopies { paths }, Answer::Confirm) => self.remove_copies(paths),
            (Dialog::ConfirmRestore { row }, Answer::Confirm) => self.restore_backup(row.path),
            (Dialog::Print, _) => self.stop_asking_how_to_print(),
            (Dialog::Notice { offer: Some((_, action)), .. }, Answer::Confirm) => self.actions.push(action),
            _ => self.stay(),
        }
    }

    pub(super) fn stay(&mut self) {
        self.next = None;
        if let Some(open) = self.open_journal_mut() {
            open.revision_in_copy = None;
        }
        if self.closing != Closing::Allowed {
            self.closing = Closing::No;
        }
    }
}
