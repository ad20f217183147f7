//! Event markers above the trend: selection and names.

use chrono::NaiveDate;
use eframe::egui::{Painter, Pos2, Rect, Stroke, StrokeKind, vec2};

use super::Found;
use super::source::Source;
use crate::content::{fill, step_title};
use crate::insights::{Marker, MarkerKind};
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::theme::Theme;

/// Number of markers shown; the rest are counted.
pub(super) const NAMED: usize = 4;

/// Number of further markers listed in the tooltip.
const LISTED: usize = 6;

pub(super) fn on(found: &Found, date: NaiveDate) -> impl Iterator<Item = &Marker> {
    found.insights.markers.iter().filter(move |marker| marker.date == date)
}

/// The markers to show and the rest, each oldest first. Alternates between kinds, latest first, so
/// that a boundary crossed often does not hide achievements.
pub(super) fn named(markers: &[Marker]) -> (Vec<&Marker>, Vec<&Marker>) {
    let mut counts = [0; 3];
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (place, marker) in markers.iter().enumerate().rev() {
        let kind = match marker.kind {
            MarkerKind::StepDone(_) => 0,
            MarkerKind::BoundarySaid(_) => 1,
            MarkerKind::BoundaryCrossed(_) => 2,
        };
        places.push((counts[kind], kind, place));
        counts[kind] += 1;
    }
    places.sort_unstable();
    let is_named = |place: usize| places.iter().take(NAMED).any(|(_, _, named)| *named == place);
    let those = |shown: bool| markers.iter().enumerate().filter(|(place, _)| is_named(*place) == shown).map(|(_, marker)| marker).collect();
    (those(true), those(false))
}

pub(super) fn title<'a>(source: &Source<'a>, marker: &Marker) -> Option<&'a str> {
    match &marker.kind {
        MarkerKind::StepDone(step) => step_title(source.journal, source.content, step),
        MarkerKind::BoundarySaid(id) | MarkerKind::BoundaryCrossed(id) => {
            source.journal.boundaries().get(id).map(|boundary| title_elsewhere(boundary, source.lang))
        }
    }
}

pub(super) fn sentence(source: &Source<'_>, marker: &Marker) -> String {
    let words = &source.lang.insights.trend;
    let words = match &marker.kind {
        MarkerKind::StepDone(_) => &words.step_done,
        MarkerKind::BoundarySaid(_) => &words.boundary_said,
        MarkerKind::BoundaryCrossed(_) => &words.boundary_crossed,
    };
    fill(words, &[("name", title(source, marker).unwrap_or_default())])
}

pub(super) fn dated(source: &Source<'_>, marker: &Marker) -> String {
    format!("{}, {}", source.locale.day_near(marker.date, source.today, &source.lang.dates), sentence(source, marker))
}

/// The latest of these, one per line, and how many more are in the table.
pub(super) fn listed(source: &Source<'_>, markers: &[&Marker]) -> String {
    let earlier = markers.len().saturating_sub(LISTED);
    let more = (earlier > 0).then(|| fill(&source.lang.insights.trend.more_in_table, &[("count", &earlier.to_string())]));
    markers[earlier..].iter().map(|marker| dated(source, marker)).chain(more).collect::<Vec<_>>().join("\n")
}

/// A gold dot for a step, a fence for a boundary, an open square for a crossed one.
pub(super) fn paint(painter: &Painter, theme: &Theme, kind: &MarkerKind, centre: Pos2) {
    let c = theme.colours;
    match kind {
        MarkerKind::StepDone(_) => {
            painter.circle_filled(centre, 4.5, c.seam);
        }
        MarkerKind::BoundarySaid(_) => Icon::Fence.paint_at(painter, centre, 15.0, c.accent),
        MarkerKind::BoundaryCrossed(_) => {
            painter.rect_stroke(Rect::from_center_size(centre, vec2(8.0, 8.0)), 1.0, Stroke::new(1.5, c.text_secondary), StrokeKind::Middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Id;

    #[test]
    fn the_latest_of_each_kind_are_named_and_the_rest_are_counted() {
        let day = |number: u32| NaiveDate::from_ymd_opt(2026, 11, number).expect("a date");
        let marker = |number: u32, kind: MarkerKind| Marker { date: day(number), kind };
        let (step, said) = (|id: &str| MarkerKind::StepDone(id.to_owned()), |id| MarkerKind::BoundarySaid(Id::from_parts(1, id)));
        let crossed = || MarkerKind::BoundaryCrossed(Id::from_parts(1, 1));
        let markers = [
            marker(1, step("first")),
            marker(2, said(1)),
            marker(3, step("second")),
            marker(4, crossed()),
            marker(5, crossed()),
            marker(6, crossed()),
            marker(7, crossed()),
        ];
        let (named, unnamed) = named(&markers);
        let days = |markers: Vec<&Marker>| markers.iter().map(|marker| chrono::Datelike::day(&marker.date)).collect::<Vec<_>>();
        assert_eq!((days(named), days(unnamed)), (vec![1, 2, 3, 7], vec![4, 5, 6]));
        assert_eq!(super::named(&markers[..2]).1.len(), 0);
    }
}
