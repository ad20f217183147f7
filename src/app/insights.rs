//! The insights, computed by a job, and only when their data has changed.

use crate::journal::{Change, Key, TableKind};
use crate::ui::action::Page;
use crate::ui::pages::insights::{Before, Found, Question, Revisions};

use super::answers::JobAnswer;
use super::{App, JobKind};

/// Check-in changes since the last computation, so that only their days are computed again.
#[derive(Debug, Default)]
pub(super) struct SinceInsights {
    /// The check-in revision from which all changes are recorded; `None` if unknown.
    from: Option<u64>,
    changes: Vec<Change>,
}

impl SinceInsights {
    /// Records changes; `None` means another journal took the place.
    pub(super) fn take(&mut self, changes: Option<&[Change]>) {
        let Some(changes) = changes else {
            *self = Self::default();
            return;
        };
        if self.from.is_none() {
            return;
        }
        for change in changes.iter().filter(|change| matches!(change.key, Key::CheckIn(_))) {
            // Each letter of a note changes the same days.
            if self.changes.last() != Some(change) {
                self.changes.push(change.clone());
            }
        }
    }

    /// Starts recording at revision `now`. Returns the changes since `from`, if complete.
    fn begin(&mut self, from: Option<u64>, now: u64) -> Option<Vec<Change>> {
        let are_known = from.is_some() && self.from == from;
        self.from = Some(now);
        let changes = std::mem::take(&mut self.changes);
        are_known.then_some(changes)
    }
}

impl App {
    /// Starts the computation if the page is shown and its journal, day or range is out of date.
    /// The former results stay shown meanwhile.
    pub(super) fn work_out_insights(&mut self) {
        if self.page != Page::Insights || self.jobs.is_running(JobKind::Insights) {
            return;
        }
        let (local, span) = (self.now().local, self.states.insights.span);
        let Some(open) = self.open_journal() else { return };
        let revision_of = |tables: &[TableKind]| tables.iter().map(|table| open.document.table_revision(*table)).max().unwrap_or_default();
        let revisions = Revisions {
            // The start of the day moves check-ins between days, and tag groups tell their subject.
            check_ins: revision_of(&[TableKind::CheckIn, TableKind::Preferences, TableKind::OwnTag]),
            nights: revision_of(&[TableKind::Sleep]),
            boundaries: revision_of(&[TableKind::Boundary, TableKind::BoundaryEvent]),
            steps: revision_of(&[TableKind::Step]),
            practices: revision_of(&[TableKind::Practice, TableKind::PracticeTime]),
        };
        let question = Question { span, today: local.day(open.document.journal().day_start_hour()), revisions };
        if !self.states.insights.wants(&question, local) {
            return;
        }
        // Changes up to now belong to this computation, later ones to the next.
        self.follow_changes();
        let found = self.states.insights.found.clone();
        let Some(open) = self.open_journal_mut() else { return };
        open.document.follow();
        let changes = open.since_insights.begin(found.as_ref().map(|found| found.question.revisions.check_ins), revisions.check_ins);
        let (journal, before) = (open.document.journal().clone(), found.map(|found| Before { found, changes }));
        self.states.insights.asked = Some(question.clone());
        let _is_free = self.jobs.start(JobKind::Insights, "insights", move || JobAnswer::Insights(Box::new(Found::work_out(&journal, question, before))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Id, Only};

    fn change(number: u128, key: fn(Id) -> Key) -> Change {
        Change { key: key(Id::from_parts(1, number)), days: vec!["2026-11-22".parse().expect("a date")] }
    }

    #[test]
    fn changes_are_known_from_one_answer_to_the_next_and_no_further() {
        let mut since = SinceInsights::default();
        since.take(Some(&[change(1, Key::CheckIn)]));
        assert_eq!(since.begin(None, 3), None, "nothing was found before");
        let (one, other) = (change(1, Key::CheckIn), change(2, Key::CheckIn));
        since.take(Some(&[one.clone(), one.clone(), change(3, Key::Boundary), other.clone()]));
        since.take(Some(&[Change { key: Key::Preferences(Only::One), days: Vec::new() }]));
        assert_eq!(since.begin(Some(3), 5), Some(vec![one, other]), "each once, and only check-ins");
        assert_eq!(since.begin(Some(3), 6), None, "the answer of revision 5 never came");
        since.take(None);
        assert_eq!(since.begin(Some(6), 7), None, "another journal");
    }
}
