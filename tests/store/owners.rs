//! Ownership of backups when a journal is copied or moved, and detection of an older file in its
//! place.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Days;
use mendwell::journal::{BackupPreferences, Header, Journal, Key, LocalTime, Origin, Person, Timestamp};
use mendwell::store::format::{self, Body};
use mendwell::store::{BackupPlan, Document, OpenFile, Progress, RealDisk, SealChange, change_seal, erase_from_copies, read_file, restore, seal_copies_anew};

use crate::support::*;

fn day(number: usize) -> LocalTime {
    let start = at("2026-01-01T09:00+01:00");
    let date = start.date() + Days::new(u64::try_from(number).expect("small"));
    LocalTime::new(date.and_time(start.time()), 60)
}

fn plan(file: &OpenFile) -> BackupPlan {
    file.backup_plan(&BackupPreferences::default())
}

/// Opens the journal as the app does.
fn opened(path: &Path) -> (OpenFile, Journal) {
    let (file, content) = OpenFile::open(path, &RealDisk).expect("it opens");
    let journal = content.journal(None).expect("plain");
    file.know(&journal);
    (file, journal)
}

/// A session: open, save once, close.
fn sitting(path: &Path, number: usize) {
    let (mut file, _) = opened(path);
    save_into(&mut file, numbered(number), day(number), &RealDisk).expect("saved");
}

fn listed(file: &OpenFile) -> Vec<PathBuf> {
    plan(file).list(&RealDisk).expect("listed").into_iter().map(|backup| backup.path).collect()
}

/// The file as the first version wrote it: no lineage or revision, minor 0.
fn as_of_minor_0(path: &Path) -> String {
    let content = read_file(path, &RealDisk).expect("it reads");
    let journal = content.journal(None).expect("plain");
    let text = format::write(&Header::default(), Body::Plain(journal)).expect("text");
    text.replacen("minor: 1", "minor: 0", 1)
}

#[test]
fn saves_raise_the_revision_and_copies_keep_the_lineage() {
    let (folder, path) = folder_with_journal(None);
    let first = read_file(&path, &RealDisk).expect("it reads").header.origin;
    sitting(&path, 2);
    let second = read_file(&path, &RealDisk).expect("it reads").header.origin;
    assert!(first.lineage.is_some() && first.is_of_same_journal(second));
    assert!(second.revision > first.revision);

    // A copy saved elsewhere is the same journal; a new file is not.
    let (file, journal) = opened(&path);
    let mut copy = OpenFile::create(&folder.path().join("copy of it.ron"), false, None, &RealDisk).expect("created");
    copy.go_on_from(file.origin());
    save_into(&mut copy, snapshot(journal), day(3), &RealDisk).expect("saved");
    let copied = read_file(copy.path(), &RealDisk).expect("it reads").header.origin;
    assert!(copied.is_of_same_journal(first) && copied.revision > second.revision);
    let mut other = OpenFile::create(&folder.path().join("other.ron"), false, None, &RealDisk).expect("created");
    save_into(&mut other, numbered(1), day(3), &RealDisk).expect("saved");
    assert!(!read_file(other.path(), &RealDisk).expect("it reads").header.origin.is_of_same_journal(first));
}

#[test]
fn a_restored_journal_gets_a_revision_above_all_seen() {
    let (_folder, path) = folder_with_journal(None);
    for number in 2..6 {
        sitting(&path, number);
    }
    let (mut file, journal) = opened(&path);
    let before = file.origin().revision;
    let oldest = listed(&file).pop().expect("a copy");
    let request = file.save_request(snapshot(journal), day(7)).expect("it may be written");
    let (origin, restored) = restore(&oldest, &plan(&file), &request, &Progress::default(), &RealDisk).expect("restored");
    assert!(origin.revision < before);
    file.go_on_from(Origin { lineage: None, revision: origin.revision });
    save_into(&mut file, snapshot(restored), day(7), &RealDisk).expect("saved");
    assert!(read_file(&path, &RealDisk).expect("it reads").header.origin.revision > before);
}

#[test]
fn a_saved_copy_has_earlier_copies_of_its_own() {
    let (folder, path) = folder_with_journal(None);
    sitting(&path, 2);
    let (file, journal) = opened(&path);
    // Both use one backup folder.
    let shared = BackupPreferences { folder: Some(folder.path().join("shared").display().to_string()), ..BackupPreferences::default() };
    let copy_path = folder.path().join("stick").join("notes.ron");
    fs::create_dir(folder.path().join("stick")).expect("a folder");
    let mut copy = OpenFile::create(&copy_path, false, None, &RealDisk).expect("created");
    copy.go_on_from(file.origin());
    save_into(&mut copy, snapshot(journal), day(3), &RealDisk).expect("saved");
    let (mine, theirs) = (file.backup_plan(&shared), copy.backup_plan(&shared));
    mine.keep_last(day(4), &RealDisk).expect("kept");
    theirs.keep_last(day(4), &RealDisk).expect("kept");
    let (of_mine, of_theirs) = (mine.list(&RealDisk).expect("listed"), theirs.list(&RealDisk).expect("listed"));
    assert_eq!((of_mine.len(), of_theirs.len()), (1, 1));
    assert_ne!(of_mine[0].path, of_theirs[0].path);

    // Erasing in one does not affect the other.
    let before = fs::read(&of_theirs[0].path).expect("there");
    let (mut document, keys) = (Document::new(Header::default(), numbered(2).journal), [Key::Person(id(6))]);
    let keys = document.erase(&keys, stamp(90));
    let report = erase_from_copies(&keys, document.journal().erased(), &mine, stamp(90), &Progress::default(), &RealDisk);
    assert_eq!(report.rewritten, [of_mine[0].path.clone()]);
    assert_eq!(fs::read(&of_theirs[0].path).expect("there"), before);
}

