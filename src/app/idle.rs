//! Automatic locking: after an idle timeout, on desktop lock or sleep, after waking, and on
//! minimising.

use std::time::Duration;

use eframe::egui;

use crate::journal::Timestamp;
use crate::ui::action::Page;
use crate::ui::tool::Tool;

use super::App;

/// The status line announces the lock this long before.
const TELLS_BEFORE: Duration = Duration::from_secs(30);
/// Minimum timeout during exercises and listening, which need no input.
const STILLNESS: Duration = Duration::from_mins(15);
/// Wall clock ahead of the monotonic clock by more than this: the computer slept.
const SLEPT: Duration = Duration::from_mins(1);

#[derive(Debug, Default)]
pub(super) struct Idle {
    last_input: Duration,
    clocks: Option<(Timestamp, Duration)>,
}

impl Idle {
    /// Compares both clocks. Returns true if the computer slept since the last call.
    fn slept(&mut self, instant: Timestamp, elapsed: Duration) -> bool {
        let Some((instant_before, elapsed_before)) = self.clocks.replace((instant, elapsed)) else { return false };
        let on_the_wall = u64::try_from(instant.millis().saturating_sub(instant_before.millis())).map_or(Duration::ZERO, Duration::from_millis);
        on_the_wall > elapsed.saturating_sub(elapsed_before) + SLEPT
    }
}

impl App {
    pub(super) fn note_input(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| !input.raw.events.is_empty()) {
            self.idle.last_input = self.elapsed();
        }
    }

    pub(super) fn begin_counting(&mut self) {
        self.idle.last_input = self.elapsed();
    }

    /// Time left until the automatic lock; `None` if it is off.
    pub(super) fn locks_in(&self) -> Option<Duration> {
        let left = self.left.as_ref().filter(|left| left.is_sealed()).map(|left| left.open().document.journal());
        let journal = self.journal().filter(|_| self.can_lock()).or(left)?;
        let minutes = journal.preferences_or_initial().idle_lock_minutes?;
        let mut limit = Duration::from_mins(minutes.into());
        if matches!(self.page, Page::Moment | Page::Tool(Tool::Talk)) {
            limit = limit.max(STILLNESS);
        }
        Some((self.idle.last_input + limit).saturating_sub(self.elapsed()))
    }

    /// The same in seconds, once the status line shows it.
    pub(super) fn tells_that_it_locks_in_secs(&self) -> Option<u64> {
        self.locks_in().filter(|left| *left <= TELLS_BEFORE).map(|left| left.as_secs_f32().ceil() as u64)
    }

    /// Locks after the idle timeout; otherwise schedules a repaint for it.
    pub(super) fn lock_when_idle(&mut self, ctx: &egui::Context) {
        let (instant, elapsed) = (self.now().instant, self.elapsed());
        let slept = self.idle.slept(instant, elapsed);
        let is_told = self.is_told_to_lock();
        if slept || is_told {
            self.lock();
            ctx.request_repaint();
        }
        let Some(left) = self.locks_in() else { return };
        if left.is_zero() {
            self.lock();
            ctx.request_repaint();
        } else if left <= TELLS_BEFORE {
            ctx.request_repaint_after(left.min(Duration::from_secs(1)));
        } else {
            ctx.request_repaint_after(left.saturating_sub(TELLS_BEFORE));
        }
    }

    /// Locks on minimising, if set.
    pub(super) fn lock_when_minimised(&mut self) {
        if self.journal().is_some_and(|journal| journal.preferences_or_initial().locks_when_minimised) {
            self.lock();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_is_told_from_a_long_look_at_the_window() {
        let mut idle = Idle::default();
        let at = |secs: i64| Timestamp::from_millis(1_700_000_000_000 + secs * 1000);
        assert!(!idle.slept(at(0), Duration::ZERO));
        assert!(!idle.slept(at(3600), Duration::from_hours(1)), "an hour awake");
        assert!(idle.slept(at(7200), Duration::from_secs(3610)), "an hour of which ten seconds were lived");
        assert!(!idle.slept(at(0), Duration::from_secs(3620)), "a clock that was set back");
        assert!(!idle.slept(at(30), Duration::from_secs(3621)), "a clock that was set a little");
    }
}
