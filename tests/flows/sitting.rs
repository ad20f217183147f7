//! Test environment: the app over a temporary folder, a manual clock, and a disk that can fail.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{NaiveDateTime, TimeDelta};
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{DroppedFile, Event, Key, Modifiers, Rect, Theme, Vec2, ViewportCommand, ViewportEvent, ViewportId, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use egui_kittest::{Harness, Node};
use mendwell::app::{App, Clock, JobKind, ReopenPointer, Surroundings};
use mendwell::content::locale::Locale;
use mendwell::journal::{Id, IdSource, Journal, LocalTime, Timestamp};
use mendwell::store::{RealDisk, read_file};
use mendwell::ui::cx::Zone;

use crate::altered_disk::{Alteration, Altered, Call};
use crate::clipboard::FakeClipboard;
use crate::spooler::FakeSpooler;

/// Command modifiers as sent on Linux and Windows.
pub(crate) const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);
pub(crate) const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);

/// Start of every session: a Sunday evening.
const BEGINNING: &str = "2026-11-22T21:14+01:00";

/// A manual clock with a scripted time zone.
#[derive(Clone)]
struct StandingClock {
    passed: Rc<Cell<Duration>>,
    beginning: NaiveDateTime,
    /// Offsets in minutes, from these UTC times; the first also applies before.
    offsets: Rc<RefCell<Vec<(NaiveDateTime, i32)>>>,
}

impl StandingClock {
    fn beginning_at(time: &str) -> Self {
        let beginning: LocalTime = time.parse().expect("a time");
        let offsets = vec![(beginning.to_utc(), i32::from(beginning.offset_minutes()))];
        Self { passed: Rc::default(), beginning: beginning.to_utc(), offsets: Rc::new(RefCell::new(offsets)) }
    }

    fn utc(&self) -> NaiveDateTime {
        self.beginning + self.passed.get()
    }

    fn offset_minutes(&self, utc: NaiveDateTime) -> i32 {
        let offsets = self.offsets.borrow();
        offsets.iter().rev().find(|(from, _)| *from <= utc).unwrap_or(&offsets[0]).1
    }
}

impl Clock for StandingClock {
    fn local(&self) -> LocalTime {
        let offset_minutes = self.offset_minutes(self.utc());
        LocalTime::new(self.utc() + TimeDelta::minutes(offset_minutes.into()), offset_minutes)
    }

    fn instant(&self) -> Timestamp {
        Timestamp::from_utc(self.utc().and_utc())
    }

    fn elapsed(&self) -> Duration {
        self.passed.get()
    }
}

impl Zone for StandingClock {
    fn offset_minutes_at(&self, local: NaiveDateTime) -> i32 {
        let offsets: Vec<i32> = self.offsets.borrow().iter().map(|(_, offset)| *offset).collect();
        let fits = |offset: &&i32| self.offset_minutes(local - TimeDelta::minutes(i64::from(**offset))) == **offset;
        *offsets.iter().find(fits).unwrap_or(&offsets[0])
    }
}

/// Sequential ids, across sessions.
struct Counting(Rc<Cell<u128>>);

impl IdSource for Counting {
    fn new_id(&mut self, now: Timestamp) -> Id {
        self.0.set(self.0.get() + 1);
        Id::from_parts(now.millis().unsigned_abs(), self.0.get())
    }
}

/// Faults of the test disk.
#[derive(Clone, Debug, Default)]
struct Moods {
    is_full: Arc<AtomicBool>,
    breaks_next: Arc<AtomicBool>,
    /// Blocks calls of one kind at paths that contain this, one by one.
    gate: Arc<Mutex<Option<(Call, String, Barrier)>>>,
}

/// Blocks threads until released.
#[derive(Clone, Debug)]
struct Barrier {
    /// Signals a blocked thread.
    arrived: Sender<()>,
    /// Releases it; closed when nothing blocks any more.
    passes: Arc<Mutex<Receiver<()>>>,
}

impl Barrier {
    fn new() -> (Self, Gate) {
        let ((arrived, hears_arrived), (pass, passes)) = (channel(), channel());
        (Self { arrived, passes: Arc::new(Mutex::new(passes)) }, Gate { arrived: hears_arrived, pass })
    }

    fn wait(&self) {
        // Both fail once the other side is gone.
        let _nobody_waits = self.arrived.send(());
        let _all_pass = self.passes.lock().expect("no test broke meanwhile").recv();
    }
}

