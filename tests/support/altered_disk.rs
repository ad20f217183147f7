//! The real disk with modifications: failing, blocking, counted calls.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mendwell::store::disk::{DiskFile, Facts, HeldLock};
use mendwell::store::{Disk, RealDisk};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Facts,
    Resolve,
    Open,
    CreateTemporary,
    Rename,
    Exchange,
    SyncFolder,
    CreateFolder,
    List,
    Remove,
    Lock,
}

pub(crate) trait Alteration: Send + Sync {
    /// Runs before each call with its path. An error prevents the call.
    fn before(&self, call: Call, path: &Path) -> io::Result<()>;

    /// Wraps an opened or new file.
    fn file(&self, real: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        real
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn pause(&self, duration: Duration) {
        RealDisk.pause(duration);
    }
}

/// The real disk, modified.
#[derive(Clone, Debug, Default)]
pub(crate) struct Altered<A>(pub(crate) A);

impl<A: Alteration> Disk for Altered<A> {
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        self.0.before(Call::Facts, path)?;
        RealDisk.facts(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.before(Call::Resolve, path)?;
        RealDisk.resolve(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.0.before(Call::Open, path)?;
        Ok(self.0.file(RealDisk.open(path)?))
    }

    fn create_temporary(&self, folder: &Path, prefix: &str) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
        self.0.before(Call::CreateTemporary, folder)?;
        let (path, real) = RealDisk.create_temporary(folder, prefix)?;
        Ok((path, self.0.file(real)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.before(Call::Rename, to)?;
        RealDisk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.0.before(Call::Exchange, other)?;
        RealDisk.exchange(one, other)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.before(Call::SyncFolder, folder)?;
        self.0.sync_folder(folder)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.before(Call::CreateFolder, folder)?;
        RealDisk.create_folder(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.0.before(Call::List, folder)?;
        RealDisk.list(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.before(Call::Remove, path)?;
        RealDisk.remove(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<HeldLock>> {
        self.0.before(Call::Lock, path)?;
        RealDisk.lock(path)
    }

    fn pause(&self, duration: Duration) {
        self.0.pause(duration);
    }
}
