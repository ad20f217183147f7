//! `export`: writes a part of a journal to a file, without a window.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use chrono::Local;

use super::ExportArgs;
use super::read::{ReadError, read_journal};
use crate::content::locale::Locale;
use crate::content::{Gate, content, fill, lang};
use crate::export::{Choice, Files, Format, Options, PageWords, SetError, Sources, numbered_paths};
use crate::insights::Span;
use crate::journal::LocalTime;
use crate::store::{Progress, RealDisk, SaveError, write_new};

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
    #[error("{}", fill(&lang().problems.export_section, &[("name", .0)]))]
    Section(String),
    #[error("{}", fill(&lang().problems.check_output, &[("problem", &.0.to_string())]))]
    Output(#[from] io::Error),
}

/// Runs `export`. The journal is not changed, and no file is overwritten.
pub(super) fn export(arguments: &ExportArgs) -> Result<(), ExportError> {
    let out = arguments.out.as_deref().map(|out| format_of(out).map(|format| (out, format)).ok_or(ExportError::Ending)).transpose()?;
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
    let mut options =
        Options { span, audience: arguments.audience.into(), paper: arguments.paper.into(), has_initials: arguments.initials, ..Options::default() };
    match arguments.what.gate(&sources, options.audience) {
        Gate::Open | Gate::WaitsToBeOpened => {}
        Gate::AsksAboutFear => return Err(ExportError::Asks),
        Gate::ClosedForTwo => return Err(ExportError::Closed),
    }
    if let Some(id) = arguments.what.unknown_worksheet(&sources) {
        return Err(ExportError::Worksheet(id.to_owned()));
    }
    let whole = arguments.what.document(&sources, options.span).ok_or(ExportError::Nothing)?;
    let Some((out, format)) = out else { return list(&whole.choices(&options)) };
    if !arguments.sections.is_empty() {
        options.chosen = chosen(&whole.choices(&options), &arguments.sections)?;
    }
    let document = whole.for_reader(&options, &sources.names()).ok_or(ExportError::Nothing)?;
    let files = Files::set(&document, options.paper, &PageWords::of(lang), format)?;
    let made: Result<Vec<_>, SetError> = (0..files.count()).map(|index| files.make(index)).collect();
    let paths = numbered_paths(out, files.count());
    write_new(&paths.into_iter().zip(made?).collect::<Vec<_>>(), &Progress::default(), &RealDisk)?;
    if let Some(missing) = files.missing_in_words(lang) {
        writeln!(io::stderr().lock(), "{missing}")?;
    }
    Ok(())
}

fn format_of(out: &Path) -> Option<Format> {
    Format::of_extension(&out.extension()?.to_string_lossy())
}

/// Includes exactly the named sections.
fn chosen(offered: &[Choice], named: &[String]) -> Result<BTreeMap<String, bool>, ExportError> {
    let named: Vec<&str> = named.iter().map(|name| name.trim()).collect();
    match named.iter().find(|name| offered.iter().all(|choice| choice.id != **name)) {
        Some(unknown) => Err(ExportError::Section((*unknown).to_owned())),
        None => Ok(offered.iter().map(|choice| (choice.id.clone(), named.contains(&choice.id.as_str()))).collect()),
    }
}

fn list(offered: &[Choice]) -> Result<(), ExportError> {
    let mut output = io::stdout().lock();
    for Choice { id, name, is_in, .. } in offered {
        writeln!(output, "{}\t{id}\t{name}", if *is_in { "in" } else { "out" })?;
    }
    Ok(output.flush()?)
}
