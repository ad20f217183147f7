//! Slow work that goes on while the window is used, as it is shown there.

use crate::content::Lang;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The earlier copies are read for their list.
    ReadCopies,
    /// An earlier copy takes the journal's place.
    RestoreCopy,
    /// Something is erased from the earlier copies.
    EraseFromCopies,
    /// The earlier copies go to another folder.
    MoveCopies,
    /// A journal's file is made.
    CreateFile,
    /// A second file is written.
    SaveCopy,
    /// What is open is saved over what something else wrote.
    KeepMine,
    /// What something else wrote is read.
    TakeTheirs,
    /// The journal gets another seal.
    ChangeSeal,
    /// The earlier copies get the journal's seal.
    SealCopies,
    /// Copies are removed for good.
    RemoveCopies,
    /// The print dialog of the desktop is open.
    PrintDialog,
    /// Pages go to a printer.
    Print,
    /// What is to be a file of its own is made.
    MakeExport,
    /// What was made is written.
    WriteExport,
}

impl Task {
    /// What it is called while it goes on.
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

    /// Whether it can be stopped. What writes the journal itself cannot: it is done, or it is not.
    #[must_use]
    pub const fn can_stop(self) -> bool {
        !matches!(self, Self::CreateFile | Self::SaveCopy | Self::KeepMine | Self::TakeTheirs | Self::ChangeSeal | Self::RemoveCopies)
    }
}

/// Work that has gone on long enough to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// What is being done.
    pub task: Task,
    /// How much of it is done, and of how much; of nothing while that is not known.
    pub counts: (usize, usize),
    /// It was asked to stop, and will where nothing is half done.
    pub is_stopping: bool,
}
