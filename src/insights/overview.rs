//! All insights of a range, as one value for a job.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, Weekday};

use super::daily::{Axis, DailySeries};
use super::density::{Density, QuadrantCounts, density};
use super::markers::{Marker, markers};
use super::rhythm::{HourBand, Mean, hours, weekdays};
use super::said::Said;
use super::sleep::{SleepAndNextDay, sleep_and_next_day};
use super::together::{Around, Pairing, together};
use super::trend::{Trend, trend};
use super::words::{Words, words};
use crate::journal::{CheckIn, Journal};

/// All insights of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Insights {
    /// Trend of valence.
    pub valence: Trend,
    /// Trend of arousal.
    pub arousal: Trend,
    /// Steps completed, boundaries said and crossed.
    pub markers: Vec<Marker>,
    /// Density on the mood pad.
    pub density: Density,
    /// Check-ins per quadrant.
    pub quadrants: QuadrantCounts,
    /// Feelings and their change.
    pub words: Words,
    /// From Monday to Sunday.
    pub weekdays: [(Weekday, Mean); 7],
    /// By local time.
    pub hours: Vec<HourBand>,
    /// Sleep and mood of the following day.
    pub sleep: SleepAndNextDay,
    /// Factors associated with better and harder days.
    pub together: Vec<Pairing>,
    /// Significance of the other sentences.
    pub said: Said,
}

/// Kinds of data changed since the last computation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each group of tables; any of them may have changed")]
pub struct Changed {
    /// Check-ins, the start of the day or tag meanings.
    pub check_ins: bool,
    /// Sleep.
    pub nights: bool,
    /// Boundaries and their log.
    pub boundaries: bool,
    /// Steps.
    pub steps: bool,
    /// Practices and their occurrences.
    pub practices: bool,
}

impl Changed {
    /// Everything, as for another range.
    pub const EVERYTHING: Self = Self { check_ins: true, nights: true, boundaries: true, steps: true, practices: true };
}

impl Insights {
    /// Computes all insights of a range. `series` must be up to date.
    #[must_use]
    pub fn of(journal: &Journal, series: &DailySeries, range: &RangeInclusive<NaiveDate>, around: &Around<'_>) -> Self {
        let check_ins = || journal.on_days::<CheckIn>(range.clone(), series.day_start_hour()).map(|(_, check_in)| &**check_in);
        let words = words(journal, range);
        Self {
            said: Said::of(journal, series, range, around.nights, &words),
            valence: trend(series, range, Axis::Valence),
            arousal: trend(series, range, Axis::Arousal),
            markers: markers(journal, range),
            density: density(check_ins()),
            quadrants: QuadrantCounts::of(check_ins()),
            words,
            weekdays: weekdays(series, range),
            hours: hours(journal, range).to_vec(),
            sleep: sleep_and_next_day(series, around.nights, range),
            together: together(journal, series, range, around),
        }
    }

