//! The check-in draft: its origin, and saving it. No drawing here.

use chrono::{Datelike as _, Duration, NaiveDateTime};

use crate::journal::{CheckIn, CheckInDraft, DraftKey, Edit, Id, Journal, Key, LocalTime};
use crate::ui::cx::{Now, Zone};

/// The stored draft for `key`, or a new one.
#[must_use]
pub fn current(journal: &Journal, key: DraftKey, now: Now) -> CheckInDraft {
    if let Some(draft) = journal.drafts().get(&key) {
        return (**draft).clone();
    }
    let kept = match key {
        DraftKey::New => None,
        DraftKey::Of(id) => journal.check_ins().get(&id),
    };
    kept.map_or_else(|| CheckInDraft::empty(now.instant), |check_in| draft_of(check_in))
}

/// A draft equal to a saved check-in.
fn draft_of(check_in: &CheckIn) -> CheckInDraft {
    CheckInDraft {
        changed: check_in.changed,
        when: Some(check_in.when),
        mood: check_in.mood,
        feelings: check_in.feelings.clone(),
        tags: check_in.tags.clone(),
        note: check_in.note.clone(),
    }
}

/// The edit that stores a draft, or deletes one without content.
#[must_use]
pub fn store(journal: &Journal, key: DraftKey, draft: CheckInDraft) -> Edit {
    let is_nothing = match key {
        DraftKey::New => draft.is_untouched(),
        DraftKey::Of(id) => journal.check_ins().get(&id).is_some_and(|kept| {
            let same = draft_of(kept);
            CheckInDraft { changed: same.changed, ..draft.clone() } == same
        }),
    };
    if is_nothing { remove(key, &draft) } else { Edit::put(key, draft) }
}

/// The edit that deletes a draft.
#[must_use]
pub fn remove(key: DraftKey, draft: &CheckInDraft) -> Edit {
    Edit::delete(Key::Draft(key), draft.changed)
}

/// The edit that saves a draft: as a new check-in with `new_id`, or as a change to its own.
#[must_use]
pub fn keep(journal: &Journal, key: DraftKey, draft: CheckInDraft, new_id: impl FnOnce() -> Id, now: Now) -> Edit {
    let removal = remove(key, &draft);
    let (id, written) = match key {
        DraftKey::New => (new_id(), now.local),
        DraftKey::Of(id) => (id, journal.check_ins().get(&id).map_or(now.local, |kept| kept.first_written())),
    };
    let when = draft.when.unwrap_or(now.local);
    let check_in = CheckIn {
        changed: now.instant,
        when,
        written: Some(written).filter(|written| *written != when),
        mood: draft.mood,
        feelings: draft.feelings,
        tags: draft.tags,
        note: draft.note.trim_end().to_owned(),
    };
    Edit::put(id, check_in).and(removal)
}

/// True if written noticeably later than the time it is about.
#[must_use]
pub fn is_written_later(check_in: &CheckIn) -> bool {
    check_in.first_written().to_utc() - check_in.when.to_utc() > Duration::minutes(15)
}

/// A date and time chosen by hand. A saved check-in keeps its UTC offset; otherwise the local
/// offset of that time applies. `None` if in the future.
#[must_use]
pub fn chosen_time(kept: Option<&CheckIn>, local: NaiveDateTime, now: Now, zone: &dyn Zone) -> Option<LocalTime> {
    let offset_minutes = kept.map_or_else(|| zone.offset_minutes_at(local), |check_in| check_in.when.offset_minutes().into());
    let chosen = LocalTime::new(local, offset_minutes);
    (chosen.to_utc() <= now.local.to_utc() && local.year() >= 1).then_some(chosen)
}

