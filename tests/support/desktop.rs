//! A desktop of its own for real windows: a screen in memory, a window manager, and a home nobody else uses.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use mendwell::journal::LocalTime;

/// Longer than anything here takes on a slow machine under load.
const PATIENCE: Duration = Duration::from_mins(1);
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// Looks again and again until there is an answer, and panics with `what` when there is none for too long.
pub(crate) fn wait_for<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    let found = try_wait_for(look);
    assert!(found.is_some(), "waited in vain for {what}");
    found.expect("it was there")
}

/// Looks again and again until there is an answer. None when there is none for too long.
pub(crate) fn try_wait_for<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if began.elapsed() >= PATIENCE {
            return None;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
}

/// Screen, window manager and home. Dropping it ends both programs and removes the home.
pub(crate) struct Desktop {
    display: String,
    folder: tempfile::TempDir,
    /// In the order in which they end.
    programs: Vec<Child>,
    /// What programs find in their environment, beside what every desktop has.
    variables: Vec<(&'static str, String)>,
    /// Its time zone: where it was noon when it started.
    hours_east: i32,
}

impl Desktop {
    fn start_window_manager(&self) -> Child {
        self.command("openbox").env("HOME", self.folder.path()).args(["--sm-disable"]).spawn().expect("openbox is installed")
    }

    /// Starts a desktop and waits until windows can be opened on it.
    pub(crate) fn start() -> Self {
        let mut screen = Command::new("Xvfb")
            // Without a reset when its last client leaves: the tool that looks for the window manager may be the only one for a moment.
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        BufReader::new(screen.stdout.take().expect("a pipe")).read_line(&mut number).expect("Xvfb names its display");
        let mut desktop = Self {
            display: format!(":{}", number.trim()),
            folder: tempfile::tempdir().expect("a folder"),
            programs: vec![screen],
            variables: Vec::new(),
            hours_east: hours_to_where_it_is_noon(),
        };
        for folder in ["home", "temporary", "runtime"] {
            fs::create_dir(desktop.folder.path().join(folder)).expect("a folder");
        }
        let manager = desktop.start_window_manager();
        desktop.programs.insert(0, manager);
        wait_for("the window manager", || {
            // On a busy machine it may give up on the screen before that answers: then it is started again.
            if desktop.programs[0].try_wait().is_ok_and(|ended| ended.is_some()) {
                desktop.programs[0] = desktop.start_window_manager();
            }
            desktop.tool("wmctrl", &["-m"])
        });
        // Away from everything that shows something when the pointer rests on it.
        desktop.tool("xdotool", &["mousemove", "0", "0"]).expect("the pointer is moved");
        desktop
    }

    /// The time on this desktop, whose zone is not that of the test: their dates differ at some hours of the day.
    pub(crate) fn now(&self) -> LocalTime {
        let zone = chrono::FixedOffset::east_opt(self.hours_east * 3_600).expect("within a day");
        LocalTime::from_date_time(chrono::Utc::now().with_timezone(&zone))
    }

    /// The home of whoever works here.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A path outside the home, for what a test needs itself.
    pub(crate) fn beside_home(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A program on this desktop, in a fresh environment, with everything it may want to write in private folders.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("DISPLAY", &self.display)
            .env("HOME", self.home())
            .env("TMPDIR", self.folder.path().join("temporary"))
            .env("XDG_RUNTIME_DIR", self.folder.path().join("runtime"))
            .env("LANG", "C.UTF-8")
            // POSIX counts westwards.
            .env("TZ", format!("NOON{:+}", -self.hours_east))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Programs on this desktop find this in their environment from now on.
    pub(crate) fn set_variable(&mut self, name: &'static str, value: &str) {
        self.variables.push((name, value.to_owned()));
    }

    /// Starts a program that ends with the desktop.
    pub(crate) fn run_beside(&mut self, mut command: Command) -> &mut Child {
        let program = command.spawn().expect("the program is installed");
        self.programs.insert(0, program);
        &mut self.programs[0]
    }

    /// What a small tool prints, if it ends well.
    pub(crate) fn tool(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(program).args(arguments).stdout(Stdio::piped()).output().expect("the tool is installed");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Presses a key, with what is held down meanwhile, in whatever window has the keyboard.
    pub(crate) fn press(&self, key: &str) {
        self.tool("xdotool", &["key", key]).expect("a key is pressed");
    }

    /// Types a text.
    pub(crate) fn type_text(&self, text: &str) {
        self.tool("xdotool", &["type", "--delay", "25", text]).expect("text is typed");
    }

    /// What there is on the screen, for who finds no window on it.
    fn report(&self) -> String {
        let tools: [(&str, &[&str]); 3] = [("wmctrl", &["-m"]), ("wmctrl", &["-l", "-p"]), ("xwininfo", &["-root", "-tree"])];
        let say = |(program, arguments): (&str, &[&str])| {
            let output = self.command(program).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).output();
            let said = output.map_or_else(
                |error| error.to_string(),
                |output| [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat(),
            );
            format!("{program} {}:\n{said}", arguments.join(" "))
        };
        format!("display {}\n{}", self.display, tools.map(say).join("\n"))
    }

    /// Every file in home, temporary and runtime folder, as a path from the desktop's folder.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        for folder in ["home", "temporary", "runtime"] {
            files_in(&self.folder.path().join(folder), &mut files);
        }
        let root = self.folder.path();
        let mut names: Vec<String> = files.iter().map(|file| file.strip_prefix(root).expect("inside").to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for program in &mut self.programs {
            // Asked, not killed: a launcher then ends what it has launched.
            let _may_have_ended = Command::new("kill").args(["-TERM", &program.id().to_string()]).stderr(Stdio::null()).status();
            let _is_gone = program.wait();
        }
    }
}

fn files_in(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files_in(&path, files) } else { files.push(path) }
    }
}

