//! *Erase everywhere*: from the journal, the trash, the undo history and all backups.

use std::collections::HashSet;
use std::sync::Arc;

use super::random::random_bits;
use super::trash::belonging;
use crate::journal::{Edit, Entry, Erased, Journal, Key, Record, Timestamp, TrashItem, UserRecord};

/// Adds the keys of all dependents, in the tables or the trash.
pub(super) fn with_what_belongs(journal: &Journal, keys: &[Key]) -> HashSet<Key> {
    let mut doomed: HashSet<Key> = HashSet::new();
    let mut found: Vec<Key> = keys.to_vec();
    // Dependents can have dependents.
    while let Some(key) = found.pop() {
        if !doomed.insert(key.clone()) {
            continue;
        }
        found.extend(belonging(journal, &key).into_iter().map(|(key, _)| key));
        let in_trash = journal.trash().values().flat_map(|item| &item.records);
        found.extend(in_trash.filter(|(part, record)| record.owner(part).as_ref() == Some(&key)).map(|(part, _)| part.clone()));
    }
    doomed
}

/// Edit that erases the records; `None` if there are none. Followed by [`mark`].
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

/// Replaces tombstones and versions by marks, so that other copies do not bring the records back.
pub(super) fn mark(journal: &mut Journal, doomed: &HashSet<Key>) {
    for key in doomed {
        // A record that only ever existed in a backup needs no mark here.
        if journal.entry(key) != Entry::Absent {
            journal.mark_erased(key, random_bits);
        }
    }
}

/// Removes records erased elsewhere, with dependents, and adds the marks. Returns whether there
/// were any.
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

/// Removes erased records from an entry; returns false if nothing may remain.
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
