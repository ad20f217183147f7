//! Taking pages to a printer: through the dialog of the desktop, or through the print system of this computer.
//!
//! What is handed over is a finished PDF and a neutral title: nothing that was written stands in a command line, a file name or
//! the list of jobs of a shared printer. Which pages were chosen is settled before, so that no driver can print the others.

mod cups;
#[cfg(target_os = "linux")]
mod portal;
mod private_folder;
mod process;
mod reports;
mod system;
#[cfg(windows)]
mod windows;

use crate::content::schema::{ColourNames, SidesNames};
use crate::content::{fill, lang};
use crate::export::Paper;

pub use cups::Cups;
#[cfg(target_os = "linux")]
pub use portal::Portal;
pub use private_folder::PrivateFolder;
pub use system::SystemSpooler;

/// A printer that the print system knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// What the print system calls it.
    pub name: String,
    /// What people call it.
    pub description: String,
    /// It is the one that is used when none is chosen.
    pub is_default: bool,
    /// It can be told to print on both sides, or on one.
    pub has_sides: bool,
    /// It can be told to print in colour, or in black.
    pub has_colour: bool,
}

/// How many copies can be asked for at a time, so that a slip of the keyboard does not empty the tray.
pub const COPIES_MAX: u16 = 99;

/// On which sides of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// As the printer is set.
    #[default]
    AsSet,
    /// One page on each sheet.
    One,
    /// Two, to be turned like a book.
    Both,
}

impl Sides {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::AsSet, Self::One, Self::Both];
}

/// With which inks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// As the printer is set.
    #[default]
    AsSet,
    /// All of them.
    Colour,
    /// Black alone.
    Black,
}

impl Colour {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::AsSet, Self::Colour, Self::Black];
}

impl SidesNames {
    /// The name of a choice.
    #[must_use]
    pub const fn of(&self, sides: Sides) -> &str {
        match sides {
            Sides::AsSet => self.as_set.as_str(),
            Sides::One => self.one.as_str(),
            Sides::Both => self.both.as_str(),
        }
    }
}

impl ColourNames {
    /// The name of a choice.
    #[must_use]
    pub const fn of(&self, colour: Colour) -> &str {
        match colour {
            Colour::AsSet => self.as_set.as_str(),
            Colour::Colour => self.colour.as_str(),
            Colour::Black => self.black.as_str(),
        }
    }
}

/// What was chosen for printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOptions {
    /// The printer, as the print system calls it.
    pub printer: String,
    /// How often, from 1 to [`COPIES_MAX`].
    pub copies: u16,
    /// On which sides of a sheet.
    pub sides: Sides,
    /// With which inks.
    pub colour: Colour,
    /// The paper that the pages were set for.
    pub paper: Paper,
}

/// A job in the print system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    /// The printer, as the print system calls it.
    pub printer: String,
    /// What the print system calls the job.
    pub id: String,
}

/// Why a printer does not begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// It was paused.
    Paused,
    /// It has no paper.
    Paper,
    /// It has no ink or toner.
    Ink,
    /// Paper is stuck in it.
    Jam,
    /// A door or a cover is open.
    Open,
    /// It does not answer.
    Unreachable,
    /// What the print system says of it, which may be nothing.
    Other(String),
}

impl WaitReason {
    /// The reason in words.
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

/// How printing went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintEnd {
    /// The printer has the pages.
    Sent,
    /// The print system has the pages, and the printer does not take them yet.
    Waiting {
        /// The job, which can be taken back.
        job: PrintJob,
        /// What it waits for.
        reason: WaitReason,
    },
    /// It was stopped, and nothing is left in the print system.
    Stopped,
}

/// How the dialog of the desktop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogEnd {
    /// There is none.
    Missing,
    /// It was closed without printing.
    Cancelled,
    /// The pages were handed over.
    Sent,
}

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// No print system answers.
    #[error("{}", lang().print.problems.unreachable)]
    Unreachable,
    /// The printer that was chosen is not there any longer.
    #[error("{}", lang().print.problems.gone)]
    Gone,
    /// The printer takes no jobs.
    #[error("{}", lang().print.problems.refuses)]
    Refuses,
    /// The print system did not answer in time.
    #[error("{}", lang().print.problems.too_slow)]
    TooSlow,
    /// The print system gave up, with what it says, which may be nothing.
    #[error("{}", said(.0))]
    Spooler(String),
    /// The system refused something else.
    #[error("{}", fill(&lang().print.problems.system, &[("problem", &.0.to_string())]))]
    System(#[from] std::io::Error),
}

fn said(words: &str) -> String {
    let problems = &lang().print.problems;
    if words.is_empty() { problems.gave_up.clone() } else { fill(&problems.said, &[("problem", words)]) }
}

/// The window in front of which a dialog of the desktop stands: its number on an X11 screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParentWindow(pub std::ffi::c_ulong);

/// Asked from time to time whether the person has stopped what goes on.
pub type IsStopped<'a> = &'a (dyn Fn() -> bool + Sync);

/// What prints. All of it may take long, and none of it belongs on the thread of the window.
pub trait Spooler: Send + Sync {
    /// Shows the print dialog of the desktop, and prints what is chosen there.
    ///
    /// # Errors
    /// When there is a dialog and the pages could not be handed over.
    fn show_dialog(&self, pdf: &[u8], parent: Option<ParentWindow>, is_stopped: IsStopped<'_>) -> Result<DialogEnd, PrintError>;

    /// The printers, the usual one first.
    ///
    /// # Errors
    /// When the print system cannot be asked. No print system at all is no error: then there are no printers.
    fn printers(&self, is_stopped: IsStopped<'_>) -> Result<Vec<Printer>, PrintError>;

    /// Prints, and stays until the printer has taken the pages or it is clear that it does not yet.
    ///
    /// # Errors
    /// When the print system does not take them or gives up.
    fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError>;

    /// Takes a job back that waits.
    ///
    /// # Errors
    /// When the print system does not.
    fn take_back(&self, job: &PrintJob) -> Result<(), PrintError>;

    /// Whether pages can be opened in the system's own PDF program, to be printed from there. So where the print system takes a
    /// PDF only as it is and not every printer can read that.
    fn has_viewer(&self) -> bool;

    /// Opens pages in the system's own PDF program.
    ///
    /// # Errors
    /// When there is none, or the file for it cannot be written.
    fn view(&self, pdf: &[u8]) -> Result<(), PrintError>;
}

/// A computer that has nothing to print with.
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