/// Controls blocked disk calls or jobs; dropping it releases them all.
pub(crate) struct Gate {
    arrived: Receiver<()>,
    pass: Sender<()>,
}

/// Longer than any wait of a test.
const A_LONG_WHILE: Duration = Duration::from_mins(1);

impl Gate {
    pub(crate) fn wait_for_one(&self) {
        self.arrived.recv_timeout(A_LONG_WHILE).expect("one comes");
    }

    pub(crate) fn let_one_pass(&self) {
        self.pass.send(()).expect("someone waits");
    }
}

impl Alteration for Moods {
    fn before(&self, call: Call, path: &Path) -> io::Result<()> {
        if call == Call::CreateTemporary {
            assert!(!self.breaks_next.swap(false, Ordering::SeqCst), "on purpose");
            if self.is_full.load(Ordering::SeqCst) {
                return Err(io::ErrorKind::StorageFull.into());
            }
        }
        let gate = self.gate.lock().expect("no test broke meanwhile");
        let waiting = gate.as_ref().filter(|(held, part_of_path, _)| *held == call && path.to_string_lossy().contains(part_of_path));
        if let Some(barrier) = waiting.map(|(_, _, barrier)| barrier.clone()) {
            drop(gate);
            barrier.wait();
        }
        Ok(())
    }
}

/// A user's files and system.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    clock: StandingClock,
    ids: Rc<Cell<u128>>,
    disk: Altered<Moods>,
    /// Jobs of these kinds block before they begin, one by one.
    held_jobs: Arc<Mutex<Vec<(JobKind, Barrier)>>>,
    pub(crate) locale: Locale,
    pub(crate) spooler: FakeSpooler,
    pub(crate) clipboard: FakeClipboard,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self::at(BEGINNING)
    }

    pub(crate) fn at(time: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            folder,
            clock: StandingClock::beginning_at(time),
            ids: Rc::default(),
            disk: Altered::default(),
            held_jobs: Arc::default(),
            locale: Locale::named("en-GB"),
            spooler: FakeSpooler::default(),
            clipboard: FakeClipboard::default(),
        }
    }

    /// Changes the time zone offset from a moment in UTC.
    pub(crate) fn change_offset(&self, from_utc: &str, offset_minutes: i32) {
        self.clock.offsets.borrow_mut().push((from_utc.parse().expect("a time"), offset_minutes));
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder().join("notes.ron")
    }

    pub(crate) fn journal_on_disk(&self) -> Journal {
        journal_in(&self.file())
    }

    /// Files whose names begin so, sorted.
    pub(crate) fn files_beginning_with(&self, beginning: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder()).expect("the folder").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file() && name_of(path).starts_with(beginning)).collect();
        files.sort();
        files
    }

    pub(crate) fn all_files(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.folder().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files
    }

    /// Backups anywhere below folders of this name, sorted.
    pub(crate) fn copies_below(&self, folder: &str) -> Vec<PathBuf> {
        let is_copy = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron") && path.components().any(|part| part.as_os_str() == folder);
        let mut copies: Vec<PathBuf> = self.all_files().into_iter().filter(is_copy).collect();
        copies.sort();
        copies
    }

    pub(crate) fn fill_disk(&self, is_full: bool) {
        self.disk.0.is_full.store(is_full, Ordering::SeqCst);
    }

    pub(crate) fn break_next_write(&self) {
        self.disk.0.breaks_next.store(true, Ordering::SeqCst);
    }

    /// Blocks opening files whose path contains this.
    pub(crate) fn slow_down(&self, part_of_path: &str) -> Gate {
        self.slow_down_at(Call::Open, part_of_path)
    }

    /// The same for another call.
    pub(crate) fn slow_down_at(&self, call: Call, part_of_path: &str) -> Gate {
        let (barrier, gate) = Barrier::new();
        *self.disk.0.gate.lock().expect("no test broke meanwhile") = Some((call, part_of_path.to_owned(), barrier));
        gate
    }

    /// Blocks jobs of this kind before they begin.
    pub(crate) fn hold(&self, kind: JobKind) -> Gate {
        let (barrier, gate) = Barrier::new();
        self.held_jobs.lock().expect("no test broke meanwhile").push((kind, barrier));
        gate
    }

    fn job_begins(&self) -> impl Fn(JobKind) + Send + Sync + 'static {
        let held_jobs = Arc::clone(&self.held_jobs);
        move |kind| {
            let held = held_jobs.lock().expect("no test broke meanwhile").clone();
            for (_, barrier) in held.iter().filter(|(held, _)| *held == kind) {
                barrier.wait();
            }
        }
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings {
            clock: Box::new(self.clock.clone()),
            ids: Box::new(Counting(Rc::clone(&self.ids))),
            disk: Arc::new(self.disk.clone()),
            spooler: Arc::new(self.spooler.clone()),
            clipboard: Arc::new(self.clipboard.clone()),
            locale: self.locale.clone(),
            reopen: ReopenPointer::in_folder(&self.folder().join("config")),
            work_factor: || mendwell::store::seal::WorkFactor::FOR_TESTS,
            has_file_dialogs: false,
            job_begins: Arc::new(self.job_begins()),
        }
    }

    pub(crate) fn sit(&self) -> Sitting {
        self.sit_in(View::default())
    }

    pub(crate) fn sit_in(&self, view: View) -> Sitting {
        let surroundings = self.surroundings();
        let harness =
            Harness::builder().with_size(view.size).with_theme(view.theme).with_max_steps(8).with_accessibility_check(true).build_eframe(move |context| {
                let mut app = App::new(surroundings);
                app.install(&context.egui_ctx);
                app
            });
        let mut sitting = Sitting { harness, clock: self.clock.clone() };
        sitting.harness.input_mut().system_theme = Some(view.theme);
        sitting.settle();
        sitting
    }

    /// Opens a file in a new app.
    pub(crate) fn sit_at(&self, path: &Path) -> Sitting {
        let mut sitting = self.sit();
        sitting.open(path);
        sitting
    }

    pub(crate) fn sit_at_new_journal(&self) -> Sitting {
        self.new_journal_in(View::default())
    }

    pub(crate) fn new_journal_in(&self, view: View) -> Sitting {
        let mut sitting = self.sit_in(view);
        sitting.click("Start a new journal");
        sitting.replace_text("Where to keep it", &self.file().display().to_string());
        sitting.click("No passphrase");
        sitting.click("Create journal");
        assert!(sitting.app().journal().is_some(), "the journal is open");
        sitting
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) size: Vec2,
    pub(crate) theme: Theme,
}

