//! The node of a step on the path: state as shape, gold once begun.

use std::f32::consts::{FRAC_PI_2, PI};

use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use super::parts::{ring, tick};
use crate::journal::StepState;
use crate::ui::theme::Theme;

const GAP: f32 = 3.0;

/// Paints a node of `radius` (6 to 8.5) over the seam, on a background of colour `behind`.
pub fn paint_step_node(painter: &Painter, theme: &Theme, state: StepState, centre: Pos2, radius: f32, behind: Color32) {
    let c = theme.colours;
    painter.circle_filled(centre, radius + GAP, behind);
    match state {
        StepState::NotStarted => {
            ring(painter, centre, radius, 1.5, c.line_strong);
        }
        StepState::InProgress => paint_half(painter, centre, radius, c.seam),
        StepState::Done => {
            painter.circle_filled(centre, radius - 0.5, c.seam);
            tick(painter, centre, 1.35 * radius, c.surface_raised);
        }
        StepState::Revisiting => {
            ring(painter, centre, radius, 2.0, c.seam);
            painter.circle_filled(centre, radius * 0.36, c.seam);
        }
        StepState::NotForMe => {
            ring(painter, centre, radius, 2.0, c.seam);
            painter.line_segment([centre - vec2(radius * 0.4, 0.0), centre + vec2(radius * 0.4, 0.0)], Stroke::new(2.0, c.seam));
        }
    }
}

/// A ring with its left half filled: in progress.
pub(super) fn paint_half(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let steps = 20;
    let half = (0..=steps).map(|step| {
        let angle = FRAC_PI_2 + PI * step as f32 / steps as f32;
        centre + (radius - 1.0) * vec2(angle.cos(), angle.sin())
    });
    painter.add(Shape::convex_polygon(half.collect(), colour, Stroke::NONE));
    ring(painter, centre, radius, 1.8, colour);
}
