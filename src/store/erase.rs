//! *Erase everywhere*: out of the journal, the trash, what undo could bring back, and every backup.

use std::collections::HashSet;
use std::sync::Arc;

use super::random::random_bits;
use super::trash::{belonging, owner};
use crate::journal::{Edit, Entry, Erased, Journal, Key, Record, Timestamp, TrashItem};

/// The keys, and those of what belongs to them, wherever in this journal it lies: in the tables or in the trash.
pub(super) fn with_what_belongs(journal: &Journal, keys: &[Key]) -> HashSet<Key> {
    let mut doomed: HashSet<Key> = HashSet::new();
    let mut found: Vec<Key> = keys.to_vec();
    // What belongs to something may own something itself.
    while let Some(key) = found.pop() {
        if !doomed.insert(key.clone()) {
            continue;
        }
        found.extend(belonging(journal, &key).into_iter().map(|(key, _)| key));
        let in_trash = journal.trash().values().flat_map(|item| &item.records);
        found.extend(in_trash.filter(|(part, record)| owner(part, record).as_ref() == Some(&key)).map(|(part, _)| part.clone()));
    }
    doomed
}

/// The edit that erases them here; `None` when there is nothing of them. [`mark`] follows it.
pub(super) fn edit(journal: &Journal, doomed: &HashSet<Key>, now: Timestamp) -> Option<Edit> {
    let mut puts: Vec<_> = doomed.iter().filter(|key| journal.entry(key).record().is_some()).map(|key| (key.clone(), Entry::Deleted(now))).collect();
    for (id, item) in journal.trash() {
        let key = Key::Trash(*id);
        let before = Entry::Present(Record::Trash(Arc::clone(item)));
        let mut after = before.clone();
        if doomed.contains(&key) {
            continue;
        }
        if !spare(doomed, &key, &mut after) {
            puts.push((key, Entry::Deleted(now)));
        } else if after != before {
            puts.push((key, after));
        }
    }
    (!puts.is_empty()).then_some(Edit { puts })
}

/// Lets go of the tombstones and versions of what was erased. What stays is a mark, so that a copy on another computer does not bring it back.
pub(super) fn mark(journal: &mut Journal, doomed: &HashSet<Key>) {
    for key in doomed {
        // A record that was only in an earlier copy, and never here, leaves nothing here.
        if journal.entry(key) != Entry::Absent {
            journal.mark_erased(key, random_bits);
        }
    }
}

/// Takes out of a copy what was erased elsewhere, and what belongs to it, and notes that it was. Answers whether there was
/// something.
pub(super) fn keep_erased(journal: &mut Journal, erased: &Erased, now: Timestamp) -> bool {
    if erased.is_empty() {
        return false;
    }
    let in_trash = journal.trash().values().flat_map(|item| item.records.iter().map(|(key, _)| key.clone()));
    let keys: Vec<Key> = journal.records().map(|(key, _)| key).chain(in_trash).filter(|key| erased.covers(key, journal.descent(key))).collect();
    journal.join_erased(erased);
    let doomed = with_what_belongs(journal, &keys);
    let Some(edit) = edit(journal, &doomed, now) else { return false };
    journal.apply(edit);
    mark(journal, &doomed);
    true
}

/// Takes what is doomed out of an entry; `false` when nothing of it may stay.
pub(super) fn spare(doomed: &HashSet<Key>, key: &Key, entry: &mut Entry) -> bool {
    if doomed.contains(key) {
        return false;
    }
    if let Entry::Present(Record::Trash(item)) = entry
        && item.records.iter().any(|(key, _)| doomed.contains(key))
    {
        let records: Vec<_> = item.records.iter().filter(|(key, _)| !doomed.contains(key)).cloned().collect();
        if records.is_empty() {
            return false;
        }
        *item = Arc::new(TrashItem { records, ..**item });
    }
    true
}
