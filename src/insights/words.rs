//! Feeling words: frequency, variety and change.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::journal::{CheckIn, Journal, WordRef};

/// Minimum check-ins with words for comparing a period.
const COMPARED_CHECK_INS: u32 = 20;

/// Minimum count of a word in one of the periods.
const NAMED_COUNT: u32 = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Picked {
    counts: BTreeMap<WordRef, u32>,
    check_ins: u32,
}

impl Picked {
    fn of(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Self {
        let mut counts = BTreeMap::new();
        let mut check_ins = 0;
        for (_, check_in) in journal.on_days::<CheckIn>(range.clone(), journal.day_start_hour()) {
            check_ins += u32::from(!check_in.feelings.is_empty());
            for word in check_in.feelings.keys() {
                match counts.get_mut(word) {
                    Some(count) => *count += 1,
                    None => {
                        counts.insert(word.clone(), 1);
                    }
                }
            }
        }
        Self { counts, check_ins }
    }

    fn count(&self, word: &WordRef) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }
}

/// Share of check-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Check-ins with the word.
    pub count: u32,
    /// Check-ins with any word.
    pub of: u32,
}

impl Share {
    /// The fraction, 0 … 1; 0 if there are none.
    #[must_use]
    pub fn fraction(self) -> f64 {
        f64::from(self.count) / f64::from(self.of.max(1))
    }
}

/// One word in a period and the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordUse {
    /// The word.
    pub word: WordRef,
    /// Current share.
    pub now: Share,
    /// Earlier share; `None` if no words were picked.
    pub before: Option<Share>,
}

impl WordUse {
    /// True if frequent enough in one period.
    pub(super) fn is_often(&self) -> bool {
        self.now.count.max(self.before.map_or(0, |before| before.count)) >= NAMED_COUNT
    }

    /// Change of the share, −1 … 1. Descriptive, regardless of significance.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        Some(self.now.fraction() - self.before?.fraction())
    }
}

/// Number of different words. Grows with the number of check-ins, so it is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variety {
    /// Number of different words.
    pub different_words: u32,
    /// Number of check-ins.
    pub check_ins: u32,
}

/// Words of a period and of the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// All words of either period, by current frequency, then id.
    pub words: Vec<WordUse>,
    /// Current variety.
    pub variety: Variety,
    /// True if both periods have enough check-ins, and similarly many.
    pub is_comparable: bool,
    /// The preceding period of the same length.
    pub period_before: RangeInclusive<NaiveDate>,
}

