//! Slow work on named threads. Every job belongs to the document that was open when it started, one in flight per kind and document. Its answer comes
//! back through a channel, says whose it is, and wakes the window.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use eframe::egui;

/// Tells what is open from what was open before it, in this run of the program: a file while it is read, locked or open, sample data, or the
/// pages before any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DocumentId(u64);

/// Runs jobs of kind `K` that answer with `T`.
pub(super) struct Jobs<K, T> {
    sender: Sender<(DocumentId, K, Ticket, Finished<T>)>,
    receiver: Receiver<(DocumentId, K, Ticket, Finished<T>)>,
    running: BTreeMap<(DocumentId, K), Ticket>,
    /// In flight, and not awaited unless it is resumed.
    set_aside: BTreeMap<(DocumentId, K), Ticket>,
    next_ticket: Ticket,
    /// How many answers have come, also of jobs that were given up.
    answered: u64,
    /// The document that jobs are started for.
    document: DocumentId,
    /// The newest that there was.
    newest_document: DocumentId,
    /// Called on the thread of every job before it begins.
    begins: Arc<dyn Fn(K) + Send + Sync>,
    /// Woken when a job is done; empty until there is a window. Shared with the jobs, because some begin before that.
    context: Arc<OnceLock<egui::Context>>,
}

/// Tells a job from one of its kind that was started after it was given up.
type Ticket = u64;

/// The outcome of asking for a job.
#[must_use = "a job of this kind may be in flight: then this one was not started, and somebody still waits for it"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Started {
    /// It runs.
    Yes,
    /// One of its kind is in flight for this document; nothing was started.
    Busy,
}

/// How a job ended.
pub(super) enum Finished<T> {
    /// With an answer.
    Done(T),
    /// It panicked. Nothing of the document is lost by that: it lives with the window.
    Panicked,
    /// The system gave no thread for it.
    NotStarted,
}

/// A job that has ended.
pub(super) struct Ended<K, T> {
    /// The document it was started for.
    pub document: DocumentId,
    /// Its kind.
    pub kind: K,
    /// How it ended.
    pub finished: Finished<T>,
}

impl<K: Copy + Ord + Send + 'static, T: Send + 'static> Jobs<K, T> {
    /// None is in flight. `begins` is called on the thread of every job before it begins.
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

    /// The document that jobs are started for.
    #[must_use]
    pub(super) const fn document(&self) -> DocumentId {
        self.document
    }

    /// From now on jobs are started for another document, which none has been started for yet.
    pub(super) const fn begin_document(&mut self) {
        self.newest_document.0 += 1;
        self.document = self.newest_document;
    }

    /// True while a job of this kind is in flight for the present document.
    #[must_use]
    pub(super) fn is_running(&self, kind: K) -> bool {
        self.running.contains_key(&(self.document, kind))
    }

    /// True while a job of this kind is in flight for a document, awaited or set aside.
    #[must_use]
    pub(super) fn is_in_flight(&self, document: DocumentId, kind: K) -> bool {
        self.running.contains_key(&(document, kind)) || self.set_aside.contains_key(&(document, kind))
    }

    /// True while a job of a kind that `is_meant` is in flight, for any document.
    #[must_use]
    pub(super) fn is_any_running(&self, is_meant: impl Fn(K) -> bool) -> bool {
        self.running.keys().any(|(_, kind)| is_meant(*kind))
    }

    /// How many jobs were started so far, and how many of them have answered.
    #[must_use]
    pub(super) const fn counts(&self) -> (u64, u64) {
        (self.next_ticket, self.answered)
    }

    /// Starts a job for the present document, unless one of its kind is in flight for it.
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
            // Only fails when the window is gone, and with it whoever would have read the answer.
            let _nobody_listens = sender.send((document, kind, ticket, finished));
            // The answer of a job that ends before there is a window is found by its first frame.
            wake();
        });
        if spawned.is_err() {
            let _own_channel = self.sender.send((document, kind, ticket, Finished::NotStarted));
        }
        Started::Yes
    }

    /// Abandons the job of this kind that is in flight for the present document: its answer is dropped, and another may start.
    pub(super) fn give_up(&mut self, kind: K) {
        self.running.remove(&(self.document, kind));
    }

    /// Abandons the job of this kind that is in flight for the present document, as long as it is not resumed.
    pub(super) fn set_aside(&mut self, kind: K) {
        if let Some(ticket) = self.running.remove(&(self.document, kind)) {
            self.set_aside.insert((self.document, kind), ticket);
        }
    }

    /// Goes on with a document whose job of this kind was set aside. Answers whether that job is still in flight; if not, nothing has changed.
    pub(super) fn resume(&mut self, document: DocumentId, kind: K) -> bool {
        let Some(ticket) = self.set_aside.remove(&(document, kind)) else { return false };
        self.running.insert((document, kind), ticket);
        self.document = document;
        true
    }

    /// The next answer, if one has come.
    pub(super) fn try_next(&mut self) -> Option<Ended<K, T>> {
        loop {
            let answer = self.receiver.try_recv().ok()?;
            if let Some(ended) = self.awaited(answer) {
                return Some(ended);
            }
        }
    }

    /// Waits for the next answer. `None` when no job is in flight.
    pub(super) fn wait_next(&mut self) -> Option<Ended<K, T>> {
        while !self.running.is_empty() {
            let answer = self.receiver.recv().ok()?;
            if let Some(ended) = self.awaited(answer) {
                return Some(ended);
            }
        }
        None
    }

    /// Waits for the next answer, but not beyond `deadline`. `None` when none came, or no job is in flight.
    pub(super) fn wait_until(&mut self, deadline: Instant) -> Option<Ended<K, T>> {
        while !self.running.is_empty() {
            let answer = self.receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?;
            if let Some(ended) = self.awaited(answer) {
                return Some(ended);
            }
        }
        None
    }

    /// The answer, if it is from a job that was not given up; it is not awaited any longer then.
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
