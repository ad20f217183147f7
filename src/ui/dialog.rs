//! The dialogs: one at a time, each with its data, and only for required choices.

use std::path::PathBuf;

use crate::journal::{Id, LocalTime};

use super::action::Action;
use super::cx::BackupRow;

impl Dialog {
    /// True if it may be non-modal at the edge of the window, so that typing is not interrupted.
    #[must_use]
    pub const fn can_stand(&self) -> bool {
        matches!(
            self,
            Self::SaveFailed { is_leaving: false, .. }
                | Self::Conflict { .. }
                | Self::FileGone { is_leaving: false, .. }
                | Self::CopiesStayed { .. }
                | Self::Notice { .. }
        )
    }
}

/// The open dialog.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A file could not be opened; it is unchanged.
    OpenFailed {
        /// Problem, safe state, next step; path last.
        message: String,
        /// The newest usable backup.
        backup: Option<BackupRow>,
    },
    /// A save failed.
    SaveFailed {
        /// Problem, safe state, next step; path last.
        message: String,
        /// The last successful save.
        safe_since: Option<LocalTime>,
        /// Closing the window or opening another journal waits for the save.
        is_leaving: bool,
    },
    /// The window is closing, but the disk does not respond.
    DiskSilent {
        /// The last successful save.
        safe_since: Option<LocalTime>,
        /// Some text is not in the file yet.
        is_unsaved: bool,
    },
    /// The file was changed by another program.
    Conflict {
        /// Time of that change, if known.
        changed: Option<LocalTime>,
    },
    /// The other version was chosen in a conflict, and has its own passphrase.
    TheirsSealed {
        /// The last passphrase was wrong.
        was_wrong: bool,
        /// A passphrase is being tried.
        is_busy: bool,
    },
    /// The file is no longer at its path.
    FileGone {
        /// The old path.
        path: String,
        /// The new name, if it was only renamed.
        renamed: Option<String>,
        /// Closing the window or opening another journal waits for the answer.
        is_leaving: bool,
    },
    /// Confirms erasing an item.
    ConfirmErase {
        /// The item in the trash.
        id: Id,
        /// Its description.
        what: String,
    },
    /// Confirms restoring a backup.
    ConfirmRestore {
        /// The backup.
        row: BackupRow,
    },
    /// Some copies could not be encrypted like the journal.
    CopiesStayed {
        /// Problems and affected paths.
        message: String,
        /// The affected copies known by path.
        paths: Vec<PathBuf>,
    },
    /// Confirms removing copies permanently.
    ConfirmRemoveCopies {
        /// The copies.
        paths: Vec<PathBuf>,
    },
    /// Text of an earlier session was rescued beside the file.
    Rescued {
        /// Its path.
        path: PathBuf,
        /// True if it can be marked as seen.
        can_put_away: bool,
    },
    /// Changed sample data would be lost.
    KeepSample,
    /// The print options, which are kept in the page state.
    Print,
    /// A failure that needs no decision.
    Notice {
        /// The problem.
        title: String,
        /// The safe state and next steps.
        message: String,
        /// A possible action, with its label.
        offer: Option<(String, Action)>,
    },
}
