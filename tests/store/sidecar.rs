//! The sidecar: written only beside the journal's own lock, and restored once.

use std::fs;

use mendwell::journal::{Appearance, Edit, EditName, Header, OwnTag};
use mendwell::store::{Document, OpenFile, RealDisk, Snapshot, sidecar};

use crate::support::*;

const NAME: &str = ".notes.ron.unsaved";

fn tag(name: &str) -> Edit {
    Edit::put(id(500), OwnTag::new(stamp(1), name.to_owned()))
}

fn renamed(document: &mut Document, name: &str, second: i64) {
    document.edit(tag(name), EditName::AddWord, None, stamp(second));
}

/// The sidecar of the changes between two documents.
fn changes(from: &Document, to: &Document) -> Snapshot {
    Snapshot::new(Appearance::default(), to.journal().changes_since(from.journal()))
}

fn reopened(document: &Document) -> Document {
    Document::new(Header::default(), document.journal().clone())
}

#[test]
fn no_sidecar_is_written_into_a_replaced_folder() {
    let (folder, path) = folder_with_journal(None);
    let (file, _) = OpenFile::open(&path, &RealDisk).expect("it opens");
    let mark = file.lock_mark().expect("it may be written").clone();
    let elsewhere = folder.path().with_extension("moved away");
    fs::rename(folder.path(), &elsewhere).expect("moved");
    fs::create_dir(folder.path()).expect("another");
    assert!(sidecar::write(&path, &mark, &numbered(2), None, &RealDisk).is_err());
    assert!(names_in(folder.path()).is_empty());
    fs::remove_dir(folder.path()).expect("gone");
    fs::rename(&elsewhere, folder.path()).expect("back");
    sidecar::write(&path, &mark, &numbered(2), None, &RealDisk).expect("it is ours again");
    assert!(names_in(folder.path()).contains(&NAME.to_owned()));
    sidecar::remove(&path, &RealDisk).expect("removed");
    sidecar::remove(&path, &RealDisk).expect("nothing is there");
}

#[test]
fn a_sidecar_is_removed_if_saved_and_restored_if_not() {
    let (folder, path) = folder_with_journal(None);
    let (file, content) = OpenFile::open(&path, &RealDisk).expect("it opens");
    let mark = file.lock_mark().expect("it may be written").clone();
    let now = at("2026-11-20T10:00+01:00");
    let saved = {
        let mut document = Document::new(content.header.clone(), content.journal(None).expect("plain"));
        renamed(&mut document, "river", 30);
        reopened(&document)
    };
    let mut typed = reopened(&saved);
    renamed(&mut typed, "riverbank", 31);
    sidecar::write(&path, &mark, &changes(&saved, &typed), None, &RealDisk).expect("written");
    // The journal was saved after all and changed since: nothing is missing.
    let mut later = reopened(&typed);
    renamed(&mut later, "shore", 32);
    assert!(sidecar::take_over(&path, later.journal(), None, now, &RealDisk).is_none());
    assert!(!names_in(folder.path()).contains(&NAME.to_owned()));

    sidecar::write(&path, &mark, &changes(&saved, &typed), None, &RealDisk).expect("written");
    let unsaved = sidecar::take_over(&path, saved.journal(), None, now, &RealDisk).expect("it is missing");
    assert!(unsaved.path.exists() && !names_in(folder.path()).contains(&NAME.to_owned()), "nothing is written over it");
    let mut document = reopened(&saved);
    document.edit(unsaved.edit, EditName::PutBackUnsaved, None, stamp(40));
    assert_eq!(document.journal().own_tags()[&id(500)].name, "riverbank");
    assert!(sidecar::take_over(&path, saved.journal(), None, now, &RealDisk).is_none(), "once");
}

#[test]
fn an_unreadable_sidecar_is_kept_as_a_rescue_file() {
    let seal = sealing();
    let (folder, path) = folder_with_journal(None);
    let (file, content) = OpenFile::open(&path, &RealDisk).expect("it opens");
    let mark = file.lock_mark().expect("it may be written").clone();
    sidecar::write(&path, &mark, &numbered(2), Some(&seal), &RealDisk).expect("written");
    let journal = content.journal(None).expect("plain");
    assert!(sidecar::take_over(&path, &journal, None, at("2026-11-20T10:00+01:00"), &RealDisk).is_none());
    assert!(!names_in(folder.path()).contains(&NAME.to_owned()));
    assert_eq!(mendwell::store::rescue::find(&path, &RealDisk).expect("listed").len(), 1);
}
