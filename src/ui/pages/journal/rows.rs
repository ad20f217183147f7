//! The rows of the list: contents, order and height. No drawing here.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use crate::insights::{Query, SearchIndex};
use crate::journal::{Id, Journal, Key, LocalTime, Record, UserRecord, Writing};

/// Rows looked up at once while scrolling; more than any window shows.
pub(super) const BATCH: usize = 120;

/// Heights of the parts of a row, in points.
pub(super) const PADDING: f32 = 12.0;
pub(super) const TITLE: f32 = 24.0;
pub(super) const TEXT: f32 = 26.0;
pub(super) const BELOW: f32 = 20.0;
/// The day above its first row, if there is no column for it.
pub(super) const DAY_ABOVE: f32 = 24.0;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) key: Key,
    pub(super) record: Record,
    /// The time it is sorted by.
    pub(super) when: NaiveDateTime,
    pub(super) day: NaiveDate,
    pub(super) begins_day: bool,
    pub(super) top: f32,
    pub(super) height: f32,
}

impl Row {
    /// True if the record is about a time; others are sorted by their last change.
    pub(super) const fn has_time(&self) -> bool {
        !matches!(
            self.key,
            Key::Person(_)
                | Key::HelpNumber(_)
                | Key::OwnTemplate(_)
                | Key::OwnPath(_)
                | Key::OwnStep(_)
                | Key::OwnFeeling(_)
                | Key::OwnTag(_)
                | Key::OwnTagGroup(_)
        )
    }

    /// True if bulk actions apply.
    pub(super) const fn is_selectable(&self) -> bool {
        matches!(self.key, Key::CheckIn(_) | Key::Writing(_))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    rows: Vec<Row>,
    pub(super) has_more: bool,
}

impl Rows {
    /// The newest `count` check-ins and pages of writing.
    pub(super) fn newest(journal: &Journal, count: usize, days_above: bool) -> Self {
        let hour = journal.day_start_hour();
        let mut check_ins = journal.check_ins_by_time().rev().peekable();
        let mut pages = journal.on_days::<Writing>(NaiveDate::MIN..=NaiveDate::MAX, hour).rev().peekable();
        let mut rows = Self::default();
        while rows.rows.len() < count {
            let page_is_newer = match (check_ins.peek(), pages.peek()) {
                (Some((_, check_in)), Some((_, page))) => page.when > check_in.when,
                (None, Some(_)) => true,
                _ => false,
            };
            if page_is_newer {
                let Some((id, page)) = pages.next() else { break };
                rows.push(Key::Writing(id), Record::Writing(page.clone()), page.when, hour, days_above);
            } else {
                let Some((id, check_in)) = check_ins.next() else { break };
                rows.push(Key::CheckIn(id), Record::CheckIn(check_in.clone()), check_in.when, hour, days_above);
            }
        }
        rows.has_more = check_ins.peek().is_some() || pages.peek().is_some();
        rows
    }

    pub(super) fn found(index: &SearchIndex, query: &Query, day_start_hour: u8, days_above: bool) -> Self {
        let mut rows = Self::default();
        for hit in index.search(query) {
            rows.push(hit.key, hit.record, hit.when, day_start_hour, days_above);
        }
        rows
    }

    fn push(&mut self, key: Key, record: Record, when: LocalTime, hour: u8, days_above: bool) {
        let day = when.day(hour);
        let begins_day = self.rows.last().is_none_or(|row| row.day != day);
        let (has_text, has_below) = match &record {
            Record::CheckIn(check_in) => (!check_in.note.trim().is_empty(), !check_in.tags.is_empty()),
            Record::Writing(_) => (true, false),
            _ => (!record.user_texts().is_empty(), true),
        };
        let part = |is_there, height| if is_there { height } else { 0.0 };
        let height = 2.0 * PADDING + TITLE + part(has_text, TEXT) + part(has_below, BELOW) + part(begins_day && days_above, DAY_ABOVE);
        let top = self.height();
        self.rows.push(Row { key, record, when: when.local(), day, begins_day, top, height });
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<&Row> {
        self.rows.get(place)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    pub(super) fn height(&self) -> f32 {
        self.rows.last().map_or(0.0, |row| row.top + row.height)
    }

    /// Indices of the rows visible between two heights, even partly.
    pub(super) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let first = self.rows.partition_point(|row| row.top + row.height <= top);
        let end = self.rows.partition_point(|row| row.top < bottom);
        first..end.max(first)
    }

    pub(super) fn check_ins(keys: &BTreeSet<Key>) -> impl Iterator<Item = Id> {
        keys.iter().filter_map(|key| if let Key::CheckIn(id) = key { Some(*id) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pages::journal::testing::journal;

    #[test]
    fn the_newest_come_first_and_no_more_than_were_asked_for() {
        let rows = Rows::newest(&journal(150), 40, false);
        assert_eq!((rows.len(), rows.has_more), (40, true));
        assert!(rows.rows.is_sorted_by(|one, next| one.when >= next.when));
        assert!(rows.iter().any(|row| matches!(row.key, Key::Writing(_))));
        let all = Rows::newest(&journal(150), usize::MAX, false);
        assert_eq!((all.len(), all.has_more), (journal(150).check_ins().len() + 15, false));
    }

    #[test]
    fn rows_lie_below_each_other_without_gaps_and_those_in_sight_are_found() {
        let rows = Rows::newest(&journal(150), 200, true);
        assert!(rows.rows.windows(2).all(|pair| (pair[0].top + pair[0].height - pair[1].top).abs() < 0.01));
        let seen = rows.between(500.0, 900.0);
        assert!(rows.rows[seen.clone()].iter().all(|row| row.top < 900.0 && row.top + row.height > 500.0));
        assert!(rows.rows[seen.start - 1].top + rows.rows[seen.start - 1].height <= 500.0 && rows.rows[seen.end].top >= 900.0);
        assert_eq!(rows.between(-100.0, -50.0), 0..0);
    }
}
