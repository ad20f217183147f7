//! A whole session under `strace`: no network socket, and nothing written, created, renamed or
//! removed but the journal, its sibling files and the export. Other calls of libraries are listed
//! with reasons, as are those of the system's programs behind Print….

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use atspi::{Role, State};
use mendwell::journal::{Appearance, Edit, Journal, LocalTime, Only, Preferences, Timestamp};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{OpenFile, RealDisk, Sealing, SecretString, Snapshot, read_file, save};

use crate::PROGRAM;
use crate::desktop::{Desktop, wait_for};
use crate::listener::Listener;
use crate::screen_reader::ScreenReader;

const PASSPHRASE: &str = "four quiet words here";
/// A word in all text written here, and nowhere else.
const MARKER: &str = "kingfisher";

/// Calls that reach a network or change the disk. Not every machine has all of them.
const CALLS: &str = "trace=socket,execve,?open,openat,?openat2,?creat,?rename,renameat,renameat2,?link,linkat,?symlink,symlinkat,\
                     ?mkdir,mkdirat,?mknod,mknodat,truncate,?unlink,unlinkat,?rmdir";

/// Programs of the system used by Print…. Without a print system, they try localhost.
const PRINT_PROGRAMS: [&str; 3] = ["lpstat", "lpoptions", "lp"];

/// In the home of this desktop or of the account, where Mesa looks too.
const MESA_SHADER_CACHE: &str = "/.cache/mesa_shader_cache";

/// Writes by libraries in our process, and why they reveal nothing.
const OTHERS: [(&str, &str); 7] = [
    (MESA_SHADER_CACHE, "Mesa keeps what it compiled for the processor: programs for drawing, nothing of what is drawn"),
    ("HOME/.cache", "the folder that Mesa's shader cache is in"),
    ("/dev/dri/", "the graphics device"),
    ("/dev/udmabuf", "memory shared with the graphics device"),
    ("/dev/shm/", "memory shared with the screen, on no disk"),
    ("/dev/null", "nothing is kept there"),
    ("/proc/", "names of threads, told to the kernel"),
];

fn new_journal(folder: &Path) -> PathBuf {
    let path = folder.join("notes.ron");
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    let mut journal = Journal::default();
    journal.apply(Edit::put(Only::One, Preferences::initial(Timestamp::from_millis(0))));
    let sealing = Sealing::create(&SecretString::from(PASSPHRASE.to_owned()), WorkFactor::FOR_TESTS).expect("a seal");
    let file = OpenFile::create(&path, false, Some(Arc::new(sealing)), &RealDisk).expect("created");
    let now: LocalTime = "2026-11-22T21:14+01:00".parse().expect("a time");
    let request = file.save_request(Snapshot::new(appearance, journal), now).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    path
}

#[test]
fn a_session_uses_no_network_and_writes_nowhere_else() {
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let folder = desktop.home().join("documents");
    fs::create_dir(&folder).expect("a folder");
    let journal = new_journal(&folder);
    let export = folder.join("for paper.pdf");
    let log = desktop.beside_home("calls");

    let mut command = desktop.command("strace");
    // As a grandchild, so that our child is the program; its window is found by process id.
    command.args(["-D", "-f", "-q", "-y", "-e", CALLS, "-e", "signal=none", "-o"]).arg(&log).arg(PROGRAM).arg(&journal);
    let listener = Listener::start_by(&desktop, &reader, command);
    sit(&listener, &export);
    assert_eq!(listener.close().code(), Some(0));

    assert_eq!(&fs::read(&export).expect("it was saved")[..5], b"%PDF-");
    let sealing = read_file(&journal, &RealDisk).expect("it reads");
    assert!(sealing.is_sealed());
    let mendwell::store::FileBody::Locked(locked) = sealing.body else { unreachable!("it is sealed") };
    let (_, kept) = locked.unlock(&SecretString::from(PASSPHRASE.to_owned())).expect("it opens");
    assert!(kept.check_ins().values().any(|check_in| check_in.note.contains(MARKER)), "the check-in was kept");
    assert!(kept.writings().values().any(|writing| writing.text.contains(MARKER)), "the page was kept");
    no_file_but_the_export_has_the_word(&desktop, &export);

    let calls = wait_for("strace to have written everything", || {
        let calls = fs::read_to_string(&log).ok()?;
        calls.contains("exited with").then_some(calls)
    });
    let places = Places { home: desktop.home(), journal: &journal, export: &export };
    let seen = places.look_at(&calls);
    for (reason, count) in &seen.allowed {
        println!("{count:6} × {reason}");
    }
    assert!(seen.refused.is_empty(), "{}", seen.refused.join("\n"));
    for wanted in ["the journal, by way of a file beside it", "its lock", "earlier copies", "the file that was asked for"] {
        assert!(seen.allowed.contains_key(wanted), "strace saw {wanted}: {:?}", seen.allowed);
    }
}

