//! What the page asks for, and what was found.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::names;
use crate::content::content;
use crate::insights::{Around, Changed, DailySeries, Insights, SleepNight};
use crate::journal::{Change, Journal};

/// Which days are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// The last 28 days.
    FourWeeks,
    /// The last thirteen weeks.
    #[default]
    ThreeMonths,
    /// The last 365 days.
    Year,
    /// From the first check-in on.
    All,
    /// From one day to another, both counted.
    Days(NaiveDate, NaiveDate),
}

impl Span {
    /// The days from first to last. `first_day` is the first with a check-in.
    #[must_use]
    pub fn days(self, today: NaiveDate, first_day: Option<NaiveDate>) -> RangeInclusive<NaiveDate> {
        let last = |days: u64| today.checked_sub_days(Days::new(days - 1)).unwrap_or(today)..=today;
        match self {
            Self::FourWeeks => last(28),
            Self::ThreeMonths => last(91),
            Self::Year => last(365),
            Self::All => first_day.map_or(today, |first| first.min(today))..=today,
            Self::Days(one, other) => one.min(other)..=one.max(other),
        }
    }
}

/// What the page asks for: the same question has the same answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which days.
    pub span: Span,
    /// The day it is.
    pub today: NaiveDate,
    /// When what insights are made from last changed.
    pub revisions: Revisions,
}

/// The revisions of the journal at which the tables that insights are made from last changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// Check-ins, the days they belong to, and what tags mean.
    pub check_ins: u64,
    /// Nights.
    pub nights: u64,
    /// Boundaries and what became of them.
    pub boundaries: u64,
    /// Steps of the roadmap.
    pub steps: u64,
}

impl Revisions {
    /// What has changed since then.
    fn since(&self, before: &Self) -> Changed {
        Changed {
            check_ins: self.check_ins != before.check_ins,
            nights: self.nights != before.nights,
            boundaries: self.boundaries != before.boundaries,
            steps: self.steps != before.steps,
        }
    }
}

/// What to go on from: what was found before, and what has changed in the journal since, if that is known.
#[derive(Clone, Debug)]
pub struct Before {
    /// What was found.
    pub found: Arc<Found>,
    /// All changes of check-ins since; nothing when not all of them are known.
    pub changes: Option<Vec<Change>>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was asked.
    pub question: Question,
    /// The days from first to last.
    pub range: RangeInclusive<NaiveDate>,
    /// How many of them have check-ins.
    pub days: usize,
    /// Whether the journal has any check-in at all.
    pub has_check_ins: bool,
    /// Everything about these days.
    pub insights: Insights,
    series: Arc<DailySeries>,
}

impl Found {
    /// Works it out. What was found before is gone on from where it still holds: days without a change keep their means, and
    /// of the same range only what is made from tables that changed is worked out again.
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
        let nights: Vec<(NaiveDate, SleepNight)> = journal
            .sleep()
            .iter()
            .map(|(date, sleep)| (*date, SleepNight { minutes: sleep.duration_minutes, quality: sleep.quality.map(|quality| quality as u8 + 1) }))
            .collect();
        let self_care_days = self_care_days(journal, &range);
        let around = Around { nights: &nights, self_care_days: &self_care_days };
        let insights = match before {
            Some(before) if before.found.range == range => before.found.insights.clone().after(changed, journal, &series, &range, &around),
            _ => Insights::of(journal, &series, &range, &around),
        };
        Self { days: insights.valence.points.len(), has_check_ins: series.span().is_some(), question, range, insights, series }
    }
}

/// The days on which something that helped was tagged: what the person did for themselves.
fn self_care_days(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Vec<NaiveDate> {
    let hour = journal.day_start_hour();
    let cared = journal.check_ins_of(range.clone(), hour).filter(|(_, check_in)| check_in.tags.iter().any(|tag| names::is_self_care(content(), journal, tag)));
    let mut days: Vec<NaiveDate> = cared.map(|(_, check_in)| check_in.when.day(hour)).collect();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::check_in;
    use crate::journal::{CheckIn, Edit, Id, Key, Sleep, SleepQuality, Timestamp};

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
            journal.apply(Edit::put(Key::CheckIn(Id::from_parts(1, number as u128)), record));
        }
        journal
    }

    #[test]
    fn spans_end_today_and_all_begins_with_the_first_check_in() {
        let today = date("2026-11-22");
        let days = |span: Span| span.days(today, Some(date("2024-02-01")));
        assert_eq!(days(Span::FourWeeks), date("2026-10-26")..=today);
        assert_eq!(days(Span::All), date("2024-02-01")..=today);
        assert_eq!(days(Span::Days(date("2026-03-09"), date("2026-03-01"))), date("2026-03-01")..=date("2026-03-09"));
        assert_eq!(Span::All.days(today, None), today..=today);
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
        let applied = journal.apply(Edit::put(Key::CheckIn(Id::from_parts(1, 7)), check_in("2026-11-20T09:00+01:00", -0.5, 0.0)));
        let after = Found::work_out(&journal, question(Span::All, 2), Some(going_on_from(&before, Some(applied.changes.clone()))));
        assert_eq!(after.insights, Found::work_out(&journal, question(Span::All, 2), None).insights);
        // From a journal that has lost its other days they still come: nobody looked at them.
        let mut only_the_new = Journal::default();
        only_the_new.apply(Edit::put(Key::CheckIn(Id::from_parts(1, 7)), check_in("2026-11-20T09:00+01:00", -0.5, 0.0)));
        let trusting = Found::work_out(&only_the_new, question(Span::All, 2), Some(going_on_from(&before, Some(applied.changes))));
        assert_eq!((after.days, trusting.days), (3, 3));
    }

    #[test]
    fn what_helped_is_something_for_oneself() {
        let mut journal = journal();
        for (number, tag) in [(11, "helped-walking"), (12, "outdoors")] {
            let mut one = check_in(&format!("2026-11-{number}T09:00+01:00"), 0.1, 0.0);
            one.tags.insert(crate::journal::WordRef::Listed(tag.to_owned()));
            journal.apply(Edit::put(Key::CheckIn(Id::from_parts(2, number)), one));
        }
        assert_eq!(self_care_days(&journal, &(date("2026-11-01")..=date("2026-11-30"))), [date("2026-11-11")]);
    }

    #[test]
    fn nights_come_from_the_journal() {
        let mut journal = journal();
        let night = Sleep { changed: Timestamp::from_millis(0), duration_minutes: Some(430), quality: Some(SleepQuality::Good) };
        journal.apply(Edit::put(Key::Sleep(date("2026-11-21")), night));
        let found = Found::work_out(&journal, question(Span::FourWeeks, 1), None);
        assert_eq!((found.insights.sleep.nights_with_length, found.insights.sleep.by_quality[3].days), (1, 1));
    }
}
