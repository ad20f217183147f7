//! Termination signals: logout, shutdown, Ctrl+C. Changes are saved first, if the disk allows.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// Longest run time after a signal. The window gives up a hanging disk sooner (`ending.rs`); this
/// limit is for a hanging window.
const ENDS_AFTER: Duration = Duration::from_secs(5);

/// Starts listening: a signal sets the flag and wakes the window. A second signal, or a few seconds
/// without an exit, ends the program the default way.
///
/// # Errors
/// If the system refuses the handler or a thread.
pub(super) fn listen(is_told_to_end: Arc<AtomicBool>, context: egui::Context) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            // Ends the program; installing the handler showed that this works.
            let end = move || _ = emulate_default_handler(signal);
            if is_told_to_end.swap(true, Ordering::Relaxed) {
                end();
            }
            let end_in_time = move || {
                std::thread::sleep(ENDS_AFTER);
                end();
            };
            let _started = std::thread::Builder::new().name("ends in time".to_owned()).spawn(end_in_time);
            context.request_repaint();
        }
    })?;
    Ok(())
}
