//! Edits to journal entries. No drawing here.

use std::sync::Arc;

use crate::journal::{CheckIn, Edit, Entry, Id, Journal, Key, LocalTime, Record, WordRef, Writing};

pub(super) fn when_of(journal: &Journal, key: &Key) -> Option<LocalTime> {
    match journal.entry(key).record()? {
        Record::CheckIn(check_in) => Some(check_in.when),
        Record::Writing(page) => Some(page.when),
        _ => None,
    }
}

/// A copy of the record at another time; keeps the time of first writing.
fn at_time(record: &Record, when: LocalTime) -> Option<Record> {
    let written = |first: LocalTime| Some(first).filter(|first| *first != when);
    match record {
        Record::CheckIn(check_in) => Some(CheckIn { when, written: written(check_in.first_written()), ..(**check_in).clone() }.into()),
        Record::Writing(page) => Some(Writing { when, written: written(page.written.unwrap_or(page.when)), ..(**page).clone() }.into()),
        _ => None,
    }
}

pub(super) fn move_to(journal: &Journal, key: &Key, when: LocalTime) -> Option<Edit> {
    let moved = at_time(journal.entry(key).record()?, when)?;
    Some(Edit { puts: vec![(key.clone(), Entry::Present(moved))] })
}

/// An edit that duplicates an entry at the same time, as written now. Returns the new key too.
pub(super) fn duplicate(journal: &Journal, key: &Key, new_id: Id, now: LocalTime) -> Option<(Key, Edit)> {
    let entry = journal.entry(key);
    let written = |when: LocalTime| Some(now).filter(|now| *now != when);
    let (copy_key, copy): (Key, Record) = match entry.record()? {
        Record::CheckIn(check_in) => (Key::CheckIn(new_id), CheckIn { written: written(check_in.when), ..(**check_in).clone() }.into()),
        Record::Writing(page) => (Key::Writing(new_id), Writing { written: written(page.when), ..(**page).clone() }.into()),
        _ => return None,
    };
    Some((copy_key.clone(), Edit { puts: vec![(copy_key, Entry::Present(copy))] }))
}

/// An edit that adds or removes a tag on check-ins. Skips those that need no change.
pub(super) fn retag<'a>(journal: &Journal, keys: impl IntoIterator<Item = &'a Key>, tag: &WordRef, is_added: bool) -> Edit {
    let puts = keys.into_iter().filter_map(|key| {
        let Key::CheckIn(id) = key else { return None };
        let check_in = journal.check_ins().get(id).filter(|check_in| check_in.tags.contains(tag) != is_added)?;
        let mut changed = Arc::clone(check_in);
        let tags = &mut Arc::make_mut(&mut changed).tags;
        if is_added {
            tags.insert(tag.clone());
        } else {
            tags.remove(tag);
        }
        Some((key.clone(), Entry::Present(Record::CheckIn(changed))))
    });
    Edit { puts: puts.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Feelings, Mood, Timestamp};

    fn time(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

    fn id(number: u128) -> Id {
        Id::from_parts(1, number)
    }

    fn tag(name: &str) -> WordRef {
        WordRef::Listed(name.to_owned())
    }

    fn journal() -> Journal {
        let never = Timestamp::from_millis(0);
        let check_in = CheckIn {
            changed: never,
            when: time("2026-11-18T08:10+01:00"),
            written: None,
            mood: Mood::new(0.4, -0.4),
            feelings: Feelings::new(),
            tags: [tag("alone")].into(),
            note: "Slept through".to_owned(),
        };
        let page = Writing { changed: never, when: time("2026-11-18T20:30+01:00"), written: None, text: "A page".to_owned() };
        let mut journal = Journal::default();
        journal.apply(Edit::put(id(1), check_in.clone()));
        journal.apply(Edit::put(id(2), CheckIn { tags: [].into(), ..check_in }));
        journal.apply(Edit::put(id(3), page));
        journal
    }

    #[test]
    fn what_is_moved_remembers_when_it_was_written_and_forgets_it_when_it_comes_back() {
        let mut journal = journal();
        let (before, later) = (journal.clone(), time("2026-11-17T23:00+01:00"));
        for key in [Key::CheckIn(id(1)), Key::Writing(id(3))] {
            let first = when_of(&journal, &key).expect("it is there");
            journal.apply(move_to(&journal, &key, later).expect("it can be moved"));
            assert_eq!(when_of(&journal, &key), Some(later));
            journal.apply(move_to(&journal, &key, first).expect("it can be moved back"));
        }
        assert_eq!(journal, before);
        assert_eq!(move_to(&journal, &Key::CheckIn(id(9)), later), None);
    }

    #[test]
    fn a_copy_says_the_same_about_the_same_time_and_that_it_was_written_now() {
        let mut journal = journal();
        let now = time("2026-11-22T21:14+01:00");
        let (key, edit) = duplicate(&journal, &Key::CheckIn(id(1)), id(7), now).expect("it is there");
        journal.apply(edit);
        let (first, copy) = (&journal.check_ins()[&id(1)], &journal.check_ins()[&id(7)]);
        assert_eq!((&copy.note, copy.when, copy.first_written()), (&first.note, first.when, now));
        assert_eq!(key, Key::CheckIn(id(7)));
    }

    #[test]
    fn a_tag_goes_on_and_off_only_where_that_changes_something() {
        let mut journal = journal();
        let keys = [Key::CheckIn(id(1)), Key::CheckIn(id(2)), Key::Writing(id(3))];
        let added = retag(&journal, &keys, &tag("alone"), true);
        assert_eq!(added.puts.len(), 1);
        journal.apply(added);
        assert!(journal.check_ins().values().all(|check_in| check_in.tags.contains(&tag("alone"))));
        journal.apply(retag(&journal, &keys, &tag("alone"), false));
        assert!(journal.check_ins().values().all(|check_in| check_in.tags.is_empty()));
    }
}
