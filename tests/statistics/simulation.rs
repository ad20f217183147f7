//! False findings in journals with known truth: a small run with every test, a large one by
//! `simulate.sh`.
//!
//! Seeds from 1 on served to choose the method; these begin at [`FIRST_SEED`].

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use mendwell::insights::{Around, DailySeries, Lag, Pairing, Said, What, together, words};
use mendwell::journal::{CheckIn, Edit, Id, Intensity, Journal, LocalTime, Mood, Timestamp, WordRef};

const FIRST_SEED: u64 = 7_000_000;

/// Structure of a scenario's days beside noise.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    Plain,
    /// A rise by 0.5; some tags begin in its second half.
    Trend,
    /// A yearly wave.
    Season,
    /// Weekends better by 0.25, with tags only on weekends.
    Weekend,
    /// More check-ins on hard days; tags on single check-ins.
    MoreOnHardDays,
    /// A tag on Mondays, Wednesdays and Fridays that lifts its day by 0.3.
    Habit,
    /// A tag caused by a good day.
    ReverseCause,
    /// A tag that lifts its day by 0.35, and another on three quarters of its days.
    Together,
    /// Three tags with effects: 0.35 on 30 % of days, −0.3 on 25 %, −0.9 on eight days.
    Planted,
}

#[derive(Clone, Copy, Debug)]
struct Scenario {
    name: &'static str,
    shape: Shape,
    /// Daily autocorrelation of the mood.
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

/// Tags and feelings unrelated to the days.
const NULL_TAGS: usize = 12;
const NULL_FEELINGS: usize = 6;
/// Tags with effects in some scenarios.
const PLANTED: [(&str, f64); 3] = [("A", 0.35), ("B", -0.3), ("rare", -0.9)];

/// Seeded normal noise.
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

/// Generates a journal: daily levels with a standard deviation of 0.25, one to four check-ins a day
/// with 0.15 around them, 15 % of days missing.
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
                // Every second one in runs of several days.
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

/// True effect of a tag on its day.
fn effect(shape: Shape, tag: &str) -> f64 {
    match (shape, tag) {
        (Shape::Planted, tag) => PLANTED.iter().find(|(name, _)| *name == tag).map_or(0.0, |(_, effect)| *effect),
        (Shape::Together, "A") => 0.35,
        (Shape::Habit, _) => 0.3,
        _ => 0.0,
    }
}

/// Findings over many journals.
#[derive(Default)]
struct Counts {
    journals: u32,
    /// Journals with false findings: in rows or sentences, and in rows alone.
    with_false: u32,
    with_false_rows: u32,
    said: u32,
    said_false: u32,
    /// Intervals that contain the true effect.
    holding: u32,
    /// Journals that found each planted tag.
    found: [u32; 3],
    /// Journals that reported the companion tag as a finding, and as a companion.
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
            // Week or recent weeks truly differ here.
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

/// A share with the upper end of its 95 % Wilson interval.
fn percent(count: u32, of: u32) -> String {
    let (n, share) = (f64::from(of.max(1)), f64::from(count) / f64::from(of.max(1)));
    let z = 1.96_f64;
    let upper = (share + z * z / (2.0 * n) + z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt()) / (1.0 + z * z / n);
    format!("{:.1} (≤ {:.1})", 100.0 * share, 100.0 * upper)
}

/// Null scenarios rarely have findings; the bound is as strict as thirty journals allow.
#[test]
fn null_scenarios_rarely_have_findings() {
    let mut all = (0, 0);
    for (name, shape, memory) in NULL_SHAPES {
        let counts = run(Scenario { name, shape, memory, days: 91 }, 30);
        assert!(counts.with_false <= 8, "{name}: {} of 30", counts.with_false);
        all = (all.0 + counts.with_false, all.1 + counts.journals);
    }
    assert!(f64::from(all.0) <= 0.12 * f64::from(all.1), "{all:?}");
}

#[test]
fn planted_effects_are_found_with_their_size() {
    let counts = run(Scenario { name: "planted", shape: Shape::Planted, memory: 0.5, days: 120 }, 40);
    let [a, b, rare] = counts.found;
    assert!(a >= 32 && b >= 20 && rare >= 34, "{:?}", counts.found);
    assert!(f64::from(counts.holding) >= 0.88 * f64::from(counts.said), "{} of {}", counts.holding, counts.said);
    assert!(f64::from(counts.said_false) <= 0.12 * f64::from(counts.said), "{} of {}", counts.said_false, counts.said);
}

#[test]
fn habits_and_reverse_causes_rarely_give_false_rows() {
    for (name, shape) in [("habit", Shape::Habit), ("reverse cause", Shape::ReverseCause)] {
        let counts = run(Scenario { name, shape, memory: 0.5, days: 120 }, 30);
        assert!(counts.with_false_rows <= 6, "{name}: {} of 30", counts.with_false_rows);
    }
}

#[test]
fn only_one_of_two_correlated_tags_is_a_finding() {
    let counts = run(Scenario { name: "together", shape: Shape::Together, memory: 0.5, days: 365 }, 30);
    let [finding, companion] = counts.companions;
    assert!(finding <= 5 && companion >= 20, "{finding} {companion}");
}

/// Prints the table of `docs/statistics.md`. Run by `simulate.sh`.
#[test]
#[ignore = "minutes; simulate.sh runs it"]
fn the_large_table() {
    let number = |name| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let journals = number("JOURNALS").unwrap_or(1_000);
    let days = number("DAYS").map_or_else(|| vec![35, 60, 91, 120, 365], |days| vec![days as usize]);
    let mut table = String::from(
        "| days | scenario | any false % | rows alone % | false of said % | intervals hold % | A % | B % | rare % | C: finding % | C: often with A % |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let others =
        [("habit", Shape::Habit, 0.5), ("reverse cause", Shape::ReverseCause, 0.5), ("together", Shape::Together, 0.5), ("planted", Shape::Planted, 0.5)];
    for days in days {
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
