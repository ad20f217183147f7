//! `export`: puts a part of a journal on paper or into a file, without a window.

use chrono::Local;

use super::ExportArgs;
use super::read::{ReadError, read_journal};
use crate::content::locale::Locale;
use crate::content::{Gate, content, fill, lang};
use crate::export::{Files, Format, Options, PageWords, SetError, Sources, numbered_paths};
use crate::insights::Span;
use crate::journal::LocalTime;
use crate::store::{Progress, RealDisk, SaveError, write_new};

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub(super) enum ExportError {
    #[error(transparent)]
    Journal(#[from] ReadError),
    #[error("{}", lang().problems.export_nothing)]
    Nothing,
    #[error("{}", fill(&lang().problems.export_worksheet, &[("name", .0)]))]
    Worksheet(String),
    #[error("{}", lang().problems.export_asks)]
    Asks,
    #[error("{}", lang().problems.export_closed)]
    Closed,
    #[error("{}", lang().problems.export_ending)]
    Ending,
    #[error("{}", fill(&lang().paper.not_set, &[("problem", &.0.to_string())]))]
    Set(#[from] SetError),
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Runs `export`. The journal is not changed, and no file is written over.
pub(super) fn export(arguments: &ExportArgs) -> Result<(), ExportError> {
    let format = arguments.out.extension().and_then(|ending| Format::of_extension(&ending.to_string_lossy())).ok_or(ExportError::Ending)?;
    let journal = read_journal(&arguments.file, arguments.passphrase_stdin)?.journal;
    let now = LocalTime::from_date_time(Local::now().fixed_offset());
    let (lang, locale) = (lang(), Locale::of_system());
    let sources = Sources { journal: &journal, content: content(), lang, locale: &locale, today: now.day(journal.day_start_hour()) };
    let span = match (arguments.from, arguments.to) {
        (None, None) => Span::default(),
        (from, to) => {
            let last = to.unwrap_or(sources.today);
            Span::Days(from.or_else(|| sources.first_day()).unwrap_or(last), last)
        }
    };
    let options = Options { span, audience: arguments.audience.into(), paper: arguments.paper.into(), has_initials: arguments.initials, ..Options::default() };
    match arguments.what.gate(&sources, options.audience) {
        Gate::Open | Gate::WaitsToBeOpened => {}
        Gate::AsksAboutFear => return Err(ExportError::Asks),
        Gate::ClosedForTwo => return Err(ExportError::Closed),
    }
    if let Some(id) = arguments.what.unknown_worksheet(&sources) {
        return Err(ExportError::Worksheet(id.to_owned()));
    }
    let whole = arguments.what.document(&sources, options.span).ok_or(ExportError::Nothing)?;
    let document = whole.for_reader(&options, &sources.names()).ok_or(ExportError::Nothing)?;
    let files = Files::set(&document, options.paper, &PageWords::of(lang), format)?;
    let made: Result<Vec<_>, SetError> = (0..files.count()).map(|index| files.make(index)).collect();
    let paths = numbered_paths(&arguments.out, files.count());
    write_new(&paths.into_iter().zip(made?).collect::<Vec<_>>(), &Progress::default(), &RealDisk)?;
    Ok(())
}
