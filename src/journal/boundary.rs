//! Boundaries, requests and agreements.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{Closing, LocalTime, PushBack, Timestamp, UserRecord, Wording};

/// Three kinds that are easily confused but work differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum BoundaryKind {
    /// My own action; I can keep it alone.
    #[default]
    Boundary,
    /// A request; the other may decline.
    Request,
    /// Agreed by both.
    Agreement,
}

/// Area of life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
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

/// Status of a boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum BoundaryStatus {
    /// Not finished.
    #[default]
    Draft,
    /// Said to the other person.
    Said,
    /// In force.
    Active,
    /// Paused for a while.
    Paused,
    /// No longer needed.
    Retired,
}

impl BoundaryStatus {
    /// All, in the order of a boundary's life.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Said, Self::Active, Self::Paused, Self::Retired];
}

/// Importance of a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum Firmness {
    /// Would be welcome.
    Preference,
    /// Matters.
    Important,
    /// Not negotiable.
    NotNegotiable,
}

impl Firmness {
    /// All, from soft to firm.
    pub const ALL: [Self; 3] = [Self::Preference, Self::Important, Self::NotNegotiable];
}

/// A boundary, request or agreement in the user's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boundary {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// Kind.
    pub kind: BoundaryKind,
    /// Area of life.
    pub area: Area,
    /// Status.
    pub status: BoundaryStatus,
    /// Title.
    pub title: String,
    /// The other person; initials are enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with_whom: String,
    /// The situation, as facts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub situation: String,
    /// The limit, request or agreement.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub limit: String,
    /// Underlying need or value.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub need: String,
    /// Importance, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// Response if it is crossed or declined: my own steps, one per line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub response: String,
    /// Response if it is honoured.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_honoured: String,
    /// Means that help to keep it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub support: String,
    /// People who help to keep it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub supporters: String,
    /// Wording for the other person.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub wording: Wording,
    /// Expected objections with prepared answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub push_backs: Vec<PushBack>,
    /// Start date; for an agreement, the date it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<NaiveDate>,
    /// Date on which an agreement ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<NaiveDate>,
    /// Next review date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// Private: left out of pages for others, with a hidden title.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_private: bool,
    /// Content ids of dismissed wording hints.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dismissed_hints: BTreeSet<String>,
    /// A review in progress.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Earlier versions, oldest first.
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

    /// True if paused or retired.
    #[must_use]
    pub const fn rests(&self) -> bool {
        matches!(self.status, BoundaryStatus::Paused | BoundaryStatus::Retired)
    }

    /// True if about sex or money: never summed up, no wording hints.
    #[must_use]
    pub const fn is_about_sex_or_money(&self) -> bool {
        matches!(self.area, Area::Sexual | Area::Money)
    }

    /// First line of the response.
    #[must_use]
    pub fn first_step(&self) -> Option<&str> {
        super::lines_of(&self.response).map(str::trim).find(|step| !step.is_empty())
    }

    /// The request: its own wording, or the limit of a request.
    #[must_use]
    pub fn asked(&self) -> &str {
        let own = self.wording.ask.trim();
        if own.is_empty() && self.kind == BoundaryKind::Request { self.limit.trim() } else { own }
    }

    /// Closing of the sentence. Default: a boundary states my action, the others ask.
    #[must_use]
    pub fn closing(&self) -> Closing {
        self.wording.closing.unwrap_or(if self.kind == BoundaryKind::Boundary { Closing::Will } else { Closing::Ask })
    }

    /// Applies the outcome. Unless unchanged, the earlier version is kept with the reason.
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

/// Outcome of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum ReviewOutcome {
    /// Unchanged.
    Keep,
    /// Changed; the earlier version is kept.
    Change,
    /// Paused.
    Pause,
    /// Retired.
    Retire,
}

impl ReviewOutcome {
    /// All, in display order.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Change, Self::Pause, Self::Retire];
}

/// A review in progress. Part of the boundary, so that a crash loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Outcome, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ReviewOutcome>,
    /// Reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Next review date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<NaiveDate>,
}

/// An earlier version of a boundary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryVersion {
    /// Time of the change.
    pub until: LocalTime,
    /// Reason for the change.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The boundary at that time, without its own versions.
    pub was: Arc<Boundary>,
}

impl Boundary {
    /// The user's texts, without those of earlier versions.
    fn terms(&self) -> impl Iterator<Item = &str> {
        let wording = &self.wording;
        let terms = [
            &self.title,
            &self.with_whom,
            &self.situation,
            &self.limit,
            &self.need,
            &self.response,
            &self.when_honoured,
            &self.support,
            &self.supporters,
            &wording.when,
            &wording.need,
            &wording.will,
            &wording.ask,
            &wording.reinforce,
            &wording.mindful,
            &wording.confident,
            &wording.negotiate,
            &wording.plan,
        ];
        let push_backs = self.push_backs.iter().flat_map(|push_back| [&push_back.they_say, &push_back.i_say]);
        terms.into_iter().chain(push_backs).map(String::as_str)
    }
}

impl UserRecord for Boundary {
    fn user_texts(&self) -> Vec<&str> {
        let reason = self.review.iter().map(|review| review.reason.as_str());
        let versions = self.versions.iter().flat_map(|version| std::iter::once(version.reason.as_str()).chain(version.was.terms()));
        self.terms().chain(reason).chain(versions).collect()
    }

    fn written(&self) -> Option<LocalTime> {
        Some(self.created)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

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
