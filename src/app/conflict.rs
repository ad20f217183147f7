//! Outside changes of the file: keep ours or take theirs. Both versions are kept beside the file
//! before either replaces the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use chrono::{DateTime, Local};
use secrecy::SecretString;

use crate::content::{fill, lang};
use crate::journal::{Journal, LocalTime};
use crate::store::seal::UnsealError;
use crate::store::{ExchangeError, FileBody, Fingerprint, OpenError, OpenFile, SaveError, Saved, Sealing, TheirsTaken, keep_mine, take_theirs};
use crate::ui::action::Action;
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::PageStates;
use crate::ui::work::Task;

use super::answers::JobAnswer;
use super::files::{create, file_name};
use super::{App, JobKind};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Unchanged, or unknown.
    Same,
    /// Changed by another program, with the time if known.
    Changed(Option<LocalTime>),
    /// Missing; with the new path if it was only renamed.
    Gone(Option<PathBuf>),
}

impl App {
    /// Checks the file for outside changes.
    pub(super) fn look_at_file(&mut self) {
        let disk = self.disk();
        let Some(open) = self.open_journal().filter(|open| open.save_began.is_none()) else { return };
        let Some(file) = &open.file else { return };
        let Some(fingerprint) = file.fingerprint().cloned() else { return };
        let path = file.path().to_owned();
        let _one_that_is_under_way_serves = self.jobs.start(JobKind::Look, "look", move || {
            // A file that cannot be checked now is checked again before writing.
            let look = match fingerprint.differs_from(&path, &*disk) {
                Ok(true) => Look::Changed(disk.facts(&path).ok().and_then(|facts| facts.modified).map(local_time)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Look::Gone(fingerprint.find_renamed(&path, &*disk)),
                Ok(false) | Err(_) => Look::Same,
            };
            JobAnswer::Looked(fingerprint, look)
        });
    }

    pub(super) fn looked(&mut self, fingerprint: &Fingerprint, look: Look) {
        let asks_where_it_is = matches!(self.dialog, Some(Dialog::FileGone { .. }));
        if self.dialog.is_some() && !asks_where_it_is {
            return;
        }
        let Some(open) = self.open_journal_mut() else { return };
        let is_still_asked = open.file.as_ref().and_then(OpenFile::fingerprint) == Some(fingerprint) && open.save_began.is_none();
        let Some(path) = open.path().filter(|_| is_still_asked).map(ToOwned::to_owned) else { return };
        if !open.can_edit() {
            // Nothing is written here, so there is nothing to resolve.
            return self.tell_of_change_to_read_only(&look, path);
        }
        open.is_gone = matches!(look, Look::Gone(_));
        match look {
            // The file is in its place again.
            Look::Same if asks_where_it_is => self.dialog = None,
            Look::Same => {}
            Look::Changed(changed) => {
                open.in_conflict = true;
                self.dialog = Some(Dialog::Conflict { changed });
            }
            Look::Gone(renamed) => {
                open.renamed = renamed;
                self.ask_where_file_is();
            }
        }
    }

    pub(super) fn ask_where_file_is(&mut self) {
        let Some(path) = self.path().map(|path| path.display().to_string()) else { return };
        let renamed = self.open_journal().and_then(|open| open.renamed.as_deref()).map(file_name);
        self.dialog = Some(Dialog::FileGone { path, renamed, is_leaving: self.next.is_some() });
    }

    pub(super) fn follow_renamed(&mut self) {
        self.when_free(JobKind::Save, |app| {
            let disk = app.disk();
            let Some(open) = app.open_journal_mut() else { return };
            let (Some(path), Some(file)) = (open.renamed.take(), open.file.as_mut()) else { return };
            let fingerprint = file.fingerprint().cloned();
            file.release_lock();
            let _is_free = app.start_watched(JobKind::Save, Task::CreateFile, move |_| {
                // Compare the content, as when it was found, not the metadata.
                let is_same = fingerprint.is_some_and(|fingerprint| fingerprint.differs_from(&path, &*disk).is_ok_and(|differs| !differs));
                let followed = OpenFile::open(&path, &*disk).map(|(file, _)| (file, is_same));
                JobAnswer::Followed(Box::new(followed))
            });
        });
    }

    pub(super) fn followed(&mut self, result: Result<(OpenFile, bool), OpenError>) {
        let elapsed = self.elapsed();
        let Some(open) = self.open_journal_mut() else { return };
        match result {
            Ok((mut file, true)) if file.read_only().is_none() => {
                file.set_sealing(open.file.as_ref().and_then(OpenFile::sealing).cloned());
                file.know(open.document.journal());
                let name = file_name(file.path());
                open.file = Some(file);
                (open.is_gone, open.has_failed, open.saved_revision) = (false, false, None);
                open.autosave.edited(elapsed);
                self.follow_reopen_pointer();
                self.say(Icon::Check, fill(&lang().toast.followed, &[("file", &name)]), None);
                self.begin_save();
            }
            Ok(_) | Err(_) => self.ask_where_file_is(),
        }
    }

    /// Writes the missing file again. Takes the lock anew, because the folder may be another one by
    /// now.
    pub(super) fn write_anew(&mut self) {
        self.when_free(JobKind::Save, |app| {
            let (now, disk, elapsed) = (app.now().local, app.disk(), app.elapsed());
            let Some(open) = app.open_journal_mut() else { return };
            let (revision, snapshot) = (open.document.revision(), open.snapshot());
            let Some(file) = open.file.as_mut() else { return };
            file.release_lock();
            let (path, sealing) = (file.path().to_owned(), file.sealing().cloned());
            open.saving_revision = Some(revision);
            open.save_began = Some(elapsed);
            let _is_free = app.start_watched(JobKind::Save, Task::CreateFile, move |_| {
                let result = create(&path, snapshot, sealing, now, &*disk).map(|file| (file, now));
                JobAnswer::WrittenAnew { revision, result: Box::new(result) }
            });
        });
    }

    pub(super) fn written_anew(&mut self, revision: u64, result: Result<(OpenFile, LocalTime), SaveError>) {
        let elapsed = self.elapsed();
        let Some(open) = self.open_journal_mut() else { return };
        match result {
            Ok((file, when)) => {
                file.know(open.document.journal());
                open.file = Some(file);
                (open.is_gone, open.has_failed, open.save_began) = (false, false, None);
                (open.saved_revision, open.last_saved) = (Some(revision), Some(when));
                open.autosave.settled();
                if open.document.revision() != revision {
                    open.autosave.edited(elapsed);
                }
                self.go_on_leaving();
            }
            Err(error) => {
                open.save_failed(elapsed);
                self.show_save_error(&error, self.next.is_some());
            }
        }
    }

    /// Reports an outside change of a read-only file.
    fn tell_of_change_to_read_only(&mut self, look: &Look, path: PathBuf) {
        let words = &lang().toast;
        match look {
            Look::Same => {}
            Look::Changed(_) => self.say(Icon::Info, &words.read_only_changed, Some((words.show_as_it_is.clone(), Action::OpenPath(path)))),
            Look::Gone(_) => self.warn(&words.read_only_gone),
        }
    }

    /// Saves ours, after keeping theirs beside the file.
    pub(super) fn keep_mine(&mut self) {
        self.when_free(JobKind::Save, |app| {
            let (now, disk, elapsed) = (app.now().local, app.disk(), app.elapsed());
            let Some(open) = app.open_journal_mut() else { return };
            let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
            open.theirs = None;
            open.saving_revision = Some(open.document.revision());
            open.save_began = Some(elapsed);
            let _is_free = app.start_watched(JobKind::Save, Task::KeepMine, move |_| JobAnswer::KeptMine(keep_mine(&request, &*disk)));
        });
    }

    pub(super) fn kept_mine(&mut self, result: Result<(Saved, PathBuf), ExchangeError>) {
        match result {
            Ok((saved, theirs)) => {
                let now = self.now().local;
                self.saved(now, Ok(saved));
                self.say(Icon::Check, fill(&lang().toast.mine_kept, &[("file", &file_name(&theirs))]), None);
            }
            Err(error) => self.conflict_not_settled(&error),
        }
    }

    /// Replaces ours with the file's content, after keeping both beside it.
    pub(super) fn take_theirs(&mut self) {
        self.when_free(JobKind::Save, |app| {
            let (now, disk) = (app.now().local, app.disk());
            let Some(open) = app.open_journal_mut() else { return };
            let Some(request) = open.file.as_ref().and_then(|file| file.save_request(open.document.snapshot(), now)) else { return };
            open.theirs = None;
            let revision = open.document.revision();
            let take = move |_: &_| JobAnswer::TookTheirs(revision, Box::new(take_theirs(&request, &*disk)));
            let _is_free = app.start_watched(JobKind::Save, Task::TakeTheirs, take);
        });
    }

    pub(super) fn took_theirs(&mut self, revision: u64, result: Result<TheirsTaken, ExchangeError>) {
        // Nothing replaces a locked journal; the conflict is asked about again after unlocking.
        let Some(open) = self.open_journal_mut() else { return };
        let taken = match result {
            Ok(taken) => taken,
            Err(error) => return self.conflict_not_settled(&error),
        };
        if open.document.revision() != revision {
            // Keep newer changes too before replacing them.
            return self.take_theirs();
        }
        let sealing = open.file.as_ref().and_then(OpenFile::sealing).cloned();
        let journal = match (&taken.content.body, &sealing) {
            (FileBody::Plain(journal), _) => Ok(journal.clone()),
            (FileBody::Locked(locked), Some(sealing)) => locked.unlock_with(sealing),
            (FileBody::Locked(_), None) => Err(UnsealError::WrongPassphrase),
        };
        match journal {
            Ok(journal) => self.show_theirs(&taken, journal, sealing),
            Err(UnsealError::WrongPassphrase) => {
                open.theirs = Some(taken);
                self.dialog = Some(Dialog::TheirsSealed { was_wrong: false, is_busy: false });
            }
            Err(error) => self.theirs_does_not_open(&error),
        }
    }

    /// Tries a passphrase on their version, which has its own.
    pub(super) fn unlock_theirs(&mut self, passphrase: SecretString) {
        let Some(FileBody::Locked(locked)) = self.open_journal().and_then(|open| open.theirs.as_ref()).map(|theirs| &theirs.content.body) else { return };
        let locked = locked.clone();
        let _one_is_being_tried = self.jobs.start(JobKind::Open, "unlock", move || JobAnswer::TheirsUnlocked(Box::new(locked.unlock(&passphrase))));
        self.dialog = Some(Dialog::TheirsSealed { was_wrong: false, is_busy: true });
    }

    pub(super) fn theirs_unlocked(&mut self, result: Result<(Sealing, Journal), UnsealError>) {
        let is_asked = matches!(self.dialog, Some(Dialog::TheirsSealed { .. }));
        let Some(open) = self.open_journal_mut().filter(|_| is_asked) else { return };
        match result {
            Ok((sealing, journal)) => {
                let Some(taken) = open.theirs.take() else { return };
                self.dialog = None;
                self.show_theirs(&taken, journal, Some(Arc::new(sealing)));
            }
            Err(UnsealError::WrongPassphrase) => self.dialog = Some(Dialog::TheirsSealed { was_wrong: true, is_busy: false }),
            Err(error) => self.theirs_does_not_open(&error),
        }
    }

    /// Shows their version, to be saved with `sealing`. Backups with other encryption are
    /// re-encrypted.
    fn show_theirs(&mut self, taken: &TheirsTaken, journal: Journal, sealing: Option<Arc<Sealing>>) {
        let (elapsed, now) = (self.elapsed(), self.now().instant);
        let Some(open) = self.open_journal_mut() else { return };
        let Some(file) = open.file.as_mut() else { return };
        file.know(open.document.journal());
        let is_same_journal = file.note_reading(&taken.content, &journal);
        let before = file.sealing().cloned();
        let has_seal_of_its_own = match (&before, &sealing) {
            (Some(before), Some(sealing)) => !Arc::ptr_eq(before, sealing),
            (before, sealing) => before.is_some() != sealing.is_some(),
        };
        let was_unsealed = sealing.is_some() && !taken.content.is_sealed();
        file.set_sealing(sealing);
        open.document.set_appearance(taken.content.header.appearance.clone());
        let has_erased = open.document.replace(journal, now);
        open.mark_saved();
        if is_same_journal && (has_seal_of_its_own || was_unsealed) {
            open.seal_work.copies_had(if was_unsealed { None } else { before });
        }
        if was_unsealed || has_erased {
            // Never keep an encrypted journal in a plain file, or erased records at all.
            open.saved_revision = None;
            open.autosave.edited(elapsed);
        }
        self.states = PageStates::default();
        self.say(Icon::Check, fill(&lang().toast.theirs_taken, &[("file", &file_name(&taken.mine))]), None);
        self.seal_copies();
        self.go_on_leaving();
    }

    /// Reports that their version cannot be decrypted. It stays in its place, and a copy is kept.
    fn theirs_does_not_open(&mut self, error: &UnsealError) {
        self.stay();
        let title = lang().open.failed_title.clone();
        self.dialog = Some(Dialog::Notice { title, message: error.to_string(), offer: None });
    }

    /// Reports that the file changed during a save; that version was kept.
    pub(super) fn tell_of_theirs(&mut self, theirs: &Path) {
        let text = fill(&lang().toast.mine_kept, &[("file", &file_name(theirs))]);
        if self.is_locked() {
            self.tell_once_open(Dialog::Notice { title: lang().conflict.title.clone(), message: text, offer: None });
        } else {
            self.warn(text);
        }
    }

    fn conflict_not_settled(&mut self, error: &ExchangeError) {
        let Some(open) = self.open_journal_mut() else { return };
        open.save_began = None;
        let safe_since = open.last_saved;
        self.dialog = Some(Dialog::SaveFailed { message: error.to_string(), safe_since, is_leaving: self.next.is_some() });
    }
}

fn local_time(moment: SystemTime) -> LocalTime {
    LocalTime::from_date_time(DateTime::<Local>::from(moment).fixed_offset())
}
