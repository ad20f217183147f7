//! CUPS, asked through its own small programs: nothing is linked, and the pages reach it without a file.
//!
//! `lpoptions` (without `-l`) is what says what a printer can: it is one question to the scheduler, where `-l` fetches a driver's
//! description over a second connection, which a scheduler that listens on its socket alone does not have.

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
    /// Where the scheduler listens, if not where it always does.
    server: Option<OsString>,
    /// How long a printer is given to take the pages before it is said that it does not.
    patience: Duration,
}

/// For a question to the scheduler. Printers of the network are looked for meanwhile.
const QUESTION_LIMIT: Duration = Duration::from_secs(15);
/// For all printers together to say what they can.
const ABILITIES_LIMIT: Duration = Duration::from_secs(5);
/// For handing over the pages.
const HAND_OVER_LIMIT: Duration = Duration::from_mins(1);
/// For finishing that when it is stopped meanwhile.
const LET_FINISH: Duration = Duration::from_secs(5);
/// How often a job is looked after.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);
/// A stopped printer is not waited for, but for a moment: some only catch their breath between two jobs.
const STOPPED_LOOKS: u32 = 4;

impl Default for Cups {
    fn default() -> Self {
        Self { server: None, patience: Duration::from_secs(30) }
    }
}

impl Cups {
    /// A scheduler that listens on this socket.
    #[must_use]
    pub fn at(socket: &OsStr) -> Self {
        Self { server: Some(socket.to_owned()), ..Self::default() }
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The printers, the usual one first, then by what people call them.
    ///
    /// # Errors
    /// When CUPS is there and cannot be asked.
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
                // One that is slow to answer can still be printed on.
                Err(NoAnswer::TooSlow) => String::new(),
                answer => answer?.output,
            };
            printers.push(reports::printer(&name, usual == Some(name.as_str()), &said));
        }
        printers.sort_by_key(|printer| (!printer.is_default, printer.description.to_lowercase()));
        Ok(printers)
    }

    /// Prints, and stays until the printer has taken the pages or it is clear that it does not yet.
    ///
    /// # Errors
    /// When CUPS does not take them or gives up.
    pub fn print(&self, pdf: &[u8], options: &PrintOptions, is_stopped: IsStopped<'_>) -> Result<PrintEnd, PrintError> {
        let arguments = reports::arguments(options, &lang().print.job_title);
        // Stopped half way, it might leave a job that nobody knows of: it is let finish, and the job taken back.
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

    /// Takes a job back that waits.
    ///
    /// # Errors
    /// When CUPS does not.
    pub fn take_back(&self, job: &PrintJob) -> Result<(), PrintError> {
        let answer = self.ask("cancel", &[&job.id], QUESTION_LIMIT, &|| false)?;
        if answer.is_success { Ok(()) } else { Err(PrintError::Spooler(answer.complaint.trim().trim_start_matches("cancel: ").to_owned())) }
    }

    /// Looks after a job until it has left the queue.
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
                // A scheduler that keeps no history says nothing about it any longer.
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

    /// Without a scheduler, `lp` says that the printer is not there.
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
