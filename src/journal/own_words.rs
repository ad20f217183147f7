//! Edits that merge or remove custom words.

use std::collections::BTreeSet;

use super::{CheckIn, CheckInDraft, Edit, Entry, Feelings, Id, Journal, Key, OwnFeeling, Record, Timestamp, TrashItem, WordRef};

/// True if no check-in, draft or trash item uses the word.
#[must_use]
pub fn own_word_is_unused(journal: &Journal, word: Id) -> bool {
    let word_ref = WordRef::Own(word);
    let in_trash = || journal.trash().values().flat_map(|item| &item.records).any(|(_, record)| holds(record, &word_ref));
    journal.own_word_uses(word) == 0
        && !journal.drafts().values().any(|draft| draft.feelings.contains_key(&word_ref) || draft.tags.contains(&word_ref))
        && !in_trash()
}

fn holds(record: &Record, word: &WordRef) -> bool {
    match record {
        Record::CheckIn(check_in) => check_in.feelings.contains_key(word) || check_in.tags.contains(word),
        Record::Draft(draft) => draft.feelings.contains_key(word) || draft.tags.contains(word),
        _ => false,
    }
}

/// Replaces a custom feeling everywhere and deletes it. The stronger intensity wins. A custom
/// target without a meaning inherits it.
#[must_use]
pub fn merge_feeling(journal: &Journal, from: Id, into: &WordRef, now: Timestamp) -> Edit {
    let word = WordRef::Own(from);
    let mut edit = swapped(journal, from, &|record| swap_feeling(record, &word, into));
    let before = journal.own_feelings().get(&from);
    if let WordRef::Own(id) = into
        && let (Some(before), Some(target)) = (before, journal.own_feelings().get(id))
        && target.meaning.trim().is_empty()
        && !before.meaning.trim().is_empty()
    {
        edit = edit.and(Edit::put(*id, OwnFeeling { meaning: before.meaning.clone(), ..(**target).clone() }));
    }
    edit.and(Edit::delete(Key::OwnFeeling(from), now))
}

/// Replaces a custom tag by another one everywhere and deletes it.
#[must_use]
pub fn merge_tag(journal: &Journal, from: Id, into: &WordRef, now: Timestamp) -> Edit {
    let word = WordRef::Own(from);
    swapped(journal, from, &|record| swap_tag(record, &word, into)).and(Edit::delete(Key::OwnTag(from), now))
}

/// Applies `swap` to every check-in, draft and trash item with the word.
fn swapped(journal: &Journal, word: Id, swap: &dyn Fn(&Record) -> Option<Record>) -> Edit {
    let check_ins = journal.check_ins_with(word).map(|(id, check_in)| (Key::CheckIn(id), Record::CheckIn(check_in.clone())));
    let drafts = journal.drafts().iter().map(|(key, draft)| (Key::Draft(*key), Record::Draft(draft.clone())));
    let live = check_ins.chain(drafts).filter_map(|(key, record)| Some((key, Entry::Present(swap(&record)?))));
    let trash = journal.trash().iter().filter_map(|(id, item)| {
        let records: Vec<_> = item.records.iter().map(|(key, record)| (key.clone(), swap(record).unwrap_or_else(|| record.clone()))).collect();
        let has_changed = records.iter().zip(&item.records).any(|((_, after), (_, before))| after != before);
        has_changed.then(|| (Key::Trash(*id), Entry::Present(TrashItem { records, ..(**item).clone() }.into())))
    });
    Edit { puts: live.chain(trash).collect() }
}

fn swap_feeling(record: &Record, from: &WordRef, into: &WordRef) -> Option<Record> {
    let in_feelings = |feelings: &Feelings| {
        let mut feelings = feelings.clone();
        let strength = feelings.remove(from)?;
        let kept = feelings.entry(into.clone()).or_insert(strength);
        *kept = strength.max(*kept);
        Some(feelings)
    };
    match record {
        Record::CheckIn(check_in) => Some(CheckIn { feelings: in_feelings(&check_in.feelings)?, ..(**check_in).clone() }.into()),
        Record::Draft(draft) => Some(CheckInDraft { feelings: in_feelings(&draft.feelings)?, ..(**draft).clone() }.into()),
        _ => None,
    }
}

