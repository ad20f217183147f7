//! Talking in turns: speaker, time, phases. Neither drawn nor stored here.

use crate::journal::Timestamp;

/// Durations of a turn, in minutes.
pub(super) const MINUTES: [u8; 3] = [3, 5, 10];

/// A timer that can be paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Timer {
    /// Time before the last pause, in milliseconds.
    spent_millis: i64,
    /// Start of the running period; `None` while paused.
    runs_since: Option<Timestamp>,
}

impl Timer {
    const fn started(now: Timestamp) -> Self {
        Self { spent_millis: 0, runs_since: Some(now) }
    }

    /// Elapsed milliseconds. Setting the clock back never reduces earlier time.
    fn spent_millis(self, now: Timestamp) -> i64 {
        self.spent_millis + self.runs_since.map_or(0, |since| (now.millis() - since.millis()).max(0))
    }

    const fn is_running(self) -> bool {
        self.runs_since.is_some()
    }

    fn pause(&mut self, now: Timestamp) {
        *self = Self { spent_millis: self.spent_millis(now), runs_since: None };
    }

    const fn go_on(&mut self, now: Timestamp) {
        self.runs_since = Some(now);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Speaking(Timer),
    /// The listener repeats what was heard, until the speaker agrees.
    SayingBack {
        /// Not yet as meant.
        again: bool,
    },
    /// Before the other one's turn.
    Swapping,
    Done,
}

#[derive(Debug)]
pub(super) struct Exercise {
    names: [String; 2],
    minutes: u8,
    speaker: usize,
    phase: Phase,
    is_paused: bool,
}

impl Exercise {
    pub(super) const fn begin(names: [String; 2], minutes: u8, now: Timestamp) -> Self {
        Self { names, minutes, speaker: 0, phase: Phase::Speaking(Timer::started(now)), is_paused: false }
    }

    pub(super) fn speaker(&self) -> &str {
        &self.names[self.speaker]
    }

    pub(super) fn listener(&self) -> &str {
        &self.names[1 - self.speaker]
    }

    pub(super) const fn phase(&self) -> Phase {
        self.phase
    }

    pub(super) const fn is_paused(&self) -> bool {
        self.is_paused
    }

    const fn turn_millis(&self) -> i64 {
        self.minutes as i64 * 60_000
    }

    /// Time left in the turn, in milliseconds; `None` if nobody speaks.
    pub(super) fn left_millis(&self, now: Timestamp) -> Option<i64> {
        let Phase::Speaking(timer) = self.phase else { return None };
        Some((self.turn_millis() - timer.spent_millis(now)).max(0))
    }

    /// Share of the turn left, from 1 to 0.
    pub(super) fn left_share(&self, now: Timestamp) -> f32 {
        self.left_millis(now).map_or(0.0, |left| left as f32 / self.turn_millis() as f32)
    }

    /// Milliseconds until the display changes, while the timer runs.
    pub(super) fn changes_in_millis(&self, now: Timestamp) -> Option<u64> {
        let Phase::Speaking(timer) = self.phase else { return None };
        let left = self.left_millis(now).filter(|left| timer.is_running() && *left > 0)?;
        Some(((left - 1) % 1_000 + 1).unsigned_abs())
    }

    pub(super) fn pause_or_go_on(&mut self, now: Timestamp) {
        self.is_paused = !self.is_paused;
        if let Phase::Speaking(timer) = &mut self.phase {
            if self.is_paused {
                timer.pause(now);
            } else {
                timer.go_on(now);
            }
        }
    }

    /// The speaker is done, or the time is over.
    pub(super) const fn said(&mut self) {
        self.phase = Phase::SayingBack { again: false };
    }

    /// The speaker confirms or rejects what the listener repeated.
    pub(super) const fn heard(&mut self, is_it: bool) {
        self.phase = match (is_it, self.speaker) {
            (false, _) => Phase::SayingBack { again: true },
            (true, 0) => Phase::Swapping,
            (true, _) => Phase::Done,
        };
    }

    pub(super) const fn next_turn(&mut self, now: Timestamp) {
        self.speaker = 1 - self.speaker;
        self.phase = Phase::Speaking(Timer::started(now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_000_000_000_000 + 1_000 * seconds)
    }

    fn exercise() -> Exercise {
        Exercise::begin(["Ana".to_owned(), "Jo".to_owned()], 3, at(0))
    }

    #[test]
    fn a_pause_takes_nothing_from_the_turn() {
        let mut exercise = exercise();
        assert_eq!(exercise.left_millis(at(30)), Some(150_000));
        exercise.pause_or_go_on(at(30));
        assert_eq!(exercise.left_millis(at(3_000)), Some(150_000));
        assert_eq!(exercise.changes_in_millis(at(3_000)), None, "nothing moves while it is paused");
        exercise.pause_or_go_on(at(3_000));
        assert_eq!(exercise.left_millis(at(3_010)), Some(140_000));
        assert_eq!(exercise.left_millis(at(9_000)), Some(0));
        assert_eq!(exercise.changes_in_millis(at(9_000)), None, "nor when the time is over");
    }

    #[test]
    fn it_is_looked_at_again_once_a_second() {
        let exercise = exercise();
        assert_eq!(exercise.changes_in_millis(at(0)), Some(1_000));
        let between = Timestamp::from_millis(at(10).millis() + 250);
        assert_eq!(exercise.changes_in_millis(between), Some(750));
    }

    #[test]
    fn both_speak_and_both_listen() {
        let mut exercise = exercise();
        assert_eq!((exercise.speaker(), exercise.listener()), ("Ana", "Jo"));
        exercise.said();
        exercise.heard(false);
        assert_eq!(exercise.phase(), Phase::SayingBack { again: true });
        exercise.heard(true);
        assert_eq!(exercise.phase(), Phase::Swapping);
        exercise.next_turn(at(400));
        assert_eq!((exercise.speaker(), exercise.listener(), exercise.left_millis(at(400))), ("Jo", "Ana", Some(180_000)));
        exercise.said();
        exercise.heard(true);
        assert_eq!(exercise.phase(), Phase::Done);
        exercise.next_turn(at(900));
        assert_eq!(exercise.speaker(), "Ana");
    }

    #[test]
    fn a_clock_that_is_set_back_gives_no_time_away() {
        let mut exercise = exercise();
        exercise.pause_or_go_on(at(60));
        exercise.pause_or_go_on(at(61));
        assert_eq!(exercise.left_millis(at(-3_600)), Some(120_000));
    }
}
