//! A generated journal for the tests of this folder.

use chrono::{Days, NaiveDate};

use crate::journal::{CheckIn, Edit, Feelings, Id, Journal, LocalTime, Mood, Timestamp, WordRef, Writing};

pub(super) const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");

/// Two check-ins a day for `days` days, in varying moods, and a page of writing every tenth day.
pub(super) fn journal(days: u32) -> Journal {
    const MOODS: [(f32, f32); 5] = [(0.5, -0.5), (-0.5, -0.4), (-0.4, 0.6), (0.0, 0.0), (0.6, 0.5)];
    let changed = Timestamp::from_millis(0);
    let mut journal = Journal::default();
    for back in 0..days {
        let day = UNTIL - Days::new(u64::from(back));
        let at = |hour| LocalTime::new(day.and_hms_opt(hour, 10, 0).expect("a time"), 60);
        let id = |kind: u32| Id::from_parts(u64::from(back), u128::from(kind));
        for (hour, shift) in [(8, 0), (19, back / 3)] {
            let (valence, arousal) = MOODS[((back + shift) % 5) as usize];
            let note = if (back + hour) % 3 == 0 { "A walk by the river, and tea." } else { "" };
            let check_in = CheckIn {
                changed,
                when: at(hour),
                written: None,
                mood: Mood::new(valence, arousal),
                feelings: Feelings::new(),
                tags: [WordRef::Listed("outdoors".to_owned())].into(),
                note: note.to_owned(),
            };
            journal.apply(Edit::put(id(hour), check_in));
        }
        if back % 10 == 2 {
            let page = Writing { changed, when: at(12), written: None, text: "We had the hard talk with a timer.".to_owned() };
            journal.apply(Edit::put(id(12), page));
        }
    }
    journal
}
