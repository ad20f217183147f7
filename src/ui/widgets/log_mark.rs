//! The mark of an entry in a log: its shape says what happened, its colour repeats it. Always with a word or a legend.

use std::f32::consts::{FRAC_PI_2, PI};

use eframe::egui::{Painter, Pos2, Shape, Stroke, vec2};

use crate::journal::EventOutcome;
use crate::ui::theme::Theme;

/// Paints the mark of an outcome around `centre`, `size` high.
pub fn paint_log_mark(painter: &Painter, theme: &Theme, outcome: EventOutcome, centre: Pos2, size: f32) {
    let c = theme.colours;
    let radius = size * 0.42;
    match outcome {
        EventOutcome::Held => {
            painter.circle_filled(centre, radius, c.accent);
        }
        EventOutcome::Tested => {
            let steps = 16;
            let half = (0..=steps).map(|step| {
                let angle = FRAC_PI_2 + PI * step as f32 / steps as f32;
                centre + radius * vec2(angle.cos(), angle.sin())
            });
            painter.add(Shape::convex_polygon(half.collect(), c.accent, Stroke::NONE));
            painter.circle_stroke(centre, radius - 0.75, Stroke::new(1.5, c.accent));
        }
        EventOutcome::Crossed => {
            let stroke = Stroke::new(2.0, c.danger);
            let (across, down) = (vec2(radius * 0.86, radius * 0.86), vec2(radius * 0.86, -radius * 0.86));
            painter.line_segment([centre - across, centre + across], stroke);
            painter.line_segment([centre - down, centre + down], stroke);
        }
        EventOutcome::Unclear => {
            painter.circle_stroke(centre, radius - 0.75, Stroke::new(1.5, c.text_secondary));
        }
        EventOutcome::Unknown => {
            let across = vec2(radius * 0.8, 0.0);
            painter.line_segment([centre - across, centre + across], Stroke::new(2.0, c.text_secondary));
        }
    }
}
