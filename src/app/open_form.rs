//! Limits undo to the steps made in the open form.

use crate::journal::{Burst, Timestamp};
use crate::store::Bursts;
use crate::ui::action::Page;
use crate::ui::pages::FormOf;

use super::App;

#[derive(Debug, Default)]
pub(super) struct OpenForm {
    /// `None` if no form is open.
    what: Option<(Page, FormOf)>,
    /// Number of undoable steps made since it was opened.
    steps: usize,
    /// Groups edits into steps as the history does.
    bursts: Bursts,
}

impl OpenForm {
    /// Notes the open form. Another form starts without steps.
    fn follow(&mut self, what: Option<(Page, FormOf)>) {
        if self.what != what {
            *self = Self { what, ..Self::default() };
        }
    }

    pub(super) fn edited(&mut self, burst: Option<Burst>, now: Timestamp) {
        if !self.bursts.goes_on(burst, now) || self.steps == 0 {
            self.steps += 1;
        }
    }

    /// True if undo would go back beyond opening the form.
    pub(super) const fn has_nothing_to_undo(&self) -> bool {
        self.what.is_some() && self.steps == 0
    }

    pub(super) fn stepped(&mut self, is_forward: bool) {
        self.bursts.end();
        self.steps = if is_forward { self.steps + 1 } else { self.steps.saturating_sub(1) };
    }
}

impl App {
    /// Notes the open form before the actions of the page run.
    pub(super) fn follow_form(&mut self) {
        let what = self.journal().and_then(|journal| self.states.open_form(self.page, journal)).map(|form| (self.page, form));
        if self.open_form.what != what {
            self.end_burst();
        }
        self.open_form.follow(what);
    }

    pub(super) fn end_burst(&mut self) {
        self.open_form.bursts.end();
        if let Some(document) = self.document_mut() {
            document.end_burst();
        }
    }
}
