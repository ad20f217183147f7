//! Selection, grouping and order of the listed promises.

use chrono::{Days, NaiveDate};

use super::words::title_of;
use crate::content::Lang;
use crate::journal::{Due, Id, Journal, Key, Promise, PromiseEntry, PromiseOutcome, PromisedBy};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Who {
    #[default]
    Anyone,
    /// A side.
    Side(PromisedBy),
    /// Another person of this name.
    Named(String),
}

impl Who {
    fn admits(&self, promise: &Promise) -> bool {
        match self {
            Self::Anyone => true,
            Self::Side(side) => promise.promised_by == *side && (*side != PromisedBy::Other || promise.who.trim().is_empty()),
            Self::Named(name) => promise.promised_by == PromisedBy::Other && promise.who.trim() == name,
        }
    }

    /// The available filters, by name where there is one.
    pub(super) fn choices(journal: &Journal) -> Vec<Self> {
        let mut choices = vec![Self::Anyone];
        for promise in journal.promises().values() {
            let name = promise.who.trim();
            let choice =
                if promise.promised_by == PromisedBy::Other && !name.is_empty() { Self::Named(name.to_owned()) } else { Self::Side(promise.promised_by) };
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        choices
    }

    pub(super) fn words<'a>(&'a self, lang: &'a Lang) -> &'a str {
        match self {
            Self::Anyone => &lang.ledger.who_anyone,
            Self::Side(side) => &lang.ledger.promised_by[*side],
            Self::Named(name) => name,
        }
    }
}

/// Sections of the list, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// Due within a week before or after today.
    ThisWeek,
    /// Recurring.
    Ongoing,
    /// Due further ahead.
    Later,
    /// Due further back, without an outcome.
    Earlier,
    /// Ended, or past with an outcome.
    Ended,
}

impl Section {
    pub(super) fn words(self, lang: &Lang) -> &str {
        let words = &lang.ledger;
        match self {
            Self::ThisWeek => &words.this_week,
            Self::Ongoing => &words.ongoing,
            Self::Later => &words.later,
            Self::Earlier => &words.earlier,
            Self::Ended => &words.ended,
        }
    }

    /// The present section of a promise.
    pub(super) fn of(journal: &Journal, id: Id, promise: &Promise, today: NaiveDate) -> Self {
        /// Days before and after today in this week.
        const WEEK: Days = Days::new(6);
        if promise.ended_on.is_some() {
            return Self::Ended;
        }
        let Due::On(day) = promise.due else { return Self::Ongoing };
        let is_noted =
            || journal.belonging_to::<PromiseEntry>(&Key::Promise(id)).next_back().is_some_and(|(_, entry)| entry.outcome != PromiseOutcome::AgreedAnew);
        if today.checked_add_days(WEEK).is_some_and(|last| day > last) {
            Self::Later
        } else if day < today && is_noted() {
            Self::Ended
        } else if today.checked_sub_days(WEEK).is_some_and(|first| day < first) {
            Self::Earlier
        } else {
            Self::ThisWeek
        }
    }
}

