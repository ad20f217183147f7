//! The four entry points of untrusted bytes, with their invariants. Used here with damaged files,
//! and by the targets in `fuzz/`.

use std::fmt::Display;
use std::io::Write as _;
use std::sync::LazyLock;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519::Identity;
use mendwell::content::{SharedFileProblem, read_path, read_template, write_path, write_template};
use mendwell::insights::{DailySeries, SearchIndex};
use mendwell::journal::{Edit, Id, Journal, Role, Timestamp};
use mendwell::store::format::{self, Body};
use mendwell::store::seal::{Sealing, UnsealError};

/// A sealed file, whose messages are replaced by hostile ones.
const SEALED: &str = include_str!("../files/format-1.0-sealed.ron");
const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----\n";
const END: &str = "-----END AGE ENCRYPTED FILE-----\n";

/// Tried on the slots.
const PASSPHRASE: &str = "rain on the roof";
/// Minimal work, as in the other tests.
const WORK_FACTOR: u8 = 2;
/// Inputs that demand more work are valid but slow, and skipped.
const WORTH_TRYING: u8 = 10;

/// The file reader. A journal that reads must be usable, and the same after writing and reading
/// again.
pub(crate) fn reader(bytes: &[u8]) {
    match format::read(bytes) {
        Ok(reading) => {
            let Body::Plain(journal) = &reading.body else { return };
            use_journal(journal);
            if reading.minor == format::MINOR {
                let written = format::write(&reading.header, reading.body.clone()).expect("what was read can be written");
                let again = format::read(written.as_bytes()).expect("what was written reads");
                assert!(again == reading, "it reads as it was written");
            }
        }
        Err(problem) => is_said(&problem, bytes),
    }
}

/// Everything computed from a journal on opening.
fn use_journal(journal: &Journal) {
    let days = DailySeries::of(journal);
    if let Some(span) = days.span() {
        assert!(span.start() <= span.end(), "days in their order");
    }
    let _index = SearchIndex::of(journal);
}

/// The envelope. The first byte chooses the part of a sealed file that the rest replaces.
pub(crate) fn envelope(bytes: &[u8]) {
    let Some((place, rest)) = bytes.split_first() else { return };
    match place % 6 {
        // The whole file.
        0 => open_file(rest),
        // Malformed or damaged messages.
        1 => open_with(&armoured(rest), &HONEST.journal, rest),
        2 => open_with(&HONEST.slot, &armoured(rest), rest),
        // The armour itself.
        3 => open_with(&String::from_utf8_lossy(rest), &HONEST.journal, rest),
        // Properly sealed, with wrong content.
        4 => open_with(&slot_with(rest), &HONEST.journal, rest),
        _ => open_with(&HONEST.slot, &journal_with(rest), rest),
    }
}

pub(crate) fn templates(bytes: &[u8]) {
    match read_template(bytes) {
        Ok(worksheet) => {
            let own = worksheet.to_own(Role::Hurt, Timestamp::from_millis(0));
            let written = write_template(&worksheet.id, &own).expect("what was read can be written");
            read_template(written.as_bytes()).expect("what was written reads");
        }
        Err(problem) => is_refused(&problem, bytes),
    }
}

pub(crate) fn paths(bytes: &[u8]) {
    match read_path(bytes) {
        Ok(path) => {
            let mut count = 0;
            let (own, steps) = path.to_own(Timestamp::from_millis(0), || {
                count += 1;
                Id::from_parts(0, count)
            });
            let mut journal = Journal::default();
            for (id, step) in steps {
                journal.apply(Edit::put(id, step));
            }
            let written = write_path(&journal, &path.id, &own).expect("what was read can be written");
            read_path(written.as_bytes()).expect("what was written reads");
        }
        Err(problem) => is_refused(&problem, bytes),
    }
}

