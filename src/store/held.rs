//! What Windows says when another program holds a file, put in the one word that callers ask for on every system.

use std::io;
use std::path::Path;

/// The error of a call on `paths`: [`io::ErrorKind::ResourceBusy`] when one of them is held by another program.
#[cfg(windows)]
pub(super) fn name_holder(error: io::Error, paths: &[&Path]) -> io::Error {
    /// What renaming over a held file is refused with, and also whatever this account may not do.
    const ACCESS_DENIED: i32 = 5;
    let is_held = is_sharing_violation(&error) || (error.raw_os_error() == Some(ACCESS_DENIED) && paths.iter().any(|path| is_held(path)));
    if is_held { io::ErrorKind::ResourceBusy.into() } else { error }
}

/// Elsewhere files are not held.
#[cfg(not(windows))]
pub(super) fn name_holder(error: io::Error, _: &[&Path]) -> io::Error {
    error
}

#[cfg(windows)]
fn is_sharing_violation(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Whether someone holds a file so that it cannot be replaced: asks for the right to, and gives it back at once.
#[cfg(windows)]
fn is_held(path: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt as _;
    const DELETE: u32 = 0x0001_0000;
    std::fs::OpenOptions::new().access_mode(DELETE).open(path).is_err_and(|error| is_sharing_violation(&error))
}
