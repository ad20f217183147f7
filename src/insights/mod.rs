//! What charts, sentences and search read: statistics and an index over a journal.
//!
//! Pure functions of a [`Journal`](crate::journal::Journal) and content ids: no window, no files, no clock, no threads. A journal is cheap to
//! clone, so a job can take one along and work through [`Insights::of`] away from the window.
//!
//! | file | what |
//! |---|---|
//! | `daily.rs` | [`DailySeries`]: one value per day, kept up to date by what changed; everything below starts there |
//! | `trend.rs` | [`trend()`]: 14-day average, usual range, the last two weeks beside the two before |
//! | `markers.rs` | [`markers()`]: steps done, boundaries said and crossed |
//! | `density.rs` | [`density()`] of the pad, [`QuadrantCounts`] |
//! | `words.rs` | [`words()`]: feelings by frequency and change |
//! | `rhythm.rs` | [`weekdays`] and [`hours`] |
//! | `sleep.rs` | [`sleep_and_next_day`] |
//! | `together/` | [`together()`]: what goes with better and harder days |
//! | `said.rs` | [`Said`]: which sentences about trend, week, day, sleep and words may compare |
//! | `model/` | days as a regression whose noise remembers: the tests of both |
//! | `sign_flips.rs` | the test within days |
//! | `columns.rs` | [`per_column`]: a series reduced to the pixels it has |
//! | `statistics.rs` | the textbook statistics these are made of |
//! | `overview.rs` | [`Insights`]: all of it for one range |
//! | `span.rs` | [`Span`]: which days are looked at |
//! | `names.rs` | what words and tags are called, and which may be people |
//! | `sentences.rs` | [`Sentences`]: what may be said of all this |
//! | `moments.rs` | [`tool_changes`]: what went with relief in hard moments |
//! | `logs.rs` | [`trigger_counts`] and [`urge_summary`]: what logs add up to |
//! | `surroundings.rs` | [`Surroundings`]: nights and self-care of a journal |
//! | `search/` | [`SearchIndex`]: everything the person wrote, found as they type |
//!
//! Ranges are of days as they begin for this person ([`Journal::day_start_hour`](crate::journal::Journal::day_start_hour)). Results are plain data: numbers with their *n*
//! for one sentence and a table; the words they are said with are in the language file.

mod columns;
mod daily;
mod density;
mod logs;
mod markers;
mod model;
mod moments;
mod names;
mod overview;
mod rhythm;
mod said;
mod search;
mod sentences;
mod sign_flips;
mod sleep;
mod span;
mod statistics;
mod surroundings;
#[cfg(test)]
pub(crate) mod test_support;
mod together;
mod trend;
mod words;

pub use columns::{Column, per_column};
pub use daily::{Axis, DailySeries, Day};
pub use density::{BANDWIDTH, CELLS, Density, QuadrantCounts, cell_centre, density};
pub use logs::{NEEDS_ENTRIES, TriggerCounts, UrgeSummary, trigger_counts, urge_summary};
pub use markers::{Marker, MarkerKind, markers};
pub use moments::{NEEDS_MOMENTS, ToolChange, tool_changes};
pub use names::{feeling as feeling_name, is_about_people, may_be_a_person, tag as tag_name};
pub use overview::{Changed, Insights};
pub use rhythm::{BAND_HOURS, HourBand, Mean, hours, weekdays};
pub use said::{Said, SleepShape};
pub use search::{Excerpt, Field, Hit, Query, QueryWords, SearchIndex, fold, texts};
pub use sentences::{Sentences, number};
pub use sleep::{DaysAfter, SleepAndNextDay, SleepBand, SleepNight, sleep_and_next_day};
pub use span::Span;
pub use statistics::{mean, quantile, standard_deviation};
pub use surroundings::Surroundings;
pub use together::{
    Around, Comparison, FALSE_DISCOVERY_RATE, LEAST_DIFFERENCE, Lag, NEEDS_DAYS, NEEDS_DAYS_ON_EACH_SIDE, Outcome, Pairing, What, benjamini_hochberg, together,
};
pub use trend::{AVERAGE_DAYS, AVERAGE_NEEDS_DAYS, LONGEST_GAP_DAYS, PeriodMean, RecentChange, Trend, TrendPoint, USUAL_DAYS, USUAL_NEEDS_DAYS, trend};
pub use words::{Share, Variety, WordUse, Words, words};
