//! The line of days as it is drawn on paper: only places, so that the same days are the same drawing.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::insights::{Marker, MarkerKind, Trend, TrendPoint};

/// Across the chart, from 0 at the left to 1 at the right, and up, from −1 to 1: in thousandths.
pub type Thousandths = i32;

/// One day, or several that share a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChartPoint {
    /// Across.
    pub across: Thousandths,
    /// The day's mean.
    pub mean: Thousandths,
    /// The moving average.
    pub average: Option<Thousandths>,
    /// From where to where is usual.
    pub usual: Option<(Thousandths, Thousandths)>,
    /// Lines break before it.
    pub starts_line: bool,
}

/// Something that happened on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartMark {
    /// A step was done.
    Step,
    /// A boundary was written.
    Boundary,
    /// A boundary was crossed.
    Crossed,
}

/// A chart with the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chart {
    /// What it shows.
    pub label: String,
    /// What it says, for who does not see it.
    pub says: String,
    /// What stands at the top, in the middle and at the bottom.
    pub levels: [String; 3],
    /// What dot, line, band and each kind of mark stand for.
    pub legend: Vec<String>,
    /// The days, from left to right.
    pub points: Vec<ChartPoint>,
    /// Dates below, each at its place.
    pub dates: Vec<(Thousandths, String)>,
    /// What happened on the way.
    pub marks: Vec<(Thousandths, ChartMark)>,
}

/// As many places as dots can be told apart in.
const PLACES: i64 = 180;

/// At most so many dates stand below.
const DATES: i64 = 5;

impl Chart {
    /// Draws a trend over a range. `date` writes a day.
    pub(super) fn of(trend: &Trend, markers: &[Marker], range: &RangeInclusive<NaiveDate>, date: impl Fn(NaiveDate) -> String) -> Self {
        let last_day = (*range.end() - *range.start()).num_days().max(1);
        let day_of = |date: NaiveDate| (date - *range.start()).num_days().clamp(0, last_day);
        let across = |day: i64| (day * 1000 / last_day) as Thousandths;
        let per_place = (last_day / PLACES) + 1;
        let mut points: Vec<ChartPoint> = Vec::new();
        for together in trend.points.chunk_by(|one, other| day_of(one.date) / per_place == day_of(other.date) / per_place) {
            points.extend(at_one_place(together, across(day_of(together[together.len() / 2].date))));
        }
        let steps = last_day.min(DATES - 1).max(1);
        let dates = (0..=steps).map(|step| last_day * step / steps);
        let dates = dates.filter_map(|day| Some((across(day), date(range.start().checked_add_days(Days::new(day.unsigned_abs()))?)))).collect();
        let mut marks: Vec<_> = markers.iter().map(|marker| (across(day_of(marker.date)), ChartMark::of(&marker.kind))).collect();
        marks.sort_unstable();
        marks.dedup();
        Self { points, dates, marks, ..Self::default() }
    }

    /// Goes through everything that is to be read.
    pub(super) fn for_each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        visit(&mut self.label);
        visit(&mut self.says);
        self.levels.iter_mut().chain(&mut self.legend).chain(self.dates.iter_mut().map(|(_, date)| date)).for_each(visit);
    }
}

impl ChartMark {
    const fn of(kind: &MarkerKind) -> Self {
        match kind {
            MarkerKind::StepDone(_) => Self::Step,
            MarkerKind::BoundarySaid(_) => Self::Boundary,
            MarkerKind::BoundaryCrossed(_) => Self::Crossed,
        }
    }
}

/// Days that share a place: the mean of their means, and the lines as they stand on the last of them.
fn at_one_place(days: &[TrendPoint], across: Thousandths) -> Option<ChartPoint> {
    let last = days.last()?;
    let mean = days.iter().map(|day| day.mean).sum::<f64>() / days.len() as f64;
    Some(ChartPoint {
        across,
        mean: thousandths(mean),
        average: last.average.map(thousandths),
        usual: last.usual.map(|(from, to)| (thousandths(from), thousandths(to))),
        starts_line: days.iter().any(|day| day.starts_line),
    })
}

fn thousandths(value: f64) -> Thousandths {
    (value.clamp(-1.0, 1.0) * 1000.0).round() as Thousandths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn trend(days: u64) -> Trend {
        let point = |day: u64| TrendPoint {
            date: date("2026-01-01") + Days::new(day),
            mean: if day % 2 == 0 { 0.5 } else { -0.5 },
            check_ins: 1,
            average: Some(0.1),
            usual: None,
            starts_line: day == 0,
        };
        Trend { points: (0..days).map(point).collect(), recent_change: None }
    }

    fn chart(days: u64) -> Chart {
        let range = date("2026-01-01")..=date("2026-01-01") + Days::new(days - 1);
        Chart::of(&trend(days), &[], &range, |date| date.to_string())
    }

    #[test]
    fn days_stand_from_edge_to_edge() {
        let chart = chart(91);
        assert_eq!(chart.points.len(), 91);
        assert_eq!((chart.points[0].across, chart.points[90].across), (0, 1000));
        assert_eq!((chart.points[0].mean, chart.points[1].mean, chart.points[0].average), (500, -500, Some(100)));
        assert!(chart.points[0].starts_line && !chart.points[1].starts_line);
        assert_eq!(chart.dates.first().map(|(_, date)| date.as_str()), Some("2026-01-01"));
        assert_eq!(chart.dates.last().map(|(_, date)| date.as_str()), Some("2026-04-01"));
    }

    #[test]
    fn many_years_have_no_more_dots_than_can_be_told_apart() {
        let chart = chart(3_650);
        assert!(chart.points.len() <= 190, "{}", chart.points.len());
        assert!(chart.points.is_sorted_by_key(|point| point.across));
    }

    #[test]
    fn one_day_alone_is_a_chart_too() {
        let chart = chart(1);
        assert_eq!((chart.points.len(), chart.dates.len()), (1, 2));
    }
}
