//! Messages written at night that must not be sent yet.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};
use enum_map::Enum;
use serde::{Deserialize, Serialize};

use super::{LocalTime, Timestamp, UserRecord};

/// State of held words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum HeldState {
    /// Waiting.
    #[default]
    Held,
    /// Kept, not for sending.
    Kept,
    /// Said in some form.
    Said,
    /// Let go of.
    LetGo,
}

impl HeldState {
    /// All, in display order.
    pub const ALL: [Self; 4] = [Self::Held, Self::Kept, Self::Said, Self::LetGo];
}

const MORNING_HOUR: u32 = 6;
/// Minimum hours until a morning, to allow for sleep.
const SLEEP_HOURS: i64 = 3;

/// The next 6 a.m. that is at least three hours away.
#[must_use]
pub fn next_morning(now: NaiveDateTime) -> NaiveDateTime {
    let morning = now.date().and_time(NaiveTime::from_hms_opt(MORNING_HOUR, 0, 0).unwrap_or_default());
    if morning - now >= TimeDelta::hours(SLEEP_HOURS) { morning } else { morning.checked_add_days(Days::new(1)).unwrap_or(morning) }
}

/// Words held until the morning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldWords {
    /// Last change.
    pub changed: Timestamp,
    /// Time of writing.
    pub written: LocalTime,
    /// Release time.
    pub held_until: LocalTime,
    /// Recipient: a name or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to_whom: String,
    /// Text.
    pub text: String,
    /// State.
    pub state: HeldState,
    /// Note added in the morning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub in_the_morning: String,
}

impl HeldWords {
    /// An empty record with its release time.
    #[must_use]
    pub const fn empty(now: Timestamp, written: LocalTime, held_until: LocalTime) -> Self {
        Self { changed: now, written, held_until, to_whom: String::new(), text: String::new(), state: HeldState::Held, in_the_morning: String::new() }
    }

    /// True while waiting and not yet released.
    #[must_use]
    pub fn is_covered(&self, now: LocalTime) -> bool {
        self.state == HeldState::Held && now.to_utc() < self.held_until.to_utc()
    }

    /// True if released but undecided.
    #[must_use]
    pub fn is_ready(&self, now: LocalTime) -> bool {
        self.state == HeldState::Held && !self.is_covered(now)
    }
}

impl UserRecord for HeldWords {
    fn user_texts(&self) -> Vec<&str> {
        vec![&self.text, &self.to_whom, &self.in_the_morning]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

    #[test]
    fn the_morning_comes_after_sleep() {
        for (now, morning) in [
            ("2026-11-22T23:40+01:00", "2026-11-23T06:00+01:00"),
            ("2026-11-23T02:30+01:00", "2026-11-23T06:00+01:00"),
            ("2026-11-23T03:00+01:00", "2026-11-23T06:00+01:00"),
            ("2026-11-23T04:10+01:00", "2026-11-24T06:00+01:00"),
            ("2026-11-23T09:00+01:00", "2026-11-24T06:00+01:00"),
        ] {
            assert_eq!(next_morning(at(now).local()), at(morning).local(), "{now}");
        }
    }

    #[test]
    fn words_are_covered_until_their_hour_wherever_the_clock_is_read() {
        let words = HeldWords::empty(Timestamp::from_millis(0), at("2026-11-22T23:40+01:00"), at("2026-11-23T06:00+01:00"));
        assert!(words.is_covered(at("2026-11-23T05:59+01:00")) && !words.is_ready(at("2026-11-23T05:59+01:00")));
        assert!(words.is_ready(at("2026-11-23T06:00+01:00")));
        assert!(words.is_covered(at("2026-11-23T06:30+02:00")), "half past six further east is not yet six here");
        let said = HeldWords { state: HeldState::Said, ..words };
        assert!(!said.is_covered(at("2026-11-23T05:00+01:00")) && !said.is_ready(at("2026-11-23T07:00+01:00")));
    }
}
