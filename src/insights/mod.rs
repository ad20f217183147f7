//! Statistics and a search index over a journal, for charts, sentences and search.
//!
//! Pure functions of a [`Journal`](crate::journal::Journal) and content ids. A journal is cheap to
//! clone, so a job can run [`Insights::of`] on a background thread.
//!
//! | file | content |
//! |---|---|
//! | `daily.rs` | [`DailySeries`]: one value per day, incrementally updated; basis of the rest |
//! | `trend.rs` | [`trend()`]: 14-day average, usual range, last two weeks and the two before |
//! | `markers.rs` | [`markers()`]: steps completed, boundaries said and crossed |
//! | `density.rs` | [`density()`] of the pad, [`QuadrantCounts`] |
//! | `words.rs` | [`words()`]: feelings by frequency and change |
//! | `rhythm.rs` | [`weekdays`] and [`hours`] |
//! | `sleep.rs` | [`sleep_and_next_day`] |
//! | `together/` | [`together()`]: factors associated with better and harder days |
//! | `said/` | [`Said`]: significance of sentences on trend, week, day, sleep and words |
//! | `model/` | regression with autocorrelated noise: the tests of both |
//! | `sign_flips.rs` | the test of hours within days |
//! | `columns.rs` | [`per_column`]: a series reduced to pixels |
//! | `statistics.rs` | textbook statistics |
//! | `overview.rs` | [`Insights`]: everything for one range |
//! | `span.rs` | [`Span`]: the selected range |
//! | `names.rs` | names of words and tags, and which may be people |
//! | `sentences.rs` | [`Sentences`]: results in words |
//! | `moments.rs` | [`tool_changes`]: relief by tool in hard moments |
//! | `logs.rs` | [`trigger_counts`] and [`urge_summary`] |
//! | `surroundings.rs` | [`Surroundings`]: nights and self-care |
//! | `search/` | [`SearchIndex`]: full-text search |
//!
//! Days start at [`Journal::day_start_hour`](crate::journal::Journal::day_start_hour). Results are
//! numbers with their *n*; the wording is in the language file.

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
pub use search::{Excerpt, Hit, Query, QueryWords, SearchIndex, fold};
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
