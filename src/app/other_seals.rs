//! Backups left with other encryption in an earlier session: detected on opening, with an offer to
//! re-encrypt them.

use crate::content::lang;
use crate::store::{OtherSeals, count_other_seals};
use crate::ui::action::Action;
use crate::ui::icons::Icon;

use super::answers::JobAnswer;
use super::session::OpenJournal;
use super::{App, JobKind};

impl App {
    /// Checks the backups once after a journal was opened with its passphrase.
    pub(super) fn look_for_other_seals(&mut self) {
        let document = self.jobs.document();
        let is_writer = self.open_journal().is_some_and(OpenJournal::can_edit);
        if !is_writer || self.other_seals_of.replace(document) == Some(document) {
            return;
        }
        let (Some(plan), disk) = (self.backup_plan().filter(|plan| plan.sealing.is_some()), self.disk()) else { return };
        let _none_is_in_flight_for_a_new_document =
            self.jobs.start(JobKind::OtherSeals, "other seals", move || JobAnswer::OtherSeals(count_other_seals(&plan, &*disk)));
    }

    /// Reports other encryption in a toast and offers to re-encrypt.
    pub(super) fn other_seals_found(&mut self, found: OtherSeals) {
        if found.count() == 0 || self.is_changing_seal() || self.open_journal().is_none() {
            return;
        }
        let words = &lang().sealing;
        let text = if found.plain > 0 { words.copies_open.of(found.plain) } else { words.copies_earlier.of(found.earlier) };
        let offer = (words.seal_copies.of(found.count()), Action::SealCopies);
        self.say(Icon::Info, text, Some(offer));
    }
}
