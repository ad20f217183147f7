//! The markers above the trend: which are named, and what they are called.

use chrono::NaiveDate;
use eframe::egui::{Painter, Pos2, Rect, Stroke, StrokeKind, vec2};

use super::Found;
use super::source::Source;
use crate::content::fill;
use crate::insights::{Marker, MarkerKind};
use crate::ui::icons::Icon;
use crate::ui::theme::Theme;

/// How many are named; the rest are a number.
pub(super) const NAMED: usize = 4;

/// The markers of a day.
pub(super) fn on(found: &Found, date: NaiveDate) -> impl Iterator<Item = &Marker> {
    found.insights.markers.iter().filter(move |marker| marker.date == date)
}

/// The latest markers, which are shown, and those before them, which are not.
pub(super) fn named(markers: &[Marker]) -> (&[Marker], &[Marker]) {
    let (unnamed, named) = markers.split_at(markers.len().saturating_sub(NAMED));
    (named, unnamed)
}

/// What stands beside the mark: the title of a step or a boundary.
pub(super) fn title<'a>(source: &Source<'a>, marker: &Marker) -> Option<&'a str> {
    match &marker.kind {
        MarkerKind::StepDone(step) => source.content.step(step).map(|step| step.title.as_str()),
        MarkerKind::BoundarySaid(id) | MarkerKind::BoundaryCrossed(id) => source.journal.boundaries().get(id).map(|boundary| boundary.title.as_str()),
    }
}

/// What happened, in words.
pub(super) fn sentence(source: &Source<'_>, marker: &Marker) -> String {
    let words = &source.lang.insights.trend;
    let words = match &marker.kind {
        MarkerKind::StepDone(_) => &words.step_done,
        MarkerKind::BoundarySaid(_) => &words.boundary_said,
        MarkerKind::BoundaryCrossed(_) => &words.boundary_crossed,
    };
    fill(words, &[("name", title(source, marker).unwrap_or_default())])
}

/// The same with its day before it.
pub(super) fn dated(source: &Source<'_>, marker: &Marker) -> String {
    format!("{}, {}", source.locale.day_near(marker.date, source.today, &source.lang.dates), sentence(source, marker))
}

/// A gold dot for a step, a fence for a boundary, an open square for one that was crossed.
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
