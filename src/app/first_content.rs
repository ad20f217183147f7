//! Startup measurement: reports the first frame that shows a journal.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::egui;

/// Names a file to which the time is written, in nanoseconds since 1970. Unset: no report.
const FILE_VARIABLE: &str = "MENDWELL_REPORT_FIRST_CONTENT";

pub(super) struct FirstContent {
    file: PathBuf,
    frame: Option<u64>,
}

impl FirstContent {
    /// Reads the environment variable; usually `None`.
    pub(super) fn of_environment() -> Option<Self> {
        env::var_os(FILE_VARIABLE).map(|file| Self { file: file.into(), frame: None })
    }

    /// Notes the frame and requests another, which begins when this one is on the screen.
    pub(super) fn painted(&mut self, ctx: &egui::Context) {
        self.frame = Some(ctx.cumulative_frame_nr());
        ctx.request_repaint();
    }

    /// Writes the report in the next frame; further passes of the same frame do not count. Returns
    /// true when done.
    pub(super) fn tell(&self, ctx: &egui::Context) -> bool {
        let is_on_screen = self.frame.is_some_and(|frame| frame < ctx.cumulative_frame_nr());
        if is_on_screen {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            // The reader of the file notices its absence.
            let _noticed_elsewhere = fs::write(&self.file, format!("{}\n", since.as_nanos()));
        }
        is_on_screen
    }
}
