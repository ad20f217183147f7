//! The chart of days as coordinates, so that the same days give the same drawing.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::insights::{Marker, MarkerKind, Trend, TrendPoint};

/// Horizontal 0 (left) to 1 (right), vertical −1 to 1, in thousandths.
pub type Thousandths = i32;

/// One day, or several at the same position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChartPoint {
    /// Horizontal position.
    pub across: Thousandths,
    /// Daily mean.
    pub mean: Thousandths,
    /// Moving average.
    pub average: Option<Thousandths>,
    /// Usual range.
    pub usual: Option<(Thousandths, Thousandths)>,
    /// Starts a new line.
    pub starts_line: bool,
}

/// An event marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartMark {
    /// A step was completed.
    Step,
    /// A boundary was written.
    Boundary,
    /// A boundary was crossed.
    Crossed,
}

/// A chart with its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chart {
    /// Label.
    pub label: String,
    /// Text alternative.
    pub says: String,
    /// Labels at the top, middle and bottom.
    pub levels: [String; 3],
    /// Legend of dot, line, band and markers.
    pub legend: Vec<String>,
    /// Points, from left to right.
    pub points: Vec<ChartPoint>,
    /// Date labels with positions.
    pub dates: Vec<(Thousandths, String)>,
    /// Event markers with positions.
    pub marks: Vec<(Thousandths, ChartMark)>,
}

/// Number of distinguishable dots.
const PLACES: i64 = 180;

const DATES: i64 = 5;

impl Chart {
    /// Converts a trend. `date` formats a day.
    pub(super) fn of(trend: &Trend, markers: &[Marker], range: &RangeInclusive<NaiveDate>, date: impl Fn(NaiveDate) -> String) -> Self {
        let last_day = (*range.end() - *range.start()).num_days().max(1);
        let day_of = |date: NaiveDate| (date - *range.start()).num_days().clamp(0, last_day);
        let across = |day: i64| (day * 1000 / last_day) as Thousandths;
        let per_place = (last_day / PLACES) + 1;
        let mut points: Vec<ChartPoint> = Vec::new();
        for together in trend.points.chunk_by(|one, other| day_of(one.date) / per_place == day_of(other.date) / per_place) {
            points.extend(at_one_place(together, across(day_of(together[together.len() / 2].date))));
        }
        let steps = last_day.clamp(1, DATES - 1);
        let dates = (0..=steps).map(|step| last_day * step / steps);
        let dates = dates.filter_map(|day| Some((across(day), date(range.start().checked_add_days(Days::new(day.unsigned_abs()))?)))).collect();
        let mut marks: Vec<_> = markers.iter().map(|marker| (across(day_of(marker.date)), ChartMark::of(&marker.kind))).collect();
        marks.sort_unstable();
        marks.dedup();
        Self { points, dates, marks, ..Self::default() }
    }

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
            mean: if day.is_multiple_of(2) { 0.5 } else { -0.5 },
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
