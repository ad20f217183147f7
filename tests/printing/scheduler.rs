//! A private CUPS: a scheduler on a socket in a temporary folder, with the virtual printer of
//! cups-pdf. Programs confined by their path are copied, because they must write into that folder.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use mendwell::export::Paper;
use mendwell::print::{Colour, Cups, PrintOptions, Sides};

use super::wait_for;

const SCHEDULER: &str = "/usr/sbin/cupsd";
const PROGRAMS: &str = "/usr/lib/cups";
/// The only place where cups-pdf reads its settings.
const SETTINGS: &str = "/etc/cups";
const DRIVER: &str = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd";

/// A backend for accounts that may not use cups-pdf, which serves root only: keeps all output.
const KEEPER: &str = "#!/bin/sh\n[ $# -eq 0 ] && exit 0\ncat \"${6:--}\" > \"${DEVICE_URI#cups-pdf:}/job_$1-$3.pdf\"\n";

pub(crate) struct Scheduler {
    folder: tempfile::TempDir,
    program: Child,
    /// Settings of cups-pdf, if used.
    settings: Option<PathBuf>,
}

impl Scheduler {
    pub(crate) fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("mw").tempdir_in("/tmp").expect("a folder");
        let place = |name: &str| folder.path().join(name);
        // Filters run as another user.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("permitted");
        for name in ["etc", "etc/ppd", "spool", "spool/tmp", "cache", "state", "log", "out", "pdf", "programs", "programs/backend"] {
            fs::create_dir(place(name)).expect("a folder");
        }
        let is_administrator = rustix::process::geteuid().is_root();
        write_settings(folder.path(), is_administrator);
        for entry in fs::read_dir(PROGRAMS).expect("cups is installed") {
            let entry = entry.expect("an entry");
            if entry.file_name() != "backend" {
                symlink(entry.path(), place("programs").join(entry.file_name())).expect("linked");
            }
        }
        for backend in ["ipp", "socket"] {
            symlink(Path::new(PROGRAMS).join("backend").join(backend), place("programs/backend").join(backend)).expect("linked");
        }
        let printer = place("programs/backend/cups-pdf");
        let settings = is_administrator.then(|| {
            copy_program(&Path::new(PROGRAMS).join("backend/cups-pdf"), &printer, "0700");
            let name = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
            let settings = Path::new(SETTINGS).join(format!("cups-pdf-{name}.conf"));
            let out = place("out");
            let text = format!("Out {0}\nAnonDirName {0}\nSpool {1}\nLog {2}\n", out.display(), place("pdf").display(), place("log").display());
            fs::write(&settings, text).expect("written");
            settings
        });
        if !is_administrator {
            fs::write(place("keeper"), KEEPER).expect("written");
            copy_program(&place("keeper"), &printer, "0755");
        }
        let scheduler = place("cupsd");
        copy_program(Path::new(SCHEDULER), &scheduler, "0755");
        let program = Command::new(&scheduler)
            .arg("-f")
            .args([OsStr::new("-c"), place("etc/cupsd.conf").as_os_str(), OsStr::new("-s"), place("etc/cups-files.conf").as_os_str()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut this = Self { folder, program, settings };
        wait_for("the scheduler", || {
            let ended = this.program.try_wait().expect("its state");
            assert!(ended.is_none(), "it ended by itself: {ended:?}\n{}", this.log());
            this.tool("lpstat", &["-r"]).contains("is running").then_some(())
        });
        this
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join("cups.sock")
    }

    /// Our print client for this scheduler.
    pub(crate) fn cups(&self) -> Cups {
        Cups::at(self.socket().as_os_str())
    }

    /// Adds a virtual printer that writes PDFs.
    pub(crate) fn add_pdf_printer(&self, name: &str, description: &str) {
        match &self.settings {
            Some(settings) => {
                let name_of_settings = settings.file_stem().expect("a name").to_string_lossy().replace("cups-pdf-", "");
                // Through cairo, PostScript keeps the mapping of glyphs to letters.
                let more = ["-P", DRIVER, "-o", "pdftops-renderer-default=pdftocairo"];
                self.add(name, description, &format!("cups-pdf:/{name_of_settings}"), &more);
            }
            None => self.add(name, description, &format!("cups-pdf:{}", self.folder.path().join("out").display()), &[]),
        }
    }

    /// Adds a printer at an address where nothing listens.
    pub(crate) fn add_printer_that_is_off(&self, name: &str) {
        self.add(name, name, "socket://127.0.0.1:9/", &[]);
    }

    fn add(&self, name: &str, description: &str, uri: &str, more: &[&str]) {
        let arguments = [&["-p", name, "-D", description, "-v", uri], more, &["-E"]].concat();
        self.tool("lpadmin", &arguments);
        assert!(self.tool("lpstat", &["-e"]).lines().any(|line| line == name), "the printer is there\n{}", self.log());
    }

    pub(crate) fn tool(&self, program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program).args(arguments).env("LC_ALL", "C").env("CUPS_SERVER", self.socket()).stdin(Stdio::null()).output();
        String::from_utf8_lossy(&output.expect("cups-client is installed").stdout).into_owned()
    }

