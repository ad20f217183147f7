//! Promises, and what the person saw of them. Nothing adds them up into a score of anybody.

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp};

/// Who promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PromisedBy {
    /// The other person.
    #[default]
    Other,
    /// The person themself.
    Me,
    /// Both.
    Both,
}

impl PromisedBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Other, Self::Me, Self::Both];
}

/// What a promise is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PromiseArea {
    /// Being there when it was said.
    #[default]
    Time,
    /// Contact with others, and with each other.
    Contact,
    /// Telling by oneself, answering questions.
    Openness,
    /// Talks.
    Talks,
    /// Help from outside: sessions, meetings.
    Support,
    /// Money.
    Money,
    /// Home, children, work.
    Everyday,
    /// Something else.
    Other,
}

impl PromiseArea {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [Self::Time, Self::Contact, Self::Openness, Self::Talks, Self::Support, Self::Money, Self::Everyday, Self::Other];
}

/// When a promise is to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Due {
    /// Whenever it comes up.
    #[default]
    WhenItComesUp,
    /// Once, on a day.
    On(NaiveDate),
    /// Every day.
    Daily,
    /// On one day of each week.
    Weekly(Weekday),
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was written down.
    pub created: LocalTime,
    /// What was promised.
    pub what: String,
    /// Who promised.
    pub promised_by: PromisedBy,
    /// The other person: a name or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What it is about.
    pub area: PromiseArea,
    /// When it is to be kept.
    pub due: Due,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Until when it held, once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
}

impl Promise {
    /// A promise without words.
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

    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.what, &self.who, &self.why]
    }
}

/// What came of a promise, as the person saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PromiseOutcome {
    /// It was kept.
    Kept,
    /// It was kept, later than it was said.
    Late,
    /// It was broken.
    Broken,
    /// Both agreed on something else before its time.
    AgreedAnew,
    /// I do not know, and need not find out.
    Unknown,
}

impl PromiseOutcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Kept, Self::Late, Self::Broken, Self::AgreedAnew, Self::Unknown];
}

/// One entry in a promise's course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseEntry {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The promise it belongs to.
    pub promise: Id,
    /// When it was.
    pub when: LocalTime,
    /// What came of it.
    pub outcome: PromiseOutcome,
    /// What was seen, as a fact.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fact: String,
}

impl PromiseEntry {
    /// The person's own words in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        vec![&self.fact]
    }
}
