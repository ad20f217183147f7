//! Where things meet: the app, one function that runs every action, and jobs for what is slow.

mod autosave;
mod clock;
mod jobs;

pub use clock::{Clock, SystemClock, SystemIds};
