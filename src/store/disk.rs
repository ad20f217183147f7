//! Every call that touches a file, as one small trait, so that a test can make each of them fail in turn.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::held::name_holder;

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe, a socket: something that opening alone may block or disturb.
    Special,
}

/// What the disk knows of a file without reading it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub len: u64,
    /// When its content last changed, where the disk says so.
    pub modified: Option<SystemTime>,
    /// Device and number of the file, where the system has them: another file of the same name has another.
    pub identity: Option<(u64, u64)>,
    /// Who may read and write it.
    pub permissions: Permissions,
    /// Owner and group, where the system has them.
    pub owner: Option<(u32, u32)>,
    /// The file has more names than this one (hard links), where the system tells.
    pub has_other_names: bool,
}

/// An open file.
pub trait DiskFile: Send {
    /// Reads some bytes; 0 at the end.
    ///
    /// # Errors
    /// As the system says.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;

    /// Writes some of the bytes and says how many.
    ///
    /// # Errors
    /// As the system says.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until the disk has what was written.
    ///
    /// # Errors
    /// As the system says.
    fn sync(&mut self) -> io::Result<()>;

    /// What the disk knows of it.
    ///
    /// # Errors
    /// As the system says.
    fn facts(&self) -> io::Result<Facts>;

    /// Gives it the permissions of another file, and its owner where that is allowed.
    ///
    /// # Errors
    /// As the system says.
    fn permit_like(&mut self, other: &Facts) -> io::Result<()>;

    /// Gives it what else the system keeps with the file at `other`: extended attributes and access lists. What the system refuses is left out.
    fn attributes_like(&mut self, other: &Path);
}

/// A lock that lasts until it is dropped, or its process ends in whatever way.
pub type HeldLock = Box<dyn Send + Sync>;

/// Where files are.
pub trait Disk: Send + Sync {
    /// What a path leads to; links are followed.
    ///
    /// # Errors
    /// As the system says.
    fn facts(&self, path: &Path) -> io::Result<Facts>;

    /// Where a path leads when every link is followed. The file itself need not exist; its folder must.
    ///
    /// # Errors
    /// As the system says.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Opens a regular file for reading; anything else is refused without blocking.
    ///
    /// # Errors
    /// As the system says; [`io::ErrorKind::ResourceBusy`] when another program holds it.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Creates a file with a name of its own, `prefix` then chance then [`TEMPORARY_SUFFIX`], that nobody else may read.
    ///
    /// # Errors
    /// As the system says.
    fn create_temporary(&self, folder: &Path, prefix: &str) -> io::Result<(PathBuf, Box<dyn DiskFile>)>;

    /// Gives a file another name, in the place of whatever had it.
    ///
    /// # Errors
    /// As the system says; [`io::ErrorKind::ResourceBusy`] when another program holds one of the two.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives two files each other's name, in one step.
    ///
    /// # Errors
    /// As the system says; [`io::ErrorKind::Unsupported`] where the system or this disk cannot do it, and
    /// [`io::ErrorKind::ResourceBusy`] when another program holds one of the two.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Waits until the disk has the names in a folder.
    ///
    /// # Errors
    /// As the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Creates a folder that nobody else may enter; one that is there already is fine.
    ///
    /// # Errors
    /// As the system says.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// The paths in a folder, in any order.
    ///
    /// # Errors
    /// As the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Removes a file.
    ///
    /// # Errors
    /// As the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Takes the lock that this file stands for, creating it; `None` when someone else holds it.
    ///
    /// # Errors
    /// As the system says; [`io::ErrorKind::Unsupported`] where the disk has no locks, and
    /// [`io::ErrorKind::ResourceBusy`] when another program holds the file in a way of its own.
    fn lock(&self, path: &Path) -> io::Result<Option<HeldLock>>;

    /// Waits a moment before something is tried again.
    fn pause(&self, duration: Duration);
}

/// How the names of half-written files end.
pub const TEMPORARY_SUFFIX: &str = ".part";

/// The disk of this computer.
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
        // Asked before opening, because opening a device may already do something; and after, because it may have changed.
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
            // Whoever held it last may have removed the file between our opening and our locking it: then this lock is
            // on a file without a name, and another opener would get one of its own.
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
        // Removed while it is still locked, and only where `lock` can tell one file of this name from the next.
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
            // Only the system's administrator may give a file away; for anyone else it becomes their own, and keeps its
            // group where they belong to that.
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

/// Attributes that are of one content alone: on another they would make the file unreadable, or lie.
#[cfg(unix)]
const OF_ONE_CONTENT: [&str; 3] = ["security.ima", "security.evm", "security.capability"];

#[cfg(unix)]
fn copy_attributes(from: &Path, to: &File) {
    use xattr::FileExt as _;
    let Ok(names) = xattr::list(from) else { return };
    for name in names.filter(|name| OF_ONE_CONTENT.iter().all(|other| name != other)) {
        if let Ok(Some(value)) = xattr::get(from, &name) {
            // Not every account may set every kind, and not every disk has them.
            let _refused = to.set_xattr(&name, &value);
        }
    }
}

/// Does a call again for as long as a signal interrupts it.
///
/// # Errors
/// As the call says, except [`io::ErrorKind::Interrupted`].
pub fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// How long a file that another program holds is tried again, and how often.
const BUSY_PATIENCE: Duration = Duration::from_secs(2);
const BUSY_PAUSE: Duration = Duration::from_millis(50);

/// Does a call again for a while when another program holds the file, as virus scanners and sync tools do for a moment.
///
/// # Errors
/// As the call says, except [`io::ErrorKind::Interrupted`].
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

/// Reads a whole file of at most `limit` bytes; `None` when it is longer.
///
/// # Errors
/// As the disk says.
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

/// Writes all bytes, however few the disk takes at a time.
///
/// # Errors
/// As the disk says.
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

/// Follows links by hand where the last one leads to nothing yet, which is where a first save puts its file.
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
        // Drives in memory and drives that encrypt often cannot say this on Windows; then the path is taken as it is.
        Err(_) if cfg!(windows) && path.exists() => std::path::absolute(path),
        result => result,
    }
}

/// The name a new file will have. Windows drops dots and spaces at the end, and takes what follows a colon for a hidden
/// part of another file.
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
        // An old kernel; a disk that cannot; a sandbox that does not know the call.
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
        // Some disks cannot do this for folders, and then need no asking.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn sync_folder(_: &Path) -> io::Result<()> {
    // There is no such call on Windows; its file system keeps names in order by itself.
    Ok(())
}
