//! Reads a journal for a subcommand, asking for the passphrase if it is sealed.

use std::io::{self, BufRead, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::content::{fill, lang};
use crate::journal::Journal;
use crate::store::{Disk, FileBody, OpenError, OpenProblem, RealDisk, SecretString, read_file};

/// Longer input is not a passphrase but the wrong file.
const PASSPHRASE_MAX_BYTES: u64 = 4_096;

pub(super) struct ReadJournal {
    pub(super) journal: Journal,
    pub(super) minor: u32,
    pub(super) is_sealed: bool,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum ReadError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{}", fill(&lang().problems.check_passphrase, &[("problem", &.0.to_string())]))]
    Passphrase(io::Error),
}

/// Reads a journal. The passphrase comes from the first line of standard input, or a prompt.
pub(super) fn read_journal(file: &Path, has_passphrase_on_input: bool) -> Result<ReadJournal, ReadError> {
    read_with(file, &RealDisk, || if has_passphrase_on_input { first_line(&mut io::stdin().lock()) } else { from_terminal() })
}

pub(super) fn read_with(file: &Path, disk: &dyn Disk, ask: impl FnOnce() -> io::Result<SecretString>) -> Result<ReadJournal, ReadError> {
    let content = read_file(file, disk)?;
    let (minor, is_sealed) = (content.minor, content.is_sealed());
    let journal = match content.body {
        FileBody::Plain(journal) => journal,
        FileBody::Locked(locked) => {
            let passphrase = ask().map_err(ReadError::Passphrase)?;
            locked.unlock(&passphrase).map_err(|error| OpenError { path: file.to_owned(), problem: OpenProblem::Seal(error) })?.1
        }
    };
    Ok(ReadJournal { journal, minor, is_sealed })
}

fn from_terminal() -> io::Result<SecretString> {
    rpassword::prompt_password("Passphrase: ").map(SecretString::from)
}

pub(super) fn first_line(input: &mut dyn BufRead) -> io::Result<SecretString> {
    let mut line = Zeroizing::new(String::new());
    input.take(PASSPHRASE_MAX_BYTES).read_line(&mut line)?;
    Ok(SecretString::from(line.trim_end_matches(['\r', '\n'])))
}
