//! Search queries: words and filters.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;
use memchr::memmem::Finder;

use super::fold::{Folded, fold};
use crate::journal::{Key, Quadrant, Record, TableKind, WordRef};

/// A query. All conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Search text: every word must occur in the record, ignoring case, also within words.
    pub text: String,
    /// Range of days.
    pub days: Option<RangeInclusive<NaiveDate>>,
    /// Tables; empty for all.
    pub kinds: BTreeSet<TableKind>,
    /// Check-ins with this feeling.
    pub feeling: Option<WordRef>,
    /// Check-ins with all of these tags.
    pub tags: BTreeSet<WordRef>,
    /// Check-ins in one of these quadrants; empty for all.
    pub quadrants: BTreeSet<Quadrant>,
}

impl Query {
    /// A query without filters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// The folded words.
    #[must_use]
    pub fn words(&self) -> QueryWords {
        let mut words: Vec<String> = fold(&self.text).split_whitespace().map(str::to_owned).collect();
        words.sort();
        words.dedup();
        QueryWords(words)
    }

    /// True without words and filters.
    #[must_use]
    pub fn asks_for_nothing(&self) -> bool {
        let Self { text: _, days, kinds, feeling, tags, quadrants } = self;
        days.is_none() && kinds.is_empty() && feeling.is_none() && tags.is_empty() && quadrants.is_empty() && self.words().is_empty()
    }

    /// True if a record passes all filters but the days.
    pub(super) fn admits(&self, key: &Key, record: &Record) -> bool {
        if !self.kinds.is_empty() && !self.kinds.contains(&key.table()) {
            return false;
        }
        if self.feeling.is_none() && self.tags.is_empty() && self.quadrants.is_empty() {
            return true;
        }
        let Record::CheckIn(check_in) = record else { return false };
        self.feeling.as_ref().is_none_or(|feeling| check_in.feelings.contains_key(feeling))
            && self.tags.is_subset(&check_in.tags)
            && (self.quadrants.is_empty() || self.quadrants.contains(&check_in.mood.quadrant()))
    }
}

/// Folded words of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryWords(Vec<String>);

impl QueryWords {
    /// True without words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True if every word occurs in one of the texts.
    #[must_use]
    pub fn stand_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let folded = texts.into_iter().map(fold).collect::<Vec<_>>().join("\n");
        self.finders().iter().all(|finder| finder.find(folded.as_bytes()).is_some())
    }

    pub(super) fn finders(&self) -> Vec<Finder<'_>> {
        self.0.iter().map(Finder::new).collect()
    }

    /// Matches as byte ranges of the original, sorted and disjoint.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let bytes = folded.text.as_bytes();
        let found = self.finders().into_iter().zip(&self.0).flat_map(|(finder, word)| {
            let places: Vec<usize> = finder.find_iter(bytes).collect();
            places.into_iter().map(|at| at..at + word.len())
        });
        let mut ranges: Vec<Range<usize>> = found.map(|range| folded.original(&range)).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        Query::of(query).words().ranges(text).into_iter().map(|range| &text[range]).collect()
    }

    proptest! {
        #[test]
        fn marks_are_in_order_and_at_the_borders_of_characters(query: String, text: String) {
            let mut last = 0;
            for range in Query::of(&query).words().ranges(&text) {
                prop_assert!(range.start >= last && range.end > range.start);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                last = range.end;
            }
        }

        #[test]
        fn a_word_of_the_text_is_marked_in_it(text in "[a-zA-Zäöüéß]{1,12} [a-zA-Zäöüéß ]{0,30}") {
            let word = text.split_whitespace().next().expect("a word").to_uppercase();
            prop_assert!(!marked(&word, &text).is_empty());
        }
    }

    #[test]
    fn every_place_is_marked_and_what_touches_is_joined() {
        assert_eq!(marked("cafe", "Café, cafe, CAFE\u{301}s"), ["Café", "cafe", "CAFE\u{301}"]);
        assert_eq!(marked("wal alk", "A walk, walking"), ["walk", "walk"]);
        assert_eq!(marked("", "anything"), [""; 0]);
        assert_eq!(marked("  ", "anything"), [""; 0]);
    }

    #[test]
    fn words_alone_or_filters_alone_ask_for_something() {
        assert!(Query::default().asks_for_nothing() && Query::of(" \u{301} ").asks_for_nothing());
        assert!(!Query::of("a").asks_for_nothing());
        assert!(!Query { quadrants: [Quadrant::Heavy].into(), ..Query::default() }.asks_for_nothing());
    }
}
