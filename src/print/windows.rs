//! Printing on Windows with the `printers` crate. Only some printers support PDF, so the system's
//! PDF viewer is always offered too.

use std::thread;
use std::time::{Duration, Instant};

use printers::common::base::job::{PrinterJobOptions, PrinterJobState};
use printers::common::base::printer::{Printer as SystemPrinter, PrinterState};
use printers::common::converters::Converter;

use super::{IsStopped, PrintEnd, PrintError, PrintJob, PrintOptions, Printer, PrivateFolder, WaitReason};
use crate::content::lang;

/// The Windows spooler, and a folder for files opened in the PDF viewer.
#[derive(Debug)]
pub(super) struct Windows {
    folder: Option<PrivateFolder>,
}

/// Time allowed for the printer to accept the pages.
const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// Driver names that are not printers and would write the PDF to a file.
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
        // Only the first letter is compared: if several are marked as default, none is.
        let has_usual = found.iter().filter(|printer| printer.is_default).count() == 1;
        let mut printers: Vec<Printer> = found.iter().map(|printer| described(printer, has_usual)).collect();
        printers.sort_by_key(|printer| (!printer.is_default, printer.description.to_lowercase()));
        Ok(printers)
    }

    #[expect(clippy::unused_self, reason = "the same signature on every system")]
    pub(super) fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        let printer = printers::get_printer_by_name(&options.printer).ok_or(PrintError::Gone)?;
        let mut ids = Vec::new();
        // One job per copy: a repeated PDF within a job is unreadable for printers.
        for _ in 0..options.copies {
            if is_stopped() {
                break;
            }
            let job_options = PrinterJobOptions { name: Some(&lang().print.job_title), raw_properties: &[], converter: Converter::None };
            match printer.print(pdf, job_options) {
                Ok(id) => ids.push(id),
                Err(error) => {
                    let _first_reason_counts = cancel(&printer, &queued(&printer, &ids));
                    return Err(PrintError::Spooler(error.message));
                }
            }
        }
        let began = Instant::now();
        loop {
            let left = queued(&printer, &ids);
            if is_stopped() {
                cancel(&printer, &left)?;
                return Ok(PrintEnd::Stopped);
            }
            if left.is_empty() {
                return Ok(PrintEnd::Sent);
            }
            if began.elapsed() >= PATIENCE {
                return Ok(how_it_stands(&options.printer, &left));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    #[expect(clippy::unused_self, reason = "the same signature on every system")]
    pub(super) fn take_back(&self, job: &PrintJob) -> Result<(), PrintError> {
        let printer = printers::get_printer_by_name(&job.printer).ok_or(PrintError::Gone)?;
        let ids = ids_of(job);
        let left = queued(&printer, &ids);
        // If none is left, the spooler reports it.
        cancel(&printer, if left.is_empty() { &ids } else { &left })
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

/// Sides and colour cannot be passed this way; the printer's settings apply.
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

/// Combines the jobs of all copies.
fn job_of(printer: &str, ids: &[u64]) -> PrintJob {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    PrintJob { printer: printer.to_owned(), id: ids.join(" ") }
}

fn ids_of(job: &PrintJob) -> Vec<u64> {
    job.id.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// Unfinished jobs. The crate's active jobs omit waiting ones and those with several states.
fn queued(printer: &SystemPrinter, ids: &[u64]) -> Vec<u64> {
    let jobs = printer.get_job_history();
    let is_queued = |id: u64| jobs.iter().any(|job| job.id == id && !matches!(job.state, PrinterJobState::COMPLETED | PrinterJobState::CANCELLED));
    ids.iter().copied().filter(|id| is_queued(*id)).collect()
}

/// Cancels all jobs, even if one fails.
fn cancel(printer: &SystemPrinter, ids: &[u64]) -> Result<(), PrintError> {
    let refused: Vec<PrintError> = ids.iter().filter_map(|id| printer.cancel_job(*id).err()).map(|error| PrintError::Spooler(error.message)).collect();
    refused.into_iter().next().map_or(Ok(()), Err)
}

fn how_it_stands(name: &str, left: &[u64]) -> PrintEnd {
    let job = job_of(name, left);
    let Some(printer) = printers::get_printer_by_name(name) else {
        return PrintEnd::Waiting { job, reason: WaitReason::Unreachable };
    };
    let has = |reason: &str| printer.state_reasons.iter().any(|said| said == reason);
    let is_at_it = || printer.get_job_history().iter().any(|job| left.contains(&job.id) && job.state == PrinterJobState::PROCESSING);
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
    } else if printer.state == PrinterState::PRINTING || is_at_it() {
        return PrintEnd::Sent;
    } else {
        WaitReason::Other(String::new())
    };
    PrintEnd::Waiting { job, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Paper;
    use crate::print::{Colour, Sides};

    #[test]
    fn the_jobs_of_all_copies_have_one_name() {
        let job = job_of("Office", &[7, 8, 12]);
        assert_eq!((job.printer.as_str(), ids_of(&job)), ("Office", vec![7, 8, 12]));
    }

    #[test]
    fn a_printer_that_is_not_there_is_told_apart() {
        let options = PrintOptions { printer: "Nowhere".to_owned(), copies: 1, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 };
        let spooler = Windows { folder: None };
        assert!(matches!(spooler.print(b"%PDF-", &options, &|| false), Err(PrintError::Gone)));
        assert!(matches!(spooler.take_back(&job_of("Nowhere", &[1])), Err(PrintError::Gone)));
    }
}
