//! Compares every statistic with `NumPy` and `SciPy`: `values.py` wrote `values.ron`; these tests
//! only read it.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

mod simulation;

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use mendwell::insights::{
    Around, Axis, DailySeries, Insights, Lag, Pairing, SleepNight, What, benjamini_hochberg, quantile, standard_deviation, together, trend,
};
use mendwell::journal::{CheckIn, Edit, Id, Intensity, Journal, LocalTime, Mood, Quadrant, Timestamp, WordRef};
use serde::Deserialize;

#[derive(Deserialize)]
struct Values {
    check_ins: Vec<InventedCheckIn>,
    nights: Vec<(NaiveDate, u16, u8)>,
    range: (NaiveDate, NaiveDate),
    daily: Vec<(NaiveDate, f64, f64, u32)>,
    trend: Vec<ExpectedTrend>,
    recent: (f64, u32, f64, u32),
    density: Vec<(usize, usize, f64)>,
    quadrants: Vec<u32>,
    words: Vec<(String, u32, u32, u32, u32)>,
    weekdays: Vec<(f64, u32)>,
    hours: Vec<(f64, u32)>,
    sleep_by_length: Vec<(Option<f64>, u32)>,
    together: Vec<ExpectedPairing>,
    many_p: Vec<f64>,
    said_at_ten_percent: Vec<bool>,
    sample: Vec<f64>,
    quantiles: Vec<(f64, f64)>,
    sample_standard_deviation: f64,
}

/// Time, valence, arousal, tags, feelings.
#[derive(Deserialize)]
struct InventedCheckIn(LocalTime, f32, f32, Vec<String>, Vec<String>);

/// Day, average, ends of the usual range.
#[derive(Deserialize)]
struct ExpectedTrend(NaiveDate, Option<f64>, Option<f64>, Option<f64>);

/// True for a feeling, id, days later, days with, days without, difference, shrunk difference,
/// p-value, interval.
#[derive(Deserialize)]
struct ExpectedPairing(bool, String, usize, u32, u32, f64, f64, f64, Option<f64>, Option<f64>);

impl Values {
    fn read() -> Self {
        ron::from_str(include_str!("values.ron")).expect("the values")
    }

    fn journal(&self) -> Journal {
        let mut journal = Journal::default();
        for (number, InventedCheckIn(when, valence, arousal, tags, feelings)) in (0..).zip(&self.check_ins) {
            let check_in = CheckIn {
                changed: Timestamp::from_millis(0),
                when: *when,
                written: None,
                mood: Mood::new(*valence, *arousal),
                feelings: feelings.iter().map(|id| (WordRef::Listed(id.clone()), Intensity::Unsaid)).collect(),
                tags: tags.iter().cloned().map(WordRef::Listed).collect(),
                note: String::new(),
            };
            journal.apply(Edit::put(Id::from_parts(number, 0), check_in));
        }
        journal
    }

    const fn range(&self) -> RangeInclusive<NaiveDate> {
        self.range.0..=self.range.1
    }

    fn nights(&self) -> Vec<(NaiveDate, SleepNight)> {
        self.nights.iter().map(|(day, minutes, quality)| (*day, SleepNight { minutes: Some(*minutes), quality: Some(*quality) })).collect()
    }

    fn insights(&self) -> Insights {
        let journal = self.journal();
        Insights::of(&journal, &DailySeries::of(&journal), &self.range(), &Around { nights: &self.nights(), ..Around::default() })
    }
}

/// Equal up to single precision.
#[track_caller]
fn assert_close(ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() < 2e-6, "{ours} instead of {theirs}");
}

#[track_caller]
fn assert_both_close(ours: Option<f64>, theirs: Option<f64>) {
    assert_eq!(ours.is_some(), theirs.is_some());
    assert_close(ours.unwrap_or_default(), theirs.unwrap_or_default());
}

#[test]
fn daily_means() {
    let values = Values::read();
    let series = DailySeries::of(&values.journal());
    assert_eq!(series.days(&series.span().expect("days")).count(), values.daily.len());
    for (date, valence, arousal, check_ins) in &values.daily {
        let day = series.day(*date).expect("the day");
        assert_close(day.valence, *valence);
        assert_close(day.arousal, *arousal);
        assert_eq!(day.check_ins, *check_ins);
    }
}

