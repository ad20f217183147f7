use super::*;
use crate::insights::test_support::{at, check_in_at, date, id, listed, put, tagged};
use crate::journal::{BoundaryEvent, CheckIn, Edit, EventOutcome, LocalTime, Timestamp};
use chrono::Days;

/// AR(1) noise with this factor and a standard deviation of 1.
fn noise(random: &mut fastrand::Rng, days: usize, memory: f64) -> Vec<f64> {
    // A sum of uniform numbers is nearly normal.
    let mut shock = || (0..12).map(|_| random.f64()).sum::<f64>() - 6.0;
    let mut level = shock();
    (0..days)
        .map(|_| {
            level = memory * level + (1.0 - memory.powi(2)).sqrt() * shock();
            level
        })
        .collect()
}

/// Days of noise, a walk on about every third day that lifts the mood, and tags without effect.
fn journal_with_a_lift(days: u64, lift: f64, seed: u64) -> Journal {
    let mut random = fastrand::Rng::with_seed(seed);
    let noise = noise(&mut random, days as usize, 0.4);
    let mut journal = Journal::default();
    for (day, noise) in (0..days).zip(noise) {
        let walk = random.f64() < 0.33;
        let valence = 0.25 * noise + if walk { lift } else { 0.0 };
        let noon = (date("2026-01-01") + Days::new(day)).and_hms_opt(12, 0, 0).expect("noon");
        let mut tags = Vec::from(["alone", "music", "pain"]);
        tags.retain(|_| random.f64() < 0.4);
        if walk {
            tags.push("a-walk");
        }
        put(&mut journal, tagged(check_in_at(LocalTime::new(noon, 60), valence as f32, 0.0), &tags));
    }
    journal
}

fn all_together(journal: &Journal) -> Vec<Pairing> {
    let series = DailySeries::of(journal);
    together(journal, &series, &series.span().expect("days"), &Around::default())
}

#[test]
fn what_truly_lifts_a_day_is_found_and_what_does_not_hardly_ever() {
    let walk = What::Tag(listed("a-walk"));
    let (mut found, mut inside, mut with_false_findings) = (0, 0, 0);
    for seed in 0..20 {
        let pairings = all_together(&journal_with_a_lift(120, 0.3, seed));
        let said: Vec<&Pairing> = pairings.iter().filter(|pairing| pairing.comparison().is_some_and(|comparison| comparison.goes_together)).collect();
        with_false_findings += u32::from(said.iter().any(|pairing| pairing.what != walk));
        let Some(walk) = said.iter().find(|pairing| pairing.what == walk && pairing.lag == Lag::SameDay) else { continue };
        found += 1;
        let comparison = walk.comparison().expect("compared");
        let (from, to) = comparison.interval.expect("what is said has an interval");
        assert!(from > 0.0, "a sentence and its line agree: {comparison:?}");
        inside += u32::from(from < 0.3 && 0.3 < to);
        assert!(0.0 < comparison.shrunk_difference && comparison.shrunk_difference < comparison.difference);
        assert_eq!(walk.days_with + walk.days_without, 120);
        assert!(said.contains(&&pairings[0]), "what may be said comes first");
    }
    assert!(found >= 19, "found in {found} of 20 journals");
    assert!(inside >= 16, "the true size lies in {inside} of {found} intervals");
    // With one true effect among eight comparisons, one finding in twelve may be false.
    assert!(with_false_findings <= 5, "{with_false_findings}");
}

#[test]
fn the_same_journal_gives_the_same_answer() {
    let journal = journal_with_a_lift(90, 0.1, 1);
    assert_eq!(all_together(&journal), all_together(&journal));
}

