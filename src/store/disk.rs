//! The file system as a small trait, so that tests can make each call fail.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::held::name_holder;

/// Kind of a directory entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A device, pipe or socket, which may block or react when opened.
    Special,
}

/// File metadata.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Kind.
    pub kind: FileKind,
    /// Length in bytes.
    pub len: u64,
    /// Time of the last modification, if known.
    pub modified: Option<SystemTime>,
    /// Device and inode, if supported.
    pub identity: Option<(u64, u64)>,
    /// Permissions.
    pub permissions: Permissions,
    /// User and group, if supported.
    pub owner: Option<(u32, u32)>,
    /// True if the file has other hard links, if supported.
    pub has_other_names: bool,
}

/// An open file.
pub trait DiskFile: Send {
    /// Reads some bytes; 0 at the end.
    ///
    /// # Errors
    /// Any I/O error.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;

    /// Writes some bytes and returns their number.
    ///
    /// # Errors
    /// Any I/O error.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Flushes the content to the disk.
    ///
    /// # Errors
    /// Any I/O error.
    fn sync(&mut self) -> io::Result<()>;

    /// Returns the metadata.
    ///
    /// # Errors
    /// Any I/O error.
    fn facts(&self) -> io::Result<Facts>;

    /// Copies permissions and, if allowed, the owner from another file.
    ///
    /// # Errors
    /// Any I/O error.
    fn permit_like(&mut self, other: &Facts) -> io::Result<()>;

    /// Copies extended attributes and access lists, as far as allowed.
    fn attributes_like(&mut self, other: &Path);
}

/// A file lock, released on drop or when the process ends.
pub type HeldLock = Box<dyn Send + Sync>;

/// A file system.
pub trait Disk: Send + Sync {
    /// Returns metadata; follows links.
    ///
    /// # Errors
    /// Any I/O error.
    fn facts(&self, path: &Path) -> io::Result<Facts>;

    /// Resolves all links of a path. The file need not exist, but its folder must.
    ///
    /// # Errors
    /// Any I/O error.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Opens a regular file for reading; rejects anything else without blocking.
    ///
    /// # Errors
    /// Any I/O error; [`io::ErrorKind::ResourceBusy`] if another program holds the file.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Creates a private file named `prefix`, random characters and [`TEMPORARY_SUFFIX`].
    ///
    /// # Errors
    /// Any I/O error.
    fn create_temporary(&self, folder: &Path, prefix: &str) -> io::Result<(PathBuf, Box<dyn DiskFile>)>;

    /// Renames a file, replacing the target.
    ///
    /// # Errors
    /// Any I/O error; [`io::ErrorKind::ResourceBusy`] if another program holds one of the files.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Exchanges two files atomically.
    ///
    /// # Errors
    /// Any I/O error; [`io::ErrorKind::Unsupported`] if not supported,
    /// [`io::ErrorKind::ResourceBusy`] if another program holds one of the files.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Flushes the entries of a folder to the disk.
    ///
    /// # Errors
    /// Any I/O error.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Creates a private folder, unless it exists.
    ///
    /// # Errors
    /// Any I/O error.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Lists the paths in a folder, in any order.
    ///
    /// # Errors
    /// Any I/O error.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Removes a file.
    ///
    /// # Errors
    /// Any I/O error.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Locks a file, creating it; `None` if another process holds the lock.
    ///
    /// # Errors
    /// Any I/O error; [`io::ErrorKind::Unsupported`] if not supported,
    /// [`io::ErrorKind::ResourceBusy`] if another program holds the file.
    fn lock(&self, path: &Path) -> io::Result<Option<HeldLock>>;

    /// Sleeps before a retry.
    fn pause(&self, duration: Duration);
}

