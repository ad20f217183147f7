//! The system's printing: the desktop's dialog if available, else the print system.

#[cfg(not(windows))]
use super::Cups;
#[cfg(target_os = "linux")]
use super::Portal;
#[cfg(windows)]
use super::windows::Windows;
use super::{DialogEnd, IsStopped, ParentWindow, PrintEnd, PrintError, PrintJob, PrintOptions, Printer, Spooler};

/// The print system of this computer.
#[derive(Debug)]
pub struct SystemSpooler {
    #[cfg(target_os = "linux")]
    portal: Portal,
    #[cfg(not(windows))]
    prints: Cups,
    #[cfg(windows)]
    prints: Windows,
}

impl SystemSpooler {
    /// Creates the spooler and removes files left by a crash.
    #[must_use]
    pub fn of_system() -> Self {
        Self {
            #[cfg(target_os = "linux")]
            portal: Portal::default(),
            #[cfg(not(windows))]
            prints: Cups::default(),
            #[cfg(windows)]
            prints: Windows::of_system(),
        }
    }
}

impl Spooler for SystemSpooler {
    #[cfg(target_os = "linux")]
    fn show_dialog(&self, pdf: &[u8], parent: Option<ParentWindow>, is_stopped: IsStopped<'_>) -> Result<DialogEnd, PrintError> {
        self.portal.show_dialog(pdf, parent, is_stopped)
    }

    #[cfg(not(target_os = "linux"))]
    fn show_dialog(&self, _: &[u8], _: Option<ParentWindow>, _: IsStopped<'_>) -> Result<DialogEnd, PrintError> {
        Ok(DialogEnd::Missing)
    }

    fn printers(&self, is_stopped: IsStopped<'_>) -> Result<Vec<Printer>, PrintError> {
        self.prints.printers(is_stopped)
    }

    fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        self.prints.print(pdf, options, is_stopped)
    }

    fn take_back(&self, job: &PrintJob) -> Result<(), PrintError> {
        self.prints.take_back(job)
    }

    fn has_viewer(&self) -> bool {
        cfg!(windows)
    }

    #[cfg(windows)]
    fn view(&self, pdf: &[u8]) -> Result<(), PrintError> {
        self.prints.view(pdf)
    }

    #[cfg(not(windows))]
    fn view(&self, _: &[u8]) -> Result<(), PrintError> {
        Err(PrintError::System(std::io::ErrorKind::Unsupported.into()))
    }
}
