//! What is open: nothing, a file that waits for its passphrase, or a journal.

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

/// A save is shown as "saving" only when it takes longer than this.
pub(super) const SHOW_SAVING_AFTER: Duration = Duration::from_millis(400);

/// What is open.
#[derive(Default)]
pub(super) enum Session {
    /// Nothing: the first page.
    #[default]
    Welcome,
    /// A file is being read.
    Opening,
    /// A journal is put under its seal to be locked. Nothing of it is shown.
    Locking(Box<OpenJournal>),
    /// A sealed file waits for its passphrase.
    Locked(Box<Locked>),
    /// A journal.
    Open(Box<OpenJournal>),
}

/// A sealed file that waits for its passphrase.
pub(super) struct Locked {
    /// The file.
    pub file: OpenFile,
    /// How it looks, and the journal under its seal.
    pub snapshot: Arc<SealedSnapshot>,
    /// The last passphrase did not open it.
    pub was_wrong: bool,
    /// What is known from before it was locked, if that was in this sitting.
    pub rest: Rest,
}

/// An open journal.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that is known of the file; no two of them make one state")]
pub(super) struct OpenJournal {
    /// The journal with its undo history.
    pub document: Document,
    /// Its file; `None` for sample data.
    pub file: Option<OpenFile>,
    /// When to save.
    pub autosave: Autosave,
    /// The revision that is on the disk; `None` once the file is known to be gone.
    pub saved_revision: Option<u64>,
    /// The revision that a copy holds which was saved in order to leave.
    pub revision_in_copy: Option<u64>,
    /// The content of the file under a passphrase of its own, while that is asked for.
    pub theirs: Option<TheirsTaken>,
    /// The revision that a running save writes; `None` when that is not what is open.
    pub saving_revision: Option<u64>,
    /// When a running save began.
    pub save_began: Option<Duration>,
    /// When the file was last written in this sitting.
    pub last_saved: Option<LocalTime>,
    /// The last save failed.
    pub has_failed: bool,
    /// The file was changed by something else, and it is not decided which to keep: nothing is written meanwhile.
    pub in_conflict: bool,
    /// The file is no longer where it was, and it is not decided whether it is written there again: nothing is written meanwhile.
    pub is_gone: bool,
    /// The path it has now, if it was only renamed.
    pub renamed: Option<PathBuf>,
    /// Earlier copies, once looked for.
    pub backups: BackupList,
    /// The index that search reads.
    pub search: Search,
    /// What has changed since insights were worked out.
    pub since_insights: SinceInsights,
    /// What was erased here and still stands in earlier copies.
    pub to_erase: Vec<Key>,
    /// Words of an earlier sitting that can be put back, and where they are kept.
    pub to_put_back: Option<(PathBuf, Edit)>,
    /// Dialogs that wait to be shown.
    pub to_tell: VecDeque<Dialog>,
    /// The sidecar, for a file that cannot be written soon.
    pub sidecar: Sidecar,
    /// What is still to be done about the passphrase.
    pub seal_work: SealWork,
    /// What copies the file's folder to other devices, once that was looked up.
    pub synced_by: Option<&'static str>,
    /// It was looked up, or is just now.
    pub is_sync_known: bool,
}

impl OpenJournal {
    /// A journal as it was just read, made or saved.
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

    /// The snapshot that would be saved now, with the origin of its file.
    #[must_use]
    pub(super) fn snapshot(&self) -> Snapshot {
        let mut snapshot = self.document.snapshot();
        snapshot.header.origin = self.file.as_ref().map(|file| file.origin().next()).unwrap_or_default();
        snapshot
    }

    /// Whether everything is on the disk. Sample data never is, and need not be.
    #[must_use]
    pub(super) fn is_saved(&self) -> bool {
        self.file.is_none() || self.saved_revision == Some(self.document.revision())
    }

    /// True when nothing is lost by leaving: it is on the disk, or in a copy that was saved for that.
    #[must_use]
    pub(super) fn may_be_left(&self) -> bool {
        self.is_saved() || !self.can_edit() || self.revision_in_copy == Some(self.document.revision())
    }

    /// True while it has to be decided first what becomes of the file.
    #[must_use]
    pub(super) fn waits_for_answer(&self) -> bool {
        self.in_conflict || self.is_gone
    }

    /// Whether the journal may be changed.
    #[must_use]
    pub(super) fn can_edit(&self) -> bool {
        self.file.as_ref().is_none_or(|file| file.read_only().is_none())
    }

    /// The path of its file.
    #[must_use]
    pub(super) fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(OpenFile::path)
    }

    /// Which commands can be used.
    #[must_use]
    pub(super) fn command_state(&self, is_on_today: bool, has_paper: bool) -> CommandState {
        let (can_undo, can_redo) = (self.document.can_undo(), self.document.can_redo());
        let (has_file, has_passphrase) = (self.file.is_some(), self.file.as_ref().is_some_and(|file| file.sealing().is_some()));
        let is_open = CommandState { is_open: true, has_file, has_passphrase, ..CommandState::default() };
        CommandState { can_edit: self.can_edit(), can_undo, can_redo, is_on_today, has_paper, ..is_open }
    }

    /// What pages may know of the file.
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

    /// A save failed. Answers whether the one before had failed too.
    pub(super) fn save_failed(&mut self, elapsed: Duration) -> bool {
        self.save_began = None;
        self.autosave.failed(elapsed);
        std::mem::replace(&mut self.has_failed, true)
    }

    /// What is open is now what the file holds.
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

/// Why a journal is read-only, in the words of the status line.
fn read_only_words(reason: ReadOnly) -> &'static str {
    let words = &crate::content::lang().status;
    match reason {
        ReadOnly::NewerMinor => &words.read_only_newer,
        ReadOnly::OpenElsewhere => &words.read_only_locked,
        ReadOnly::FileNotWritable | ReadOnly::FolderNotWritable => &words.read_only_folder,
    }
}
