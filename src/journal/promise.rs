//! Promises and their outcomes. Never summed up into a score.

use chrono::{NaiveDate, Weekday};
use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Id, Key, LocalTime, Timestamp, UserRecord};

/// Promiser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum PromisedBy {
    /// The other person.
    #[default]
    Other,
    /// The user.
    Me,
    /// Both.
    Both,
}

impl PromisedBy {
    /// All, in display order.
    pub const ALL: [Self; 3] = [Self::Other, Self::Me, Self::Both];
}

/// Topic of a promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum PromiseArea {
    /// Being there as announced.
    #[default]
    Time,
    /// Contact with others and with each other.
    Contact,
    /// Volunteering information, answering questions.
    Openness,
    /// Talks.
    Talks,
    /// Outside help: sessions, meetings.
    Support,
    /// Money.
    Money,
    /// Home, children, work.
    Everyday,
    /// Something else.
    Other,
}

impl PromiseArea {
    /// All, in display order.
    pub const ALL: [Self; 8] = [Self::Time, Self::Contact, Self::Openness, Self::Talks, Self::Support, Self::Money, Self::Everyday, Self::Other];
}

/// Schedule of a promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Due {
    /// Whenever it comes up.
    #[default]
    WhenItComesUp,
    /// Once, on this day.
    On(NaiveDate),
    /// Every day.
    Daily,
    /// Weekly, on this weekday.
    Weekly(Weekday),
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// The promise.
    pub what: String,
    /// Promiser.
    pub promised_by: PromisedBy,
    /// The other person: a name or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// Topic.
    pub area: PromiseArea,
    /// Schedule.
    pub due: Due,
    /// Importance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// End date, if over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
}

impl Promise {
    /// An empty promise.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self {
            changed: now,
            created,
            what: String::new(),
            promised_by: PromisedBy::Other,
            who: String::new(),
            area: PromiseArea::Time,
            due: Due::WhenItComesUp,
            why: String::new(),
            ended_on: None,
        }
    }
}

/// Outcome of a promise, as seen by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum PromiseOutcome {
    /// Kept.
    Kept,
    /// Kept, but late.
    Late,
    /// Broken.
    Broken,
    /// Renegotiated in time.
    AgreedAnew,
    /// Unknown, and need not be found out.
    Unknown,
}

impl PromiseOutcome {
    /// All, in display order.
    pub const ALL: [Self; 5] = [Self::Kept, Self::Late, Self::Broken, Self::AgreedAnew, Self::Unknown];
}

/// One outcome of a promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseEntry {
    /// Last change.
    pub changed: Timestamp,
    /// The promise.
    pub promise: Id,
    /// Time of the event.
    pub when: LocalTime,
    /// Outcome.
    pub outcome: PromiseOutcome,
    /// Observed facts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fact: String,
}

impl UserRecord for Promise {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.what, &self.who, &self.why]
    }
}

impl UserRecord for PromiseEntry {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.fact]
    }

    fn happened(&self) -> Option<LocalTime> {
        Some(self.when)
    }

    fn owner(&self, _: &Key) -> Option<Key> {
        Some(Key::Promise(self.promise))
    }
}