/// The promises by section, in order. `kept` is always included, so that the open promise stays
/// listed.
pub(super) fn listed(journal: &Journal, lang: &Lang, shows_all: bool, who: &Who, today: NaiveDate, kept: Option<Id>) -> Vec<(Section, Vec<Id>)> {
    let mut rows: Vec<_> = journal
        .promises()
        .iter()
        .map(|(id, promise)| (Section::of(journal, *id, promise, today), *id, promise))
        .filter(|(section, id, promise)| kept == Some(*id) || ((shows_all || *section != Section::Ended) && who.admits(promise)))
        .collect();
    let day = |promise: &Promise| match promise.due {
        Due::On(day) => Some(day),
        _ => None,
    };
    rows.sort_by_cached_key(|(section, id, promise)| {
        let is_newest_first = matches!(section, Section::Earlier | Section::Ended);
        let over = promise.ended_on.or_else(|| day(promise)).filter(|_| is_newest_first).map(std::cmp::Reverse);
        let ahead = day(promise).filter(|_| !is_newest_first);
        (*section, over, ahead, promise.created.local(), title_of(promise, lang).to_lowercase(), *id)
    });
    let mut sections: Vec<(Section, Vec<Id>)> = Vec::new();
    for (section, id, _) in rows {
        match sections.last_mut() {
            Some((last, ids)) if *last == section => ids.push(id),
            _ => sections.push((section, vec![id])),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;
    use crate::journal::{Edit, PromiseEntry, Timestamp};
    use crate::ui::pages::test_support::at;

    fn id(number: u128) -> Id {
        Id::from_parts(0, number)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn put(journal: &mut Journal, number: u128, change: impl FnOnce(&mut Promise)) {
        let mut promise = Promise::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
        change(&mut promise);
        journal.apply(Edit::put(id(number), promise));
    }

    fn note(journal: &mut Journal, number: u128, promise: u128, outcome: PromiseOutcome) {
        let when = at("2026-11-10T10:00+01:00");
        let entry = PromiseEntry { changed: Timestamp::from_millis(0), promise: id(promise), when, outcome, fact: String::new() };
        journal.apply(Edit::put(id(number), entry));
    }

    fn section(journal: &Journal, number: u128) -> Section {
        Section::of(journal, id(number), &journal.promises()[&id(number)], day("2026-11-22"))
    }

    #[test]
    fn a_promise_stands_where_its_day_puts_it_and_nothing_is_overdue() {
        use Section::{Earlier, Ended, Later, Ongoing, ThisWeek};
        let mut journal = Journal::default();
        for (number, due) in [(1, "2026-11-22"), (2, "2026-11-28"), (3, "2026-11-29"), (4, "2026-11-16"), (5, "2026-11-15"), (6, "2026-11-21")] {
            put(&mut journal, number, |promise| promise.due = Due::On(day(due)));
        }
        put(&mut journal, 7, |promise| promise.due = Due::Daily);
        put(&mut journal, 8, |promise| promise.ended_on = Some(day("2026-11-20")));
        let expected = [ThisWeek, ThisWeek, Later, ThisWeek, Earlier, ThisWeek, Ongoing, Ended];
        assert_eq!((1..=8).map(|number| section(&journal, number)).collect::<Vec<_>>(), expected);
        note(&mut journal, 20, 6, PromiseOutcome::AgreedAnew);
        assert_eq!(section(&journal, 6), ThisWeek, "agreed anew waits for its new day");
        note(&mut journal, 21, 6, PromiseOutcome::Unknown);
        assert_eq!(section(&journal, 6), Ended, "not to know is an outcome");
        note(&mut journal, 22, 1, PromiseOutcome::Kept);
        assert_eq!(section(&journal, 1), ThisWeek, "on its own day it stays");
    }

    #[test]
    fn open_leaves_out_what_ended_except_what_is_open_on_the_sheet() {
        let mut journal = Journal::default();
        put(&mut journal, 1, |promise| promise.ended_on = Some(day("2026-11-20")));
        put(&mut journal, 2, |promise| promise.ended_on = Some(day("2026-11-21")));
        put(&mut journal, 3, |promise| promise.due = Due::Daily);
        let shown = |shows_all, kept| listed(&journal, lang(), shows_all, &Who::Anyone, day("2026-11-22"), kept);
        assert_eq!(shown(false, None), [(Section::Ongoing, vec![id(3)])]);
        assert_eq!(shown(true, None), [(Section::Ongoing, vec![id(3)]), (Section::Ended, vec![id(2), id(1)])]);
        assert_eq!(shown(false, Some(id(1))), [(Section::Ongoing, vec![id(3)]), (Section::Ended, vec![id(1)])]);
    }

    #[test]
    fn the_nearest_day_comes_first() {
        let mut journal = Journal::default();
        for (number, due) in [(1, "2026-11-25"), (2, "2026-11-23")] {
            put(&mut journal, number, |promise| promise.due = Due::On(day(due)));
        }
        assert_eq!(listed(&journal, lang(), false, &Who::Anyone, day("2026-11-22"), None), [(Section::ThisWeek, vec![id(2), id(1)])]);
    }

    #[test]
    fn a_person_is_found_by_name_and_the_rest_by_side() {
        let mut journal = Journal::default();
        put(&mut journal, 1, |promise| promise.who = " J. ".to_owned());
        put(&mut journal, 2, |promise| promise.promised_by = PromisedBy::Me);
        put(&mut journal, 3, |_| ());
        assert_eq!(Who::choices(&journal), [Who::Anyone, Who::Named("J.".to_owned()), Who::Side(PromisedBy::Me), Who::Side(PromisedBy::Other)]);
        for (number, who) in (1..).zip(Who::choices(&journal).into_iter().skip(1)) {
            assert_eq!(listed(&journal, lang(), false, &who, day("2026-11-22"), None), [(Section::Ongoing, vec![id(number)])]);
        }
    }
}
