//! Private folder for PDFs passed to other programs, removed when Mendwell exits or, after a crash,
//! at the next start.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A folder for temporary files.
#[derive(Clone, Debug)]
pub struct PrivateFolder(PathBuf);

impl PrivateFolder {
    /// The user's folder, if the system has a cache folder.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        Some(Self(dirs::cache_dir()?.join("mendwell").join("pages")))
    }

    /// A folder at this path.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// Writes a PDF under a unique name.
    ///
    /// # Errors
    /// Any I/O error.
    pub fn write_pdf(&self, pdf: &[u8]) -> io::Result<PathBuf> {
        if let Some(parent) = self.0.parent() {
            fs::create_dir_all(parent)?;
        }
        match create_private(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        // Private to its owner.
        let mut file = tempfile::Builder::new().prefix("pages ").suffix(".pdf").tempfile_in(&self.0)?;
        file.write_all(pdf)?;
        let (_, path) = file.keep().map_err(|error| error.error)?;
        Ok(path)
    }

    /// Removes the folder and its files, unless held by other programs.
    pub fn clear(&self) {
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let _held_files_stay = fs::remove_file(entry.path());
        }
        for folder in [Some(self.0.as_path()), self.0.parent()].into_iter().flatten() {
            // Fails unless empty.
            let _stays_if_not_empty = fs::remove_dir(folder);
        }
    }
}

#[cfg(unix)]
fn create_private(folder: &Path) -> io::Result<()> {
    std::os::unix::fs::DirBuilderExt::mode(&mut fs::DirBuilder::new(), 0o700).create(folder)
}

#[cfg(not(unix))]
fn create_private(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_private_and_goes_without_a_trace() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = PrivateFolder::at(&home.path().join("mendwell").join("pages"));
        let first = folder.write_pdf(b"%PDF-1").expect("written");
        let second = folder.write_pdf(b"%PDF-2").expect("written");
        assert_eq!((fs::read(&first).expect("there"), fs::read(&second).expect("there")), (b"%PDF-1".to_vec(), b"%PDF-2".to_vec()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!((mode(&first), mode(first.parent().expect("a folder"))), (0o600, 0o700));
        }
        folder.clear();
        assert_eq!(fs::read_dir(home.path()).expect("the home").count(), 0);
        folder.clear();
    }

    #[test]
    fn what_a_failed_run_left_behind_goes_and_nothing_else() {
        let home = tempfile::tempdir().expect("a folder");
        let place = home.path().join("mendwell").join("pages");
        PrivateFolder::at(&place).write_pdf(b"%PDF-1").expect("written");
        fs::write(home.path().join("mendwell").join("other"), "").expect("written");
        PrivateFolder::at(&place).clear();
        assert!(!place.exists() && home.path().join("mendwell").join("other").exists());
    }
}
