//! What somebody made for others as a file of its own: written and read like what comes with the program.

use ron::Error as RonError;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::checker::{Checker, Finding, Mistake, Rules};
use super::fill;
use super::ron_place::field_before;
use super::schema::{self, SharedFileWords};

/// The longest file that is read, in bytes.
pub const SHARED_FILE_MAX_BYTES: u64 = 1 << 20;

/// How deep values stand on lines of their own; what is deeper stands on one line.
const LINES_DEPTH: usize = 3;

/// Why a file cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedFileProblem {
    /// It is a journal.
    IsJournal,
    /// Something else, in words.
    Wrong(String),
}

/// The text of a file to share.
///
/// # Errors
/// When there is no written form of it, in words.
pub(super) fn write_shared<T: Serialize>(value: &T) -> Result<String, String> {
    let style = PrettyConfig::new().new_line("\n").indentor("    ").depth_limit(LINES_DEPTH);
    let text = schema::options().to_string_pretty(value, style).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

/// Reads a file and checks it. `say` words the mistakes that only this kind of file can have.
///
/// # Errors
/// When it is not what it should be: the line, the column, the field, and what is wrong there.
pub(super) fn read_shared<T: DeserializeOwned>(
    bytes: &[u8],
    words: &SharedFileWords,
    check: impl FnOnce(&mut Checker<'_>, &T),
    say: impl Fn(&Mistake, &str) -> Option<String>,
) -> Result<T, SharedFileProblem> {
    // An editor may have put a byte order mark in front.
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

/// What is wrong, and where.
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

/// The field that an error names by itself.
fn named_in(error: &RonError) -> Option<&str> {
    match error {
        RonError::NoSuchStructField { found, .. } => Some(found),
        RonError::MissingStructField { field, .. } | RonError::DuplicateStructField { field, .. } => Some(field),
        _ => None,
    }
}

/// What is wrong with the shape, in words.
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

/// What is said of a file that is larger than [`SHARED_FILE_MAX_BYTES`].
#[must_use]
pub fn too_large(words: &SharedFileWords) -> String {
    fill(&words.too_large, &[("limit", &(SHARED_FILE_MAX_BYTES >> 20).to_string())])
}
