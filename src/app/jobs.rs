//! Background jobs on named threads: one in flight per kind and document. Results come through a
//! channel, name their document and wake the window.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use eframe::egui;

/// Identifies what is open within this run: a file (reading, locked or open), sample data, or the
/// start pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DocumentId(u64);

pub(super) struct Jobs<K, T> {
    sender: Sender<(DocumentId, K, Ticket, Finished<T>)>,
    receiver: Receiver<(DocumentId, K, Ticket, Finished<T>)>,
    running: BTreeMap<(DocumentId, K), Ticket>,
    /// In flight, but only awaited again if resumed.
    set_aside: BTreeMap<(DocumentId, K), Ticket>,
    next_ticket: Ticket,
    /// Number of finished jobs, including abandoned ones.
    answered: u64,
    document: DocumentId,
    newest_document: DocumentId,
    /// Called on each job's thread before it begins.
    begins: Arc<dyn Fn(K) + Send + Sync>,
    /// Woken by finished jobs; unset until there is a window. Shared, because some jobs start
    /// before that.
    context: Arc<OnceLock<egui::Context>>,
}

/// Tells a job from a later one of its kind.
type Ticket = u64;

#[must_use = "a job of this kind may be in flight: then this one was not started, and somebody still waits for it"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Started {
    Yes,
    /// Not started: its kind is in flight for this document.
    Busy,
}

pub(super) enum Finished<T> {
    Done(T),
    /// Panicked. The document is unaffected; it lives with the window.
    Panicked,
    NotStarted,
}

pub(super) struct Ended<K, T> {
    /// Its document.
    pub document: DocumentId,
    /// Its kind.
    pub kind: K,
    /// Its outcome.
    pub finished: Finished<T>,
}

impl<K: Copy + Ord + Send + 'static, T: Send + 'static> Jobs<K, T> {
    /// Creates an empty set. `begins` is called on each job's thread before it begins.
    #[must_use]
    pub(super) fn new(begins: Arc<dyn Fn(K) + Send + Sync>) -> Self {
        let (sender, receiver) = channel();
        let document = DocumentId::default();
        Self {
            sender,
            receiver,
            running: BTreeMap::new(),
            set_aside: BTreeMap::new(),
            next_ticket: 0,
            answered: 0,
            document,
            newest_document: document,
            begins,
            context: Arc::default(),
        }
    }

    pub(super) fn wake(&mut self, context: &egui::Context) {
        self.context.get_or_init(|| context.clone());
    }

