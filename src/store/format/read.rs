//! Reading a file: first the header, then the rest, with specific errors.

use ron::error::{Error as RonError, SpannedError};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::text::{Body, File};
use super::{FORMAT, MINOR, header};
use crate::content::{field_on, fill, lang};
use crate::journal::{Header, Journal};

/// Maximum nesting depth; the format needs about a dozen levels.
const DEPTH_LIMIT: usize = 64;

/// Content of a file.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// Minor version of the file.
    pub minor: u32,
    /// The clear header.
    pub header: Header,
    /// The journal.
    pub body: Body,
}

/// Reason a file's content cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Empty.
    #[error("{}", lang().problems.read_empty)]
    Empty,
    /// Written by a later version.
    #[error("{}", lang().problems.read_newer)]
    NewerFormat,
    /// Not UTF-8.
    #[error("{}", fill(&lang().problems.read_not_text, &[("byte", &byte.to_string())]))]
    NotText {
        /// Position of the first invalid byte, from 1.
        byte: usize,
    },
    /// Not RON, or truncated.
    #[error("{}", fill(&lang().problems.read_not_ron, &[("line", &line.to_string()), ("column", &column.to_string())]))]
    NotRon {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// RON of something else.
    #[error("{}", lang().problems.read_not_mendwell)]
    NotMendwell,
    /// A value of the wrong shape.
    #[error("{}", fill(&lang().problems.read_wrong_shape, &[("line", &line.to_string()), ("problem", problem)]))]
    WrongShape {
        /// Line, from 1.
        line: usize,
        /// Field and problem.
        problem: String,
    },
    /// Unknown field.
    #[error("{}", fill(&lang().problems.read_unknown_field, &[("field", field)]))]
    UnknownField {
        /// Path from the root.
        field: String,
    },
    /// Nested too deeply.
    #[error("{}", fill(&lang().problems.read_too_deep, &[("line", &line.to_string())]))]
    TooDeep {
        /// Line, from 1.
        line: usize,
    },
}

/// Reads a file's content.
///
/// # Errors
/// If the content cannot be used. Nothing is guessed or repaired.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    // Editors may add a byte order mark; power failures may leave zeros.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return Err(ReadError::Empty);
    }
    let header = header::scan(bytes);
    if header.is_some_and(|header| header.format > FORMAT) {
        return Err(ReadError::NewerFormat);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotText { byte: error.valid_up_to() + 1 })?;
    let Some(minor) = header.filter(|header| header.format == FORMAT).and_then(|header| header.minor) else {
        return Err(match parse::<IgnoredAny>(text, false) {
            Err(damage @ (ReadError::NotRon { .. } | ReadError::TooDeep { .. })) => damage,
            _ => ReadError::NotMendwell,
        });
    };
    let (header, body) = parse_of_minor::<File>(text, minor)?.into_parts();
    Ok(Reading { minor, header, body })
}

pub(in crate::store) fn read_journal(text: &str, minor: u32) -> Result<Journal, ReadError> {
    parse_of_minor(text, minor)
}

fn parse_of_minor<'de, T: Deserialize<'de>>(text: &'de str, minor: u32) -> Result<T, ReadError> {
    let is_newer = minor > MINOR;
    parse(text, !is_newer).map_err(|error| match error {
        // Newer minor versions may have variants unknown to this build.
        ReadError::WrongShape { .. } if is_newer => ReadError::NewerFormat,
        other => other,
    })
}

