//! The app: the window, dispatch of actions, and background jobs.

mod answers;
mod autosave;
mod clipboard;
mod clock;
mod conflict;
#[cfg(target_os = "linux")]
mod desktop_signals;
mod ending;
mod exports;
mod file_dialogs;
mod files;
#[cfg(feature = "report-first-content")]
mod first_content;
mod hide;
mod hold;
mod idle;
mod input;
mod insights;
mod jobs;
mod key_queue;
mod last_sitting;
mod leave;
mod left;
mod lock;
mod open_form;
mod other_seals;
mod paper;
mod plain_texts;
mod printing;
mod removed;
mod reopen;
mod run;
mod sealing;
mod search;
mod session;
mod shared_files;
mod sidecar;
#[cfg(unix)]
mod signals;
mod synced_folder;
mod told_to_lock;
mod window;
mod window_name;
mod window_place;
mod work;

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use eframe::egui;

use crate::content::locale::Locale;
use crate::content::{content, lang};
use crate::journal::{Appearance, IdSource, Journal};
use crate::print::Spooler;
use crate::store::seal::WorkFactor;
use crate::store::{Disk, Document};
use crate::ui::action::{Action, Page, Shared};
use crate::ui::command::{Command, CommandState};
use crate::ui::cx::{BackupList, Cx, FileView, Now, SearchView};
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::settings::SealForm;
use crate::ui::pages::{PageStates, safe_here, welcome};
use crate::ui::palette::Palette;
use crate::ui::toast::Toast;
use crate::ui::widgets::{keep_focus_in_place, leave_undo_to_journal, text_was_edited};
use crate::ui::{frame, overlays, theme};

use answers::JobAnswer;
use clipboard::ClipboardWatch;
use ending::Ending;
#[cfg(feature = "report-first-content")]
use first_content::FirstContent;
use hide::Cover;
use idle::Idle;
use jobs::{DocumentId, Jobs};
use leave::{Closing, Next};
use lock::Locking;
use session::{OpenJournal, Session};
use told_to_lock::ToldToLock;
use window_name::WindowIcon;
use work::{Waiting, Watched};

pub use clipboard::{Clipboard, SystemClipboard};
pub use clock::{Clock, SystemClock, SystemIds};
pub use reopen::ReopenPointer;
pub use window::{WindowError, open_window};

/// Kinds of background jobs. At most one of each kind is in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Opens or decrypts a file.
    Open,
    /// Encrypts the open journal for locking.
    Lock,
    /// Writes the open file, or resolves a conflict.
    Save,
    /// Creates the file of a new journal.
    Create,
    /// Writes a second file.
    Copy,
    /// Checks the file for outside changes.
    Look,
    /// Lists, restores or rewrites backups.
    Backups,
    /// Checks that all backups have the journal's encryption.
    OtherSeals,
    /// Builds the search index.
    Index,
    /// Renames a rescue file.
    Rescue,
    /// Makes or writes exports.
    Export,
    /// Reads a shared worksheet or path.
    Import,
    /// Checks whether a folder is synced.
    SyncedFolder,
    /// Computes the insights.
    Insights,
    /// Typesets pages.
    Paper,
    /// Lists the printers.
    Printers,
    /// Prints, opens or cancels.
    Print,
    /// Waits for a file dialog of the system.
    FileDialog,
    /// Clears the clipboard.
    Clipboard,
    /// Looks for leftovers of the previous session.
    LastSitting,
    /// Backs up the last state on leaving.
    LastCopy,
    /// Writes or removes the sidecar.
    Sidecar,
}

impl JobKind {
    /// Kinds that only read for a page; useless once it is gone.
    const READING: [Self; 8] = [Self::Look, Self::OtherSeals, Self::Index, Self::Import, Self::Insights, Self::Paper, Self::Printers, Self::FileDialog];

    /// True for kinds that write a file of the user.
    const fn is_writing(self) -> bool {
        matches!(self, Self::Save | Self::Create | Self::Copy | Self::Sidecar | Self::LastCopy)
    }
}

/// Purpose of the place picker over an open journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AsksPlace {
    /// Saving the sample data as a journal.
    KeepSample,
    Copy,
    Export,
    /// Importing a worksheet or path.
    Import(Shared),
    NewJournal,
    OpenJournal,
}

/// The page below an overlay page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CalledFrom {
    page: Page,
    focus: Option<egui::Id>,
}

