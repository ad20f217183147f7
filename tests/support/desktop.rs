//! A private desktop for real windows: virtual screen, window manager, home.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise, also in its helpers")]

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use mendwell::journal::LocalTime;

/// Longer than anything takes on a slow machine under load.
const PATIENCE: Duration = Duration::from_mins(1);
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// Polls for a result; panics with `what` after a long wait.
pub(crate) fn wait_for<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    let found = try_wait_for(look);
    assert!(found.is_some(), "waited in vain for {what}");
    found.expect("it was there")
}

/// Polls for a result; `None` after a long wait.
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

/// Screen, window manager and home. Dropping it ends the programs and removes the home.
pub(crate) struct Desktop {
    display: String,
    folder: tempfile::TempDir,
    /// In the order of termination.
    programs: Vec<Child>,
    variables: Vec<(&'static str, String)>,
    /// Time zone, chosen so that it was noon at the start.
    hours_east: i32,
}

impl Desktop {
    fn start_window_manager(&self) -> Child {
        self.command("openbox").env("HOME", self.folder.path()).args(["--sm-disable"]).spawn().expect("openbox is installed")
    }

    /// Starts a desktop and waits until it is ready.
    pub(crate) fn start() -> Self {
        let mut screen = Command::new("Xvfb")
            // No reset when the last client leaves: the probe for the window manager may be the
            // only one for a moment.
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
            // On a busy machine it may give up before the screen is ready: restart it.
            if desktop.programs[0].try_wait().is_ok_and(|ended| ended.is_some()) {
                desktop.programs[0] = desktop.start_window_manager();
            }
            desktop.tool("wmctrl", &["-m"])
        });
        // Away from hover effects.
        desktop.tool("xdotool", &["mousemove", "0", "0"]).expect("the pointer is moved");
        desktop
    }

    /// The time on this desktop, whose time zone, and sometimes date, differs from the test's.
    pub(crate) fn now(&self) -> LocalTime {
        let zone = chrono::FixedOffset::east_opt(self.hours_east * 3_600).expect("within a day");
        LocalTime::from_date_time(chrono::Utc::now().with_timezone(&zone))
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A path outside the home, for the test itself.
    pub(crate) fn beside_home(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A program on this desktop, with a clean environment and private folders.
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

    /// Sets an environment variable for programs started later.
    pub(crate) fn set_variable(&mut self, name: &'static str, value: &str) {
        self.variables.push((name, value.to_owned()));
    }

    /// Starts a program that ends with the desktop.
    pub(crate) fn run_beside(&mut self, mut command: Command) -> &mut Child {
        let program = command.spawn().expect("the program is installed");
        self.programs.insert(0, program);
        &mut self.programs[0]
    }

    pub(crate) fn tool(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(program).args(arguments).stdout(Stdio::piped()).output().expect("the tool is installed");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Presses a key with modifiers in the focused window.
    pub(crate) fn press(&self, key: &str) {
        self.tool("xdotool", &["key", key]).expect("a key is pressed");
    }

    pub(crate) fn type_text(&self, text: &str) {
        self.tool("xdotool", &["type", "--delay", "25", text]).expect("text is typed");
    }

    /// Describes the screen, to explain a missing window.
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

    /// Every file in the home, temporary and runtime folders, relative to the desktop's folder.
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
            // SIGTERM, so that a launcher also ends its children.
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

/// Hours east of Greenwich where it is noon: night mode has other texts, but tests run at any hour.
fn hours_to_where_it_is_noon() -> i32 {
    12 - i32::try_from(chrono::Timelike::hour(&chrono::Utc::now())).expect("an hour")
}

pub(crate) struct Window {
    program: Child,
    id: String,
}

impl Window {
    /// Starts a program and waits until its journal is shown and focused.
    pub(crate) fn open(desktop: &Desktop, program: &str, journal: &Path) -> Self {
        Self::of(desktop, desktop.command(program).arg(journal))
    }

    /// The same for a command that already names the journal.
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

    /// Starts a program and waits until its window is focused.
    pub(crate) fn start(desktop: &Desktop, mut command: Command) -> Self {
        Self::of_running(desktop, command.spawn().expect("the program starts"))
    }

    /// Waits until the window of a running program is focused.
    fn of_running(desktop: &Desktop, program: Child) -> Self {
        let pid = program.id().to_string();
        let id = try_wait_for(|| desktop.tool("xdotool", &["search", "--onlyvisible", "--pid", &pid]));
        let id = id.unwrap_or_else(|| panic!("waited in vain for the window of process {pid}\n{}", desktop.report()));
        assert_eq!(id.lines().count(), 1, "one window: {id}");
        wait_for("the keyboard", || desktop.tool("xdotool", &["getactivewindow"]).filter(|active| *active == id));
        Self { program, id }
    }

    pub(crate) fn process(&self) -> u32 {
        self.program.id()
    }

    pub(crate) fn title(&self, desktop: &Desktop) -> String {
        desktop.tool("xdotool", &["getwindowname", &self.id]).expect("a title")
    }

    /// Presses a key and waits until the page shows it and settles. Keys faster than frames would
    /// be merged, such as two steps of the focus.
    pub(crate) fn press(&self, desktop: &Desktop, key: &str) {
        let before = self.picture_of_page(desktop);
        desktop.press(key);
        let mut last = wait_for(&format!("{key} to show"), || Some(self.picture_of_page(desktop)).filter(|now| *now != before));
        // The effect may take several frames.
        wait_for("the page to come to rest", || {
            let now = self.picture_of_page(desktop);
            (std::mem::replace(&mut last, now) == last).then_some(())
        });
    }

    /// Pixels of the page, without the side bar, whose file state changes by itself.
    fn picture_of_page(&self, desktop: &Desktop) -> Vec<u8> {
        self.picture(desktop, "+300+0")
    }

    /// RGB pixels of a part of the window, row by row. `part` is `WIDTHxHEIGHT+LEFT+TOP`.
    pub(crate) fn picture(&self, desktop: &Desktop, part: &str) -> Vec<u8> {
        let picture = desktop.command("import").args(["-window", &self.id, "-crop", part, "-depth", "8", "rgb:-"]).stdout(Stdio::piped()).output();
        let picture = picture.expect("imagemagick is installed").stdout;
        assert!(!picture.is_empty(), "a picture of the window");
        picture
    }

    /// Closes it through the window manager and waits for the exit.
    pub(crate) fn close(self, desktop: &Desktop) -> ExitStatus {
        desktop.tool("wmctrl", &["-i", "-c", &self.id]).expect("the window manager closes it");
        self.wait_for_end()
    }

    /// Sends SIGTERM and waits for the exit.
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
        // Failed tests leave no window behind.
        let _may_have_ended = self.program.kill();
        let _is_gone = self.program.wait();
    }
}
