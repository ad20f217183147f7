//! Slow work on named threads, one in flight per kind. A job's answer comes back through a channel and wakes the window.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use eframe::egui;

/// Runs jobs of kind `K` that answer with `T`.
pub(super) struct Jobs<K, T> {
    sender: Sender<(K, Ticket, Finished<T>)>,
    receiver: Receiver<(K, Ticket, Finished<T>)>,
    running: BTreeMap<K, Ticket>,
    next_ticket: Ticket,
    /// Woken when a job is done; empty until there is a window. Shared with the jobs, because some begin before that.
    context: Arc<OnceLock<egui::Context>>,
}

/// Tells a job from one of its kind that was started after it was given up.
type Ticket = u64;

/// How a job ended.
pub(super) enum Finished<T> {
    /// With an answer.
    Done(T),
    /// It panicked. Nothing of the document is lost by that: it lives with the window.
    Panicked,
    /// The system gave no thread for it.
    NotStarted,
}

impl<K: Copy + Ord + Send + 'static, T: Send + 'static> Default for Jobs<K, T> {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: BTreeMap::new(), next_ticket: 0, context: Arc::default() }
    }
}

impl<K: Copy + Ord + Send + 'static, T: Send + 'static> Jobs<K, T> {
    /// The window that answers wake.
    pub(super) fn wake(&mut self, context: &egui::Context) {
        self.context.get_or_init(|| context.clone());
    }

    /// What wakes the window, from any thread.
    pub(super) fn waker(&self) -> impl Fn() + Send + Sync + 'static {
        let context = Arc::clone(&self.context);
        move || {
            // Looked up only when it is called: some jobs begin before there is a window.
            if let Some(context) = context.get() {
                context.request_repaint();
            }
        }
    }

    /// Whether a job of this kind is in flight.
    #[must_use]
    pub(super) fn is_running(&self, kind: K) -> bool {
        self.running.contains_key(&kind)
    }

    /// Whether any job is in flight.
    #[must_use]
    pub(super) fn is_any_running(&self) -> bool {
        !self.running.is_empty()
    }

    /// Whether a job of another kind is in flight.
    #[must_use]
    pub(super) fn is_any_running_but(&self, kind: K) -> bool {
        self.running.keys().any(|running| *running != kind)
    }

    /// Starts a job unless one of its kind is in flight. Answers whether it was started.
    pub(super) fn start(&mut self, kind: K, thread_name: &str, work: impl FnOnce() -> T + Send + 'static) -> bool {
        if self.is_running(kind) {
            return false;
        }
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.running.insert(kind, ticket);
        let (sender, wake) = (self.sender.clone(), self.waker());
        let spawned = std::thread::Builder::new().name(thread_name.to_owned()).spawn(move || {
            let finished = catch_unwind(AssertUnwindSafe(work)).map_or(Finished::Panicked, Finished::Done);
            // Only fails when the window is gone, and with it whoever would have read the answer.
            let _nobody_listens = sender.send((kind, ticket, finished));
            // The answer of a job that ends before there is a window is found by its first frame.
            wake();
        });
        if spawned.is_err() {
            let _own_channel = self.sender.send((kind, ticket, Finished::NotStarted));
        }
        true
    }

    /// Gives up the job of this kind that is in flight: whatever it still answers is not heard, and another may start.
    pub(super) fn give_up(&mut self, kind: K) {
        self.running.remove(&kind);
    }

    /// The next answer, if one has come.
    pub(super) fn try_next(&mut self) -> Option<(K, Finished<T>)> {
        loop {
            let (kind, ticket, finished) = self.receiver.try_recv().ok()?;
            if self.is_awaited(kind, ticket) {
                return Some((kind, finished));
            }
        }
    }

    /// Waits for the next answer. `None` when no job is in flight.
    pub(super) fn wait_next(&mut self) -> Option<(K, Finished<T>)> {
        while self.is_any_running() {
            let (kind, ticket, finished) = self.receiver.recv().ok()?;
            if self.is_awaited(kind, ticket) {
                return Some((kind, finished));
            }
        }
        None
    }

    /// Waits for the next answer, but not beyond `deadline`. `None` when none came, or no job is in flight.
    pub(super) fn wait_until(&mut self, deadline: Instant) -> Option<(K, Finished<T>)> {
        while self.is_any_running() {
            let (kind, ticket, finished) = self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?;
            if self.is_awaited(kind, ticket) {
                return Some((kind, finished));
            }
        }
        None
    }

    /// Whether an answer is from the job that is awaited; it is not awaited any longer then.
    fn is_awaited(&mut self, kind: K, ticket: Ticket) -> bool {
        let is_awaited = self.running.get(&kind) == Some(&ticket);
        if is_awaited {
            self.running.remove(&kind);
        }
        is_awaited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_at_a_time() {
        let mut jobs = Jobs::<u8, &str>::default();
        let (release, wait) = channel::<()>();
        assert!(jobs.start(1, "first", move || {
            let _released = wait.recv();
            "first"
        }));
        assert!(!jobs.start(1, "second", || "second"));
        assert!(jobs.start(2, "other", || "other"));
        assert!(matches!(jobs.wait_next(), Some((2, Finished::Done("other")))));
        release.send(()).unwrap();
        assert!(matches!(jobs.wait_next(), Some((1, Finished::Done("first")))));
        assert!(jobs.wait_next().is_none());
    }

    #[test]
    fn waiting_ends_at_its_deadline() {
        let mut jobs = Jobs::<u8, &str>::default();
        let (release, wait) = channel::<()>();
        jobs.start(1, "slow", move || {
            let _released = wait.recv();
            "slow"
        });
        assert!(jobs.wait_until(Instant::now()).is_none());
        assert!(jobs.is_running(1), "it is still in flight");
        release.send(()).unwrap();
        assert!(matches!(jobs.wait_until(Instant::now() + std::time::Duration::from_secs(30)), Some((1, Finished::Done("slow")))));
    }

    #[test]
    fn what_was_given_up_is_not_heard() {
        let mut jobs = Jobs::<u8, &str>::default();
        let (release, wait) = channel::<()>();
        jobs.start(1, "given up", move || {
            let _released = wait.recv();
            "given up"
        });
        jobs.give_up(1);
        assert!(!jobs.is_any_running());
        assert!(jobs.start(1, "another", || "another"));
        release.send(()).unwrap();
        assert!(matches!(jobs.wait_next(), Some((1, Finished::Done("another")))));
        assert!(jobs.wait_next().is_none());
    }

    #[test]
    fn a_job_that_began_before_the_window_wakes_it() {
        let mut jobs = Jobs::<u8, ()>::default();
        let (release, wait) = channel::<()>();
        jobs.start(1, "early", move || {
            let _released = wait.recv();
        });
        let context = egui::Context::default();
        let (sender, woken) = channel();
        context.set_request_repaint_callback(move |_| {
            let _nobody_waits = sender.send(());
        });
        jobs.wake(&context);
        release.send(()).unwrap();
        assert!(matches!(jobs.wait_next(), Some((1, Finished::Done(())))));
        woken.recv_timeout(std::time::Duration::from_secs(30)).expect("the window is woken");
    }

    #[test]
    fn a_panic_in_a_job_is_an_answer() {
        let mut jobs = Jobs::<u8, ()>::default();
        jobs.start(1, "breaks", || panic!("on purpose"));
        assert!(matches!(jobs.wait_next(), Some((1, Finished::Panicked))));
        assert!(!jobs.is_any_running());
    }
}
