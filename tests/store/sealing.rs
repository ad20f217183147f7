//! Setting, changing and removing a passphrase: the journal first, then its backups, without
//! losses.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mendwell::journal::BackupPreferences;
use mendwell::store::seal::{UnsealError, WorkFactor};
use mendwell::store::{
    CopyProblem, FileBody, OpenFile, Progress, RealDisk, ResealError, Resealed, SealChange, Sealing, SecretString, change_seal, keep_mine, read_file,
    remove_copies, rescue, seal_copies_anew,
};

use crate::support::*;

pub(crate) const OTHER: &str = "snow on the roof";

pub(crate) fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

pub(crate) fn to(passphrase: &str) -> SealChange {
    SealChange::Passphrase(secret(passphrase))
}

/// An open file that holds 1, with a backup, a rescue file and a kept conflict version.
pub(crate) struct Sealed {
    pub(crate) _folder: tempfile::TempDir,
    pub(crate) path: PathBuf,
    pub(crate) file: OpenFile,
}

impl Sealed {
    pub(crate) fn new(sealing: Option<&Arc<Sealing>>) -> Self {
        let (folder, path) = folder_with_journal(sealing);
        let (mut file, _) = OpenFile::open(&path, &RealDisk).expect("opens");
        file.set_sealing(sealing.cloned());
        save_into(&mut file, numbered(1), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
        rescue::write(&path, &numbered(5), sealing.map(|sealing| &**sealing), at("2026-11-20T10:00+01:00"), &RealDisk).expect("rescued");
        let request = file.save_request(numbered(1), at("2026-11-20T09:10+01:00")).expect("it may be written");
        let (saved, _) = keep_mine(&request, &RealDisk).expect("kept");
        file.note_save(request.now, &Ok(saved));
        Self { _folder: folder, path, file }
    }

    fn change(&mut self, present: &str, change: &SealChange) -> Result<Resealed, ResealError> {
        let request = self.file.save_request(numbered(1), at("2026-11-20T11:00+01:00")).expect("it may be written");
        let result = change_seal(&request, &secret(present), change, || WorkFactor::FOR_TESTS, &RealDisk);
        if let Ok(resealed) = &result {
            self.file.set_sealing(resealed.sealing.clone());
            self.file.note_save(request.now, &resealed.saved);
        }
        result
    }

    fn seal_copies(&self, old: Option<&Sealing>) -> mendwell::store::CopiesReport {
        let plan = self.file.backup_plan(&BackupPreferences::default());
        seal_copies_anew(&plan, old, &Progress::default(), &RealDisk)
    }

    fn files(&self) -> Vec<PathBuf> {
        files_of(&self.path)
    }
}

pub(crate) fn files_of(path: &Path) -> Vec<PathBuf> {
    let in_folder = |folder: &Path| -> Vec<PathBuf> {
        let names = if folder.exists() { names_in(folder) } else { Vec::new() };
        let paths = names.into_iter().filter(|name| !name.starts_with('.')).map(|name| folder.join(name));
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect()
    };
    [in_folder(path.parent().expect("a folder")), copies_of(path)].concat()
}

/// True if the passphrase opens the file; the empty one stands for none.
pub(crate) fn opens_with(path: &Path, passphrase: &str) -> bool {
    match read_file(path, &RealDisk).expect("it reads").body {
        FileBody::Plain(_) => passphrase.is_empty(),
        FileBody::Locked(locked) => locked.unlock(&secret(passphrase)).is_ok(),
    }
}

#[test]
fn a_changed_passphrase_reaches_the_journal_and_every_copy() {
    let old = sealing();
    let mut sealed = Sealed::new(Some(&old));
    assert_eq!(sealed.files().len(), 4);
    let an_old_backup = fs::read(&sealed.files()[3]).expect("there");
    sealed.change(PASSPHRASE, &to(OTHER)).expect("changed").saved.expect("saved");
    assert!(opens_with(&sealed.path, OTHER) && !opens_with(&sealed.path, PASSPHRASE), "the journal is first");
    let report = sealed.seal_copies(Some(&old));
    assert_eq!((report.rewritten.len(), report.failed.len()), (3, 0));
    assert!(sealed.files().iter().all(|path| opens_with(path, OTHER) && !opens_with(path, PASSPHRASE)));

    // The old passphrase with an old copy yields the old identity, which opens nothing newer.
    let taken = sealed.path.with_file_name("taken.ron");
    fs::write(&taken, an_old_backup).expect("written");
    let FileBody::Locked(locked) = read_file(&taken, &RealDisk).expect("it reads").body else { panic!("it is sealed") };
    let (key, _) = locked.unlock(&passphrase()).expect("it fits");
    for path in sealed.files().into_iter().filter(|path| *path != taken) {
        assert_eq!(read_file(&path, &RealDisk).expect("it reads").journal(Some(&key)).err(), Some(UnsealError::WrongPassphrase));
    }
    assert!(sealed.seal_copies(Some(&old)).rewritten.is_empty(), "nothing is left to do");
}

#[test]
fn setting_and_removing_it_reaches_every_copy() {
    let mut sealed = Sealed::new(None);
    sealed.change("", &to(OTHER)).expect("set");
    assert_eq!(sealed.seal_copies(None).rewritten.len(), 3);
    assert!(sealed.files().iter().all(|path| opens_with(path, OTHER) && !fs::read_to_string(path).expect("text").contains("river")));
    let old = sealed.file.sealing().cloned();
    assert!(sealed.change(PASSPHRASE, &SealChange::Plain).is_err());
    sealed.change(OTHER, &SealChange::Plain).expect("given up");
    assert_eq!(sealed.seal_copies(old.as_deref()).rewritten.len(), 3);
    assert!(sealed.files().iter().all(|path| opens_with(path, "")));
}

#[test]
fn a_recovery_code_opens_every_copy_until_replaced() {
    let old = sealing();
    let mut sealed = Sealed::new(Some(&old));
    let code = sealed.change(PASSPHRASE, &SealChange::RecoveryCode).expect("made").code.expect("a code");
    sealed.seal_copies(Some(&old));
    assert!(sealed.files().iter().all(|path| opens_with(path, code.text()) && opens_with(path, PASSPHRASE)));

    assert!(matches!(sealed.change(code.text(), &SealChange::RecoveryCode), Err(ResealError::Unseal(UnsealError::WrongPassphrase))));
    let before = sealed.file.sealing().cloned();
    let other = sealed.change(PASSPHRASE, &SealChange::RecoveryCode).expect("made").code.expect("a code");
    sealed.seal_copies(before.as_deref());
    assert!(sealed.files().iter().all(|path| opens_with(path, other.text()) && !opens_with(path, code.text())));

    // After losing the passphrase, the code sets a new one; the code then no longer works.
    sealed.change(other.text(), &to(OTHER)).expect("changed");
    assert!(opens_with(&sealed.path, OTHER) && !opens_with(&sealed.path, other.text()));
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let mut sealed = Sealed::new(Some(&sealing()));
    let before: Vec<_> = sealed.files().iter().map(|path| fs::read(path).expect("there")).collect();
    for change in [to(OTHER), SealChange::RecoveryCode, SealChange::Plain] {
        let refused = sealed.change("rain on the window", &change).expect_err("wrong");
        assert!(matches!(refused, ResealError::Unseal(UnsealError::WrongPassphrase)));
        assert!(!format!("{refused:?} {change:?}").contains("roof"), "no passphrase is shown");
    }
    assert_eq!(before, sealed.files().iter().map(|path| fs::read(path).expect("there")).collect::<Vec<_>>());
}

#[test]
fn a_copy_with_a_foreign_seal_is_named_and_removable() {
    let old = sealing();
    let mut sealed = Sealed::new(Some(&old));
    let stranger = sealed.files().into_iter().find(|path| path.to_string_lossy().contains("backups")).expect("a backup");
    let other = Sealing::create(&secret("somebody else's"), WorkFactor::FOR_TESTS).expect("a seal");
    let text = mendwell::store::format::write(
        &mendwell::journal::Header::default(),
        mendwell::store::format::Body::Sealed(other.seal(&numbered(7).journal).expect("sealed")),
    );
    fs::write(&stranger, text.expect("written")).expect("written");
    sealed.change(PASSPHRASE, &to(OTHER)).expect("changed");
    let report = sealed.seal_copies(Some(&old));
    assert_eq!(report.rewritten.len(), 2);
    assert!(matches!(report.failed.as_slice(), [(path, CopyProblem::SealedOtherwise)] if *path == stranger));
    assert!(opens_with(&stranger, "somebody else's"), "it is as it was");
    assert!(remove_copies(&[stranger.clone(), stranger.clone()], &RealDisk).is_empty());
    assert!(!stranger.exists());
}

#[test]
fn stopped_resealing_continues_later() {
    let old = sealing();
    let mut sealed = Sealed::new(Some(&old));
    sealed.change(PASSPHRASE, &to(OTHER)).expect("changed");
    let plan = sealed.file.backup_plan(&BackupPreferences::default());
    let progress = Progress::default();
    progress.stop();
    let report = seal_copies_anew(&plan, Some(&*old), &progress, &RealDisk);
    assert_eq!((report.rewritten.len(), report.not_reached.len()), (0, 3));
    assert!(sealed.files().iter().filter(|path| **path != sealed.path).all(|path| opens_with(path, PASSPHRASE)));
    assert_eq!(sealed.seal_copies(Some(&old)).rewritten.len(), 3);
}
