//! Messages for failed file operations.

use std::io;

use crate::content::{fill, lang};

/// Reason for a disk error.
#[derive(Debug, thiserror::Error)]
pub enum DiskProblem {
    /// Disk full.
    #[error("{}", lang().problems.disk_full)]
    Full,
    /// Permission denied.
    #[error("{}", lang().problems.disk_not_allowed)]
    NotAllowed,
    /// Read-only disk.
    #[error("{}", lang().problems.disk_read_only)]
    ReadOnlyDisk,
    /// File or folder missing.
    #[error("{}", lang().problems.disk_gone)]
    Gone,
    /// Held by another program.
    #[error("{}", lang().problems.disk_busy)]
    Busy,
    /// The disk cannot rename over an existing file.
    #[error("{}", lang().problems.disk_cannot_replace)]
    CannotReplace,
    /// Any other system error.
    #[error("{}", fill(&lang().problems.disk_other, &[("problem", &.0.to_string())]))]
    Other(io::Error),
}

impl From<io::Error> for DiskProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Gone,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::Busy,
            io::ErrorKind::Unsupported => Self::CannotReplace,
            _ => Self::Other(error),
        }
    }
}

impl DiskProblem {
    /// Suggested remedy.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        let words = &lang().problems;
        match self {
            Self::Full => &words.advice_full,
            Self::NotAllowed | Self::ReadOnlyDisk => &words.advice_not_allowed,
            Self::Gone => &words.advice_gone,
            Self::Busy => &words.advice_busy,
            Self::CannotReplace => &words.advice_cannot_replace,
            Self::Other(_) => &words.advice_other,
        }
    }
}
