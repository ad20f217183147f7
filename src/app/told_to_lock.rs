//! Lock requests from other threads. The desktop may delay suspend until the lock is done.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::mutex::Mutex;

use super::App;
use super::session::Session;

/// The queue of lock requests.
#[derive(Clone, Default)]
pub(super) struct ToldToLock(Arc<Mutex<Vec<Asker>>>);

/// A waiting requester; dropping this reports the lock as done.
pub(super) type Asker = Sender<Infallible>;

impl ToldToLock {
    /// Requests a lock at the next frame. The channel closes once nothing is left to lock.
    pub(super) fn ask(&self) -> Receiver<Infallible> {
        let (asker, is_done) = channel();
        self.0.lock().push(asker);
        is_done
    }

    fn take(&self) -> Vec<Asker> {
        std::mem::take(&mut *self.0.lock())
    }
}

impl App {
    /// True if a lock was requested since the last call.
    pub(super) fn is_told_to_lock(&mut self) -> bool {
        let askers = self.told_to_lock.take();
        let is_told = !askers.is_empty();
        self.locking.askers.extend(askers);
        is_told
    }

    /// Acknowledges the requests, once nothing is shown or left to encrypt.
    pub(super) fn tell_that_it_is_locked(&mut self) {
        if !matches!(self.session, Session::Locking(_)) && !self.locking.is_due {
            self.locking.askers.clear();
        }
    }
}