/// The hours east of Greenwich where it is between noon and one: at night the app says other words, and a test says the same at any hour.
fn hours_to_where_it_is_noon() -> i32 {
    12 - i32::try_from(chrono::Timelike::hour(&chrono::Utc::now())).expect("an hour")
}

/// A program with a window.
pub(crate) struct Window {
    program: Child,
    id: String,
}

impl Window {
    /// Starts a program with a journal, and waits until the journal is on the screen and has the keyboard.
    pub(crate) fn open(desktop: &Desktop, program: &str, journal: &Path) -> Self {
        Self::of(desktop, desktop.command(program).arg(journal))
    }

    /// Starts a program that was told of a journal, and waits in the same way.
    pub(crate) fn of(desktop: &Desktop, program: &mut Command) -> Self {
        let report = desktop.beside_home("first content");
        let _from_an_earlier_window = fs::remove_file(&report);
        let mut program = program.env("MENDWELL_REPORT_FIRST_CONTENT", &report).spawn().expect("the program starts");
        wait_for("the first content", || {
            let ended = program.try_wait().expect("its state");
            assert!(ended.is_none(), "it ended by itself: {ended:?}");
            report.exists().then_some(())
        });
        Self::of_running(desktop, program)
    }

    /// Starts a program in this way, and waits until its window has the keyboard.
    pub(crate) fn start(desktop: &Desktop, mut command: Command) -> Self {
        Self::of_running(desktop, command.spawn().expect("the program starts"))
    }

    /// Waits until the window of a running program has the keyboard.
    fn of_running(desktop: &Desktop, program: Child) -> Self {
        let pid = program.id().to_string();
        let id = try_wait_for(|| desktop.tool("xdotool", &["search", "--onlyvisible", "--pid", &pid]));
        let id = id.unwrap_or_else(|| panic!("waited in vain for the window of process {pid}\n{}", desktop.report()));
        assert_eq!(id.lines().count(), 1, "one window: {id}");
        wait_for("the keyboard", || desktop.tool("xdotool", &["getactivewindow"]).filter(|active| *active == id));
        Self { program, id }
    }

    /// The number of its program.
    pub(crate) fn process(&self) -> u32 {
        self.program.id()
    }

    /// Its title.
    pub(crate) fn title(&self, desktop: &Desktop) -> String {
        desktop.tool("xdotool", &["getwindowname", &self.id]).expect("a title")
    }

    /// Presses a key and waits until the page shows that it was, and has come to rest. Keys that come faster than frames are
    /// taken together, and two steps of the focus would become one.
    pub(crate) fn press(&self, desktop: &Desktop, key: &str) {
        let before = self.picture_of_page(desktop);
        desktop.press(key);
        let mut last = wait_for(&format!("{key} to show"), || Some(self.picture_of_page(desktop)).filter(|now| *now != before));
        // What a key does may show in more than one frame.
        wait_for("the page to come to rest", || {
            let now = self.picture_of_page(desktop);
            (std::mem::replace(&mut last, now) == last).then_some(())
        });
    }

    /// The pixels of the page, without the side bar, where the state of the file changes by itself.
    fn picture_of_page(&self, desktop: &Desktop) -> Vec<u8> {
        self.picture(desktop, "+300+0")
    }

    /// The pixels of a part of the window, red, green and blue, row by row. `part` is written `WIDTHxHEIGHT+LEFT+TOP`.
    pub(crate) fn picture(&self, desktop: &Desktop, part: &str) -> Vec<u8> {
        let picture = desktop.command("import").args(["-window", &self.id, "-crop", part, "-depth", "8", "rgb:-"]).stdout(Stdio::piped()).output();
        let picture = picture.expect("imagemagick is installed").stdout;
        assert!(!picture.is_empty(), "a picture of the window");
        picture
    }

    /// Closes it as a person would, through the window manager, and waits until the program has ended.
    pub(crate) fn close(self, desktop: &Desktop) -> ExitStatus {
        desktop.tool("wmctrl", &["-i", "-c", &self.id]).expect("the window manager closes it");
        self.wait_for_end()
    }

    /// Asks the program to end with SIGTERM, as a system that shuts down does, and waits until it has.
    pub(crate) fn terminate(self, desktop: &Desktop) -> ExitStatus {
        desktop.tool("kill", &["-TERM", &self.program.id().to_string()]).expect("the signal is sent");
        self.wait_for_end()
    }

    fn wait_for_end(mut self) -> ExitStatus {
        wait_for("the program to end", || self.program.try_wait().expect("its state"))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A test that failed in the middle leaves no window behind.
        let _may_have_ended = self.program.kill();
        let _is_gone = self.program.wait();
    }
}
