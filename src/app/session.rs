//! Session state: start page, locked file or open journal.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::journal::{Edit, Key, LocalTime};
use crate::store::{Document, OpenFile, ReadOnly, SealedSnapshot, Snapshot, TheirsTaken};
use crate::ui::command::CommandState;
use crate::ui::cx::{BackupList, FileState, FileView};
use crate::ui::dialog::Dialog;

use super::autosave::Autosave;
use super::insights::SinceInsights;
use super::lock::Rest;
use super::sealing::SealWork;
use super::search::Search;
use super::sidecar::Sidecar;

/// A save is shown only after this time.
pub(super) const SHOW_SAVING_AFTER: Duration = Duration::from_millis(400);

#[derive(Default)]
pub(super) enum Session {
    #[default]
    Welcome,
    Opening,
    /// Encrypting a journal to lock it. Nothing of it is shown.
    Locking(Box<OpenJournal>),
    Locked(Box<Locked>),
    Open(Box<OpenJournal>),
}

/// A sealed file waiting for its passphrase.
pub(super) struct Locked {
    /// The file.
    pub file: OpenFile,
    /// Appearance and encrypted journal.
    pub snapshot: Arc<SealedSnapshot>,
    /// The last passphrase was wrong.
    pub was_wrong: bool,
    /// State for resuming, if locked in this session.
    pub rest: Rest,
}

#[expect(clippy::struct_excessive_bools, reason = "each is one thing that is known of the file; no two of them make one state")]
pub(super) struct OpenJournal {
    /// The journal with its undo history.
    pub document: Document,
    /// `None` for sample data.
    pub file: Option<OpenFile>,
    /// Autosave timing.
    pub autosave: Autosave,
    /// The revision on disk; `None` once the file is known to be missing.
    pub saved_revision: Option<u64>,
    /// The revision saved in a copy in order to leave.
    pub revision_in_copy: Option<u64>,
    /// Their version with its own passphrase, while that is asked for.
    pub theirs: Option<TheirsTaken>,
    /// The revision being saved; `None` if that is not the open content.
    pub saving_revision: Option<u64>,
    /// Start of the running save.
    pub save_began: Option<Duration>,
    /// Time of the last save in this session.
    pub last_saved: Option<LocalTime>,
    /// The last save failed.
    pub has_failed: bool,
    /// Changed outside, unresolved: nothing is written.
    pub in_conflict: bool,
    /// The file is missing, unresolved: nothing is written.
    pub is_gone: bool,
    /// The new path, if it was only renamed.
    pub renamed: Option<PathBuf>,
    /// The backups, once listed.
    pub backups: BackupList,
    /// The search index.
    pub search: Search,
    /// Changes since the insights were computed.
    pub since_insights: SinceInsights,
    /// Erased records that backups still hold.
    pub to_erase: Vec<Key>,
    /// Changes of an earlier session that can be restored, with their file.
    pub to_put_back: Option<(PathBuf, Edit)>,
    /// Queued dialogs.
    pub to_tell: VecDeque<Dialog>,
    /// For a file that cannot be written soon.
    pub sidecar: Sidecar,
    /// Pending work on encryption.
    pub seal_work: SealWork,
    /// The sync service of the file's folder, once known.
    pub synced_by: Option<&'static str>,
    /// The sync service is known or being looked up.
    pub is_sync_known: bool,
}

impl OpenJournal {
    #[must_use]
    pub(super) fn new(document: Document, file: Option<OpenFile>) -> Self {
        let (revision, sidecar) = (document.revision(), Sidecar::of(document.journal()));
        Self {
            document,
            file,
            autosave: Autosave::default(),
            saved_revision: Some(revision),
            revision_in_copy: None,
            theirs: None,
            saving_revision: Some(revision),
            save_began: None,
            last_saved: None,
            has_failed: false,
            in_conflict: false,
            is_gone: false,
            renamed: None,
            backups: BackupList::Unknown,
            search: Search::default(),
            since_insights: SinceInsights::default(),
            to_erase: Vec::new(),
            to_put_back: None,
            to_tell: VecDeque::new(),
            sidecar,
            seal_work: SealWork::default(),
            synced_by: None,
            is_sync_known: false,
        }
    }

