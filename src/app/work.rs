//! Slow work that the window shows: how far it has come, and stopping it where nothing is half done.

use std::time::Duration;

use eframe::egui;

use crate::content::lang;
use crate::store::Progress;
use crate::ui::cx::BackupList;
use crate::ui::icons::Icon;
use crate::ui::work::{Task, Work};

use super::answers::JobAnswer;
use super::{App, JobKind};

/// What is over sooner is not shown.
const SHOW_AFTER: Duration = Duration::from_millis(200);

/// A job in flight that is shown when it takes long.
pub(super) struct Watched {
    kind: JobKind,
    task: Task,
    /// When it began, on the app's clock.
    began: Duration,
    progress: Progress,
}

impl App {
    /// Starts a job that is shown when it takes long, unless one of its kind is in flight. Answers whether it was started.
    pub(super) fn start_watched(&mut self, kind: JobKind, task: Task, work: impl FnOnce(&Progress) -> JobAnswer + Send + 'static) -> bool {
        let progress = Progress::new(self.jobs.waker());
        let shared = progress.clone();
        let is_started = self.jobs.start(kind, &format!("{task:?}"), move || work(&shared));
        if is_started {
            self.watched.push(Watched { kind, task, began: self.elapsed(), progress });
        }
        is_started
    }

    /// A job has ended: it is not shown any longer. Answers whether it was asked to stop.
    pub(super) fn end_watching(&mut self, kind: JobKind) -> bool {
        let at = self.watched.iter().position(|watched| watched.kind == kind);
        at.is_some_and(|at| self.watched.remove(at).progress.is_stopped())
    }

    /// Whether this goes on.
    pub(super) fn is_watching(&self, task: Task) -> bool {
        self.watched.iter().any(|watched| watched.task == task)
    }

    /// The work to be shown now, if any takes long.
    pub(super) fn shown_work(&self) -> Option<Work> {
        let watched = self.watched.iter().find(|watched| self.shows_in(watched).is_zero())?;
        Some(Work { task: watched.task, counts: watched.progress.counts(), is_stopping: watched.progress.is_stopped() })
    }

    /// How long until this is shown.
    fn shows_in(&self, watched: &Watched) -> Duration {
        (watched.began + SHOW_AFTER).saturating_sub(self.elapsed())
    }

    /// Wakes the window when there is work to be shown.
    pub(super) fn show_work_when_due(&self, ctx: &egui::Context) {
        let due = self.watched.iter().map(|watched| self.shows_in(watched)).filter(|wait| !wait.is_zero()).min();
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
        if let Some(watched) = self.watched.iter().find(|watched| watched.task == task) {
            watched.progress.stop();
        }
    }

    /// Stops work and does not wait for it: what it still answers is not heard. Answers whether it went on.
    pub(super) fn give_up(&mut self, task: Task) -> bool {
        self.stop(task);
        let Some(kind) = self.watched.iter().find(|watched| watched.task == task).map(|watched| watched.kind) else { return false };
        self.jobs.give_up(kind);
        self.end_watching(kind);
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