/// Feeling words of a range and of the preceding period.
#[must_use]
pub fn words(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Words {
    let period_before = period_before(range);
    let now = Picked::of(journal, range);
    let before = Picked::of(journal, &period_before);
    let mut words: Vec<WordUse> = now
        .counts
        .keys()
        .chain(before.counts.keys().filter(|word| !now.counts.contains_key(word)))
        .map(|word| WordUse {
            word: word.clone(),
            now: Share { count: now.count(word), of: now.check_ins },
            before: (before.check_ins > 0).then(|| Share { count: before.count(word), of: before.check_ins }),
        })
        .collect();
    words.sort_by(|a, b| b.now.count.cmp(&a.now.count).then_with(|| a.word.cmp(&b.word)));
    let (fewer, more) = (now.check_ins.min(before.check_ins), now.check_ins.max(before.check_ins));
    let variety = Variety { different_words: now.counts.len() as u32, check_ins: now.check_ins };
    Words { words, variety, is_comparable: fewer >= COMPARED_CHECK_INS && 2 * fewer >= more, period_before }
}

pub(super) struct DayWords {
    pub(super) date: NaiveDate,
    /// Check-ins with any word.
    check_ins: u32,
    counts: BTreeMap<WordRef, u32>,
}

impl DayWords {
    /// Share of the day's check-ins with a word, 0 … 1.
    pub(super) fn share(&self, word: &WordRef) -> f64 {
        f64::from(self.counts.get(word).copied().unwrap_or(0)) / f64::from(self.check_ins)
    }
}

/// Words by day, oldest first.
pub(super) fn by_day(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Vec<DayWords> {
    let hour = journal.day_start_hour();
    let with_words: Vec<_> =
        journal.on_days::<CheckIn>(range.clone(), hour).map(|(_, check_in)| check_in).filter(|check_in| !check_in.feelings.is_empty()).collect();
    let days = with_words.chunk_by(|one, other| one.when.day(hour) == other.when.day(hour));
    days.map(|day| {
        let mut counts = BTreeMap::new();
        for word in day.iter().flat_map(|check_in| check_in.feelings.keys()) {
            *counts.entry(word.clone()).or_insert(0) += 1;
        }
        DayWords { date: day[0].when.day(hour), check_ins: day.len() as u32, counts }
    })
    .collect()
}

fn period_before(range: &RangeInclusive<NaiveDate>) -> RangeInclusive<NaiveDate> {
    let day_count = Days::new((*range.end() - *range.start()).num_days().unsigned_abs() + 1);
    let first = range.start().checked_sub_days(day_count).unwrap_or(NaiveDate::MIN);
    first..=range.start().pred_opt().unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::test_support::{check_in, date, feeling, listed, put};

    fn journal() -> Journal {
        let mut journal = Journal::default();
        for (when, ids) in [
            ("2026-11-10T12:00+01:00", &["sad", "tired"][..]),
            ("2026-11-11T12:00+01:00", &["sad"]),
            ("2026-11-15T12:00+01:00", &["hopeful"]),
            ("2026-11-16T12:00+01:00", &["hopeful", "sad"]),
            ("2026-11-16T18:00+01:00", &[]),
            ("2026-11-17T12:00+01:00", &["calm"]),
        ] {
            put(&mut journal, feeling(check_in(when, 0.1, 0.1), ids));
        }
        journal
    }

    #[test]
    fn words_are_counted_beside_the_period_before() {
        let found = words(&journal(), &(date("2026-11-15")..=date("2026-11-19")));
        assert_eq!(found.period_before, date("2026-11-10")..=date("2026-11-14"));
        let uses: Vec<_> = found.words.iter().map(|word| (word.word.clone(), word.now.count, word.before.map(|before| before.count))).collect();
        let expected = [("hopeful", 2, Some(0)), ("calm", 1, Some(0)), ("sad", 1, Some(2)), ("tired", 0, Some(1))];
        assert_eq!(uses, expected.map(|(id, now, before)| (listed(id), now, before)));
        // Of the check-ins with words: three now, two before.
        let sad = &found.words[2];
        assert_eq!((sad.now.of, sad.before.map(|before| before.of)), (3, Some(2)));
        assert!((sad.change().expect("a change") - (1.0 / 3.0 - 1.0)).abs() < 1e-12);
    }

    #[test]
    fn variety_counts_words_and_check_ins() {
        let found = words(&journal(), &(date("2026-11-15")..=date("2026-11-19")));
        assert_eq!((found.variety.different_words, found.variety.check_ins), (3, 3));
    }

    #[test]
    fn periods_are_compared_when_both_are_well_filled_and_about_equally() {
        let filled = |before: u32, now: u32| {
            let mut journal = Journal::default();
            for (month, count) in [("10", before), ("11", now)] {
                for number in 0..count {
                    put(&mut journal, feeling(check_in(&format!("2026-{month}-{:02}T{:02}:00+01:00", 2 + number / 3, 9 + number % 3), 0.1, 0.1), &["sad"]));
                }
            }
            words(&journal, &(date("2026-11-01")..=date("2026-11-30"))).is_comparable
        };
        assert!(filled(20, 20) && filled(20, 40) && filled(40, 20));
        assert!(!filled(19, 25) && !filled(20, 41) && !filled(45, 20));
    }

    #[test]
    fn a_day_has_the_share_of_its_check_ins_with_words() {
        let days = by_day(&journal(), &(date("2026-11-10")..=date("2026-11-17")));
        let shares: Vec<_> = days.iter().map(|day| (day.date.to_string(), day.share(&listed("sad")))).collect();
        let expected = [("10", 1.0), ("11", 1.0), ("15", 0.0), ("16", 1.0), ("17", 0.0)];
        assert_eq!(shares, expected.map(|(day, share)| (format!("2026-11-{day}"), share)));
    }

    #[test]
    fn without_words_before_nothing_is_said_about_change() {
        let found = words(&journal(), &(date("2026-11-10")..=date("2026-11-19")));
        assert!(!found.is_comparable);
        assert!(found.words.iter().all(|word| word.change().is_none()));
        assert_eq!(words(&Journal::default(), &(date("2026-11-10")..=date("2026-11-19"))).words, []);
    }
}
