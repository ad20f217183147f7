//! Closing the window. If the disk hangs, the user is told and may close anyway; on a system
//! shutdown the wait is limited to seconds and data loss is reported.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui::{Context, ViewportCommand};

use crate::store::SaveError;
use crate::ui::dialog::Dialog;

use super::answers::JobAnswer;
use super::jobs::Started;
use super::leave::{Closing, Next};
use super::session::Session;
use super::{App, JobKind};

/// Longest wait of a closing window for the disk.
const CLOSING_WAITS: Duration = Duration::from_secs(5);
/// Delay before a hanging disk is reported.
const SILENCE: Duration = Duration::from_secs(2);
/// Longest wait for a save at shutdown.
const LAST_SAVE_WAITS: Duration = Duration::from_millis(2500);
/// The same including the rescue file. Must stay below the five seconds that systems grant.
const LAST_WAITS: Duration = Duration::from_secs(4);

#[derive(Default)]
pub(super) struct Ending {
    /// The revision at which closing was allowed.
    revision: Option<u64>,
    /// Deadline for closing despite running writes.
    closes_by: Option<Duration>,
    /// Start of the wait for the disk.
    waits_since: Option<Duration>,
    told_at: Option<Duration>,
    has_begun_to_rescue: bool,
    is_rescued: Option<bool>,
    leaves_disk_alone: bool,
    /// The system ended the program before everything was saved or rescued.
    loses_words: Arc<AtomicBool>,
}

impl Ending {
    /// Flag for lost changes; read after the window is gone.
    pub(super) fn loses_words(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.loses_words)
    }
}

