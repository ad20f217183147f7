//! What the tests of this module share.

use chrono::NaiveDate;

use crate::journal::{CheckIn, Edit, Id, Intensity, Journal, Key, LocalTime, Mood, Only, Preferences, Timestamp, WordRef};

/// A date such as `2026-11-22`.
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A time such as `2026-11-22T21:14+01:00`.
pub(crate) fn at(text: &str) -> LocalTime {
    text.parse().expect("a time")
}

/// A check-in with a mood and nothing else.
pub(crate) fn check_in(when: &str, valence: f32, arousal: f32) -> CheckIn {
    check_in_at(at(when), valence, arousal)
}

/// A check-in at a time, with a mood and nothing else.
pub(crate) fn check_in_at(when: LocalTime, valence: f32, arousal: f32) -> CheckIn {
    CheckIn {
        changed: Timestamp::from_millis(0),
        when,
        written: None,
        mood: Mood::new(valence, arousal),
        feelings: std::collections::BTreeMap::default(),
        tags: std::collections::BTreeSet::default(),
        note: String::new(),
    }
}

/// A word from the lists.
pub(crate) fn listed(id: &str) -> WordRef {
    WordRef::Listed(id.to_owned())
}

/// The check-in with these feelings, too.
pub(crate) fn feeling(mut check_in: CheckIn, ids: &[&str]) -> CheckIn {
    check_in.feelings.extend(ids.iter().map(|id| (listed(id), Intensity::Unsaid)));
    check_in
}

/// The check-in with these tags, too.
pub(crate) fn tagged(mut check_in: CheckIn, ids: &[&str]) -> CheckIn {
    check_in.tags.extend(ids.iter().map(|id| listed(id)));
    check_in
}

/// An id that no other number gives.
pub(crate) fn id(number: usize) -> Id {
    Id::from_parts(number as u64, 7)
}

/// Puts a check-in into a journal and answers with its id.
pub(crate) fn put(journal: &mut Journal, check_in: CheckIn) -> Id {
    let id = id(journal.check_ins().len());
    journal.apply(Edit::put(Key::CheckIn(id), check_in));
    id
}

/// The edit that lets days begin at another hour.
pub(crate) fn preferences_with_day_start(day_start_hour: u8) -> Edit {
    let preferences = Preferences { day_start_hour, ..Preferences::initial(Timestamp::from_millis(0)) };
    Edit::put(Key::Preferences(Only::One), preferences)
}
