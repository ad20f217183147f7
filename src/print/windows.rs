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
        let mut ids = Vec::new();
        // A job for each copy: to repeat a PDF within a job makes it one that no printer reads.
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
        // Where none is left, the spooler says so.
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

/// One name for the jobs of all copies.
fn job_of(printer: &str, ids: &[u64]) -> PrintJob {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    PrintJob { printer: printer.to_owned(), id: ids.join(" ") }
}

fn ids_of(job: &PrintJob) -> Vec<u64> {
    job.id.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// Those of these jobs that the printer has not done. What the crate calls active would leave out jobs that wait for their turn, and
/// those of which several things are true at once.
fn queued(printer: &SystemPrinter, ids: &[u64]) -> Vec<u64> {
    let jobs = printer.get_job_history();
    let is_queued = |id: u64| jobs.iter().any(|job| job.id == id && !matches!(job.state, PrinterJobState::COMPLETED | PrinterJobState::CANCELLED));
    ids.iter().copied().filter(|id| is_queued(*id)).collect()
}

/// Takes all of them back, also where one of them would not go.
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
