//! The words for feelings: how often, how varied, and how that has changed.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::statistics::effective_number;
use crate::journal::{Journal, WordRef};

/// How often words were picked in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Picked {
    counts: BTreeMap<WordRef, u32>,
    check_ins: u32,
}

impl Picked {
    fn of(journal: &Journal, range: &RangeInclusive<NaiveDate>) -> Self {
        let mut counts = BTreeMap::new();
        let mut check_ins = 0;
        for (_, check_in) in journal.check_ins_of(range.clone(), journal.day_start_hour()) {
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

/// How many of how many check-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Check-ins in which the word was picked.
    pub count: u32,
    /// Check-ins in which any word was picked.
    pub of: u32,
}

impl Share {
    /// The share, 0 … 1; 0 of nothing.
    #[must_use]
    pub fn fraction(self) -> f64 {
        f64::from(self.count) / f64::from(self.of.max(1))
    }
}

/// One word in a period, and in the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordUse {
    /// Which word.
    pub word: WordRef,
    /// How often now.
    pub now: Share,
    /// How often in the period before; nothing when no words were picked then.
    pub before: Option<Share>,
}

impl WordUse {
    /// By how much the share has changed, −1 … 1: now less before. It describes; it does not say that the change is more than chance.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        Some(self.now.fraction() - self.before?.fraction())
    }
}

/// How varied the picked words are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variety {
    /// How many different words.
    pub different_words: u32,
    /// How many equally common words would be as varied: see [`effective_number`].
    pub effective_words: f64,
    /// In how many check-ins.
    pub check_ins: u32,
}

impl From<&Picked> for Variety {
    fn from(picked: &Picked) -> Self {
        Self { different_words: picked.counts.len() as u32, effective_words: effective_number(picked.counts.values().copied()), check_ins: picked.check_ins }
    }
}

/// The words of a period beside those of the period before.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Every word picked in either period, the most frequent now first, then by id.
    pub words: Vec<WordUse>,
    /// How varied they are now.
    pub variety: Variety,
    /// How varied they were in the period before; nothing when none were picked then.
    pub variety_before: Option<Variety>,
    /// The period before: as many days, ending the day before the range begins.
    pub period_before: RangeInclusive<NaiveDate>,
}

/// The feeling words of a range, and of the equally long period before it.
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
    let variety_before = (before.check_ins > 0).then(|| Variety::from(&before));
    Words { words, variety: Variety::from(&now), variety_before, period_before }
}

/// The period of as many days that ends the day before a range begins.
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
    fn variety_counts_words_and_how_evenly_they_are_used() {
        let found = words(&journal(), &(date("2026-11-15")..=date("2026-11-19")));
        assert_eq!((found.variety.different_words, found.variety.check_ins), (3, 3));
        // Shares 1/2, 1/4, 1/4: entropy 1.5 bits.
        assert!((found.variety.effective_words - 2.0_f64.powf(1.5)).abs() < 1e-12);
    }

    #[test]
    fn without_words_before_nothing_is_said_about_change() {
        let found = words(&journal(), &(date("2026-11-10")..=date("2026-11-19")));
        assert_eq!(found.variety_before, None);
        assert!(found.words.iter().all(|word| word.change().is_none()));
        assert_eq!(words(&Journal::default(), &(date("2026-11-10")..=date("2026-11-19"))).words, []);
    }
}
