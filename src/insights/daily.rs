//! Daily means, the basis of all charts and comparisons.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::journal::{Change, CheckIn, Journal, Key};

/// Mean of one day's check-ins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// Mean valence, −1 … 1.
    pub valence: f64,
    /// Mean arousal, −1 … 1.
    pub arousal: f64,
    /// Number of check-ins; at least one.
    pub check_ins: u32,
}

impl Day {
    fn of<'a>(check_ins: impl Iterator<Item = &'a CheckIn>) -> Option<Self> {
        let (mut valence, mut arousal, mut count) = (0, 0, 0_u32);
        for check_in in check_ins {
            valence += hundredths(check_in.mood.valence());
            arousal += hundredths(check_in.mood.arousal());
            count += 1;
        }
        let mean = |hundredths: i32| f64::from(hundredths) / f64::from(100 * count);
        (count > 0).then(|| Self { valence: mean(valence), arousal: mean(arousal), check_ins: count })
    }

    /// Mean on one axis.
    #[must_use]
    pub const fn on(self, axis: Axis) -> f64 {
        match axis {
            Axis::Valence => self.valence,
            Axis::Arousal => self.arousal,
        }
    }
}

/// A coordinate in hundredths, as moods are stored: integer sums keep equal means equal.
pub(super) fn hundredths(coordinate: f32) -> i32 {
    (f64::from(coordinate) * 100.0).round() as i32
}

/// Axis of the mood pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// −1 unpleasant … 1 pleasant.
    Valence,
    /// −1 low … 1 high energy.
    Arousal,
}

/// Means of all days with check-ins; other days are absent, not zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DailySeries {
    day_start_hour: u8,
    days: BTreeMap<NaiveDate, Day>,
}

impl DailySeries {
    /// Computes the series of a journal.
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        let day_start_hour = journal.day_start_hour();
        let check_ins: Vec<&CheckIn> = journal.check_ins_by_time().map(|(_, check_in)| &**check_in).collect();
        let days = check_ins
            .chunk_by(|one, next| one.when.day(day_start_hour) == next.when.day(day_start_hour))
            .filter_map(|chunk| Some((chunk.first()?.when.day(day_start_hour), Day::of(chunk.iter().copied())?)))
            .collect();
        Self { day_start_hour, days }
    }

    /// Applies changes; `journal` already contains them. Recomputes only affected days, unless the
    /// start of the day changed.
    pub fn update(&mut self, journal: &Journal, changes: &[Change]) {
        if journal.day_start_hour() != self.day_start_hour {
            *self = Self::of(journal);
            return;
        }
        let days = changes.iter().filter(|change| matches!(change.key, Key::CheckIn(_))).flat_map(|change| &change.days);
        for date in days {
            match Day::of(journal.on_days::<CheckIn>(*date..=*date, self.day_start_hour).map(|(_, check_in)| &**check_in)) {
                Some(day) => self.days.insert(*date, day),
                None => self.days.remove(date),
            };
        }
    }

    /// Start of a day, in hours.
    #[must_use]
    pub const fn day_start_hour(&self) -> u8 {
        self.day_start_hour
    }

    /// The means of a day, if it has check-ins.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Option<Day> {
        self.days.get(&date).copied()
    }

    /// Days with check-ins in a range, oldest first; none if the range is empty.
    #[must_use]
    pub fn days(&self, range: &RangeInclusive<NaiveDate>) -> impl DoubleEndedIterator<Item = (NaiveDate, Day)> + use<'_> {
        let range = if range.is_empty() { None } else { Some(range.clone()) };
        range.into_iter().flat_map(|range| self.days.range(range)).map(|(date, day)| (*date, *day))
    }

    /// From the first to the last day with check-ins, if any.
    #[must_use]
    pub fn span(&self) -> Option<RangeInclusive<NaiveDate>> {
        Some(*self.days.first_key_value()?.0..=*self.days.last_key_value()?.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::{check_in, date, preferences_with_day_start, put};
    use crate::journal::{Edit, arbitrary};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_updated_series_equals_a_new_one(mut journal in arbitrary::journal(), edits in proptest::collection::vec(arbitrary::edit(), 0..8)) {
            let mut series = DailySeries::of(&journal);
            for edit in edits {
                let applied = journal.apply(edit);
                series.update(&journal, &applied.changes);
                prop_assert_eq!(&series, &DailySeries::of(&journal));
                let taken_back = journal.apply(applied.inverse);
                series.update(&journal, &taken_back.changes);
                prop_assert_eq!(&series, &DailySeries::of(&journal));
            }
        }
    }

    #[test]
    fn a_day_is_the_mean_of_its_check_ins_and_small_hours_belong_to_the_day_before() {
        let mut journal = Journal::default();
        put(&mut journal, check_in("2026-11-21T22:00+01:00", 0.5, -0.2));
        put(&mut journal, check_in("2026-11-22T03:30+01:00", -0.1, 0.4));
        put(&mut journal, check_in("2026-11-22T04:00+01:00", -0.9, 0.0));
        let series = DailySeries::of(&journal);
        let day = series.day(date("2026-11-21")).expect("a day");
        assert!((day.valence - 0.2).abs() < 1e-12 && (day.arousal - 0.1).abs() < 1e-12);
        assert_eq!(day.check_ins, 2);
        assert_eq!(series.day(date("2026-11-22")).map(|day| day.check_ins), Some(1));
        assert_eq!(series.day(date("2026-11-20")), None);
        assert_eq!(series.span(), Some(date("2026-11-21")..=date("2026-11-22")));
    }

    #[test]
    fn another_beginning_of_the_day_moves_every_day() {
        let mut journal = Journal::default();
        put(&mut journal, check_in("2026-11-22T03:30+01:00", -0.1, 0.4));
        let mut series = DailySeries::of(&journal);
        let applied = journal.apply(preferences_with_day_start(2));
        series.update(&journal, &applied.changes);
        assert_eq!(series.span(), Some(date("2026-11-22")..=date("2026-11-22")));
        assert_eq!(series.day_start_hour(), 2);
    }

    #[test]
    fn the_last_check_in_of_a_day_takes_the_day_with_it() {
        let mut journal = Journal::default();
        let id = put(&mut journal, check_in("2026-11-22T12:00+01:00", 0.5, 0.5));
        let mut series = DailySeries::of(&journal);
        let applied = journal.apply(Edit::delete(Key::CheckIn(id), crate::journal::Timestamp::from_millis(0)));
        series.update(&journal, &applied.changes);
        assert_eq!(series, DailySeries::of(&Journal::default()));
    }
}
