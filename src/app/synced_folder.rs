//! Detects synced folders by a job, for the open file and the place of a new one.

use std::path::{Path, PathBuf};

use crate::store::synced_folder;
use crate::ui::pages::welcome::SubPage;

use super::answers::JobAnswer;
use super::session::Session;
use super::{App, JobKind};

impl App {
    /// Checks the folder chosen in the place picker, or that of the open file, unless known.
    pub(super) fn look_for_sync(&mut self) {
        if self.jobs.is_running(JobKind::SyncedFolder) {
            return;
        }
        let asks = self.welcome.sub_page == SubPage::New && (self.asks_for_place() || matches!(self.session, Session::Welcome));
        let is_known = self.welcome.synced.as_ref().is_some_and(|(path, _)| *path == self.welcome.new_path);
        if asks && !is_known && !self.welcome.new_path.is_empty() {
            self.begin_looking_for_sync(PathBuf::from(&self.welcome.new_path));
        } else if !asks
            && let Some(open) = self.open_journal_mut()
            && let Some(path) = open.path().map(Path::to_owned)
            && !std::mem::replace(&mut open.is_sync_known, true)
        {
            self.begin_looking_for_sync(path);
        }
    }

    fn begin_looking_for_sync(&mut self, path: PathBuf) {
        let _is_free = self.jobs.start(JobKind::SyncedFolder, "synced folder", move || {
            let name = synced_folder::of(&path, &synced_folder::Places::of_system());
            JobAnswer::SyncedFolder(path, name)
        });
    }

    pub(super) fn sync_found(&mut self, path: PathBuf, name: Option<&'static str>) {
        if let Some(open) = self.open_journal_mut().filter(|open| open.path() == Some(&*path)) {
            open.synced_by = name;
        }
        self.welcome.synced = path.into_os_string().into_string().ok().map(|path| (path, name));
    }
}
