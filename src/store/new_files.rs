//! Exported files, which are not journals.

use std::path::{Path, PathBuf};

use super::disk::{Disk, again};
use super::progress::Progress;
use super::replace::replace;
use super::save::{SaveError, SaveProblem};

/// Outcome of writing without an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// All files were written.
    All,
    /// Stopped: no file was written.
    Nothing,
}

/// Writes new private files: all or, if stopped or on an error, none.
///
/// # Errors
/// If a file exists, or on an I/O error. Also if stopped and a written file cannot be removed.
pub fn write_new(files: &[(PathBuf, Vec<u8>)], progress: &Progress, disk: &dyn Disk) -> Result<Written, SaveError> {
    let mut written = Vec::new();
    let done = progress.each(files.iter().collect()).try_for_each(|(path, bytes)| {
        write_one(path, bytes, disk)?;
        written.push(path);
        Ok(())
    });
    if done.is_ok() && !progress.is_stopped() {
        return Ok(Written::All);
    }
    let failures: Vec<SaveError> = written.into_iter().filter_map(|path| remove(path, disk).err()).collect();
    done?;
    failures.into_iter().next().map_or(Ok(Written::Nothing), Err)
}

/// Resolved path of a new file.
///
/// # Errors
/// If it exists, or on an I/O error.
pub fn free_place(path: &Path, disk: &dyn Disk) -> Result<PathBuf, SaveError> {
    let failed = |problem| SaveError { path: path.to_owned(), problem };
    let place = again(|| disk.resolve(path)).map_err(|error| failed(SaveProblem::Disk(error.into())))?;
    if again(|| disk.facts(&place)).is_ok() { Err(failed(SaveProblem::Exists)) } else { Ok(place) }
}

fn write_one(path: &Path, bytes: &[u8], disk: &dyn Disk) -> Result<(), SaveError> {
    let target = free_place(path, disk)?;
    match replace(disk, &target, bytes, None) {
        Ok(_) => Ok(()),
        Err(fault) => {
            if fault.landed.is_some() {
                // A failed file must not exist. The first error is the one reported.
                let _first_reason_counts = remove(&target, disk);
            }
            Err(SaveError { path: path.to_owned(), problem: SaveProblem::Disk(fault.source.into()) })
        }
    }
}

fn remove(path: &Path, disk: &dyn Disk) -> Result<(), SaveError> {
    again(|| disk.remove(path)).map_err(|error| SaveError { path: path.to_owned(), problem: SaveProblem::Disk(error.into()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    fn files(folder: &Path, names: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
        names.iter().map(|name| (folder.join(name), name.as_bytes().to_vec())).collect()
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_written_and_one_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.csv");
        let write = |bytes: &[u8]| write_new(&[(path.clone(), bytes.to_vec())], &Progress::default(), &RealDisk);
        assert_eq!(write(b"first").expect("written"), Written::All);
        let again = write(b"second").expect_err("refused");
        assert!(matches!(again.problem, SaveProblem::Exists));
        assert_eq!(std::fs::read(&path).expect("there"), b"first");
        assert_eq!(names_in(folder.path()), ["table.csv"], "nothing is left behind");
    }

    #[test]
    fn several_are_written_all_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("3"), "theirs").expect("written");
        let again = write_new(&files(folder.path(), &["1", "2", "3"]), &Progress::default(), &RealDisk).expect_err("refused");
        assert!(matches!(again.problem, SaveProblem::Exists) && again.path.ends_with("3"));
        assert_eq!(names_in(folder.path()), ["3"], "those before it are gone again");
        assert_eq!(std::fs::read(folder.path().join("3")).expect("there"), b"theirs");
        write_new(&files(folder.path(), &["1", "2"]), &Progress::default(), &RealDisk).expect("written");
        assert_eq!(names_in(folder.path()), ["1", "2", "3"]);
    }

    #[test]
    fn none_is_left_when_it_is_stopped() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path(), &["1", "2", "3"]);
        for number in 1..=files.len() {
            let stopped = write_new(&files, &Progress::that_stops_at(number), &RealDisk);
            assert_eq!(stopped.expect("nothing went wrong"), Written::Nothing);
            assert!(names_in(folder.path()).is_empty(), "stopped before {number}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(write_new(&files(folder.path(), &["no/table.csv"]), &Progress::default(), &RealDisk).is_err());
    }
}
