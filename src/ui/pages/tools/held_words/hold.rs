//! Moves text written elsewhere to the delayed messages.

use super::morning_after;
use crate::journal::{CheckInDraft, DraftKey, Edit, HeldWords, Id, Journal, Key};
use crate::ui::cx::{Now, Zone};
use crate::ui::pages::today::draft;

/// Moves a page of writing into a message with this id. `None` if the page is empty.
#[must_use]
pub fn hold_page(journal: &Journal, page: Id, id: Id, now: Now, zone: &dyn Zone) -> Option<Edit> {
    let text = &journal.writings().get(&page)?.text;
    Some(held(text, id, now, zone)?.and(Edit::delete(Key::Writing(page), now.instant)))
}

/// Moves the note of a check-in draft into a message with this id. `None` if there is no note.
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
