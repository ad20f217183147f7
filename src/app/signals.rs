//! Being told by the system to end: a session that closes, a shutdown, Ctrl+C in a terminal. What is written is saved first, if the disk lets it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eframe::egui;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// The longest that the program goes on after such a signal. The window gives up a silent disk before that (`ending.rs`); this is for a window that
/// hangs itself.
const ENDS_AFTER: Duration = Duration::from_secs(5);

/// From now on such a signal sets the flag and wakes the window. When the program is still there some seconds later, or when a second one comes, it
/// ends as if nobody had listened.
///
/// # Errors
/// When the system takes no handler, or gives no thread.
pub(super) fn listen(is_told_to_end: Arc<AtomicBool>, context: egui::Context) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            // Ends the program; that this is possible was found out when the handler was taken.
            let end = move || _ = emulate_default_handler(signal);
            if is_told_to_end.swap(true, Ordering::Relaxed) {
                end();
            }
            let end_in_time = move || {
                std::thread::sleep(ENDS_AFTER);
                end();
            };
            // Without a thread for it, a second signal still ends the program.
            let _started = std::thread::Builder::new().name("ends in time".to_owned()).spawn(end_in_time);
            context.request_repaint();
        }
    })?;
    Ok(())
}
