//! Shared test helpers.

use chrono::NaiveDate;

use crate::journal::{CheckIn, Edit, Id, Intensity, Journal, LocalTime, Mood, Only, Preferences, Timestamp, WordRef};

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn at(text: &str) -> LocalTime {
    text.parse().expect("a time")
}

pub(crate) fn check_in(when: &str, valence: f32, arousal: f32) -> CheckIn {
    check_in_at(at(when), valence, arousal)
}

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

pub(crate) fn listed(id: &str) -> WordRef {
    WordRef::Listed(id.to_owned())
}

pub(crate) fn feeling(mut check_in: CheckIn, ids: &[&str]) -> CheckIn {
    check_in.feelings.extend(ids.iter().map(|id| (listed(id), Intensity::Unsaid)));
    check_in
}

pub(crate) fn tagged(mut check_in: CheckIn, ids: &[&str]) -> CheckIn {
    check_in.tags.extend(ids.iter().map(|id| listed(id)));
    check_in
}

pub(crate) fn id(number: usize) -> Id {
    Id::from_parts(number as u64, 7)
}

pub(crate) fn put(journal: &mut Journal, check_in: CheckIn) -> Id {
    let id = id(journal.check_ins().len());
    journal.apply(Edit::put(id, check_in));
    id
}

pub(crate) fn preferences_with_day_start(day_start_hour: u8) -> Edit {
    let preferences = Preferences { day_start_hour, ..Preferences::initial(Timestamp::from_millis(0)) };
    Edit::put(Only::One, preferences)
}
