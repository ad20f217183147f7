//! Shared parts of widgets: state colours, animation, text layout.

use std::sync::Arc;

use eframe::egui::emath::easing;
use eframe::egui::{Color32, Galley, Id, Painter, Pos2, Rect, Response, Sense, Stroke, TextWrapMode, Ui, Vec2, vec2};

use super::FocusGroup;
use super::seam::paint_seam;
use crate::ui::theme::{TextStyle, Theme};

/// Duration of an animation in seconds; 0 with reduced motion.
pub(super) fn seconds(ui: &Ui, milliseconds: f32) -> f32 {
    if ui.style().animation_time == 0.0 { 0.0 } else { milliseconds / 1000.0 }
}

/// Eased progress from 0 to 1 as `on` changes.
pub(super) fn share(ui: &Ui, id: Id, on: bool, milliseconds: f32) -> f32 {
    ui.ctx().animate_bool_with_time_and_easing(id, on, seconds(ui, milliseconds), easing::cubic_out)
}

/// The animated colour of a control: idle, hovered or pressed.
pub(in crate::ui) fn state_colour(ui: &Ui, response: &Response, [rest, hover, pressed]: [Color32; 3]) -> Color32 {
    let motion = Theme::of(ui).motion;
    let hovered = share(ui, response.id.with("hovered"), response.hovered(), motion.hover_ms);
    let down = share(ui, response.id.with("pressed"), response.is_pointer_button_down_on(), motion.press_ms);
    rest.lerp_to_gamma(hover, hovered).lerp_to_gamma(pressed, down)
}

/// A ring with this outer radius (egui strokes circles on the outside).
pub(super) fn ring(painter: &Painter, centre: Pos2, radius: f32, width: f32, colour: Color32) {
    painter.circle_stroke(centre, radius - width, Stroke::new(width, colour));
}

/// A bold tick, for small boxes and nodes.
pub(super) fn tick(painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
    // On the icons' grid of 24, where the tick is centred at (12, 11.5).
    let unit = size / 24.0;
    let points = [(4.0, 12.0), (9.0, 17.0), (20.0, 6.0)].map(|(x, y)| centre + vec2(x - 12.0, y - 11.5) * unit);
    paint_seam(painter, &points, 2.6 * unit, colour);
}

/// Allocates a control, alone or in its group.
pub(super) fn place(ui: &mut Ui, size: Vec2, group: Option<&mut FocusGroup>) -> (Rect, Response) {
    match group {
        Some(group) => {
            let (_, rect) = ui.allocate_space(size);
            (rect, group.interact(ui, rect))
        }
        None => ui.allocate_exact_size(size, Sense::click()),
    }
}

/// Text on one line, wrapped only if wider than the available space.
pub(super) fn line_of_text(ui: &Ui, style: TextStyle, text: &str, beside: f32) -> Arc<Galley> {
    let width = (ui.max_rect().width() - beside).max(24.0);
    text_within(ui, style, text, width)
}

/// Text wrapped at `width`. The colour is set when painting.
pub(in crate::ui) fn text_within(ui: &Ui, style: TextStyle, text: &str, width: f32) -> Arc<Galley> {
    let job = Theme::of(ui).layout_job(style, text, Color32::PLACEHOLDER, width, TextWrapMode::Wrap);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Text truncated with an ellipsis at `width`. The colour is set when painting.
pub(in crate::ui) fn text_cut_at(ui: &Ui, style: TextStyle, text: &str, width: f32) -> Arc<Galley> {
    let job = Theme::of(ui).layout_job(style, text, Color32::PLACEHOLDER, width, TextWrapMode::Truncate);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
