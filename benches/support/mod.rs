//! Shared by the benches: the ten-year journal, timing, output.

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use mendwell::content::content;
use mendwell::journal::{Journal, LocalTime};
use mendwell::sample::{SampleOptions, generate};

/// As in the program: memory is zeroed when freed.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// The last day of the journal.
pub(crate) const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");

#[allow(dead_code, reason = "insights need no clock")]
/// The evening of that day, before night mode.
pub(crate) fn now() -> LocalTime {
    LocalTime::new(UNTIL.and_hms_opt(21, 14, 0).expect("a time"), 60)
}

/// Ten years with about 20,000 check-ins.
pub(crate) fn ten_years() -> Journal {
    generate(&SampleOptions { years: 10, per_day: 6, seed: 1, until: UNTIL }, content())
}

#[allow(dead_code, reason = "a start is timed across processes")]
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    black_box(work());
    began.elapsed()
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[allow(dead_code, reason = "for benches of single calls")]
/// Samples per call.
pub(crate) const RUNS: usize = 21;

#[allow(dead_code, reason = "for benches of single calls")]
#[expect(clippy::print_stdout, reason = "a bench prints its table")]
/// Prints a table row of timings.
pub(crate) fn row<T>(name: &str, aim: &str, mut work: impl FnMut() -> T) {
    let times: Vec<Duration> = (0..RUNS).map(|_| time(&mut work)).collect();
    let longest = times.iter().max().copied().unwrap_or_default();
    println!("| {name} | {} | {} | {aim} |", ms(median(times)), ms(longest));
}

/// Milliseconds, with the significant digits.
pub(crate) fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1_000.0;
    if ms < 10.0 { format!("{ms:.3} ms") } else { format!("{ms:.0} ms") }
}

#[allow(dead_code, reason = "insights are compared with an aim, not with another program")]
pub(crate) fn ratio(ours: Duration, other: Duration) -> String {
    format!("{:.2}", ours.as_secs_f64() / other.as_secs_f64())
}
