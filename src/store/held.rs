//! Windows sharing violations, mapped to the error kind used on every system.

use std::io;
use std::path::Path;

/// Maps an error to [`io::ErrorKind::ResourceBusy`] if another program holds one of `paths`.
#[cfg(windows)]
pub(super) fn name_holder(error: io::Error, paths: &[&Path]) -> io::Error {
    /// Returned for renaming over a held file, but also for missing permissions.
    const ACCESS_DENIED: i32 = 5;
    let is_held = is_sharing_violation(&error) || (error.raw_os_error() == Some(ACCESS_DENIED) && paths.iter().any(|path| is_held(path)));
    if is_held { io::ErrorKind::ResourceBusy.into() } else { error }
}

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

/// True if a file cannot be replaced; tested by briefly requesting delete access.
#[cfg(windows)]
fn is_held(path: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt as _;
    const DELETE: u32 = 0x0001_0000;
    std::fs::OpenOptions::new().access_mode(DELETE).open(path).is_err_and(|error| is_sharing_violation(&error))
}