    /// The unfinished jobs.
    pub(crate) fn waiting_jobs(&self) -> String {
        self.tool("lpstat", &["-W", "not-completed", "-o"])
    }

    /// The only printed file.
    pub(crate) fn arrived(&self) -> PathBuf {
        let files: Vec<PathBuf> = fs::read_dir(self.folder.path().join("out")).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        let [file] = files.as_slice() else { panic!("{files:?} was printed\n{}", self.log()) };
        file.clone()
    }

    pub(crate) fn log(&self) -> String {
        let files = fs::read_dir(self.folder.path().join("log")).expect("a folder").map(|entry| entry.expect("an entry").path());
        files.map(|file| String::from_utf8_lossy(&fs::read(file).unwrap_or_default()).into_owned()).collect()
    }
}

impl Drop for Scheduler {
    fn drop(&mut self) {
        // SIGTERM, so that it ends its own children.
        let _may_have_ended = Command::new("kill").args(["-TERM", &self.program.id().to_string()]).stderr(Stdio::null()).status();
        let _is_gone = self.program.wait();
        if let Some(settings) = &self.settings {
            let _is_gone = fs::remove_file(settings);
        }
    }
}

/// Default options.
pub(crate) fn options(printer: &str) -> PrintOptions {
    PrintOptions { printer: printer.to_owned(), copies: 1, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 }
}

/// Copies a program by another program. A file written by this process may still be open in the
/// forked child of another test, and the system refuses to run files open for writing.
pub(crate) fn copy_program(from: &Path, to: &Path, mode: &str) {
    let status = Command::new("install").args(["-m", mode]).args([from, to]).status().expect("coreutils are installed");
    assert!(status.success(), "{} is copied", from.display());
}

fn write_settings(folder: &Path, is_administrator: bool) {
    let place = |name: &str| folder.join(name).display().to_string();
    let rules = "Order allow,deny\nAllow all\n";
    let behaviour = format!(
        "Listen {}\nLogLevel debug\nBrowsing No\nWebInterface No\nDefaultAuthType None\n<Location />\n{rules}</Location>\n<Policy default>\n<Limit All>\n{rules}</Limit>\n</Policy>\n",
        place("cups.sock")
    );
    fs::write(folder.join("etc/cupsd.conf"), behaviour).expect("written");
    let users = if is_administrator { "User lp\nGroup lp\nSystemGroup root\nLogFileGroup root\n".to_owned() } else { String::new() };
    let files = format!(
        "ServerRoot {}\nServerBin {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\nAccessLog {}\nErrorLog {}\nPageLog {}\n{users}",
        place("etc"),
        place("programs"),
        place("spool"),
        place("spool/tmp"),
        place("cache"),
        place("state"),
        place("log/access"),
        place("log/error"),
        place("log/page"),
    );
    fs::write(folder.join("etc/cups-files.conf"), files).expect("written");
}
