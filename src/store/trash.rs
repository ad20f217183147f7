//! Edits that move records to the trash and back.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::journal::{Edit, Entry, Id, Journal, Key, LocalTime, Record, TRASH_DAYS, Timestamp, TrashItem};

/// Edit that moves a record and its dependents (a boundary's log, a check-in's draft) to the trash.
/// `None` if there is no record.
#[must_use]
pub fn delete(journal: &Journal, key: &Key, trash_id: Id, deleted: LocalTime, now: Timestamp) -> Option<Edit> {
    let mut records = vec![(key.clone(), journal.entry(key).record()?.clone())];
    records.extend(belonging(journal, key));
    let deletions = Edit { puts: records.iter().map(|(key, _)| (key.clone(), Entry::Deleted(now))).collect() };
    Some(deletions.and(Edit::put(trash_id, TrashItem { changed: now, deleted, records })))
}

/// Edit that restores an item. `None` if it is not in the trash.
#[must_use]
pub fn restore(journal: &Journal, trash_id: Id, now: Timestamp) -> Option<Edit> {
    let item = journal.trash().get(&trash_id)?;
    let back = Edit { puts: item.records.iter().map(|(key, record)| (key.clone(), Entry::Present(record.clone()))).collect() };
    Some(back.and(Edit::delete(Key::Trash(trash_id), now)))
}

/// Edit that purges items older than [`TRASH_DAYS`]; `None` if there are none. Custom worksheets
/// stay while filled ones need their texts.
///
/// The clock alone purges nothing: at most one day is counted since the journal's last change.
/// After a long absence, the trash is emptied in the session after next use.
#[must_use]
pub fn purge(journal: &Journal, now: Timestamp) -> Option<Edit> {
    purge_as_of(journal, trusted(journal, now)?, now)
}

/// True if items are due but held back because the clock moved far since the last change.
#[must_use]
pub fn is_held_back(journal: &Journal, now: Timestamp) -> bool {
    trusted(journal, now).is_some_and(|trusted| trusted < now && purge_as_of(journal, now, now) != purge_as_of(journal, trusted, now))
}

/// Time for purging: at most one day after the last change. `None` if the trash is empty.
fn trusted(journal: &Journal, now: Timestamp) -> Option<Timestamp> {
    if journal.trash().is_empty() {
        return None;
    }
    let day_after_last = journal.last_change()?.millis().saturating_add(Duration::days(1).num_milliseconds());
    Some(now.min(Timestamp::from_millis(day_after_last)))
}

fn purge_as_of(journal: &Journal, due: Timestamp, now: Timestamp) -> Option<Edit> {
    let kept_since = due.utc().naive_utc() - Duration::days(TRASH_DAYS);
    let puts: Vec<_> = journal
        .trash()
        .iter()
        .filter(|(_, item)| item.deleted.to_utc() <= kept_since && !journal.needs_from_trash(item))
        .map(|(id, _)| (Key::Trash(*id), Entry::Deleted(now)))
        .collect();
    (!puts.is_empty()).then_some(Edit { puts })
}

/// Keys of the records in an item, for erasing.
#[must_use]
pub fn keys(journal: &Journal, trash_id: Id) -> Vec<Key> {
    journal.trash().get(&trash_id).map(|item| item.records.iter().map(|(key, _)| key.clone()).collect()).unwrap_or_default()
}

/// Dependents of the record at `key`, with custom steps on no other path.
pub(super) fn belonging(journal: &Journal, key: &Key) -> Vec<(Key, Record)> {
    let steps = if let Key::OwnPath(id) = key { steps_of_path_alone(journal, *id) } else { BTreeSet::new() };
    let parts: Vec<(Key, Record)> = steps.into_iter().filter_map(|step| Some((step.clone(), journal.entry(&step).record()?.clone()))).collect();
    let of_steps: Vec<(Key, Record)> = parts.iter().flat_map(|(step, _)| journal.parts_of(step)).collect();
    parts.into_iter().chain(of_steps).chain(journal.parts_of(key)).collect()
}

