//! The clock and the ids, handed in so that tests can fix them.

use std::time::{Duration, Instant};

use chrono::{Local, Utc};

use crate::journal::{Id, IdSource, LocalTime, Timestamp};

/// Tells the time.
pub trait Clock {
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
