//! Beliefs about oneself, and truer sentences. Never about danger: it is not argued with.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, LocalTime, Timestamp, UserRecord};

/// Maximum believability; the scale starts at 0.
pub const BELIEVABILITY_MAX: u8 = 10;

/// Believability of both sentences at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Believability {
    /// Time of the rating.
    pub when: LocalTime,
    /// For the belief, 0 to [`BELIEVABILITY_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belief: Option<u8>,
    /// For the truer sentence, 0 to [`BELIEVABILITY_MAX`]; `None` while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub truer: Option<u8>,
}

/// Days until a new rating is suggested; beliefs change slowly.
const RATE_AGAIN_AFTER_DAYS: i64 = 7;

/// A belief about oneself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Belief {
    /// Last change.
    pub changed: Timestamp,
    /// Creation time.
    pub created: LocalTime,
    /// The belief, as inner speech.
    pub belief: String,
    /// Evidence for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence_for: String,
    /// Evidence against it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence_against: String,
    /// Check-ins that count as evidence against it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub check_ins: BTreeSet<Id>,
    /// A kinder and truer sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub truer: String,
    /// Ratings, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Believability>,
    /// Archived: kept, but not listed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests: bool,
}

impl Belief {
    /// An empty record.
    #[must_use]
    pub const fn empty(now: Timestamp, created: LocalTime) -> Self {
        Self {
            changed: now,
            created,
            belief: String::new(),
            evidence_for: String::new(),
            evidence_against: String::new(),
            check_ins: BTreeSet::new(),
            truer: String::new(),
            ratings: Vec::new(),
            rests: false,
        }
    }

    /// The rating of a day.
    #[must_use]
    pub fn rating_on(&self, day: NaiveDate, day_start_hour: u8) -> Option<&Believability> {
        self.ratings.last().filter(|rating| rating.when.day(day_start_hour) == day)
    }

    /// The rating of the current day, created if missing; one per day.
    pub fn rating_of(&mut self, now: LocalTime, day_start_hour: u8) -> &mut Believability {
        let is_rated = self.rating_on(now.day(day_start_hour), day_start_hour).is_some();
        if !is_rated {
            self.ratings.push(Believability { when: now, belief: None, truer: None });
        }
        let last = self.ratings.len() - 1;
        &mut self.ratings[last]
    }

    /// True if a new rating can be suggested.
    #[must_use]
    pub fn can_be_rated_again(&self, day: NaiveDate, day_start_hour: u8) -> bool {
        let last = self.ratings.last().map(|rating| rating.when.day(day_start_hour));
        !self.rests && last.is_some_and(|last| (day - last).num_days() >= RATE_AGAIN_AFTER_DAYS)
    }
}

impl UserRecord for Belief {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.belief, &self.evidence_for, &self.evidence_against, &self.truer]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

    #[test]
    fn there_is_one_rating_a_day_and_a_week_between_being_asked() {
        let mut belief = Belief::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
        assert!(!belief.can_be_rated_again(at("2026-11-01T10:00+01:00").date(), 4), "what was never rated is not rated again");
        belief.rating_of(at("2026-11-01T10:00+01:00"), 4).belief = Some(8);
        belief.rating_of(at("2026-11-02T03:00+01:00"), 4).truer = Some(2);
        assert_eq!(belief.ratings, [Believability { when: at("2026-11-01T10:00+01:00"), belief: Some(8), truer: Some(2) }]);
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
        assert!(!belief.can_be_rated_again(day(7), 4));
        assert!(belief.can_be_rated_again(day(8), 4));
        belief.rests = true;
        assert!(!belief.can_be_rated_again(day(8), 4), "one that rests is left alone");
        belief.rating_of(at("2026-11-08T09:00+01:00"), 4).belief = Some(5);
        assert_eq!(belief.ratings.len(), 2);
        assert!(belief.rating_on(day(8), 4).is_some() && belief.rating_on(day(9), 4).is_none());
    }
}
