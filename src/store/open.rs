//! Opening files: checked, non-blocking, with specific errors.

use std::io;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;

use super::disk::{Disk, FileKind, again, read_whole};
use super::fingerprint::Fingerprint;
use super::format::{self, Body, ReadError, Sealed};
use super::problem::DiskProblem;
use super::seal::{Sealing, UnsealError};
use crate::content::{fill, lang};
use crate::journal::{Header, Journal};

/// Maximum file size in bytes, far above any journal.
pub const SIZE_LIMIT_BYTES: u64 = 512 << 20;

/// A file could not be opened. It is unchanged.
#[derive(Debug, thiserror::Error)]
#[error("{problem}\n{}", path.display())]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// Reason.
    #[source]
    pub problem: OpenProblem,
}

/// Reason a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenProblem {
    /// Missing.
    #[error("{}", lang().problems.open_missing)]
    Missing,
    /// A folder.
    #[error("{}", lang().problems.open_folder)]
    Folder,
    /// A device, pipe or socket.
    #[error("{}", lang().problems.open_special)]
    Special,
    /// Not readable.
    #[error("{}", lang().problems.open_no_permission)]
    NoPermission,
    /// Too large.
    #[error("{}", fill(&lang().problems.open_too_large, &[("limit", &(SIZE_LIMIT_BYTES >> 20).to_string())]))]
    TooLarge,
    /// I/O error.
    #[error("{}", fill(&lang().problems.open_disk, &[("problem", &.0.to_string())]))]
    Disk(DiskProblem),
    /// Unusable content.
    #[error(transparent)]
    Content(#[from] ReadError),
    /// Unsealing failed.
    #[error(transparent)]
    Seal(#[from] UnsealError),
}

impl OpenProblem {
    /// True if the file is damaged or missing, so that a backup should be offered.
    #[must_use]
    pub const fn is_damage(&self) -> bool {
        match self {
            Self::Content(error) | Self::Seal(UnsealError::Read(error)) => !matches!(error, ReadError::NewerFormat),
            Self::Missing | Self::TooLarge | Self::Disk(_) | Self::Seal(UnsealError::Damaged) => true,
            Self::Folder | Self::Special | Self::NoPermission | Self::Seal(_) => false,
        }
    }
}

/// Content of a file.
#[derive(Debug)]
pub struct FileContent {
    /// The clear header.
    pub header: Header,
    /// The journal, possibly sealed.
    pub body: FileBody,
    /// Minor version of the file.
    pub minor: u32,
    /// State of the file.
    pub fingerprint: Fingerprint,
}

/// The journal of a file, possibly sealed.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and a box around it would be one more thing to open")]
#[derive(Debug)]
pub enum FileBody {
    /// Plain.
    Plain(Journal),
    /// Sealed with a passphrase.
    Locked(Locked),
}

/// A sealed journal, not yet opened.
#[derive(Clone, Debug)]
pub struct Locked {
    sealed: Sealed,
    minor: u32,
}

impl Locked {
    pub(super) const fn new(sealed: Sealed, minor: u32) -> Self {
        Self { sealed, minor }
    }

    /// Opens it with the passphrase or recovery code. Takes about a second.
    ///
    /// # Errors
    /// If the passphrase is wrong or the seal damaged.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<(Sealing, Journal), UnsealError> {
        Sealing::open(&self.sealed, self.minor, passphrase)
    }

    pub(super) const fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// Opens it with an open seal of the same file.
    ///
    /// # Errors
    /// If it was sealed with another.
    pub fn unlock_with(&self, sealing: &Sealing) -> Result<Journal, UnsealError> {
        sealing.unseal(&self.sealed, self.minor)
    }
}

impl FileContent {
    /// True for a newer minor version; saving would drop unknown data.
    #[must_use]
    pub const fn is_newer_minor(&self) -> bool {
        self.minor > format::MINOR
    }

    /// True if sealed.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        matches!(self.body, FileBody::Locked(_))
    }

    /// The journal, opened with `sealing` if sealed.
    ///
    /// # Errors
    /// If `sealing` does not open it.
    pub fn journal(self, sealing: Option<&Sealing>) -> Result<Journal, UnsealError> {
        match (self.body, sealing) {
            (FileBody::Plain(journal), _) => Ok(journal),
            (FileBody::Locked(locked), Some(sealing)) => locked.unlock_with(sealing),
            (FileBody::Locked(_), None) => Err(UnsealError::WrongPassphrase),
        }
    }
}

/// Reads a file without a lock or any writing.
///
/// # Errors
/// If the file cannot be used.
pub fn read_file(path: &Path, disk: &dyn Disk) -> Result<FileContent, OpenError> {
    let failed = |problem| OpenError { path: path.to_owned(), problem };
    read_bytes(path, disk).and_then(|(bytes, facts)| Ok(understand(&bytes, Some(&facts))?)).map_err(failed)
}

/// Reads a small file; `None` if longer than `limit_bytes`.
///
/// # Errors
/// If the file cannot be read.
pub fn read_small(path: &Path, limit_bytes: u64, disk: &dyn Disk) -> Result<Option<Vec<u8>>, OpenProblem> {
    match read_up_to(path, limit_bytes, disk) {
        Ok((bytes, _)) => Ok(Some(bytes)),
        Err(OpenProblem::TooLarge) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Parses a file.
pub(super) fn understand(bytes: &[u8], facts: Option<&super::disk::Facts>) -> Result<FileContent, ReadError> {
    let reading = format::read(bytes)?;
    let minor = reading.minor;
    let body = match reading.body {
        Body::Plain(journal) => FileBody::Plain(journal),
        Body::Sealed(sealed) => FileBody::Locked(Locked::new(sealed, minor)),
    };
    Ok(FileContent { header: reading.header, body, minor, fingerprint: Fingerprint::new(bytes, facts) })
}

/// Reads a file with its *previous* metadata, so that a concurrent change is noticed.
pub(super) fn read_bytes(path: &Path, disk: &dyn Disk) -> Result<(Vec<u8>, super::disk::Facts), OpenProblem> {
    read_up_to(path, SIZE_LIMIT_BYTES, disk)
}

fn read_up_to(path: &Path, limit_bytes: u64, disk: &dyn Disk) -> Result<(Vec<u8>, super::disk::Facts), OpenProblem> {
    let facts = again(|| disk.facts(path)).map_err(problem)?;
    match facts.kind {
        FileKind::File => {}
        FileKind::Folder => return Err(OpenProblem::Folder),
        FileKind::Special => return Err(OpenProblem::Special),
    }
    let bytes = read_whole(disk, path, limit_bytes).map_err(problem)?.ok_or(OpenProblem::TooLarge)?;
    Ok((bytes, facts))
}

fn problem(error: io::Error) -> OpenProblem {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenProblem::Missing,
        io::ErrorKind::PermissionDenied => OpenProblem::NoPermission,
        _ => OpenProblem::Disk(error.into()),
    }
}
