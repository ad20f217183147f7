//! Where things meet: the window's app, one function that runs every action, and jobs for what is slow.

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

/// The kinds of slow work; one job of each kind is in flight at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Reads a file, or opens it with a passphrase.
    Open,
    /// Puts what is open under its seal, to be locked.
    Lock,
    /// Writes the file of what is open, or settles which of two versions it holds.
    Save,
    /// Makes the file of a new journal.
    Create,
    /// Writes a second file.
    Copy,
    /// Looks whether the file changed outside.
    Look,
    /// Lists earlier copies, restores one, or erases from them.
    Backups,
    /// Looks whether all earlier copies have the journal's seal.
    OtherSeals,
    /// Builds the search index.
    Index,
    /// Gives what was rescued another name.
    Rescue,
    /// Makes files of their own, or writes what was made.
    Export,
    /// Reads a worksheet or a path that somebody shared.
    Import,
    /// Looks whether a folder is copied to other devices.
    SyncedFolder,
    /// Works out the insights.
    Insights,
    /// Sets pages for paper.
    Paper,
    /// Lists the printers.
    Printers,
    /// Prints, opens what could be printed, or takes it back.
    Print,
    /// Waits for the system's file dialog.
    FileDialog,
    /// Takes away what was copied.
    Clipboard,
    /// Looks what the sitting before left beside the file.
    LastSitting,
    /// Puts the last state of what is left into a copy.
    LastCopy,
    /// Writes beside the file what it does not hold yet, or takes that away again.
    Sidecar,
}

impl JobKind {
    /// The kinds that only read for a page, and are of no use once it is gone.
    const READING: [Self; 8] = [Self::Look, Self::OtherSeals, Self::Index, Self::Import, Self::Insights, Self::Paper, Self::Printers, Self::FileDialog];

    /// True for kinds that write a file of the person's.
    const fn is_writing(self) -> bool {
        matches!(self, Self::Save | Self::Create | Self::Copy | Self::Sidecar | Self::LastCopy)
    }
}

/// What a place is asked for while a journal is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AsksPlace {
    /// For sample data that is to become a journal.
    KeepSample,
    /// For a second file.
    Copy,
    /// For a table or a picture.
    Export,
    /// Of a worksheet or a path that is taken in.
    Import(Shared),
    /// For another journal, a new one.
    NewJournal,
    /// Of another journal, to be opened.
    OpenJournal,
}

/// A page that another one was called up over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CalledFrom {
    page: Page,
    /// What had the keyboard there.
    focus: Option<egui::Id>,
}

/// What the app is given from outside, so that tests can hand in their own.
pub struct Surroundings {
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// New ids.
    pub ids: Box<dyn IdSource>,
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// What prints.
    pub spooler: Arc<dyn Spooler>,
    /// Where copied text goes.
    pub clipboard: Arc<dyn Clipboard>,
    /// How dates are written here.
    pub locale: Locale,
    /// The pointer to the file to reopen at start.
    pub reopen: ReopenPointer,
    /// Whether the system's file dialogs may be asked. Where they may not, a path is typed.
    pub has_file_dialogs: bool,
    /// How much work a passphrase is to cost. Asked away from the window, because it may be measured.
    pub work_factor: fn() -> WorkFactor,
    /// Called on the thread of every job before it begins: where tests hold one.
    pub job_begins: Arc<dyn Fn(JobKind) + Send + Sync>,
}

