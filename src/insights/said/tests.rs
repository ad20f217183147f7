use super::*;
use crate::insights::test_support::{check_in_at, date, feeling, put};
use crate::journal::LocalTime;

fn scatter(number: u64) -> f64 {
    ((number * number * 31 + number * 7919 + 13) % 211) as f64 / 105.0 - 1.0
}

fn journal(days: u64, hours: &[u32], valence: impl Fn(u64, u32) -> f64) -> Journal {
    let mut journal = Journal::default();
    for day in 0..days {
        for hour in hours {
            let when = (date("2026-03-02") + Days::new(day)).and_hms_opt(*hour, 0, 0).expect("a time");
            put(&mut journal, check_in_at(LocalTime::new(when, 60), valence(day, *hour) as f32, 0.0));
        }
    }
    journal
}

fn said(journal: &Journal, nights: impl Fn(u64) -> Option<u16>) -> Said {
    let series = DailySeries::of(journal);
    let range = series.span().expect("days");
    let nights: Vec<_> = (0..400).map(|day| (date("2026-03-02") + Days::new(day), SleepNight { minutes: nights(day), quality: None })).collect();
    Said::of(journal, &series, &range, &nights, &words::words(journal, &range))
}

#[test]
fn nothing_is_said_where_nothing_differs_and_nothing_breaks() {
    let without_pattern = journal(120, &[8, 13, 20], |day, hour| 0.3 * scatter(day + 500) + 0.2 * scatter(1_000 + 7 * day + u64::from(hour)));
    let found = said(&without_pattern, |day| Some((430.0 + 60.0 * scatter(3 * day)) as u16));
    assert_eq!(found, Said::default());
    assert_eq!(said(&journal(91, &[8, 20], |_, _| 0.2), |day| Some(400 + (day % 90) as u16)), Said::default());
    assert_eq!(said(&journal(1, &[8], |_, _| 0.2), |_| None), Said::default());
}

#[test]
fn nights_that_are_all_equally_long_say_nothing() {
    assert_eq!(said(&journal(91, &[12], |day, _| 0.4 * scatter(day)), |_| Some(420)).sleep, None);
}

#[test]
fn a_weekday_that_stands_out_is_said() {
    let found = said(&journal(120, &[12], |day, _| 0.2 * scatter(day) + if day % 7 == 5 { 0.5 } else { 0.0 }), |_| None);
    assert!(found.weekdays);
}

#[test]
fn a_time_of_day_is_compared_within_its_day() {
    let better_evenings =
        journal(60, &[8, 13, 20], |day, hour| 0.3 * scatter(day) + 0.1 * scatter(9 * day + u64::from(hour)) + if hour == 20 { 0.3 } else { 0.0 });
    let (high, low) = said(&better_evenings, |_| None).hours.expect("said");
    assert!(high == 18 && low != 18);
    // Early check-ins only on hard days: mornings are low on average, but not within days.
    let mut journal = journal(80, &[20], |day, _| if day % 2 == 0 { -0.4 } else { 0.4 } + 0.1 * scatter(day));
    for day in (0..80).step_by(2) {
        let when = (date("2026-03-02") + Days::new(day)).and_hms_opt(7, 0, 0).expect("a time");
        put(&mut journal, check_in_at(LocalTime::new(when, 60), (-0.4 + 0.1 * scatter(day + 90)) as f32, 0.0));
    }
    assert_eq!(said(&journal, |_| None).hours, None);
}

#[test]
fn sleep_says_its_line_or_its_bend() {
    let minutes = |day: u64| (450.0 + 110.0 * scatter(5 * day + 1)) as u16;
    let of = |effect: fn(f64) -> f64| {
        let journal = journal(200, &[12], |day, _| 0.15 * scatter(day) + effect(f64::from(minutes(day)) / 60.0 - 7.5));
        said(&journal, |day| Some(minutes(day))).sleep
    };
    assert_eq!(of(|hours| 0.15 * hours), Some(SleepShape::LongerBetter));
    assert_eq!(of(|hours| -0.15 * hours), Some(SleepShape::LongerHarder));
    let Some(SleepShape::BestAround(hours)) = of(|hours| -0.12 * hours * hours) else { panic!("the bend is said") };
    assert!((hours - 7.5).abs() < 0.3, "{hours}");
    assert!(matches!(of(|hours| 0.12 * hours * hours), Some(SleepShape::HardestAround(_))));
    assert_eq!(of(|_| 0.0), None);
}

#[test]
fn two_weeks_that_differ_beyond_chance_are_said() {
    let with_change = |change: f64| said(&journal(90, &[12], |day, _| 0.2 * scatter(day) + if day >= 76 { change } else { 0.0 }), |_| None);
    assert!(with_change(0.5).valence_change && !with_change(0.5).arousal_change);
    assert!(!with_change(0.05).valence_change);
}

#[test]
fn a_word_that_has_become_rarer_is_said_and_one_that_swings_is_not() {
    let mut journal = Journal::default();
    for day in 0..120_u64 {
        let when = (date("2026-03-02") + Days::new(day)).and_hms_opt(12, 0, 0).expect("a time");
        let mut words = vec!["tired"];
        words.extend((scatter(day) > if day < 60 { -0.4 } else { 0.7 }).then_some("sad"));
        words.extend((scatter(11 * day + 3) > 0.0).then_some("calm"));
        put(&mut journal, feeling(check_in_at(LocalTime::new(when, 60), 0.0, 0.0), &words));
    }
    let series = DailySeries::of(&journal);
    let range = date("2026-03-02") + Days::new(60)..=date("2026-03-02") + Days::new(119);
    let of = |picked: &Words| Said::of(&journal, &series, &range, &[], picked).words;
    let picked = words::words(&journal, &range);
    assert_eq!(of(&picked), BTreeSet::from([WordRef::Listed("sad".to_owned())]));
    assert!(of(&Words { is_comparable: false, ..picked }).is_empty());
}