fn swap_tag(record: &Record, from: &WordRef, into: &WordRef) -> Option<Record> {
    let in_tags = |tags: &BTreeSet<WordRef>| {
        let mut tags = tags.clone();
        tags.remove(from).then(|| {
            tags.insert(into.clone());
            tags
        })
    };
    match record {
        Record::CheckIn(check_in) => Some(CheckIn { tags: in_tags(&check_in.tags)?, ..(**check_in).clone() }.into()),
        Record::Draft(draft) => Some(CheckInDraft { tags: in_tags(&draft.tags)?, ..(**draft).clone() }.into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::arbitrary;
    use super::super::{DraftKey, Intensity, LocalTime, Mood, OwnTag, Quadrant};
    use super::*;
    use proptest::prelude::*;

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn id(number: u128) -> Id {
        Id::from_parts(1, number)
    }

    fn own(number: u128) -> WordRef {
        WordRef::Own(id(number))
    }

    fn listed(id: &str) -> WordRef {
        WordRef::Listed(id.to_owned())
    }

    fn check_in(feelings: Feelings, tags: BTreeSet<WordRef>) -> CheckIn {
        let when: LocalTime = "2026-11-22T21:14+01:00".parse().expect("a time");
        CheckIn { changed: never(), when, written: None, mood: Mood::CENTRE, feelings, tags, note: "Mine".to_owned() }
    }

    fn feeling(name: &str, meaning: &str) -> OwnFeeling {
        OwnFeeling { meaning: meaning.to_owned(), ..OwnFeeling::new(never(), name.to_owned(), Quadrant::Heavy) }
    }

    fn journal() -> Journal {
        let mut journal = Journal::default();
        let frayed = Feelings::from([(own(1), Intensity::Lot)]);
        let both = Feelings::from([(own(1), Intensity::Lot), (own(2), Intensity::Little), (listed("tired"), Intensity::Medium)]);
        let draft = CheckInDraft { feelings: frayed.clone(), ..CheckInDraft::empty(never()) };
        let deleted = TrashItem {
            changed: never(),
            deleted: "2026-11-22T21:14+01:00".parse().expect("a time"),
            records: vec![(Key::CheckIn(id(12)), check_in(frayed.clone(), BTreeSet::new()).into())],
        };
        for (key, record) in [
            (Key::OwnFeeling(id(1)), Record::from(feeling("Frayed", "At the end of the rope"))),
            (Key::OwnFeeling(id(2)), feeling("Thin", "").into()),
            (Key::CheckIn(id(10)), check_in(frayed, BTreeSet::new()).into()),
            (Key::CheckIn(id(11)), check_in(both, BTreeSet::new()).into()),
            (Key::Draft(DraftKey::New), draft.into()),
            (Key::Trash(id(20)), deleted.into()),
        ] {
            journal.apply(Edit::put_record(key, record));
        }
        journal
    }

    #[test]
    fn merging_changes_every_check_in_in_one_edit_and_can_be_taken_back() {
        for into in [own(2), listed("worn-thin")] {
            let mut journal = journal();
            let before = journal.clone();
            let applied = journal.apply(merge_feeling(&before, id(1), &into, never()));
            assert_eq!(journal.check_ins()[&id(10)].feelings, Feelings::from([(into.clone(), Intensity::Lot)]));
            let both = &journal.check_ins()[&id(11)];
            assert_eq!(both.feelings.get(&into), Some(&Intensity::Lot), "the stronger remains");
            assert_eq!((both.note.as_str(), both.feelings.get(&listed("tired"))), ("Mine", Some(&Intensity::Medium)));
            assert!(journal.drafts()[&DraftKey::New].feelings.contains_key(&into));
            let Record::CheckIn(in_trash) = &journal.trash()[&id(20)].records[0].1 else { panic!("a check-in") };
            assert!(in_trash.feelings.contains_key(&into));
            assert_eq!((before.own_word_uses(id(1)), journal.own_word_uses(id(1))), (2, 0));
            assert!(!journal.own_feelings().contains_key(&id(1)) && own_word_is_unused(&journal, id(1)));
            journal.apply(applied.inverse);
            assert_eq!(journal, before);
        }
    }

    #[test]
    fn a_word_without_a_meaning_takes_over_the_other_s() {
        let mut journal = journal();
        journal.apply(merge_feeling(&journal.clone(), id(1), &own(2), never()));
        assert_eq!(journal.own_feelings()[&id(2)].meaning, "At the end of the rope");
    }

    #[test]
    fn tags_merge() {
        let mut journal = Journal::default();
        let tag = |name: &str| OwnTag::new(never(), name.to_owned());
        journal.apply(Edit::put(id(3), tag("Rehearsal")).and(Edit::put(id(4), tag("Concert"))));
        journal.apply(Edit::put(id(10), check_in(Feelings::new(), BTreeSet::from([own(3), listed("music")]))));
        assert!(!own_word_is_unused(&journal, id(3)) && own_word_is_unused(&journal, id(4)));

        journal.apply(merge_tag(&journal.clone(), id(3), &listed("music"), never()));
        assert_eq!(journal.check_ins()[&id(10)].tags, BTreeSet::from([listed("music")]));
        assert!(!journal.own_tags().contains_key(&id(3)));
    }

    proptest! {
        #[test]
        fn a_merged_word_stands_nowhere_and_nothing_else_is_lost(mut journal in arbitrary::journal()) {
            let Some(from) = journal.own_feelings().keys().next().copied() else { return Ok(()) };
            let before = journal.clone();
            let applied = journal.apply(merge_feeling(&before, from, &listed("tired"), never()));
            prop_assert!(journal.check_ins().values().all(|check_in| !check_in.feelings.contains_key(&WordRef::Own(from))));
            prop_assert_eq!(journal.check_ins().len(), before.check_ins().len());
            journal.apply(applied.inverse);
            prop_assert_eq!(journal, before);
        }
    }
}