#[test]
fn what_has_too_few_days_says_how_many_more() {
    let walk = |pairings: &[Pairing], lag: Lag| {
        pairings.iter().find(|pairing| pairing.what == What::Tag(listed("a-walk")) && pairing.lag == lag).map(|pairing| pairing.outcome)
    };
    let pairings = all_together(&journal_with_a_lift(25, 0.3, 1));
    assert_eq!(walk(&pairings, Lag::SameDay), Some(Outcome::NotEnough { more_days: 3 }));
    // For the next day, the first day has no predecessor.
    assert_eq!(walk(&pairings, Lag::NextDay), Some(Outcome::NotEnough { more_days: 4 }));
    assert_eq!((more_days(28, 0), more_days(3, 90), more_days(90, 4), more_days(5, 23), more_days(4, 23)), (5, 2, 1, 0, 1));
}

#[test]
fn the_next_day_needs_check_ins_on_both_days() {
    let mut journal = Journal::default();
    let noon = |day: u64| LocalTime::new((date("2026-01-01") + Days::new(day)).and_hms_opt(12, 0, 0).expect("noon"), 60);
    for day in [0, 1, 2, 4, 5] {
        put(&mut journal, tagged(check_in_at(noon(day), 0.1, 0.1), if day % 2 == 0 { &["music"] } else { &[] }));
    }
    let found: Vec<_> = all_together(&journal).into_iter().map(|pairing| (pairing.lag, pairing.days_with, pairing.days_without)).collect();
    // After 0 comes 1, after 1 comes 2, after 4 comes 5; nothing is known of the day after 2 and
    // the day before 4.
    assert_eq!(found, [(Lag::SameDay, 3, 2), (Lag::NextDay, 2, 1)]);
}

#[test]
fn boundaries_and_care_are_known_only_from_where_they_were_noted() {
    let mut journal = Journal::default();
    let noon = |day: u64| LocalTime::new((date("2026-01-01") + Days::new(day)).and_hms_opt(12, 0, 0).expect("noon"), 60);
    for day in 0..40 {
        put(&mut journal, check_in_at(noon(day), 0.1, 0.1));
    }
    for (number, day) in [20, 22, 30].into_iter().enumerate() {
        let outcome = if day == 22 { EventOutcome::Crossed } else { EventOutcome::Held };
        let event = BoundaryEvent::new(Timestamp::from_millis(0), id(1), noon(day), outcome);
        journal.apply(Edit::put(id(number), event));
    }
    let care = [date("2026-01-01") + Days::new(35)];
    let series = DailySeries::of(&journal);
    let pairings = together(&journal, &series, &series.span().expect("days"), &Around { self_care_days: &care, ..Around::default() });
    let of = |what: What| pairings.iter().find(|pairing| pairing.what == what).map(|pairing| (pairing.days_with, pairing.days_without));
    assert_eq!(of(What::BoundaryHeld), Some((2, 18)));
    assert_eq!(of(What::BoundaryCrossed), Some((1, 19)));
    assert_eq!(of(What::SelfCare), Some((1, 4)));
}

#[test]
fn nothing_is_said_of_the_day_after_what_may_be_reached_for_on_hard_days() {
    let mut journal = journal_with_a_lift(60, 0.3, 1);
    let event = BoundaryEvent::new(Timestamp::from_millis(0), id(1), at("2026-01-03T12:00+01:00"), EventOutcome::Held);
    journal.apply(Edit::put(id(1), event));
    let series = DailySeries::of(&journal);
    let (care, walk) = ([date("2026-01-05")], [listed("a-walk")]);
    let around = Around { self_care_days: &care, reached_for: &walk, ..Around::default() };
    let pairings = together(&journal, &series, &series.span().expect("days"), &around);
    let reached_for = [What::BoundaryHeld, What::SelfCare, What::Tag(listed("a-walk"))];
    for pairing in &pairings {
        assert_eq!(pairing.may_be_reached_for, reached_for.contains(&pairing.what), "{pairing:?}");
        assert!(!(pairing.may_be_reached_for && pairing.lag == Lag::NextDay), "{pairing:?}");
    }
    let lags = |what: &What| pairings.iter().filter(|pairing| pairing.what == *what).count();
    assert!(reached_for.iter().all(|what| lags(what) == 1));
    assert_eq!(lags(&What::Tag(listed("music"))), 2);
}

