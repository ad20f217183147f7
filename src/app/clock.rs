//! Clock and ids, replaceable in tests.

use std::time::{Duration, Instant};

use chrono::{Local, NaiveDateTime, TimeDelta, TimeZone as _, Utc};

use crate::journal::{Id, IdSource, LocalTime, Timestamp};
use crate::ui::cx::Zone;

/// A clock.
pub trait Clock: Zone {
    /// Local date and time with offset.
    fn local(&self) -> LocalTime;
    /// Time in UTC.
    fn instant(&self) -> Timestamp;
    /// Monotonic time since a fixed moment.
    fn elapsed(&self) -> Duration;
}

/// The system's clock.
#[derive(Debug)]
pub struct SystemClock {
    started: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { started: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn local(&self) -> LocalTime {
        LocalTime::from_date_time(Local::now().fixed_offset())
    }

    fn instant(&self) -> Timestamp {
        Timestamp::from_utc(Utc::now())
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

impl Zone for SystemClock {
    fn offset_minutes_at(&self, local: NaiveDateTime) -> i32 {
        let offset = Local.offset_from_local_datetime(&local).earliest();
        // A time skipped by daylight saving has no offset: use that of an hour earlier.
        let offset = offset.or_else(|| Local.offset_from_local_datetime(&(local - TimeDelta::hours(1))).earliest());
        offset.map_or_else(|| self.local().offset_minutes().into(), |offset| offset.local_minus_utc() / 60)
    }
}

/// Random ids of the operating system.
#[derive(Debug, Default)]
pub struct SystemIds {
    /// Counter for systems without randomness; keeps ids unique within a session.
    fallback: u64,
}

impl IdSource for SystemIds {
    fn new_id(&mut self, now: Timestamp) -> Id {
        let mut random = [0_u8; 16];
        if getrandom::fill(&mut random).is_err() {
            self.fallback += 1;
            random[..8].copy_from_slice(&self.fallback.to_le_bytes());
            random[8..12].copy_from_slice(&std::process::id().to_le_bytes());
        }
        Id::from_parts(now.millis().unsigned_abs(), u128::from_le_bytes(random))
    }
}
