//! The system's file dialogs, each on its own thread. A path can always be typed instead, because a
//! cancelled dialog and one that failed to open look the same.

use std::path::PathBuf;

use crate::content::lang;
use crate::ui::pages::welcome;

use super::answers::JobAnswer;
use super::files::suggested_place;
use super::run::is_called_up;
use super::session::Session;
use super::{App, AsksPlace, JobKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Place of a new journal; filled into the field.
    NewPlace,
    Open,
}

const EXTENSION: &str = "ron";

impl App {
    /// Asks for the place of a new journal, copy or export.
    pub(super) fn ask_for_new_place(&mut self, frame: Option<&mut eframe::Frame>) {
        let suggested = PathBuf::from(&self.welcome.new_path);
        let mut dialog = match self.welcome.purpose {
            welcome::Purpose::Export(kind) => dialog(frame, &kind.words(lang()).file_type, kind.extension()),
            _ => dialog(frame, &lang().open.file_type, EXTENSION),
        };
        if let Some(name) = suggested.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        if let Some(folder) = suggested.parent() {
            dialog = dialog.set_directory(folder);
        }
        self.wait_for(Purpose::NewPlace, dialog.save_file());
    }

    /// Asks for a journal to open, or a worksheet or path to import.
    pub(super) fn ask_for_file(&mut self, frame: Option<&mut eframe::Frame>) {
        let file_type = if let Some(AsksPlace::Import(kind)) = self.asks_place { &kind.words(lang()).0.file_type } else { &lang().open.file_type };
        self.wait_for(Purpose::Open, dialog(frame, file_type, EXTENSION).pick_file());
    }

    /// Shows the place picker for a copy, or for saving the sample data.
    pub(super) fn ask_for_copy_place(&mut self) {
        let new_path = suggested_place().display().to_string();
        let keeps_sample = self.open_journal().is_some_and(|open| open.file.is_none());
        self.welcome = welcome::State::new_journal(new_path);
        (self.welcome.purpose, self.asks_place) =
            if keeps_sample { (welcome::Purpose::KeepSample, Some(AsksPlace::KeepSample)) } else { (welcome::Purpose::Copy, Some(AsksPlace::Copy)) };
    }

    fn wait_for(&mut self, purpose: Purpose, chosen: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static) {
        if self.surroundings.has_file_dialogs {
            let _one_is_open = self
                .jobs
                .start(JobKind::FileDialog, "file dialog", move || JobAnswer::Chosen(purpose, pollster::block_on(chosen).map(|file| file.path().to_owned())));
        }
    }

    /// Takes the path of a dialog. `None` (cancelled, or no dialog) does nothing.
    pub(super) fn place_chosen(&mut self, purpose: Purpose, path: Option<PathBuf>) {
        let Some(path) = path else { return };
        match purpose {
            Purpose::NewPlace => self.welcome.new_path = path.display().to_string(),
            Purpose::Open => match self.asks_place {
                Some(AsksPlace::Import(kind)) => self.read_shared(kind, path),
                _ => self.leave_for(super::leave::Next::Open(path)),
            },
        }
    }

    /// True if the place picker covers the open journal.
    pub(super) fn asks_for_place(&self) -> bool {
        self.asks_place.is_some() && !is_called_up(self.page) && matches!(self.session, Session::Open(_))
    }
}

fn dialog(frame: Option<&mut eframe::Frame>, file_type: &str, extension: &str) -> rfd::AsyncFileDialog {
    let dialog = rfd::AsyncFileDialog::new().add_filter(file_type, &[extension]);
    match frame {
        Some(frame) => dialog.set_parent(frame),
        None => dialog,
    }
}
