//! Autosave timing.

use std::time::Duration;

/// Debounce after the last edit.
const AFTER_LAST_EDIT: Duration = Duration::from_secs(1);
/// Longest delay during continuous typing.
const WHILE_TYPING: Duration = Duration::from_secs(3);
/// Delay before retrying a failed save.
const AFTER_FAILURE: Duration = Duration::from_secs(15);

/// Unsaved edits and their due time. All times are relative to one fixed moment.
#[derive(Debug, Default)]
pub(super) struct Autosave {
    first_unsaved_edit: Option<Duration>,
    last_edit: Option<Duration>,
    failed_at: Option<Duration>,
}

impl Autosave {
    pub(super) fn edited(&mut self, now: Duration) {
        self.first_unsaved_edit.get_or_insert(now);
        self.last_edit = Some(now);
    }

    pub(super) fn save_began(&mut self) {
        self.first_unsaved_edit = None;
        self.last_edit = None;
    }

    /// The file matches without a save; earlier failures no longer count.
    pub(super) fn settled(&mut self) {
        self.save_began();
        self.failed_at = None;
    }

    pub(super) fn saved(&mut self) {
        self.failed_at = None;
    }

    /// A save failed: its edits are unsaved again.
    pub(super) fn failed(&mut self, now: Duration) {
        self.first_unsaved_edit.get_or_insert(now);
        self.last_edit.get_or_insert(now);
        self.failed_at = Some(now);
    }

    /// Time of the next save, if anything is unsaved.
    #[must_use]
    pub(super) fn due_at(&self) -> Option<Duration> {
        let (first, last) = (self.first_unsaved_edit?, self.last_edit?);
        let due = (last + AFTER_LAST_EDIT).min(first + WHILE_TYPING);
        Some(self.failed_at.map_or(due, |failed| due.max(failed + AFTER_FAILURE)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn nothing_edited_nothing_due() {
        let mut autosave = Autosave::default();
        assert_eq!(autosave.due_at(), None);
        autosave.edited(secs(3));
        autosave.save_began();
        assert_eq!(autosave.due_at(), None);
    }

    #[test]
    fn a_second_after_the_last_edit() {
        let mut autosave = Autosave::default();
        autosave.edited(secs(10));
        autosave.edited(secs(12));
        assert_eq!(autosave.due_at(), Some(secs(13)));
    }

    #[test]
    fn someone_who_never_stops_typing_is_saved_too() {
        let mut autosave = Autosave::default();
        for second in 10..60 {
            autosave.edited(secs(second));
        }
        assert_eq!(autosave.due_at(), Some(secs(13)));
    }

    #[test]
    fn after_a_failure_it_tries_again_but_not_at_once() {
        let mut autosave = Autosave::default();
        autosave.edited(secs(10));
        autosave.save_began();
        autosave.failed(secs(11));
        assert_eq!(autosave.due_at(), Some(secs(26)));
        autosave.saved();
        autosave.save_began();
        assert_eq!(autosave.due_at(), None);
    }
}
