//! What a page may ask for. Pages push actions; one function of the app runs them.

use std::path::PathBuf;

use chrono::NaiveDate;
use secrecy::SecretString;

use crate::content::Lang;
use crate::content::schema::{ExportWords, SharedFileWords, TakeInWords};
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
    /// The check-in, and what today holds.
    #[default]
    Today,
    /// Every day: month, year, list, search.
    Journal,
    /// How the days have felt, and what goes with them.
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
    /// What goes on paper.
    Paper,
    /// The safety card.
    Help,
    /// Whether it is safe to keep a journal here.
    SafeHere,
    /// The person's own safety plan.
    SafetyPlan,
    /// Words of one's own.
    Words,
    /// Choices.
    Settings,
    /// What was deleted.
    Trash,
    /// Earlier copies of the file.
    Backups,
    /// What this is, and what it is not.
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

/// Something a page wants done.
#[derive(Clone, Debug)]
pub enum Action {
    /// A command that stands by itself.
    Command(Command),
    /// A change to the journal that can be undone.
    Edit {
        /// The change.
        edit: Edit,
        /// What it is called when it is undone.
        name: EditName,
        /// Set while typing.
        burst: Option<Burst>,
    },
    /// A change outside undo: a draft, a preference.
    EditQuietly(Edit),
    /// A new appearance.
    SetAppearance(Appearance),
    /// Another page.
    Go(Page),
    /// Back to where Help was called from.
    Back,
    /// A kept check-in, opened to be changed. What is shown now is come back to when that is done.
    ChangeCheckIn(Id),
    /// A day, opened in the journal.
    OpenDay(NaiveDate),
    /// A boundary, opened on its page.
    OpenBoundary(Id),
    /// A filled worksheet, opened on its page.
    OpenSheet(Id),
    /// A worksheet by its id, opened to be looked at and begun.
    OpenWorksheet(String),
    /// A worksheet of one's own, opened to be changed.
    OpenTemplate(Id),
    /// Saves a worksheet or a path of one's own as a file of its own, in a place that is asked for.
    Share(Shared, Id),
    /// Asks for the file of one that somebody shared.
    TakeIn(Shared),
    /// A step, opened on the roadmap.
    OpenStep(String),
    /// A path of one's own, opened on the roadmap.
    OpenOwnPath(Id),
    /// A record of one of the tools, opened there.
    OpenInTool(Key),
    /// A word, a tag, a group of tags or a line for a harder night, opened to be changed.
    OpenOwnWord(Key),
    /// A form was closed, and everything in it is kept.
    FormClosed,
    /// Moves a record, and what belongs to it, to the trash.
    MoveToTrash {
        /// What.
        key: Key,
        /// What it is called when it is undone.
        name: EditName,
    },
    /// Moves several records to the trash as one step, each to be restored by itself.
    MoveAllToTrash {
        /// What.
        keys: Vec<Key>,
        /// What it is called when it is undone.
        name: EditName,
    },
    /// Brings something back from the trash.
    RestoreFromTrash(Id),
    /// Asks before something in the trash is removed from the journal, the trash and all backups, for good.
    AskToErase {
        /// The item in the trash.
        id: Id,
        /// What it is, in words.
        what: String,
    },
    /// Asks before an earlier copy takes the journal's place.
    AskToRestore(BackupRow),
    /// Builds the index that search reads once more, after that failed.
    PrepareSearch,
    /// Reads the earlier copies for their list.
    ReadCopies,
    /// Stops the slow work that is shown.
    StopWork,
    /// Erases these from the earlier copies, where that was stopped before.
    EraseFromCopies(Vec<Key>),
    /// Moves the earlier copies that are still in this folder, where that was stopped before.
    MoveCopiesFrom(PathBuf),
    /// Makes a new journal in this file, sealed with a passphrase if there is one, or saves the sample data there and goes on in it.
    CreateJournal(PathBuf, Option<SecretString>),
    /// Changes the passphrase of the journal, or what opens it beside that.
    ChangeSeal(SealWish),
    /// Seals the earlier copies as the journal is, where that did not come to an end.
    SealCopies,
    /// Asks before copies are removed for good.
    AskToRemoveCopies(Vec<PathBuf>),
    /// Asks the system for a place for the new journal.
    ChooseNewPlace,
    /// Asks the system which journal to open.
    BrowseToOpen,
    /// Opens this file.
    OpenPath(PathBuf),
    /// The person has looked at this file, which was rescued: it is not told of again.
    RescueSeen(PathBuf),
    /// Put back words of an earlier sitting that were never saved.
    PutBackUnsaved,
    /// Opens a sealed file with a passphrase.
    Unlock(SecretString),
    /// Tries a passphrase on what the file holds by now.
    UnlockTheirs(SecretString),
    /// Answers the open dialog.
    Answer(Answer),
    /// A choice that is outside the file: whether to reopen it at the next start.
    SetReopenAtStart(bool),
    /// Saves a table or a picture as a file of its own, in a place that is asked for.
    Export(Export),
    /// Shows something as it would be on paper.
    OpenPaper(What),
    /// Saves what is on the pages as a file of its own, in a place that is asked for.
    SavePaper(Format),
    /// Prints the pages that are shown: asks how, first.
    Print,
    /// Looks for printers once more.
    FindPrinters,
    /// Prints what [`Action::Print`] asked about, as it was chosen.
    PrintPages(PrintOptions, PageChoice),
    /// Opens what [`Action::Print`] asked about in the system's own PDF program.
    ViewPages(PageChoice),
    /// Saves what [`Action::Print`] asked about as a PDF, in a place that is asked for.
    SavePrintout,
    /// Takes back a job that waits at a printer.
    TakeBack(PrintJob),
    /// Copies a text.
    Copy(String),
    /// Closes the command palette.
    ClosePalette,
    /// Closes the list of keys.
    CloseShortcuts,
    /// A word of one's own that was typed is not added.
    DropWord(DroppedWord),
    /// Types it again.
    TypeWordAgain(DroppedWord),
    /// Takes back what a short line has just told, whatever form is open by now.
    UndoLast,
    /// Takes the short line away.
    DismissToast,
}