#[test]
fn what_mostly_comes_with_the_surer_thing_says_so_instead_of_being_a_second_finding() {
    let mut journal = journal_with_a_lift(180, 0.4, 3);
    let walks: Vec<_> = journal
        .check_ins()
        .iter()
        .filter(|(_, check_in)| check_in.tags.contains(&listed("a-walk")))
        .map(|(id, check_in)| (*id, (**check_in).clone()))
        .collect();
    for (number, (id, check_in)) in walks.into_iter().enumerate() {
        if number % 4 != 0 {
            journal.apply(Edit::put(id, tagged(check_in, &["outdoors"])));
        }
    }
    let pairings = all_together(&journal);
    let of = |tag: &str| pairings.iter().find(|pairing| pairing.what == What::Tag(listed(tag)) && pairing.lag == Lag::SameDay).expect("compared");
    assert!(of("a-walk").comparison().is_some_and(|found| found.goes_together) && of("a-walk").often_with.is_none());
    let outdoors = of("outdoors");
    assert_eq!(outdoors.often_with, Some(What::Tag(listed("a-walk"))));
    assert!(outdoors.comparison().is_some_and(|found| !found.goes_together && found.interval.is_none() && found.difference > 0.2), "{outdoors:?}");
}

#[test]
fn differences_of_a_few_hundredths_are_not_said_however_sure_they_are() {
    let noon = |day: u64| LocalTime::new((date("2020-01-01") + Days::new(day)).and_hms_opt(12, 0, 0).expect("noon"), 60);
    let said = |lift: f32| {
        let mut journal = Journal::default();
        for day in 0..400 {
            let wave = (day * 7919 % 11) as f32 / 100.0;
            put(&mut journal, tagged(check_in_at(noon(day), wave + if day % 3 == 0 { lift } else { 0.0 }, 0.0), if day % 3 == 0 { &["music"] } else { &[] }));
        }
        all_together(&journal)[0].comparison().map(|found| (found.goes_together, found.p_value < 1e-6))
    };
    assert_eq!((said(0.03), said(0.1)), (Some((false, true)), Some((true, true))));
}

#[test]
fn four_weeks_in_which_every_walk_is_better_are_enough_to_say_so() {
    let mut journal = Journal::default();
    let noon = |day: u64| LocalTime::new((date("2026-01-01") + Days::new(day)).and_hms_opt(12, 0, 0).expect("noon"), 60);
    for day in 0..28 {
        let is_walk = day * day % 5 < 2;
        put(&mut journal, tagged(check_in_at(noon(day), if is_walk { 1.0 } else { -1.0 }, 0.0), if is_walk { &["a-walk"] } else { &[] }));
    }
    let found = all_together(&journal)[0].clone();
    let (from, to) = found.comparison().and_then(|found| found.interval).expect("said");
    assert!((1.9..=2.0001).contains(&from) && (1.9999..2.1).contains(&to), "{found:?}");
}

#[test]
fn nothing_and_the_far_ends_of_time_are_no_trouble() {
    assert_eq!(together(&Journal::default(), &DailySeries::default(), &(NaiveDate::MIN..=NaiveDate::MAX), &Around::default()), []);
    let mut journal = Journal::default();
    for when in ["0001-01-02T12:00+00:00", "2026-01-01T12:00+00:00", "9999-12-31T12:00+00:00"] {
        let one: CheckIn = tagged(check_in_at(at(when), 0.5, 0.5), &["music"]);
        put(&mut journal, one);
    }
    let pairings = all_together(&journal);
    assert_eq!(pairings.iter().map(|pairing| (pairing.days_with, pairing.lag)).collect::<Vec<_>>(), [(1, Lag::SameDay)]);
}
