//! Session handover: backs up the last state on leaving, and checks for leftovers of the previous
//! session on opening.

use crate::content::{fill, lang};
use crate::journal::EditName;
use crate::store::sidecar;
use crate::ui::action::Action;
use crate::ui::cx::BackupRow;
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;

use super::answers::JobAnswer;
use super::files::{file_name, row_of};
use super::session::Session;
use super::{App, JobKind};

pub(super) struct LeftBehind {
    /// The file is older than a version saved at its place before.
    pub is_older: bool,
    /// The newest backup with more content.
    pub newer: Option<BackupRow>,
    /// Changes that never reached the journal.
    pub unsaved: Option<sidecar::Unsaved>,
}

impl App {
    /// Checks for leftovers beside the opened file.
    pub(super) fn look_at_last_sitting(&mut self) {
        let (now, disk) = (self.now().local, self.disk());
        let Some(plan) = self.backup_plan() else { return };
        let Some(open) = self.open_journal() else { return };
        let Some((file, path)) = open.file.as_ref().zip(open.path()) else { return };
        let (path, journal, sealing) = (path.to_owned(), open.document.journal().clone(), file.sealing().cloned());
        let (can_edit, offset) = (open.can_edit(), i32::from(now.offset_minutes()));
        let _one_is_looking = self.jobs.start(JobKind::LastSitting, "last sitting", move || {
            let unsaved = can_edit.then(|| sidecar::take_over(&path, &journal, sealing.as_deref(), now, &*disk)).flatten();
            let found = plan.newer_than_open(&*disk);
            let is_older = found.is_some();
            let newer = found.and_then(|newer| newer.copy).and_then(|backup| row_of(backup, offset, &plan, &*disk));
            JobAnswer::LastSitting(Box::new(LeftBehind { is_older, newer, unsaved }))
        });
    }

    /// Reports the leftovers and offers to restore them.
    pub(super) fn tell_of_last_sitting(&mut self, left: LeftBehind) {
        let words = &lang().open;
        let Some(open) = self.open_journal_mut() else { return };
        if let Some(sidecar::Unsaved { path, edit }) = left.unsaved {
            open.to_put_back = Some((path.clone(), edit));
            let (title, message) = (words.unsaved_title.clone(), fill(&words.unsaved_text, &[("file", &file_name(&path))]));
            let offer = Some((words.unsaved_put_back.clone(), Action::PutBackUnsaved));
            open.to_tell.push_back(Dialog::Notice { title, message, offer });
        }
        if left.is_older {
            let message = if left.newer.is_some() { &words.older_text } else { &words.older_alone_text };
            let offer = left.newer.map(|row| (words.older_go.clone(), Action::AskToRestore(row)));
            open.to_tell.push_back(Dialog::Notice { title: words.older_title.clone(), message: message.clone(), offer });
        }
    }

    /// Shows the next queued dialog, if none is open.
    pub(super) fn tell_next(&mut self) {
        if self.dialog.is_some() || self.next.is_some() {
            return;
        }
        if let Some(dialog) = self.open_journal_mut().and_then(|open| open.to_tell.pop_front()) {
            self.dialog = Some(dialog);
            self.dialog_stands = true;
        }
    }

    /// Restores the unsaved changes of an earlier session.
    pub(super) fn put_back_unsaved(&mut self) {
        let Some((path, edit)) = self.open_journal_mut().and_then(|open| open.to_put_back.take()) else { return };
        self.edit(edit, EditName::PutBackUnsaved, None);
        if let Some(open) = self.open_journal_mut() {
            // Fields must read their values again.
            open.document.changed_under_fields();
        }
        self.mark_rescue_seen(path);
        self.say_and_offer_undo(Icon::Check, &lang().toast.unsaved_put_back);
    }

    /// Starts backing up the last state, unless a backup has it. Closing waits for it only briefly:
    /// everything is saved.
    pub(super) fn begin_last_copy(&mut self) {
        let (now, disk) = (self.now().local, self.disk());
        let plan = match &self.session {
            Session::Open(open) if open.is_saved() && open.document.journal().preferences_or_initial().backups.enabled => self.backup_plan(),
            Session::Locked(locked) => locked.rest.plan.clone(),
            _ => None,
        };
        let file = match &mut self.session {
            Session::Open(open) => open.file.as_mut(),
            Session::Locked(locked) => Some(&mut locked.file),
            _ => None,
        };
        let (Some(plan), Some(file)) = (plan, file.filter(|file| file.needs_copy() && file.read_only().is_none())) else { return };
        file.note_copy();
        let plan = plan.of_origin(file.origin());
        let _one_is_enough = self.jobs.start(JobKind::LastCopy, "last copy", move || {
            let _what_is_left_is_saved = plan.keep_last(now, &*disk);
            JobAnswer::LastCopyKept
        });
    }
}
