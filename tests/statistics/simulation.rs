//! Journals whose truth is known, and how often what is said of them is false: a small run with every test, a large one by `simulate.sh`.
//!
//! Seeds from 1 on were used while the method was chosen; those here begin at [`FIRST_SEED`].

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use mendwell::insights::{Around, DailySeries, Lag, Pairing, Said, What, together, words};
use mendwell::journal::{CheckIn, Edit, Id, Intensity, Journal, LocalTime, Mood, Timestamp, WordRef};

const FIRST_SEED: u64 = 7_000_000;

/// What the days of a scenario have beside noise.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// Nothing.
    Plain,
    /// A rise by 0.5, and tags that begin in its second half.
    Trend,
    /// A wave of a year.
    Season,
    /// Weekends are better by 0.25, and some tags stand on weekends alone.
    Weekend,
    /// More check-ins on hard days; tags are put on single check-ins.
    MoreOnHardDays,
    /// A tag on Mondays, Wednesdays and Fridays that lifts its own day by 0.3.
    Habit,
    /// A tag that is there because the day is good.
    ReverseCause,
    /// A tag that lifts its day by 0.35, and another on three quarters of its days.
    Together,
    /// Three tags with effects: 0.35 on 30 % of days, −0.3 on 25 %, −0.9 on eight days.
    Planted,
}

/// One cell of the table.
#[derive(Clone, Copy, Debug)]
struct Scenario {
    name: &'static str,
    shape: Shape,
    /// By what factor the mood's level fades in a day.
    memory: f64,
    days: usize,
}

const NULL_SHAPES: [(&str, Shape, f64); 7] = [
    ("no memory", Shape::Plain, 0.0),
    ("memory 0.5", Shape::Plain, 0.5),
    ("memory 0.8", Shape::Plain, 0.8),
    ("trend", Shape::Trend, 0.5),
    ("season", Shape::Season, 0.5),
    ("weekend", Shape::Weekend, 0.5),
    ("more check-ins on hard days", Shape::MoreOnHardDays, 0.5),
];

/// Tags and feelings that have nothing to do with the days.
const NULL_TAGS: usize = 12;
const NULL_FEELINGS: usize = 6;
/// The tags that have something to do with them in some scenarios.
const PLANTED: [(&str, f64); 3] = [("A", 0.35), ("B", -0.3), ("rare", -0.9)];

/// Normal noise from a seed.
struct Noise(fastrand::Rng);

impl Noise {
    fn normal(&mut self) -> f64 {
        let (radius, angle) = ((-2.0 * self.0.f64().max(f64::MIN_POSITIVE).ln()).sqrt(), std::f64::consts::TAU * self.0.f64());
        radius * angle.cos()
    }

    fn is(&mut self, probability: f64) -> bool {
        self.0.f64() < probability
    }
}

fn listed(name: &str) -> WordRef {
    WordRef::Listed(name.to_owned())
}

