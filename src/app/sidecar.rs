//! Words on their way into a file that cannot be written soon: they are put beside it every few seconds, until it holds them.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui;

use crate::journal::Journal;
use crate::store::sidecar;

use super::answers::JobAnswer;
use super::session::Session;
use super::{App, JobKind};

/// The longest that what was written is in memory alone.
const AT_MOST: Duration = Duration::from_secs(3);

/// The sidecar of an open journal.
#[derive(Default)]
pub(super) struct Sidecar {
    /// The journal as the file holds it: what is different goes into the sidecar.
    in_file: Journal,
    /// The journal as a save in flight writes it.
    being_saved: Option<Journal>,
    /// The revision that it holds; `None` while there is none.
    revision: Option<u64>,
    /// The journal that it stands beside: that may get another name meanwhile.
    beside: Option<PathBuf>,
    /// When the first change was made that is in neither.
    unsaved_since: Option<Duration>,
    /// How long the last save of the journal took.
    save_took: Duration,
}

impl Sidecar {
    /// The file holds this.
    pub(super) fn of(journal: &Journal) -> Self {
        Self { in_file: journal.clone(), ..Self::default() }
    }

    /// A save of this has begun.
    pub(super) fn save_began(&mut self, journal: &Journal) {
        self.being_saved = Some(journal.clone());
    }

    /// The save is done, and took this long.
    pub(super) fn saved(&mut self, took: Duration) {
        self.save_took = took;
        if let Some(journal) = self.being_saved.take() {
            self.in_file = journal;
        }
    }

    /// The file holds this now, whatever stands beside it.
    pub(super) fn settled(&mut self, journal: &Journal) {
        (self.in_file, self.being_saved) = (journal.clone(), None);
    }

    /// Something was changed.
    pub(super) fn edited(&mut self, now: Duration) {
        self.unsaved_since.get_or_insert(now);
    }
}

impl App {
    /// Puts what was written beside the file when its time has come, where the file itself cannot be written by then; and takes that away again
    /// once the file holds it.
    pub(super) fn tend_sidecar(&mut self, ctx: &egui::Context) {
        let (elapsed, disk) = (self.elapsed(), self.disk());
        let is_running = self.jobs.is_running(JobKind::Sidecar);
        let Session::Open(open) = &mut self.session else { return };
        if open.is_saved() {
            open.sidecar.unsaved_since = None;
            if !is_running && let Some(path) = open.sidecar.beside.take() {
                open.sidecar.revision = None;
                let _is_free = self.jobs.start(JobKind::Sidecar, "sidecar", move || {
                    // If it stays behind, the next opening finds and removes it.
                    let _tried_again = sidecar::remove(&path, &*disk);
                    JobAnswer::SidecarDone
                });
            }
            return;
        }
        let Some((file, mark)) = open.file.as_ref().and_then(|file| Some((file, file.lock_mark()?))) else { return };
        let revision = open.document.revision();
        let saves_for_long = open.save_began.is_some_and(|began| elapsed.saturating_sub(began) >= AT_MOST);
        let waits = open.waits_for_answer() || open.has_failed || saves_for_long || open.sidecar.save_took > AT_MOST;
        let Some(since) = open.sidecar.unsaved_since.filter(|_| waits && open.sidecar.revision != Some(revision)) else { return };
        let due = since + AT_MOST;
        if due > elapsed || is_running {
            ctx.request_repaint_after(due.saturating_sub(elapsed).max(Duration::from_millis(50)));
            return;
        }
        let (path, mark, sealing) = (file.path().to_owned(), mark.clone(), file.sealing().cloned());
        let mut changes = open.snapshot();
        changes.journal = changes.journal.changes_since(&open.sidecar.in_file);
        open.sidecar.revision = Some(revision);
        open.sidecar.beside = Some(path.clone());
        open.sidecar.unsaved_since = None;
        let _is_free = self.jobs.start(JobKind::Sidecar, "sidecar", move || {
            // Where even this fails, the words are in memory, and the status line says that they are not saved.
            let _tried_again = sidecar::write(&path, &mark, &changes, sealing.as_deref(), &*disk);
            JobAnswer::SidecarDone
        });
    }
}
