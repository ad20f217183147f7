//! No plain text of a sealed journal reaches the disk: random sessions with occasional disk
//! failures, with every written byte checked.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mendwell::journal::{BackupPreferences, Edit, Erased, Id, Journal, Key, Person};
use mendwell::store::disk::{DiskFile, Facts};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{
    FileBody, OpenFile, Progress, RealDisk, RecoveryCode, SealChange, SecretString, Snapshot, change_seal, erase_from_copies, keep_mine, rescue, restore,
    seal_copies_anew, take_theirs,
};
use proptest::prelude::*;

use crate::altered_disk::{Alteration, Altered, Call};
use crate::support::*;

/// In every record written, and nowhere else.
const MARKER: &str = "zwetschgenkuchen";

/// A disk that records all bytes and names, and fails once at a given call.
#[derive(Clone, Default)]
struct Recorder {
    written: Arc<Mutex<Vec<u8>>>,
    fails_in: Arc<Mutex<Option<usize>>>,
}

impl Recorder {
    fn record(&self, bytes: &[u8]) {
        self.written.lock().expect("one at a time").extend_from_slice(bytes);
    }

    fn call(&self) -> io::Result<()> {
        let mut fails_in = self.fails_in.lock().expect("one at a time");
        match *fails_in {
            Some(0) => {
                *fails_in = None;
                Err(io::Error::other("input/output error"))
            }
            Some(calls) => {
                *fails_in = Some(calls - 1);
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Alteration for Recorder {
    fn before(&self, _: Call, path: &Path) -> io::Result<()> {
        self.record(path.as_os_str().as_encoded_bytes());
        self.call()
    }

    fn file(&self, real: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(RecordedFile { real, recorder: self.clone() })
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn pause(&self, _: Duration) {}
}

struct RecordedFile {
    real: Box<dyn DiskFile>,
    recorder: Recorder,
}

impl DiskFile for RecordedFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.real.read(buffer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.recorder.record(bytes);
        self.recorder.call()?;
        self.real.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.recorder.call()
    }

    fn facts(&self) -> io::Result<Facts> {
        self.real.facts()
    }

    fn permit_like(&mut self, other: &Facts) -> io::Result<()> {
        self.real.permit_like(other)
    }

    fn attributes_like(&mut self, other: &Path) {
        self.real.attributes_like(other);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write,
    Save,
    LaterSave,
    DiskFailsIn(usize),
    Rescue,
    KeepMine,
    TakeTheirs,
    Restore,
    Erase,
    ChangePassphrase,
    MakeCode,
    LockAndUnlock,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => Just(Step::Write),
        2 => Just(Step::Save),
        3 => Just(Step::LaterSave),
        2 => (0..25_usize).prop_map(Step::DiskFailsIn),
        1 => Just(Step::Rescue),
        1 => Just(Step::KeepMine),
        1 => Just(Step::TakeTheirs),
        1 => Just(Step::Restore),
        1 => Just(Step::Erase),
        2 => Just(Step::ChangePassphrase),
        1 => Just(Step::MakeCode),
        2 => Just(Step::LockAndUnlock),
    ];
    proptest::collection::vec(step, 1..25)
}

struct Sitting {
    path: PathBuf,
    disk: Altered<Recorder>,
    journal: Journal,
    file: OpenFile,
    passphrase: String,
    code: Option<RecoveryCode>,
    minutes: u32,
    people: u128,
}

impl Sitting {
    fn new(folder: &Path) -> Self {
        let path = folder.join("notes.ron");
        let disk = Altered(Recorder::default());
        let file = OpenFile::create(&path, false, Some(sealing()), &disk).expect("created");
        let mut sitting = Self { path, disk, journal: Journal::default(), file, passphrase: PASSPHRASE.to_owned(), code: None, minutes: 0, people: 1_000 };
        sitting.run(&Step::Write);
        sitting.save().expect("the disk is well");
        sitting
    }

    fn now(&self) -> mendwell::journal::LocalTime {
        at(&format!("2026-11-{:02}T{:02}:{:02}+01:00", 1 + self.minutes / 1_440, self.minutes / 60 % 24, self.minutes % 60))
    }

    fn snapshot(&self) -> Snapshot {
        snapshot(self.journal.clone())
    }

    fn save(&mut self) -> Result<mendwell::store::Saved, mendwell::store::SaveError> {
        let (snapshot, now) = (self.snapshot(), self.now());
        save_into(&mut self.file, snapshot, now, &self.disk)
    }

    fn run(&mut self, step: &Step) {
        self.minutes += 1;
        let plan = self.file.backup_plan(&BackupPreferences::default());
        let request = self.file.save_request(self.snapshot(), self.now()).expect("it may be written");
        let sealing = self.file.sealing().cloned();
        match step {
            Step::Write => {
                self.people += 1;
                let person = Person { name: format!("{MARKER} {}", self.people), helps_with: MARKER.to_uppercase(), ..Person::empty(stamp(1)) };
                self.journal.apply(Edit::put(Id::from_parts(1, self.people), person));
            }
            // Failures are fine here: the next save writes the changes.
            Step::Save => _ = self.save(),
            Step::LaterSave => {
                self.minutes += 61;
                _ = self.save();
            }
            Step::DiskFailsIn(calls) => *self.disk.0.fails_in.lock().expect("one at a time") = Some(*calls),
            Step::Rescue => _ = rescue::write(&self.path, &self.snapshot(), sealing.as_deref(), self.now(), &self.disk),
            Step::KeepMine => {
                if let Ok((saved, _)) = keep_mine(&request, &self.disk) {
                    self.file.note_save(request.now, &Ok(saved));
                }
            }
            Step::TakeTheirs => _ = take_theirs(&request, &self.disk),
            Step::Restore => {
                let newest = plan.list(&RealDisk).expect("listed").into_iter().next();
                if let Some((_, journal)) = newest.and_then(|backup| restore(&backup.path, &plan, &request, &Progress::default(), &self.disk).ok()) {
                    self.journal = journal;
                }
            }
            Step::Erase => {
                let key = Key::Person(Id::from_parts(1, self.people));
                _ = erase_from_copies(&[key], &Erased::default(), &plan, stamp(9), &Progress::default(), &self.disk);
            }
            Step::ChangePassphrase => {
                let next = format!("{} again", self.passphrase);
                if self.reseal(&SealChange::Passphrase(SecretString::from(next.clone()))) {
                    (self.passphrase, self.code) = (next, None);
                }
            }
            Step::MakeCode => _ = self.reseal(&SealChange::RecoveryCode),
            Step::LockAndUnlock => self.lock_and_unlock(),
        }
    }

    fn reseal(&mut self, change: &SealChange) -> bool {
        let request = self.file.save_request(self.snapshot(), self.now()).expect("it may be written");
        let old = self.file.sealing().cloned();
        let present = SecretString::from(self.passphrase.clone());
        let Ok(resealed) = change_seal(&request, &present, change, || WorkFactor::FOR_TESTS, &self.disk) else { return false };
        self.file.set_sealing(resealed.sealing.clone());
        self.file.note_save(request.now, &resealed.saved);
        self.code = resealed.code;
        let plan = self.file.backup_plan(&BackupPreferences::default());
        let _failed_ones_stay_sealed = seal_copies_anew(&plan, old.as_deref(), &Progress::default(), &self.disk);
        true
    }

    fn lock_and_unlock(&mut self) {
        *self.disk.0.fails_in.lock().expect("one at a time") = None;
        if self.save().is_err() {
            return;
        }
        // Release the former lock first.
        let placeholder = self.path.with_file_name("other.ron");
        self.file = OpenFile::create(&placeholder, true, Some(sealing()), &self.disk).expect("created");
        let (file, content) = OpenFile::open(&self.path, &self.disk).expect("opens");
        let FileBody::Locked(locked) = content.body else { panic!("it is sealed") };
        let typed = self.code.as_ref().map_or_else(|| self.passphrase.clone(), |code| code.text().to_lowercase());
        let (sealing, journal) = locked.unlock(&SecretString::from(typed)).expect("it fits");
        assert_eq!(journal, self.journal);
        self.file = file;
        self.file.set_sealing(Some(sealing.into()));
    }

    /// True if any written data contains this, ignoring case.
    fn has_written(&self, word: &str) -> bool {
        let written = self.disk.0.written.lock().expect("one at a time").to_ascii_lowercase();
        memchr::memmem::find(&written, word.to_ascii_lowercase().as_bytes()).is_some()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_plain_word_is_ever_written(steps in steps()) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut sitting = Sitting::new(folder.path());
        for step in &steps {
            sitting.run(step);
        }
        prop_assert!(sitting.has_written("BEGIN AGE ENCRYPTED FILE"), "it looks at what is written");
        for word in [MARKER, "AGE-SECRET-KEY", PASSPHRASE] {
            prop_assert!(!sitting.has_written(word), "{word}");
        }
        if let Some(code) = &sitting.code {
            prop_assert!(!sitting.has_written(code.text()));
        }
    }
}

/// Checks that the search finds plain text.
#[test]
fn a_plain_journal_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut sitting = Sitting::new(folder.path());
    sitting.file.set_sealing(None);
    sitting.save().expect("the disk is well");
    assert!(sitting.has_written(MARKER));
}
