//! What is copied: kept out of clipboard histories, and taken away again after a while.

use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use eframe::egui::{self, FullOutput, OutputCommand, mutex::Mutex};

use super::answers::JobAnswer;
use super::jobs::Started;
use super::{App, JobKind};

/// How long something that was copied stays, unless something else is copied meanwhile.
pub(super) const STAYS: Duration = Duration::from_secs(45);

/// How long the end of the program waits for it to be taken away.
const END_WAITS: Duration = Duration::from_secs(1);

/// The clipboard that all programs of this person share.
pub trait Clipboard: Send + Sync {
    /// Puts a text there, marked so that clipboard histories leave it out where the platform has such a mark.
    ///
    /// # Errors
    /// When this clipboard cannot be had here.
    fn put(&self, text: &str) -> io::Result<()>;
    /// The text that is there, whoever put it. May wait for another program.
    fn text(&self) -> Option<String>;
    /// Leaves nothing there.
    fn clear(&self);
}

/// The clipboard of the system.
#[derive(Default)]
pub struct SystemClipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard for SystemClipboard {
    fn put(&self, text: &str) -> io::Result<()> {
        // Kept, because on some systems what was put is gone together with it.
        let mut kept = self.0.lock();
        let clipboard = match kept.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(io::Error::other)?,
        };
        without_history(kept.insert(clipboard).set()).text(text).map_err(io::Error::other)
    }

    fn text(&self) -> Option<String> {
        // One of its own, so that waiting here keeps nobody from copying.
        arboard::Clipboard::new().ok()?.get_text().ok()
    }

    fn clear(&self) {
        // Where this fails nothing else would help.
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

/// Where the text is that was copied last.
enum Copied {
    /// In our clipboard: what tells that it is still the same, without keeping it.
    Ours(u64),
    /// In the toolkit's own, because ours cannot be had here.
    Toolkits,
}

/// What was copied last.
struct Copies {
    clipboard: Arc<dyn Clipboard>,
    marks: RandomState,
    last: Option<Copied>,
    /// It was copied since the app has looked.
    is_new: bool,
    /// When it is taken away, once the app has looked.
    until: Option<Duration>,
}

impl Copies {
    /// Puts a text into our clipboard. Answers whether that was possible; if not, the toolkit does it.
    fn copy(&mut self, text: &str) -> bool {
        let is_ours = self.clipboard.put(text).is_ok();
        self.last = Some(if is_ours { Copied::Ours(self.marks.hash_one(text)) } else { Copied::Toolkits });
        self.is_new = true;
        is_ours
    }

    /// What takes a text of this mark away if it is still there.
    fn clearing(&self, mark: u64) -> impl FnOnce() + Send + 'static {
        let (clipboard, marks) = (Arc::clone(&self.clipboard), self.marks.clone());
        move || {
            if clipboard.text().is_some_and(|text| marks.hash_one(text.as_str()) == mark) {
                clipboard.clear();
            }
        }
    }
}

/// Everything that is copied in the window, through fields, labels and buttons, comes through here.
#[derive(Clone)]
pub(super) struct ClipboardWatch(Arc<Mutex<Copies>>);

impl ClipboardWatch {
    /// For this clipboard.
    pub(super) fn of(clipboard: Arc<dyn Clipboard>) -> Self {
        Self(Arc::new(Mutex::new(Copies { clipboard, marks: RandomState::new(), last: None, is_new: false, until: None })))
    }

    /// The program ends: what it copied goes with it.
    pub(super) fn end(&self) {
        let mut copies = self.0.lock();
        let Some(Copied::Ours(mark)) = copies.last.take() else { return };
        let (clear, (done, waits)) = (copies.clearing(mark), mpsc::channel());
        let begun = std::thread::Builder::new().name("clipboard".to_owned()).spawn(move || {
            clear();
            let _nobody_waits = done.send(());
        });
        if begun.is_ok() {
            // Another program that owns the clipboard and does not answer is not waited for any longer.
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
            // An empty text is how the toolkit's own clipboard is cleared.
            OutputCommand::CopyText(text) if !text.is_empty() => !copies.copy(text),
            // Text that is only selected is given to nobody: there it would stay, and histories would have it.
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
    /// Takes away what was copied when its time has come, and wakes the window when that will be.
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
                    // The one that runs wakes the window when it ends; then it is this one's turn.
                    return;
                }
            }
            Some(Copied::Toolkits) => ctx.copy_text(String::new()),
            None => {}
        }
        (copies.last, copies.until) = (None, None);
    }

    /// Takes away what was copied, if it is still there, without waiting until its time has come.
    pub(super) fn clear_clipboard(&mut self) {
        self.clears_clipboard = true;
    }
}
