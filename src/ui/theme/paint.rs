//! Shapes shared by all surfaces: shadows, edges, focus ring.

use eframe::egui::{Color32, CornerRadius, Painter, Rect, Shadow, Shape, Stroke, StrokeKind, pos2};

use super::Theme;
use super::tokens::ShadowLayer;

/// Elevation of a surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A card on the window.
    Sheet,
    /// A dialog, menu or toast.
    Overlay,
}

/// CSS blur is twice the standard deviation; egui's is the width of the whole ramp.
const CSS_BLUR_TO_RAMP: f32 = 1.6;

/// Converts a shadow layer for egui. `smallest_side` limits the blur, as a ramp wider than its
/// surface would show seams.
pub(super) fn css_shadow(layer: &ShadowLayer, dark: bool, smallest_side: f32) -> Shadow {
    Shadow {
        offset: [0, layer.y as i8],
        blur: (layer.blur * CSS_BLUR_TO_RAMP).min(smallest_side) as u8,
        spread: layer.spread as u8,
        color: if dark { layer.dark } else { layer.light },
    }
}

impl Theme {
    /// A raised surface: shadows, fill, and an edge in dark and high-contrast themes.
    pub fn surface(&self, level: Level, rect: Rect, radius: f32) -> Shape {
        let corner = CornerRadius::same(radius as u8);
        let (layers, fill) = match level {
            Level::Sheet => (&self.shadows.sheet, self.colours.surface_raised),
            Level::Overlay => (&self.shadows.overlay, self.colours.surface_overlay),
        };
        let mut shapes = Vec::with_capacity(layers.len() + 2);
        if !self.high_contrast {
            shapes.extend(layers.iter().map(|layer| Shape::from(css_shadow(layer, self.dark, rect.size().min_elem()).as_shape(rect, corner))));
        }
        shapes.push(Shape::rect_filled(rect, corner, fill));
        if let Some(edge) = self.surface_edge(level) {
            shapes.push(Shape::rect_stroke(rect, corner, Stroke::new(self.stroke.hairline, edge), StrokeKind::Inside));
        }
        Shape::Vec(shapes)
    }

    /// The edge of a raised surface, if its shadow would be invisible.
    fn surface_edge(&self, level: Level) -> Option<Color32> {
        if self.high_contrast {
            return Some(self.colours.line);
        }
        let strength = match level {
            Level::Sheet => 10,
            Level::Overlay => 18,
        };
        self.dark.then(|| Color32::from_white_alpha(strength))
    }

    /// A colour moved towards black by `share`.
    #[must_use]
    pub fn darker(&self, colour: Color32, share: f32) -> Color32 {
        colour.lerp_to_gamma(Color32::BLACK, share)
    }

    /// The focus ring around a shape with corner `radius`, at distance `gap`.
    pub fn focus_ring(&self, painter: &Painter, rect: Rect, radius: f32, gap: f32) {
        let corner = CornerRadius::same((radius + gap + 1.0) as u8);
        painter.rect_stroke(rect.expand(gap), corner, Stroke::new(self.stroke.focus, self.colours.focus), StrokeKind::Outside);
    }

    /// A decorative hairline.
    pub fn hairline(&self, painter: &Painter, left: f32, right: f32, y: f32) {
        let y = painter.round_to_pixel_center(y);
        painter.line_segment([pos2(left, y), pos2(right, y)], Stroke::new(self.stroke.hairline, self.colours.line));
    }
}
