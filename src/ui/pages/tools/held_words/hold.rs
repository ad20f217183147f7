//! What is being written elsewhere, held until the morning: the words move here, and are no longer there.

use super::morning_after;
use crate::journal::{CheckInDraft, DraftKey, Edit, HeldWords, Id, Journal, Key};
use crate::ui::cx::{Now, Zone};
use crate::ui::pages::today::draft;

/// The edit that moves what stands on a page of writing into held words with this id. None where the page is empty.
#[must_use]
pub fn hold_page(journal: &Journal, page: Id, id: Id, now: Now, zone: &dyn Zone) -> Option<Edit> {
    let text = &journal.writings().get(&page)?.text;
    Some(held(text, id, now, zone)?.and(Edit::delete(Key::Writing(page), now.instant)))
}

/// The edit that moves the note of a check-in that is being written into held words with this id. None where there is no note.
#[must_use]
pub fn hold_note(journal: &Journal, key: DraftKey, id: Id, now: Now, zone: &dyn Zone) -> Option<Edit> {
    let before = draft::current(journal, key, now);
    let held = held(&before.note, id, now, zone)?;
    Some(held.and(draft::store(journal, key, CheckInDraft { note: String::new(), ..before })))
}

fn held(text: &str, id: Id, now: Now, zone: &dyn Zone) -> Option<Edit> {
    let text = text.trim();
    let words = HeldWords { text: text.to_owned(), ..HeldWords::empty(now.instant, now.local, morning_after(now, zone)) };
    (!text.is_empty()).then(|| Edit::put(id, words))
}
