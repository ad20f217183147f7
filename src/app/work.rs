//! Slow work that the window shows: how far it has come, and stopping it where nothing is half done.

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

/// What is over sooner is not shown.
const SHOW_AFTER: Duration = Duration::from_millis(200);

/// A job in flight that is shown when it takes long.
pub(super) struct Watched {
    document: DocumentId,
    kind: JobKind,
    task: Task,
    /// When it began, on the app's clock.
    began: Duration,
    progress: Progress,
}

/// A piece of work that was asked for while a job of its kind was in flight.
pub(super) struct Waiting {
    kind: JobKind,
    begin: Box<dyn FnOnce(&mut App)>,
}

impl App {
    /// Does this now, or as soon as no job of this kind is in flight for what is open. It is not done when something else is opened meanwhile,
    /// or what is open is locked.
    pub(super) fn when_free(&mut self, kind: JobKind, begin: impl FnOnce(&mut Self) + 'static) {
        if self.jobs.is_running(kind) || self.waiting.iter().any(|waiting| waiting.kind == kind) {
            self.waiting.push(Waiting { kind, begin: Box::new(begin) });
        } else {
            begin(self);
        }
    }

    /// Does the next thing that waited for a job of this kind to end.
    pub(super) fn begin_waiting(&mut self, kind: JobKind) {
        while !self.jobs.is_running(kind)
            && let Some(next) = self.waiting.iter().position(|waiting| waiting.kind == kind)
        {
            let waiting = self.waiting.remove(next);
            (waiting.begin)(self);
        }
    }

    /// Another document begins. What jobs only read for the one before is not waited for; what they write is written, and their answers do
    /// not reach the new one.
    pub(super) fn begin_document(&mut self) {
        self.jobs.set_aside(JobKind::Open);
        self.give_up_reading();
        self.jobs.begin_document();
    }

    /// Gives up the jobs that only read for pages, and what waits for other jobs: what is open is left, or locked.
    pub(super) fn give_up_reading(&mut self) {
        for kind in JobKind::READING {
            self.jobs.give_up(kind);
            self.end_watching(self.jobs.document(), kind);
        }
        self.waiting.clear();
    }

    /// Starts a job that is shown when it takes long, unless one of its kind is in flight.
    pub(super) fn start_watched(&mut self, kind: JobKind, task: Task, work: impl FnOnce(&Progress) -> JobAnswer + Send + 'static) -> Started {
        let progress = Progress::new(self.jobs.waker());
        let shared = progress.clone();
        let started = self.jobs.start(kind, &format!("{task:?}"), move || work(&shared));
        if started == Started::Yes {
            self.watched.push(Watched { document: self.jobs.document(), kind, task, began: self.elapsed(), progress });
        }
        started
    }

    /// A job has ended: it is not shown any longer. Answers whether it was asked to stop.
    pub(super) fn end_watching(&mut self, document: DocumentId, kind: JobKind) -> bool {
        let at = self.watched.iter().position(|watched| watched.document == document && watched.kind == kind);
        at.is_some_and(|at| self.watched.remove(at).progress.is_stopped())
    }

    /// The jobs in flight for what is open that are shown when they take long.
    fn watched_here(&self) -> impl Iterator<Item = &Watched> {
        self.watched.iter().filter(|watched| watched.document == self.jobs.document())
    }

    /// Whether this goes on.
    pub(super) fn is_watching(&self, task: Task) -> bool {
        self.watched_here().any(|watched| watched.task == task)
    }

    /// The work to be shown now, if any takes long.
    pub(super) fn shown_work(&self) -> Option<Work> {
        let watched = self.watched_here().find(|watched| self.shows_in(watched).is_zero())?;
        Some(Work { task: watched.task, counts: watched.progress.counts(), is_stopping: watched.progress.is_stopped() })
    }

    /// How long until this is shown.
    fn shows_in(&self, watched: &Watched) -> Duration {
        (watched.began + SHOW_AFTER).saturating_sub(self.elapsed())
    }

    /// Wakes the window when there is work to be shown.
    pub(super) fn show_work_when_due(&self, ctx: &egui::Context) {
        let due = self.watched_here().map(|watched| self.shows_in(watched)).filter(|wait| !wait.is_zero()).min();
        if let Some(wait) = due {
            ctx.request_repaint_after(wait);
        }
    }

    /// Stops the work that is shown. What only reads or makes is given up at once, even when the disk does not answer; what writes ends
    /// what it has begun.
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

    /// Asks work to stop, if it goes on.
    pub(super) fn stop(&self, task: Task) {
        if let Some(watched) = self.watched_here().find(|watched| watched.task == task) {
            watched.progress.stop();
        }
    }

    /// Stops work and does not wait for it: what it still answers is not heard. Answers whether it went on.
    pub(super) fn give_up(&mut self, task: Task) -> bool {
        self.stop(task);
        let Some(kind) = self.watched_here().find(|watched| watched.task == task).map(|watched| watched.kind) else { return false };
        self.jobs.give_up(kind);
        self.end_watching(self.jobs.document(), kind);
        true
    }

    /// Gives up reading the earlier copies, if they are being read.
    pub(super) fn stop_reading_copies(&mut self) {
        if self.give_up(Task::ReadCopies)
            && let Some(open) = self.open_journal_mut()
        {
            open.backups = BackupList::Stopped;
        }
    }
}