    /// Recomputes only what depends on the changed data.
    #[must_use]
    pub fn after(mut self, changed: Changed, journal: &Journal, series: &DailySeries, range: &RangeInclusive<NaiveDate>, around: &Around<'_>) -> Self {
        if changed.check_ins {
            return Self::of(journal, series, range, around);
        }
        if changed.steps || changed.boundaries {
            self.markers = markers(journal, range);
        }
        if changed.nights {
            self.sleep = sleep_and_next_day(series, around.nights, range);
            self.said = Said::of(journal, series, range, around.nights, &self.words);
        }
        if changed.boundaries || changed.practices {
            self.together = together(journal, series, range, around);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::SleepNight;
    use crate::insights::test_support::{at, check_in, date, id, put, tagged};
    use crate::journal::{Boundary, BoundaryEvent, BoundaryStatus, Edit, EventOutcome, StepProgress, StepState, Timestamp};

    /// Forty days with a check-in each, every third outdoors.
    fn journal() -> Journal {
        let mut journal = Journal::default();
        for number in 0..40_u32 {
            let day = date("2026-10-01") + chrono::Days::new(number.into());
            let one = check_in(&format!("{day}T09:00+02:00"), if number % 3 == 0 { 0.4 } else { -0.2 }, 0.1);
            put(&mut journal, if number % 3 == 0 { tagged(one, &["outdoors"]) } else { one });
        }
        journal
    }

    fn range() -> RangeInclusive<NaiveDate> {
        date("2026-10-01")..=date("2026-11-09")
    }

    fn add_step(journal: &mut Journal) {
        let mut progress = StepProgress::untouched(Timestamp::from_millis(0));
        progress.mark(StepState::Done, at("2026-10-08T19:00+02:00"));
        journal.apply(Edit::put("look-at-safety".to_owned(), progress));
    }

    fn add_boundary(journal: &mut Journal) {
        let when = at("2026-10-09T19:00+02:00");
        journal.apply(Edit::put(id(900), Boundary { status: BoundaryStatus::Active, ..Boundary::empty(Timestamp::from_millis(0), when) }));
        for number in 0..8 {
            let when = at(&format!("2026-10-{}T19:00+02:00", 10 + 2 * number));
            let event = BoundaryEvent::new(Timestamp::from_millis(0), id(900), when, EventOutcome::Held);
            journal.apply(Edit::put(id(901 + number), event));
        }
    }

    fn nights() -> Vec<(NaiveDate, SleepNight)> {
        range()
            .start()
            .iter_days()
            .take(30)
            .enumerate()
            .map(|(number, day)| (day, SleepNight { minutes: Some(300 + 30 * (number % 7) as u16), quality: None }))
            .collect()
    }

    #[test]
    fn after_any_change_it_equals_what_is_worked_out_anew() {
        let before = journal();
        let series = DailySeries::of(&before);
        let found = Insights::of(&before, &series, &range(), &Around::default());
        let (mut step, mut boundary, mut one_more) = (before.clone(), before.clone(), before.clone());
        add_step(&mut step);
        add_boundary(&mut boundary);
        put(&mut one_more, check_in("2026-10-20T21:00+02:00", -0.9, 0.9));
        let nights = nights();
        let care: Vec<NaiveDate> = (0..12).map(|number| date("2026-10-02") + chrono::Days::new(3 * number)).collect();
        let none = Changed::default();
        for (journal, nights, self_care_days, changed) in [
            (&step, &[] as &[_], &[] as &[_], Changed { steps: true, ..none }),
            (&boundary, &[], &[], Changed { boundaries: true, ..none }),
            (&before, &nights, &[], Changed { nights: true, ..none }),
            (&before, &[], &care, Changed { practices: true, ..none }),
            (&one_more, &[], &[], Changed { check_ins: true, ..none }),
        ] {
            let (series, around) = (DailySeries::of(journal), Around { nights, self_care_days, ..Around::default() });
            let anew = Insights::of(journal, &series, &range(), &around);
            assert_ne!(anew, found, "{changed:?} is seen");
            assert_eq!(found.clone().after(changed, journal, &series, &range(), &around), anew, "{changed:?}");
        }
    }

    #[test]
    fn what_has_not_changed_is_not_worked_out_again() {
        let journal = journal();
        let found = Insights::of(&journal, &DailySeries::of(&journal), &range(), &Around::default());
        // With an empty journal, anything recomputed would be empty.
        let (empty, nothing) = (Journal::default(), DailySeries::default());
        let after = |changed| found.clone().after(changed, &empty, &nothing, &range(), &Around::default());
        assert_eq!(after(Changed::default()), found);
        let steps = after(Changed { steps: true, ..Changed::default() });
        assert_eq!(Insights { markers: found.markers.clone(), ..steps }, found);
        let nights = after(Changed { nights: true, ..Changed::default() });
        assert_eq!(Insights { sleep: found.sleep.clone(), said: found.said.clone(), ..nights }, found);
    }
}
