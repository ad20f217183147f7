use super::*;

fn scatter(number: usize) -> f64 {
    ((number * 7919 + 13) % 101) as f64 / 50.0 - 1.0
}

fn days(count: usize, value: impl Fn(usize) -> f64) -> Observed {
    let days: Vec<usize> = (0..count).filter(|day| day % 9 != 4).collect();
    let values = days.iter().map(|day| value(*day)).collect();
    let seasons = days.iter().map(|day| season_of(*day, count)).collect();
    Observed { values, seasons, drifts: true, covariates: Vec::new(), days }
}

fn of_days(observed: &Observed, value: impl Fn(usize) -> f64) -> Vec<f64> {
    observed.days.iter().map(|day| value(*day)).collect()
}

fn size_in(observed: &Observed, term: impl Fn(usize) -> f64) -> Option<Estimate> {
    let model = Model::new(observed, Noise::of(observed));
    model.size(&model.term(&of_days(observed, term)))
}

fn every_third(day: usize) -> f64 {
    f64::from(u8::from(day.is_multiple_of(3)))
}

#[test]
fn a_lift_is_found_with_its_size_whatever_level_and_drift_the_days_have() {
    let observed = days(200, |day| 0.3 - 0.004 * day as f64 + 0.1 * scatter(day) + 0.4 * every_third(day));
    let found = size_in(&observed, every_third).expect("a size");
    let (from, to) = found.interval(0.05);
    assert!(from < 0.4 && 0.4 < to && to - from < 0.2, "{found:?}");
    assert!(found.p_value() < 1e-6);
}

#[test]
fn an_interval_misses_zero_exactly_when_the_p_value_is_smaller() {
    let observed = days(60, |day| 0.3 * scatter(day) + 0.15 * every_third(day));
    let found = size_in(&observed, every_third).expect("a size");
    let p = found.p_value();
    let clear_of_zero = |misses: f64| found.interval(misses).0 > 0.0 || found.interval(misses).1 < 0.0;
    assert!((0.001..0.5).contains(&p), "{p}");
    assert!(clear_of_zero(p * 1.01) && !clear_of_zero(p * 0.99));
}

#[test]
fn noise_with_memory_is_told_from_noise_without() {
    let mut level = 0.0;
    let levels: Vec<f64> = (0..400)
        .map(|day| {
            level = 0.8 * level + scatter(day * day + day);
            level
        })
        .collect();
    let (slow, quick) = (Noise::of(&days(400, |day| levels[day])), Noise::of(&days(400, |day| scatter(day * day + day))));
    assert!(slow.memory >= 0.6 && quick.memory <= 0.3, "{slow:?} {quick:?}");
}

#[test]
fn filtered_days_have_the_likelihood_of_their_covariance() {
    // Three days with a gap, compared with the explicit covariance: determinant and quadratic form.
    let noise = Noise { memory: 0.5, own_share: 0.4 };
    let observed = Observed { days: vec![0, 1, 3], values: vec![0.3, -0.2, 0.5], seasons: vec![0; 3], ..Observed::default() };
    let between = |gap: i32| 0.6 * 0.5_f64.powi(gap);
    let [one_two, one_three, two_three] = [1, 3, 2].map(between);
    let determinant = 1.0 + 2.0 * one_two * one_three * two_three - one_two.powi(2) - one_three.powi(2) - two_three.powi(2);
    let filter = Filter::new(&observed, noise);
    assert!((filter.log_determinant - determinant.ln()).abs() < 1e-12);
    let [first, second, third] = [0.3_f64, -0.2, 0.5];
    let alone = first.powi(2) * (1.0 - two_three.powi(2)) + second.powi(2) * (1.0 - one_three.powi(2)) + third.powi(2) * (1.0 - one_two.powi(2));
    let crossed = first * second * (one_three * two_three - one_two)
        + first * third * (one_two * two_three - one_three)
        + second * third * (one_two * one_three - two_three);
    let form = (alone + 2.0 * crossed) / determinant;
    assert!((squares(&filter.apply(&observed.values)) - form).abs() < 1e-12);
}

#[test]
fn several_terms_at_once_are_found_when_they_move_the_days_and_else_not() {
    let of_weekday = |weekday: usize| move |day: usize| f64::from(u8::from(day % 7 == weekday));
    let p = |observed: &Observed| {
        let model = Model::new(observed, Noise::of(observed));
        model.p_value_of_all(&(0..6).map(|weekday| model.term(&of_days(observed, of_weekday(weekday)))).collect::<Vec<_>>()).expect("a p-value")
    };
    assert!(p(&days(120, |day| 0.2 * scatter(day) + 0.5 * of_weekday(5)(day))) < 1e-4);
    assert!(p(&days(120, |day| 0.2 * scatter(day * day + day))) > 0.05);
}

#[test]
fn what_only_comes_with_something_else_has_no_size_of_its_own() {
    let with_b = |day: usize| f64::from(u8::from(day.is_multiple_of(3) && day % 4 != 1));
    let observed = days(180, |day| 0.1 * scatter(day) + 0.4 * every_third(day));
    let model = Model::new(&observed, Noise::of(&observed));
    let (a, b) = (model.term(&of_days(&observed, every_third)), model.term(&of_days(&observed, with_b)));
    assert!(model.size(&b).expect("a size").p_value() < 1e-4);
    assert!(model.size_beside(&b, &a).expect("a size").p_value() > 0.05);
    assert!(model.size_beside(&a, &b).expect("a size").p_value() < 1e-4);
    assert_eq!(model.size_beside(&a, &a), None);
}

#[test]
fn days_that_never_differ_have_no_sizes_and_perfect_ones_break_nothing() {
    assert_eq!(size_in(&days(90, |_| 0.3), every_third), None);
    assert_eq!(size_in(&days(90, scatter), |_| 1.0), None);
    assert_eq!(size_in(&days(3, scatter), every_third), None);
    assert_eq!(size_in(&Observed::default(), every_third), None);
    let perfect = size_in(&days(28, |day| 2.0 * every_third(day) - 1.0), every_third).expect("a size");
    assert!((perfect.size - 2.0).abs() < 1e-6 && perfect.p_value() < 1e-6, "{perfect:?}");
    let (from, to) = perfect.interval(1e-9);
    assert!(from > 1.9 && to < 2.1, "{from} {to}");
}