#[test]
fn a_journal_that_was_moved_takes_its_copies_along() {
    let (folder, path) = folder_with_journal(None);
    for number in 2..5 {
        sitting(&path, number);
    }
    let count = listed(&opened(&path).0).len();
    assert_eq!(count, 3);
    for moved in ["renamed.ron", "elsewhere/notes.ron"] {
        let (moved, before) = (folder.path().join(moved), fs::read_dir(folder.path()).expect("listed").count());
        fs::create_dir_all(moved.parent().expect("a folder")).expect("a folder");
        let present = files_beside(folder.path()).pop().expect("the journal");
        fs::rename(&present, &moved).expect("moved");
        if moved.parent() != Some(folder.path()) {
            // The backup folder is moved by hand, as with a whole folder.
            fs::rename(present.with_extension("backups"), moved.with_extension("backups")).expect("moved");
        }
        sitting(&moved, 6 + before);
        assert!(listed(&opened(&moved).0).len() > count, "{}", moved.display());
    }
    // A stick mounted under another name.
    let count = listed(&opened(&folder.path().join("elsewhere/notes.ron")).0).len();
    fs::rename(folder.path().join("elsewhere"), folder.path().join("mounted anew")).expect("moved");
    assert_eq!(listed(&opened(&folder.path().join("mounted anew/notes.ron")).0).len(), count);
}

fn files_beside(folder: &Path) -> Vec<PathBuf> {
    let names = names_in(folder).into_iter().filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "ron"));
    names.map(|name| folder.join(name)).collect()
}

#[test]
fn a_copied_file_gets_its_own_backups() {
    let (folder, path) = folder_with_journal(None);
    for number in 2..5 {
        sitting(&path, number);
    }
    let before = listed(&opened(&path).0);
    let copy = folder.path().join("copy.ron");
    fs::copy(&path, &copy).expect("copied");
    sitting(&copy, 5);
    assert_eq!(listed(&opened(&path).0), before, "where the first is still there, its copies stay with it");
    assert_eq!(listed(&opened(&copy).0).len(), 1);
}

#[test]
fn an_older_file_is_detected_and_the_newer_backup_found() {
    let (_folder, path) = folder_with_journal(None);
    let old = fs::read(&path).expect("there");
    for number in 2..5 {
        sitting(&path, number);
    }
    let (file, _) = opened(&path);
    plan(&file).keep_last(day(5), &RealDisk).expect("kept");
    assert_eq!(plan(&file).newer_than_open(&RealDisk), None, "it is the latest");
    drop(file);
    // An older copy takes its place.
    fs::write(&path, old).expect("written");
    let (file, journal) = opened(&path);
    assert_eq!(number_of(&journal), 1);
    let newer = plan(&file).newer_than_open(&RealDisk).expect("it is older");
    assert_eq!(number_of(&journal_at(&newer.copy.expect("a copy of it").path, None)), 4);
    // A file edited by hand is not older.
    drop(file);
    sitting(&path, 9);
    let (file, _) = opened(&path);
    plan(&file).keep_last(day(10), &RealDisk).expect("kept");
    drop(file);
    let text = fs::read_to_string(&path).expect("text").replace("river", "RIVER");
    fs::write(&path, text).expect("written");
    assert_eq!(plan(&opened(&path).0).newer_than_open(&RealDisk), None);
}

#[test]
fn the_last_state_of_a_session_is_backed_up_once() {
    let (_folder, path) = folder_with_journal(None);
    let (mut file, _) = opened(&path);
    assert!(!file.needs_copy());
    save_into(&mut file, numbered(2), day(2), &RealDisk).expect("saved");
    assert!(file.needs_copy());
    plan(&file).keep_last(day(2), &RealDisk).expect("kept");
    plan(&file).keep_last(day(3), &RealDisk).expect("kept");
    assert_eq!(listed(&file).len(), 2, "what was there before, and what is there now");
    assert_eq!(number_of(&journal_at(&listed(&file)[0], None)), 2);
    drop(file);
    // The first save of the next session finds it already backed up.
    sitting(&path, 4);
    assert_eq!(listed(&opened(&path).0).len(), 2);
}