fn is_refused(problem: &SharedFileProblem, bytes: &[u8]) {
    match problem {
        SharedFileProblem::IsJournal => assert!(bytes.windows(8).any(|window| window == b"Mendwell"), "it is called a journal"),
        SharedFileProblem::Wrong(words) => is_said(words, bytes),
    }
}

/// An error has a message, bounded by the size of its input.
fn is_said(problem: &impl Display, bytes: &[u8]) {
    let words = problem.to_string();
    assert!(!words.trim().is_empty(), "an error has words");
    assert!(words.len() <= 2_000 + 8 * bytes.len(), "{} bytes of words about {} bytes", words.len(), bytes.len());
}

/// Valid messages, and the identity that opens them.
struct Honest {
    identity: Identity,
    slot: String,
    journal: String,
}

static HONEST: LazyLock<Honest> = LazyLock::new(|| {
    let identity = Identity::generate();
    let slot = slot_of(identity.to_string().expose_secret().as_bytes());
    let journal = sealed_to(&identity, b"()");
    Honest { identity, slot, journal }
});

fn slot_with(inside: &[u8]) -> String {
    slot_of(inside)
}

fn slot_of(inside: &[u8]) -> String {
    let mut recipient = age::scrypt::Recipient::new(passphrase());
    recipient.set_work_factor(WORK_FACTOR);
    age::encrypt_and_armor(&recipient, inside).expect("age seals anything")
}

fn journal_with(inside: &[u8]) -> String {
    sealed_to(&HONEST.identity, inside)
}

fn sealed_to(identity: &Identity, inside: &[u8]) -> String {
    age::encrypt_and_armor(&identity.to_public(), inside).expect("age seals anything")
}

fn passphrase() -> SecretString {
    SecretString::from(PASSPHRASE.to_owned())
}

fn armoured(message: &[u8]) -> String {
    let mut armour = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).expect("in memory");
    armour.write_all(message).expect("in memory");
    String::from_utf8(armour.finish().expect("in memory")).expect("armour is text")
}

/// Replaces the first slot and the journal, drops the other slots, and opens the file.
fn open_with(slot: &str, journal: &str, hostile: &[u8]) {
    let messages: Vec<&str> = SEALED.split(BEGIN).collect();
    let [before, .., last] = messages.as_slice() else { unreachable!("there are messages in it") };
    let after = |message: &str| message.split_once(END).expect("a message ends").1.to_owned();
    // Separators between slots are equal; the last slot is followed by the recipient.
    let between = after(messages[messages.len() - 2]);
    let escaped = |message: &str| message.replace('\\', "\\\\").replace('"', "\\\"");
    let file = format!("{before}{}{between}{}{}", escaped(slot), escaped(journal), after(last));
    if claims_much_work(hostile) {
        return;
    }
    open_file(file.as_bytes());
}

/// Opens a file as the app does, with the passphrase of these tests and that of the file.
fn open_file(bytes: &[u8]) {
    let reading = match format::read(bytes) {
        Ok(reading) => reading,
        Err(problem) => return is_said(&problem, bytes),
    };
    let Body::Sealed(sealed) = &reading.body else { return };
    match Sealing::open(sealed, reading.minor, &passphrase()) {
        Ok((sealing, journal)) => {
            use_journal(&journal);
            let again = sealing.seal(&journal).expect("what was opened can be sealed");
            assert!(sealing.unseal(&again, format::MINOR).expect("what was sealed opens") == journal, "it opens as it was sealed");
        }
        Err(problem) => {
            if let UnsealError::Read(problem) = &problem {
                is_said(problem, bytes);
            }
            is_said(&problem, bytes);
        }
    }
}

/// True if an age header demands too much work for a test.
fn claims_much_work(message: &[u8]) -> bool {
    String::from_utf8_lossy(message)
        .lines()
        .filter(|line| line.starts_with("-> scrypt "))
        .filter_map(|line| line.rsplit(' ').next()?.parse().ok())
        .any(|factor: u8| factor > WORTH_TRYING)
}
