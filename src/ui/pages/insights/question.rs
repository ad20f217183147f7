//! Requests to the background job, and its results.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::content::content;
use crate::insights::{Changed, DailySeries, Insights, Span, Surroundings};
use crate::journal::{Change, Journal};

/// A request. Equal requests have equal results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The selected days.
    pub span: Span,
    /// The current day.
    pub today: NaiveDate,
    /// The revisions of the tables involved.
    pub revisions: Revisions,
}

/// Journal revisions at which the tables behind insights last changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// Check-ins, day starts and tag meanings.
    pub check_ins: u64,
    /// Nights.
    pub nights: u64,
    /// Boundaries and their logs.
    pub boundaries: u64,
    /// Steps of the roadmap.
    pub steps: u64,
    /// Practices and their logs.
    pub practices: u64,
}

impl Revisions {
    fn since(&self, before: &Self) -> Changed {
        Changed {
            check_ins: self.check_ins != before.check_ins,
            nights: self.nights != before.nights,
            boundaries: self.boundaries != before.boundaries,
            steps: self.steps != before.steps,
            practices: self.practices != before.practices,
        }
    }
}

/// Earlier results, for an incremental update.
#[derive(Clone, Debug)]
pub struct Before {
    /// The earlier results.
    pub found: Arc<Found>,
    /// All check-in changes since; `None` if not all are known.
    pub changes: Option<Vec<Change>>,
}

/// Results.
#[derive(Clone, Debug)]
pub struct Found {
    /// The request they answer.
    pub question: Question,
    /// First to last day.
    pub range: RangeInclusive<NaiveDate>,
    /// Number of days with check-ins.
    pub days: usize,
    /// True if the journal has any check-in.
    pub has_check_ins: bool,
    /// The insights for these days.
    pub insights: Insights,
    series: Arc<DailySeries>,
}

impl Found {
    /// Computes the results. Unchanged days keep their earlier means; for the same range only
    /// changed tables are processed again.
    #[must_use]
    pub fn work_out(journal: &Journal, question: Question, before: Option<Before>) -> Self {
        let changed = before.as_ref().map_or(Changed::EVERYTHING, |before| question.revisions.since(&before.found.question.revisions));
        let series = match &before {
            Some(before) if !changed.check_ins => Arc::clone(&before.found.series),
            Some(Before { found, changes: Some(days) }) => {
                let mut series = (*found.series).clone();
                series.update(journal, days);
                Arc::new(series)
            }
            _ => Arc::new(DailySeries::of(journal)),
        };
        let range = question.span.days(question.today, series.span().map(|span| *span.start()));
        let surroundings = Surroundings::of(journal, content(), &range);
        let around = surroundings.around();
        let insights = match before {
            Some(before) if before.found.range == range => before.found.insights.clone().after(changed, journal, &series, &range, &around),
            _ => Insights::of(journal, &series, &range, &around),
        };
        Self { days: insights.valence.points.len(), has_check_ins: series.span().is_some(), question, range, insights, series }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::What;
    use crate::insights::test_support::check_in;
    use crate::journal::{CheckIn, Edit, Id, Practice, PracticeKind, PracticeTime, Sleep, SleepQuality, Timestamp};

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn question(span: Span, revision: u64) -> Question {
        Question { span, today: date("2026-11-22"), revisions: Revisions { check_ins: revision, ..Revisions::default() } }
    }

    fn journal() -> Journal {
        let mut journal = Journal::default();
        for (number, when) in ["2024-02-01T09:00+01:00", "2026-11-21T09:00+01:00"].into_iter().enumerate() {
            let record: CheckIn = check_in(when, 0.5, 0.0);
            journal.apply(Edit::put(Id::from_parts(1, number as u128), record));
        }
        journal
    }

    #[test]
    fn only_the_days_of_the_span_are_looked_at() {
        assert_eq!(Found::work_out(&journal(), question(Span::All, 1), None).days, 2);
        assert_eq!(Found::work_out(&journal(), question(Span::FourWeeks, 1), None).days, 1);
    }

    fn going_on_from(found: &Found, changes: Option<Vec<Change>>) -> Before {
        Before { found: Arc::new(found.clone()), changes }
    }

    #[test]
    fn days_are_gone_on_from_until_a_check_in_changes() {
        let before = Found::work_out(&journal(), question(Span::All, 1), None);
        let other_span = Found::work_out(&journal(), question(Span::Year, 1), Some(going_on_from(&before, None)));
        assert!(Arc::ptr_eq(&before.series, &other_span.series));
        let changed = Found::work_out(&Journal::default(), question(Span::Year, 2), Some(going_on_from(&before, None)));
        assert_eq!((changed.days, changed.has_check_ins), (0, false));
    }

    #[test]
    fn only_the_days_that_changed_are_worked_out_again() {
        let (mut journal, before) = (journal(), Found::work_out(&journal(), question(Span::All, 1), None));
        let applied = journal.apply(Edit::put(Id::from_parts(1, 7), check_in("2026-11-20T09:00+01:00", -0.5, 0.0)));
        let after = Found::work_out(&journal, question(Span::All, 2), Some(going_on_from(&before, Some(applied.changes.clone()))));
        assert_eq!(after.insights, Found::work_out(&journal, question(Span::All, 2), None).insights);
        // Days missing from this journal still appear, because only the changes are read.
        let mut only_the_new = Journal::default();
        only_the_new.apply(Edit::put(Id::from_parts(1, 7), check_in("2026-11-20T09:00+01:00", -0.5, 0.0)));
        let trusting = Found::work_out(&only_the_new, question(Span::All, 2), Some(going_on_from(&before, Some(applied.changes))));
        assert_eq!((after.days, trusting.days), (3, 3));
    }

    #[test]
    fn nights_come_from_the_journal() {
        let mut journal = journal();
        let night = Sleep { changed: Timestamp::from_millis(0), duration_minutes: Some(430), quality: Some(SleepQuality::Good) };
        journal.apply(Edit::put(date("2026-11-21"), night));
        let found = Found::work_out(&journal, question(Span::FourWeeks, 1), None);
        assert_eq!((found.insights.sleep.nights_with_length, found.insights.sleep.by_quality[3].days), (1, 1));
    }

    #[test]
    fn a_practice_of_self_care_that_was_done_is_seen_with_the_next_answer() {
        let (mut journal, never) = (journal(), Timestamp::from_millis(0));
        let before = Found::work_out(&journal, question(Span::FourWeeks, 1), None);
        let compares_care = |found: &Found| found.insights.together.iter().any(|pairing| pairing.what == What::SelfCare);
        let (practice, when) = (Id::from_parts(1, 20), "2026-11-21T18:00+01:00".parse().expect("a time"));
        journal.apply(Edit::put(practice, Practice::empty(never, when, PracticeKind::SelfCare)));
        journal.apply(Edit::put(Id::from_parts(1, 21), PracticeTime { changed: never, practice, when, note: String::new() }));
        let mut asked = question(Span::FourWeeks, 1);
        asked.revisions.practices = 1;
        let after = Found::work_out(&journal, asked, Some(going_on_from(&before, None)));
        assert_eq!((compares_care(&before), compares_care(&after)), (false, true));
        assert!(Arc::ptr_eq(&before.series, &after.series), "the days keep their means");
    }
}