#[test]
fn the_pre_upgrade_backup_is_pinned_resealed_and_erased() {
    let (_folder, path) = folder_with_journal(None);
    let old = as_of_minor_0(&path);
    fs::write(&path, &old).expect("written");
    for number in 2..60 {
        sitting(&path, number);
    }
    let (mut file, journal) = opened(&path);
    let pinned = || plan(&file).list(&RealDisk).expect("listed").into_iter().filter(|backup| backup.is_pinned).collect::<Vec<_>>();
    assert_eq!(pinned().len(), 1, "once, and thinning leaves it alone");
    let path_of_pinned = pinned().remove(0).path;
    assert_eq!(fs::read_to_string(&path_of_pinned).expect("text"), old, "byte for byte");

    let mut document = Document::new(Header::default(), journal);
    let keys = document.erase(&[Key::Person(id(6))], stamp(90));
    let report = erase_from_copies(&keys, document.journal().erased(), &plan(&file), stamp(90), &Progress::default(), &RealDisk);
    assert!(report.failed.is_empty() && report.rewritten.contains(&path_of_pinned));
    assert!(journal_at(&path_of_pinned, None).people().get(&id(6)).is_none());

    let request = file.save_request(snapshot(document.journal().clone()), day(61)).expect("it may be written");
    let work = || mendwell::store::seal::WorkFactor::FOR_TESTS;
    let resealed = change_seal(&request, &passphrase(), &SealChange::Passphrase(passphrase()), work, &RealDisk).expect("sealed");
    file.set_sealing(resealed.sealing.clone());
    file.note_save(request.now, &resealed.saved);
    let report = seal_copies_anew(&plan(&file), None, &Progress::default(), &RealDisk);
    assert!(report.failed.is_empty() && report.rewritten.contains(&path_of_pinned));
    assert!(read_file(&path_of_pinned, &RealDisk).expect("it reads").is_sealed());
}

#[test]
fn minor_0_backups_are_changed_only_if_records_match() {
    let (_folder, path) = folder_with_journal(None);
    let old = as_of_minor_0(&path);
    let base = path.with_extension("backups");
    fs::create_dir(&base).expect("a folder");
    let ours = base.join("notes 2026-01-01 08-00-00.ron");
    fs::write(&ours, old).expect("written");
    let other_journal = {
        let mut journal = Journal::default();
        let person = Person { name: "Someone else's".to_owned(), ..Person::empty(stamp(1)) };
        journal.apply(mendwell::journal::Edit::put(id(777), person));
        format::write(&Header::default(), Body::Plain(journal)).expect("text").replacen("minor: 1", "minor: 0", 1)
    };
    let theirs = base.join("notes 2026-01-01 07-00-00.ron");
    fs::write(&theirs, &other_journal).expect("written");
    let (file, journal) = opened(&path);
    assert_eq!(listed(&file), [ours.clone(), theirs.clone()]);
    let mut document = Document::new(Header::default(), journal);
    let keys = document.erase(&[Key::Person(id(6)), Key::Person(id(777))], stamp(90));
    let report = erase_from_copies(&keys, document.journal().erased(), &plan(&file), stamp(90), &Progress::default(), &RealDisk);
    assert_eq!(report.rewritten, [ours]);
    assert_eq!(fs::read_to_string(&theirs).expect("text"), other_journal);
}

#[test]
fn damaged_backups_displace_no_good_one() {
    let (_folder, path) = folder_with_journal(None);
    for number in 2..5 {
        sitting(&path, number);
    }
    let (file, _) = opened(&path);
    let whole = listed(&file);
    let own = whole[0].parent().expect("a folder").to_owned();
    for second in 10..40 {
        fs::write(own.join(format!("copy 2026-01-04 20-00-{second}.ron")), "Mendwell(format: 1, minor: 1, half a fi").expect("written");
    }
    drop(file);
    for number in 5..14 {
        sitting(&path, number);
    }
    assert!(whole.iter().all(|path| path.exists()));
}

#[test]
fn erased_records_return_from_no_copy() {
    let (_folder, path) = folder_with_journal(None);
    let copy_on_a_stick = read_file(&path, &RealDisk).expect("it reads").journal(None).expect("plain");
    let mut document = Document::new(Header::default(), copy_on_a_stick.clone());
    let note = document.journal().writings().keys().next().copied().expect("a page");
    document.erase(&[Key::Writing(note), Key::Person(id(6))], stamp(90));
    let erased = document.journal().clone();
    assert!(document.replace(copy_on_a_stick, stamp(91)), "something would have come back");
    assert!(document.journal().writings().get(&note).is_none() && document.journal().people().get(&id(6)).is_none());
    assert_eq!(document.journal().erased(), erased.erased());
    // Neither its id nor its time remains.
    let text = format::write(&Header::default(), Body::Plain(document.journal().clone())).expect("text");
    assert!(!text.contains(&note.to_string()) && !text.contains(&Timestamp::to_string(&stamp(90))), "{text}");
}
