//! Toasts for edits that remove user text without a key press, with undo.

use crate::content::lang;
use crate::journal::{DraftKey, Edit, EditName, Journal, Key, Record, UserRecord};

/// The toast for an edit that removes user text; call before the edit. `None` if all text stays,
/// here or in another record.
pub(super) fn said_of(journal: &Journal, edit: &Edit, name: EditName) -> Option<&'static str> {
    let words = &lang().toast;
    if name == EditName::ClearDraft {
        let is_change = edit.puts.iter().any(|(key, _)| matches!(key, Key::Draft(DraftKey::Of(_))));
        return Some(if is_change { &words.change_dropped } else { &words.draft_cleared });
    }
    let stays: Vec<&str> = edit.puts.iter().filter_map(|(_, entry)| entry.record()).flat_map(own_words).collect();
    let takes_away = edit.puts.iter().any(|(key, _)| {
        let before = journal.entry(key);
        before.record().is_some_and(|record| own_words(record).any(|text| !stays.iter().any(|kept| kept.contains(text))))
    });
    takes_away.then_some(words.words_removed.as_str())
}

/// Trimmed, non-empty user texts of a record.
fn own_words(record: &Record) -> impl Iterator<Item = &str> {
    record.user_texts().into_iter().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::arbitrary::any_keyed_record;
    use crate::journal::{CheckInDraft, Timestamp};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_deletion_is_told_of_exactly_where_there_were_words((key, record) in any_keyed_record()) {
            let mut journal = Journal::default();
            journal.apply(Edit::put_record(key.clone(), record.clone()));
            let said = said_of(&journal, &Edit::delete(key.clone(), Timestamp::from_millis(1)), EditName::Write);
            prop_assert_eq!(said.is_some(), own_words(&record).next().is_some());
            prop_assert_eq!(said_of(&journal, &Edit::put_record(key, record), EditName::Write), None, "nothing goes");
        }
    }

    #[test]
    fn words_that_go_to_another_record_are_not_taken_away() {
        let draft = CheckInDraft { note: "Tea\n".to_owned(), ..CheckInDraft::empty(Timestamp::from_millis(0)) };
        let (here, there) = (Key::Draft(DraftKey::New), DraftKey::Of(crate::journal::Id::from_parts(1, 1)));
        let mut journal = Journal::default();
        journal.apply(Edit::put(DraftKey::New, draft.clone()));
        let moved = Edit::put(there, draft).and(Edit::delete(here.clone(), Timestamp::from_millis(1)));
        assert_eq!(said_of(&journal, &moved, EditName::MoveEntry), None);
        assert_eq!(said_of(&journal, &Edit::delete(here, Timestamp::from_millis(1)), EditName::ClearDraft), Some("Cleared"));
    }
}