fn steps_of_path_alone(journal: &Journal, path: Id) -> BTreeSet<Key> {
    let others: Vec<&str> = journal.own_paths().iter().filter(|(other, _)| **other != path).flat_map(|(_, path)| path.step_ids()).collect();
    let steps = journal.own_paths().get(&path).into_iter().flat_map(|path| path.step_ids());
    steps.filter(|step| !others.contains(step)).filter_map(|step| step.parse().ok().map(Key::OwnStep)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::UserRecord as _;
    use crate::journal::arbitrary::{self, contents};
    use crate::journal::{
        Boundary, BoundaryEvent, EventOutcome, OwnPath, OwnStage, OwnStep, OwnTemplate, Practice, PracticeKind, PracticeTime, Promise, PromiseEntry,
        PromiseOutcome, Sheet, StepProgress,
    };
    use proptest::prelude::*;

    const NOW: i64 = 1_800_000_000_000;

    fn now() -> Timestamp {
        Timestamp::from_millis(NOW)
    }

    fn moment() -> LocalTime {
        LocalTime::from_date_time(now().utc().fixed_offset())
    }

    fn id(low: u128) -> Id {
        Id::from_parts(1, low)
    }

    fn with_boundary_and_events() -> Journal {
        let event = |boundary| BoundaryEvent::new(now(), boundary, moment(), EventOutcome::Held);
        let mut journal = Journal::default();
        journal.apply(Edit::put(id(1), Boundary::empty(now(), moment())).and(Edit::put(id(2), event(id(1)))).and(Edit::put(id(3), event(id(9)))));
        journal
    }

    proptest! {
        /// The index agrees with the ownership relation.
        #[test]
        fn everything_with_an_owner_goes_with_it(journal in arbitrary::journal()) {
            for (key, record) in journal.records() {
                if let Some(owner) = record.owner(&key) {
                    prop_assert!(belonging(&journal, &owner).iter().any(|(belonging, _)| *belonging == key), "{key:?} of {owner:?}");
                }
            }
        }
    }

    #[test]
    fn a_boundary_takes_its_own_events_along_and_back() {
        let mut journal = with_boundary_and_events();
        let before = contents(&journal);
        journal.apply(delete(&journal, &Key::Boundary(id(1)), id(7), moment(), now()).expect("it is there"));
        assert!(journal.boundaries().is_empty());
        assert_eq!(journal.boundary_events().keys().collect::<Vec<_>>(), [&id(3)]);
        assert_eq!(keys(&journal, id(7)), [Key::Boundary(id(1)), Key::BoundaryEvent(id(2))]);
        journal.apply(restore(&journal, id(7), now()).expect("it is in the trash"));
        assert_eq!(contents(&journal), before);
    }

    #[test]
    fn a_promise_and_a_practice_take_their_logs_along_and_back() {
        let mut journal = Journal::default();
        let entry = |promise| PromiseEntry { changed: now(), promise, when: moment(), outcome: PromiseOutcome::Kept, fact: String::new() };
        let time = |practice| PracticeTime { changed: now(), practice, when: moment(), note: String::new() };
        journal.apply(
            Edit::put(id(1), Promise::empty(now(), moment()))
                .and(Edit::put(id(2), entry(id(1))))
                .and(Edit::put(id(3), entry(id(9))))
                .and(Edit::put(id(1), Practice::empty(now(), moment(), PracticeKind::Ritual)))
                .and(Edit::put(id(2), time(id(1)))),
        );
        let before = contents(&journal);
        journal.apply(delete(&journal, &Key::Promise(id(1)), id(7), moment(), now()).expect("it is there"));
        assert_eq!(keys(&journal, id(7)), [Key::Promise(id(1)), Key::PromiseEntry(id(2))]);
        assert_eq!((journal.promise_entries().len(), journal.practice_times().len()), (1, 1), "that of another promise stays");
        journal.apply(delete(&journal, &Key::Practice(id(1)), id(8), moment(), now()).expect("it is there"));
        assert_eq!(keys(&journal, id(8)), [Key::Practice(id(1)), Key::PracticeTime(id(2))]);
        for trash in [id(7), id(8)] {
            journal.apply(restore(&journal, trash, now()).expect("it is in the trash"));
        }
        assert_eq!(contents(&journal), before);
    }

    #[test]
    fn a_path_takes_its_own_steps_along_with_what_was_kept_on_them_and_back() {
        let stage =
            |steps: &[Id]| OwnStage { id: "a".to_owned(), title: String::new(), about: String::new(), steps: steps.iter().map(Id::to_string).collect() };
        let path = |steps: &[Id]| OwnPath { stages: vec![stage(steps)], ..OwnPath::empty(now()) };
        let mut journal = Journal::default();
        // The third step is on another path too.
        let edit = Edit::put(id(1), path(&[id(3), id(4), id(5)])).and(Edit::put(id(2), path(&[id(5)])));
        journal.apply((3..6).fold(edit, |edit, step| edit.and(Edit::put(id(step), OwnStep::empty(now())))));
        journal.apply(Edit::put(id(3).to_string(), StepProgress::untouched(now())));
        let before = contents(&journal);
        journal.apply(delete(&journal, &Key::OwnPath(id(1)), id(7), moment(), now()).expect("it is there"));
        assert_eq!(journal.own_steps().keys().collect::<Vec<_>>(), [&id(5)]);
        assert!(journal.steps().is_empty());
        journal.apply(restore(&journal, id(7), now()).expect("it is in the trash"));
        assert_eq!(contents(&journal), before);
    }

    #[test]
    fn what_is_not_there_is_not_deleted_or_restored() {
        assert_eq!(delete(&Journal::default(), &Key::Boundary(id(1)), id(7), moment(), now()), None);
        assert_eq!(restore(&Journal::default(), id(7), now()), None);
    }

    /// Uses the journal this many days after [`NOW`].
    fn use_after(journal: &mut Journal, days: i64) {
        let changed = Timestamp::from_millis(NOW + days * 86_400_000);
        journal.apply(Edit::put(id(99), crate::journal::OwnTag::new(changed, "used".to_owned())));
    }

    #[test]
    fn the_clock_alone_empties_no_trash() {
        let mut journal = with_boundary_and_events();
        journal.apply(delete(&journal, &Key::Boundary(id(1)), id(7), moment(), now()).expect("it is there"));
        for years in [1, 10, 100] {
            let later = Timestamp::from_millis(NOW + years * 366 * 86_400_000);
            assert_eq!(purge(&journal, later), None);
            assert!(is_held_back(&journal, later));
        }
        use_after(&mut journal, 40);
        let later = Timestamp::from_millis(NOW + 41 * 86_400_000);
        assert!(purge(&journal, later).is_some() && !is_held_back(&journal, later));
    }

    #[test]
    fn the_trash_lets_go_after_its_days_and_not_before() {
        let mut journal = with_boundary_and_events();
        journal.apply(delete(&journal, &Key::Boundary(id(1)), id(7), moment(), now()).expect("it is there"));
        use_after(&mut journal, TRASH_DAYS);
        let last_second = now().millis() + TRASH_DAYS * 86_400_000 - 1_000;
        assert_eq!(purge(&journal, Timestamp::from_millis(last_second)), None);
        journal.apply(purge(&journal, Timestamp::from_millis(last_second + 1_000)).expect("it is time"));
        assert!(journal.trash().is_empty());
    }

    #[test]
    fn a_worksheet_of_ones_own_stays_as_long_as_its_sheets() {
        let sheet = |template: Id| Sheet::begun(now(), moment(), template.to_string(), 1);
        let mut journal = Journal::default();
        journal.apply(Edit::put(id(1), OwnTemplate::empty(now())).and(Edit::put(id(2), sheet(id(1)))));
        journal.apply(delete(&journal, &Key::OwnTemplate(id(1)), id(3), moment(), now()).expect("it is there"));
        let later = Timestamp::from_millis(NOW + (TRASH_DAYS + 1) * 24 * 3_600_000);
        use_after(&mut journal, TRASH_DAYS + 1);
        assert_eq!(purge(&journal, later), None);
        journal.apply(Edit::delete(Key::Sheet(id(2)), now()));
        assert!(purge(&journal, later).is_some());
    }

    proptest! {
        #[test]
        fn delete_and_restore_change_nothing_a_person_sees(mut journal in arbitrary::journal(), pick: proptest::sample::Index, trash_id in arbitrary::id()) {
            let trash_id = Id::from_parts(u64::MAX, trash_id.bits());
            let keys: Vec<Key> = journal.records().map(|(key, _)| key).collect();
            prop_assume!(!keys.is_empty() && !keys.contains(&Key::Trash(trash_id)));
            let before = contents(&journal);
            journal.apply(delete(&journal, pick.get(&keys), trash_id, moment(), now()).expect("the key is there"));
            prop_assert!(contents(&journal) != before);
            journal.apply(restore(&journal, trash_id, now()).expect("it is in the trash"));
            prop_assert_eq!(contents(&journal), before);
        }
    }
}
