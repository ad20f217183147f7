//! Search over everything the person wrote, as they type.
//!
//! The structure is the simplest that is fast enough: one folded text per record, newest first, scanned with a vectorised
//! substring search. Ten years of notes are a few megabytes, which take about a millisecond; an inverted index would need a
//! tokeniser for every script and could not find the middle of a word.

mod excerpt;
mod fold;
mod query;
mod texts;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

pub use self::excerpt::Excerpt;
pub use self::fold::fold;
pub use self::query::{Query, QueryWords};
use self::texts::is_searched;
pub use self::texts::{Field, texts};
use crate::journal::{Change, Entry, Journal, Key, LocalTime, Record};

/// A record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where it is.
    pub key: Key,
    /// The time it stands at: what it is about, where it is about a time; otherwise when it was last changed, in UTC.
    pub when: LocalTime,
    /// What it is. Its words are in [`texts()`], the places to mark in them in [`QueryWords::ranges`] and [`QueryWords::excerpt`].
    pub record: Record,
}

/// One record as the index holds it.
#[derive(Clone, Debug, PartialEq)]
struct Indexed {
    record: Record,
    /// All its texts, folded, a line break between them.
    folded: String,
}

/// Everything the person wrote, folded for searching, kept up to date by what changed.
///
/// Half-written check-ins, the trash and preferences are not searched: what is kept is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchIndex {
    day_start_hour: u8,
    /// By time, so that results come in order without sorting.
    by_time: BTreeMap<(LocalTime, Key), Indexed>,
    /// The time each record stands at, to find it again when it changes.
    times: BTreeMap<Key, LocalTime>,
}

impl SearchIndex {
    /// The index of a journal.
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        let mut index = Self { day_start_hour: journal.day_start_hour(), ..Self::default() };
        for (key, record) in journal.records() {
            index.put(key, record);
        }
        index
    }

    /// Takes what changed into account; `journal` is as it is after the changes.
    pub fn update(&mut self, journal: &Journal, changes: &[Change]) {
        self.day_start_hour = journal.day_start_hour();
        for Change { key, .. } in changes.iter().filter(|change| is_searched(change.key.table())) {
            if let Some(when) = self.times.remove(key) {
                self.by_time.remove(&(when, key.clone()));
            }
            if let Entry::Present(record) = journal.entry(key) {
                self.put(key.clone(), record);
            }
        }
    }

    fn put(&mut self, key: Key, record: Record) {
        if !is_searched(key.table()) {
            return;
        }
        let mut folded = String::new();
        for (_, text) in texts(&record) {
            folded.push_str(&fold(text));
            folded.push('\n');
        }
        let when = texts::time_of(&record);
        self.times.insert(key.clone(), when);
        self.by_time.insert((when, key), Indexed { record, folded });
    }

    /// What a query finds, newest first. A query that asks for nothing finds nothing; one with filters alone finds
    /// all that pass them.
    #[must_use]
    pub fn search(&self, query: &Query) -> Vec<Hit> {
        if query.asks_for_nothing() {
            return Vec::new();
        }
        let words = query.words();
        let finders = words.finders();
        self.between(query.days.as_ref())
            .rev()
            .filter(|((_, key), indexed)| query.admits(key, &indexed.record) && finders.iter().all(|finder| finder.find(indexed.folded.as_bytes()).is_some()))
            .map(|((when, key), indexed)| Hit { key: key.clone(), when: *when, record: indexed.record.clone() })
            .collect()
    }

    /// The records that stand at a time within these days, as days begin for this person; all without days.
    fn between(&self, days: Option<&RangeInclusive<NaiveDate>>) -> impl DoubleEndedIterator<Item = (&(LocalTime, Key), &Indexed)> {
        let hour = self.day_start_hour;
        let days = days.cloned();
        let is_within = move |when: LocalTime| days.as_ref().is_none_or(|days| days.contains(&when.day(hour)));
        self.by_time.iter().filter(move |((when, _), _)| is_within(*when))
    }

    /// How many records are searched.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_time.len()
    }

    /// Whether there is nothing to search.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_time.is_empty()
    }
}

#[cfg(test)]
mod tests;
