//! The window size: saved with the file, and restored by the first file opened in a window.

use eframe::egui::{self, ViewportCommand, vec2};

use crate::journal::WindowPlace;

use super::App;
use super::session::Session;
use super::window::WINDOW_MIN_SIZE;

/// Restores the window size.
#[derive(Default)]
pub(super) struct WindowSize {
    wanted: Option<WindowPlace>,
    /// A file was opened before; later ones do not resize the window.
    is_settled: bool,
}

impl WindowSize {
    pub(super) fn opened(&mut self, place: Option<WindowPlace>) {
        if !std::mem::replace(&mut self.is_settled, true) {
            self.wanted = place;
        }
    }
}

impl App {
    /// Applies the wanted size, or notes the current one.
    pub(super) fn follow_window_size(&mut self, ctx: &egui::Context) {
        let zoom = ctx.zoom_factor();
        let (is_maximised, monitor, size) = ctx.input(|input| (input.viewport().maximized, input.viewport().monitor_size, input.viewport_rect().size()));
        if let Some(place) = self.window_size.wanted.take() {
            // The monitor may be smaller than before.
            let largest = monitor.unwrap_or(egui::Vec2::INFINITY) * zoom;
            let wanted = vec2(place.width.into(), place.height.into()).min(largest).max(WINDOW_MIN_SIZE.into());
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(wanted / zoom));
            ctx.send_viewport_cmd(ViewportCommand::Maximized(place.is_maximised));
            return;
        }
        // Unknown without a real window.
        let (Some(is_maximised), Session::Open(open)) = (is_maximised, &mut self.session) else { return };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
        let [width, height] = [size.x, size.y].map(|points| (points * zoom).round().clamp(0.0, f32::from(u16::MAX)) as u16);
        let before = open.document.window();
        open.document.set_window(Some(match before {
            // Keep the size from before maximising.
            Some(before) if is_maximised => WindowPlace { is_maximised, ..before },
            _ => WindowPlace { width, height, is_maximised },
        }));
    }
}
