//! What the page asks for, and what was found.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::insights::{Around, DailySeries, Insights, SleepNight};
use crate::journal::Journal;

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
    /// The revision at which anything that insights are made from last changed.
    pub revision: u64,
    /// The revision at which check-ins, or the days they belong to, last changed.
    pub check_ins_revision: u64,
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
    /// Works everything out. What was found `before` is gone on from where it still holds.
    #[must_use]
    pub fn work_out(journal: &Journal, question: Question, before: Option<&Self>) -> Self {
        let still_holds = before.filter(|before| before.question.check_ins_revision == question.check_ins_revision);
        let series = still_holds.map_or_else(|| Arc::new(DailySeries::of(journal)), |before| Arc::clone(&before.series));
        let range = question.span.days(question.today, series.span().map(|span| *span.start()));
        let nights: Vec<(NaiveDate, SleepNight)> = journal
            .sleep()
            .iter()
            .map(|(date, sleep)| (*date, SleepNight { minutes: sleep.duration_minutes, quality: sleep.quality.map(|quality| quality as u8 + 1) }))
            .collect();
        let insights = Insights::of(journal, &series, &range, &Around { nights: &nights, self_care_days: &[] });
        Self { days: insights.valence.points.len(), has_check_ins: series.span().is_some(), question, range, insights, series }
    }
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
        Question { span, today: date("2026-11-22"), revision, check_ins_revision: revision }
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

    #[test]
    fn days_are_gone_on_from_until_a_check_in_changes() {
        let before = Found::work_out(&journal(), question(Span::All, 1), None);
        let other_span = Found::work_out(&journal(), question(Span::Year, 1), Some(&before));
        assert!(Arc::ptr_eq(&before.series, &other_span.series));
        let changed = Found::work_out(&Journal::default(), question(Span::Year, 2), Some(&before));
        assert_eq!((changed.days, changed.has_check_ins), (0, false));
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
