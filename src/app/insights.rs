//! The insights, worked out away from the window and only when what they read has changed.

use crate::journal::TableKind;
use crate::ui::action::Page;
use crate::ui::pages::insights::{Found, Question};

use super::answers::JobAnswer;
use super::{App, JobKind};

/// The tables that insights are made from.
const READ: [TableKind; 6] = [TableKind::CheckIn, TableKind::Step, TableKind::Boundary, TableKind::BoundaryEvent, TableKind::Sleep, TableKind::Preferences];

impl App {
    /// Begins to work the insights out when their page is shown and what it shows is of another journal, day or range.
    /// What was found before stays on the page meanwhile.
    pub(super) fn work_out_insights(&mut self) {
        if self.page != Page::Insights || self.jobs.is_running(JobKind::Insights) {
            return;
        }
        let local = self.now().local;
        let Some(open) = self.open_journal() else { return };
        let journal = open.document.journal();
        let revision_of = |table: TableKind| open.document.table_revision(table);
        let question = Question {
            span: self.states.insights.span,
            today: local.day(journal.day_start_hour()),
            revision: READ.into_iter().map(revision_of).max().unwrap_or_default(),
            // The beginning of the day moves check-ins between days.
            check_ins_revision: revision_of(TableKind::CheckIn).max(revision_of(TableKind::Preferences)),
        };
        if !self.states.insights.wants(&question, local) {
            return;
        }
        let (journal, before) = (journal.clone(), self.states.insights.found.clone());
        self.states.insights.asked = Some(question.clone());
        self.jobs.start(JobKind::Insights, "insights", move || JobAnswer::Insights(Box::new(Found::work_out(&journal, question, before.as_deref()))));
    }
}
