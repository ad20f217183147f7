//! The search index: built by a job when the journal page is first shown, then updated with every
//! change.

use std::sync::Arc;

use crate::insights::SearchIndex;
use crate::journal::Change;
use crate::ui::action::Page;
use crate::ui::cx::SearchView;

use super::answers::JobAnswer;
use super::jobs::Started;
use super::{App, JobKind};

#[derive(Default)]
pub(super) enum Search {
    /// Not needed yet.
    #[default]
    NotAsked,
    /// Being built from a snapshot.
    Building {
        /// Identifies this journal's job.
        ticket: Arc<()>,
        missed: Vec<Change>,
    },
    /// Up to date.
    Ready(Box<SearchIndex>),
    /// The job panicked. No automatic retry: it might panic every frame.
    Failed,
}

impl Search {
    pub(super) const fn view(&self) -> SearchView<'_> {
        match self {
            Self::NotAsked | Self::Building { .. } => SearchView::Preparing,
            Self::Ready(index) => SearchView::Ready(index),
            Self::Failed => SearchView::Failed,
        }
    }
}

impl App {
    /// Updates the index, or builds it on first use.
    pub(super) fn follow_changes(&mut self) {
        let is_needed = self.page == Page::Journal;
        let Some(open) = self.open_journal_mut() else { return };
        let changes = open.document.take_changes();
        open.since_insights.take(changes.as_deref());
        match (&mut open.search, changes) {
            (Search::Ready(index), Some(changes)) => index.update(open.document.journal(), &changes),
            (Search::Building { missed, .. }, Some(changes)) => missed.extend(changes),
            (Search::Failed, _) => {}
            // Not built yet, or another journal took its place.
            (search, _) => {
                *search = Search::NotAsked;
                if is_needed {
                    self.build_index();
                }
            }
        }
    }

    /// Retries after a panic, in the next frame.
    pub(super) fn prepare_search(&mut self) {
        if let Some(open) = self.open_journal_mut()
            && matches!(open.search, Search::Failed)
        {
            open.search = Search::NotAsked;
        }
    }

    fn build_index(&mut self) {
        let Some(open) = self.open_journal_mut() else { return };
        // Cheap: the clone shares its records.
        let (journal, ticket) = (open.document.journal().clone(), Arc::new(()));
        let job_ticket = Arc::clone(&ticket);
        let started = self.jobs.start(JobKind::Index, "index", move || JobAnswer::Indexed(Box::new(SearchIndex::of(&journal)), job_ticket));
        if started == Started::Yes
            && let Some(open) = self.open_journal_mut()
        {
            open.document.follow();
            open.search = Search::Building { ticket, missed: Vec::new() };
        }
    }

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

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::Surroundings;
    use crate::app::jobs::{Ended, Finished};
    use crate::ui::action::{Action, Answer};
    use crate::ui::command::Command;

    fn run(harness: &mut Harness<'_, App>, action: Action) {
        harness.state_mut().run(action, None);
        harness.run();
    }

    #[test]
    fn a_search_that_could_not_be_made_ready_says_so_and_can_be_tried_again() {
        let mut app = App::new(Surroundings::of_system());
        app.run(Action::Command(Command::OpenSample), None);
        let mut harness = Harness::builder().with_size([1280.0, 800.0]).with_max_steps(32).build_eframe(|context| {
            app.install(&context.egui_ctx);
            while app.finish_a_job() {}
            app
        });
        run(&mut harness, Action::Command(Command::Search));
        while harness.state_mut().finish_a_job() {}
        let document = harness.state().jobs.document();
        harness.state_mut().take_answer(Ended { document, kind: JobKind::Index, finished: Finished::Panicked });
        run(&mut harness, Action::Answer(Answer::Dismiss));
        harness.get_by_label("Search your words").type_text("walk");
        harness.run();
        assert!(harness.query_by_label("Search could not be made ready. Nothing you wrote is lost.").is_some());
        assert!(harness.query_by_label("Nothing found").is_none());

        harness.get_by_label("Try again").click();
        harness.run();
        while harness.state_mut().finish_a_job() {}
        harness.run();
        assert!(harness.query_by_label_contains("entries found").is_some());
        assert!(harness.query_by_label("Try again").is_none());
    }
}
