//! Leaving a journal: for another, for the first page, or because the window closes. Nothing is left before it is saved.

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

/// What comes after the journal that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The first page.
    Welcome,
    /// The page for a new journal.
    NewJournal,
    /// The page for opening one.
    OpenPage,
    /// Made-up entries.
    Sample,
    /// Another file.
    Open(PathBuf),
    /// A file of its own with what a backup holds, because the journal itself does not read.
    GoOnFrom {
        /// The backup.
        backup: PathBuf,
        /// The journal.
        damaged: PathBuf,
    },
    /// Nothing: the window closes.
    CloseWindow,
}

/// Whether the window is about to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// It is not.
    No,
    /// The person asked for it.
    Asked,
    /// It waits for a save or an answer.
    Waiting,
    /// It may close.
    Allowed,
}

impl App {
    /// Leaves what is open for something else, as soon as it is saved.
    pub(super) fn leave_for(&mut self, next: Next) {
        // Leaving waits for the answer.
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
            // Which of the two is kept comes first.
            self.dialog = Some(Dialog::Conflict { changed: None });
        } else if open.is_gone && !open.may_be_left() {
            self.ask_where_file_is();
        } else {
            self.go_on_leaving();
        }
    }

    /// Goes on with leaving once everything is saved.
    pub(super) fn go_on_leaving(&mut self) {
        if self.next.is_none() {
            return;
        }
        // A list that nobody will see is not waited for.
        self.stop_reading_copies();
        match &self.session {
            Session::Open(open) if !open.may_be_left() => self.begin_save(),
            // What is being sealed is sealed, and what is under the seal alone is written, before anything else.
            Session::Locking(_) => {}
            Session::Locked(locked) if locked.rest.unsaved.is_some() => self.save_while_locked(),
            // A seal that is being changed is whole before the window goes, or not begun; and so is a copy.
            Session::Open(_) if [JobKind::Save, JobKind::Create, JobKind::Copy].into_iter().any(|kind| self.jobs.is_running(kind)) => {}
            // Queued work is done first.
            Session::Open(_) if !self.waiting.is_empty() => {}
            // What is to be erased is erased before the window goes.
            Session::Open(_) if self.jobs.is_running(JobKind::Backups) => {}
            // What is being saved is whole before the window goes, or stopped.
            Session::Open(_) if self.jobs.is_running(JobKind::Export) => {}
            // What goes to a printer is there before the window goes, or half of it is. The system does not wait for that.
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
            // A passphrase that is still being tried is no longer waited for.
            self.jobs.give_up(JobKind::Open);
        }
        self.dialog = None;
        self.palette = None;
        if self.stays_behind(&next) {
            return;
        }
        self.asks_place = None;
        // Nothing of what was printed is kept longer than the journal it is from.
        self.printout = None;
        self.to_export = None;
        self.page = Page::Today;
        // Texts of the old journal must not stay in fields, or in what fields could undo.
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
        /// A life in which the last three months hold something of everything, and something to find.
        const SEED: u64 = 22;
        let now = self.now().local;
        let options = SampleOptions { years: 1, per_day: 2, seed: SEED, until: now.date() };
        let journal = sample::generate_as_of(&options, now, content());
        self.left = None;
        self.begin_document();
        self.show_journal(Document::new(Header { appearance: self.appearance.clone(), ..Header::default() }, journal), None);
    }

    /// Runs what a dialog answered.
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

    /// Stays with what is open after all.
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