impl Surroundings {
    /// The real ones.
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

/// The app: what is open, what is shown, and what is being waited for.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing the window remembers; no two of them make one state")]
pub struct App {
    session: Session,
    page: Page,
    /// Where the pages that are called up, Help and a moment, were called from, so that Esc goes back to there.
    called_from: Vec<CalledFrom>,
    /// What had the keyboard on the page when this frame began.
    focused: Option<egui::Id>,
    /// What gets the keyboard again in the next frame: the page that was left is back.
    returns_focus: Option<egui::Id>,
    /// The page a check-in was opened from to be changed.
    change_leads_back_to: Option<Page>,
    states: PageStates,
    welcome: welcome::State,
    dialog: Option<Dialog>,
    /// Nobody asked for the dialog: it stands at the edge of the window, and the keyboard stays where it is.
    dialog_stands: bool,
    /// The file that did not open, while an earlier copy of it is on offer.
    damaged: Option<PathBuf>,
    toast: Option<Toast>,
    /// The pointer or the keyboard is on the toast: it stays meanwhile.
    toast_is_held: bool,
    palette: Option<Palette>,
    shows_shortcuts: bool,
    /// The appearance while no journal is open.
    appearance: Appearance,
    jobs: Jobs<JobKind, JobAnswer>,
    /// Those of the jobs in flight that are shown when they take long.
    watched: Vec<Watched>,
    /// Work that begins as soon as a job in flight has ended.
    waiting: Vec<Waiting>,
    /// The journal that was left for a file which is not open yet, to be come back to where that does not open.
    left: Option<left::Left>,
    /// The files that were being read when something else was opened.
    opening: Vec<(DocumentId, PathBuf)>,
    /// The document whose copies were last asked for their seals.
    other_seals_of: Option<DocumentId>,
    next: Option<Next>,
    closing: Closing,
    ending: Ending,
    /// The system wants the program to end. Set from another thread.
    is_told_to_end: Arc<AtomicBool>,
    /// Where the desktop says from another thread that it locks or sleeps.
    told_to_lock: ToldToLock,
    actions: Vec<Action>,
    asks_place: Option<AsksPlace>,
    /// What is to be saved as a file of its own, while its place is asked for.
    to_export: Option<Arc<exports::Export>>,
    /// What is printed, or was asked about last.
    printout: Option<printing::Printout>,
    /// The printer that was used last, to be offered first; forgotten with the window.
    last_printer: Option<String>,
    leftover_undo: Option<Command>,
    /// The form that is open on the page.
    open_form: open_form::OpenForm,
    /// A text was edited in the frame that asks: what it takes away was taken away by a key.
    is_typing: bool,
    /// A text field had the focus in the frame before.
    was_typing: bool,
    copied_text: Option<String>,
    /// What was copied, wherever in the window.
    copied: ClipboardWatch,
    /// What was copied is taken away at the next frame.
    clears_clipboard: bool,
    had_focus: bool,
    was_minimized: bool,
    /// The size that the window is to get.
    window_size: window_place::WindowSize,
    /// The next failed save is told about even if the one before failed too: the person asked for it.
    wants_to_hear_of_save: bool,
    has_warned_of_backups: bool,
    /// Something hides the window at the end of this frame.
    hides: bool,
    cover: Cover,
    locking: Locking,
    /// When somebody was last there.
    idle: Idle,
    /// Another journal is shown: fields forget everything.
    forgets_fields: bool,
    /// The field that was typed in forgets its own undo: the journal's history has it.
    leaves_undo_to_journal: bool,
    /// The journal was taken to another state: the field that has the keyboard keeps it.
    keeps_focus: bool,
    /// A check-in was kept: fields forget what they could take back, which is in the journal now.
    forgets_typing: bool,
    shown_title: String,
    shown_icon: WindowIcon,
    is_kept_out_of_screen_capture: bool,
    /// Who measures a start is told when the journal is on the screen.
    first_content: Option<FirstContent>,
    /// What was done about the passphrase, to be told of together with its copies.
    told_of_seal: Option<SealForm>,
    surroundings: Surroundings,
}

impl App {
    /// An app with nothing open.
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
            first_content: None,
            told_of_seal: None,
            surroundings,
        }
    }

    /// Installs fonts, icons and styles into the window.
    pub fn install(&mut self, ctx: &egui::Context) {
        theme::install(ctx);
        ctx.add_plugin(self.copied.clone());
        ctx.add_plugin(plain_texts::PlainTexts);
        ctx.add_plugin(key_queue::KeyQueue::default());
        self.jobs.wake(ctx);
    }

    /// The system tells the program to end: at the next frame it saves and closes, and asks nothing.
    pub fn tell_to_end(&self) {
        self.is_told_to_end.store(true, Ordering::Relaxed);
    }

    /// True when the system ended the program before everything was saved or put beside the file.
    #[must_use]
    pub fn loses_words(&self) -> bool {
        self.ending.loses_words().load(Ordering::Relaxed)
    }

    /// Begins to read a file.
    pub fn open_path(&mut self, path: PathBuf) {
        self.run(Action::OpenPath(path), None);
    }

    /// The desktop locks its screen, or sleeps: at the next frame the journal is locked, if it has a passphrase.
    /// What comes back ends, without ever giving anything, when that is done or there was nothing to be locked.
    #[must_use]
    pub fn tell_to_lock(&self) -> Receiver<Infallible> {
        self.told_to_lock.ask()
    }

    /// The open journal, if one is open.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        self.open_journal().map(|open| open.document.journal())
    }

    /// The file that is open.
    #[must_use]
    pub fn path(&self) -> Option<&std::path::Path> {
        self.open_journal().and_then(OpenJournal::path)
    }

    /// Whether anything waits for a job or for its time to save.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        !self.jobs.is_any_running(|kind| kind != JobKind::SyncedFolder)
            && self.open_journal().is_none_or(OpenJournal::is_saved)
            && !self.is_unsaved_while_locked()
    }

    /// How many jobs were started so far, and how many of them have answered. For tests: a job wakes the window while it goes on.
    #[must_use]
    pub const fn job_counts(&self) -> (u64, u64) {
        self.jobs.counts()
    }

    /// Waits for the job in flight and takes its answer; answers whether there was one. For tests and for closing.
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
            // Choices on the page for a new journal are about that one.
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

    /// Whether the window shows only what two people look at together.
    fn shows_together(&self) -> bool {
        self.states.shows_together && self.open_journal().is_some()
    }

    /// True while a dialog has to be answered before anything else.
    fn has_to_be_answered(&self) -> bool {
        self.dialog.as_ref().is_some_and(|dialog| !(self.dialog_stands && dialog.can_stand()))
    }

    /// Shows a line for a while.
    fn say(&mut self, icon: Icon, text: impl Into<String>, offer: Option<(String, Action)>) {
        self.show_toast(icon, text.into(), offer, false);
    }

    /// Shows a line that needs a look.
    fn warn(&mut self, text: impl Into<String>) {
        self.show_toast(Icon::TriangleAlert, text.into(), None, true);
    }

    fn show_toast(&mut self, icon: Icon, text: String, offer: Option<(String, Action)>, is_warning: bool) {
        let until = self.elapsed() + toast_stay();
        self.toast = Some(Toast { icon, text, offer, is_warning, until, is_leaving: false });
    }

    /// Draws everything, and leaves in `self.actions` what was asked for.
    fn paint(&mut self, ui: &mut egui::Ui) {
        self.follow_changes();
        if self.page != Page::SafeHere {
            // What was answered there is kept nowhere.
            self.states.safe_here = safe_here::State::default();
        }
        let appearance = self.appearance().clone();
        theme::apply(ui.ctx(), appearance.theme, appearance.text_size_percent, appearance.reduce_motion);
        ui.painter().rect_filled(ui.max_rect(), egui::CornerRadius::ZERO, ui.visuals().panel_fill);
        // A screen reader says the name of a window when it comes to the front: the same as its title.
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
        // A short line may name what was done elsewhere, and lead there.
        let said = self.toast.as_ref().filter(|_| !shows_together);
        let toast = overlays::show(ui, &mut cx, said, &mut self.palette, self.shows_shortcuts, self.dialog.as_ref().map(|dialog| (dialog, self.dialog_stands)));
        self.toast_is_held = toast.is_held;
        if toast.is_gone {
            self.toast = None;
        }
        if asks_for_place && self.welcome.sub_page == welcome::SubPage::Start {
            // Back, on a page that stands in front of an open journal, leads to that journal.
            self.actions.push(Action::Back);
        }
    }
}

/// What a screen reader asks for comes alone. After a pointer or a key something always follows, a move or a release, and
/// with it a frame in which the page shows what it has become.
fn paint_again_after_screen_reader(ctx: &egui::Context) {
    if ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_)))) {
        ctx.request_repaint();
    }
}

/// How long a short line stays.
fn toast_stay() -> Duration {
    Duration::from_secs_f32(theme::Theme::look(false, false).motion.toast_stay_ms / 1000.0)
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
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
            // Of a hidden window nothing more is painted: this is the last that is done.
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
        // What was typed in this frame comes before the command that ends it: fast hands and slow frames put both in one.
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
        // What was typed before comes first.
        if key_queue::is_waiting(ui.ctx()) {
            self.put_off_closing(ui.ctx());
        } else {
            self.close_when_ready(ui.ctx());
        }
        if let (Some(first), Session::Open(_)) = (&mut self.first_content, &self.session) {
            first.painted(ui.ctx());
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// A panic that unwinds through the window takes the app with it: what is in memory is saved beside the file first.
/// However it ends, what was copied does not stay behind.
impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.rescue();
        }
        self.leave_silent_disk();
        self.copied.end();
    }
}
