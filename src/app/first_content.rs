//! For measuring from outside how long a start takes: the moment a journal was first on the screen.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::egui;

/// Names a file that is to be written once, with the nanoseconds since 1970. Without it nothing is written.
const FILE_VARIABLE: &str = "MENDWELL_REPORT_FIRST_CONTENT";

/// What is to be told, and whether its time has come.
pub(super) struct FirstContent {
    file: PathBuf,
    /// The frame that shows the journal.
    frame: Option<u64>,
}

impl FirstContent {
    /// What the environment asks for; mostly nothing.
    pub(super) fn of_environment() -> Option<Self> {
        env::var_os(FILE_VARIABLE).map(|file| Self { file: file.into(), frame: None })
    }

    /// The journal is in this frame: asks for one frame more, which begins when this one is on the screen.
    pub(super) fn painted(&mut self, ctx: &egui::Context) {
        self.frame = Some(ctx.cumulative_frame_nr());
        ctx.request_repaint();
    }

    /// A frame begins, or another pass of the same. Answers whether everything was told.
    pub(super) fn tell(&self, ctx: &egui::Context) -> bool {
        let is_on_screen = self.frame.is_some_and(|frame| frame < ctx.cumulative_frame_nr());
        if is_on_screen {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            // Whoever asked waits for the file, and will notice that it does not come.
            let _noticed_elsewhere = fs::write(&self.file, format!("{}\n", since.as_nanos()));
        }
        is_on_screen
    }
}
