//! Local time with its UTC offset.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::as_text::as_text;
use chrono::{DateTime, Datelike as _, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Utc};

/// A local date and time in seconds with its UTC offset.
///
/// Days are *local* dates, so entries stay on their day when travelling. Times sort by wall-clock
/// hour, then by instant: the hour repeated when clocks go back counts once.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalTime {
    local: NaiveDateTime,
    offset_minutes: i16,
}

/// Maximum UTC offset in minutes, as in RFC 3339.
const OFFSET_MAX_MINUTES: i32 = 23 * 60 + 59;

impl LocalTime {
    /// Creates a time from local time and UTC offset in minutes. Truncates to seconds; clamps the
    /// year to 1–9999, and the offset.
    #[must_use]
    pub fn new(local: NaiveDateTime, offset_minutes: i32) -> Self {
        let year = local.year().clamp(1, 9999);
        let date = local.date().with_year(year).unwrap_or(local.date());
        let seconds = local.time().with_nanosecond(0).unwrap_or(local.time());
        Self { local: NaiveDateTime::new(date, seconds), offset_minutes: offset_minutes.clamp(-OFFSET_MAX_MINUTES, OFFSET_MAX_MINUTES) as i16 }
    }

    /// Converts a date-time with an offset.
    #[must_use]
    pub fn from_date_time(moment: DateTime<FixedOffset>) -> Self {
        Self::new(moment.naive_local(), moment.offset().local_minus_utc() / 60)
    }

    /// Local date and time.
    #[must_use]
    pub const fn local(self) -> NaiveDateTime {
        self.local
    }

    /// The local calendar date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.local.date()
    }

    /// The local time of day.
    #[must_use]
    pub fn time(self) -> NaiveTime {
        self.local.time()
    }

    /// True from 22:00 to 5:00 local time.
    #[must_use]
    pub fn is_night(self) -> bool {
        !(5..22).contains(&self.local.hour())
    }

    /// Minutes east of UTC.
    #[must_use]
    pub const fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// The day, given the start of a day in hours (0–23).
    #[must_use]
    pub fn day(self, day_start_hour: u8) -> NaiveDate {
        (self.local - Duration::hours(i64::from(day_start_hour.min(23)))).date()
    }

    /// Local date and time for a time of day on a day that starts at this hour (0–23); earlier
    /// times fall on the next date.
    #[must_use]
    pub fn local_on(day: NaiveDate, time: NaiveTime, day_start_hour: u8) -> NaiveDateTime {
        let is_after_midnight = time.hour() < u32::from(day_start_hour.min(23));
        let date = if is_after_midnight { day.succ_opt().unwrap_or(day) } else { day };
        date.and_time(time)
    }

    pub(super) fn first() -> Self {
        Self::new(NaiveDateTime::MIN, OFFSET_MAX_MINUTES)
    }

    pub(super) fn last() -> Self {
        Self::new(NaiveDateTime::MAX, -OFFSET_MAX_MINUTES)
    }

    /// The earliest time of a day that starts at this hour, clamped to the first representable
    /// time; `None` if the day is after all times.
    pub(super) fn first_of(day: NaiveDate, day_start_hour: u8) -> Option<Self> {
        let hour = NaiveTime::from_hms_opt(u32::from(day_start_hour.min(23)), 0, 0)?;
        match day.year() {
            ..1 => Some(Self::first()),
            // The same wall-clock hour comes earlier further east.
            1..=9999 => Some(Self::new(day.and_time(hour), OFFSET_MAX_MINUTES)),
            _ => None,
        }
    }

    fn order(self) -> (NaiveDate, u32, NaiveDateTime, NaiveDateTime) {
        (self.local.date(), self.local.hour(), self.to_utc(), self.local)
    }

    /// The instant in UTC, comparable with [`Timestamp`].
    #[must_use]
    pub fn to_utc(self) -> NaiveDateTime {
        self.local - Duration::minutes(i64::from(self.offset_minutes))
    }
}

