//! Promises and difficult dates of the invented person.

use chrono::{Days, NaiveDate, Weekday};

use super::{Sample, at, stamp};
use crate::journal::{DateAhead, DateKind, Due, Id, IdSource as _, LocalTime, LookBack, Promise, PromiseArea, PromiseEntry, PromiseOutcome, PromisedBy, Table};

use PromiseOutcome::{AgreedAnew, Broken, Kept, Late, Unknown};

/// A promise, with outcomes by days before the last day.
struct SamplePromise {
    what: &'static str,
    promised_by: PromisedBy,
    area: PromiseArea,
    due: Due,
    why: &'static str,
    since_days: u64,
    entries: &'static [(u64, PromiseOutcome, &'static str)],
}

const PROMISES: &[SamplePromise] = &[
    SamplePromise {
        what: "Ring before seven if it gets later",
        promised_by: PromisedBy::Other,
        area: PromiseArea::Time,
        due: Due::WhenItComesUp,
        why: "Not knowing is what keeps me at the window.",
        since_days: 40,
        entries: &[
            (36, Kept, ""),
            (29, Kept, "Rang from the train."),
            (24, Late, "Rang at half past seven, from the car park."),
            (17, Kept, ""),
            (11, Kept, ""),
            (6, Unknown, ""),
            (2, Kept, "Rang at ten to seven."),
        ],
    },
    SamplePromise {
        what: "Say on Sunday what the week will hold",
        promised_by: PromisedBy::Other,
        area: PromiseArea::Openness,
        due: Due::Weekly(Weekday::Sun),
        why: "",
        since_days: 35,
        entries: &[
            (35, Kept, ""),
            (28, Kept, ""),
            (21, Broken, "Nothing said; I heard of the trip on Tuesday."),
            (14, Kept, ""),
            (7, AgreedAnew, "Moved to Monday, said on Saturday."),
        ],
    },
    SamplePromise {
        what: "One talk a week, half an hour, kitchen table",
        promised_by: PromisedBy::Both,
        area: PromiseArea::Talks,
        due: Due::Weekly(Weekday::Sun),
        why: "So that it does not come at midnight.",
        since_days: 50,
        entries: &[(49, Kept, ""), (42, Kept, ""), (35, Late, "On Monday."), (28, Kept, ""), (14, Kept, "")],
    },
    SamplePromise {
        what: "I stop asking after half an hour",
        promised_by: PromisedBy::Me,
        area: PromiseArea::Talks,
        due: Due::WhenItComesUp,
        why: "I sleep better when I have kept it.",
        since_days: 30,
        entries: &[(28, Kept, ""), (21, Broken, "An hour and a half."), (14, Kept, "")],
    },
];

impl Sample<'_> {
    fn add<R: Table<Key = Id>>(&mut self, when: LocalTime, record: R) -> Id {
        let id = self.extras.new_id(stamp(when));
        self.put(id, record);
        id
    }

    /// Adds tool records as far back as the journal goes.
    pub(super) fn tools(&mut self, first: NaiveDate, until: NaiveDate) {
        let before = |days: u64, minute: u32| {
            let day = until.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
            (day >= first).then(|| at(day, minute))
        };
        for promise in PROMISES {
            if let Some(created) = before(promise.since_days, 19 * 60) {
                self.promise(promise, created, &before);
            }
        }
        self.ahead(until, &before);
    }

    fn promise(&mut self, promise: &SamplePromise, created: LocalTime, before: &impl Fn(u64, u32) -> Option<LocalTime>) {
        let who = if promise.promised_by == PromisedBy::Me { "" } else { "J." };
        let record = Promise {
            what: promise.what.to_owned(),
            promised_by: promise.promised_by,
            who: who.to_owned(),
            area: promise.area,
            due: promise.due,
            why: promise.why.to_owned(),
            ..Promise::empty(stamp(created), created)
        };
        let id = self.add(created, record);
        for (days, outcome, fact) in promise.entries {
            if let Some(when) = before(*days, 20 * 60) {
                self.add(when, PromiseEntry { changed: stamp(when), promise: id, when, outcome: *outcome, fact: (*fact).to_owned() });
            }
        }
    }

    fn ahead(&mut self, until: NaiveDate, before: &impl Fn(u64, u32) -> Option<LocalTime>) {
        let Some(created) = before(30, 10 * 60) else { return };
        if let Some(day) = until.checked_add_days(Days::new(20)) {
            let record = DateAhead {
                title: "The day I found out".to_owned(),
                kind: DateKind::Discovery,
                is_yearly: true,
                plan: "Take the day off. Sea with Ana, phones in the boot. Home by dark.".to_owned(),
                looked_back: Vec::<LookBack>::new(),
                ..DateAhead::empty(stamp(created), created, day)
            };
            self.add(created, record);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Journal, TableKind};
    use crate::sample::{SampleOptions, generate};

    fn sample(years: u32) -> Journal {
        generate(&SampleOptions { years, per_day: 1, seed: 7, until: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date") }, content())
    }

    #[test]
    fn every_tool_holds_something() {
        use TableKind as T;
        let journal = sample(1);
        for table in [
            T::HelpNumber,
            T::Promise,
            T::PromiseEntry,
            T::Moment,
            T::KnownCard,
            T::SafetyPlan,
            T::Trigger,
            T::Urge,
            T::Practice,
            T::PracticeTime,
            T::Appreciation,
            T::Goal,
            T::HeldWords,
            T::Belief,
            T::TalkItem,
            T::DateAhead,
        ] {
            assert!(journal.count(table) > 0, "{table:?}");
        }
    }

    #[test]
    fn nothing_is_older_than_the_journal() {
        let empty = sample(0);
        assert_eq!((empty.count(TableKind::Promise), empty.count(TableKind::Moment), empty.count(TableKind::DateAhead)), (0, 0, 0));
    }
}