impl View {
    /// The default window, in light mode.
    pub(crate) const LIGHT: Self = Self { size: vec2(1280.0, 800.0), theme: Theme::Light };
}

impl Default for View {
    fn default() -> Self {
        Self::LIGHT
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) rect: Rect,
    /// True if arrow keys lead from it to others.
    pub(crate) is_in_group: bool,
}

impl Control {
    fn of(node: &Node<'_>) -> Self {
        let accesskit_node = node.accesskit_node();
        Self {
            id: accesskit_node.locate().0.0,
            name: accesskit_node.label().unwrap_or_default(),
            rect: node.rect(),
            is_in_group: matches!(accesskit_node.role(), Role::RadioButton | Role::CheckBox | Role::ListBoxOption | Role::Button),
        }
    }
}

pub(crate) fn journal_in(path: &Path) -> Journal {
    read_file(path, &RealDisk).expect("a journal").journal(None).expect("an open one")
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A session at the window.
pub(crate) struct Sitting {
    harness: Harness<'static, App>,
    clock: StandingClock,
}

impl Sitting {
    pub(crate) fn app(&self) -> &App {
        self.harness.state()
    }

    pub(crate) fn harness(&mut self) -> &mut Harness<'static, App> {
        &mut self.harness
    }

    pub(crate) fn journal(&self) -> &Journal {
        self.app().journal().expect("an open journal")
    }

    /// Runs frames until none is requested. A job requests frames as it progresses, so the frame
    /// limit applies only if no job ran before or meanwhile.
    #[track_caller]
    fn show(&mut self) {
        for _ in 0..100 {
            let before = self.app().job_counts();
            match self.harness.try_run() {
                Ok(_) => return,
                Err(error) => assert!(before.0 > before.1 || self.app().job_counts() != before, "{error}"),
            }
        }
        panic!("the window never comes to rest");
    }

    /// Runs all requested frames and jobs.
    #[track_caller]
    pub(crate) fn settle(&mut self) {
        loop {
            self.show();
            if !self.harness.state_mut().finish_a_job() {
                break;
            }
        }
    }

    #[track_caller]
    pub(crate) fn pass(&mut self, duration: Duration) {
        self.clock.passed.set(self.clock.passed.get() + duration);
        self.settle();
    }

    /// The same, not waiting for running jobs.
    #[track_caller]
    pub(crate) fn pass_meanwhile(&mut self, duration: Duration) {
        self.clock.passed.set(self.clock.passed.get() + duration);
        self.show();
    }

    /// The same without frames.
    pub(crate) fn pass_without_frame(&mut self, duration: Duration) {
        self.clock.passed.set(self.clock.passed.get() + duration);
    }

    /// Not waiting for jobs, like all `…_meanwhile`.
    #[track_caller]
    pub(crate) fn click_meanwhile(&mut self, name: &str) {
        self.control(name).scroll_to_me();
        self.show();
        self.control(name).click();
        self.show();
    }

    #[track_caller]
    pub(crate) fn press_meanwhile(&mut self, key: Key) {
        self.harness.key_press(key);
        self.show();
    }

    #[track_caller]
    pub(crate) fn press_with_meanwhile(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.show();
    }

    #[track_caller]
    pub(crate) fn type_meanwhile(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.show();
    }

    #[track_caller]
    pub(crate) fn open_meanwhile(&mut self, path: &Path) {
        self.harness.state_mut().open_path(path.to_owned());
        self.show();
    }

    /// Handles other jobs until a condition holds.
    #[track_caller]
    pub(crate) fn show_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + A_LONG_WHILE;
        while !is_so(self) {
            assert!(Instant::now() < deadline, "waited in vain until {what}:\n{}", self.screen());
            std::thread::yield_now();
            self.show();
        }
    }

    /// Handles other jobs until one is blocked by the slow disk.
    #[track_caller]
    pub(crate) fn show_until_a_file(&mut self, disk: &Gate) {
        let deadline = Instant::now() + A_LONG_WHILE;
        while disk.arrived.recv_timeout(Duration::from_millis(5)).is_err() {
            assert!(Instant::now() < deadline, "one comes");
            self.show();
        }
    }

    /// Waits for the autosave.
    #[track_caller]
    pub(crate) fn pause(&mut self) {
        self.pass(Duration::from_secs(2));
        assert!(self.app().is_at_rest(), "what was written is saved after a pause");
    }

    /// Opens a file, as `mendwell FILE` does.
    #[track_caller]
    pub(crate) fn open(&mut self, path: &Path) {
        self.harness.state_mut().open_path(path.to_owned());
        self.settle();
    }

    #[track_caller]
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        if key == Key::Escape {
            // Keep Esc presses apart, or three would hide the window.
            self.clock.passed.set(self.clock.passed.get() + Duration::from_millis(800));
        }
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    #[track_caller]
    pub(crate) fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    /// Types letter by letter into the focused control.
    #[track_caller]
    pub(crate) fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            if letter == '\n' {
                self.harness.key_press(Key::Enter);
            } else {
                self.harness.event(Event::Text(letter.to_string()));
            }
        }
        self.settle();
    }

    /// The control of this name, ignoring plain text.
    #[track_caller]
    pub(crate) fn control<'a>(&'a self, name: &'a str) -> Node<'a> {
        let mut found: Vec<Node<'a>> = self.harness.query_all_by_label(name).filter(|node| is_control(node.accesskit_node().role())).collect();
        // In a dialog, only its controls can be meant.
        if found.len() > 1 {
            found.retain(|node| is_in(node, |role| is_dialog(role) || role == Role::Alert));
        }
        match found.as_slice() {
            [one] => *one,
            [] => panic!("no control is called {name:?} in\n{}", self.screen()),
            _ => panic!("{} controls are called {name:?} in\n{:?}", found.len(), self.harness),
        }
    }

    /// The accessible text on the screen, a node per line.
    pub(crate) fn screen(&self) -> String {
        let lines = self.harness.query_all(by().recursive(true)).filter_map(|node| {
            let node = node.accesskit_node();
            let words = [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>().join(": ");
            (!words.is_empty()).then(|| format!("{:?} {words}\n", node.role()))
        });
        lines.collect()
    }

    pub(crate) fn has_control(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).any(|node| is_control(node.accesskit_node().role()))
    }

    /// True if the screen contains this text.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.harness.query_all(by().recursive(true)).any(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().any(|text| text.contains(words))
        })
    }

    /// True if a node's value is exactly this.
    pub(crate) fn says_exactly(&self, words: &str) -> bool {
        self.harness.query_all(by().recursive(true)).any(|node| node.accesskit_node().value().is_some_and(|text| text == words))
    }

    /// True if this is announced as a live region.
    pub(crate) fn is_announced(&self, words: &str) -> bool {
        let live = |node: &Node<'_>| node.accesskit_node().data().live() == Some(Live::Polite);
        let says = |node: &Node<'_>| [node.accesskit_node().label(), node.accesskit_node().value()].into_iter().flatten().any(|text| text == words);
        self.harness.query_all(by().recursive(true)).any(|node| live(&node) && says(&node))
    }

    #[track_caller]
    pub(crate) fn expect(&self, words: &str) {
        assert!(self.says(words), "{words:?} is not said in\n{}", self.screen());
    }

    #[track_caller]
    pub(crate) fn expect_no(&self, words: &str) {
        assert!(!self.says(words), "{words:?} is said in\n{}", self.screen());
    }

    #[track_caller]
    pub(crate) fn click(&mut self, name: &str) {
        self.control(name).scroll_to_me();
        self.settle();
        self.control(name).click();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn click_menu(&mut self, name: &str) {
        self.click_entry(Role::MenuItem, name);
    }

    /// Clicks a radio item of the open menu.
    #[track_caller]
    pub(crate) fn click_radio(&mut self, name: &str) {
        self.click_entry(Role::MenuItemRadio, name);
    }

    #[track_caller]
    fn click_entry(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).scroll_to_me();
        self.settle();
        self.harness.get_by_role_and_label(role, name).click();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn focus(&mut self, name: &str) {
        self.control(name).focus();
        self.settle();
        assert!(self.control(name).is_focused(), "{name:?} takes the keyboard");
    }

    /// Focuses the text field of this name, if other controls share it.
    #[track_caller]
    pub(crate) fn focus_field(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, name).focus();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn tab_to(&mut self, name: &str) {
        for _ in 0..200 {
            if self.focused_name().as_deref() == Some(name) {
                return;
            }
            self.key(Key::Tab);
        }
        panic!("Tab does not reach {name:?}");
    }

    pub(crate) fn focused_name(&self) -> Option<String> {
        self.harness.query_all(by().recursive(true)).find(Node::is_focused).and_then(|node| node.accesskit_node().label())
    }

    /// Appends to the field of this name.
    #[track_caller]
    pub(crate) fn write(&mut self, name: &str, text: &str) {
        self.focus(name);
        self.type_text(text);
    }

    /// Replaces the text of the field of this name.
    #[track_caller]
    pub(crate) fn replace_text(&mut self, name: &str, text: &str) {
        self.focus(name);
        self.press(CTRL, Key::A);
        self.type_text(text);
    }

    /// Text of the field of this name.
    #[track_caller]
    pub(crate) fn text_of(&self, name: &str) -> String {
        self.control(name).value().unwrap_or_default()
    }

    #[track_caller]
    pub(crate) fn set_window_focus(&mut self, has_focus: bool) {
        self.harness.input_mut().focused = has_focus;
        self.settle();
    }

    #[track_caller]
    pub(crate) fn drop_file(&mut self, path: &Path) {
        let dropped = Dropped(path.to_owned());
        self.harness.input_mut().dropped_files.push(Arc::new(dropped));
        self.settle();
    }

    /// Asks the window to close.
    #[track_caller]
    pub(crate) fn ask_to_close(&mut self) {
        self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
        self.harness.step();
    }

    pub(crate) fn is_closing(&mut self) -> bool {
        self.harness.step();
        self.was_told(|command| matches!(command, ViewportCommand::Close))
    }

    /// Returns true if the window closes.
    #[track_caller]
    pub(crate) fn close_window(&mut self) -> bool {
        self.ask_to_close();
        !self.was_told(|command| matches!(command, ViewportCommand::CancelClose)) || self.settle_and_see_if_it_closes()
    }

    #[track_caller]
    pub(crate) fn tell_to_end(&mut self) -> bool {
        self.app().tell_to_end();
        self.settle_and_see_if_it_closes()
    }

    #[track_caller]
    pub(crate) fn click_and_see_if_it_closes(&mut self, name: &str) -> bool {
        self.control(name).click();
        self.settle_and_see_if_it_closes()
    }

    #[track_caller]
    pub(crate) fn press_and_see_if_it_closes(&mut self, modifiers: Modifiers, key: Key) -> bool {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle_and_see_if_it_closes()
    }

    /// A closing window asks for it in every frame.
    fn settle_and_see_if_it_closes(&mut self) -> bool {
        loop {
            self.harness.run_steps(3);
            if self.was_told(|command| matches!(command, ViewportCommand::Close)) {
                return true;
            }
            if !self.harness.state_mut().finish_a_job() {
                self.settle();
                return false;
            }
        }
    }

    /// Opens a file and returns the commands to the window.
    pub(crate) fn open_and_see_what_the_window_is_told(&mut self, path: &Path) -> Vec<ViewportCommand> {
        self.harness.state_mut().open_path(path.to_owned());
        let mut commands = Vec::new();
        loop {
            self.harness.step();
            commands.extend(self.harness.output().viewport_output[&ViewportId::ROOT].commands.iter().cloned());
            if !self.harness.state_mut().finish_a_job() {
                self.harness.step();
                commands.extend(self.harness.output().viewport_output[&ViewportId::ROOT].commands.iter().cloned());
                return commands;
            }
        }
    }

    #[track_caller]
    pub(crate) fn set_maximised(&mut self, is_maximised: bool) {
        self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().maximized = Some(is_maximised);
        self.settle();
    }

    /// True if the last frame sent such a command to the window.
    fn was_told(&self, is_meant: impl FnMut(&ViewportCommand) -> bool) -> bool {
        self.harness.output().viewport_output[&ViewportId::ROOT].commands.iter().any(is_meant)
    }

    /// The usable controls; those of a dialog, if one is open.
    pub(crate) fn enabled_controls(&self) -> Vec<Control> {
        let nodes = || self.harness.query_all(by().recursive(true));
        let has_dialog = nodes().any(|node| is_dialog(node.accesskit_node().role()));
        let controls = nodes().filter(|node| {
            let accesskit_node = node.accesskit_node();
            is_control(accesskit_node.role()) && !accesskit_node.is_disabled() && (!has_dialog || is_in(node, is_dialog))
        });
        controls.map(|node| Control::of(&node)).collect()
    }

    pub(crate) fn focused(&self) -> Option<Control> {
        self.harness.query_all(by().recursive(true)).find(|node| node.is_focused() && is_control(node.accesskit_node().role())).map(|node| Control::of(&node))
    }

    #[track_caller]
    pub(crate) fn focus_on(&mut self, control: &Control) {
        if self.focused().is_some_and(|focused| focused.id == control.id) {
            return;
        }
        self.harness.query_all(by().recursive(true)).find(|node| node.accesskit_node().locate().0.0 == control.id).expect("it is still there").focus();
        self.settle();
    }

    /// True if the centre of a control is inside the window.
    pub(crate) fn shows(&self, control: &Control) -> bool {
        self.harness.ctx.content_rect().contains(control.rect.center())
    }

    /// True if exactly this text is inside the window.
    pub(crate) fn sees(&self, words: &str) -> bool {
        let window = self.harness.ctx.content_rect();
        let all = self.harness.query_all(by().recursive(true));
        all.filter(|node| node.accesskit_node().value().is_some_and(|text| text == words) || node.accesskit_node().label().is_some_and(|text| text == words))
            .any(|node| window.contains(node.rect().center()))
    }

    /// Time until the window repaints by itself.
    pub(crate) fn next_repaint(&mut self) -> Duration {
        // A finished job may still cause one repaint at any time; continuous painting lasts longer.
        const FRAMES: usize = 12;
        let mut delays = (0..FRAMES).map(|_| {
            self.harness.step();
            self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
        });
        delays.find(|delay| *delay > Duration::ZERO).unwrap_or(Duration::ZERO)
    }
}

fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::ComboBox
            | Role::Grid
            | Role::ListBoxOption
            | Role::MenuItem
            | Role::MenuItemRadio
            | Role::MultilineTextInput
            | Role::PasswordInput
            | Role::RadioButton
            | Role::Slider
            | Role::Tab
            | Role::TextInput
    )
}

fn is_dialog(role: Role) -> bool {
    matches!(role, Role::AlertDialog | Role::Dialog)
}

fn is_in(node: &Node<'_>, is_meant: impl Fn(Role) -> bool) -> bool {
    let mut above = node.accesskit_node().parent();
    while let Some(node) = above {
        if is_meant(node.role()) {
            return true;
        }
        above = node.parent();
    }
    false
}
