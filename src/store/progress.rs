//! Progress and cancellation of background work, shared between threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Progress of one job. Clones share it.
#[derive(Clone)]
pub struct Progress(Arc<Shared>);

struct Shared {
    done: AtomicUsize,
    total: AtomicUsize,
    is_stopped: AtomicBool,
    changed: Box<dyn Fn() + Send + Sync>,
}

impl Progress {
    /// Creates the progress of a job. `changed` is called on the worker thread at every step.
    pub fn new(changed: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared { done: AtomicUsize::new(0), total: AtomicUsize::new(0), is_stopped: AtomicBool::new(false), changed: Box::new(changed) }))
    }

    /// Progress that stops before the given item, counted from 1.
    #[cfg(test)]
    pub(crate) fn that_stops_at(number: usize) -> Self {
        Self(Arc::new_cyclic(|shared: &std::sync::Weak<Shared>| {
            let (shared, begun) = (shared.clone(), AtomicUsize::new(0));
            let changed = move || {
                if begun.fetch_add(1, Ordering::Relaxed) + 1 == number
                    && let Some(shared) = shared.upgrade()
                {
                    Self(shared).stop();
                }
            };
            Shared { done: AtomicUsize::new(0), total: AtomicUsize::new(0), is_stopped: AtomicBool::new(false), changed: Box::new(changed) }
        }))
    }

    /// Iterates over items, counting each as done when the next is requested, until stopped.
    pub fn each<T>(&self, things: Vec<T>) -> impl Iterator<Item = T> {
        self.0.total.store(things.len(), Ordering::Relaxed);
        things.into_iter().enumerate().map_while(|(done, thing)| {
            self.0.done.store(done, Ordering::Relaxed);
            (self.0.changed)();
            (!self.is_stopped()).then_some(thing)
        })
    }

    /// Completed items and total; a total of 0 means unknown.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.0.done.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }

    /// Requests a stop between items.
    pub fn stop(&self) {
        self.0.is_stopped.store(true, Ordering::Relaxed);
    }

    /// True if a stop was requested.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped.load(Ordering::Relaxed)
    }
}

/// Progress without an observer.
impl Default for Progress {
    fn default() -> Self {
        Self::new(|| {})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_counts_when_the_next_is_asked_for() {
        let changes = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&changes);
        let progress = Progress::new(move || {
            counted.fetch_add(1, Ordering::Relaxed);
        });
        assert_eq!(progress.counts(), (0, 0));
        let mut things = progress.each(vec!["a", "b"]);
        assert_eq!((things.next(), progress.counts()), (Some("a"), (0, 2)));
        assert_eq!((things.next(), progress.counts()), (Some("b"), (1, 2)));
        assert_eq!((things.next(), changes.load(Ordering::Relaxed)), (None, 2));
    }

    #[test]
    fn nothing_is_begun_after_a_stop() {
        let progress = Progress::default();
        let mut things = progress.each(vec!["a", "b", "c"]);
        assert_eq!(things.next(), Some("a"));
        progress.clone().stop();
        assert_eq!((things.next(), progress.counts()), (None, (1, 3)));
    }
}
