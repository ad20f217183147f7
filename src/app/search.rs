//! The search index of the open journal: built by a job when the journal's page is shown first, then kept up to date by what changed.

use std::sync::Arc;

use crate::insights::SearchIndex;
use crate::journal::Change;
use crate::ui::action::Page;

use super::answers::JobAnswer;
use super::{App, JobKind};

/// How far the index is.
#[derive(Default)]
pub(super) enum Search {
    /// Nobody has searched yet.
    #[default]
    NotAsked,
    /// Being built from the journal as it was then.
    Building {
        /// Tells this journal's job from one for a journal that was open before.
        ticket: Arc<()>,
        /// What has changed since.
        missed: Vec<Change>,
    },
    /// Ready, and as the journal is.
    Ready(Box<SearchIndex>),
    /// The job broke.
    Failed,
}

impl Search {
    /// The index, if it is ready.
    pub(super) fn index(&self) -> Option<&SearchIndex> {
        if let Self::Ready(index) = self { Some(index) } else { None }
    }
}

impl App {
    /// Brings the index up to date, and has it built where it is needed for the first time.
    pub(super) fn follow_changes(&mut self) {
        let is_needed = self.page == Page::Journal;
        let Some(open) = self.open_journal_mut() else { return };
        let changes = open.document.take_changes();
        open.since_insights.take(changes.as_deref());
        match (&mut open.search, changes) {
            (Search::Ready(index), Some(changes)) => index.update(open.document.journal(), &changes),
            (Search::Building { missed, .. }, Some(changes)) => missed.extend(changes),
            (Search::Failed, _) => {}
            // Not asked for yet, or another journal took the place of the one it was made from.
            (search, _) => {
                *search = Search::NotAsked;
                if is_needed {
                    self.build_index();
                }
            }
        }
    }

    fn build_index(&mut self) {
        let Some(open) = self.open_journal_mut() else { return };
        // A journal shares its records with the document: this copies nothing.
        let (journal, ticket) = (open.document.journal().clone(), Arc::new(()));
        let job_ticket = Arc::clone(&ticket);
        let is_started = self.jobs.start(JobKind::Index, "index", move || JobAnswer::Indexed(Box::new(SearchIndex::of(&journal)), job_ticket));
        if is_started && let Some(open) = self.open_journal_mut() {
            open.document.follow();
            open.search = Search::Building { ticket, missed: Vec::new() };
        }
    }

    /// The index was built.
    pub(super) fn indexed(&mut self, mut index: Box<SearchIndex>, job_ticket: &Arc<()>) {
        let Some(open) = self.open_journal_mut() else { return };
        if let Search::Building { ticket, missed } = &open.search
            && Arc::ptr_eq(ticket, job_ticket)
        {
            index.update(open.document.journal(), missed);
            open.search = Search::Ready(index);
        }
    }
}
