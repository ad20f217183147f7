//! A file that is no journal: a table the person takes out.

use std::path::Path;

use super::disk::{Disk, again};
use super::replace::replace;
use super::save::{SaveError, SaveProblem};

/// Writes a new file that nobody else may read.
///
/// # Errors
/// When there is a file of that name, which stays as it is, or the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8], disk: &dyn Disk) -> Result<(), SaveError> {
    let failed = |problem| SaveError { path: path.to_owned(), problem };
    let target = again(|| disk.resolve(path)).map_err(|error| failed(SaveProblem::Disk(error.into())))?;
    if again(|| disk.facts(&target)).is_ok() {
        return Err(failed(SaveProblem::Exists));
    }
    match replace(disk, &target, bytes, None) {
        Ok(_) => Ok(()),
        Err(fault) => Err(failed(SaveProblem::Disk(fault.source.into()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    #[test]
    fn a_new_file_is_written_and_one_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.csv");
        write_new(&path, b"first", &RealDisk).expect("written");
        let again = write_new(&path, b"second", &RealDisk).expect_err("refused");
        assert!(matches!(again.problem, SaveProblem::Exists));
        assert_eq!(std::fs::read(&path).expect("there"), b"first");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(write_new(&folder.path().join("no/table.csv"), b"", &RealDisk).is_err());
    }
}
