//! What every check of authored data shares: where something is wrong, and what.

use std::collections::BTreeSet;
use std::fmt;

use super::schema;

/// Something wrong with a content file.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// The file, relative to `assets/`.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column, from 1.
    pub(crate) column: usize,
    /// The text that is wrong; empty where it is no text.
    pub(crate) quoted: String,
    /// What is wrong.
    pub(crate) mistake: Mistake,
}

impl Finding {
    /// What is wrong, for those who write content.
    pub(crate) fn message(&self) -> String {
        if self.quoted.is_empty() { self.mistake.to_string() } else { format!("“{}”: {}", self.quoted, self.mistake) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}: {}", self.file, self.line, self.column, self.message())
    }
}

/// What is wrong. What can also be wrong with a worksheet that somebody shared has a name, so that the interface can say it in its words.
#[derive(Debug, PartialEq)]
pub(crate) enum Mistake {
    /// It is no RON, or not of this shape.
    Shape(Box<ron::Error>),
    /// An id that is no id.
    Id,
    /// The same thing a second time.
    Twice,
    /// A text that is too long.
    TooLong {
        /// How many characters it has.
        length: usize,
        /// How many fit.
        most: usize,
    },
    /// More fields than a worksheet of one's own can have.
    TooMany {
        /// How many can be there.
        most: usize,
    },
    /// What cannot stand in a group.
    InGroup,
    /// A condition on a field that has no options, or is not there.
    NoChoice,
    /// A condition on an option that is not there.
    NoOption,
    /// A step that is not there.
    NoStep,
    /// What concerns only those who write content.
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

/// Which rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the build script goes by the one, the program by the other")]
pub(crate) enum Rules {
    /// For what comes with the program: every text short, none empty, calm.
    Authored,
    /// For a worksheet or a path of one's own: whatever can be read and shown.
    Own,
}

/// How long texts may be, in characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextLimits {
    /// A title, word or name.
    pub(crate) title: usize,
    /// A question, or an option.
    pub(crate) label: usize,
    /// A sentence of help.
    pub(crate) help: usize,
    /// A few sentences.
    pub(crate) prose: usize,
}

impl Rules {
    /// The longest texts.
    pub(crate) const fn limits(self) -> TextLimits {
        match self {
            Self::Authored => TextLimits { title: 60, label: 120, help: 320, prose: 700 },
            Self::Own => TextLimits { title: 200, label: 500, help: 2_000, prose: 5_000 },
        }
    }
}

/// The longest id, in characters.
const ID_MAX_CHARS: usize = 60;
/// How much of a text is quoted, in characters.
const QUOTED_CHARS: usize = 60;

/// Reads files and notes what is wrong with them.
pub(crate) struct Checker<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    pub(super) rules: Rules,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Checker<'a> {
    /// A checker that has read nothing.
    pub(super) const fn new(rules: Rules) -> Self {
        Self { file: "", text: "", rules, findings: Vec::new() }
    }

    /// Goes on with another file.
    pub(super) const fn begin(&mut self, file: &'a str, text: &'a str) {
        (self.file, self.text) = (file, text);
    }

    /// Notes a finding at the first place where `quoted` stands in quotes.
    pub(super) fn find(&mut self, quoted: &str, mistake: impl Into<Mistake>) {
        let at = self.text.find(&format!("\"{quoted}\"")).unwrap_or(0);
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        let quoted = quoted.chars().take(QUOTED_CHARS).collect();
        self.findings.push(Finding { file: self.file.to_owned(), line, column, quoted, mistake: mistake.into() });
    }

    /// Reads the file as `T`, and checks it further when that went well.
    pub(super) fn read<T: serde::de::DeserializeOwned>(&mut self, check: impl FnOnce(&mut Self, &T)) -> Option<T> {
        match schema::read::<T>(self.text) {
            Ok(read) => {
                check(self, &read);
                Some(read)
            }
            Err(error) => {
                let (line, column) = (error.span.start.line, error.span.start.col);
                let mistake = Mistake::Shape(Box::new(error.code));
                self.findings.push(Finding { file: self.file.to_owned(), line, column, quoted: String::new(), mistake });
                None
            }
        }
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
