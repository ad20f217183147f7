//! Printing: through the desktop's dialog or the print system.
//!
//! No user text reaches a command line, file name or shared job list. Pages are selected
//! beforehand, so that no driver can print the others.

mod cups;
#[cfg(target_os = "linux")]
mod portal;
mod private_folder;
mod process;
mod reports;
mod system;
#[cfg(windows)]
mod windows;

use crate::content::strings::{PrintColourNamesWords, PrintSidesNamesWords};
use crate::content::{fill, lang};
use crate::export::Paper;

pub use cups::Cups;
#[cfg(target_os = "linux")]
pub use portal::Portal;
pub use private_folder::PrivateFolder;
pub use system::SystemSpooler;

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// Name in the print system.
    pub name: String,
    /// Description for people.
    pub description: String,
    /// True for the default printer.
    pub is_default: bool,
    /// Supports choosing sides.
    pub has_sides: bool,
    /// Supports choosing colour or black.
    pub has_colour: bool,
}

/// Maximum copies, against typing errors.
pub const COPIES_MAX: u16 = 99;

/// Sides to print on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// The printer's setting.
    #[default]
    AsSet,
    /// One side.
    One,
    /// Both sides, turned like a book.
    Both,
}

impl Sides {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::AsSet, Self::One, Self::Both];
}

/// Inks to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The printer's setting.
    #[default]
    AsSet,
    /// All colours.
    Colour,
    /// Black only.
    Black,
}

impl Colour {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::AsSet, Self::Colour, Self::Black];
}

impl PrintSidesNamesWords {
    /// Name of a choice.
    #[must_use]
    pub const fn of(&self, sides: Sides) -> &str {
        match sides {
            Sides::AsSet => self.as_set.as_str(),
            Sides::One => self.one.as_str(),
            Sides::Both => self.both.as_str(),
        }
    }
}

impl PrintColourNamesWords {
    /// Name of a choice.
    #[must_use]
    pub const fn of(&self, colour: Colour) -> &str {
        match colour {
            Colour::AsSet => self.as_set.as_str(),
            Colour::Colour => self.colour.as_str(),
            Colour::Black => self.black.as_str(),
        }
    }
}

/// Options of a print job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// Name of the printer in the print system.
    pub printer: String,
    /// Number of copies, from 1 to [`COPIES_MAX`].
    pub copies: u16,
    /// Sides.
    pub sides: Sides,
    /// Inks.
    pub colour: Colour,
    /// Paper the pages were typeset for.
    pub paper: Paper,
}

/// A job in the print system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    /// Name of the printer in the print system.
    pub printer: String,
    /// Job id in the print system.
    pub id: String,
}

/// Reason a printer does not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// Paused.
    Paused,
    /// No paper.
    Paper,
    /// No ink or toner.
    Ink,
    /// Paper jam.
    Jam,
    /// Door or cover open.
    Open,
    /// Not reachable.
    Unreachable,
    /// Message of the print system; may be empty.
    Other(String),
}

impl WaitReason {
    /// The reason as text.
    #[must_use]
    pub fn words(&self) -> String {
        let words = &lang().print.reasons;
        match self {
            Self::Paused => words.paused.clone(),
            Self::Paper => words.paper.clone(),
            Self::Ink => words.ink.clone(),
            Self::Jam => words.jam.clone(),
            Self::Open => words.open.clone(),
            Self::Unreachable => words.unreachable.clone(),
            Self::Other(said) if said.is_empty() => words.unknown.clone(),
            Self::Other(said) => fill(&words.other, &[("problem", said)]),
        }
    }
}

/// Outcome of printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintEnd {
    /// The printer has the pages.
    Sent,
    /// Queued, but the printer does not accept the pages yet.
    Waiting {
        /// The job, which can be cancelled.
        job: PrintJob,
        /// Reason for waiting.
        reason: WaitReason,
    },
    /// Stopped; nothing is left in the print system.
    Stopped,
}

/// Outcome of the desktop's dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEnd {
    /// Not available.
    Missing,
    /// Closed without printing.
    Cancelled,
    /// Submitted.
    Sent,
}

/// Reason why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// No print system available.
    #[error("{}", lang().print.problems.unreachable)]
    Unreachable,
    /// The chosen printer no longer exists.
    #[error("{}", lang().print.problems.gone)]
    Gone,
    /// The printer rejects jobs.
    #[error("{}", lang().print.problems.refuses)]
    Refuses,
    /// The print system timed out.
    #[error("{}", lang().print.problems.too_slow)]
    TooSlow,
    /// The print system gave up, with its message; may be empty.
    #[error("{}", said(.0))]
    Spooler(String),
    /// Any other system error.
    #[error("{}", fill(&lang().print.problems.system, &[("problem", &.0.to_string())]))]
    System(#[from] std::io::Error),
}

fn said(words: &str) -> String {
    let problems = &lang().print.problems;
    if words.is_empty() { problems.gave_up.clone() } else { fill(&problems.said, &[("problem", words)]) }
}

/// Parent window of a dialog: its X11 id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParentWindow(pub std::ffi::c_ulong);

/// Polled for cancellation by the user.
pub type IsStopped<'a> = &'a (dyn Fn() -> bool + Sync);

/// A print system. All methods can be slow; call them on a background thread.
pub trait Spooler: Send + Sync {
    /// Shows the desktop's print dialog and prints as chosen there.
    ///
    /// # Errors
    /// If there is a dialog but the pages could not be submitted.
    fn show_dialog(&self, pdf: &[u8], parent: Option<ParentWindow>, is_stopped: IsStopped<'_>) -> Result<DialogEnd, PrintError>;

    /// Lists the printers, the default first; empty without a print system.
    ///
    /// # Errors
    /// If the print system cannot be queried.
    fn printers(&self, is_stopped: IsStopped<'_>) -> Result<Vec<Printer>, PrintError>;

    /// Prints and waits until the printer accepts the pages or is known to wait.
    ///
    /// # Errors
    /// If the print system rejects the job or gives up.
    fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError>;

    /// Cancels a waiting job.
    ///
    /// # Errors
    /// If the print system cannot cancel it.
    fn take_back(&self, job: &PrintJob) -> Result<(), PrintError>;

    /// True if pages can be printed from the system's PDF viewer, needed where not every printer
    /// reads PDF.
    fn has_viewer(&self) -> bool;

    /// Opens pages in the system's PDF viewer.
    ///
    /// # Errors
    /// If there is none, or its file cannot be written.
    fn view(&self, pdf: &[u8]) -> Result<(), PrintError>;
}

/// A computer without a print system.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSpooler;

impl Spooler for NoSpooler {
    fn show_dialog(&self, _: &[u8], _: Option<ParentWindow>, _: IsStopped<'_>) -> Result<DialogEnd, PrintError> {
        Ok(DialogEnd::Missing)
    }

    fn printers(&self, _: IsStopped<'_>) -> Result<Vec<Printer>, PrintError> {
        Ok(Vec::new())
    }

    fn print(&self, _: &[u8], _: &PrintOptions, _: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        Err(PrintError::Unreachable)
    }

    fn take_back(&self, _: &PrintJob) -> Result<(), PrintError> {
        Err(PrintError::Unreachable)
    }

    fn has_viewer(&self) -> bool {
        false
    }

    fn view(&self, _: &[u8]) -> Result<(), PrintError> {
        Err(PrintError::Unreachable)
    }
}
