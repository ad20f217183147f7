//! Shared files (worksheets and paths), in the format of built-in content.

use ron::Error as RonError;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::checker::{Checker, Finding, Mistake, Rules};
use super::fill;
use super::ron_place::field_before;
use super::schema;
use super::strings::SharedFileWords;

/// Maximum file size, in bytes.
pub const SHARED_FILE_MAX_BYTES: u64 = 1 << 20;

/// Nesting depth up to which values get lines of their own.
const LINES_DEPTH: usize = 3;

/// Reason for refusing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedFileProblem {
    /// The file is a journal.
    IsJournal,
    /// Any other problem, as a message.
    Wrong(String),
}

/// Serializes a value for sharing.
///
/// # Errors
/// A message, if serialization fails.
pub(super) fn write_shared<T: Serialize>(value: &T) -> Result<String, String> {
    let style = PrettyConfig::new().new_line("\n").indentor("    ").depth_limit(LINES_DEPTH);
    let text = schema::options().to_string_pretty(value, style).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

/// Reads and checks a file. `say` words mistakes specific to its kind.
///
/// # Errors
/// Line, column, field and reason, if the file is invalid.
pub(super) fn read_shared<T: DeserializeOwned>(
    bytes: &[u8],
    words: &SharedFileWords,
    check: impl FnOnce(&mut Checker<'_>, &T),
    say: impl Fn(&Mistake, &str) -> Option<String>,
) -> Result<T, SharedFileProblem> {
    // Editors may add a byte order mark.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text =
        std::str::from_utf8(bytes).map_err(|error| SharedFileProblem::Wrong(fill(&words.not_text, &[("byte", &(error.valid_up_to() + 1).to_string())])))?;
    if text.trim_start().starts_with("Mendwell") {
        return Err(SharedFileProblem::IsJournal);
    }
    if text.trim().is_empty() {
        return Err(SharedFileProblem::Wrong(words.empty.clone()));
    }
    let mut checker = Checker::new(Rules::Own);
    checker.begin("", text);
    let read = checker.read(check);
    match (read, checker.findings.first()) {
        (Some(read), None) => Ok(read),
        (_, finding) => {
            let said = |finding: &Finding| {
                let problem = say(&finding.mistake, &finding.quoted).unwrap_or_else(|| problem(words, finding));
                in_place(text, words, finding, &problem)
            };
            Err(SharedFileProblem::Wrong(finding.map_or_else(|| words.empty.clone(), said)))
        }
    }
}

/// Message with the position of the problem.
fn in_place(text: &str, words: &SharedFileWords, finding: &Finding, problem: &str) -> String {
    let field = match &finding.mistake {
        Mistake::Shape(error) => named_in(error),
        _ => None,
    };
    let field = field.or_else(|| field_before(text, finding.line, finding.column)).map_or_else(String::new, |field| fill(&words.in_field, &[("field", field)]));
    let place = [finding.line.to_string(), finding.column.to_string()];
    fill(&words.wrong, &[("line", &place[0]), ("column", &place[1]), ("field", &field), ("problem", problem)])
}

fn problem(words: &SharedFileWords, finding: &Finding) -> String {
    let number = |number: &usize| number.to_string();
    match &finding.mistake {
        Mistake::Shape(error) => shape(words, error),
        Mistake::Id => fill(&words.id, &[("what", &finding.quoted)]),
        Mistake::Twice => fill(&words.twice, &[("what", &finding.quoted)]),
        Mistake::TooLong { length, most } => fill(&words.too_long, &[("count", &number(length)), ("most", &number(most))]),
        Mistake::TooMany { most } => fill(&words.too_many, &[("most", &number(most))]),
        other => other.to_string(),
    }
}

/// The field named by the error itself.
fn named_in(error: &RonError) -> Option<&str> {
    match error {
        RonError::NoSuchStructField { found, .. } => Some(found),
        RonError::MissingStructField { field, .. } | RonError::DuplicateStructField { field, .. } => Some(field),
        _ => None,
    }
}

/// Message for a shape error.
fn shape(words: &SharedFileWords, error: &RonError) -> String {
    match error {
        RonError::NoSuchStructField { found, .. } => fill(&words.unknown_field, &[("what", found)]),
        RonError::MissingStructField { field, .. } => fill(&words.missing_field, &[("what", field)]),
        RonError::DuplicateStructField { field, .. } => fill(&words.twice, &[("what", field)]),
        RonError::ExceededRecursionLimit => words.too_deep.clone(),
        RonError::Eof | RonError::ExpectedStringEnd => words.ends_early.clone(),
        other => fill(&words.not_ron, &[("problem", &other.to_string())]),
    }
}

/// Message for a file larger than [`SHARED_FILE_MAX_BYTES`].
#[must_use]
pub fn too_large(words: &SharedFileWords) -> String {
    fill(&words.too_large, &[("limit", &(SHARED_FILE_MAX_BYTES >> 20).to_string())])
}
