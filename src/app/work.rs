//! Progress of slow jobs, and stopping them without leaving anything half done.

use std::time::Duration;

use eframe::egui;

use crate::content::lang;
use crate::store::Progress;
use crate::ui::cx::BackupList;
use crate::ui::icons::Icon;
use crate::ui::work::{Task, Work};

use super::answers::JobAnswer;
use super::jobs::{DocumentId, Started};
use super::{App, JobKind};

/// Shorter jobs are not shown.
const SHOW_AFTER: Duration = Duration::from_millis(200);

/// A running job that is shown if it takes long.
pub(super) struct Watched {
    document: DocumentId,
    kind: JobKind,
    task: Task,
    began: Duration,
    progress: Progress,
}

/// Work queued behind a running job of its kind.
pub(super) struct Waiting {
    kind: JobKind,
    begin: Box<dyn FnOnce(&mut App)>,
}

impl App {
    /// Runs `begin` now, or when no job of this kind is in flight. Dropped if another document is
    /// opened or this one is locked.
    pub(super) fn when_free(&mut self, kind: JobKind, begin: impl FnOnce(&mut Self) + 'static) {
        if self.jobs.is_running(kind) || self.waiting.iter().any(|waiting| waiting.kind == kind) {
            self.waiting.push(Waiting { kind, begin: Box::new(begin) });
        } else {
            begin(self);
        }
    }

    pub(super) fn begin_waiting(&mut self, kind: JobKind) {
        while !self.jobs.is_running(kind)
            && let Some(next) = self.waiting.iter().position(|waiting| waiting.kind == kind)
        {
            let waiting = self.waiting.remove(next);
            (waiting.begin)(self);
        }
    }

    /// Switches to another document. Reading jobs are abandoned; writing jobs finish, but their
    /// results do not reach the new document.
    pub(super) fn begin_document(&mut self) {
        self.jobs.set_aside(JobKind::Open);
        self.give_up_reading();
        self.jobs.begin_document();
    }

    /// Abandons the jobs that only read for pages, and drops queued work.
    pub(super) fn give_up_reading(&mut self) {
        for kind in JobKind::READING {
            self.jobs.give_up(kind);
            self.end_watching(self.jobs.document(), kind);
        }
        self.waiting.clear();
    }

    /// Starts a job that is shown if it takes long, unless one of its kind is in flight.
    pub(super) fn start_watched(&mut self, kind: JobKind, task: Task, work: impl FnOnce(&Progress) -> JobAnswer + Send + 'static) -> Started {
        let progress = Progress::new(self.jobs.waker());
        let shared = progress.clone();
        let started = self.jobs.start(kind, &format!("{task:?}"), move || work(&shared));
        if started == Started::Yes {
            self.watched.push(Watched { document: self.jobs.document(), kind, task, began: self.elapsed(), progress });
        }
        started
    }

    /// Stops showing a finished job. Returns true if it was asked to stop.
    pub(super) fn end_watching(&mut self, document: DocumentId, kind: JobKind) -> bool {
        let at = self.watched.iter().position(|watched| watched.document == document && watched.kind == kind);
        at.is_some_and(|at| self.watched.remove(at).progress.is_stopped())
    }

    /// The watched jobs of the current document.
    fn watched_here(&self) -> impl Iterator<Item = &Watched> {
        self.watched.iter().filter(|watched| watched.document == self.jobs.document())
    }

    pub(super) fn is_watching(&self, task: Task) -> bool {
        self.watched_here().any(|watched| watched.task == task)
    }

    pub(super) fn shown_work(&self) -> Option<Work> {
        let watched = self.watched_here().find(|watched| self.shows_in(watched).is_zero())?;
        Some(Work { task: watched.task, counts: watched.progress.counts(), is_stopping: watched.progress.is_stopped() })
    }

    /// Time left until this is shown.
    fn shows_in(&self, watched: &Watched) -> Duration {
        (watched.began + SHOW_AFTER).saturating_sub(self.elapsed())
    }

    /// Schedules a repaint for showing it.
    pub(super) fn show_work_when_due(&self, ctx: &egui::Context) {
        let due = self.watched_here().map(|watched| self.shows_in(watched)).filter(|wait| !wait.is_zero()).min();
        if let Some(wait) = due {
            ctx.request_repaint_after(wait);
        }
    }

    /// Stops the shown work. Reading and making are abandoned at once, even if the disk hangs;
    /// writing finishes what it began.
    pub(super) fn stop_work(&mut self) {
        let Some(Work { task, .. }) = self.shown_work() else { return };
        match task {
            Task::ReadCopies => {
                self.stop_reading_copies();
                self.say(Icon::Info, &lang().work.stopped, None);
            }
            Task::MakeExport => {
                self.stop_export();
                self.say(Icon::Info, &lang().work.export_stopped, None);
                self.go_on_leaving();
            }
            task if task.can_stop() => self.stop(task),
            _ => {}
        }
    }

    pub(super) fn stop(&self, task: Task) {
        if let Some(watched) = self.watched_here().find(|watched| watched.task == task) {
            watched.progress.stop();
        }
    }

    /// Stops a task without waiting; its result is dropped. Returns true if it was running.
    pub(super) fn give_up(&mut self, task: Task) -> bool {
        self.stop(task);
        let Some(kind) = self.watched_here().find(|watched| watched.task == task).map(|watched| watched.kind) else { return false };
        self.jobs.give_up(kind);
        self.end_watching(self.jobs.document(), kind);
        true
    }

    /// Abandons reading the backups.
    pub(super) fn stop_reading_copies(&mut self) {
        if self.give_up(Task::ReadCopies)
            && let Some(open) = self.open_journal_mut()
        {
            open.backups = BackupList::Stopped;
        }
    }
}
