use super::compare::p_value_alone;
use super::*;
use crate::insights::test_support::{at, check_in_at, date, id, listed, put, tagged};
use crate::journal::{BoundaryEvent, CheckIn, Edit, EventOutcome, Key, LocalTime, Timestamp};
use chrono::Days;

/// Noise whose memory fades by this factor a day, with a standard deviation of 1.
fn noise(random: &mut fastrand::Rng, days: usize, memory: f64) -> Vec<f64> {
    // A sum of uniform numbers is normal enough.
    let mut shock = || (0..12).map(|_| random.f64()).sum::<f64>() - 6.0;
    let mut level = shock();
    (0..days)
        .map(|_| {
            level = memory * level + (1.0 - memory.powi(2)).sqrt() * shock();
            level
        })
        .collect()
}

/// The p-values of words that have nothing to do with the days, every second one in runs of some days.
fn p_values_of_noise(random: &mut fastrand::Rng, days: usize, words: usize) -> Vec<f64> {
    let calendar = Calendar::new(days);
    let valence = noise(random, days, 0.6);
    let missing: Vec<bool> = (0..days).map(|_| random.f64() < 0.1).collect();
    (0..words)
        .map(|number| {
            let memory = if number % 2 == 0 { 0.0 } else { 0.7 };
            // Some are there every other day, some hardly ever.
            let bar = random.f64() * 1.5;
            let word = noise(random, days, memory);
            let observed: Vec<_> = (0..days).map(|day| (!missing[day]).then(|| Observed { valence: 0.3 * valence[day], with: word[day] > bar })).collect();
            p_value_alone(&calendar, &observed)
        })
        .collect()
}

/// On noise alone every finding is a false one, so the false-discovery rate is the share of journals with any finding, in either family.
#[test]
fn on_noise_with_memory_findings_stay_below_the_stated_rate() {
    let mut random = fastrand::Rng::with_seed(3);
    let mut journals = 0;
    let mut with_findings = 0;
    for (days, count) in [(60, 100), (120, 100), (200, 60), (365, 40)] {
        for _ in 0..count {
            let p_values = p_values_of_noise(&mut random, days, 26);
            let (feelings_of_the_day, others) = p_values.split_at(6);
            let found = |p_values: &[f64], rate: f64| benjamini_hochberg(p_values, rate).contains(&true);
            with_findings += u32::from(found(feelings_of_the_day, FEELINGS_OF_THE_DAY_RATE) || found(others, OTHERS_RATE));
            journals += 1;
        }
    }
    let share = f64::from(with_findings) / f64::from(journals);
    assert!(share <= FALSE_DISCOVERY_RATE, "{with_findings} of {journals}");
}

/// Single p-values of noise are as small as they should be and no smaller: at 5 %, about one in twenty.
#[test]
fn p_values_of_noise_are_honest() {
    let mut random = fastrand::Rng::with_seed(5);
    let p_values: Vec<f64> = (0..60).flat_map(|_| p_values_of_noise(&mut random, 180, 20)).collect();
    let small = p_values.iter().filter(|p| **p <= 0.05).count() as f64 / p_values.len() as f64;
    assert!((0.025..0.065).contains(&small), "{small}");
}

/// A journal of days with noise, a walk on every third day that lifts it, and tags without any effect.
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
        inside += u32::from(comparison.interval.0 < 0.3 && 0.3 < comparison.interval.1);
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
    // Next day: the first day has no day before it.
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
    // After 0 comes 1, after 1 comes 2, after 4 comes 5; nothing is known of the day after 2 and the day before 4.
    assert_eq!(found, [(Lag::SameDay, 3, 2), (Lag::NextDay, 2, 1)]);
}

#[test]
fn sleep_boundaries_and_care_are_known_only_from_where_they_were_noted() {
    let mut journal = Journal::default();
    let noon = |day: u64| LocalTime::new((date("2026-01-01") + Days::new(day)).and_hms_opt(12, 0, 0).expect("noon"), 60);
    for day in 0..40 {
        put(&mut journal, check_in_at(noon(day), 0.1, 0.1));
    }
    for (number, day) in [20, 22, 30].into_iter().enumerate() {
        let outcome = if day == 22 { EventOutcome::Crossed } else { EventOutcome::Held };
        let event = BoundaryEvent::new(Timestamp::from_millis(0), id(1), noon(day), outcome);
        journal.apply(Edit::put(Key::BoundaryEvent(id(number)), event));
    }
    let nights: Vec<_> =
        (10..20).map(|day| (date("2026-01-01") + Days::new(day), SleepNight { minutes: Some(if day < 13 { 300 } else { 480 }), quality: None })).collect();
    let care = [date("2026-01-01") + Days::new(35)];
    let series = DailySeries::of(&journal);
    let pairings = together(&journal, &series, &series.span().expect("days"), &Around { nights: &nights, self_care_days: &care, ..Around::default() });
    let of = |what: What| pairings.iter().find(|pairing| pairing.what == what).map(|pairing| (pairing.days_with, pairing.days_without));
    assert_eq!(of(What::BoundaryHeld), Some((2, 18)));
    assert_eq!(of(What::BoundaryCrossed), Some((1, 19)));
    assert_eq!(of(What::Sleep(SleepBand::FiveToSix)), Some((3, 7)));
    assert_eq!(of(What::Sleep(SleepBand::EightToNine)), Some((7, 3)));
    assert_eq!(of(What::Sleep(SleepBand::NineOrMore)), None);
    assert_eq!(of(What::SelfCare), Some((1, 4)));
}

#[test]
fn nothing_is_said_of_the_day_after_what_may_be_reached_for_on_hard_days() {
    let mut journal = journal_with_a_lift(60, 0.3, 1);
    let event = BoundaryEvent::new(Timestamp::from_millis(0), id(1), at("2026-01-03T12:00+01:00"), EventOutcome::Held);
    journal.apply(Edit::put(Key::BoundaryEvent(id(1)), event));
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
