//! The form that is open on the page, and how many steps were made in it: undo stops at the first of them.

use crate::journal::{Burst, Timestamp};
use crate::store::Bursts;
use crate::ui::action::Page;
use crate::ui::pages::FormOf;

use super::App;

/// A form from when it was opened.
#[derive(Debug, Default)]
pub(super) struct OpenForm {
    /// `None` while no form is open.
    what: Option<(Page, FormOf)>,
    /// How many steps can be taken back that were made since.
    steps: usize,
    /// Which edits are one step: as the history counts them.
    bursts: Bursts,
}

impl OpenForm {
    /// Takes note of what is open now. Another form begins with no step.
    fn follow(&mut self, what: Option<(Page, FormOf)>) {
        if self.what != what {
            *self = Self { what, ..Self::default() };
        }
    }

    /// An edit was made.
    pub(super) fn edited(&mut self, burst: Option<Burst>, now: Timestamp) {
        if !self.bursts.goes_on(burst, now) || self.steps == 0 {
            self.steps += 1;
        }
    }

    /// True when undo would take back what was done before the form was opened.
    pub(super) const fn has_nothing_to_undo(&self) -> bool {
        self.what.is_some() && self.steps == 0
    }

    /// A step was taken back, or done again.
    pub(super) fn stepped(&mut self, is_forward: bool) {
        self.bursts.end();
        self.steps = if is_forward { self.steps + 1 } else { self.steps.saturating_sub(1) };
    }
}

impl App {
    /// Looks which form is open, before anything that was asked for on the page is done.
    pub(super) fn follow_form(&mut self) {
        let what = self.journal().and_then(|journal| self.states.open_form(self.page, journal)).map(|form| (self.page, form));
        if self.open_form.what != what {
            self.end_burst();
        }
        self.open_form.follow(what);
    }

    /// The next edit is a step of its own, whatever is typed in.
    pub(super) fn end_burst(&mut self) {
        self.open_form.bursts.end();
        if let Some(document) = self.document_mut() {
            document.end_burst();
        }
    }
}