    /// The snapshot to save now, with the file's origin.
    #[must_use]
    pub(super) fn snapshot(&self) -> Snapshot {
        let mut snapshot = self.document.snapshot();
        snapshot.header.origin = self.file.as_ref().map(|file| file.origin().next()).unwrap_or_default();
        snapshot
    }

    /// True if everything is on disk. Always true for sample data.
    #[must_use]
    pub(super) fn is_saved(&self) -> bool {
        self.file.is_none() || self.saved_revision == Some(self.document.revision())
    }

    /// True if leaving loses nothing: saved, read-only, or in a copy saved for leaving.
    #[must_use]
    pub(super) fn may_be_left(&self) -> bool {
        self.is_saved() || !self.can_edit() || self.revision_in_copy == Some(self.document.revision())
    }

    /// True while a conflict or missing file is unresolved.
    #[must_use]
    pub(super) fn waits_for_answer(&self) -> bool {
        self.in_conflict || self.is_gone
    }

    #[must_use]
    pub(super) fn can_edit(&self) -> bool {
        self.file.as_ref().is_none_or(|file| file.read_only().is_none())
    }

    #[must_use]
    pub(super) fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(OpenFile::path)
    }

    #[must_use]
    pub(super) fn command_state(&self, is_on_today: bool, has_paper: bool) -> CommandState {
        let (can_undo, can_redo) = (self.document.can_undo(), self.document.can_redo());
        let (has_file, has_passphrase) = (self.file.is_some(), self.file.as_ref().is_some_and(|file| file.sealing().is_some()));
        let is_open = CommandState { is_open: true, has_file, has_passphrase, ..CommandState::default() };
        CommandState { can_edit: self.can_edit(), can_undo, can_redo, is_on_today, has_paper, ..is_open }
    }

    #[must_use]
    pub(super) fn view(&self, elapsed: Duration) -> FileView {
        let Some(file) = &self.file else {
            return FileView { state: FileState::InMemory, ..FileView::nothing() };
        };
        let state = if let Some(reason) = file.read_only() {
            FileState::ReadOnly(read_only_words(reason).to_owned())
        } else if self.waits_for_answer() {
            FileState::Waiting
        } else if self.has_failed {
            FileState::NotSaved(self.last_saved)
        } else if self.save_began.is_some_and(|began| elapsed.saturating_sub(began) >= SHOW_SAVING_AFTER) {
            FileState::Saving
        } else if !self.is_saved() {
            FileState::Editing
        } else {
            self.last_saved.map_or(FileState::Unchanged, FileState::Saved)
        };
        FileView {
            name: file.path().file_name().map(|name| name.to_string_lossy().into_owned()),
            folder: file.path().parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
            state,
            is_sealed: file.sealing().is_some(),
            locks_in_secs: None,
            has_recovery_code: file.sealing().is_some_and(|sealing| sealing.has_recovery_code()),
            synced_by: self.synced_by,
        }
    }

    /// Notes a failed save. Returns true if the previous one failed too.
    pub(super) fn save_failed(&mut self, elapsed: Duration) -> bool {
        self.save_began = None;
        self.autosave.failed(elapsed);
        std::mem::replace(&mut self.has_failed, true)
    }

    /// Notes that the file holds the open content.
    pub(super) fn mark_saved(&mut self) {
        self.saved_revision = Some(self.document.revision());
        self.sidecar.settled(self.document.journal());
        self.save_began = None;
        self.has_failed = false;
        self.in_conflict = false;
        self.is_gone = false;
        self.autosave.settled();
    }
}

/// The read-only reason for the status line.
fn read_only_words(reason: ReadOnly) -> &'static str {
    let words = &crate::content::lang().status;
    match reason {
        ReadOnly::NewerMinor => &words.read_only_newer,
        ReadOnly::OpenElsewhere => &words.read_only_locked,
        ReadOnly::FileNotWritable | ReadOnly::FolderNotWritable => &words.read_only_folder,
    }
}