/// Makes the journal of a scenario: the level of the days has a standard deviation of 0.25, check-ins scatter by 0.15 around it, one to four
/// a day, and 15 % of days are missing.
fn journal(scenario: Scenario, seed: u64) -> Journal {
    const FIRST_DAY: &str = "2024-03-04";
    let Scenario { shape, memory, days, .. } = scenario;
    let mut noise = Noise(fastrand::Rng::with_seed(FIRST_SEED + seed));
    let first = FIRST_DAY.parse::<NaiveDate>().expect("a date") + Days::new(noise.0.u64(0..7));
    let mut level = noise.normal();
    let levels: Vec<f64> = (0..days)
        .map(|_| {
            level = memory * level + (1.0 - memory.powi(2)).sqrt() * noise.normal();
            level
        })
        .collect();
    let weekday = |day: usize| chrono::Datelike::weekday(&(first + Days::new(day as u64))).num_days_from_monday();
    let mut rare: Vec<usize> = (0..days).collect();
    noise.0.shuffle(&mut rare);
    rare.truncate(8);
    let bases: Vec<f64> = (0..NULL_TAGS + NULL_FEELINGS).map(|_| 0.08 + 0.5 * noise.0.f64()).collect();
    let mut running = vec![false; bases.len()];
    let mut edit = Edit::default();
    for (day, level) in levels.iter().copied().enumerate() {
        let hard = -level;
        let check_ins = match shape {
            Shape::MoreOnHardDays => (2.0 + hard + 0.7 * noise.normal()).round().clamp(1.0, 5.0) as usize,
            _ => noise.0.usize(1..=4),
        };
        let mut planted = match shape {
            Shape::Planted => vec![("A", noise.is(0.3)), ("B", noise.is(0.25)), ("rare", rare.contains(&day))],
            Shape::Together => vec![("A", noise.is(0.3))],
            Shape::Habit => vec![("habit", [0, 2, 4].contains(&weekday(day)) && noise.is(0.9))],
            Shape::ReverseCause => vec![("friends", noise.is(if level > 0.3 { 0.7 } else { 0.15 }))],
            _ => Vec::new(),
        };
        if let (Shape::Together, Some((_, with_a))) = (shape, planted.first().copied()) {
            planted.push(("C", noise.is(if with_a { 0.75 } else { 0.1 })));
        }
        let lift: f64 = planted.iter().filter(|(_, there)| *there).map(|(name, _)| effect(shape, name)).sum();
        let progress = day as f64 / days as f64;
        let around = match shape {
            Shape::Trend => 0.5 * (progress - 0.5),
            Shape::Season => 0.25 * (std::f64::consts::TAU * day as f64 / 365.0).sin(),
            Shape::Weekend if weekday(day) >= 5 => 0.25,
            _ => 0.0,
        };
        let of_day: Vec<bool> = (0..bases.len())
            .map(|number| match (shape, number % 3, number % 2) {
                (Shape::Weekend, 0, _) => weekday(day) >= 5 && noise.is(0.7),
                (Shape::Trend, 0, _) => progress >= 0.5 && noise.is(0.6),
                // Every second one in runs of some days.
                (_, _, 1) => {
                    if noise.is(0.25) {
                        running[number] = noise.is(bases[number]);
                    }
                    running[number]
                }
                _ => noise.is(bases[number]),
            })
            .collect();
        if noise.is(0.15) {
            continue;
        }
        for number in 0..check_ins {
            let there = |noise: &mut Noise, word: usize| match shape {
                Shape::MoreOnHardDays => noise.is(bases[word] / 2.5),
                _ => number == 0 && of_day[word],
            };
            let mut tags: Vec<WordRef> = (0..NULL_TAGS).filter(|word| there(&mut noise, *word)).map(|word| listed(&format!("null-{word}"))).collect();
            tags.extend(planted.iter().filter(|(_, is_there)| *is_there && number == 0).map(|(name, _)| listed(name)));
            let feelings =
                (NULL_TAGS..bases.len()).filter(|word| there(&mut noise, *word)).map(|word| (listed(&format!("feeling-{word}")), Intensity::Unsaid)).collect();
            let valence = 0.25 * level + around + lift + 0.15 * noise.normal();
            let when = (first + Days::new(day as u64)).and_hms_opt(8 + 3 * number as u32, 0, 0).expect("a time");
            let check_in = CheckIn {
                changed: Timestamp::from_millis(0),
                when: LocalTime::new(when, 60),
                written: None,
                mood: Mood::new(valence as f32, (0.3 * noise.normal()) as f32),
                feelings,
                tags: tags.into_iter().collect(),
                note: String::new(),
            };
            edit.puts.extend(Edit::put(Id::from_parts(day as u64, number as u128), check_in).puts);
        }
    }
    let mut journal = Journal::default();
    journal.apply(edit);
    journal
}

/// By how much a tag truly moves its day.
fn effect(shape: Shape, tag: &str) -> f64 {
    match (shape, tag) {
        (Shape::Planted, tag) => PLANTED.iter().find(|(name, _)| *name == tag).map_or(0.0, |(_, effect)| *effect),
        (Shape::Together, "A") => 0.35,
        (Shape::Habit, _) => 0.3,
        _ => 0.0,
    }
}

/// What was said of many journals of a scenario.
#[derive(Default)]
struct Counts {
    journals: u32,
    /// Journals with anything false, in rows and sentences, and in rows alone.
    with_false: u32,
    with_false_rows: u32,
    said: u32,
    said_false: u32,
    /// Intervals of what was said that hold the true size.
    holding: u32,
    /// For each planted tag, in how many journals it was said.
    found: [u32; 3],
    /// Journals in which the tag that only comes with another was said, as a finding and as that.
    companions: [u32; 2],
}

fn run(scenario: Scenario, journals: u64) -> Counts {
    let mut counts = Counts::default();
    let cell = scenario.name.bytes().fold(scenario.days as u64, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte));
    for number in 0..journals {
        let journal = journal(scenario, cell * 100_000 + number);
        let series = DailySeries::of(&journal);
        let range = series.span().expect("days");
        let rows = together(&journal, &series, &range, &Around::default());
        let said = Said::of(&journal, &series, &range, &[], &words(&journal, &range));
        let is_false_sentence = match scenario.shape {
            Shape::Plain => said != Said::default(),
            // There the week, or the last weeks, truly differ.
            _ => said.hours.is_some(),
        };
        let mut false_rows = 0;
        for row in rows.iter().filter(|row| row.comparison().is_some_and(|found| found.goes_together)) {
            let truth = true_size(scenario.shape, row);
            let (from, to) = row.comparison().and_then(|found| found.interval).expect("what is said has an interval");
            assert!(from > 0.0 || to < 0.0, "a sentence and its line agree: {row:?}");
            counts.said += 1;
            counts.holding += u32::from((from..=to).contains(&truth));
            false_rows += u32::from(truth == 0.0);
            if let Some(place) = PLANTED.iter().position(|(name, _)| row.what == What::Tag(listed(name)) && row.lag == Lag::SameDay) {
                counts.found[place] += 1;
            }
        }
        let companion = rows.iter().find(|row| row.what == What::Tag(listed("C")) && row.lag == Lag::SameDay);
        counts.companions[0] += u32::from(companion.and_then(Pairing::comparison).is_some_and(|found| found.goes_together));
        counts.companions[1] += u32::from(companion.is_some_and(|row| row.often_with == Some(What::Tag(listed("A")))));
        counts.journals += 1;
        counts.said_false += false_rows;
        counts.with_false_rows += u32::from(false_rows > 0);
        counts.with_false += u32::from(false_rows > 0 || is_false_sentence);
    }
    counts
}

