//! Damaged sealed files: a clear error or the same journal, in bounded time and memory, and nothing
//! written.

use std::fs;
use std::path::Path;

use mendwell::journal::{Appearance, Header, Journal};
use mendwell::store::format::{self, Body};
use mendwell::store::seal::UnsealError;
use mendwell::store::{FileBody, OpenError, OpenFile, OpenProblem, RealDisk, SealChange, Snapshot, change_seal, read_file};

use crate::support::*;

/// Opens these bytes with the passphrase, as a file in this folder.
fn opened(folder: &Path, bytes: &[u8]) -> Result<Journal, String> {
    let path = folder.join("notes.ron");
    fs::write(&path, bytes).map_err(|error| error.to_string())?;
    let content = read_file(&path, &RealDisk).map_err(|error| error.problem.to_string())?;
    let result = match content.body {
        FileBody::Plain(journal) => Ok(journal),
        FileBody::Locked(locked) => locked.unlock(&passphrase()).map(|(_, journal)| journal).map_err(|error| error.to_string()),
    };
    assert_eq!((fs::read(&path).expect("there"), names_in(folder).len()), (bytes.to_vec(), 1), "nothing is written");
    result
}

fn small() -> (Vec<u8>, Journal) {
    let mut journal = Journal::default();
    journal.apply(mendwell::journal::Edit::put(id(6), mendwell::journal::Person { name: "Mira".to_owned(), ..mendwell::journal::Person::empty(stamp(20)) }));
    let body = Body::Sealed(sealing().seal(&journal).expect("sealed"));
    (format::write(&Header::default(), body).expect("written").into_bytes(), journal)
}

/// Flips every bit. A file that still opens has the same journal: the bit was in unsealed data
/// (appearance, the recipient's name, which is never trusted, white space) or in unused base64
/// bits.
fn flip_each(bits: [u8; 4]) {
    let folder = tempfile::tempdir().expect("a folder");
    let (bytes, journal) = small();
    let text = String::from_utf8(bytes.clone()).expect("text");
    let body = text.find("body: Sealed(").expect("it is sealed");
    let recipient = text.find("recipient: ").map(|at| at..at + "recipient: ".len() + 66).expect("it has one");
    let (mut refused, mut in_header, mut in_recipient, mut in_envelope) = (0, 0, 0, Vec::new());
    for place in 0..bytes.len() {
        for bit in bits {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1 << bit;
            match opened(folder.path(), &flipped) {
                Err(error) => {
                    assert!(!error.is_empty() && !error.contains("Mira"));
                    refused += 1;
                }
                Ok(found) => {
                    assert_eq!(found, journal, "byte {place}, bit {bit}");
                    if place < body {
                        in_header += 1;
                    } else if recipient.contains(&place) {
                        in_recipient += 1;
                    } else {
                        in_envelope.push((place, bit));
                    }
                }
            }
        }
    }
    println!(
        "{} bytes: {refused} flips refused, {in_header} in the clear header, {in_recipient} in the recipient, {} elsewhere",
        bytes.len(),
        in_envelope.len()
    );
    // Elsewhere only white space may change.
    for (place, bit) in in_envelope {
        let (was, is) = (bytes[place], bytes[place] ^ (1 << bit));
        assert!(was.is_ascii_whitespace() || is.is_ascii_whitespace(), "byte {place}: {:?} for {:?} changed nothing", char::from(is), char::from(was));
    }
}

/// Split in two, to run in parallel.
#[test]
fn flipped_low_bits_never_change_the_journal() {
    flip_each([0, 1, 2, 3]);
}

#[test]
fn flipped_high_bits_never_change_the_journal() {
    flip_each([4, 5, 6, 7]);
}

#[test]
fn a_file_truncated_anywhere_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (bytes, _) = small();
    let whole = bytes.trim_ascii_end().len();
    for length in 0..whole {
        assert!(opened(folder.path(), &bytes[..length]).is_err(), "{length} of {whole} bytes");
    }
}

#[test]
fn a_wrong_passphrase_touches_nothing() {
    let seal = sealing();
    let (folder, path) = folder_with_journal(Some(&seal));
    let before = (names_in(folder.path()), fs::read(&path).expect("there"));
    let FileBody::Locked(locked) = read_file(&path, &RealDisk).expect("it reads").body else { panic!("it is sealed") };
    for wrong in ["", "rain", "Rain on the roof", "rain on the roof ", &"x".repeat(1_000_000)] {
        assert_eq!(locked.unlock(&wrong.to_owned().into()).err(), Some(UnsealError::WrongPassphrase));
    }
    assert_eq!((names_in(folder.path()), fs::read(&path).expect("there")), before);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    file.set_sealing(Some(seal));
    let request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
    let wrong = "wrong".to_owned().into();
    assert!(change_seal(&request, &wrong, &SealChange::Plain, || panic!("no key is made"), &RealDisk).is_err());
    assert_eq!(fs::read(&path).expect("there"), before.1);
}

