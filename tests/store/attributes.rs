//! Extended attributes survive a save.

use std::fs;

use mendwell::store::{OpenFile, RealDisk};

use crate::support::*;

/// A Linux access list: owner, one other account, group, mask, others.
#[cfg(target_os = "linux")]
fn access_list() -> Vec<u8> {
    const NOBODY_NAMED: u32 = u32::MAX;
    let entries: [(u16, u16, u32); 5] = [(0x01, 6, NOBODY_NAMED), (0x02, 4, 1234), (0x04, 0, NOBODY_NAMED), (0x10, 4, NOBODY_NAMED), (0x20, 0, NOBODY_NAMED)];
    let mut bytes = 2_u32.to_le_bytes().to_vec();
    for (tag, permissions, id) in entries {
        bytes.extend(tag.to_le_bytes().into_iter().chain(permissions.to_le_bytes()).chain(id.to_le_bytes()));
    }
    bytes
}

#[cfg(target_os = "linux")]
#[test]
fn attributes_and_access_lists_are_carried_over() {
    use std::os::unix::fs::MetadataExt as _;
    let (_folder, path) = folder_with_journal(None);
    let attributes = [("user.origin", b"my stick".to_vec()), ("system.posix_acl_access", access_list())];
    // Not every disk supports them.
    let set: Vec<_> = attributes.iter().filter(|(name, value)| xattr::set(&path, name, value).is_ok()).collect();
    assert!(!set.is_empty(), "the folder for temporary files has extended attributes");
    let before = fs::metadata(&path).expect("there");
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let after = fs::metadata(&path).expect("there");
    assert_ne!(before.ino(), after.ino(), "it is another file");
    assert_eq!(before.mode(), after.mode());
    for (name, value) in set {
        assert_eq!(xattr::get(&path, name).expect("asked").as_ref(), Some(value), "{name}");
    }
}

#[test]
fn a_hard_link_is_reported_once_and_keeps_its_content() {
    let (folder, path) = folder_with_journal(None);
    let other = folder.path().join("second name.ron");
    fs::hard_link(&path, &other).expect("linked");
    let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert!(file.is_to_be_parted());
    assert!(!file.is_to_be_parted(), "once is enough");
    save_into(&mut file, numbered(2), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    assert_eq!((number_of(&journal_at(&path, None)), number_of(&journal_at(&other, None))), (2, 1), "it is never written in place");
    drop(file);
    let (mut again, _) = OpenFile::open(&path, &RealDisk).expect("opens");
    assert!(!again.is_to_be_parted(), "it has one name now");
}
