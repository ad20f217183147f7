//! The sidecar: holds changes every few seconds while the file cannot be written.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui;

use crate::journal::Journal;
use crate::store::sidecar;

use super::answers::JobAnswer;
use super::session::Session;
use super::{App, JobKind};

/// Longest time that changes exist only in memory.
const AT_MOST: Duration = Duration::from_secs(3);

#[derive(Default)]
pub(super) struct Sidecar {
    /// The journal on disk; the sidecar holds the difference.
    in_file: Journal,
    being_saved: Option<Journal>,
    /// The revision in the sidecar; `None` if there is none.
    revision: Option<u64>,
    /// The journal it stands beside, which may be renamed meanwhile.
    beside: Option<PathBuf>,
    /// Time of the first change in neither file.
    unsaved_since: Option<Duration>,
    save_took: Duration,
}

impl Sidecar {
    pub(super) fn of(journal: &Journal) -> Self {
        Self { in_file: journal.clone(), ..Self::default() }
    }

    pub(super) fn save_began(&mut self, journal: &Journal) {
        self.being_saved = Some(journal.clone());
    }

    pub(super) fn saved(&mut self, took: Duration) {
        self.save_took = took;
        if let Some(journal) = self.being_saved.take() {
            self.in_file = journal;
        }
    }

    /// Notes that the file holds this journal.
    pub(super) fn settled(&mut self, journal: &Journal) {
        (self.in_file, self.being_saved) = (journal.clone(), None);
    }

    pub(super) fn edited(&mut self, now: Duration) {
        self.unsaved_since.get_or_insert(now);
    }
}

impl App {
    /// Writes the sidecar when due, if the journal file cannot be written by then; removes it once
    /// that is saved.
    pub(super) fn tend_sidecar(&mut self, ctx: &egui::Context) {
        let (elapsed, disk) = (self.elapsed(), self.disk());
        let is_running = self.jobs.is_running(JobKind::Sidecar);
        let Session::Open(open) = &mut self.session else { return };
        if open.is_saved() {
            open.sidecar.unsaved_since = None;
            if !is_running && let Some(path) = open.sidecar.beside.take() {
                open.sidecar.revision = None;
                let _is_free = self.jobs.start(JobKind::Sidecar, "sidecar", move || {
                    // A leftover is removed at the next opening.
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
            // On failure the changes stay in memory, and the status line shows them as unsaved.
            let _tried_again = sidecar::write(&path, &mark, &changes, sealing.as_deref(), &*disk);
            JobAnswer::SidecarDone
        });
    }
}