/// Opens the journal and uses every feature a little.
fn sit(listener: &Listener<'_>, export: &Path) {
    wait_for("the field for the passphrase", || (listener.focused().name == "Passphrase").then_some(()));
    listener.desktop.type_text(PASSPHRASE);
    listener.press("Return");
    listener.hear("Today");

    listener.press("ctrl+n");
    wait_for("the pad to have the keyboard", || (listener.focused().role == Role::Slider).then_some(()));
    listener.press("Right");
    listener.press("shift+Up");
    listener.write("Note", &format!("A {MARKER} by the river"));
    listener.act(Role::Button, "Keep this check-in");
    listener.hear("Check-in kept");
    listener.hear("Saved");

    listener.go_by_command("Write");
    wait_for("the page for writing", || (listener.focused().role == Role::Entry).then_some(()));
    listener.desktop.type_text(&format!("The {MARKER} was there again"));
    listener.hear("Saved");

    listener.press("ctrl+f");
    wait_for("the search", || listener.focused().name.starts_with("Search").then_some(()));
    listener.desktop.type_text(MARKER);
    wait_for("what was found", || listener.tree().all().iter().any(|node| node.name.contains("again")).then_some(()));

    listener.press("ctrl+3");
    listener.hear("Insights");
    listener.press("ctrl+4");
    listener.hear("Boundaries");
    listener.press("ctrl+2");
    listener.hear("Journal");

    listener.press("ctrl+p");
    listener.wait_for_state(Role::Button, "Save PDF…", State::Enabled);
    listener.act(Role::Button, "Print…");
    listener.find(Role::Heading, "Print");
    listener.find(Role::Button, "Cancel");
    listener.press("Escape");
    listener.wait_until_gone(Role::Heading, "Print");
    listener.act(Role::Button, "Save PDF…");
    listener.write("Where to keep it", &export.display().to_string());
    listener.act(Role::Button, "Save PDF");
    wait_for("the file for paper", || export.exists().then_some(()));
    listener.hear("Saved as");

    listener.press("F2");
    wait_for("the ways through a moment", || listener.tree().all().iter().any(|node| node.name == "Breathe").then_some(()));
    listener.press("F3");
    listener.hear("Help");
    listener.press("Escape");
    listener.press("Escape");
    listener.go_by_command("Earlier copies");
    listener.hear("Earlier copies");

    listener.press("ctrl+l");
    wait_for("the field for the passphrase again", || (listener.focused().name == "Passphrase").then_some(()));
    listener.desktop.type_text(PASSPHRASE);
    listener.press("Return");
    wait_for("the page that was left", || listener.tree().all().iter().any(|node| node.name == "Earlier copies").then_some(()));
}

/// Fails if a file other than the export holds the marker, including files of libraries.
fn no_file_but_the_export_has_the_word(desktop: &Desktop, export: &Path) {
    let root = desktop.home();
    let root = root.parent().expect("the desktop's folder");
    for name in desktop.files() {
        let file = root.join(&name);
        // Sockets and vanished files cannot be read.
        let bytes = fs::read(&file).unwrap_or_default();
        let has_it = bytes.windows(MARKER.len()).any(|window| window == MARKER.as_bytes());
        assert!(!has_it || file == export, "{name} has the word");
    }
}

struct Places<'a> {
    home: PathBuf,
    journal: &'a Path,
    export: &'a Path,
}

/// The traced calls.
#[derive(Default)]
struct Seen {
    /// Count per purpose.
    allowed: BTreeMap<String, usize>,
    /// As written by `strace`.
    refused: Vec<String>,
}

impl Places<'_> {
    fn look_at(&self, calls: &str) -> Seen {
        let mut seen = Seen::default();
        let mut programs = BTreeMap::new();
        for line in calls.lines() {
            let Some(call) = Call::of(line) else { continue };
            let reasons: Vec<Option<String>> = if call.name == "execve" {
                let program = call.arguments.split('"').nth(1).and_then(|path| path.rsplit('/').next());
                programs.insert(call.process, program.unwrap_or_default());
                continue;
            } else if call.name == "socket" {
                let family = call.arguments.split(',').next().unwrap_or_default();
                let is_local = matches!(family, "AF_UNIX" | "AF_NETLINK");
                let printing = programs.get(call.process).filter(|program| PRINT_PROGRAMS.contains(program));
                vec![match printing {
                    _ if is_local => Some(format!("sockets of this machine alone ({family})")),
                    Some(program) => Some(format!("what {program} of the print system asks, which Print… has started ({family})")),
                    None => None,
                }]
            } else if call.writes() && !call.has_failed {
                call.paths().iter().map(|path| self.reason_for(path)).collect()
            } else {
                continue;
            };
            for reason in reasons {
                match reason {
                    Some(reason) => *seen.allowed.entry(reason).or_default() += 1,
                    None => seen.refused.push(line.to_owned()),
                }
            }
        }
        seen
    }

    /// The purpose of a path that may be written.
    fn reason_for(&self, path: &Path) -> Option<String> {
        let is_temporary_of = |file: &Path| {
            let (Some(name), Some(own)) = (path.file_name(), file.file_name()) else { return false };
            let (name, own) = (name.to_string_lossy(), own.to_string_lossy());
            path.parent() == file.parent() && name.starts_with(&format!(".{own}.")) && name.ends_with(".part")
        };
        let lock = self.journal.with_file_name(".notes.ron.lock");
        let copies = self.journal.with_file_name("notes.backups");
        let ours = [
            ("the journal, by way of a file beside it", path == self.journal || is_temporary_of(self.journal)),
            ("its lock", path == lock),
            ("earlier copies", path.starts_with(&copies)),
            ("the file that was asked for", path == self.export || is_temporary_of(self.export)),
        ];
        if let Some((what, _)) = ours.iter().find(|(_, is_it)| *is_it) {
            return Some((*what).to_owned());
        }
        let path = path.to_string_lossy().replace(&*self.home.to_string_lossy(), "HOME");
        let is_in = |place: &str| match place {
            MESA_SHADER_CACHE => path.contains(place),
            folder if folder.ends_with('/') => path.starts_with(folder),
            exact => path == exact,
        };
        let other = OTHERS.iter().find(|(place, _)| is_in(place));
        other.map(|(place, reason)| format!("{place}: {reason}"))
    }
}

