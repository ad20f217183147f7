//! Actions requested by pages, run by one function of the app.

use std::path::PathBuf;

use chrono::NaiveDate;
use secrecy::SecretString;

use crate::content::Lang;
use crate::content::strings::{ExportWords, SharedFileWords, TakeInWords};
use crate::export::{Format, PageChoice, What};
use crate::journal::{Appearance, Burst, Edit, EditName, Id, Key};
use crate::print::{PrintJob, PrintOptions};

use super::command::Command;
use super::cx::BackupRow;
use super::pages::insights::Export;
use super::pages::today::DroppedWord;
use super::tool::Tool;

/// The pages of an open journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The check-in, and today's entries.
    #[default]
    Today,
    /// All days: month, year, list, search.
    Journal,
    /// Mood over time, and its factors.
    Insights,
    /// Boundaries, requests and agreements.
    Boundaries,
    /// Worksheets, blank and filled.
    Worksheets,
    /// The path and its steps.
    Roadmap,
    /// All tools.
    Tools,
    /// One of the tools.
    Tool(Tool),
    /// A hard moment, in the whole window.
    Moment,
    /// Printing and PDF.
    Paper,
    /// Help.
    Help,
    /// "Is it safe to keep this here?".
    SafeHere,
    /// The safety plan.
    SafetyPlan,
    /// Custom words.
    Words,
    /// Settings.
    Settings,
    /// Deleted records.
    Trash,
    /// Backups of the file.
    Backups,
    /// About the app.
    About,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 30] = [
        Self::Today,
        Self::Journal,
        Self::Insights,
        Self::Boundaries,
        Self::Worksheets,
        Self::Roadmap,
        Self::Tools,
        Self::Tool(Tool::Ledger),
        Self::Tool(Tool::Circle),
        Self::Tool(Tool::Talk),
        Self::Tool(Tool::Appreciations),
        Self::Tool(Tool::Rituals),
        Self::Tool(Tool::Triggers),
        Self::Tool(Tool::Urges),
        Self::Tool(Tool::HeldWords),
        Self::Tool(Tool::Beliefs),
        Self::Tool(Tool::SelfCare),
        Self::Tool(Tool::Goals),
        Self::Tool(Tool::OwnLife),
        Self::Tool(Tool::Dates),
        Self::Moment,
        Self::Paper,
        Self::Help,
        Self::SafeHere,
        Self::SafetyPlan,
        Self::Words,
        Self::Settings,
        Self::Trash,
        Self::Backups,
        Self::About,
    ];
}

/// A request from a page.
#[derive(Clone, Debug)]
pub enum Action {
    /// Runs a command.
    Command(Command),
    /// Applies an undoable edit.
    Edit {
        /// The edit.
        edit: Edit,
        /// Its name for undo.
        name: EditName,
        /// The undo group, while typing.
        burst: Option<Burst>,
    },
    /// Applies an edit without undo, such as a draft or preference.
    EditQuietly(Edit),
    /// Changes the appearance.
    SetAppearance(Appearance),
    /// Opens a page.
    Go(Page),
    /// Returns from a page opened over another one, such as Help.
    Back,
    /// Opens a saved check-in for editing, and returns to the current page afterwards.
    ChangeCheckIn(Id),
    /// Opens a day in the journal.
    OpenDay(NaiveDate),
    /// Opens a boundary.
    OpenBoundary(Id),
    /// Opens a filled worksheet.
    OpenSheet(Id),
    /// Opens a blank worksheet by its content id.
    OpenWorksheet(String),
    /// Opens a custom worksheet for editing.
    OpenTemplate(Id),
    /// Exports a custom worksheet or path, after asking for a place.
    Share(Shared, Id),
    /// Imports a worksheet or path, after asking for the file.
    TakeIn(Shared),
    /// Opens a step on the roadmap.
    OpenStep(String),
    /// Opens a custom path on the roadmap.
    OpenOwnPath(Id),
    /// Opens a record in its tool.
    OpenInTool(Key),
    /// Opens a custom word, tag, tag group or line for a harder night for editing.
    OpenOwnWord(Key),
    /// A form was closed; its contents are saved.
    FormClosed,
    /// Moves a record and its dependants to the trash.
    MoveToTrash {
        /// The record.
        key: Key,
        /// The name for undo.
        name: EditName,
    },
    /// Moves several records to the trash as one undo step; each can be restored separately.
    MoveAllToTrash {
        /// The records.
        keys: Vec<Key>,
        /// The name for undo.
        name: EditName,
    },
    /// Restores an item from the trash.
    RestoreFromTrash(Id),
    /// Asks before erasing an item from the journal, the trash and all backups.
    AskToErase {
        /// The item in the trash.
        id: Id,
        /// Its description.
        what: String,
    },
    /// Asks before restoring a backup.
    AskToRestore(BackupRow),
    /// Retries building the search index.
    PrepareSearch,
    /// Lists the backups.
    ReadCopies,
    /// Stops the background work shown.
    StopWork,
    /// Resumes erasing records from the backups.
    EraseFromCopies(Vec<Key>),
    /// Resumes moving backups from this folder.
    MoveCopiesFrom(PathBuf),
    /// Creates a journal in this file, encrypted if there is a passphrase; or saves the sample data
    /// there.
    CreateJournal(PathBuf, Option<SecretString>),
    /// Changes the encryption of the journal.
    ChangeSeal(SealWish),
    /// Resumes encrypting the backups like the journal.
    SealCopies,
    /// Asks before removing copies permanently.
    AskToRemoveCopies(Vec<PathBuf>),
    /// Asks the system for the place of the new journal.
    ChooseNewPlace,
    /// Asks the system for the journal to open.
    BrowseToOpen,
    /// Opens this file.
    OpenPath(PathBuf),
    /// Marks a rescued file as seen.
    RescueSeen(PathBuf),
    /// Restores unsaved text of an earlier session.
    PutBackUnsaved,
    /// Unlocks a file with a passphrase.
    Unlock(SecretString),
    /// Tries a passphrase on the file's other version, in a conflict.
    UnlockTheirs(SecretString),
    /// Answers the open dialog.
    Answer(Answer),
    /// Sets the preference, stored outside the file, to reopen it at the next start.
    SetReopenAtStart(bool),
    /// Exports a table or picture, after asking for a place.
    Export(Export),
    /// Opens a subject for printing.
    OpenPaper(What),
    /// Saves the pages to a file, after asking for a place.
    SavePaper(Format),
    /// Prints the pages, after asking for options.
    Print,
    /// Lists the printers again.
    FindPrinters,
    /// Prints the pages of [`Action::Print`] with these options.
    PrintPages(PrintOptions, PageChoice),
    /// Opens the pages of [`Action::Print`] in the system's PDF viewer.
    ViewPages(PageChoice),
    /// Saves the pages of [`Action::Print`] as a PDF, after asking for a place.
    SavePrintout,
    /// Cancels a queued print job.
    TakeBack(PrintJob),
    /// Copies a text.
    Copy(String),
    /// Closes the command palette.
    ClosePalette,
    /// Closes the list of shortcuts.
    CloseShortcuts,
    /// Discards a custom word being typed.
    DropWord(DroppedWord),
    /// Restores that word for typing.
    TypeWordAgain(DroppedWord),
    /// Undoes the change named in the toast, whatever form is open.
    UndoLast,
    /// Dismisses the toast.
    DismissToast,
}

