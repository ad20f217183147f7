//! Suggested promises: selection by profile, and conversion to a promise.

use chrono::{Datelike as _, Days};

use super::Gate;
use super::schema::{SuggestedArea, SuggestedDue, SuggestedFrom, SuggestedPromise, TemplateWith};
use crate::journal::{Due, LocalTime, Profile, Promise, PromiseArea, PromisedBy, Role, Timestamp};

impl SuggestedPromise {
    /// True if offered for this profile. If there may be fear, only own promises that can be kept
    /// alone are; a person who broke trust is never offered promises of the hurt person.
    #[must_use]
    pub fn is_offered(&self, profile: &Profile) -> bool {
        let asks_of_the_hurt = profile.role == Role::BrokeTrust && self.from == SuggestedFrom::Hurt;
        match Gate::before_words_for_two(profile) {
            _ if asks_of_the_hurt => false,
            Gate::ClosedForTwo => self.alone && self.promised_by(profile.role) == PromisedBy::Me,
            Gate::AsksAboutFear => !self.openness,
            Gate::Open | Gate::WaitsToBeOpened => true,
        }
    }

    /// True if meant for another kind of relationship.
    #[must_use]
    pub fn is_for_others(&self, profile: &Profile) -> bool {
        !self.with.is_empty() && TemplateWith::of(&profile.relationship).is_some_and(|with| !self.with.contains(&with))
    }

    /// The promiser as seen by a role. Two working together use the hurt person's view.
    #[must_use]
    pub const fn promised_by(&self, role: Role) -> PromisedBy {
        match (self.from, role) {
            (SuggestedFrom::Both, _) => PromisedBy::Both,
            (SuggestedFrom::BrokeTrust, Role::BrokeTrust) | (SuggestedFrom::Hurt, Role::Hurt | Role::Together) => PromisedBy::Me,
            (SuggestedFrom::BrokeTrust, Role::Hurt | Role::Together) | (SuggestedFrom::Hurt, Role::BrokeTrust) => PromisedBy::Other,
        }
    }

    /// Converts the topic.
    #[must_use]
    pub const fn promise_area(&self) -> PromiseArea {
        match self.area {
            SuggestedArea::Time => PromiseArea::Time,
            SuggestedArea::Contact => PromiseArea::Contact,
            SuggestedArea::Openness => PromiseArea::Openness,
            SuggestedArea::Talks => PromiseArea::Talks,
            SuggestedArea::Support => PromiseArea::Support,
            SuggestedArea::Money => PromiseArea::Money,
            SuggestedArea::Everyday => PromiseArea::Everyday,
            SuggestedArea::Other => PromiseArea::Other,
        }
    }

    /// Creates a promise from the suggestion.
    #[must_use]
    pub fn begin(&self, role: Role, now: Timestamp, created: LocalTime) -> Promise {
        let today = created.date();
        let due = match self.due {
            SuggestedDue::WhenItComesUp => Due::WhenItComesUp,
            SuggestedDue::Daily => Due::Daily,
            SuggestedDue::Weekly => Due::Weekly(today.weekday()),
            SuggestedDue::Once(days) => today.checked_add_days(Days::new(days)).map_or(Due::WhenItComesUp, Due::On),
        };
        Promise {
            what: self.what.clone(),
            promised_by: self.promised_by(role),
            area: self.promise_area(),
            due,
            why: self.why.clone(),
            ..Promise::empty(now, created)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::string_types::Entry;
    use crate::content::{content, lang, schema};
    use crate::journal::{FearAnswer, PromiseOutcome, Relationship};

    fn profile(role: Role, fear: FearAnswer) -> Profile {
        Profile { role, fear, ..Profile::unsaid(Timestamp::from_millis(0)) }
    }

    fn promises() -> &'static [SuggestedPromise] {
        content().suggested_promises()
    }

    fn offered(profile: &Profile) -> Vec<&'static SuggestedPromise> {
        promises().iter().filter(|promise| promise.is_offered(profile)).collect()
    }

