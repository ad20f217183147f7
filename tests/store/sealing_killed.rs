//! Kills during a change of passphrase: each file opens with the old or the new one.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use mendwell::journal::BackupPreferences;
use mendwell::store::seal::WorkFactor;
use mendwell::store::{FileBody, OpenFile, Progress, RealDisk, change_seal, seal_copies_anew};

use crate::child::{CHILD_FILE, start_child};
use crate::sealing::{OTHER, Sealed, files_of, opens_with, secret, to};
use crate::support::*;

const KILLS: usize = 60;

/// Alternates between two passphrases until killed.
#[test]
fn the_child_changes_the_passphrase_until_it_is_killed() {
    let Some(path) = std::env::var_os(CHILD_FILE) else { return };
    let path = PathBuf::from(path);
    let present = if opens_with(&path, PASSPHRASE) { PASSPHRASE } else { OTHER };
    let (mut file, content) = OpenFile::open(&path, &RealDisk).expect("opens");
    let FileBody::Locked(locked) = content.body else { panic!("it is sealed") };
    file.set_sealing(Some(Arc::new(locked.unlock(&secret(present)).expect("it fits").0)));
    let (mut present, mut next) = if present == PASSPHRASE { (PASSPHRASE, OTHER) } else { (OTHER, PASSPHRASE) };
    loop {
        let request = file.save_request(numbered(1), at("2026-11-20T11:00+01:00")).expect("it may be written");
        let old = file.sealing().cloned();
        println!("changing");
        std::io::stdout().flush().expect("the parent listens");
        let resealed = change_seal(&request, &secret(present), &to(next), || WorkFactor::FOR_TESTS, &RealDisk).expect("changed");
        file.set_sealing(resealed.sealing.clone());
        file.note_save(request.now, &resealed.saved);
        let plan = file.backup_plan(&BackupPreferences::default());
        seal_copies_anew(&plan, old.as_deref(), &Progress::default(), &RealDisk);
        std::mem::swap(&mut present, &mut next);
    }
}

#[test]
fn after_a_kill_one_of_both_passphrases_opens_each_file() {
    let sealed = Sealed::new(Some(&sealing()));
    let Sealed { _folder, path, file } = sealed;
    drop(file);
    for kill in 0..KILLS {
        let (mut child, lines) = start_child("sealing_killed::the_child_changes_the_passphrase_until_it_is_killed", &path);
        let begun = lines.filter(|line| line.ends_with("changing")).take(1 + kill % 2).count();
        assert!(begun > 0, "the child failed by itself");
        // Varies the moment of the kill within the next change.
        std::thread::sleep(std::time::Duration::from_micros(u64::try_from(kill * 397 % 20_000).expect("small")));
        child.kill().expect("killed");
        child.wait().expect("it ended");
        let files = files_of(&path);
        assert_eq!(files.len(), 4, "kill {kill}");
        for path in files {
            assert!(opens_with(&path, PASSPHRASE) || opens_with(&path, OTHER), "kill {kill}: {}", path.display());
        }
    }
}