impl App {
    /// Keeps the window open for this frame, noting a close request.
    pub(super) fn put_off_closing(&mut self, ctx: &Context) {
        if self.note_close_request(ctx) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    fn note_close_request(&mut self, ctx: &Context) -> bool {
        let close_requested = ctx.input(|input| input.viewport().close_requested());
        if close_requested && self.closing != Closing::Allowed {
            self.closing = Closing::Asked;
        }
        close_requested
    }

    /// Closes the window once everything is saved.
    pub(super) fn close_when_ready(&mut self, ctx: &Context) {
        let close_requested = self.note_close_request(ctx);
        if self.closing == Closing::Allowed && self.ending.revision != self.revision() {
            self.closing = Closing::Asked;
        }
        if self.is_told_to_end.load(Ordering::Relaxed) {
            self.end_without_asking(ctx);
        }
        if self.closing == Closing::Asked {
            self.closing = Closing::Waiting;
            self.leave_for(Next::CloseWindow);
        }
        let closes = self.closing == Closing::Allowed && !self.waits_for_writing(ctx);
        self.tell_of_silent_disk(ctx, closes);
        match (close_requested, closes) {
            (true, false) => ctx.send_viewport_cmd(ViewportCommand::CancelClose),
            (false, true) => ctx.send_viewport_cmd(ViewportCommand::Close),
            (true, true) | (false, false) => {}
        }
        if closes {
            self.ending.leaves_disk_alone = self.jobs.is_any_running(JobKind::is_writing);
        }
    }

    pub(super) fn allow_closing(&mut self) {
        self.closing = Closing::Allowed;
        self.ending.revision = self.revision();
        self.ending.closes_by = None;
    }

    fn revision(&self) -> Option<u64> {
        self.open_journal().map(|open| open.document.revision())
    }

    /// True while closing waits for writes of any document, so that no file is left half written.
    fn waits_for_writing(&mut self, ctx: &Context) -> bool {
        let elapsed = self.elapsed();
        let closes_by = *self.ending.closes_by.get_or_insert(elapsed + CLOSING_WAITS);
        let waits = elapsed < closes_by && self.jobs.is_any_running(JobKind::is_writing);
        if waits {
            ctx.request_repaint_after(closes_by.saturating_sub(elapsed));
        }
        waits
    }

    fn closing_waits_for_disk(&self) -> bool {
        match self.closing {
            Closing::No | Closing::Asked => false,
            Closing::Waiting => {
                [JobKind::Save, JobKind::Create, JobKind::Copy, JobKind::Backups, JobKind::Export].into_iter().any(|kind| self.jobs.is_running(kind))
            }
            Closing::Allowed => self.jobs.is_any_running(JobKind::is_writing),
        }
    }

    fn tell_of_silent_disk(&mut self, ctx: &Context, closes: bool) {
        if closes || !self.closing_waits_for_disk() {
            self.ending.waits_since = None;
            if matches!(self.dialog, Some(Dialog::DiskSilent { .. })) {
                self.dialog = None;
            }
            return;
        }
        let elapsed = self.elapsed();
        let waited = elapsed.saturating_sub(*self.ending.waits_since.get_or_insert(elapsed));
        if waited < SILENCE {
            ctx.request_repaint_after(SILENCE.saturating_sub(waited));
        } else if self.dialog.is_none() {
            let safe_since = match &self.session {
                Session::Open(open) | Session::Locking(open) => open.last_saved,
                Session::Locked(locked) => locked.rest.last_saved,
                Session::Welcome | Session::Opening => None,
            };
            self.dialog = Some(Dialog::DiskSilent { safe_since, is_unsaved: self.has_unsaved_words() });
            self.dialog_stands = false;
            ctx.request_repaint();
        }
    }

    /// Closes without waiting for the disk, at the user's request.
    pub(super) fn close_without_waiting(&mut self) {
        self.next = None;
        self.allow_closing();
        self.ending.closes_by = Some(self.elapsed());
    }

    pub(super) fn keep_open(&mut self) {
        self.closing = Closing::No;
        self.ending.waits_since = None;
        self.stay();
    }

    /// True if changes exist only in memory.
    fn has_unsaved_words(&self) -> bool {
        match &self.session {
            Session::Open(open) | Session::Locking(open) => !open.may_be_left(),
            Session::Locked(locked) => locked.rest.unsaved.is_some(),
            Session::Welcome | Session::Opening => false,
        }
    }

    /// Closes at shutdown: no questions, short waits. Unsaved changes go to a rescue file.
    fn end_without_asking(&mut self, ctx: &Context) {
        let elapsed = self.elapsed();
        let told_at = *self.ending.told_at.get_or_insert(elapsed);
        if self.stop_export() {
            self.go_on_leaving();
        }
        if self.closing == Closing::No {
            self.closing = Closing::Asked;
        }
        let needs_an_answer = matches!(self.dialog, Some(Dialog::SaveFailed { .. } | Dialog::Conflict { .. } | Dialog::FileGone { .. } | Dialog::KeepSample));
        let cannot_save = needs_an_answer && !self.jobs.is_running(JobKind::Save);
        if self.closing == Closing::Waiting && (cannot_save || elapsed >= told_at + LAST_SAVE_WAITS) {
            self.begin_to_rescue();
            if self.ending.is_rescued.is_some() || elapsed >= told_at + LAST_WAITS {
                self.close_without_waiting();
            }
        }
        if self.closing == Closing::Allowed {
            let latest = told_at + LAST_WAITS;
            self.ending.closes_by = Some(self.ending.closes_by.map_or(latest, |closes_by| closes_by.min(latest)));
        }
        let is_lost = self.has_unsaved_words() && self.ending.is_rescued != Some(true);
        self.ending.loses_words.store(is_lost, Ordering::Relaxed);
        for due in [LAST_SAVE_WAITS, LAST_WAITS].into_iter().map(|wait| told_at + wait).filter(|due| *due > elapsed) {
            ctx.request_repaint_after(due.saturating_sub(elapsed));
        }
    }

    /// Starts the rescue on a thread, because its disk may hang too.
    fn begin_to_rescue(&mut self) {
        if self.ending.has_begun_to_rescue {
            return;
        }
        let Some(rescue) = self.rescue_work() else {
            self.ending.is_rescued = Some(!self.has_unsaved_words());
            return;
        };
        let started = self.jobs.start(JobKind::Rescue, "rescue", move || JobAnswer::PutBesideAtEnd(rescue()));
        self.ending.has_begun_to_rescue = started == Started::Yes;
    }

    pub(super) fn put_beside_at_end(&mut self, result: &Result<(), SaveError>) {
        self.ending.is_rescued = Some(result.is_ok());
    }

    /// Drops the session without touching a hanging disk: removing the lock would block on it. The
    /// system releases the lock at exit.
    pub(super) fn leave_silent_disk(&mut self) {
        if self.ending.leaves_disk_alone {
            let session = std::mem::take(&mut self.session);
            let _ends_with_the_program = std::thread::Builder::new().name("let go".to_owned()).spawn(move || drop(session));
        }
    }
}
