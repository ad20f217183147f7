//! Names that disks take: one that would be too long is cut, and told from others that begin like it.

use std::ffi::OsString;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

/// The longest name that disks take, in bytes.
pub(super) const NAME_LIMIT: usize = 255;

/// The sign between a name that was cut and what tells it from others, and how long both are.
const CUT_MARK: char = '~';
const CUT_MARK_LEN: usize = 1 + 16;

/// `name` if it has no more than `limit` bytes, or else its beginning and a number made from all of it, the same in every build.
pub(super) fn shortened(name: &str, limit: usize) -> String {
    if name.len() <= limit {
        return name.to_owned();
    }
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(name.as_bytes());
    let beginning = &name[..name.floor_char_boundary(limit.saturating_sub(CUT_MARK_LEN))];
    format!("{beginning}{CUT_MARK}{:016x}", hasher.finish())
}

/// `notes.ron` → `.notes.ron` and the ending, in the same folder: a small file of ours beside a journal. A name that would be too long is cut.
pub(super) fn hidden_beside(target: &Path, ending: &str) -> PathBuf {
    const BEGINNING: &str = ".";
    let name = target.file_name().unwrap_or_default();
    let room = NAME_LIMIT - BEGINNING.len() - ending.len();
    let mut hidden = OsString::from(BEGINNING);
    if name.len() <= room {
        hidden.push(name);
    } else {
        hidden.push(shortened(&name.to_string_lossy(), room));
    }
    hidden.push(ending);
    target.with_file_name(hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_fits_stays_and_others_fit_and_stay_apart() {
        assert_eq!(shortened("notes", 5), "notes");
        let (one, other) = ("ä".repeat(120), format!("{}b", "ä".repeat(119)));
        for limit in [100, 238, NAME_LIMIT] {
            assert!(shortened(&one, limit).len() <= limit);
        }
        assert_ne!(shortened(&one, 100), shortened(&other, 100));
        assert_eq!(shortened("notes of a long year", 18), format!("n~{:016x}", 0xb486_1649_8a1f_abd3_u64), "the same in every build");
    }
}