/// Suffix of temporary files.
pub const TEMPORARY_SUFFIX: &str = ".part";

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        fs::metadata(path).map(|metadata| facts_of(&metadata))
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        resolve(path, 40)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let refuse = || io::Error::new(io::ErrorKind::InvalidInput, "not a regular file");
        // Checked before opening, which may act on a device, and again after.
        if facts_of(&fs::metadata(path)?).kind != FileKind::File {
            return Err(refuse());
        }
        let file = without_blocking(OpenOptions::new().read(true)).open(path).map_err(|error| name_holder(error, &[path]))?;
        if facts_of(&file.metadata()?).kind != FileKind::File {
            return Err(refuse());
        }
        Ok(Box::new(RealFile(file)))
    }

    fn create_temporary(&self, folder: &Path, prefix: &str) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
        let (file, path) = tempfile::Builder::new().prefix(prefix).suffix(TEMPORARY_SUFFIX).tempfile_in(folder)?.keep().map_err(|error| error.error)?;
        Ok((path, Box::new(RealFile(file))))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to).map_err(|error| name_holder(error, &[from, to]))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other).map_err(|error| name_holder(error, &[one, other]))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        match create_private_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
            result => result,
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<HeldLock>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        loop {
            let file = without_blocking(&mut options).open(path).map_err(|error| name_holder(error, &[path]))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // The previous holder may have removed the file meanwhile; this lock would be on an
            // unlinked file.
            let locked = facts_of(&file.metadata()?).identity;
            if fs::metadata(path).is_ok_and(|metadata| facts_of(&metadata).identity == locked) {
                return Ok(Some(Box::new(RealLock { _file: file, path: path.to_owned() })));
            }
        }
    }

    fn pause(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

struct RealLock {
    _file: File,
    path: PathBuf,
}

impl Drop for RealLock {
    fn drop(&mut self) {
        // Removed while locked, and only where `lock` detects a replaced file.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

struct RealFile(File);

impl DiskFile for RealFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }

    fn facts(&self) -> io::Result<Facts> {
        self.0.metadata().map(|metadata| facts_of(&metadata))
    }

    fn permit_like(&mut self, other: &Facts) -> io::Result<()> {
        #[cfg(unix)]
        if let Some((user, group)) = other.owner
            && self.facts()?.owner != other.owner
        {
            // Only root may change the owner; others may keep the group.
            if std::os::unix::fs::fchown(&self.0, Some(user), Some(group)).is_err() {
                let _ = std::os::unix::fs::fchown(&self.0, None, Some(group));
            }
        }
        self.0.set_permissions(other.permissions.clone())
    }

    fn attributes_like(&mut self, other: &Path) {
        #[cfg(unix)]
        copy_attributes(other, &self.0);
        #[cfg(not(unix))]
        let _has_none_that_last = other;
    }
}

/// Attributes tied to the content, invalid for any other.
#[cfg(unix)]
const OF_ONE_CONTENT: [&str; 3] = ["security.ima", "security.evm", "security.capability"];

#[cfg(unix)]
fn copy_attributes(from: &Path, to: &File) {
    use xattr::FileExt as _;
    let Ok(names) = xattr::list(from) else { return };
    for name in names.filter(|name| OF_ONE_CONTENT.iter().all(|other| name != other)) {
        if let Ok(Some(value)) = xattr::get(from, &name) {
            // Accounts and disks may refuse some attributes.
            let _refused = to.set_xattr(&name, &value);
        }
    }
}

/// Retries a call interrupted by a signal.
///
/// # Errors
/// Errors of the call, except [`io::ErrorKind::Interrupted`].
pub fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

const BUSY_PATIENCE: Duration = Duration::from_secs(2);
const BUSY_PAUSE: Duration = Duration::from_millis(50);

/// Retries a call while another program, such as a virus scanner, holds the file.
///
/// # Errors
/// Errors of the call, except [`io::ErrorKind::Interrupted`].
pub fn patiently<T>(disk: &dyn Disk, mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut waited = Duration::ZERO;
    loop {
        match again(&mut call) {
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy && waited < BUSY_PATIENCE => {
                disk.pause(BUSY_PAUSE);
                waited += BUSY_PAUSE;
            }
            result => return result,
        }
    }
}

/// Reads a file of at most `limit` bytes; `None` if longer.
///
/// # Errors
/// Any I/O error.
pub fn read_whole(disk: &dyn Disk, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut file = patiently(disk, || disk.open(path))?;
    let len = again(|| file.facts())?.len;
    if len > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default() + 1);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = again(|| file.read(&mut buffer))?;
        if count == 0 {
            return Ok(Some(bytes));
        }
        bytes.extend_from_slice(&buffer[..count]);
        if bytes.len() as u64 > limit {
            return Ok(None);
        }
    }
}

/// Writes all bytes.
///
/// # Errors
/// Any I/O error.
pub fn write_whole(file: &mut dyn DiskFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match again(|| file.write(bytes))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            count => bytes = &bytes[count..],
        }
    }
    Ok(())
}

fn facts_of(metadata: &fs::Metadata) -> Facts {
    let kind = if metadata.is_file() {
        FileKind::File
    } else if metadata.is_dir() {
        FileKind::Folder
    } else {
        FileKind::Special
    };
    #[cfg(unix)]
    let (identity, owner, has_other_names) = {
        use std::os::unix::fs::MetadataExt as _;
        (Some((metadata.dev(), metadata.ino())), Some((metadata.uid(), metadata.gid())), metadata.nlink() > 1)
    };
    #[cfg(not(unix))]
    let (identity, owner, has_other_names) = (None, None, false);
    Facts { kind, len: metadata.len(), modified: metadata.modified().ok(), identity, permissions: metadata.permissions(), owner, has_other_names }
}

/// Resolves links manually if the last one is dangling.
fn resolve(path: &Path, links_left: u8) -> io::Result<PathBuf> {
    let missing = match without_links(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => error,
        result => return result,
    };
    if links_left == 0 {
        return Err(missing);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match fs::read_link(path) {
        Ok(target) => resolve(&folder.join(target), links_left - 1),
        Err(_) => Ok(without_links(folder)?.join(new_name(path)?.ok_or(missing)?)),
    }
}

fn without_links(path: &Path) -> io::Result<PathBuf> {
    match dunce::canonicalize(path) {
        // On Windows, RAM drives and encrypting drives often cannot resolve paths.
        Err(_) if cfg!(windows) && path.exists() => std::path::absolute(path),
        result => result,
    }
}

/// File name as created: Windows drops trailing dots and spaces, and a colon starts an alternate
/// stream.
fn new_name(path: &Path) -> io::Result<Option<OsString>> {
    let Ok(path) = std::path::absolute(path) else { return Ok(None) };
    let name = path.file_name().map(ToOwned::to_owned);
    if cfg!(windows) && name.as_ref().is_some_and(|name| name.to_string_lossy().contains(':')) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    Ok(name)
}

#[cfg(unix)]
fn without_blocking(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed())
}

#[cfg(not(unix))]
fn without_blocking(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    std::os::unix::fs::DirBuilderExt::mode(&mut fs::DirBuilder::new(), 0o700).create(folder)
}

#[cfg(not(unix))]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        // Old kernel, unsupported disk, or a sandbox that blocks the call.
        Errno::NOSYS | Errno::INVAL | Errno::NOTSUP | Errno::PERM => io::ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some disks do not support this for folders and do not need it.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn sync_folder(_: &Path) -> io::Result<()> {
    // Not available on Windows, where the file system journals names.
    Ok(())
}
