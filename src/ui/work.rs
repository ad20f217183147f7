//! Background work, as shown in the window.

use crate::content::Lang;

/// A kind of background work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Listing the backups.
    ReadCopies,
    /// Restoring a backup.
    RestoreCopy,
    /// Erasing records from the backups.
    EraseFromCopies,
    /// Moving the backups to another folder.
    MoveCopies,
    /// Creating a journal file.
    CreateFile,
    /// Writing a copy.
    SaveCopy,
    /// Conflict: saving the open version.
    KeepMine,
    /// Conflict: reading the other version.
    TakeTheirs,
    /// Changing the encryption.
    ChangeSeal,
    /// Encrypting the backups like the journal.
    SealCopies,
    /// Removing copies permanently.
    RemoveCopies,
    /// The desktop's print dialog is open.
    PrintDialog,
    /// Sending pages to a printer.
    Print,
    /// Generating an export.
    MakeExport,
    /// Writing an export.
    WriteExport,
}

impl Task {
    /// The text shown meanwhile.
    #[must_use]
    pub const fn words(self, lang: &Lang) -> &str {
        let words = &lang.work;
        match self {
            Self::ReadCopies => words.read_copies.as_str(),
            Self::RestoreCopy => words.restore_copy.as_str(),
            Self::EraseFromCopies => words.erase_from_copies.as_str(),
            Self::MoveCopies => words.move_copies.as_str(),
            Self::CreateFile => words.create_file.as_str(),
            Self::SaveCopy => words.save_copy.as_str(),
            Self::KeepMine => words.keep_mine.as_str(),
            Self::TakeTheirs => words.take_theirs.as_str(),
            Self::ChangeSeal => words.change_seal.as_str(),
            Self::SealCopies => words.seal_copies.as_str(),
            Self::RemoveCopies => words.remove_copies.as_str(),
            Self::PrintDialog => words.print_dialog.as_str(),
            Self::Print => words.print.as_str(),
            Self::MakeExport => words.make_export.as_str(),
            Self::WriteExport => words.write_export.as_str(),
        }
    }

    /// True if it can be stopped. Writing the journal itself cannot.
    #[must_use]
    pub const fn can_stop(self) -> bool {
        !matches!(self, Self::CreateFile | Self::SaveCopy | Self::KeepMine | Self::TakeTheirs | Self::ChangeSeal | Self::RemoveCopies)
    }
}

/// Work that has run long enough to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// The kind of work.
    pub task: Task,
    /// Progress and total; the total is 0 while unknown.
    pub counts: (usize, usize),
    /// A stop was requested; the work stops at a consistent state.
    pub is_stopping: bool,
}
