//! Another program writes between our last check and the replacement of the file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mendwell::store::{OpenFile, RealDisk, SaveProblem};

use crate::altered_disk::{Alteration, Altered, Call};
use crate::support::*;

/// The other program's way of writing.
#[derive(Clone, Copy, Debug)]
enum Theirs {
    /// Into the existing file.
    InPlace,
    /// Replaces it by a new file.
    ByRename,
}

/// A disk on which another program writes at the last moment, once.
#[derive(Clone, Debug)]
struct Race {
    theirs: Theirs,
    is_over: Arc<AtomicBool>,
    cannot_exchange: bool,
    /// The other version cannot be kept.
    keeps_nothing: bool,
}

impl Race {
    fn new(theirs: Theirs) -> Self {
        Self { theirs, is_over: Arc::default(), cannot_exchange: false, keeps_nothing: false }
    }
}

const THEIRS: &str = "written by somebody else";

impl Alteration for Race {
    fn before(&self, call: Call, path: &Path) -> io::Result<()> {
        if call == Call::Exchange && !self.is_over.swap(true, Ordering::Relaxed) {
            match self.theirs {
                Theirs::InPlace => fs::write(path, THEIRS)?,
                Theirs::ByRename => {
                    let beside = path.with_file_name("of another program");
                    fs::write(&beside, THEIRS)?;
                    fs::rename(beside, path)?;
                }
            }
        }
        if call == Call::Exchange && self.cannot_exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        if call == Call::Rename && self.keeps_nothing {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

fn open(path: &Path) -> OpenFile {
    OpenFile::open(path, &RealDisk).expect("opens").0
}

fn files_beside(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().expect("a folder");
    names_in(folder).into_iter().map(|name| folder.join(name)).filter(|other| other.is_file() && other != path && !other.ends_with(".notes.ron.lock")).collect()
}

#[test]
fn a_last_moment_write_by_others_is_kept_and_reported() {
    for theirs in [Theirs::InPlace, Theirs::ByRename] {
        let (_folder, path) = folder_with_journal(None);
        let mut file = open(&path);
        let saved = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &Altered(Race::new(theirs))).expect("saved");
        assert_eq!(number_of(&journal_at(&path, None)), 2, "{theirs:?}");
        let kept = saved.theirs.expect("it is told of");
        assert!(kept.ends_with("notes elsewhere 2026-11-20 09-00-00.ron"), "{}", kept.display());
        assert_eq!(fs::read_to_string(&kept).expect("kept"), THEIRS);
        assert_eq!(files_beside(&path), [kept], "and nothing else is left");
        let again = save_into(&mut file, numbered(3), at("2026-11-20T09:01+01:00"), &RealDisk).expect("ours is known");
        assert!(again.theirs.is_none());
    }
}

#[test]
fn theirs_stays_in_place_if_it_cannot_be_kept() {
    let (_folder, path) = folder_with_journal(None);
    let mut file = open(&path);
    let disk = Altered(Race { keeps_nothing: true, ..Race::new(Theirs::InPlace) });
    let snapshot = numbered(2);
    let request = file.save_request(snapshot, at("2026-11-20T09:00+01:00")).expect("it may be written");
    let request = mendwell::store::SaveRequest { backup: None, ..request };
    let result = mendwell::store::save(&request, &disk);
    file.note_save(request.now, &result);
    let error = result.expect_err("theirs could not be kept");
    assert!(matches!(error.problem, SaveProblem::Disk(_)) && error.to_string().contains("still here"), "{error}");
    assert_eq!(fs::read_to_string(&path).expect("theirs"), THEIRS);
    assert!(files_beside(&path).is_empty(), "{:?}", files_beside(&path));
    let error = save_into(&mut file, numbered(2), at("2026-11-20T09:01+01:00"), &RealDisk).expect_err("theirs is noticed");
    assert!(matches!(error.problem, SaveProblem::Changed), "{error}");
}

#[test]
fn without_name_exchange_a_file_is_replaced_atomically() {
    let (_folder, path) = folder_with_journal(None);
    let race = Race { cannot_exchange: true, ..Race::new(Theirs::InPlace) };
    race.is_over.store(true, Ordering::Relaxed);
    let saved = save_into(&mut open(&path), numbered(2), at("2026-11-20T09:00+01:00"), &Altered(race)).expect("saved");
    assert!(saved.theirs.is_none());
    assert_eq!(number_of(&journal_at(&path, None)), 2);
    assert!(files_beside(&path).is_empty(), "{:?}", files_beside(&path));
}