/// The environment; replaceable in tests.
pub struct Surroundings {
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// The source of new ids.
    pub ids: Box<dyn IdSource>,
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The printing system.
    pub spooler: Arc<dyn Spooler>,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// Date formats.
    pub locale: Locale,
    /// The pointer to the file reopened at start.
    pub reopen: ReopenPointer,
    /// True if the system has file dialogs; otherwise the path is typed.
    pub has_file_dialogs: bool,
    /// Passphrase work factor. May be measured, so never called on the window's thread.
    pub work_factor: fn() -> WorkFactor,
    /// Called on each job's thread before it begins; tests block here.
    pub job_begins: Arc<dyn Fn(JobKind) + Send + Sync>,
}

impl Surroundings {
    /// The system's environment.
    #[must_use]
    pub fn of_system() -> Self {
        Self {
            clock: Box::new(SystemClock::default()),
            ids: Box::new(SystemIds::default()),
            disk: Arc::new(crate::store::RealDisk),
            spooler: Arc::new(crate::print::SystemSpooler::of_system()),
            clipboard: Arc::new(SystemClipboard::default()),
            locale: Locale::of_system(),
            reopen: ReopenPointer::of_system(),
            has_file_dialogs: true,
            work_factor: WorkFactor::measured,
            job_begins: Arc::new(|_| {}),
        }
    }
}

/// The app.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing the window remembers; no two of them make one state")]
pub struct App {
    session: Session,
    page: Page,
    /// The pages below the overlay pages (Help, Moment), for Esc.
    called_from: Vec<CalledFrom>,
    /// Focus on the page at the start of this frame.
    focused: Option<egui::Id>,
    /// Focus to restore in the next frame, on returning to a page.
    returns_focus: Option<egui::Id>,
    /// The page to return to after changing a check-in.
    change_leads_back_to: Option<Page>,
    states: PageStates,
    welcome: welcome::State,
    dialog: Option<Dialog>,
    /// The dialog opened by itself: it is drawn at the edge and takes no focus.
    dialog_stands: bool,
    /// The file that failed to open, while a backup of it is offered.
    damaged: Option<PathBuf>,
    toast: Option<Toast>,
    /// The toast is hovered or focused, so it stays.
    toast_is_held: bool,
    palette: Option<Palette>,
    shows_shortcuts: bool,
    /// The appearance while no journal is open.
    appearance: Appearance,
    jobs: Jobs<JobKind, JobAnswer>,
    /// Running jobs that are shown if they take long.
    watched: Vec<Watched>,
    /// Work queued behind a running job.
    waiting: Vec<Waiting>,
    /// The journal left for a file that is not open yet; restored if that fails.
    left: Option<left::Left>,
    /// Files still being read when another was opened.
    opening: Vec<(DocumentId, PathBuf)>,
    /// The document whose backups were last checked.
    other_seals_of: Option<DocumentId>,
    next: Option<Next>,
    closing: Closing,
    ending: Ending,
    /// Quit flag, set from another thread.
    is_told_to_end: Arc<AtomicBool>,
    /// Lock requests of the desktop, from another thread.
    told_to_lock: ToldToLock,
    actions: Vec<Action>,
    asks_place: Option<AsksPlace>,
    /// The export to save, while its place is chosen.
    to_export: Option<Arc<exports::Export>>,
    /// The current or last print job.
    printout: Option<printing::Printout>,
    /// The printer last used, offered first; not saved.
    last_printer: Option<String>,
    leftover_undo: Option<Command>,
    open_form: open_form::OpenForm,
    /// A text was edited in this frame: text removed now was removed by a key.
    is_typing: bool,
    /// A text field had the focus in the previous frame.
    was_typing: bool,
    copied_text: Option<String>,
    /// Watches copying anywhere in the window.
    copied: ClipboardWatch,
    /// Clear the clipboard at the next frame.
    clears_clipboard: bool,
    had_focus: bool,
    was_minimized: bool,
    window_size: window_place::WindowSize,
    /// Report the next failed save even after a failed one: the user asked for it.
    wants_to_hear_of_save: bool,
    has_warned_of_backups: bool,
    hides: bool,
    cover: Cover,
    locking: Locking,
    idle: Idle,
    /// Another journal is shown: clear all field state.
    forgets_fields: bool,
    /// The edited field drops its own undo; the journal has it.
    leaves_undo_to_journal: bool,
    /// After undo or redo: the focused field keeps the focus.
    keeps_focus: bool,
    /// A check-in was kept: fields drop their undo.
    forgets_typing: bool,
    shown_title: String,
    shown_icon: WindowIcon,
    is_kept_out_of_screen_capture: bool,
    /// Reports the first frame that shows the journal, for startup measurements.
    #[cfg(feature = "report-first-content")]
    first_content: Option<FirstContent>,
    /// The change of encryption, reported together with its backups.
    told_of_seal: Option<SealForm>,
    surroundings: Surroundings,
}

