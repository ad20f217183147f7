//! Boundaries, requests and agreements, and the log of what happened with them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp};

/// Three things that are easily mixed up and work differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BoundaryKind {
    /// What I will do; I can keep it alone.
    #[default]
    Boundary,
    /// What I ask; the other may decline.
    Request,
    /// What both said yes to.
    Agreement,
}

/// The part of life it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Area {
    /// Body, space, rest.
    Physical,
    /// Feelings, talks, tone.
    #[default]
    Emotional,
    /// Phones, messages, accounts.
    Digital,
    /// Time and plans.
    Time,
    /// Sex and closeness.
    Sexual,
    /// Money.
    Money,
    /// Friends and going out.
    Social,
    /// Family and children.
    Family,
    /// Work, or a third person.
    Work,
    /// Anything else.
    Other,
}

impl Area {
    /// All areas, in the order in which they are offered.
    pub const ALL: [Self; 10] =
        [Self::Physical, Self::Emotional, Self::Digital, Self::Time, Self::Sexual, Self::Money, Self::Social, Self::Family, Self::Work, Self::Other];
}

/// Where a boundary stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BoundaryStatus {
    /// Still being found.
    #[default]
    Draft,
    /// Said to the other person.
    Said,
    /// In use.
    Active,
    /// Resting for a while.
    Paused,
    /// No longer needed.
    Retired,
}

impl BoundaryStatus {
    /// All of them, in the order of a boundary's life.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Said, Self::Active, Self::Paused, Self::Retired];
}

/// A boundary, request or agreement in the person's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boundary {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// When it was first written.
    pub created: LocalTime,
    /// Boundary, request or agreement.
    pub kind: BoundaryKind,
    /// The part of life it is about.
    pub area: Area,
    /// Where it stands.
    pub status: BoundaryStatus,
    /// What it is called.
    pub title: String,
    /// With whom; initials are enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with_whom: String,
    /// When this happens: the situation, as facts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub situation: String,
    /// My limit (for a request: what I ask; for an agreement: what we agreed).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub limit: String,
    /// The need or value behind it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub need: String,
    /// What I will do if it is crossed: steps in my own hands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub response: String,
    /// What helps me keep it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub support: String,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
}

impl Boundary {
    /// An empty draft.
    #[must_use]
    pub fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self {
            changed: now,
            created,
            kind: BoundaryKind::default(),
            area: Area::default(),
            status: BoundaryStatus::default(),
            title: String::new(),
            with_whom: String::new(),
            situation: String::new(),
            limit: String::new(),
            need: String::new(),
            response: String::new(),
            support: String::new(),
            review_on: None,
        }
    }
}

/// What happened with a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventOutcome {
    /// It held.
    Held,
    /// It was tested.
    Tested,
    /// It was crossed.
    Crossed,
    /// It is not clear.
    Unclear,
    /// I do not know, and need not find out.
    Unknown,
}

impl EventOutcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Held, Self::Tested, Self::Crossed, Self::Unclear, Self::Unknown];
}

/// One entry in a boundary's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryEvent {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// The boundary it belongs to.
    pub boundary: Id,
    /// When it happened.
    pub when: LocalTime,
    /// What happened.
    pub outcome: EventOutcome,
    /// The fact in a few words, and what I did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A half-written entry of a boundary's log. It lives in the journal, so that closing or a crash loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDraft {
    /// When this record was last changed.
    pub changed: Timestamp,
    /// What came of it, once that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<EventOutcome>,
    /// It was on an earlier day, not now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_earlier: bool,
    /// That day, once it is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl EventDraft {
    /// An untouched draft.
    #[must_use]
    pub const fn empty(now: Timestamp) -> Self {
        Self { changed: now, outcome: None, is_earlier: false, day: None, note: String::new() }
    }

    /// Whether nothing has been put into it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::empty(self.changed)
    }
}
