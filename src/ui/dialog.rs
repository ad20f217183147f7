//! The dialogs: one at a time, each carrying what it talks about. A dialog stands only where a choice is needed.

use std::path::PathBuf;

use crate::journal::{Id, LocalTime};

use super::action::Action;
use super::cx::BackupRow;

impl Dialog {
    /// Whether it may stand at the edge of the window where nobody asked for it, so that nothing is taken from who is typing.
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
    /// A file could not be opened. It is untouched.
    OpenFailed {
        /// What happened, what is safe, what to do; path last.
        message: String,
        /// The newest earlier copy that can be opened instead.
        backup: Option<BackupRow>,
    },
    /// A save failed.
    SaveFailed {
        /// What happened, what is safe, what to do; path last.
        message: String,
        /// The last save that is on the disk.
        safe_since: Option<LocalTime>,
        /// Something waits for the save: the window, or another journal.
        is_leaving: bool,
    },
    /// The window is to close and waits for a disk that does not answer.
    DiskSilent {
        /// The last save that is on the disk.
        safe_since: Option<LocalTime>,
        /// Some words are not in the file yet.
        is_unsaved: bool,
    },
    /// The file changed outside this window.
    Conflict {
        /// When it changed, if the disk tells.
        changed: Option<LocalTime>,
    },
    /// What the file holds by now has a passphrase of its own, and is to be used.
    TheirsSealed {
        /// The last passphrase did not open it.
        was_wrong: bool,
        /// One is being tried.
        is_busy: bool,
    },
    /// The file is no longer where it was.
    FileGone {
        /// Where it was.
        path: String,
        /// The name that it has there now, if it was only renamed.
        renamed: Option<String>,
        /// Something waits for the answer: the window, or another journal.
        is_leaving: bool,
    },
    /// Asks before something is removed for good.
    ConfirmErase {
        /// The item in the trash.
        id: Id,
        /// What it is, in words.
        what: String,
    },
    /// Asks before an earlier copy takes the journal's place.
    ConfirmRestore {
        /// The copy.
        row: BackupRow,
    },
    /// Copies were not sealed as the journal is.
    CopiesStayed {
        /// What happened to which, in words; paths last.
        message: String,
        /// Those that stayed and are known by name.
        paths: Vec<PathBuf>,
    },
    /// Asks before copies are removed for good.
    ConfirmRemoveCopies {
        /// The copies.
        paths: Vec<PathBuf>,
    },
    /// Words of an earlier sitting were rescued beside the file.
    Rescued {
        /// Where they are.
        path: PathBuf,
        /// Whether the person may say that they have looked at them.
        can_put_away: bool,
    },
    /// Sample data with changes would be left.
    KeepSample,
    /// How the pages are printed; what is chosen is kept with the page.
    Print,
    /// Something did not work and nothing needs deciding.
    Notice {
        /// What happened.
        title: String,
        /// What is safe, and what can be done.
        message: String,
        /// Something that can be done right here: the words, and the action.
        offer: Option<(String, Action)>,
    },
}