impl App {
    /// Creates an app with nothing open.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self {
            session: Session::Welcome,
            page: Page::Today,
            called_from: Vec::new(),
            focused: None,
            returns_focus: None,
            change_leads_back_to: None,
            states: PageStates::default(),
            welcome: welcome::State::default(),
            dialog: None,
            dialog_stands: false,
            damaged: None,
            toast: None,
            toast_is_held: false,
            palette: None,
            shows_shortcuts: false,
            appearance: Appearance::default(),
            jobs: Jobs::new(Arc::clone(&surroundings.job_begins)),
            watched: Vec::new(),
            waiting: Vec::new(),
            left: None,
            opening: Vec::new(),
            other_seals_of: None,
            next: None,
            closing: Closing::No,
            ending: Ending::default(),
            is_told_to_end: Arc::default(),
            told_to_lock: ToldToLock::default(),
            actions: Vec::new(),
            asks_place: None,
            to_export: None,
            printout: None,
            last_printer: None,
            leftover_undo: None,
            open_form: open_form::OpenForm::default(),
            is_typing: false,
            was_typing: false,
            copied_text: None,
            copied: ClipboardWatch::of(Arc::clone(&surroundings.clipboard)),
            clears_clipboard: false,
            had_focus: true,
            was_minimized: false,
            window_size: window_place::WindowSize::default(),
            wants_to_hear_of_save: false,
            has_warned_of_backups: false,
            hides: false,
            cover: Cover::default(),
            locking: Locking::default(),
            idle: Idle::default(),
            forgets_fields: false,
            leaves_undo_to_journal: false,
            keeps_focus: false,
            forgets_typing: false,
            shown_title: String::new(),
            shown_icon: WindowIcon::default(),
            is_kept_out_of_screen_capture: false,
            #[cfg(feature = "report-first-content")]
            first_content: None,
            told_of_seal: None,
            surroundings,
        }
    }

    /// Installs fonts, styles and plugins.
    pub fn install(&mut self, ctx: &egui::Context) {
        theme::install(ctx);
        ctx.add_plugin(self.copied.clone());
        ctx.add_plugin(plain_texts::PlainTexts);
        ctx.add_plugin(key_queue::KeyQueue::default());
        self.jobs.wake(ctx);
    }

    /// Requests quitting: at the next frame the app saves and closes without questions.
    pub fn tell_to_end(&self) {
        self.is_told_to_end.store(true, Ordering::Relaxed);
    }

    /// True if the system ended the program before everything was saved or rescued.
    #[must_use]
    pub fn loses_words(&self) -> bool {
        self.ending.loses_words().load(Ordering::Relaxed)
    }

    /// Starts opening a file.
    pub fn open_path(&mut self, path: PathBuf) {
        self.run(Action::OpenPath(path), None);
    }

    /// Requests a lock at the next frame, if the journal has a passphrase. The channel closes once
    /// locked, or if there was nothing to lock.
    #[must_use]
    pub fn tell_to_lock(&self) -> Receiver<Infallible> {
        self.told_to_lock.ask()
    }

    /// The open journal.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        self.open_journal().map(|open| open.document.journal())
    }

    /// The open file.
    #[must_use]
    pub fn path(&self) -> Option<&std::path::Path> {
        self.open_journal().and_then(OpenJournal::path)
    }

    /// True if nothing is unsaved and no job runs but the sync lookup.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        !self.jobs.is_any_running(|kind| kind != JobKind::SyncedFolder)
            && self.open_journal().is_none_or(OpenJournal::is_saved)
            && !self.is_unsaved_while_locked()
    }

    /// Numbers of started and finished jobs. For tests: running jobs also wake the window.
    #[must_use]
    pub const fn job_counts(&self) -> (u64, u64) {
        self.jobs.counts()
    }

    /// Waits for a job and handles its result. Returns false if none is running. For tests and
    /// closing.
    pub fn finish_a_job(&mut self) -> bool {
        let Some(ended) = self.jobs.wait_next() else { return false };
        self.take_answer(ended);
        true
    }

    fn open_journal(&self) -> Option<&OpenJournal> {
        match &self.session {
            Session::Open(open) => Some(open),
            _ => None,
        }
    }

    fn open_journal_mut(&mut self) -> Option<&mut OpenJournal> {
        match &mut self.session {
            Session::Open(open) => Some(open),
            _ => None,
        }
    }

    fn document_mut(&mut self) -> Option<&mut Document> {
        self.open_journal_mut().map(|open| &mut open.document)
    }

    fn appearance(&self) -> &Appearance {
        match &self.session {
            // The page for a new journal edits the appearance of that one.
            Session::Open(_) if self.asks_place == Some(AsksPlace::NewJournal) => &self.appearance,
            Session::Open(open) | Session::Locking(open) => open.document.appearance(),
            Session::Locked(locked) => &locked.snapshot.header.appearance,
            Session::Welcome | Session::Opening => &self.appearance,
        }
    }

    fn now(&self) -> Now {
        Now { local: self.surroundings.clock.local(), instant: self.surroundings.clock.instant() }
    }

    fn elapsed(&self) -> Duration {
        self.surroundings.clock.elapsed()
    }

    fn command_state(&self) -> CommandState {
        let state = self
            .open_journal()
            .map_or_else(CommandState::default, |open| open.command_state(self.page == Page::Today && !self.asks_for_place(), self.on_screen().is_some()));
        let is_moment_closed = self.is_locked() && !self.appearance().breathes_when_locked;
        CommandState { is_together: self.shows_together(), can_lock: self.can_lock(), is_moment_closed, ..state }
    }

    fn shows_together(&self) -> bool {
        self.states.shows_together && self.open_journal().is_some()
    }

    fn has_to_be_answered(&self) -> bool {
        self.dialog.as_ref().is_some_and(|dialog| !(self.dialog_stands && dialog.can_stand()))
    }

    fn say(&mut self, icon: Icon, text: impl Into<String>, offer: Option<(String, Action)>) {
        self.show_toast(icon, text.into(), offer, false);
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.show_toast(Icon::TriangleAlert, text.into(), None, true);
    }

    fn show_toast(&mut self, icon: Icon, text: String, offer: Option<(String, Action)>, is_warning: bool) {
        let until = self.elapsed() + toast_stay();
        self.toast = Some(Toast { icon, text, offer, is_warning, until, is_leaving: false });
    }

    fn paint(&mut self, ui: &mut egui::Ui) {
        self.follow_changes();
        if self.page != Page::SafeHere {
            // Its answers are never kept.
            self.states.safe_here = safe_here::State::default();
        }
        let appearance = self.appearance().clone();
        theme::apply(ui.ctx(), appearance.theme, appearance.text_size_percent, appearance.reduce_motion);
        ui.painter().rect_filled(ui.max_rect(), egui::CornerRadius::ZERO, ui.visuals().panel_fill);
        // Screen readers announce this name; keep it equal to the title.
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(appearance.shown_name.clone()));
        let (now, elapsed) = (self.now(), self.elapsed());
        let (asks_for_place, shows_together) = (self.asks_for_place(), self.shows_together());
        let locks_in_secs = self.tells_that_it_locks_in_secs();
        let (commands, work) = (self.command_state(), self.shown_work());
        let empty_journal;
        let (journal, file, backups, search, revision, generation) = if let Session::Open(open) = &self.session {
            (
                open.document.journal(),
                FileView { locks_in_secs, ..open.view(elapsed) },
                &open.backups,
                open.search.view(),
                open.document.revision(),
                open.document.generation(),
            )
        } else {
            empty_journal = Journal::default();
            let nothing = FileView::nothing();
            (&empty_journal, nothing, &BackupList::Unknown, SearchView::Preparing, 0, 0)
        };
        let mut cx = Cx {
            journal,
            revision,
            generation,
            content: content(),
            lang: lang(),
            locale: &self.surroundings.locale,
            now,
            zone: &*self.surroundings.clock,
            appearance: &appearance,
            file: &file,
            commands,
            page: self.page,
            backups,
            search,
            work,
            reopens_at_start: self.surroundings.reopen.points_to(self.path()),
            states: &mut self.states,
            ids: &mut *self.surroundings.ids,
            actions: &mut self.actions,
        };
        if self.cover.is_on {
            if frame::show_blank(ui, &mut cx) {
                self.uncover();
            }
            return;
        }
        match &self.session {
            _ if self.page == Page::Moment => frame::show_whole(ui, &mut cx),
            Session::Open(_) if asks_for_place => welcome::show(ui, &mut cx, &mut self.welcome),
            Session::Open(_) if shows_together => frame::show_together(ui, &mut cx),
            Session::Open(_) => frame::show(ui, &mut cx),
            _ if matches!(self.page, Page::Help | Page::SafeHere | Page::About) => frame::show_alone(ui, &mut cx),
            Session::Welcome => welcome::show(ui, &mut cx, &mut self.welcome),
            Session::Opening => overlays::opening(ui, &mut cx),
            Session::Locking(_) => welcome::unlock(ui, &mut cx, &mut self.welcome, false, true),
            Session::Locked(locked) => welcome::unlock(ui, &mut cx, &mut self.welcome, locked.was_wrong, self.jobs.is_running(JobKind::Open)),
        }
        // Hidden in the shared view: a toast may name or link to other content.
        let said = self.toast.as_ref().filter(|_| !shows_together);
        let toast = overlays::show(ui, &mut cx, said, &mut self.palette, self.shows_shortcuts, self.dialog.as_ref().map(|dialog| (dialog, self.dialog_stands)));
        self.toast_is_held = toast.is_held;
        if toast.is_gone {
            self.toast = None;
        }
        if asks_for_place && self.welcome.sub_page == welcome::SubPage::Start {
            // Back leads to the open journal.
            self.actions.push(Action::Back);
        }
    }
}

