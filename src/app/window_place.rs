//! The size of the window: it goes into the file with the next save, and a window that opens that file first has it again.

use eframe::egui::{self, ViewportCommand, vec2};

use crate::journal::WindowPlace;

use super::App;
use super::session::Session;
use super::window::WINDOW_MIN_SIZE;

/// The size that the window is to get.
#[derive(Default)]
pub(super) struct WindowSize {
    /// It is to be given this size.
    wanted: Option<WindowPlace>,
    /// A file was opened in this window: another does not change the window under the person's hands.
    is_settled: bool,
}

impl WindowSize {
    /// A file was opened, whose window had this place.
    pub(super) fn opened(&mut self, place: Option<WindowPlace>) {
        if !std::mem::replace(&mut self.is_settled, true) {
            self.wanted = place;
        }
    }
}

impl App {
    /// Gives the window the size that is wanted, or takes note of the one it has.
    pub(super) fn follow_window_size(&mut self, ctx: &egui::Context) {
        let zoom = ctx.zoom_factor();
        let (is_maximised, monitor, size) = ctx.input(|input| (input.viewport().maximized, input.viewport().monitor_size, input.viewport_rect().size()));
        if let Some(place) = self.window_size.wanted.take() {
            // Another monitor may be smaller than the one it was on.
            let largest = monitor.unwrap_or(egui::Vec2::INFINITY) * zoom;
            let wanted = vec2(place.width.into(), place.height.into()).min(largest).max(WINDOW_MIN_SIZE.into());
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(wanted / zoom));
            ctx.send_viewport_cmd(ViewportCommand::Maximized(place.is_maximised));
            return;
        }
        // Nothing tells where there is no real window.
        let (Some(is_maximised), Session::Open(open)) = (is_maximised, &mut self.session) else { return };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
        let [width, height] = [size.x, size.y].map(|points| (points * zoom).round().clamp(0.0, f32::from(u16::MAX)) as u16);
        let before = open.document.window();
        open.document.set_window(Some(match before {
            // The size to go back to is the one from before it filled the screen.
            Some(before) if is_maximised => WindowPlace { is_maximised, ..before },
            _ => WindowPlace { width, height, is_maximised },
        }));
    }
}
