//! Conflicts and restore: neither version is lost.

use std::fs;

use mendwell::journal::BackupPreferences;
use mendwell::store::{BackupPlan, OpenFile, Progress, RealDisk, SaveProblem, SaveRequest, keep_mine, restore, take_theirs};

use crate::support::*;

/// An open journal, changed to 2 here and to 9 outside.
fn conflict() -> (tempfile::TempDir, OpenFile, SaveRequest) {
    let (folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let (other_folder, other) = folder_with_journal(None);
    let mut elsewhere = OpenFile::open(&other, &RealDisk).expect("opens").0;
    save_into(&mut elsewhere, numbered(9), at("2026-11-20T08:30+01:00"), &RealDisk).expect("saved");
    fs::copy(&other, &path).expect("copied over");
    drop(other_folder);
    let request = file.save_request(numbered(2), at("2026-11-20T09:00+01:00")).expect("it may be written");
    let refused = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("it changed");
    assert!(matches!(refused.problem, SaveProblem::Changed), "{refused}");
    (folder, file, request)
}

#[test]
fn keeping_mine_keeps_theirs_beside() {
    let (_folder, mut file, request) = conflict();
    let (saved, theirs) = keep_mine(&request, &RealDisk).expect("kept");
    file.note_save(request.now, &Ok(saved));
    assert_eq!((number_of(&journal_at(file.path(), None)), number_of(&journal_at(&theirs, None))), (2, 9));
    save_into(&mut file, numbered(3), at("2026-11-20T09:01+01:00"), &RealDisk).expect("no conflict any more");
}

#[test]
fn taking_theirs_keeps_mine_beside() {
    let (_folder, mut file, request) = conflict();
    let taken = take_theirs(&request, &RealDisk).expect("taken");
    let journal = journal_at(file.path(), None);
    assert!(file.note_reading(&taken.content, &journal), "another version of the same journal");
    assert_eq!((number_of(&taken.content.journal(None).expect("plain")), number_of(&journal_at(&taken.mine, None))), (9, 2));
    assert_eq!(number_of(&journal_at(&taken.theirs, None)), 9, "theirs is kept before anything is written");
    save_into(&mut file, numbered(10), at("2026-11-20T09:01+01:00"), &RealDisk).expect("no conflict any more");
}

#[test]
fn an_unreadable_theirs_is_kept_too() {
    let (_folder, file, request) = conflict();
    fs::write(file.path(), "half a fi").expect("written");
    assert!(take_theirs(&request, &RealDisk).is_err());
    let kept = |path: &std::path::Path| names_in(path.parent().expect("a folder")).iter().filter(|name| name.starts_with("notes elsewhere")).count();
    assert_eq!(kept(file.path()), 1);
    let (_, theirs) = keep_mine(&request, &RealDisk).expect("kept");
    assert_eq!(fs::read_to_string(theirs).expect("there"), "half a fi");
    assert_eq!(kept(file.path()), 1, "what is kept already is not kept again");
}

#[test]
fn touching_or_copying_back_a_file_is_no_conflict() {
    let (_folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let bytes = fs::read(&path).expect("there");
    fs::remove_file(&path).expect("removed");
    fs::write(&path, bytes).expect("written");
    assert!(!file.fingerprint().expect("known").differs_from(&path, &RealDisk).expect("the disk says"));
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
}

#[test]
fn a_change_of_the_same_length_is_detected() {
    let (_folder, path) = folder_with_journal(None);
    let (file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let text = fs::read_to_string(&path).expect("there");
    fs::remove_file(&path).expect("removed");
    fs::write(&path, text.replace("river", "RIVER")).expect("written");
    assert!(file.fingerprint().expect("known").differs_from(&path, &RealDisk).expect("the disk says"));
}

#[test]
fn a_removed_or_moved_file_is_not_written_unasked() {
    let (_folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let elsewhere = path.with_file_name("hidden.ron");
    fs::rename(&path, &elsewhere).expect("moved away");
    let refused = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("it is gone");
    assert!(matches!(refused.problem, SaveProblem::Gone), "{refused}");
    assert!(!path.exists());
    assert_eq!(number_of(&journal_at(&elsewhere, None)), 1);
}

#[test]
fn restoring_keeps_the_present_state_as_a_backup() {
    for seal in [None, Some(sealing())] {
        let (_folder, path) = folder_with_journal(seal.as_ref());
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        file.set_sealing(seal.clone());
        save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
        let plan = file.backup_plan(&BackupPreferences::default());
        let backup = plan.list(&RealDisk).expect("listed").remove(0).path;
        // 3 exists only in memory.
        let request = file.save_request(numbered(3), at("2026-11-20T09:10+01:00")).expect("it may be written");
        let (_, journal) = restore(&backup, &plan, &request, &Progress::default(), &RealDisk).expect("restored");
        assert_eq!(number_of(&journal), 1);
        let newest = plan.list(&RealDisk).expect("listed").remove(0).path;
        assert_eq!(number_of(&journal_at(&newest, seal.as_deref())), 3);
    }
}

#[test]
fn the_newest_readable_backup_is_found() {
    for seal in [None, Some(sealing())] {
        let (_folder, path) = folder_with_journal(seal.as_ref());
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        file.set_sealing(seal.clone());
        save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
        save_into(&mut file, numbered(3), at("2026-11-20T10:00+01:00"), &RealDisk).expect("saved");
        let plan = file.backup_plan(&BackupPreferences::default());
        let newest = plan.list(&RealDisk).expect("listed").remove(0).path;
        let bytes = fs::read(&newest).expect("there");
        fs::write(&newest, &bytes[..bytes.len() / 2]).expect("cut");
        fs::write(&path, "half a fi").expect("written");
        let unreadable = BackupPlan::of_unreadable(&path, &RealDisk).expect("the folder is there");
        assert_eq!((&unreadable.target, &unreadable.folder), (&plan.target, &plan.folder));
        let (backup, content) = plan.newest_good(seal.as_deref(), &RealDisk).expect("one is good");
        assert_eq!(backup.when.to_string(), "2026-11-20 09:00:00");
        assert_eq!(number_of(&content.journal(seal.as_deref()).expect("it opens")), 1);
    }
}