/// A copy of a check-in for the present time.
#[must_use]
pub fn duplicate(check_in: &CheckIn, now: Now) -> CheckIn {
    CheckIn { changed: now.instant, when: now.local, written: None, ..check_in.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Mood, Timestamp};
    use chrono::{NaiveDate, NaiveTime};

    fn now() -> Now {
        Now { local: "2026-11-22T21:14+01:00".parse().expect("a time"), instant: Timestamp::from_millis(1_795_378_440_000) }
    }

    fn id() -> Id {
        Id::from_parts(1, 1)
    }

    #[test]
    fn a_draft_is_kept_with_everything_in_it_and_is_gone_then() {
        let mut journal = Journal::default();
        let draft = CheckInDraft { mood: Mood::new(-0.4, -0.4), note: "Tea, then bed.\n".to_owned(), ..CheckInDraft::empty(now().instant) };
        journal.apply(store(&journal.clone(), DraftKey::New, draft.clone()));
        assert_eq!(current(&journal, DraftKey::New, now()), draft);

        journal.apply(keep(&journal.clone(), DraftKey::New, draft, id, now()));
        let kept = &journal.check_ins()[&id()];
        assert_eq!((kept.mood, kept.note.as_str(), kept.when), (Mood::new(-0.4, -0.4), "Tea, then bed.", now().local));
        assert!(journal.drafts().is_empty());
    }

    #[test]
    fn a_change_keeps_when_it_was_first_written() {
        let mut journal = Journal::default();
        journal.apply(keep(&journal.clone(), DraftKey::New, CheckInDraft::empty(now().instant), id, now()));
        let first_written = journal.check_ins()[&id()].first_written();
        let later = Now { local: "2026-11-23T08:00+01:00".parse().expect("a time"), ..now() };

        let key = DraftKey::Of(id());
        let mut draft = current(&journal, key, later);
        draft.note = "Slept.".to_owned();
        journal.apply(keep(&journal.clone(), key, draft, id, later));
        let changed = &journal.check_ins()[&id()];
        assert_eq!((changed.first_written(), changed.when, changed.note.as_str()), (first_written, first_written, "Slept."));
    }

    #[test]
    fn a_draft_with_nothing_in_it_is_not_stored() {
        let mut journal = Journal::default();
        let mut draft = CheckInDraft::empty(now().instant);
        draft.note = "x".to_owned();
        journal.apply(store(&journal.clone(), DraftKey::New, draft.clone()));
        assert_eq!(journal.drafts().len(), 1);
        draft.note.clear();
        journal.apply(store(&journal.clone(), DraftKey::New, draft));
        assert!(journal.drafts().is_empty());
    }

    /// Summer time until the end of October 2026.
    struct Europe;

    impl Zone for Europe {
        fn offset_minutes_at(&self, local: NaiveDateTime) -> i32 {
            let winter = NaiveDate::from_ymd_opt(2026, 10, 25).expect("a date");
            if local.date() < winter { 120 } else { 60 }
        }
    }

    fn hour(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).expect("a time")
    }

    #[test]
    fn no_check_in_lies_ahead() {
        let date = now().local.date();
        assert!(chosen_time(None, date.and_time(hour(21)), now(), &Europe).is_some());
        assert!(chosen_time(None, date.and_time(hour(22)), now(), &Europe).is_none());
    }

    #[test]
    fn a_chosen_time_has_the_offset_of_its_own_day() {
        let summer = NaiveDate::from_ymd_opt(2026, 7, 1).expect("a date");
        let chosen = chosen_time(None, summer.and_time(hour(9)), now(), &Europe).expect("a time");
        assert_eq!(chosen.to_string(), "2026-07-01T09:00+02:00");
    }

    #[test]
    fn what_was_kept_elsewhere_is_moved_by_the_clock_there() {
        let mut journal = Journal::default();
        let auckland = Now { local: "2026-11-22T08:00+13:00".parse().expect("a time"), ..now() };
        journal.apply(keep(&journal.clone(), DraftKey::New, CheckInDraft::empty(now().instant), id, auckland));
        // Across the date line the entry has tomorrow's date, but is not in the future.
        let honolulu = Now { local: "2026-11-21T12:00-10:00".parse().expect("a time"), ..now() };
        let kept = &journal.check_ins()[&id()];
        let moved = chosen_time(Some(kept), kept.when.date().and_time(hour(7)), honolulu, &Europe).expect("a time");
        assert_eq!(moved.to_string(), "2026-11-22T07:00+13:00");
    }

    #[test]
    fn a_copy_says_the_same_of_now() {
        let old = CheckIn {
            changed: now().instant,
            when: "2026-11-20T09:00+01:00".parse().expect("a time"),
            written: Some(now().local),
            mood: Mood::new(0.3, -0.3),
            feelings: crate::journal::Feelings::new(),
            tags: std::collections::BTreeSet::new(),
            note: "Tea".to_owned(),
        };
        let copy = duplicate(&old, now());
        assert_eq!((copy.when, copy.written, copy.mood, copy.note.as_str()), (now().local, None, old.mood, "Tea"));
    }
}