fn parse<'de, T: Deserialize<'de>>(text: &'de str, refuse_unknown: bool) -> Result<T, ReadError> {
    let options = ron::Options::default().with_recursion_limit(DEPTH_LIMIT);
    let mut unknown = None;
    let mut parser = ron::Deserializer::from_str_with_options(text, &options).map_err(|error| explain(text, &error))?;
    let value = if refuse_unknown {
        serde_ignored::deserialize(&mut parser, |path| {
            // Drops unnamed steps such as the one into `Plain(…)`.
            unknown.get_or_insert_with(|| path.to_string().replace(".?", ""));
        })
    } else {
        T::deserialize(&mut parser)
    };
    let value = value.and_then(|value| parser.end().map(|()| value)).map_err(|error| explain(text, &parser.span_error(error)))?;
    match unknown {
        None => Ok(value),
        Some(field) => Err(ReadError::UnknownField { field }),
    }
}

/// Tells broken syntax from a wrong shape.
fn explain(text: &str, error: &SpannedError) -> ReadError {
    let options = ron::Options::default().with_recursion_limit(DEPTH_LIMIT);
    let well_formed = options.from_str::<IgnoredAny>(text);
    let found = well_formed.as_ref().err().unwrap_or(error);
    let (line, column) = (found.span.end.line, found.span.end.col);
    match &found.code {
        RonError::ExceededRecursionLimit => ReadError::TooDeep { line },
        _ if well_formed.is_err() => ReadError::NotRon { line, column },
        code => {
            let problem = match field_on(text, error.span.start.line) {
                Some(field) => format!("{field}: {code}"),
                None => code.to_string(),
            };
            ReadError::WrongShape { line: error.span.start.line, problem }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;
    use crate::journal::arbitrary;
    use proptest::prelude::*;

    fn written(journal: Journal) -> String {
        write(&Header::default(), Body::Plain(journal)).expect("a journal has a written form")
    }

    fn plain(reading: Reading) -> Journal {
        match reading.body {
            Body::Plain(journal) => journal,
            Body::Sealed(_) => panic!("it was written plain"),
        }
    }

    proptest! {
        #[test]
        fn the_written_form_round_trips_exactly(journal in arbitrary::journal(), header in arbitrary::header()) {
            let text = write(&header, Body::Plain(journal.clone())).expect("a written form");
            let reading = read(text.as_bytes()).expect("it reads");
            prop_assert_eq!(&reading.header, &header);
            prop_assert_eq!(plain(reading), journal);
        }

        #[test]
        fn writing_is_stable_and_clean(journal in arbitrary::journal()) {
            let text = written(journal.clone());
            prop_assert_eq!(written(plain(read(text.as_bytes()).expect("it reads"))), text.clone());
            prop_assert!(!text.chars().any(|letter| letter.is_ascii_control() && !matches!(letter, '\n' | '\t')));
            prop_assert!(text.ends_with(")\n"));
        }

        /// Truncated anywhere, as by a crash of a lesser program.
        #[test]
        fn a_part_of_a_file_is_never_taken_for_a_file(journal in arbitrary::journal(), cut: proptest::sample::Index) {
            let text = written(journal);
            let length = cut.index(text.trim_end().len());
            prop_assert!(read(&text.as_bytes()[..length]).is_err());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = read(&bytes);
            let mut with_header = b"Mendwell(format: 1, minor: 0, ".to_vec();
            with_header.extend(bytes);
            let _ = read(&with_header);
        }
    }

    const EMPTY: &str = r#"Mendwell(format: 1, minor: 0, appearance: (theme: Dark, text_size_percent: 120, language: "en", shown_name: "Notes", reduce_motion: true), body: Plain(()))"#;

    fn problem(text: &str) -> ReadError {
        read(text.as_bytes()).expect_err("it does not read")
    }

    #[test]
    fn an_empty_journal_reads_and_a_byte_order_mark_does_no_harm() {
        assert_eq!(plain(read(EMPTY.as_bytes()).expect("it reads")), Journal::default());
        assert!(read(format!("\u{feff}{EMPTY}").as_bytes()).is_ok());
    }

    #[test]
    fn each_kind_of_damage_has_its_own_word() {
        assert_eq!(problem(""), ReadError::Empty);
        assert_eq!(problem("\0\0\0\n"), ReadError::Empty);
        assert_eq!(problem("Mendwell(format: 2, minor: 0, anything at all"), ReadError::NewerFormat);
        assert_eq!(problem("(a: 1)"), ReadError::NotMendwell);
        assert_eq!(problem("Mendwell(format: 0, minor: 0)"), ReadError::NotMendwell);
        assert!(matches!(problem("Dear diary, today"), ReadError::NotRon { line: 1, .. }));
        assert_eq!(read(b"Mendwell(format: 1, minor: 0, \xFF"), Err(ReadError::NotText { byte: 31 }));
        let broken = EMPTY.replace("body: ", "\nbody ");
        assert!(matches!(problem(&broken), ReadError::NotRon { line: 2, .. }), "{:?}", problem(&broken));
        let trailing = format!("{EMPTY} and more");
        assert!(matches!(problem(&trailing), ReadError::NotRon { line: 1, .. }));
    }

    #[test]
    fn a_wrong_value_is_named_with_its_field_and_line() {
        let wrong = EMPTY.replace(r#"shown_name: "Notes""#, "\nshown_name: 5");
        let ReadError::WrongShape { line: 2, problem } = problem(&wrong) else { panic!("{:?}", problem(&wrong)) };
        assert!(problem.starts_with("shown_name: "), "{problem}");
        let missing = EMPTY.replace(r#"language: "en","#, "");
        assert!(read(missing.as_bytes()).expect_err("a field is missing").to_string().contains("language"));
    }

    #[test]
    fn an_unknown_field_is_refused_with_the_way_to_it() {
        let unknown = EMPTY.replace("Plain(())", r#"Plain((people: {"00000000000000000000000000": (changed: "2026-01-01T00:00:00Z", name: "A", age: 5)}))"#);
        assert_eq!(problem(&unknown), ReadError::UnknownField { field: "body.people.00000000000000000000000000.age".to_owned() });
    }

    #[test]
    fn a_newer_minor_is_readable_with_fields_of_its_own() {
        let newer = EMPTY.replace("minor: 0", "minor: 99").replace("reduce_motion: true", "reduce_motion: true, sound: Off");
        let reading = read(newer.as_bytes()).expect("it reads");
        assert_eq!((reading.minor, reading.header.appearance.shown_name.as_str()), (99, "Notes"));
        assert_eq!(problem(&newer.replace("Dark", "Sepia")), ReadError::NewerFormat);
    }

    #[test]
    fn deep_nesting_is_refused_on_a_small_stack() {
        for (open, count) in [("(", 1_000_000), ("[", 1_000_000), ("Some(", 200_000), ("{1:", 200_000), ("/*", 1_000_000)] {
            let nested = format!("Mendwell(format: 1, minor: 0, appearance: {}", open.repeat(count));
            let checked = std::thread::Builder::new().stack_size(1 << 20).spawn(move || read(nested.as_bytes()).is_err()).expect("a thread");
            assert!(checked.join().expect("no overflow"), "{open}");
        }
        let nested = EMPTY.replace("theme: Dark", &format!("theme: {}", "[".repeat(500)));
        assert_eq!(problem(&nested), ReadError::TooDeep { line: 1 });
    }

    #[test]
    fn a_changed_line_of_a_note_is_a_changed_line_of_the_file() {
        let note = "first line\nsaid \"no\" \\ twice\nlast line";
        let people = |note: &str| {
            let person = crate::journal::Person { name: note.to_owned(), ..crate::journal::Person::empty(crate::journal::Timestamp::from_millis(0)) };
            let mut journal = Journal::default();
            journal.apply(crate::journal::Edit::put(crate::journal::Id::from_parts(0, 0), person));
            written(journal)
        };
        let (before, after) = (people(note), people(&note.replace("twice", "once")));
        assert_eq!(before.lines().zip(after.lines()).filter(|(before, after)| before != after).count(), 1);
    }
}
