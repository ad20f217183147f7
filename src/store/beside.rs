//! Sibling files of the journal and its backups, with sortable dated names.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::disk::{Disk, again};
use super::replace::{CUT_AT, name_behind_leftover};
use super::short_name::{NAME_LIMIT, shortened};

/// Date format of names, without colons for Windows.
const DATE_FORMAT: &str = "%Y-%m-%d %H-%M-%S";
const DATE_LEN: usize = 19;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copy {
    /// Made before a save.
    Backup,
    /// Made before the first save in a newer format.
    Pinned,
    /// The file's content, when the user kept the open journal.
    Elsewhere,
    /// The open journal, when the user took the file.
    Here,
    /// The open journal when the program failed.
    Rescued,
    /// A rescued copy the user has seen.
    RescuedSeen,
    /// A backup to continue with, because the journal is damaged.
    Restored,
}

impl Copy {
    const ALL: [Self; 7] = [Self::Backup, Self::Pinned, Self::Elsewhere, Self::Here, Self::Rescued, Self::RescuedSeen, Self::Restored];

    const fn label(self) -> &'static str {
        match self {
            Self::Backup => "",
            Self::Pinned => "before upgrade ",
            Self::Elsewhere => "elsewhere ",
            Self::Here => "here ",
            Self::Rescued => "rescued ",
            Self::RescuedSeen => "rescued seen ",
            Self::Restored => "restored ",
        }
    }

    /// An unused name in `folder`, such as `notes rescued 2026-11-22 21-14-33.ron`.
    pub(super) fn free_path(self, folder: &Path, target: &Path, when: NaiveDateTime, disk: &dyn Disk) -> io::Result<PathBuf> {
        let date = when.format(DATE_FORMAT);
        let extension = target.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
        for attempt in 1..=99 {
            let count = if attempt == 1 { String::new() } else { format!(" {attempt}") };
            let path = folder.join(format!("{}{date}{count}{extension}", self.beginning(target)));
            match again(|| disk.facts(&path)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
                Err(error) => return Err(error),
                Ok(_) => {}
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Copies of this kind in a folder, newest first; none if the folder is missing.
    pub(super) fn list(self, folder: &Path, target: &Path, disk: &dyn Disk) -> io::Result<Vec<(PathBuf, NaiveDateTime)>> {
        let paths = match again(|| disk.list(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            result => result?,
        };
        let mut copies: Vec<_> = paths.into_iter().filter_map(|path| self.order_of(&path, target).map(|order| (order, path))).collect();
        copies.sort_by(|one, other| other.cmp(one));
        Ok(copies.into_iter().map(|((date, _), path)| (path, date)).collect())
    }

    /// The date in a name of this kind; `None` for other files.
    pub(super) fn date_of(self, path: &Path, target: &Path) -> Option<NaiveDateTime> {
        self.order_of(path, target).map(|(date, _)| date)
    }

    /// The date and the counter in a name; `None` for other files.
    fn order_of(self, path: &Path, target: &Path) -> Option<(NaiveDateTime, u32)> {
        if path.extension() != target.extension() {
            return None;
        }
        let stem = path.file_stem()?.to_str()?;
        let (date, count) = stem.strip_prefix(self.beginning(target).as_str())?.split_at_checked(DATE_LEN)?;
        let date = NaiveDateTime::parse_from_str(date, DATE_FORMAT).ok()?;
        let count = if count.is_empty() { 1 } else { count.strip_prefix(' ')?.parse().ok()? };
        Some((date, count))
    }

    fn beginning(self, target: &Path) -> String {
        /// A space, the longest label, a date and a counter.
        const REST: usize = 1 + "rescued seen ".len() + DATE_LEN + " 99".len();
        let extension = target.extension().map_or(0, |extension| extension.len() + 1);
        let stem = target.file_stem().unwrap_or_default().to_string_lossy();
        format!("{} {}", shortened(&stem, NAME_LIMIT.saturating_sub(REST + extension)), self.label())
    }
}

/// Removes temporary files left by a crash. Requires the lock, because a running save has one too.
/// Failures are retried at the next opening.
pub(super) fn clear_leftovers(folder: &Path, target: &Path, disk: &dyn Disk) {
    // Long names were truncated, at most 4 bytes below the limit.
    let is_cut_from = |name: &str, whole: &str| name.len() + 4 > CUT_AT && (whole.starts_with(name) || name.starts_with(whole));
    let is_cut_from_ours = |name: &str| {
        is_cut_from(name, &target.file_name().unwrap_or_default().to_string_lossy()) || Copy::ALL.iter().any(|copy| is_cut_from(name, &copy.beginning(target)))
    };
    let is_ours = |name: &str| {
        is_cut_from_ours(name)
            || target.file_name().is_some_and(|target| target == name)
            || Copy::ALL.iter().any(|copy| copy.order_of(Path::new(name), target).is_some())
    };
    for path in again(|| disk.list(folder)).unwrap_or_default() {
        if name_behind_leftover(&path).is_some_and(|name| is_ours(&name)) {
            let _ = again(|| disk.remove(&path));
        }
    }
}
