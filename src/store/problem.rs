//! What the system says when a file call fails, in words.

use std::io;

use crate::content::{fill, lang};

/// Why the disk refused.
#[derive(Debug, thiserror::Error)]
pub enum DiskProblem {
    /// No room.
    #[error("{}", lang().problems.disk_full)]
    Full,
    /// Not allowed.
    #[error("{}", lang().problems.disk_not_allowed)]
    NotAllowed,
    /// The disk takes no changes at all.
    #[error("{}", lang().problems.disk_read_only)]
    ReadOnlyDisk,
    /// The folder or file is gone.
    #[error("{}", lang().problems.disk_gone)]
    Gone,
    /// Another program holds it.
    #[error("{}", lang().problems.disk_busy)]
    Busy,
    /// The disk lets no new file take the place of an old one.
    #[error("{}", lang().problems.disk_cannot_replace)]
    CannotReplace,
    /// Anything else, in the system's own words.
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
    /// What can be done about it.
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
