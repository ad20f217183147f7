//! `check`: reads a journal, and says whether it is whole and how much is in it.

use std::io::{self, BufRead, Read as _, Write};

use zeroize::Zeroizing;

use super::CheckArgs;
use crate::content::{fill, lang};
use crate::journal::TableKind;
use crate::store::format::FORMAT;
use crate::store::{Disk, FileBody, OpenError, RealDisk, SecretString, read_file};

/// A passphrase longer than this is no passphrase but the wrong file.
const PASSPHRASE_MAX_BYTES: u64 = 4_096;

/// Runs `check`: counts on standard output.
pub(super) fn check(arguments: &CheckArgs) -> Result<(), CheckError> {
    let ask = || if arguments.passphrase_stdin { first_line(&mut io::stdin().lock()) } else { from_terminal() };
    check_into(arguments, &RealDisk, ask, &mut io::stdout().lock())
}

/// Why a check did not end well.
#[derive(Debug, thiserror::Error)]
pub(super) enum CheckError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{}", fill(&lang().problems.check_passphrase, &[("problem", &.0.to_string())]))]
    Passphrase(io::Error),
    #[error("{}", fill(&lang().problems.check_output, &[("problem", &.0.to_string())]))]
    Output(io::Error),
}

fn check_into(arguments: &CheckArgs, disk: &dyn Disk, ask: impl FnOnce() -> io::Result<SecretString>, output: &mut dyn Write) -> Result<(), CheckError> {
    let content = read_file(&arguments.file, disk)?;
    let (minor, is_sealed) = (content.minor, content.is_sealed());
    let journal = match content.body {
        FileBody::Plain(journal) => journal,
        FileBody::Locked(locked) => {
            let passphrase = ask().map_err(CheckError::Passphrase)?;
            let failed = |error| OpenError { path: arguments.file.clone(), problem: crate::store::OpenProblem::Seal(error) };
            locked.unlock(&passphrase).map_err(failed)?.1
        }
    };
    let mut report = || {
        writeln!(output, "format {FORMAT}.{minor}\nsealed {}", if is_sealed { "yes" } else { "no" })?;
        for table in TableKind::ALL {
            writeln!(output, "{} {}", table.name(), journal.count(*table))?;
        }
        output.flush()
    };
    report().map_err(CheckError::Output)
}

fn from_terminal() -> io::Result<SecretString> {
    rpassword::prompt_password("Passphrase: ").map(SecretString::from)
}

fn first_line(input: &mut dyn BufRead) -> io::Result<SecretString> {
    let mut line = Zeroizing::new(String::new());
    input.take(PASSPHRASE_MAX_BYTES).read_line(&mut line)?;
    Ok(SecretString::from(line.trim_end_matches(['\r', '\n'])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Edit, Id, Key, LocalTime, OwnTag, Timestamp};
    use crate::store::seal::WorkFactor;
    use crate::store::{Document, OpenFile, Sealing, save};
    use std::path::PathBuf;

    fn journal_file(sealing: Option<Sealing>) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notes.ron");
        let now = Timestamp::from_millis(0);
        let mut document = Document::default();
        document.edit_quietly(Edit::put(Key::OwnTag(Id::from_parts(0, 0)), OwnTag::new(now, "river".to_owned())), now);
        let file = OpenFile::create(&path, false, sealing.map(Into::into), &RealDisk).expect("created");
        let request = file.save_request(document.snapshot(), LocalTime::from_date_time(now.utc().fixed_offset())).expect("it may be written");
        save(&request, &RealDisk).expect("saved");
        (folder, path)
    }

    fn checked(path: PathBuf, passphrase: &str) -> Result<String, String> {
        let mut output = Vec::new();
        let arguments = CheckArgs { file: path, passphrase_stdin: true };
        check_into(&arguments, &RealDisk, || first_line(&mut passphrase.as_bytes()), &mut output).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(output).expect("text"))
    }

    #[test]
    fn check_counts_each_kind_on_a_line_of_its_own() {
        let (_folder, path) = journal_file(None);
        let text = checked(path, "").expect("it is whole");
        assert!(text.starts_with("format 1.0\nsealed no\n") && text.contains("\nown_tags 1\n") && text.contains("\ncheck_ins 0\n"), "{text}");
        assert_eq!(text.lines().count(), 2 + TableKind::ALL.len());
        assert!(!text.contains("river"), "counts, never content");
    }

    #[test]
    fn check_opens_a_sealed_journal_with_the_first_line_of_input() {
        let sealing = Sealing::create(&"two words".to_owned().into(), WorkFactor::FOR_TESTS).expect("a seal");
        let (_folder, path) = journal_file(Some(sealing));
        assert!(checked(path.clone(), "two words\r\nmore").expect("it fits").contains("sealed yes"));
        assert!(checked(path, "one").expect_err("it does not fit").contains("does not open this file"));
    }

    #[test]
    fn check_says_what_is_wrong_and_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("none.ron");
        let text = checked(path.clone(), "").expect_err("there is none");
        assert!(text.starts_with("There is no file") && text.ends_with(&path.display().to_string()), "{text}");
    }
}
