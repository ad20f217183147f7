//! Reduction of a series to pixel columns.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

/// Values in one pixel column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Minimum.
    pub least: f64,
    /// Maximum.
    pub greatest: f64,
    /// Mean.
    pub mean: f64,
    /// Number of values.
    pub count: u32,
}

/// Reduces the dated values of `range` to columns of equal width, left to right; empty ones are
/// `None`. Minimum and maximum preserve peaks.
///
/// Source: the min–max part of M4 (U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, 2014, "M4: a
/// visualization-oriented time series data aggregation", Proc. VLDB Endowment 7, 797–808).
#[must_use]
pub fn per_column(values: impl IntoIterator<Item = (NaiveDate, f64)>, range: &RangeInclusive<NaiveDate>, columns: usize) -> Vec<Option<Column>> {
    let mut reduced: Vec<Option<Column>> = vec![None; columns];
    let day_count = (*range.end() - *range.start()).num_days() + 1;
    for (date, value) in values {
        if !range.contains(&date) || columns == 0 {
            continue;
        }
        let column = (i128::from((date - *range.start()).num_days()) * columns as i128 / i128::from(day_count)) as usize;
        let one = Column { least: value, greatest: value, mean: value, count: 1 };
        reduced[column] = Some(reduced[column].map_or(one, |before| {
            let count = before.count + 1;
            Column { least: before.least.min(value), greatest: before.greatest.max(value), mean: before.mean + (value - before.mean) / f64::from(count), count }
        }));
    }
    reduced
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn first() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date")
    }

    proptest! {
        #[test]
        fn every_value_counts_once_and_the_extremes_stay(values in proptest::collection::vec((0..400_u64, -1.0..1.0_f64), 1..300), columns in 1..500_usize) {
            let dated: Vec<_> = values.iter().map(|(day, value)| (first() + Days::new(*day), *value)).collect();
            let reduced = per_column(dated.iter().copied(), &(first()..=first() + Days::new(399)), columns);
            prop_assert_eq!(reduced.len(), columns);
            let filled: Vec<Column> = reduced.into_iter().flatten().collect();
            prop_assert_eq!(filled.iter().map(|column| column.count as usize).sum::<usize>(), values.len());
            let greatest = filled.iter().map(|column| column.greatest).fold(f64::MIN, f64::max);
            let least = filled.iter().map(|column| column.least).fold(f64::MAX, f64::min);
            prop_assert!(values.iter().all(|(_, value)| (least..=greatest).contains(value)));
            let total: f64 = filled.iter().map(|column| column.mean * f64::from(column.count)).sum();
            prop_assert!((total - values.iter().map(|(_, value)| value).sum::<f64>()).abs() < 1e-9);
        }
    }

    #[test]
    fn days_go_from_left_to_right_and_what_is_outside_is_left_out() {
        let range = first()..=first() + Days::new(3);
        let values = [(0, 0.1), (1, 0.3), (2, -0.5), (3, 0.7), (4, 9.0)].map(|(day, value)| (first() + Days::new(day), value));
        let reduced = per_column(values, &range, 2);
        assert_eq!(reduced[0], Some(Column { least: 0.1, greatest: 0.3, mean: 0.2, count: 2 }));
        assert_eq!(reduced[1].map(|column| (column.least, column.count)), Some((-0.5, 2)));
        assert_eq!(per_column(values, &range, 8)[1], None);
        assert_eq!(per_column(values, &range, 0), []);
    }
}