struct Call<'a> {
    process: &'a str,
    name: &'a str,
    arguments: &'a str,
    has_failed: bool,
}

impl<'a> Call<'a> {
    /// Parses a call. Resumed calls were listed before with their arguments.
    fn of(line: &'a str) -> Option<Self> {
        let (process, call) = line.split_once(' ')?;
        let (name, arguments) = call.trim_start().split_once('(')?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_name.then(|| Self { process, name, arguments, has_failed: arguments.rsplit_once(" = ").is_some_and(|(_, result)| result.starts_with('-')) })
    }

    fn writes(&self) -> bool {
        let opens = matches!(self.name, "open" | "openat" | "openat2");
        !opens || ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE"].iter().any(|flag| self.arguments.contains(flag))
    }

    /// Paths in the arguments, relative to the preceding folder.
    fn paths(&self) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        let (mut folder, mut rest) = ("", self.arguments);
        while let Some(at) = rest.find(['<', '"']) {
            let end = if rest[at..].starts_with('<') { '>' } else { '"' };
            let Some((inside, after)) = rest[at + 1..].split_once(end) else { break };
            if end == '>' {
                folder = inside;
            } else {
                paths.push(Path::new(folder).join(inside));
            }
            // Text after the result is not an argument.
            rest = if after.trim_start().starts_with(") =") { "" } else { after };
        }
        paths
    }
}

#[test]
fn forbidden_calls_are_detected() {
    let home = PathBuf::from("/tmp/d/home");
    let (journal, export) = (home.join("documents/notes.ron"), home.join("documents/for paper.pdf"));
    let places = Places { home, journal: &journal, export: &export };
    let is_refused = |line: &str| !places.look_at(line).refused.is_empty();
    for line in [
        "7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 5",
        "7 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP <unfinished ...>",
        "7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = -1 EACCES (Permission denied)",
        "7 openat(AT_FDCWD</tmp/d>, \"/tmp/d/home/.local/share/recently-used.xbel\", O_RDWR|O_CREAT, 0600) = 5</tmp/d/home/.local/share/recently-used.xbel>",
        "7 openat(AT_FDCWD</tmp/d/home/documents>, \"notes.txt\", O_WRONLY|O_CREAT, 0600 <unfinished ...>",
        "7 rename(\"/tmp/d/home/documents/.notes.ron.x.part\", \"/tmp/d/home/elsewhere.ron\") = 0",
        "7 mkdir(\"/tmp/d/home/.mendwell\", 0777) = 0",
        "7 openat(AT_FDCWD</>, \"/tmp/d/home/.cachet\", O_WRONLY|O_CREAT, 0600) = 5",
        "8 execve(\"/usr/bin/lpstat\", [\"lpstat\", \"-e\"], 0x7f /* 41 vars */) = 0\n7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
        "8 execve(\"/usr/bin/curl\", [\"curl\"], 0x7f /* 41 vars */) = 0\n8 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
    ] {
        assert!(is_refused(line), "{line}");
    }
    for line in [
        "7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5<UNIX-STREAM:[1]>",
        "7 openat(AT_FDCWD</tmp/d>, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 5</etc/passwd>",
        "7 openat(AT_FDCWD</tmp/d>, \"/tmp/d/home/.x\", O_RDWR|O_CREAT, 0600) = -1 ENOENT (No such file or directory)",
        "7 rename(\"/tmp/d/home/documents/.notes.ron.x.part\", \"/tmp/d/home/documents/notes.ron\") = 0",
        "7 openat(AT_FDCWD</tmp/d/home/documents>, \"notes.backups/2026.ron\", O_WRONLY|O_CREAT, 0600) = 5",
        "7 mkdir(\"/tmp/d/home/.cache/mesa_shader_cache_db\", 0755) = 0",
        "7 <... rename resumed>) = 0",
        "8 execve(\"/usr/bin/lpstat\", [\"lpstat\", \"-e\"], 0x7f /* 41 vars */) = 0\n8 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
    ] {
        assert!(!is_refused(line), "{line}");
    }
}