#[test]
fn average_and_usual_range() {
    let values = Values::read();
    let found = trend(&DailySeries::of(&values.journal()), &values.range(), Axis::Valence);
    assert_eq!(found.points.len(), values.trend.len());
    for (point, ExpectedTrend(date, average, low, high)) in found.points.iter().zip(&values.trend) {
        assert_eq!(point.date, *date);
        assert_both_close(point.average, *average);
        assert_both_close(point.usual.map(|usual| usual.0), *low);
        assert_both_close(point.usual.map(|usual| usual.1), *high);
    }
    let change = found.recent_change.expect("enough days");
    let (recent, recent_days, before, before_days) = values.recent;
    assert_close(change.recent.mean, recent);
    assert_close(change.before.mean, before);
    assert_eq!((change.recent.days, change.before.days), (recent_days, before_days));
}

#[test]
fn density_and_quadrants() {
    let values = Values::read();
    let found = values.insights();
    for (column, row, density) in &values.density {
        assert_close(found.density.at(*column, *row), *density);
    }
    let counts: Vec<u32> = Quadrant::ALL.into_iter().map(|quadrant| found.quadrants.count(quadrant)).collect();
    assert_eq!(counts, values.quadrants);
    assert_eq!(found.density.check_ins, found.quadrants.total());
}

#[test]
fn words_now_and_before() {
    let values = Values::read();
    let found = values.insights().words;
    assert_eq!(found.words.len(), values.words.len());
    for (word, now, of, before, before_of) in &values.words {
        let found = found.words.iter().find(|found| found.word == WordRef::Listed(word.clone())).expect("the word");
        assert_eq!((found.now.count, found.now.of), (*now, *of));
        assert_eq!(found.before.map(|share| (share.count, share.of)), Some((*before, *before_of)));
        assert_close(found.change().expect("a change"), f64::from(*now) / f64::from(*of) - f64::from(*before) / f64::from(*before_of));
    }
}

#[test]
fn rhythms_of_week_and_day() {
    let values = Values::read();
    let found = values.insights();
    for ((_, found), (mean, days)) in found.weekdays.iter().zip(&values.weekdays) {
        assert_close(found.valence, *mean);
        assert_eq!(found.count, *days);
    }
    for (found, (mean, check_ins)) in found.hours.iter().zip(&values.hours) {
        assert_close(found.mean.valence, *mean);
        assert_eq!(found.mean.count, *check_ins);
    }
}

#[test]
fn sleep_and_the_day_after() {
    let values = Values::read();
    let found = values.insights().sleep;
    for (found, (mean, days)) in found.by_length.iter().zip(&values.sleep_by_length) {
        assert_both_close(found.valence, *mean);
        assert_eq!(found.days, *days);
    }
}

#[test]
fn differences_intervals_and_p_values() {
    let values = Values::read();
    let journal = values.journal();
    let series = DailySeries::of(&journal);
    let found = together(&journal, &series, &series.span().expect("days"), &Around::default());
    for ExpectedPairing(is_feeling, word, lag, days_with, days_without, difference, shrunk, p, low, high) in &values.together {
        let word = WordRef::Listed(word.clone());
        let what = if *is_feeling { What::Feeling(word) } else { What::Tag(word) };
        let pairing: &Pairing = found.iter().find(|pairing| pairing.what == what && pairing.lag == Lag::ALL[*lag]).expect("compared");
        assert_eq!((pairing.days_with, pairing.days_without), (*days_with, *days_without), "{what:?} {lag}");
        let found = pairing.comparison().expect("enough days");
        assert_close(found.difference, *difference);
        assert_close(found.shrunk_difference, *shrunk);
        assert_close(found.p_value, *p);
        assert_eq!(found.goes_together, low.is_some(), "{what:?} {lag}");
        assert_both_close(found.interval.map(|(from, _)| from), *low);
        assert_both_close(found.interval.map(|(_, to)| to), *high);
    }
    assert_eq!(found.len(), values.together.len());
}

#[test]
fn the_false_discovery_rule() {
    let values = Values::read();
    assert_eq!(benjamini_hochberg(&values.many_p, 0.1), values.said_at_ten_percent);
}

#[test]
fn quantiles_and_deviation() {
    let values = Values::read();
    for (probability, expected) in &values.quantiles {
        assert_close(quantile(&values.sample, *probability).expect("values"), *expected);
    }
    assert_close(standard_deviation(&values.sample), values.sample_standard_deviation);
}
