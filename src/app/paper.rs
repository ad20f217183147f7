//! Typesetting of pages, by a job and only when their content has changed.

use crate::content::content;
use crate::export::What;
use crate::insights::Span;
use crate::ui::action::Page;
use crate::ui::pages::paper::Found;

use super::answers::JobAnswer;
use super::{App, JobKind};

impl App {
    /// The printable subject of the current page.
    pub(super) fn on_screen(&self) -> Option<What> {
        match self.page {
            Page::Boundaries => Some(self.states.boundaries.selected().map_or(What::Boundaries, What::Boundary)),
            Page::Roadmap => Some(What::Roadmap),
            Page::SafetyPlan => self.open_journal().and_then(|open| open.document.journal().written_safety_plan()).map(|_| What::SafetyPlan),
            Page::Journal => Some(What::Journal),
            Page::Insights => Some(What::Insights),
            Page::Worksheets => self.open_journal().and_then(|open| self.states.worksheets.on_paper(content(), open.document.journal())),
            _ => None,
        }
    }

    pub(super) fn open_paper(&mut self, what: What) {
        let from = if self.page == Page::Paper { self.states.paper.came_from } else { self.page };
        // Use the range shown in Insights.
        let span = if from == Page::Insights { self.states.insights.span } else { Span::FourWeeks };
        self.states.paper.open(what, from, span);
        self.go(Page::Paper);
    }

    /// Starts typesetting if the shown pages are out of date; they stay meanwhile.
    pub(super) fn set_pages(&mut self) {
        if self.page != Page::Paper || self.jobs.is_running(JobKind::Paper) {
            return;
        }
        let local = self.now().local;
        let Some(open) = self.open_journal() else { return };
        let journal = open.document.journal();
        let Some(question) = self.states.paper.wanted(open.document.revision(), local.day(journal.day_start_hour())) else { return };
        let (journal, locale, before) = (journal.clone(), self.surroundings.locale.clone(), self.states.paper.found.clone());
        self.states.paper.asked = Some(question.clone());
        let _is_free =
            self.jobs.start(JobKind::Paper, "paper", move || JobAnswer::Paper(Box::new(Found::work_out(&journal, &locale, question, before.as_deref()))));
    }
}