fn true_size(shape: Shape, row: &Pairing) -> f64 {
    match (&row.what, row.lag) {
        (What::Tag(WordRef::Listed(name)), Lag::SameDay) if shape == Shape::ReverseCause && name == "friends" => f64::NAN,
        (What::Tag(WordRef::Listed(name)), Lag::SameDay) => effect(shape, name),
        _ => 0.0,
    }
}

/// A share with the upper end of its 95 % interval (Wilson).
fn percent(count: u32, of: u32) -> String {
    let (n, share) = (f64::from(of.max(1)), f64::from(count) / f64::from(of.max(1)));
    let z = 1.96_f64;
    let upper = (share + z * z / (2.0 * n) + z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt()) / (1.0 + z * z / n);
    format!("{:.1} (≤ {:.1})", 100.0 * share, 100.0 * upper)
}

/// On days with nothing to find hardly any journal has a finding, whatever the days are like. The bound is what thirty journals can tell.
#[test]
fn days_with_nothing_to_find_hardly_ever_have_findings() {
    let mut all = (0, 0);
    for (name, shape, memory) in NULL_SHAPES {
        let counts = run(Scenario { name, shape, memory, days: 91 }, 30);
        assert!(counts.with_false <= 8, "{name}: {} of 30", counts.with_false);
        all = (all.0 + counts.with_false, all.1 + counts.journals);
    }
    assert!(f64::from(all.0) <= 0.12 * f64::from(all.1), "{all:?}");
}

#[test]
fn what_is_planted_is_found_with_its_size() {
    let counts = run(Scenario { name: "planted", shape: Shape::Planted, memory: 0.5, days: 120 }, 40);
    let [a, b, rare] = counts.found;
    assert!(a >= 32 && b >= 20 && rare >= 34, "{:?}", counts.found);
    assert!(f64::from(counts.holding) >= 0.88 * f64::from(counts.said), "{} of {}", counts.holding, counts.said);
    assert!(f64::from(counts.said_false) <= 0.12 * f64::from(counts.said), "{} of {}", counts.said_false, counts.said);
}

#[test]
fn a_habit_of_every_second_day_does_not_make_the_day_after_harder_nor_good_days_those_that_follow_better() {
    for (name, shape) in [("habit", Shape::Habit), ("reverse cause", Shape::ReverseCause)] {
        let counts = run(Scenario { name, shape, memory: 0.5, days: 120 }, 30);
        assert!(counts.with_false_rows <= 6, "{name}: {} of 30", counts.with_false_rows);
    }
}

#[test]
fn of_two_tags_that_come_together_one_is_a_finding() {
    let counts = run(Scenario { name: "together", shape: Shape::Together, memory: 0.5, days: 365 }, 30);
    let [finding, companion] = counts.companions;
    assert!(finding <= 5 && companion >= 20, "{finding} {companion}");
}

/// Prints the table of `docs/statistics.md`. Run by `simulate.sh`.
#[test]
#[ignore = "minutes; simulate.sh runs it"]
fn the_large_table() {
    let journals = std::env::var("JOURNALS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let mut table = String::from(
        "| days | scenario | any false % | rows alone % | false of said % | intervals hold % | A % | B % | rare % | C: finding % | C: often with A % |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let others =
        [("habit", Shape::Habit, 0.5), ("reverse cause", Shape::ReverseCause, 0.5), ("together", Shape::Together, 0.5), ("planted", Shape::Planted, 0.5)];
    for days in [28, 60, 91, 120, 365] {
        for (name, shape, memory) in NULL_SHAPES.into_iter().chain(others) {
            let counts = run(Scenario { name, shape, memory, days }, journals);
            let of_all = |count: u32| 100.0 * f64::from(count) / f64::from(counts.journals);
            let of_said = |count: u32| 100.0 * f64::from(count) / f64::from(counts.said.max(1));
            let [a, b, rare] = counts.found.map(of_all);
            let [finding, companion] = counts.companions.map(of_all);
            let (any, rows) = (percent(counts.with_false, counts.journals), percent(counts.with_false_rows, counts.journals));
            let (wrong, holding) = (of_said(counts.said_false), of_said(counts.holding));
            writeln!(table, "| {days} | {name} | {any} | {rows} | {wrong:.1} | {holding:.1} | {a:.0} | {b:.0} | {rare:.0} | {finding:.0} | {companion:.0} |")
                .expect("text");
        }
    }
    println!("{table}");
}
