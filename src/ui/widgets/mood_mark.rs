//! The five mood marks. A mood colour is never used without its mark.

use std::f32::consts::PI;

use eframe::egui::{Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Widget, pos2, vec2};

use super::parts::ring;
use crate::journal::Quadrant;
use crate::ui::theme::Theme;

/// The mark of a quadrant.
pub type MoodMark = Quadrant;

/// Paints a mark around `centre` in its colour.
pub fn paint_mood_mark(painter: &Painter, theme: &Theme, mark: MoodMark, centre: Pos2, size: f32) {
    let colour = theme.mood(mark);
    // Designed on a grid of 16, like the icons.
    let unit = size / 16.0;
    let at = |x: f32, y: f32| pos2(centre.x + (x - 8.0) * unit, centre.y + (y - 8.0) * unit);
    match mark {
        Quadrant::Edge => {
            painter.add(Shape::convex_polygon(vec![at(8.0, 0.2), at(15.8, 8.0), at(8.0, 15.8), at(0.2, 8.0)], colour, Stroke::NONE));
        }
        Quadrant::Bright => {
            painter.circle_filled(centre, 7.3 * unit, colour);
        }
        Quadrant::Heavy => {
            painter.rect_filled(Rect::from_center_size(centre, vec2(13.6, 13.6) * unit), 3.0 * unit, colour);
        }
        Quadrant::Settled => {
            let steps = 24;
            let arc = (0..=steps).map(|step| {
                let angle = PI * step as f32 / steps as f32;
                at(8.0 - 7.7 * angle.cos(), 12.8 - 8.2 * angle.sin())
            });
            painter.add(Shape::convex_polygon(arc.collect(), colour, Stroke::NONE));
        }
        Quadrant::Centre => {
            ring(painter, centre, 6.7 * unit, 2.6 * unit, colour);
        }
    }
}

/// A mark in a line of text. Not announced; the word beside it is.
#[must_use = "a mark is not seen until it is added to a Ui"]
pub struct MarkImage {
    /// The mark.
    pub mark: MoodMark,
    /// Width and height.
    pub size: f32,
}

impl Widget for MarkImage {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(self.size, self.size), Sense::hover());
        paint_mood_mark(ui.painter(), Theme::of(ui), self.mark, rect.center(), self.size);
        response
    }
}
