//! Clipboard privacy: copied text stays out of clipboard histories and is cleared after a while.

use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use eframe::egui::{self, FullOutput, OutputCommand, mutex::Mutex};

use super::answers::JobAnswer;
use super::jobs::Started;
use super::{App, JobKind};

pub(super) const STAYS: Duration = Duration::from_secs(45);

/// Longest wait for clearing at exit.
const END_WAITS: Duration = Duration::from_secs(1);

/// The system clipboard, shared by all programs.
pub trait Clipboard: Send + Sync {
    /// Copies a text, excluded from clipboard histories if the platform supports it.
    ///
    /// # Errors
    /// If the clipboard is not available.
    fn put(&self, text: &str) -> io::Result<()>;
    /// The current text, from any program. May block on that program.
    fn text(&self) -> Option<String>;
    /// Clears it.
    fn clear(&self);
}

/// The system's clipboard.
#[derive(Default)]
pub struct SystemClipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard for SystemClipboard {
    fn put(&self, text: &str) -> io::Result<()> {
        // Kept alive: on some systems the copied text disappears with it.
        let mut kept = self.0.lock();
        let clipboard = match kept.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(io::Error::other)?,
        };
        without_history(kept.insert(clipboard).set()).text(text).map_err(io::Error::other)
    }

    fn text(&self) -> Option<String> {
        // A second connection, so that waiting here never blocks copying.
        arboard::Clipboard::new().ok()?.get_text().ok()
    }

    fn clear(&self) {
        // There is no fallback if this fails.
        let _stays = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.clear());
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn without_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn without_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn without_history(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows as _;
    set.exclude_from_history().exclude_from_cloud().exclude_from_monitoring()
}

/// Owner of the last copied text.
enum Copied {
    /// Our clipboard, with a hash to recognise the text without storing it.
    Ours(u64),
    /// The toolkit's clipboard, because ours is not available.
    Toolkits,
}

struct Copies {
    clipboard: Arc<dyn Clipboard>,
    marks: RandomState,
    last: Option<Copied>,
    /// Copied since the app last checked.
    is_new: bool,
    /// Time of clearing, once the app has checked.
    until: Option<Duration>,
}

impl Copies {
    /// Copies a text. Returns false if the toolkit has to do it.
    fn copy(&mut self, text: &str) -> bool {
        let is_ours = self.clipboard.put(text).is_ok();
        self.last = Some(if is_ours { Copied::Ours(self.marks.hash_one(text)) } else { Copied::Toolkits });
        self.is_new = true;
        is_ours
    }

    /// Returns a closure that clears the clipboard if it still holds the text of this hash.
    fn clearing(&self, mark: u64) -> impl FnOnce() + Send + 'static {
        let (clipboard, marks) = (Arc::clone(&self.clipboard), self.marks.clone());
        move || {
            if clipboard.text().is_some_and(|text| marks.hash_one(text.as_str()) == mark) {
                clipboard.clear();
            }
        }
    }
}

/// Intercepts all copying in the window: fields, labels, buttons.
#[derive(Clone)]
pub(super) struct ClipboardWatch(Arc<Mutex<Copies>>);

impl ClipboardWatch {
    pub(super) fn of(clipboard: Arc<dyn Clipboard>) -> Self {
        Self(Arc::new(Mutex::new(Copies { clipboard, marks: RandomState::new(), last: None, is_new: false, until: None })))
    }

    pub(super) fn end(&self) {
        let mut copies = self.0.lock();
        let Some(Copied::Ours(mark)) = copies.last.take() else { return };
        let (clear, (done, waits)) = (copies.clearing(mark), mpsc::channel());
        let begun = std::thread::Builder::new().name("clipboard".to_owned()).spawn(move || {
            clear();
            let _nobody_waits = done.send(());
        });
        if begun.is_ok() {
            // Never wait for another program that does not answer.
            let _too_late = waits.recv_timeout(END_WAITS);
        }
    }
}

impl egui::Plugin for ClipboardWatch {
    fn debug_name(&self) -> &'static str {
        "clipboard"
    }

    fn output_hook(&mut self, ctx: &egui::Context, output: &mut FullOutput) {
        let mut copies = self.0.lock();
        output.platform_output.commands.retain(|command| match command {
            // The toolkit clears its clipboard with an empty text.
            OutputCommand::CopyText(text) if !text.is_empty() => !copies.copy(text),
            // No primary selection: it could not be cleared and would enter histories.
            OutputCommand::TextSelectionSettled(_) => false,
            _ => true,
        });
        if copies.is_new {
            ctx.request_repaint();
        }
    }

    fn on_exit(&mut self, _ctx: &egui::Context) {
        self.end();
    }
}

impl App {
    /// Clears the clipboard after its time; otherwise schedules a repaint for it.
    pub(super) fn clear_clipboard_when_due(&mut self, ctx: &egui::Context) {
        let elapsed = self.elapsed();
        let watch = self.copied.clone();
        let mut copies = watch.0.lock();
        let is_new = std::mem::take(&mut copies.is_new);
        if self.clears_clipboard {
            copies.until = Some(elapsed);
        } else if is_new {
            copies.until = Some(elapsed + STAYS);
        }
        self.clears_clipboard = false;
        let Some(until) = copies.until else { return };
        if elapsed < until {
            return ctx.request_repaint_after(until.saturating_sub(elapsed));
        }
        match copies.last {
            Some(Copied::Ours(mark)) => {
                let clear = copies.clearing(mark);
                let started = self.jobs.start(JobKind::Clipboard, "clipboard", move || {
                    clear();
                    JobAnswer::ClipboardCleared
                });
                if started == Started::Busy {
                    // The running job wakes the window when it ends; retry then.
                    return;
                }
            }
            Some(Copied::Toolkits) => ctx.copy_text(String::new()),
            None => {}
        }
        (copies.last, copies.until) = (None, None);
    }

    /// Clears the clipboard now, if it still holds our text.
    pub(super) fn clear_clipboard(&mut self) {
        self.clears_clipboard = true;
    }
}