/// Screen reader requests come alone, unlike pointer and key input, so the changed page needs
/// another frame.
fn paint_again_after_screen_reader(ctx: &egui::Context) {
    if ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_)))) {
        ctx.request_repaint();
    }
}

fn toast_stay() -> Duration {
    Duration::from_secs_f32(theme::Theme::look(false, false).motion.toast_stay_ms / 1000.0)
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        #[cfg(feature = "report-first-content")]
        if self.first_content.as_ref().is_some_and(|first| first.tell(ctx)) {
            self.first_content = None;
        }
        self.jobs.wake(ctx);
        self.forget_everything(ctx);
        while let Some(ended) = self.jobs.try_next() {
            self.take_answer(ended);
        }
        self.watch_window(ctx);
        self.follow_window_size(ctx);
        self.save_when_due(ctx);
        self.tend_sidecar(ctx);
        self.tell_next();
        self.lock_when_idle(ctx);
        self.lock_when_sealed();
        self.look_for_sync();
        self.work_out_insights();
        self.set_pages();
        self.show_work_when_due(ctx);
        self.expire_toast(ctx);
        self.clear_clipboard_when_due(ctx);
        self.run_all(Some(frame));
        if ctx.input(|input| input.viewport().visible()) == Some(false) {
            // A hidden window is not painted, so this is its last step.
            self.close_when_ready(ctx);
            self.tell_that_it_is_locked();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.forget_fields(ui.ctx());
        self.follow_focus(ui.ctx());
        self.note_input(ui.ctx());
        self.take_hiding_keys(ui.ctx());
        self.take_shortcuts(ui.ctx());
        // Typing comes before commands of the same frame.
        let commands = std::mem::take(&mut self.actions);
        self.paint(ui);
        self.actions.extend(commands);
        self.give_leftover_undo_to_document(ui.ctx());
        self.take_leftover_escape(ui.ctx());
        self.is_typing = text_was_edited(ui.ctx());
        self.follow_form();
        self.run_all(Some(frame));
        self.is_typing = false;
        if std::mem::take(&mut self.leaves_undo_to_journal) {
            leave_undo_to_journal(ui.ctx());
        }
        if std::mem::take(&mut self.keeps_focus) {
            keep_focus_in_place(ui.ctx());
        }
        self.hide_if_asked(ui.ctx());
        self.paint_over(ui.ctx());
        self.tell_that_it_is_locked();
        self.return_from_change();
        self.work_out_insights();
        self.set_pages();
        self.forget_fields(ui.ctx());
        if let Some(text) = self.copied_text.take() {
            ui.ctx().copy_text(text);
        }
        self.show_title(ui.ctx());
        self.follow_screen_capture(ui.ctx());
        if self.returns_focus.is_some() {
            ui.ctx().request_repaint();
        }
        paint_again_after_screen_reader(ui.ctx());
        // Queued keys come first.
        if key_queue::is_waiting(ui.ctx()) {
            self.put_off_closing(ui.ctx());
        } else {
            self.close_when_ready(ui.ctx());
        }
        #[cfg(feature = "report-first-content")]
        if let (Some(first), Session::Open(_)) = (&mut self.first_content, &self.session) {
            first.painted(ui.ctx());
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// On a panic, writes a rescue file. Always clears the clipboard.
impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.rescue();
        }
        self.leave_silent_disk();
        self.copied.end();
    }
}
