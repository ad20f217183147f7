//! Opening a file: looked at before it is touched, read without blocking, and every way it can fail in plain words.

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

/// Files longer than this are not read: a journal of a lifetime is a small part of it.
pub const SIZE_LIMIT_BYTES: u64 = 512 << 20;

/// A file was not opened, and not changed.
#[derive(Debug, thiserror::Error)]
#[error("{problem}\n{}", path.display())]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub problem: OpenProblem,
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenProblem {
    /// There is none.
    #[error("{}", lang().problems.open_missing)]
    Missing,
    /// It is a folder.
    #[error("{}", lang().problems.open_folder)]
    Folder,
    /// It is a device, a pipe or a socket.
    #[error("{}", lang().problems.open_special)]
    Special,
    /// It may not be read.
    #[error("{}", lang().problems.open_no_permission)]
    NoPermission,
    /// It is longer than any journal.
    #[error("{}", fill(&lang().problems.open_too_large, &[("limit", &(SIZE_LIMIT_BYTES >> 20).to_string())]))]
    TooLarge,
    /// It could not be read.
    #[error("{}", fill(&lang().problems.open_disk, &[("problem", &.0.to_string())]))]
    Disk(DiskProblem),
    /// What it holds cannot be used.
    #[error(transparent)]
    Content(#[from] ReadError),
    /// Its seal did not open.
    #[error(transparent)]
    Seal(#[from] UnsealError),
}

impl OpenProblem {
    /// Whether the file itself is the trouble, so that a backup is worth offering.
    #[must_use]
    pub const fn is_damage(&self) -> bool {
        match self {
            Self::Content(error) | Self::Seal(UnsealError::Read(error)) => !matches!(error, ReadError::NewerFormat),
            Self::Missing | Self::TooLarge | Self::Disk(_) | Self::Seal(UnsealError::Damaged) => true,
            Self::Folder | Self::Special | Self::NoPermission | Self::Seal(_) => false,
        }
    }
}

/// A file as it was read.
#[derive(Debug)]
pub struct FileContent {
    /// The clear header.
    pub header: Header,
    /// The journal, or its seal.
    pub body: FileBody,
    /// The minor version of the format it was written with.
    pub minor: u32,
    /// What the file was.
    pub fingerprint: Fingerprint,
}

/// The journal of a file, or its seal.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and a box around it would be one more thing to open")]
#[derive(Debug)]
pub enum FileBody {
    /// Open to read.
    Plain(Journal),
    /// To be opened with a passphrase.
    Locked(Locked),
}

/// A sealed journal that has not been opened yet.
#[derive(Clone, Debug)]
pub struct Locked {
    sealed: Sealed,
    minor: u32,
}

impl Locked {
    pub(super) const fn new(sealed: Sealed, minor: u32) -> Self {
        Self { sealed, minor }
    }

    /// Opens it with the passphrase or the recovery code. Takes about a second.
    ///
    /// # Errors
    /// When the passphrase does not fit or the seal is damaged.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<(Sealing, Journal), UnsealError> {
        Sealing::open(&self.sealed, self.minor, passphrase)
    }

    /// What is sealed.
    pub(super) const fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// Opens it with a seal that is open already: that of the same file.
    ///
    /// # Errors
    /// When it was sealed with another.
    pub fn unlock_with(&self, sealing: &Sealing) -> Result<Journal, UnsealError> {
        sealing.unseal(&self.sealed, self.minor)
    }
}

impl FileContent {
    /// Whether a newer minor version wrote it: it may be looked at, but saving would drop what this build does not know.
    #[must_use]
    pub const fn is_newer_minor(&self) -> bool {
        self.minor > format::MINOR
    }

    /// Whether it is sealed.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        matches!(self.body, FileBody::Locked(_))
    }

    /// The journal, opened with `sealing` where it is sealed.
    ///
    /// # Errors
    /// When it is sealed and `sealing` does not open it.
    pub fn journal(self, sealing: Option<&Sealing>) -> Result<Journal, UnsealError> {
        match (self.body, sealing) {
            (FileBody::Plain(journal), _) => Ok(journal),
            (FileBody::Locked(locked), Some(sealing)) => locked.unlock_with(sealing),
            (FileBody::Locked(_), None) => Err(UnsealError::WrongPassphrase),
        }
    }
}

/// Reads a file and changes nothing: no lock is taken, nothing is written anywhere.
///
/// # Errors
/// When there is no file that can be used; the error says why, and what is safe.
pub fn read_file(path: &Path, disk: &dyn Disk) -> Result<FileContent, OpenError> {
    let failed = |problem| OpenError { path: path.to_owned(), problem };
    read_bytes(path, disk).and_then(|(bytes, facts)| Ok(understand(&bytes, Some(&facts))?)).map_err(failed)
}

/// The bytes of a small file; none where it is longer than `limit_bytes`.
///
/// # Errors
/// When there is no file that can be read.
pub fn read_small(path: &Path, limit_bytes: u64, disk: &dyn Disk) -> Result<Option<Vec<u8>>, OpenProblem> {
    match read_up_to(path, limit_bytes, disk) {
        Ok((bytes, _)) => Ok(Some(bytes)),
        Err(OpenProblem::TooLarge) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// What the bytes of a file hold.
pub(super) fn understand(bytes: &[u8], facts: Option<&super::disk::Facts>) -> Result<FileContent, ReadError> {
    let reading = format::read(bytes)?;
    let minor = reading.minor;
    let body = match reading.body {
        Body::Plain(journal) => FileBody::Plain(journal),
        Body::Sealed(sealed) => FileBody::Locked(Locked::new(sealed, minor)),
    };
    Ok(FileContent { header: reading.header, body, minor, fingerprint: Fingerprint::new(bytes, facts) })
}

/// The bytes of a file, and what the disk knew of it *before* it was read: if it changes meanwhile, it will look changed.
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