impl Ord for LocalTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for LocalTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for LocalTime {
    /// Format `2026-11-22T21:14+01:00`; seconds only if not zero.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.local.date(), self.local.time());
        write!(formatter, "{:04}-{:02}-{:02}T{:02}:{:02}", date.year(), date.month(), date.day(), time.hour(), time.minute())?;
        if time.second() != 0 {
            write!(formatter, ":{:02}", time.second())?;
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.unsigned_abs();
        write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Error for text that is not a local time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date and time like 2026-11-22T21:14+01:00")]
pub struct TimeParseError(String);

impl FromStr for LocalTime {
    type Err = TimeParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || TimeParseError(text.chars().take(40).collect());
        // RFC 3339 requires the seconds, which may be left out here.
        let completed;
        let complete = match text.split_at_checked(MINUTES_LEN) {
            Some((minutes, offset)) if offset.len() == OFFSET_LEN => {
                completed = [minutes, ":00", offset].concat();
                &completed
            }
            _ => text,
        };
        let moment = DateTime::parse_from_rfc3339(complete).map_err(|_| refuse())?;
        let parsed = Self::from_date_time(moment);
        // Rejects values that had to be clamped instead of changing them.
        if parsed.local != moment.naive_local() || complete.ends_with(['Z', 'z']) { Err(refuse()) } else { Ok(parsed) }
    }
}

/// Length of `2026-11-22T21:14`.
const MINUTES_LEN: usize = 16;
/// Length of `+01:00`.
const OFFSET_LEN: usize = 6;

/// An instant in UTC, in milliseconds. Used to compare changes, never to derive days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// Creates a timestamp from milliseconds since 1970, clamped to years 1–9999.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        const YEAR_1_MS: i64 = -62_135_596_800_000;
        const YEAR_9999_MS: i64 = 253_402_300_799_999;
        Self(DateTime::from_timestamp_millis(millis.clamp(YEAR_1_MS, YEAR_9999_MS)).unwrap_or(DateTime::UNIX_EPOCH))
    }

    /// Converts a clock reading, truncated to milliseconds.
    #[must_use]
    pub fn from_utc(moment: DateTime<Utc>) -> Self {
        Self::from_millis(moment.timestamp_millis())
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// The instant as a chrono type.
    #[must_use]
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl fmt::Display for Timestamp {
    /// Format `2026-11-22T20:14:33.120Z`; milliseconds only if not zero.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = if self.0.timestamp_subsec_millis() == 0 { "%Y-%m-%dT%H:%M:%SZ" } else { "%Y-%m-%dT%H:%M:%S%.3fZ" };
        write!(formatter, "{}", self.0.format(format))
    }
}

impl FromStr for Timestamp {
    type Err = TimeParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .filter(|moment| (1..=9999).contains(&moment.year()) && text.ends_with('Z'))
            .map(|moment| Self::from_utc(moment.to_utc()))
            .ok_or_else(|| TimeParseError(text.chars().take(40).collect()))
    }
}

as_text!(LocalTime, "a local time like 2026-11-22T21:14+01:00");
as_text!(Timestamp, "an instant like 2026-11-22T20:14:33Z");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> LocalTime {
        text.parse().expect("a time")
    }

    proptest! {
        #[test]
        fn local_time_round_trips(seconds in -62_135_596_800_i64..253_402_300_800, offset in -1439_i32..=1439) {
            let local = DateTime::from_timestamp(seconds, 0).expect("in range").naive_utc();
            let time = LocalTime::new(local, offset);
            prop_assert_eq!(time.to_string().parse::<LocalTime>(), Ok(time));
        }

        #[test]
        fn timestamp_round_trips(millis: i64) {
            let instant = Timestamp::from_millis(millis);
            prop_assert_eq!(instant.to_string().parse::<Timestamp>(), Ok(instant));
        }

        #[test]
        fn no_text_makes_parsing_panic(text: String) {
            let _ = text.parse::<LocalTime>();
            let _ = text.parse::<Timestamp>();
        }
    }

    #[test]
    fn the_day_begins_when_the_person_says() {
        let small_hours = at("2026-11-22T02:30+01:00");
        assert_eq!(small_hours.day(0), NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"));
        assert_eq!(small_hours.day(4), NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"));
    }

    #[test]
    fn the_hours_before_the_day_begins_stand_at_the_end_of_the_day_before() {
        for (when, hour) in [("2026-11-22T03:30+01:00", 4), ("2026-11-22T04:00+01:00", 4), ("2026-11-22T00:00+01:00", 0), ("2026-11-22T22:59+01:00", 23)] {
            let when = at(when);
            assert_eq!(LocalTime::local_on(when.day(hour), when.time(), hour), when.local(), "{when}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_in_the_order_in_which_it_was_lived() {
        let lived = [
            "2026-10-25T01:59+02:00",
            "2026-10-25T02:10+02:00",
            "2026-10-25T02:50+02:00",
            "2026-10-25T02:10+01:00",
            "2026-10-25T02:50+01:00",
            "2026-10-25T03:00+01:00",
        ];
        assert!(lived.map(at).is_sorted());
        assert!(at("2026-11-22T08:00+13:00") > at("2026-11-21T09:00-10:00"), "a day of a journey stays behind the day before");
    }

    #[test]
    fn night_is_from_ten_to_five_on_the_clock_on_the_wall() {
        for (time, is_night) in [("21:59", false), ("22:00", true), ("23:59", true), ("00:00", true), ("04:59", true), ("05:00", false), ("12:00", false)] {
            for offset in ["+13:00", "-10:00"] {
                assert_eq!(at(&format!("2026-11-22T{time}{offset}")).is_night(), is_night, "{time}{offset}");
            }
        }
    }

    #[test]
    fn an_entry_keeps_its_day_across_the_date_line() {
        let auckland = at("2026-11-22T08:00+13:00");
        let honolulu = at("2026-11-21T09:00-10:00");
        assert_eq!(auckland.to_utc(), honolulu.to_utc());
        assert_ne!(auckland.date(), honolulu.date());
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in
            ["", "2026-11-22", "2026-11-22T21:14", "2026-13-01T00:00+00:00", "2026-11-22T21:14+01:75", "2026-11-22T21:14+24:00", "12026-11-22T21:14+01:00"]
        {
            assert!(text.parse::<LocalTime>().is_err(), "{text}");
        }
    }
}
