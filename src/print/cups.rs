//! Printing with CUPS through its command line tools, without linking or temporary files.
//!
//! Capabilities come from `lpoptions` without `-l`, which would open a second connection,
//! unavailable if the scheduler listens only on its socket.

use std::ffi::{OsStr, OsString};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use super::process::{Answer, NoAnswer, ask, program};
use super::{IsStopped, PrintEnd, PrintError, PrintJob, PrintOptions, Printer, WaitReason, reports};
use crate::content::lang;

/// The print system of Linux and macOS.
#[derive(Clone, Debug)]
pub struct Cups {
    /// Scheduler address, if not the default.
    server: Option<OsString>,
    /// Time allowed for the printer to accept the pages.
    patience: Duration,
}

/// Timeout of queries, which may discover network printers.
const QUESTION_LIMIT: Duration = Duration::from_secs(15);
/// Total timeout for the capabilities of all printers.
const ABILITIES_LIMIT: Duration = Duration::from_secs(5);
const HAND_OVER_LIMIT: Duration = Duration::from_mins(1);
/// Time to finish submitting after a stop request.
const LET_FINISH: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// Polls until a stopped printer is reported; some pause between jobs.
const STOPPED_LOOKS: u32 = 4;

impl Default for Cups {
    fn default() -> Self {
        Self { server: None, patience: Duration::from_secs(30) }
    }
}

impl Cups {
    /// Uses the scheduler on this socket.
    #[must_use]
    pub fn at(socket: &OsStr) -> Self {
        Self { server: Some(socket.to_owned()), ..Self::default() }
    }

    /// Sets the time allowed for the printer to accept the pages.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Lists the printers: the default first, then by description.
    ///
    /// # Errors
    /// If CUPS is installed but cannot be queried.
    pub fn printers(&self, is_stopped: IsStopped<'_>) -> Result<Vec<Printer>, PrintError> {
        let listed = match self.ask("lpstat", &["-e"], QUESTION_LIMIT, is_stopped) {
            Err(NoAnswer::Missing) => return Ok(Vec::new()),
            answer => answer?,
        };
        let usual = self.ask("lpstat", &["-d"], QUESTION_LIMIT, is_stopped)?;
        let usual = reports::default_name(&usual.output);
        let began = Instant::now();
        let mut printers = Vec::new();
        for name in reports::names(&listed.output) {
            let limit = ABILITIES_LIMIT.saturating_sub(began.elapsed());
            let said = match self.ask("lpoptions", &[&format!("-p{name}")], limit, is_stopped) {
                // A printer that is slow to answer still works.
                Err(NoAnswer::TooSlow) => String::new(),
                answer => answer?.output,
            };
            printers.push(reports::printer(&name, usual == Some(name.as_str()), &said));
        }
        printers.sort_by_key(|printer| (!printer.is_default, printer.description.to_lowercase()));
        Ok(printers)
    }

    /// Prints and waits until the printer accepts the pages or is known to wait.
    ///
    /// # Errors
    /// If CUPS rejects the job or gives up.
    pub fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        let arguments = reports::arguments(options, &lang().print.job_title);
        // Killing `lp` could leave an unknown job, so it may finish and the job is cancelled.
        let stopped_at = OnceLock::new();
        let is_given_up = || is_stopped() && stopped_at.get_or_init(Instant::now).elapsed() >= LET_FINISH;
        let answer = match ask(self.program("lp").args(&arguments), pdf, HAND_OVER_LIMIT, &is_given_up) {
            Err(NoAnswer::Stopped) => return Err(PrintError::TooSlow),
            answer => answer?,
        };
        if !answer.is_success {
            return Err(self.complaint(&answer));
        }
        let Some(job) = reports::job(&options.printer, &answer.output) else { return Ok(PrintEnd::Sent) };
        self.follow(job, is_stopped)
    }

    /// Cancels a waiting job.
    ///
    /// # Errors
    /// If CUPS cannot cancel it.
    pub fn take_back(&self, job: &PrintJob) -> Result<(), PrintError> {
        let answer = self.ask("cancel", &[&job.id], QUESTION_LIMIT, &|| false)?;
        if answer.is_success { Ok(()) } else { Err(PrintError::Spooler(answer.complaint.trim().trim_start_matches("cancel: ").to_owned())) }
    }

    /// Polls a job until it leaves the queue.
    fn follow(&self, job: PrintJob, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        let began = Instant::now();
        let mut looks_while_stopped = 0;
        loop {
            if is_stopped() {
                self.take_back(&job)?;
                return Ok(PrintEnd::Stopped);
            }
            let waiting = self.jobs("not-completed")?;
            if reports::lines_of_job(&waiting, &job).is_none() {
                let ended = self.jobs("completed")?;
                // A scheduler without history has no further information.
                let failure = reports::lines_of_job(&ended, &job).and_then(|lines| reports::failure(&lines));
                return failure.map_or(Ok(PrintEnd::Sent), Err);
            }
            let printer = self.ask("lpstat", &["-l", &format!("-p{}", job.printer)], QUESTION_LIMIT, &|| false)?.output;
            looks_while_stopped = if reports::is_stopped(&printer) { looks_while_stopped + 1 } else { 0 };
            if looks_while_stopped >= STOPPED_LOOKS || began.elapsed() >= self.patience {
                let reason: Option<WaitReason> = reports::wait_reason(&printer, &job);
                return Ok(reason.map_or(PrintEnd::Sent, |reason| PrintEnd::Waiting { job, reason }));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    fn jobs(&self, which: &str) -> Result<String, PrintError> {
        Ok(self.ask("lpstat", &["-l", "-W", which, "-o"], QUESTION_LIMIT, &|| false)?.output)
    }

    /// Maps the error of `lp`, which reports a missing printer without a scheduler.
    fn complaint(&self, answer: &Answer) -> PrintError {
        let complaint = reports::complaint(&answer.complaint);
        let is_running = || self.ask("lpstat", &["-r"], QUESTION_LIMIT, &|| false).is_ok_and(|answer| !answer.output.contains("not running"));
        if matches!(complaint, PrintError::Gone) && !is_running() { PrintError::Unreachable } else { complaint }
    }

    fn ask(&self, name: &str, arguments: &[&str], limit: Duration, is_stopped: IsStopped<'_>) -> Result<Answer, NoAnswer> {
        ask(self.program(name).args(arguments), b"", limit, is_stopped)
    }

    fn program(&self, name: &str) -> Command {
        let mut program = program(name);
        if let Some(server) = &self.server {
            program.env("CUPS_SERVER", server);
        }
        program
    }
}
