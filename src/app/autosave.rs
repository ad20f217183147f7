//! When to save by itself.

use std::time::Duration;

/// Quiet time after the last edit before a save.
const AFTER_LAST_EDIT: Duration = Duration::from_secs(1);
/// The longest that a word waits for a save to begin while somebody types on.
const WHILE_TYPING: Duration = Duration::from_secs(3);
/// How long to wait after a save that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(15);

/// Keeps count of unsaved edits. All times are durations since one fixed moment.
#[derive(Debug, Default)]
pub(super) struct Autosave {
    first_unsaved_edit: Option<Duration>,
    last_edit: Option<Duration>,
    failed_at: Option<Duration>,
}

impl Autosave {
    /// An edit was made.
    pub(super) fn edited(&mut self, now: Duration) {
        self.first_unsaved_edit.get_or_insert(now);
        self.last_edit = Some(now);
    }

    /// A save has begun with everything edited so far.
    pub(super) fn save_began(&mut self) {
        self.first_unsaved_edit = None;
        self.last_edit = None;
    }

    /// The file holds what is open, without a save: a failure before does not count any more.
    pub(super) fn settled(&mut self) {
        self.save_began();
        self.failed_at = None;
    }

    /// A save is done.
    pub(super) fn saved(&mut self) {
        self.failed_at = None;
    }

    /// A save failed: what it held is unsaved again.
    pub(super) fn failed(&mut self, now: Duration) {
        self.first_unsaved_edit.get_or_insert(now);
        self.last_edit.get_or_insert(now);
        self.failed_at = Some(now);
    }

    /// When the next save is due, if there is anything to save.
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
