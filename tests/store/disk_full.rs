//! Full, read-only and removed disks, by Unix means: Windows, for one, keeps a folder with an open
//! file.

use std::fs;

use mendwell::store::{DiskProblem, OpenFile, ReadOnly, RealDisk, SaveProblem};

use crate::support::*;

#[test]
fn a_removed_folder_is_named_and_can_return() {
    let outer = tempfile::tempdir().expect("a folder");
    let folder = outer.path().join("papers");
    fs::create_dir(&folder).expect("made");
    let path = folder.join("notes.ron");
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    save_into(&mut file, numbered(1), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    fs::remove_dir_all(&folder).expect("removed");
    let error = save_into(&mut file, numbered(2), at("2026-11-20T09:01+01:00"), &RealDisk).expect_err("there is no folder");
    assert!(matches!(error.problem, SaveProblem::Disk(DiskProblem::Gone)), "{error}");
    assert!(error.to_string().contains("still here") && error.to_string().ends_with("notes.ron"), "{error}");
    // The new folder may be another one, such as a world-readable mount point.
    fs::create_dir(&folder).expect("made again");
    let error = save_into(&mut file, numbered(2), at("2026-11-20T09:02+01:00"), &RealDisk).expect_err("the file is not in it");
    assert!(matches!(error.problem, SaveProblem::Gone), "{error}");
    assert_eq!(names_in(&folder), Vec::<String>::new(), "nothing is written into it unasked");
}

#[test]
fn a_folder_without_write_permission_is_read_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = folder_with_journal(None);
    let (mut writer, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    let permit = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("changed");
    permit(0o500);
    // Root can write everywhere.
    let is_administrator = fs::write(folder.path().join("probe"), "").is_ok();
    if !is_administrator {
        let error = save_into(&mut writer, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("permission was lost");
        assert!(matches!(error.problem, SaveProblem::Disk(DiskProblem::NotAllowed)), "{error}");
        permit(0o700);
        drop(writer);
        permit(0o500);
        assert_eq!(OpenFile::open(&path, &RealDisk).expect("opens").0.read_only(), Some(ReadOnly::FolderNotWritable));
    }
    permit(0o700);
    assert_eq!(number_of(&journal_at(&path, None)), 1);
}

/// The child of the test below.
#[test]
fn the_child_saves_under_a_limit() {
    let Some(path) = std::env::var_os("MENDWELL_LIMIT_TEST_FILE") else { return };
    let (mut file, _) = OpenFile::open(path.as_ref(), &RealDisk).expect("opens");
    let mut large = numbered(2);
    let long = "a long day ".repeat(100_000);
    let person = mendwell::journal::Person { name: "2".to_owned(), reach: long, ..mendwell::journal::Person::empty(stamp(1)) };
    large.journal.apply(mendwell::journal::Edit::put(id(6), person));
    let error = save_into(&mut file, large.clone(), at("2026-11-20T09:00+01:00"), &RealDisk).expect_err("it does not fit");
    assert!(matches!(error.problem, SaveProblem::Disk(DiskProblem::Full)), "{error}");
    assert_eq!(number_of(&large.journal), 2, "the edit is still in memory");
    assert_eq!(number_of(&journal_at(path.as_ref(), None)), 1);
    save_into(&mut file, numbered(3), at("2026-11-20T09:01+01:00"), &RealDisk).expect("a smaller one fits");
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_file_as_it_was() {
    let (folder, path) = folder_with_journal(None);
    // The shell sets the limit (in blocks of 512 bytes) and ignores the signal that would end the
    // child.
    let child = std::process::Command::new("sh")
        .args(["-c", r#"trap '' XFSZ; ulimit -f 400; exec "$0" --exact disk_full::the_child_saves_under_a_limit --test-threads=1"#])
        .arg(std::env::current_exe().expect("this test"))
        .env("MENDWELL_LIMIT_TEST_FILE", &path)
        .output()
        .expect("the child runs");
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
    assert_eq!(number_of(&journal_at(&path, None)), 3);
    assert_eq!(names_in(folder.path()), ["notes.backups", "notes.ron"]);
}
