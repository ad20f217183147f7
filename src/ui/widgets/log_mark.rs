//! The mark of a log entry. Shape and colour carry the same meaning, always beside a word or
//! legend.

use std::f32::consts::{FRAC_PI_2, PI};

use eframe::egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};

use crate::journal::{EventOutcome, PromiseOutcome};
use crate::ui::theme::Theme;

/// The shapes of log marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogMark {
    /// Held, kept.
    Disc,
    /// Tested, late.
    HalfDisc,
    /// Crossed, broken.
    Cross,
    /// Renegotiated.
    Square,
    /// Unclear, unknown.
    Ring,
    /// Unknown (boundary), not due (promise).
    Dash,
}

impl From<EventOutcome> for LogMark {
    fn from(outcome: EventOutcome) -> Self {
        match outcome {
            EventOutcome::Held => Self::Disc,
            EventOutcome::Tested => Self::HalfDisc,
            EventOutcome::Crossed => Self::Cross,
            EventOutcome::Unclear => Self::Ring,
            EventOutcome::Unknown => Self::Dash,
        }
    }
}

impl From<PromiseOutcome> for LogMark {
    fn from(outcome: PromiseOutcome) -> Self {
        match outcome {
            PromiseOutcome::Kept => Self::Disc,
            PromiseOutcome::Late => Self::HalfDisc,
            PromiseOutcome::Broken => Self::Cross,
            PromiseOutcome::AgreedAnew => Self::Square,
            PromiseOutcome::Unknown => Self::Ring,
        }
    }
}

/// Paints a mark around `centre`, `size` high.
pub fn paint_log_mark(painter: &Painter, theme: &Theme, mark: impl Into<LogMark>, centre: Pos2, size: f32) {
    let c = theme.colours;
    let radius = size * 0.42;
    match mark.into() {
        LogMark::Disc => {
            painter.circle_filled(centre, radius, c.accent);
        }
        LogMark::HalfDisc => {
            let steps = 16;
            let half = (0..=steps).map(|step| {
                let angle = FRAC_PI_2 + PI * step as f32 / steps as f32;
                centre + radius * vec2(angle.cos(), angle.sin())
            });
            painter.add(Shape::convex_polygon(half.collect(), c.accent, Stroke::NONE));
            painter.circle_stroke(centre, radius - 0.75, Stroke::new(1.5, c.accent));
        }
        LogMark::Cross => {
            let stroke = Stroke::new(2.0, c.danger);
            let (across, down) = (vec2(radius * 0.86, radius * 0.86), vec2(radius * 0.86, -radius * 0.86));
            painter.line_segment([centre - across, centre + across], stroke);
            painter.line_segment([centre - down, centre + down], stroke);
        }
        LogMark::Square => {
            let square = Rect::from_center_size(centre, vec2(radius * 1.8, radius * 1.8));
            painter.rect_stroke(square, radius * 0.3, Stroke::new(1.5, c.text_secondary), StrokeKind::Inside);
        }
        LogMark::Ring => {
            painter.circle_stroke(centre, radius - 0.75, Stroke::new(1.5, c.text_secondary));
        }
        LogMark::Dash => {
            let across = vec2(radius * 0.8, 0.0);
            painter.line_segment([centre - across, centre + across], Stroke::new(2.0, c.text_secondary));
        }
    }
}
