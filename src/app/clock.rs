//! The clock and the ids, handed in so that tests can fix them.

use std::time::{Duration, Instant};

use chrono::{Local, NaiveDateTime, TimeDelta, TimeZone as _, Utc};

use crate::journal::{Id, IdSource, LocalTime, Timestamp};
use crate::ui::cx::Zone;

/// Tells the time.
pub trait Clock: Zone {
    /// Local date and time, with the offset in force.
    fn local(&self) -> LocalTime;
    /// The instant in UTC.
    fn instant(&self) -> Timestamp;
    /// Time since some fixed moment; never runs backwards.
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
        // An hour that the clocks leave out has no offset of its own; an hour earlier they had not been moved yet.
        let offset = offset.or_else(|| Local.offset_from_local_datetime(&(local - TimeDelta::hours(1))).earliest());
        offset.map_or_else(|| self.local().offset_minutes().into(), |offset| offset.local_minus_utc() / 60)
    }
}

/// Ids from the operating system's randomness.
#[derive(Debug, Default)]
pub struct SystemIds {
    /// Counts up where the system has no randomness to give, so that ids stay unique within a sitting.
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