    /// Returns a function that wakes the window from any thread.
    pub(super) fn waker(&self) -> impl Fn() + Send + Sync + 'static {
        let context = Arc::clone(&self.context);
        move || {
            // Look it up late: some jobs begin before there is a window.
            if let Some(context) = context.get() {
                context.request_repaint();
            }
        }
    }

    #[must_use]
    pub(super) const fn document(&self) -> DocumentId {
        self.document
    }

    /// Switches to a new document without jobs.
    pub(super) const fn begin_document(&mut self) {
        self.newest_document.0 += 1;
        self.document = self.newest_document;
    }

    #[must_use]
    pub(super) fn is_running(&self, kind: K) -> bool {
        self.running.contains_key(&(self.document, kind))
    }

    /// True while this kind is in flight for a document, awaited or set aside.
    #[must_use]
    pub(super) fn is_in_flight(&self, document: DocumentId, kind: K) -> bool {
        self.running.contains_key(&(document, kind)) || self.set_aside.contains_key(&(document, kind))
    }

    #[must_use]
    pub(super) fn is_any_running(&self, is_meant: impl Fn(K) -> bool) -> bool {
        self.running.keys().any(|(_, kind)| is_meant(*kind))
    }

    #[must_use]
    pub(super) const fn counts(&self) -> (u64, u64) {
        (self.next_ticket, self.answered)
    }

    /// Starts a job for the current document, unless one of its kind is in flight.
    pub(super) fn start(&mut self, kind: K, thread_name: &str, work: impl FnOnce() -> T + Send + 'static) -> Started {
        if self.is_running(kind) {
            return Started::Busy;
        }
        let (document, ticket) = (self.document, self.next_ticket);
        self.next_ticket += 1;
        self.running.insert((document, kind), ticket);
        let (sender, wake, begins) = (self.sender.clone(), self.waker(), Arc::clone(&self.begins));
        let spawned = std::thread::Builder::new().name(thread_name.to_owned()).spawn(move || {
            let work = || {
                begins(kind);
                work()
            };
            let finished = catch_unwind(AssertUnwindSafe(work)).map_or(Finished::Panicked, Finished::Done);
            let _nobody_listens = sender.send((document, kind, ticket, finished));
            // A job that ends before there is a window is found by the first frame.
            wake();
        });
        if spawned.is_err() {
            let _own_channel = self.sender.send((document, kind, ticket, Finished::NotStarted));
        }
        Started::Yes
    }

    /// Abandons the running job of this kind; its result is dropped and a new one may start.
    pub(super) fn give_up(&mut self, kind: K) {
        self.running.remove(&(self.document, kind));
    }

    /// Sets the running job of this kind aside; its result is dropped unless it is resumed.
    pub(super) fn set_aside(&mut self, kind: K) {
        if let Some(ticket) = self.running.remove(&(self.document, kind)) {
            self.set_aside.insert((self.document, kind), ticket);
        }
    }

    /// Switches back to a document and awaits its job again. Returns false, without a change, if
    /// that job is no longer in flight.
    pub(super) fn resume(&mut self, document: DocumentId, kind: K) -> bool {
        let Some(ticket) = self.set_aside.remove(&(document, kind)) else { return false };
        self.running.insert((document, kind), ticket);
        self.document = document;
        true
    }

    pub(super) fn try_next(&mut self) -> Option<Ended<K, T>> {
        loop {
            let answer = self.receiver.try_recv().ok()?;
            if let Some(ended) = self.awaited(answer) {
                return Some(ended);
            }
        }
    }

    /// Waits for the next result. `None` if no job is in flight.
    pub(super) fn wait_next(&mut self) -> Option<Ended<K, T>> {
        while !self.running.is_empty() {
            let answer = self.receiver.recv().ok()?;
            if let Some(ended) = self.awaited(answer) {
                return Some(ended);
            }
        }
        None
    }

    /// Waits for the next result until `deadline`. `None` if it passed or no job is in flight.
    pub(super) fn wait_until(&mut self, deadline: Instant) -> Option<Ended<K, T>> {
        while !self.running.is_empty() {
            let answer = self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?;
            if let Some(ended) = self.awaited(answer) {
                return Some(ended);
            }
        }
        None
    }

    /// Returns the result if its job is awaited, and ends the waiting.
    fn awaited(&mut self, (document, kind, ticket, finished): (DocumentId, K, Ticket, Finished<T>)) -> Option<Ended<K, T>> {
        self.answered += 1;
        if self.set_aside.get(&(document, kind)) == Some(&ticket) {
            self.set_aside.remove(&(document, kind));
        }
        let is_awaited = self.running.get(&(document, kind)) == Some(&ticket);
        is_awaited.then(|| {
            self.running.remove(&(document, kind));
            Ended { document, kind, finished }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jobs<T: Send + 'static>() -> Jobs<u8, T> {
        Jobs::new(Arc::new(|_| {}))
    }

    fn answer<T>(ended: Option<Ended<u8, T>>) -> Option<(u8, T)> {
        let Ended { kind, finished, .. } = ended?;
        match finished {
            Finished::Done(answer) => Some((kind, answer)),
            Finished::Panicked | Finished::NotStarted => None,
        }
    }

    #[test]
    fn one_of_a_kind_at_a_time() {
        let mut jobs = jobs::<&str>();
        let (release, wait) = channel::<()>();
        let started = jobs.start(1, "first", move || {
            let _released = wait.recv();
            "first"
        });
        assert_eq!(started, Started::Yes);
        assert_eq!(jobs.start(1, "second", || "second"), Started::Busy);
        assert_eq!(jobs.start(2, "other", || "other"), Started::Yes);
        assert_eq!(answer(jobs.wait_next()), Some((2, "other")));
        release.send(()).unwrap();
        assert_eq!(answer(jobs.wait_next()), Some((1, "first")));
        assert!(jobs.wait_next().is_none());
    }

    #[test]
    fn documents_do_not_wait_for_each_other_and_answers_name_theirs() {
        let mut jobs = jobs::<&str>();
        let (release, wait) = channel::<()>();
        let first = jobs.document();
        let started = jobs.start(1, "first", move || {
            let _released = wait.recv();
            "first"
        });
        assert_eq!(started, Started::Yes);
        jobs.begin_document();
        assert!(!jobs.is_running(1) && jobs.is_in_flight(first, 1));
        assert_eq!(jobs.start(1, "second", || "second"), Started::Yes);
        let ended = jobs.wait_next().expect("the second document's job has ended");
        assert_ne!(ended.document, first);
        release.send(()).unwrap();
        let ended = jobs.wait_next().expect("the first document's job has ended");
        assert_eq!((ended.document, ended.kind), (first, 1));
    }

    #[test]
    fn a_job_that_was_set_aside_is_dropped_unless_it_is_resumed() {
        let mut jobs = jobs::<&str>();
        let (release, wait) = channel::<()>();
        let document = jobs.document();
        let started = jobs.start(1, "slow", move || {
            let _released = wait.recv();
            "slow"
        });
        assert_eq!(started, Started::Yes);
        jobs.set_aside(1);
        jobs.begin_document();
        let other = jobs.document();
        assert!(!jobs.is_any_running(|_| true));
        assert!(jobs.resume(document, 1));
        assert_eq!(jobs.document(), document);
        release.send(()).unwrap();
        assert_eq!(answer(jobs.wait_next()), Some((1, "slow")));
        assert!(!jobs.resume(document, 1), "it has ended");

        assert_eq!(jobs.start(1, "never heard", || "never heard"), Started::Yes);
        jobs.set_aside(1);
        jobs.begin_document();
        assert!(jobs.document() > other, "no two documents are one");
        assert!(jobs.wait_next().is_none());
    }

    #[test]
    fn waiting_ends_at_its_deadline() {
        let mut jobs = jobs::<&str>();
        let (release, wait) = channel::<()>();
        let started = jobs.start(1, "slow", move || {
            let _released = wait.recv();
            "slow"
        });
        assert_eq!(started, Started::Yes);
        assert!(jobs.wait_until(Instant::now()).is_none());
        assert!(jobs.is_running(1), "it is still in flight");
        release.send(()).unwrap();
        assert_eq!(answer(jobs.wait_until(Instant::now() + std::time::Duration::from_secs(30))), Some((1, "slow")));
    }

    #[test]
    fn what_was_given_up_is_not_heard() {
        let mut jobs = jobs::<&str>();
        let (release, wait) = channel::<()>();
        let started = jobs.start(1, "given up", move || {
            let _released = wait.recv();
            "given up"
        });
        assert_eq!(started, Started::Yes);
        jobs.give_up(1);
        assert!(!jobs.is_any_running(|_| true));
        assert_eq!(jobs.start(1, "another", || "another"), Started::Yes);
        release.send(()).unwrap();
        assert_eq!(answer(jobs.wait_next()), Some((1, "another")));
        assert!(jobs.wait_next().is_none());
    }

    #[test]
    fn a_job_that_began_before_the_window_wakes_it() {
        let mut jobs = jobs::<()>();
        let (release, wait) = channel::<()>();
        let started = jobs.start(1, "early", move || {
            let _released = wait.recv();
        });
        assert_eq!(started, Started::Yes);
        let context = egui::Context::default();
        let (sender, woken) = channel();
        context.set_request_repaint_callback(move |_| {
            let _nobody_waits = sender.send(());
        });
        jobs.wake(&context);
        release.send(()).unwrap();
        assert_eq!(answer(jobs.wait_next()), Some((1, ())));
        woken.recv_timeout(std::time::Duration::from_secs(30)).expect("the window is woken");
    }

    #[test]
    fn a_panic_in_a_job_is_an_answer() {
        let mut jobs = jobs::<()>();
        assert_eq!(jobs.start(1, "breaks", || panic!("on purpose")), Started::Yes);
        assert!(matches!(jobs.wait_next(), Some(Ended { kind: 1, finished: Finished::Panicked, .. })));
        assert!(!jobs.is_any_running(|_| true));
    }
}
