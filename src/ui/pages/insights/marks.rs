//! The markers above the trend: which are named, and what they are called.

use chrono::NaiveDate;
use eframe::egui::{Painter, Pos2, Rect, Stroke, StrokeKind, vec2};

use super::Found;
use crate::content::{Content, Lang, fill};
use crate::insights::{Marker, MarkerKind};
use crate::journal::Journal;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::theme::Theme;

/// How many are named; the rest are a number.
pub(super) const NAMED: usize = 4;

/// The markers of a day.
pub(super) fn on(found: &Found, date: NaiveDate) -> impl Iterator<Item = &Marker> {
    found.insights.markers.iter().filter(move |marker| marker.date == date)
}

/// The latest markers, which are named, and how many are not.
pub(super) fn named(markers: &[Marker]) -> (&[Marker], usize) {
    let unnamed = markers.len().saturating_sub(NAMED);
    (&markers[unnamed..], unnamed)
}

/// What stands beside the mark: the title of a step or a boundary.
pub(super) fn title<'a>(lang: &'a Lang, content: &'a Content, journal: &'a Journal, marker: &Marker) -> Option<&'a str> {
    match &marker.kind {
        MarkerKind::StepDone(step) => content.step(step).map(|step| step.title.as_str()),
        MarkerKind::BoundarySaid(id) | MarkerKind::BoundaryCrossed(id) => journal.boundaries().get(id).map(|boundary| title_elsewhere(boundary, lang)),
    }
}

/// What happened, in words.
pub(super) fn sentence(lang: &Lang, content: &Content, journal: &Journal, marker: &Marker) -> String {
    let words = &lang.insights.trend;
    let words = match &marker.kind {
        MarkerKind::StepDone(_) => &words.step_done,
        MarkerKind::BoundarySaid(_) => &words.boundary_said,
        MarkerKind::BoundaryCrossed(_) => &words.boundary_crossed,
    };
    fill(words, &[("name", title(lang, content, journal, marker).unwrap_or_default())])
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