    #[test]
    fn there_are_enough_for_everyone_and_every_area() {
        assert!(promises().len() >= 20, "{}", promises().len());
        for from in [SuggestedFrom::BrokeTrust, SuggestedFrom::Both, SuggestedFrom::Hurt] {
            assert!(promises().iter().filter(|promise| promise.from == from).count() >= 5, "{from:?}");
        }
        for relationship in [Relationship::Partner, Relationship::Friend, Relationship::Family, Relationship::Colleague] {
            for role in [Role::Hurt, Role::BrokeTrust, Role::Together] {
                let profile = Profile { relationship: relationship.clone(), ..profile(role, FearAnswer::No) };
                let count = offered(&profile).into_iter().filter(|promise| !promise.is_for_others(&profile)).count();
                assert!(count >= 8, "{role:?} {relationship:?}: {count}");
            }
        }
        let areas: BTreeSet<PromiseArea> = promises().iter().map(SuggestedPromise::promise_area).collect();
        assert_eq!(areas.len(), PromiseArea::ALL.len());
    }

    #[test]
    fn where_there_may_be_fear_only_what_one_can_keep_alone_is_offered() {
        for role in [Role::Hurt, Role::BrokeTrust, Role::Together] {
            for fear in [FearAnswer::Yes, FearAnswer::NotSure] {
                let offered = offered(&profile(role, fear));
                assert!(offered.len() >= 3, "{role:?}");
                assert!(offered.iter().all(|promise| promise.alone && promise.promised_by(role) == PromisedBy::Me));
            }
        }
        let unanswered = offered(&profile(Role::Hurt, FearAnswer::Unanswered));
        assert!(unanswered.iter().all(|promise| !promise.openness), "openness waits for the answer");
        assert!(offered(&profile(Role::Hurt, FearAnswer::No)).iter().any(|promise| promise.openness));
    }

    #[test]
    fn nobody_who_broke_trust_is_offered_a_promise_of_the_other() {
        let offered = offered(&profile(Role::BrokeTrust, FearAnswer::No));
        assert!(offered.iter().all(|promise| promise.promised_by(Role::BrokeTrust) != PromisedBy::Other));
    }

    #[test]
    fn one_begins_with_its_words_and_a_day_where_it_has_one() {
        let find = |id: &str| promises().iter().find(|promise| promise.id == id).expect("a promise");
        let created: LocalTime = "2026-11-22T10:00+01:00".parse().expect("a time");
        let begin = |id: &str, role| find(id).begin(role, Timestamp::from_millis(0), created);
        let talk = begin("one-talk-a-week", Role::Hurt);
        assert_eq!((talk.promised_by, talk.due), (PromisedBy::Both, Due::Weekly(chrono::Weekday::Sun)));
        assert_eq!(talk.what, "One talk of twenty minutes a week, at a fixed hour");
        let session = begin("book-a-first-session", Role::BrokeTrust);
        assert_eq!((session.promised_by, session.due), (PromisedBy::Me, Due::On("2026-12-06".parse().expect("a day"))));
        assert_eq!(begin("book-a-first-session", Role::Hurt).promised_by, PromisedBy::Other);
    }

    /// The strings of the ledger.
    fn ledger_texts() -> Vec<String> {
        let Ok(Entry::Named(entries)) = schema::read(include_str!("../../assets/lang/en.ron")) else { panic!("entries with names") };
        let ledger = entries.iter().filter(|(name, _)| name == "ledger").flat_map(|(_, entry)| entry.texts());
        ledger.map(str::to_owned).collect()
    }

    #[test]
    fn nothing_asks_for_what_could_be_known_only_by_looking_for_it() {
        const WATCHING: [&str; 24] = [
            "check",
            "phone",
            "password",
            "location",
            "track",
            "gps",
            "mailbox",
            "inbox",
            "account",
            "browser",
            "history",
            "read their",
            "look through",
            "look into",
            "search",
            "spy",
            "follow",
            "monitor",
            "proof",
            "prove",
            "verify",
            "screenshot",
            "camera",
            "where they are",
        ];
        let words = lang();
        let ledger = ledger_texts();
        assert!(ledger.contains(&words.ledger.saw) && ledger.contains(&words.ledger.outcomes[PromiseOutcome::Unknown]), "the texts were found");
        let suggested = promises().iter().flat_map(|promise| [promise.what.clone(), promise.why.clone()]);
        for text in ledger.into_iter().chain(suggested) {
            let small = text.to_lowercase();
            assert!(!WATCHING.iter().any(|word| small.contains(word)), "{text}");
        }
    }
}
