//! Shared base of the content checks: findings and their positions.

use std::collections::BTreeSet;
use std::fmt;

use super::schema;

#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// Offending text, if any.
    pub(crate) quoted: String,
    pub(crate) mistake: Mistake,
}

impl Finding {
    pub(crate) fn message(&self) -> String {
        if self.quoted.is_empty() { self.mistake.to_string() } else { format!("“{}”: {}", self.quoted, self.mistake) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}: {}", self.file, self.line, self.column, self.message())
    }
}

/// The kind of error. Errors possible in shared files are variants, so that the UI can word them.
#[derive(Debug, PartialEq)]
pub(crate) enum Mistake {
    /// Not RON, or of the wrong shape.
    Shape(Box<ron::Error>),
    Id,
    Twice,
    TooLong {
        length: usize,
        most: usize,
    },
    TooMany {
        most: usize,
    },
    /// Field kind not allowed in a group.
    InGroup,
    /// Condition on a missing field, or one without options.
    NoChoice,
    NoOption,
    NoStep,
    /// Errors of interest to content authors only.
    Authored(String),
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(error) => error.fmt(formatter),
            Self::Id => formatter.write_str("an id is lower-case words joined by hyphens"),
            Self::Twice => formatter.write_str("stands here twice"),
            Self::TooLong { length, most } => write!(formatter, "{length} characters, at most {most} fit"),
            Self::TooMany { most } => write!(formatter, "at most {most} fields fit"),
            Self::InGroup => formatter.write_str("this does not fit into a group"),
            Self::NoChoice => formatter.write_str("no choice or checklist above has this id"),
            Self::NoStep => formatter.write_str("there is no such step"),
            Self::NoOption => formatter.write_str("the field it waits for has no such option"),
            Self::Authored(message) => formatter.write_str(message),
        }
    }
}

impl From<&str> for Mistake {
    fn from(message: &str) -> Self {
        Self::Authored(message.to_owned())
    }
}

impl From<String> for Mistake {
    fn from(message: String) -> Self {
        Self::Authored(message)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the build script goes by the one, the program by the other")]
pub(crate) enum Rules {
    /// Built-in content: short, non-empty, calm texts.
    Authored,
    /// Custom worksheets and paths: anything readable and displayable.
    Own,
}

/// Maximum text lengths, in characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextLimits {
    pub(crate) title: usize,
    pub(crate) label: usize,
    pub(crate) help: usize,
    pub(crate) prose: usize,
}

impl Rules {
    pub(crate) const fn limits(self) -> TextLimits {
        match self {
            Self::Authored => TextLimits { title: 60, label: 120, help: 320, prose: 700 },
            Self::Own => TextLimits { title: 200, label: 500, help: 2_000, prose: 5_000 },
        }
    }
}

const ID_MAX_CHARS: usize = 60;
/// Quoted length, in characters.
const QUOTED_CHARS: usize = 60;

pub(crate) struct Checker<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    pub(super) rules: Rules,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Checker<'a> {
    pub(super) const fn new(rules: Rules) -> Self {
        Self { file: "", text: "", rules, findings: Vec::new() }
    }

    pub(super) const fn begin(&mut self, file: &'a str, text: &'a str) {
        (self.file, self.text) = (file, text);
    }

    pub(super) fn find(&mut self, quoted: &str, mistake: impl Into<Mistake>) {
        let at = self.text.find(&format!("\"{quoted}\"")).unwrap_or(0);
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        let quoted = quoted.chars().take(QUOTED_CHARS).collect();
        self.findings.push(Finding { file: self.file.to_owned(), line, column, quoted, mistake: mistake.into() });
    }

    pub(super) fn read<T: serde::de::DeserializeOwned>(&mut self, check: impl FnOnce(&mut Self, &T)) -> Option<T> {
        match schema::read::<T>(self.text) {
            Ok(read) => {
                check(self, &read);
                Some(read)
            }
            Err(error) => {
                self.misshapen(error);
                None
            }
        }
    }

    /// Adds a finding for a file that does not have the expected shape.
    pub(super) fn misshapen(&mut self, error: ron::error::SpannedError) {
        let (line, column) = (error.span.start.line, error.span.start.col);
        let mistake = Mistake::Shape(Box::new(error.code));
        self.findings.push(Finding { file: self.file.to_owned(), line, column, quoted: String::new(), mistake });
    }

    /// Ids are short words joined by hyphens.
    pub(super) fn id(&mut self, id: &str) {
        let fits = id.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
        if !fits || id.len() > ID_MAX_CHARS {
            self.find(id, Mistake::Id);
        }
    }

    pub(super) fn id_is_file_name(&mut self, id: &str) {
        self.id(id);
        if !self.file.ends_with(&format!("/{id}.ron")) {
            self.find(id, "the id is the name of the file without its ending");
        }
    }

    pub(super) fn unique<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        let mut seen = BTreeSet::new();
        for text in texts {
            if !seen.insert(text.to_lowercase()) {
                self.find(text, Mistake::Twice);
            }
        }
    }

    pub(super) fn not_empty<T>(&mut self, list: &[T], what: &str) {
        if list.is_empty() && self.rules == Rules::Authored {
            self.find("", format!("{what} may not be empty"));
        }
    }

    pub(super) fn title(&mut self, text: &str) {
        self.text_up_to(text, self.rules.limits().title);
    }

    pub(super) fn label(&mut self, text: &str) {
        self.text_up_to(text, self.rules.limits().label);
    }

    pub(super) fn help_text(&mut self, text: &str) {
        self.text_up_to(text, self.rules.limits().help);
    }

    pub(super) fn prose(&mut self, text: &str) {
        self.text_up_to(text, self.rules.limits().prose);
    }

    pub(super) fn text_up_to(&mut self, text: &str, most: usize) {
        let length = text.chars().count();
        if length > most {
            self.find(text, Mistake::TooLong { length, most });
        }
        if self.rules == Rules::Own {
            return;
        }
        if text.trim().is_empty() {
            self.find(text, "a text is empty");
        }
        if text.contains('!') {
            self.find(text, "no exclamation marks");
        }
        if text.chars().any(char::is_control) {
            self.find(text, "no line breaks or control characters");
        }
    }
}
