//! Boundaries, requests and agreements.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Closing, LocalTime, PushBack, Timestamp, Wording};

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

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Firmness {
    /// It would be welcome.
    Preference,
    /// It matters.
    Important,
    /// It does not bend.
    NotNegotiable,
}

impl Firmness {
    /// All of them, from soft to firm.
    pub const ALL: [Self; 3] = [Self::Preference, Self::Important, Self::NotNegotiable];
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
    /// How much it matters, once that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// What I will do if it is crossed (for a request: if the answer is no): steps in my own hands, one a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub response: String,
    /// What I will do when it is honoured.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_honoured: String,
    /// What helps me keep it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub support: String,
    /// Who supports me.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub supporters: String,
    /// How I say it.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub wording: Wording,
    /// What may come back, and what I answer then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub push_backs: Vec<PushBack>,
    /// The day from which it holds; of an agreement, the day it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<NaiveDate>,
    /// The day on which an agreement ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// Only for the person: elsewhere its title is not shown, and it is on no page for anyone else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_private: bool,
    /// The hints about wording that were put away here, by their content ids.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dismissed_hints: BTreeSet<String>,
    /// A look at it that has been begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// What it was before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<BoundaryVersion>,
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
            firmness: None,
            response: String::new(),
            when_honoured: String::new(),
            support: String::new(),
            supporters: String::new(),
            wording: Wording::default(),
            push_backs: Vec::new(),
            starts_on: None,
            ends_on: None,
            review_on: None,
            is_private: false,
            dismissed_hints: BTreeSet::new(),
            review: None,
            versions: Vec::new(),
        }
    }

    /// Whether it rests or is no longer needed.
    #[must_use]
    pub const fn rests(&self) -> bool {
        matches!(self.status, BoundaryStatus::Paused | BoundaryStatus::Retired)
    }

    /// Whether it is about sex or money: then its log is never added up, and its wording is left alone.
    #[must_use]
    pub const fn is_about_sex_or_money(&self) -> bool {
        matches!(self.area, Area::Sexual | Area::Money)
    }

    /// The first of the steps in my own hands.
    #[must_use]
    pub fn first_step(&self) -> Option<&str> {
        super::lines_of(&self.response).map(str::trim).find(|step| !step.is_empty())
    }

    /// What is asked for: its own words, or those of a request.
    #[must_use]
    pub fn asked(&self) -> &str {
        let own = self.wording.ask.trim();
        if own.is_empty() && self.kind == BoundaryKind::Request { self.limit.trim() } else { own }
    }

    /// How its sentence ends. Until that is chosen, a boundary says what I will do, and the others ask.
    #[must_use]
    pub fn closing(&self) -> Closing {
        self.wording.closing.unwrap_or(if self.kind == BoundaryKind::Boundary { Closing::Will } else { Closing::Ask })
    }

    /// Ends a look at it with what was chosen. What it was is kept with the reason, unless it stays as it is.
    pub fn end_review(&mut self, now: LocalTime) {
        let Some(review) = self.review.take() else { return };
        let Some(outcome) = review.outcome else { return };
        if outcome != ReviewOutcome::Keep {
            let before = Self { versions: Vec::new(), ..self.clone() };
            self.versions.push(BoundaryVersion { until: now, reason: review.reason.trim().to_owned(), was: Arc::new(before) });
        }
        match outcome {
            ReviewOutcome::Keep | ReviewOutcome::Change => {}
            ReviewOutcome::Pause => self.status = BoundaryStatus::Paused,
            ReviewOutcome::Retire => self.status = BoundaryStatus::Retired,
        }
        self.review_on = if outcome == ReviewOutcome::Retire { None } else { review.next_on };
    }
}

/// What comes of a look at a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReviewOutcome {
    /// It stays as it is.
    Keep,
    /// It becomes another; what it was is kept.
    Change,
    /// It rests for a while.
    Pause,
    /// It is no longer needed.
    Retire,
}

impl ReviewOutcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Change, Self::Pause, Self::Retire];
}

/// A look at a boundary that has been begun. It is part of the boundary, so that closing or a crash loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What is to come of it, once that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ReviewOutcome>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The day to look again after this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<NaiveDate>,
}

/// What a boundary was before it was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryVersion {
    /// When it became another.
    pub until: LocalTime,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The whole of it at that time, without the versions before.
    pub was: Arc<Boundary>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

    /// A boundary in use whose review was answered.
    fn reviewed(outcome: Option<ReviewOutcome>) -> Boundary {
        let next_on = Some(at("2026-12-22T00:00+01:00").date());
        let mut boundary = Boundary {
            status: BoundaryStatus::Active,
            limit: "No calls after ten.".to_owned(),
            review: Some(Review { outcome, reason: " Nights are calm now ".to_owned(), next_on }),
            ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"))
        };
        boundary.end_review(at("2026-11-22T21:14+01:00"));
        boundary
    }

    #[test]
    fn what_stays_has_no_earlier_version() {
        let boundary = reviewed(Some(ReviewOutcome::Keep));
        assert!(boundary.versions.is_empty() && boundary.review.is_none());
        assert_eq!(boundary.review_on, Some(at("2026-12-22T00:00+01:00").date()));
    }

    #[test]
    fn what_is_changed_keeps_what_it_was_and_why() {
        let boundary = reviewed(Some(ReviewOutcome::Change));
        let [version] = &*boundary.versions else { panic!("one version") };
        assert_eq!((version.reason.as_str(), version.was.limit.as_str()), ("Nights are calm now", "No calls after ten."));
        assert_eq!((version.until, boundary.status), (at("2026-11-22T21:14+01:00"), BoundaryStatus::Active));
        assert!(version.was.versions.is_empty() && version.was.review.is_none());
    }

    #[test]
    fn resting_and_retiring_say_so() {
        let (paused, retired) = (reviewed(Some(ReviewOutcome::Pause)), reviewed(Some(ReviewOutcome::Retire)));
        assert!(paused.rests() && paused.review_on.is_some());
        assert!(retired.rests() && retired.review_on.is_none());
        assert_eq!((paused.versions.len(), retired.versions[0].was.status), (1, BoundaryStatus::Active));
    }

    #[test]
    fn a_review_without_an_answer_changes_nothing() {
        let boundary = reviewed(None);
        assert!(boundary.versions.is_empty() && boundary.review_on.is_none());
    }
}
