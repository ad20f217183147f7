//! The pages for paper, set away from the window and only when what is on them has changed.

use crate::content::content;
use crate::export::What;
use crate::insights::Span;
use crate::ui::action::Page;
use crate::ui::pages::paper::Found;

use super::answers::JobAnswer;
use super::{App, JobKind};

impl App {
    /// What is on the screen and can be put on paper.
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

    /// Shows something as it would be on paper.
    pub(super) fn open_paper(&mut self, what: What) {
        let from = if self.page == Page::Paper { self.states.paper.came_from } else { self.page };
        // The days that are looked at in Insights are those that are wanted on paper.
        let span = if from == Page::Insights { self.states.insights.span } else { Span::FourWeeks };
        self.states.paper.open(what, from, span);
        self.go(Page::Paper);
    }

    /// Begins to set the pages when they are looked at and are not those that are shown. Those stay meanwhile.
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