/// A requested change of the encryption. `Debug` hides the passphrases.
#[derive(Clone, Debug)]
pub enum SealWish {
    /// Sets a passphrase.
    TurnOn {
        /// The new passphrase.
        new: SecretString,
    },
    /// Changes the passphrase.
    Change {
        /// The present passphrase or recovery code.
        present: SecretString,
        /// The new passphrase.
        new: SecretString,
    },
    /// Removes the passphrase.
    TurnOff {
        /// The present passphrase or recovery code.
        present: SecretString,
    },
    /// Creates a recovery code.
    RecoveryCode {
        /// The present passphrase, which stays.
        present: SecretString,
    },
}

/// A kind of custom template that can be exported and imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// A worksheet.
    Worksheet,
    /// A path with its custom steps.
    Path,
}

impl Shared {
    /// The page that lists them.
    #[must_use]
    pub const fn page(self) -> Page {
        match self {
            Self::Worksheet => Page::Worksheets,
            Self::Path => Page::Roadmap,
        }
    }

    /// The strings for import and its errors.
    #[must_use]
    pub const fn words(self, lang: &Lang) -> (&TakeInWords, &SharedFileWords) {
        match self {
            Self::Worksheet => (&lang.templates.take_in_page, &lang.templates.file),
            Self::Path => (&lang.own_paths.take_in_page, &lang.own_paths.file),
        }
    }
}

/// A kind of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// A table of a chart.
    Table,
    /// A picture of a chart.
    Picture,
    /// Pages.
    Pages(Format),
    /// A custom worksheet, blank, or a path.
    Shared(Shared),
}

impl ExportKind {
    /// The strings for saving it.
    #[must_use]
    pub const fn words(self, lang: &Lang) -> &ExportWords {
        let words = &lang.exports;
        match self {
            Self::Table => &words.table,
            Self::Picture => &words.picture,
            Self::Pages(Format::Pdf) => &words.pdf,
            Self::Pages(Format::Pictures) => &words.page_pictures,
            Self::Pages(Format::Markdown) => &words.markdown,
            Self::Shared(Shared::Worksheet) => &words.template,
            Self::Shared(Shared::Path) => &words.path,
        }
    }

    /// The file name extension.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Table => "csv",
            Self::Picture => "png",
            Self::Pages(format) => format.extension(),
            Self::Shared(_) => "ron",
        }
    }
}

/// Answers of dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Closes the dialog.
    Dismiss,
    /// Conflict: keep the open version; the other is saved beside it.
    KeepMine,
    /// Conflict: take the other version; the open one is saved beside it.
    TakeTheirs,
    /// The file was renamed: continue with the new name.
    FollowRenamed,
    /// Retries saving.
    TryAgain,
    /// Saves elsewhere.
    SaveElsewhere,
    /// Closes without the unsaved changes.
    CloseAnyway,
    /// Opens the offered backup.
    OpenBackup,
    /// Confirms an irreversible action.
    Confirm,
}