fn problem_of(text: &str) -> OpenProblem {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.ron");
    fs::write(&path, text).expect("written");
    let problem = match read_file(&path, &RealDisk) {
        Err(OpenError { problem, .. }) => problem,
        Ok(content) => match content.body {
            FileBody::Plain(_) => panic!("it is no journal"),
            FileBody::Locked(locked) => OpenProblem::Seal(locked.unlock(&passphrase()).expect_err("it does not open")),
        },
    };
    assert_eq!(fs::read_to_string(&path).expect("there"), text, "nothing is written");
    problem
}

/// A file with these parts.
fn with(slots: &str, journal: &str) -> String {
    let (bytes, _) = small();
    let text = String::from_utf8(bytes).expect("text");
    let (header, _) = text.split_once("body: ").expect("it has one");
    format!("{header}body: Sealed((slots: [{slots}], recipient: \"age1\", journal: \"{journal}\")))")
}

#[test]
fn huge_and_nested_input_ends_soon() {
    let slot = |message: &str| format!("Passphrase(\"{message}\")");
    let huge = format!("-----BEGIN AGE ENCRYPTED FILE-----\n{}\n-----END AGE ENCRYPTED FILE-----\n", "QUFB\n".repeat(1 << 16));
    assert!(matches!(problem_of(&with(&slot(&huge), &huge)), OpenProblem::Seal(UnsealError::Damaged)));
    assert!(matches!(problem_of(&with(&slot(&"A".repeat(1 << 20)), "")), OpenProblem::Seal(UnsealError::Damaged)));
    let many = format!("{},", slot("-----BEGIN AGE")).repeat(10_000);
    assert!(matches!(problem_of(&with(&many, "")), OpenProblem::Seal(UnsealError::TooMuchWork)));
    assert!(matches!(problem_of(&with("", "")), OpenProblem::Seal(UnsealError::Damaged)));
    for nested in ["[".repeat(1 << 16), "Passphrase(".repeat(1 << 14), "(slots: ".repeat(1 << 14)] {
        assert!(matches!(problem_of(&with(&nested, "")), OpenProblem::Content(_)));
    }
}

/// Sealed content is read by the same rules as plain content.
#[test]
fn sealed_content_of_another_kind_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.ron");
    let seal = sealing();
    let mut file = OpenFile::create(&path, false, Some(seal.clone()), &RealDisk).expect("created");
    save_into(&mut file, Snapshot::new(Appearance::default(), everything()), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let recipient: age::x25519::Recipient = {
        let text = fs::read_to_string(&path).expect("there");
        let start = text.find("age1").expect("a recipient");
        text[start..].split('"').next().expect("an end").parse().expect("a recipient")
    };
    let text = fs::read_to_string(&path).expect("there");
    let (before, _) = text.split_once("journal: \"").expect("it has one");
    for (inside, is_told) in [("(", "ine 1"), ("[[[[", "ine 1"), ("(check_ins: 4)", "ine 1"), ("\u{0}", "")] {
        let message = age::encrypt_and_armor(&recipient, inside.as_bytes()).expect("sealed");
        fs::write(&path, format!("{before}journal: \"{message}\")))")).expect("written");
        let content = read_file(&path, &RealDisk).unwrap_or_else(|error| panic!("{error}"));
        let error = content.journal(Some(&seal)).expect_err("no journal").to_string();
        assert!(error.contains(is_told), "{error}");
    }
}

#[test]
fn a_duplicate_record_is_refused_with_its_line() {
    let text = format::write(&Header::default(), Body::Plain(everything())).expect("text");
    for table in ["night_lines: {", "deleted: {"] {
        let begins = text.find(table).expect("the table") + table.len();
        let ends = begins + text[begins..].find("\n    },").expect("its end");
        let records = &text[begins..ends];
        let twice = format!("{}{records}{}", &text[..ends], &text[ends..]);
        let OpenProblem::Content(error) = problem_of(&twice) else { panic!("{table}: it is what the file holds") };
        let line = error.to_string();
        assert!(line.contains("stands there twice") && line.contains("Line "), "{line}");
    }
}
