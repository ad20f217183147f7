//! Name and metadata of exported charts.

use std::sync::Arc;

use super::State;
use super::part::{Part, Titled};
use super::source::Source;
use super::table::Cell;
use crate::content::fill;
use crate::insights::{Axis, Lag};

/// A chart's table as a file.
#[derive(Clone, Debug)]
pub struct TableFile {
    /// The CSV text.
    pub text: Arc<str>,
    /// The suggested file name, without extension.
    pub name: Arc<str>,
}

impl TableFile {
    /// The table of a part, with the range of days, and whose mood it is if that was chosen. `None`
    /// without results.
    pub(super) fn of(source: &Source<'_>, state: &State, titled: &Titled<'_>) -> Option<Self> {
        let words = &source.lang.insights;
        let range = &state.found.as_ref()?.range;
        let mut whole = vec![(words.file.first_day_column.as_str(), Cell::Date(*range.start())), (&words.file.last_day_column, Cell::Date(*range.end()))];
        if titled.part == Part::Together {
            let lag = if state.lag == Lag::SameDay { &words.together.same_day } else { &words.together.next_day };
            whole.push((&words.together.lag, Cell::Text(lag.clone())));
        }
        Some(Self { text: titled.table.as_csv(&whole).into(), name: name(source, state, titled.part)?.into() })
    }
}

/// The file name: kind of chart and range of days, never the person's own words.
pub(super) fn name(source: &Source<'_>, state: &State, part: Part) -> Option<String> {
    let words = &source.lang.insights.file;
    let range = &state.found.as_ref()?.range;
    let what = match part {
        Part::Trend if state.axis == Axis::Arousal => &words.energy,
        Part::Trend => &words.mood,
        Part::Words => &words.words,
        Part::Together if state.lag == Lag::NextDay => &words.together_next_day,
        Part::Together => &words.together,
        Part::Pad => &words.pad,
        Part::Weekdays => &words.weekdays,
        Part::Hours => &words.hours,
        Part::Sleep => &words.sleep,
    };
    Some(fill(&words.name, &[("what", what), ("from", &range.start().to_string()), ("to", &range.end().to_string())]))
}
