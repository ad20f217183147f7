//! The command line. Opening a window is passed in, so this does not depend on the UI.

mod check;
mod export;
mod read;
mod sample;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Datelike as _, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::export::{Audience, Paper, What};

/// A private journal for people whose trust was broken.
#[derive(Debug, Parser)]
#[command(name = "mendwell", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// The journal to open; without one, the window asks
    pub file: Option<PathBuf>,
    /// Subcommand to run without a window.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// Subcommands without a window.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Reads a journal, says whether it is whole, and counts what is in it
    Check(CheckArgs),
    /// Writes an invented journal to try things with
    Sample(SampleArgs),
    /// Puts a part of a journal into a PDF, pictures or Markdown
    Export(ExportArgs),
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The journal to read; it is not changed
    pub file: PathBuf,
    /// Read the passphrase of a sealed journal from the first line of standard input instead of
    /// asking on the terminal
    #[arg(long)]
    pub passphrase_stdin: bool,
}

/// Arguments of `sample`. The same seed and date give the same bytes.
#[derive(Debug, Args)]
pub struct SampleArgs {
    /// The file to write; it must not be there yet
    pub file: PathBuf,
    /// Number of years it goes back
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub years: u16,
    /// Average number of check-ins a day
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=50))]
    pub per_day: u16,
    /// Another seed gives another journal
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The last day in it, as YYYY-MM-DD; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = a_day)]
    pub until: Option<NaiveDate>,
}

/// Arguments of `export`. No file is overwritten.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The journal to read; it is not changed
    pub file: PathBuf,
    /// Contents: boundaries, boundary:ID, history:ID, roadmap, journal, insights, report,
    /// worksheet:ID, blank:TEMPLATE[,TEMPLATE…], safety-plan, agenda, guide
    #[arg(long)]
    pub what: What,
    /// The first day of journal, insights and report, as YYYY-MM-DD; thirteen weeks if both are
    /// left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = a_day)]
    pub from: Option<NaiveDate>,
    /// The last day; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = a_day)]
    pub to: Option<NaiveDate>,
    /// The new file; .pdf, .png (one for each page) or .md
    #[arg(long, required_unless_present = "list_sections")]
    pub out: Option<PathBuf>,
    /// Prints what can be put in or left out for this reader, one a line: in or out, its name for
    /// --sections, what it is; writes no file
    #[arg(long, conflicts_with_all = ["out", "sections"])]
    pub list_sections: bool,
    /// Put in these and nothing else; what is private still reaches nobody else
    #[arg(long, value_name = "NAME[,NAME…]", value_delimiter = ',')]
    pub sections: Vec<String>,
    /// The reader: everything for yourself, less for others, and nothing private
    #[arg(long, value_enum, default_value_t = AudienceArg::Me)]
    pub audience: AudienceArg,
    /// The paper
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    pub paper: PaperArg,
    /// Replace the names of people in the journal by initials
    #[arg(long)]
    pub initials: bool,
    /// Read the passphrase of a sealed journal from the first line of standard input instead of
    /// asking on the terminal
    #[arg(long)]
    pub passphrase_stdin: bool,
}

/// The intended reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AudienceArg {
    /// Only the person who wrote it.
    Me,
    /// A therapist or another helper.
    Therapist,
    /// The other person.
    Other,
}

impl From<AudienceArg> for Audience {
    fn from(argument: AudienceArg) -> Self {
        match argument {
            AudienceArg::Me => Self::OnlyMe,
            AudienceArg::Therapist => Self::Therapist,
            AudienceArg::Other => Self::OtherPerson,
        }
    }
}

/// Paper size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
    /// 148 × 210 mm.
    A5,
}

impl From<PaperArg> for Paper {
    fn from(argument: PaperArg) -> Self {
        match argument {
            PaperArg::A4 => Self::A4,
            PaperArg::Letter => Self::Letter,
            PaperArg::A5 => Self::A5,
        }
    }
}

/// Years allowed for a sample's last day, with room for earlier years and plans.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

fn a_day(text: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "it is not a day like 2026-11-22".to_owned())?;
    let (first, last) = (YEARS.start(), YEARS.end());
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(format!("the year has to be between {first} and {last}")) }
}

/// Runs the command line, including the program's name.
///
/// Errors go to standard error as one message, worded as in the window.
pub fn run<E: Display>(arguments: impl IntoIterator<Item = OsString>, open_window: impl FnOnce(Option<PathBuf>) -> Result<(), E>) -> ExitCode {
    leave_no_core_dump();
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        // Help and version arrive here too, and go to standard output.
        Err(message) => {
            let _nowhere_to_say_so = message.print();
            return u8::try_from(message.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    match cli.command {
        Some(CliCommand::Check(arguments)) => exit_code(check::check(&arguments)),
        Some(CliCommand::Sample(arguments)) => exit_code(sample::sample(&arguments)),
        Some(CliCommand::Export(arguments)) => exit_code(export::export(&arguments)),
        None => exit_code(open_window(cli.file)),
    }
}

/// Disables core dumps, so that a crash leaves no memory in a file.
fn leave_no_core_dump() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Lowering one's own limit is always allowed; failure changes nothing.
        let _as_before = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}

fn exit_code(result: Result<(), impl Display>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // Nothing left to report to.
            let _nowhere_to_say_so = writeln!(io::stderr().lock(), "{problem}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn parsed(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_file_is_opened_and_a_command_is_run() {
        assert_eq!(parsed("mendwell notes.ron").expect("fine").file, Some(PathBuf::from("notes.ron")));
        let cli = parsed("mendwell").expect("fine");
        assert!(cli.file.is_none() && cli.command.is_none());
        let Some(CliCommand::Sample(sample)) = parsed("mendwell sample new.ron --years 10 --until 2026-11-22").expect("fine").command else { panic!("sample") };
        assert_eq!((sample.years, sample.per_day, sample.seed, sample.until), (10, 2, 1, NaiveDate::from_ymd_opt(2026, 11, 22)));
        for wrong in ["mendwell sample", "mendwell sample a --years 0", "mendwell sample a --until yesterday", "mendwell check", "mendwell a b"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_last_day_leaves_room_on_both_sides() {
        for wrong in ["1899-12-31", "3000-01-01", "-0001-01-01", "+262142-12-31", "2026-02-30", "22.11.2026", ""] {
            assert!(a_day(wrong).is_err(), "{wrong}");
        }
        assert_eq!(a_day("2999-12-31").expect("a day").year(), 2999);
    }
}
