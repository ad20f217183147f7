//! File names within the length limit: truncated and disambiguated.

use std::ffi::OsString;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

/// Maximum length of file names, in bytes.
pub(super) const NAME_LIMIT: usize = 255;

/// Separator before the hash of a truncated name, and the length of both.
const CUT_MARK: char = '~';
const CUT_MARK_LEN: usize = 1 + 16;

/// Returns `name` if it fits `limit` bytes, else its start and a stable hash.
pub(super) fn shortened(name: &str, limit: usize) -> String {
    if name.len() <= limit {
        return name.to_owned();
    }
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(name.as_bytes());
    let beginning = &name[..name.floor_char_boundary(limit.saturating_sub(CUT_MARK_LEN))];
    format!("{beginning}{CUT_MARK}{:016x}", hasher.finish())
}

/// Hidden sibling file: `.notes.ron` plus `ending` for `notes.ron`, truncated.
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