/// What is to become of the passphrase. `Debug` shows none.
#[derive(Clone, Debug)]
pub enum SealWish {
    /// A passphrase where there is none.
    TurnOn {
        /// The passphrase.
        new: SecretString,
    },
    /// Another one.
    Change {
        /// What opens it now.
        present: SecretString,
        /// The passphrase from now on.
        new: SecretString,
    },
    /// None any longer.
    TurnOff {
        /// What opens it now.
        present: SecretString,
    },
    /// A recovery code beside it.
    RecoveryCode {
        /// The passphrase, which stays.
        present: SecretString,
    },
}

/// What a person makes for themself and can share as a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// A worksheet.
    Worksheet,
    /// A path with its own steps.
    Path,
}

impl Shared {
    /// The page on which they stand.
    #[must_use]
    pub const fn page(self) -> Page {
        match self {
            Self::Worksheet => Page::Worksheets,
            Self::Path => Page::Roadmap,
        }
    }

    /// What taking one in is called, and what can be wrong with its file.
    #[must_use]
    pub const fn words(self, lang: &Lang) -> (&TakeInWords, &SharedFileWords) {
        match self {
            Self::Worksheet => (&lang.templates.take_in_page, &lang.templates.file),
            Self::Path => (&lang.own_paths.take_in_page, &lang.own_paths.file),
        }
    }
}

/// A kind of file that is taken out of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// A table of a chart.
    Table,
    /// A picture of a chart.
    Picture,
    /// Pages.
    Pages(Format),
    /// A worksheet of one's own, blank, or a path.
    Shared(Shared),
}

impl ExportKind {
    /// What saving it is called.
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

    /// The ending of its name.
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

/// The answers that dialogs give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Closes the dialog and does nothing.
    Dismiss,
    /// The file changed outside: keep what is open here, the other is saved beside.
    KeepMine,
    /// The file changed outside: take that, what is open here is saved beside.
    TakeTheirs,
    /// The file was renamed: go on in it.
    FollowRenamed,
    /// Tries to save again.
    TryAgain,
    /// Saves somewhere else.
    SaveElsewhere,
    /// Closes without the changes that could not be saved.
    CloseAnyway,
    /// Opens the backup that was offered.
    OpenBackup,
    /// Goes on with a thing that cannot be undone, after being asked.
    Confirm,
}
