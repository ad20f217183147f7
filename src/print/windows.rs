//! The print system of Windows, through the `printers` crate. It takes the PDF as it is, which printers that know PDF print and
//! others do not: so the system's own PDF program is always offered beside it.

use std::thread;
use std::time::{Duration, Instant};

use printers::common::base::job::{PrinterJobOptions, PrinterJobState};
use printers::common::base::printer::{Printer as SystemPrinter, PrinterState};
use printers::common::converters::Converter;

use super::{IsStopped, PrintEnd, PrintError, PrintJob, PrintOptions, Printer, PrivateFolder, WaitReason};
use crate::content::lang;

/// The spooler of Windows, and a place for files that its PDF program opens.
#[derive(Debug)]
pub(super) struct Windows {
    folder: Option<PrivateFolder>,
}

/// How long a printer is given to take the pages before it is said that it does not.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a job is looked after.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// In the names of drivers that are no printers and would write the PDF's bytes into a file of theirs.
const NO_PRINTERS: [&str; 4] = ["print to pdf", "xps document writer", "fax", "onenote"];

impl Windows {
    pub(super) fn of_system() -> Self {
        let folder = PrivateFolder::of_system();
        if let Some(folder) = &folder {
            folder.clear();
        }
        Self { folder }
    }

    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same signature on every system")]
    pub(super) fn printers(&self, _: IsStopped<'_>) -> Result<Vec<Printer>, PrintError> {
        let mut found = printers::get_printers();
        found.retain(|printer| !NO_PRINTERS.iter().any(|name| printer.driver_name.to_lowercase().contains(name)));
        // The crate compares the first letter alone, so more than one can be said to be usual: then none is.
        let has_usual = found.iter().filter(|printer| printer.is_default).count() == 1;
        let mut printers: Vec<Printer> = found.iter().map(|printer| described(printer, has_usual)).collect();
        printers.sort_by_key(|printer| (!printer.is_default, printer.description.to_lowercase()));
        Ok(printers)
    }

    #[expect(clippy::unused_self, reason = "the same signature on every system")]
    pub(super) fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        let printer = printers::get_printer_by_name(&options.printer).ok_or(PrintError::Gone)?;
        let copies = options.copies.to_string();
        let wishes = [("copies", copies.as_str())];
        let job_options = PrinterJobOptions { name: Some(&lang().print.job_title), raw_properties: &wishes, converter: Converter::None };
        let id = printer.print(pdf, job_options).map_err(|error| PrintError::Spooler(error.message))?;
        let job = PrintJob { printer: options.printer.clone(), id: id.to_string() };
        let began = Instant::now();
        while printer.get_active_jobs().iter().any(|active| active.id == id) {
            if is_stopped() {
                printer.cancel_job(id).map_err(|error| PrintError::Spooler(error.message))?;
                return Ok(PrintEnd::Stopped);
            }
            if began.elapsed() >= PATIENCE {
                return Ok(how_it_stands(job));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        Ok(PrintEnd::Sent)
    }

    #[expect(clippy::unused_self, reason = "the same signature on every system")]
    pub(super) fn take_back(&self, job: &PrintJob) -> Result<(), PrintError> {
        let printer = printers::get_printer_by_name(&job.printer).ok_or(PrintError::Gone)?;
        let id = job.id.parse().map_err(|_| PrintError::Gone)?;
        printer.cancel_job(id).map_err(|error| PrintError::Spooler(error.message))
    }

    pub(super) fn view(&self, pdf: &[u8]) -> Result<(), PrintError> {
        let folder = self.folder.as_ref().ok_or_else(|| std::io::Error::from(std::io::ErrorKind::Unsupported))?;
        let path = folder.write_pdf(pdf)?;
        Ok(open::that_detached(path)?)
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            folder.clear();
        }
    }
}

/// Sides and colour are not among what the spooler can be told in this way: the printer's own settings decide.
fn described(printer: &SystemPrinter, has_usual: bool) -> Printer {
    let description = if printer.description.is_empty() { &printer.name } else { &printer.description };
    Printer {
        name: printer.system_name.clone(),
        description: description.clone(),
        is_default: has_usual && printer.is_default,
        has_sides: false,
        has_colour: false,
    }
}

fn how_it_stands(job: PrintJob) -> PrintEnd {
    let Some(printer) = printers::get_printer_by_name(&job.printer) else {
        return PrintEnd::Waiting { job, reason: WaitReason::Unreachable };
    };
    let has = |reason: &str| printer.state_reasons.iter().any(|said| said == reason);
    let is_printing = printer.get_active_jobs().iter().any(|active| active.id.to_string() == job.id && active.state == PrinterJobState::PROCESSING);
    let reason = if has("paper_out") {
        WaitReason::Paper
    } else if has("paper_jam") {
        WaitReason::Jam
    } else if has("no_toner") {
        WaitReason::Ink
    } else if has("door_open") {
        WaitReason::Open
    } else if has("offline") || printer.state == PrinterState::OFFLINE {
        WaitReason::Unreachable
    } else if has("paused") {
        WaitReason::Paused
    } else if is_printing {
        return PrintEnd::Sent;
    } else {
        WaitReason::Other(String::new())
    };
    PrintEnd::Waiting { job, reason }
}
