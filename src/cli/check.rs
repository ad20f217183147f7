//! `check`: verifies a journal and counts its records.

use std::io::{self, Write};

use super::CheckArgs;
use super::read::{ReadError, ReadJournal, read_journal};
use crate::content::{fill, lang};
use crate::journal::TableKind;
use crate::store::format::FORMAT;

pub(super) fn check(arguments: &CheckArgs) -> Result<(), CheckError> {
    report(&read_journal(&arguments.file, arguments.passphrase_stdin)?, &mut io::stdout().lock())
}

#[derive(Debug, thiserror::Error)]
pub(super) enum CheckError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{}", fill(&lang().problems.check_output, &[("problem", &.0.to_string())]))]
    Output(io::Error),
}

fn report(read: &ReadJournal, output: &mut dyn Write) -> Result<(), CheckError> {
    let mut report = || {
        writeln!(output, "format {FORMAT}.{}\nsealed {}", read.minor, if read.is_sealed { "yes" } else { "no" })?;
        for table in TableKind::ALL {
            writeln!(output, "{} {}", table.name(), read.journal.count(*table))?;
        }
        output.flush()
    };
    report().map_err(CheckError::Output)
}

#[cfg(test)]
mod tests {
    use super::super::read::{first_line, read_with};
    use super::*;
    use crate::journal::{Edit, Id, LocalTime, OwnTag, Timestamp};
    use crate::store::seal::WorkFactor;
    use crate::store::{Document, OpenFile, RealDisk, Sealing, save};
    use std::path::{Path, PathBuf};

    fn journal_file(sealing: Option<Sealing>) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notes.ron");
        let now = Timestamp::from_millis(0);
        let mut document = Document::default();
        document.edit_quietly(Edit::put(Id::from_parts(0, 0), OwnTag::new(now, "river".to_owned())), now);
        let file = OpenFile::create(&path, false, sealing.map(Into::into), &RealDisk).expect("created");
        let request = file.save_request(document.snapshot(), LocalTime::from_date_time(now.utc().fixed_offset())).expect("it may be written");
        save(&request, &RealDisk).expect("saved");
        (folder, path)
    }

    fn checked(path: &Path, passphrase: &str) -> Result<String, String> {
        let mut output = Vec::new();
        let read = read_with(path, &RealDisk, || first_line(&mut passphrase.as_bytes())).map_err(|error| error.to_string())?;
        report(&read, &mut output).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(output).expect("text"))
    }

    #[test]
    fn check_counts_each_kind_on_a_line_of_its_own() {
        let (_folder, path) = journal_file(None);
        let text = checked(&path, "").expect("it is whole");
        assert!(text.starts_with("format 1.1\nsealed no\n") && text.contains("\nown_tags 1\n") && text.contains("\ncheck_ins 0\n"), "{text}");
        assert_eq!(text.lines().count(), 2 + TableKind::ALL.len());
        assert!(!text.contains("river"), "counts, never content");
    }

    #[test]
    fn check_opens_a_sealed_journal_with_the_first_line_of_input() {
        let sealing = Sealing::create(&"two words".to_owned().into(), WorkFactor::FOR_TESTS).expect("a seal");
        let (_folder, path) = journal_file(Some(sealing));
        assert!(checked(&path, "two words\r\nmore").expect("it fits").contains("sealed yes"));
        assert!(checked(&path, "one").expect_err("it does not fit").contains("does not open this file"));
    }

    #[test]
    fn check_says_what_is_wrong_and_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("none.ron");
        let text = checked(&path, "").expect_err("there is none");
        assert!(text.starts_with("There is no file") && text.ends_with(&path.display().to_string()), "{text}");
    }
}
