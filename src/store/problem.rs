//! What the system says when a file call fails, in words.

use std::io;

/// Why the disk refused.
#[derive(Debug, thiserror::Error)]
pub enum DiskProblem {
    /// No room.
    #[error("the disk is full")]
    Full,
    /// Not allowed.
    #[error("this account may not do that there")]
    NotAllowed,
    /// The disk takes no changes at all.
    #[error("the disk is read-only")]
    ReadOnlyDisk,
    /// The folder or file is gone.
    #[error("it is no longer there")]
    Gone,
    /// Another program holds it.
    #[error("another program is using it")]
    Busy,
    /// Anything else, in the system's own words.
    #[error("the system says: {0}")]
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
            _ => Self::Other(error),
        }
    }
}

impl DiskProblem {
    /// What can be done about it.
    #[must_use]
    pub const fn advice(&self) -> &'static str {
        match self {
            Self::Full => "Make some room, or save somewhere else",
            Self::NotAllowed | Self::ReadOnlyDisk => "Save somewhere else, or change who may write there",
            Self::Gone => "Save somewhere else, or bring the folder back",
            Self::Busy => "Close the other program, then try again",
            Self::Other(_) => "Try again, or save somewhere else",
        }
    }
}
