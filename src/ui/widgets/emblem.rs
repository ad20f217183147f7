//! Two illustrations: the logo ring, and the mended plate of the welcome page.

use eframe::egui::{Mesh, Pos2, Rect, Response, Sense, Shape, Ui, Vec2, vec2};

use super::parts::ring;
use super::seam::{paint_seam, seam_line};
use crate::ui::theme::Theme;

/// The logo: a small ring with a seam through it.
pub fn app_mark(ui: &mut Ui, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let theme = Theme::of(ui);
    // Designed on a grid of 22.
    let unit = size / 22.0;
    ring(ui.painter(), rect.center(), 9.75 * unit, 1.5 * unit, theme.colours.text_secondary);
    let seam: Vec<Pos2> =
        [(13.6, 2.6), (11.8, 7.4), (14.2, 10.6), (9.6, 14.2), (10.2, 16.8), (8.3, 19.5)].into_iter().map(|(x, y)| rect.min + vec2(x, y) * unit).collect();
    paint_seam(ui.painter(), &seam, 1.9 * unit, theme.colours.seam);
    response
}

/// The plate of the welcome page, mended along four seams.
pub fn plate(ui: &Ui, rect: Rect) {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let painter = ui.painter();
    // Designed on a grid of 400.
    let unit = rect.width().min(rect.height()) / 400.0;
    let at = |x: f32, y: f32| rect.center() + vec2(x - 200.0, y - 200.0) * unit;
    let centre = at(200.0, 200.0);

    painter.add(glaze(centre, 188.0 * unit, theme));
    // Meshes are not anti-aliased; a thin ring softens the edge.
    ring(painter, centre, 188.5 * unit, 1.5 * unit, c.accent_soft.lerp_to_gamma(c.fill_selected, 0.5));
    painter.circle_filled(at(200.0, 202.0), 108.0 * unit, c.fill_selected);
    for radius in [181.5, 108.5] {
        ring(painter, centre, radius * unit, 1.6 * unit, c.surface_raised.gamma_multiply(if theme.dark { 0.6 } else { 0.9 }));
    }
    let (left, junction, top_right, bottom, side) = (at(17.0, 153.0), at(232.0, 216.0), at(322.0, 58.0), at(267.0, 376.0), at(76.3, 171.1));
    for (from, to, seed, width) in
        [(left, side, 3, 3.0), (side, junction, 11, 3.0), (junction, top_right, 5, 2.6), (junction, bottom, 8, 2.4), (side, at(112.0, 34.0), 21, 1.6)]
    {
        paint_seam(painter, &seam_line(from, to, seed, 6.0 * unit), width * unit, c.seam);
    }
}

/// A disc with a vertical gradient, like glaze.
fn glaze(centre: Pos2, radius: f32, theme: &Theme) -> Shape {
    const STEPS: u16 = 96;
    let (top, bottom) = (theme.colours.accent_soft, theme.colours.fill_selected);
    let shade = |point: Pos2| top.lerp_to_gamma(bottom, (point.y - centre.y) / (2.0 * radius) + 0.5);
    let mut mesh = Mesh::default();
    mesh.colored_vertex(centre, shade(centre));
    for step in 0..=STEPS {
        let angle = std::f32::consts::TAU * f32::from(step) / f32::from(STEPS);
        let point = centre + radius * Vec2::angled(angle);
        mesh.colored_vertex(point, shade(point));
        if step > 0 {
            mesh.add_triangle(0, u32::from(step), u32::from(step) + 1);
        }
    }
    Shape::mesh(mesh)
}
