//! The only file written outside the user's choice: the path of the journal to reopen at start. Off
//! by default.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The pointer file and its target.
#[derive(Clone, Debug, Default)]
pub struct ReopenPointer {
    file: Option<PathBuf>,
    journal: Option<PathBuf>,
}

impl ReopenPointer {
    /// The user's pointer on this computer.
    #[must_use]
    pub fn of_system() -> Self {
        dirs::config_dir().map_or_else(Self::default, |folder| Self::in_folder(&folder.join("mendwell")))
    }

    /// A pointer in this folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        let file = folder.join("reopen");
        let journal = fs::read_to_string(&file).ok().map(|path| PathBuf::from(path.trim_end_matches('\n'))).filter(|path| path.is_absolute());
        Self { file: Some(file), journal }
    }

    /// The journal to open at start.
    #[must_use]
    pub fn journal(&self) -> Option<&Path> {
        self.journal.as_deref()
    }

    /// True if it names this file.
    #[must_use]
    pub fn points_to(&self, path: Option<&Path>) -> bool {
        path.is_some() && self.journal() == path
    }

    /// Names a journal, or with `None` removes the pointer file.
    ///
    /// # Errors
    /// If the pointer file cannot be written or removed.
    pub fn set(&mut self, journal: Option<&Path>) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        if let Some(path) = journal {
            let path = std::path::absolute(path)?;
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(file, format!("{}\n", path.display()))?;
            self.journal = Some(path);
        } else {
            match fs::remove_file(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            if let Some(folder) = file.parent() {
                // Fails if the folder is not empty, as intended.
                let _kept_if_not_empty = fs::remove_dir(folder);
            }
            self.journal = None;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_remembers_and_forgets_without_a_trace() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("mendwell");
        let journal = folder.path().join("notes.ron");
        let mut pointer = ReopenPointer::in_folder(&place);
        assert_eq!(pointer.journal(), None);
        pointer.set(Some(&journal)).unwrap();
        assert_eq!(ReopenPointer::in_folder(&place).journal(), Some(journal.as_path()));
        pointer.set(None).unwrap();
        assert!(!place.exists());
        pointer.set(None).unwrap();
    }
}
