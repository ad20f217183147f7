//! Saving on a real disk: permissions, links, backups, locking.

use std::fs;
use std::sync::Arc;

use mendwell::journal::{
    BackupPreferences, Edit, EditName, Erased, Header, Key, Practice, PracticeKind, PracticeTime, Preferences, Promise, PromiseEntry, PromiseOutcome,
};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{
    BackupOutcome, Document, OpenFile, Progress, ReadOnly, RealDisk, SaveProblem, Sealing, SecretString, erase_from_copies, rescue, seal_copies_anew, trash,
};

use crate::support::*;

#[test]
fn a_new_file_is_private_and_an_old_one_keeps_its_permissions() {
    let (_folder, path) = folder_with_journal(None);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = || fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("changed");
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
        assert_eq!(mode(), 0o640);
        let backups = path.with_extension("backups");
        assert_eq!(fs::metadata(&backups).expect("there").permissions().mode() & 0o777, 0o700);
    }
    assert!(number_of(&journal_at(&path, None)) >= 1);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_target_is_written() {
    let (folder, path) = folder_with_journal(None);
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("made");
    let link = elsewhere.join("link.ron");
    std::os::unix::fs::symlink("../notes.ron", &link).expect("linked");
    let (mut file, _) = OpenFile::open(&link, &RealDisk).expect("opens");
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(number_of(&journal_at(&path, None)), 2);
    assert_eq!(names_in(&elsewhere), ["link.ron"]);

    // The same for a dangling link.
    let early = elsewhere.join("early.ron");
    std::os::unix::fs::symlink("../later.ron", &early).expect("linked");
    let mut file = OpenFile::create(&early, false, None, &RealDisk).expect("created");
    save_into(&mut file, numbered(3), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert_eq!(number_of(&journal_at(&folder.path().join("later.ron"), None)), 3);
}

#[test]
fn nothing_is_left_beside_the_file_when_it_is_closed() {
    let (folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    drop(file);
    let mut names = names_in(folder.path());
    // Without inode numbers, the empty lock file stays.
    names.retain(|name| cfg!(unix) || name != ".notes.ron.lock");
    assert_eq!(names, ["notes.backups", "notes.ron"]);
}

#[test]
fn a_file_opened_twice_is_read_only_the_second_time() {
    let (_folder, path) = folder_with_journal(None);
    let (first, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let (second, content) = OpenFile::open(&path, &RealDisk).expect("opens too");
    assert_eq!((first.read_only(), second.read_only()), (None, Some(ReadOnly::OpenElsewhere)));
    assert_eq!(number_of(&content.journal(None).expect("plain")), 1);
    assert!(second.save_request(numbered(2), at("2026-11-20T09:00+01:00")).is_none());
    let taken = OpenFile::create(&path, true, None, &RealDisk).expect_err("it is open");
    assert!(matches!(taken.problem, SaveProblem::OpenElsewhere));
    drop((first, second));
    let (third, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(third.read_only(), None);
}

#[test]
fn a_new_file_never_takes_the_place_of_another_unasked() {
    let (folder, path) = folder_with_journal(None);
    let refused = OpenFile::create(&path, false, None, &RealDisk).expect_err("it is there");
    assert!(matches!(refused.problem, SaveProblem::Exists));
    // Also when it appears after choosing the name.
    let late = folder.path().join("late.ron");
    let mut file = OpenFile::create(&late, false, None, &RealDisk).expect("created");
    fs::write(&late, "mine").expect("written");
    let refused = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("it is there now");
    assert!(matches!(refused.problem, SaveProblem::Exists));
    assert_eq!(fs::read_to_string(&late).expect("there"), "mine");
    // On request it is replaced, and kept as a backup.
    drop(file);
    let mut file = OpenFile::create(&late, true, None, &RealDisk).expect("created");
    let saved = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let BackupOutcome::Made(kept) = saved.backup else { panic!("{:?}", saved.backup) };
    assert_eq!(fs::read_to_string(kept).expect("there"), "mine");
}

#[test]
fn backups_come_before_the_first_save_and_then_hourly() {
    let (_folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let mut made = Vec::new();
    for (number, time) in ["09:00", "09:01", "09:59", "10:00", "10:30", "11:05"].iter().enumerate() {
        let now = at(&format!("2026-11-20T{time}+01:00"));
        let saved = save_into(&mut file, numbered(number + 2), now, &RealDisk).expect("saved");
        if let BackupOutcome::Made(backup) = saved.backup {
            made.push((*time, number_of(&journal_at(&backup, None))));
        }
    }
    // Each holds the file's content before that save.
    assert_eq!(made, [("09:00", 1), ("10:00", 4), ("11:05", 6)]);
    let plan = file.backup_plan(&BackupPreferences::default());
    let listed = plan.list(&RealDisk).expect("listed");
    assert_eq!(listed.iter().map(|backup| backup.when.to_string()).collect::<Vec<_>>(), ["2026-11-20 11:05:00", "2026-11-20 10:00:00", "2026-11-20 09:00:00"]);
    assert!(listed.iter().all(|backup| backup.len > 0));
}

#[test]
fn backups_can_be_turned_off_moved_and_limited() {
    let (folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let with = |number, backups| {
        let mut snapshot = numbered(number);
        snapshot.journal.apply(Edit::put(mendwell::journal::Only::One, Preferences { backups, ..Preferences::initial(stamp(30)) }));
        snapshot
    };
    let off = BackupPreferences { enabled: false, ..BackupPreferences::default() };
    let saved = save_into(&mut file, with(2, off), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert!(matches!(saved.backup, BackupOutcome::NotMade));

    save_into(&mut file, with(3, BackupPreferences::default()), at("2026-11-20T10:00+01:00"), &RealDisk).expect("saved");
    let elsewhere = folder.path().join("kept");
    let moved = BackupPreferences { folder: Some(elsewhere.to_string_lossy().into_owned()), limit_mib: 0, ..BackupPreferences::default() };
    let (from, to) = (file.backup_plan(&BackupPreferences::default()), file.backup_plan(&moved));
    assert_eq!(from.move_to(&to, &Progress::default(), &RealDisk).expect("moved"), Vec::<std::path::PathBuf>::new());
    assert_eq!((from.list(&RealDisk).expect("listed").len(), to.list(&RealDisk).expect("listed").len()), (0, 1));

    // A limit of zero keeps only the newest.
    save_into(&mut file, with(4, moved), at("2026-11-20T11:00+01:00"), &RealDisk).expect("saved");
    let left = to.list(&RealDisk).expect("listed");
    assert_eq!(left.len(), 1);
    assert_eq!(number_of(&journal_at(&left[0].path, None)), 3);
}

#[test]
fn a_backup_that_cannot_be_made_does_not_stop_the_save() {
    let (folder, path) = folder_with_journal(None);
    fs::write(folder.path().join("notes.backups"), "in the way").expect("written");
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let saved = save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert!(matches!(saved.backup, BackupOutcome::Failed(_)));
    assert_eq!(number_of(&journal_at(&path, None)), 2);
}

#[test]
fn backups_moved_to_the_folder_they_are_in_stay_there() {
    let (folder, path) = folder_with_journal(None);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let here = file.backup_plan(&BackupPreferences::default());
    // The same folder, spelled differently.
    let mut spellings = vec![folder.path().join("notes.backups/../notes.backups/.")];
    #[cfg(unix)]
    {
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("notes.backups", &link).expect("linked");
        spellings.push(link);
    }
    #[cfg(windows)]
    {
        spellings.push(folder.path().join("NOTES.Backups"));
        spellings.push(fs::canonicalize(folder.path().join("notes.backups")).expect("it is there"));
    }
    for spelling in spellings {
        let there = file.backup_plan(&BackupPreferences { folder: Some(spelling.to_str().expect("text").to_owned()), ..BackupPreferences::default() });
        assert_eq!(here.move_to(&there, &Progress::default(), &RealDisk).expect("nothing to do"), Vec::<std::path::PathBuf>::new());
        assert_eq!((here.list(&RealDisk).expect("listed").len(), there.list(&RealDisk).expect("listed").len()), (1, 1), "{}", spelling.display());
    }
}

#[test]
fn erasing_reaches_every_backup_or_reports_it() {
    for seal in [None, Some(sealing())] {
        let (folder, path) = folder_with_journal(seal.as_ref());
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        file.set_sealing(seal.clone());
        for (number, time) in [(2, "2026-11-20T09:00+01:00"), (3, "2026-11-20T10:00+01:00")] {
            save_into(&mut file, numbered(number), at(time), &RealDisk).expect("saved");
        }
        let rescued = rescue::write(&path, &numbered(4), seal.as_deref(), at("2026-11-20T10:30+01:00"), &RealDisk).expect("rescued");
        let damaged = folder.path().join("notes.backups/notes 2026-11-19 08-00-00.ron");
        fs::write(&damaged, "Mendwell(format: 1, minor: 0, ").expect("written");

        // The boundary in the tables with its log, and the one in the trash with its log.
        let keys = [Key::Boundary(id(2)), Key::Boundary(id(8))];
        let plan = file.backup_plan(&BackupPreferences::default());
        let report = erase_from_copies(&keys, &Erased::default(), &plan, stamp(50), &Progress::default(), &RealDisk);
        assert_eq!(report.rewritten.len(), 3);
        assert_eq!(report.failed.iter().map(|(path, _)| path).collect::<Vec<_>>(), [&damaged]);
        for copy in report.rewritten {
            let journal = journal_at(&copy, seal.as_deref());
            assert!(journal.boundaries().is_empty() && journal.boundary_events().is_empty() && journal.event_drafts().is_empty() && journal.trash().is_empty());
            assert_eq!(journal.check_ins().len(), 1, "the rest stays");
            if seal.is_none() {
                let text = fs::read_to_string(&copy).expect("there");
                assert!(!text.contains("Rang twice") && !text.contains("No calls") && !text.contains("Gone"));
            } else {
                assert!(mendwell::store::read_file(&copy, &RealDisk).expect("it reads").is_sealed());
            }
        }
        assert!(number_of(&journal_at(&rescued, seal.as_deref())) == 4);
        let report = erase_from_copies(&keys, &Erased::default(), &plan, stamp(51), &Progress::default(), &RealDisk);
        assert!(report.rewritten.is_empty(), "nothing is left to erase");
    }
}

#[test]
fn a_new_passphrase_reaches_every_copy() {
    let old = sealing();
    let (_folder, path) = folder_with_journal(Some(&old));
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    file.set_sealing(Some(old.clone()));
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let new = Arc::new(Sealing::create(&SecretString::from("another".to_owned()), WorkFactor::FOR_TESTS).expect("a seal"));
    file.set_sealing(Some(Arc::clone(&new)));
    let plan = file.backup_plan(&BackupPreferences::default());
    let report = seal_copies_anew(&plan, Some(&*old), &Progress::default(), &RealDisk);
    assert_eq!((report.rewritten.len(), report.failed.len()), (1, 0));
    assert_eq!(number_of(&journal_at(&report.rewritten[0], Some(&new))), 1);
    let locked = mendwell::store::read_file(&report.rewritten[0], &RealDisk).expect("it reads");
    assert!(locked.journal(Some(&old)).is_err());
}

#[test]
fn rescue_files_are_listed_newest_first_and_sealed() {
    let seal = sealing();
    let (_folder, path) = folder_with_journal(Some(&seal));
    for (number, time) in [(5, "2026-11-20T09:00+01:00"), (6, "2026-11-21T09:00+01:00"), (7, "2026-11-21T09:00+01:00")] {
        rescue::write(&path, &numbered(number), Some(&seal), at(time), &RealDisk).expect("rescued");
    }
    let found = rescue::find(&path, &RealDisk).expect("listed");
    assert_eq!(found.iter().map(|path| number_of(&journal_at(path, Some(&seal)))).collect::<Vec<_>>(), [7, 6, 5]);
    assert!(found.iter().all(|path| !fs::read_to_string(path).expect("there").contains("river")));

    let seen = rescue::mark_seen(&found[0], &path, &RealDisk).expect("renamed");
    assert_eq!(number_of(&journal_at(&seen, Some(&seal))), 7);
    assert_eq!(rescue::find(&path, &RealDisk).expect("listed"), found[1..]);
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    file.set_sealing(Some(seal));
    file.know(&numbered(1).journal);
    let plan = file.backup_plan(&BackupPreferences::default());
    let report = erase_from_copies(&[Key::Boundary(id(2))], &Erased::default(), &plan, stamp(50), &Progress::default(), &RealDisk);
    assert!(report.rewritten.contains(&seen), "erasing reaches it under its new name");
}

#[test]
fn a_file_marked_read_only_is_not_written() {
    let (_folder, path) = folder_with_journal(None);
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    let (mut writer, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    fs::set_permissions(&path, permissions).expect("changed");
    // Set while open, and set before.
    let refused = save_into(&mut writer, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("marked");
    assert!(matches!(refused.problem, SaveProblem::ReadOnlyFile));
    drop(writer);
    let (reader, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert_eq!(reader.read_only(), Some(ReadOnly::FileNotWritable));
    assert_eq!(number_of(&journal_at(&path, None)), 1);
}

#[test]
fn erasing_includes_records_deleted_earlier() {
    let when = at("2026-11-20T21:14+01:00");
    let entry = PromiseEntry { changed: stamp(1), promise: id(101), when, outcome: PromiseOutcome::Kept, fact: "Rang from the station".to_owned() };
    let time = PracticeTime { changed: stamp(1), practice: id(103), when, note: "Soup at the window".to_owned() };
    let mut journal = everything();
    journal.apply(
        Edit::put(id(101), Promise::empty(stamp(1), when))
            .and(Edit::put(id(102), entry))
            .and(Edit::put(id(103), Practice::empty(stamp(1), when, PracticeKind::Ritual)))
            .and(Edit::put(id(104), time)),
    );
    let (folder, path) = (tempfile::tempdir().expect("a folder"), "notes.ron");
    let path = folder.path().join(path);
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    let mut document = Document::new(Header::default(), journal);
    let mut hour = 8;
    let mut save = |document: &Document| {
        hour += 1;
        save_into(&mut file, document.snapshot(), at(&format!("2026-11-20T{hour:02}:00+01:00")), &RealDisk).expect("saved")
    };
    save(&document);
    // Entries are deleted first, then their owners, with a backup before each step.
    for (number, key) in [Key::PromiseEntry(id(102)), Key::PracticeTime(id(104)), Key::Promise(id(101)), Key::Practice(id(103))].into_iter().enumerate() {
        let edit = trash::delete(document.journal(), &key, id(110 + number as u128), when, stamp(2)).expect("it is there");
        document.edit(edit, EditName::DeleteEntries, None, stamp(2));
        save(&document);
    }
    let keys = document.erase(&[Key::Promise(id(101)), Key::Practice(id(103))], stamp(3));
    save(&document);
    file.know(document.journal());
    let report = erase_from_copies(&keys, &Erased::default(), &file.backup_plan(&BackupPreferences::default()), stamp(3), &Progress::default(), &RealDisk);
    assert!(report.failed.is_empty());
    for path in report.rewritten.iter().chain([&path]) {
        let text = fs::read_to_string(path).expect("text");
        assert!(!text.contains("Rang from") && !text.contains("Soup at"), "{}", path.display());
    }
    let mut all = copies_of(&path).into_iter().map(|copy| fs::read_to_string(copy).expect("text"));
    assert!(all.all(|text| !text.contains("Rang from") && !text.contains("Soup at")));
}
