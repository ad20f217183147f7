//! Being told to lock, from another thread: by the desktop, which may put off the sleep of the computer until that is done.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::mutex::Mutex;

use super::App;
use super::session::Session;

/// Where another thread asks for a lock, and the window takes note.
#[derive(Clone, Default)]
pub(super) struct ToldToLock(Arc<Mutex<Vec<Asker>>>);

/// Who has asked. Hears that it is done when this is dropped.
pub(super) type Asker = Sender<Infallible>;

impl ToldToLock {
    /// Asks for a lock at the next frame. What comes back ends, without ever giving anything, when nothing is left to be locked.
    pub(super) fn ask(&self) -> Receiver<Infallible> {
        let (asker, is_done) = channel();
        self.0.lock().push(asker);
        is_done
    }

    /// Those that have asked since the last time.
    fn take(&self) -> Vec<Asker> {
        std::mem::take(&mut *self.0.lock())
    }
}

impl App {
    /// Whether somebody has asked for a lock since the last time.
    pub(super) fn is_told_to_lock(&mut self) -> bool {
        let askers = self.told_to_lock.take();
        let is_told = !askers.is_empty();
        self.locking.askers.extend(askers);
        is_told
    }

    /// Lets those know who have asked for a lock, once this frame shows nothing any more and nothing is left to be sealed.
    pub(super) fn tell_that_it_is_locked(&mut self) {
        if !matches!(self.session, Session::Locking(_)) && !self.locking.is_due {
            self.locking.askers.clear();
        }
    }
}
