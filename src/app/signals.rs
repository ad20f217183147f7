//! Being told by the system to end: a session that closes, a shutdown, Ctrl+C in a terminal. What is written is saved first.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// From now on such a signal sets the flag and wakes the window. A second one ends the program at once, in case saving hangs.
///
/// # Errors
/// When the system takes no handler, or gives no thread.
pub(super) fn listen(is_told_to_end: Arc<AtomicBool>, context: egui::Context) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if is_told_to_end.swap(true, Ordering::Relaxed) {
                // Ends the program; that this is possible was found out when the handler was taken.
                let _ends_here = emulate_default_handler(signal);
            }
            context.request_repaint();
        }
    })?;
    Ok(())
}
