use std::collections::BTreeSet;

use super::*;
use crate::insights::test_support::{check_in, date, feeling, id, listed, put, tagged};
use crate::journal::{Boundary, CheckIn, Edit, OwnTag, Person, Quadrant, StepProgress, TableKind, Timestamp, arbitrary};
use proptest::prelude::*;

fn naive(journal: &Journal, query: &Query) -> BTreeSet<Key> {
    let words: Vec<String> = fold(&query.text).split_whitespace().map(str::to_owned).collect();
    let found = journal.records().filter(|(key, record)| {
        let all = record.user_texts().into_iter().map(fold).collect::<Vec<_>>().join("\n");
        key.table().is_searched() && query.admits(key, record) && words.iter().all(|word| all.contains(word.as_str()))
    });
    found.map(|(key, _)| key).collect()
}

proptest! {
    #[test]
    fn an_updated_index_equals_a_new_one(mut journal in arbitrary::journal(), edits in proptest::collection::vec(arbitrary::edit(), 0..8)) {
        let mut index = SearchIndex::of(&journal);
        for edit in edits {
            let applied = journal.apply(edit);
            index.update(&journal, &applied.changes);
            prop_assert_eq!(&index, &SearchIndex::of(&journal));
            let taken_back = journal.apply(applied.inverse);
            index.update(&journal, &taken_back.changes);
            prop_assert_eq!(&index, &SearchIndex::of(&journal));
        }
    }

    #[test]
    fn a_search_finds_what_looking_everywhere_finds(journal in arbitrary::journal(), text in "[a-zé ]{1,3}", table in 0..TableKind::ALL.len() * 2) {
        let kinds = TableKind::ALL.get(table).copied().into_iter().collect();
        let query = Query { kinds, ..Query::of(&text) };
        let hits = SearchIndex::of(&journal).search(&query);
        prop_assert!(hits.is_sorted_by(|newer, older| newer.when >= older.when));
        let found: BTreeSet<Key> = hits.into_iter().map(|hit| hit.key).collect();
        let expected = if query.asks_for_nothing() { BTreeSet::new() } else { naive(&journal, &query) };
        prop_assert_eq!(found, expected);
    }
}

fn noted(check_in: CheckIn, note: &str) -> CheckIn {
    CheckIn { note: note.to_owned(), ..check_in }
}

fn journal() -> Journal {
    let changed = Timestamp::from_millis(0);
    let mut journal = Journal::default();
    put(&mut journal, noted(check_in("2026-11-20T21:00+01:00", -0.5, -0.5), "Café with Ana, a long talk"));
    put(&mut journal, noted(feeling(check_in("2026-11-21T02:00+01:00", -0.5, 0.5), &["sad"]), "Awake. No TALK today"));
    put(&mut journal, tagged(check_in("2026-11-22T21:00+01:00", 0.5, 0.5), &["outdoors"]));
    let boundary = Boundary {
        title: "Talk before ten".to_owned(),
        need: "Sleep".to_owned(),
        ..Boundary::empty(changed, "2026-11-19T10:00+01:00".parse().expect("a time"))
    };
    journal.apply(Edit::put(id(1), boundary));
    journal.apply(Edit::put("name-it".to_owned(), StepProgress { notes: "I talked to her".to_owned(), ..StepProgress::untouched(changed) }));
    journal.apply(Edit::put(id(2), OwnTag::new(changed, "Small talk".to_owned())));
    journal.apply(Edit::put(id(3), Person { name: "Ana".to_owned(), helps_with: "Talks".to_owned(), ..Person::empty(changed) }));
    journal
}

fn found(query: &Query) -> Vec<TableKind> {
    SearchIndex::of(&journal()).search(query).into_iter().map(|hit| hit.key.table()).collect()
}

#[test]
fn everything_written_is_found_newest_first() {
    assert_eq!(found(&Query::of("talk")), [TableKind::CheckIn, TableKind::CheckIn, TableKind::Boundary, TableKind::Person, TableKind::Step, TableKind::OwnTag]);
    assert_eq!(found(&Query::of("TALK cafe")), [TableKind::CheckIn], "every word, in any order");
    assert_eq!(found(&Query::of("ana")), [TableKind::CheckIn, TableKind::Person]);
    assert_eq!(found(&Query::of("sleep ten")), [TableKind::Boundary], "words may stand in different fields");
    assert_eq!(found(&Query::of("nowhere")), []);
    assert_eq!(found(&Query::of(" ")), []);
}

#[test]
fn filters_narrow_and_stand_alone() {
    let talk = |change: fn(&mut Query)| {
        let mut query = Query::of("talk");
        change(&mut query);
        found(&query).len()
    };
    assert_eq!(talk(|query| query.kinds = [TableKind::Boundary, TableKind::Step].into()), 2);
    assert_eq!(talk(|query| query.feeling = Some(listed("sad"))), 1);
    assert_eq!(talk(|query| query.quadrants = [Quadrant::Heavy].into()), 1);
    assert_eq!(talk(|query| query.tags = [listed("outdoors")].into()), 0);
    assert_eq!(found(&Query { tags: [listed("outdoors")].into(), ..Query::default() }), [TableKind::CheckIn]);
    // The small hours of the 21st belong to the 20th.
    assert_eq!(talk(|query| query.days = Some(date("2026-11-20")..=date("2026-11-20"))), 2);
    assert_eq!(talk(|query| query.days = Some(date("2026-11-21")..=date("2026-11-21"))), 0);
}

#[test]
fn a_note_of_two_hundred_kilobytes_is_found_by_its_end() {
    let mut journal = journal();
    let long = format!("{}Überraschung", "word ".repeat(40_000));
    put(&mut journal, noted(check_in("2026-11-23T21:00+01:00", 0.0, 0.0), &long));
    let query = Query::of("uberrasch");
    let hits = SearchIndex::of(&journal).search(&query);
    assert_eq!(hits.len(), 1);
    let excerpt = query.words().excerpt(hits[0].record.user_texts()[0], 20);
    assert_eq!(&long[excerpt.range], "word word word word Überraschung");
    assert_eq!(excerpt.marks.iter().map(|mark| &long[mark.clone()]).collect::<Vec<_>>(), ["Überrasch"]);
}

#[test]
fn a_word_is_found_whatever_was_pasted_into_and_around_it() {
    let mut journal = Journal::default();
    for (at, note) in
        ["un\u{ad}fair", "un\u{200b}fair", "one\u{2028}unfair\u{2029}two", "one\runfair\u{b}two", "\u{2067}unfair\u{2069}"].into_iter().enumerate()
    {
        put(&mut journal, noted(check_in(&format!("2026-11-2{at}T21:00+01:00"), 0.0, 0.0), note));
    }
    assert_eq!(SearchIndex::of(&journal).search(&Query::of("unfair")).len(), 5);
    assert_eq!(SearchIndex::of(&journal).search(&Query::of("un\u{ad}fair")).len(), 5, "nor in what is asked for");
    assert_eq!(SearchIndex::of(&journal).search(&Query::of("oneunfair")).len(), 0, "words on two lines are two");
}

#[test]
fn letters_that_are_not_taken_apart_are_found_by_plain_ones_and_marked_whole() {
    for (text, query, marked) in [("W Łodzi", "lodz", "Łodz"), ("Rødgrød", "rodg", "Rødg"), ("ma sœur", "soeur", "sœur"), ("Đường", "duong", "Đường")]
    {
        let ranges = Query::of(query).words().ranges(text);
        assert_eq!(ranges.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), [marked]);
    }
}
