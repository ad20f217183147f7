//! The command line of the real program: output, exit codes, side effects.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use mendwell::content::{content, fill, lang};
use mendwell::journal::{Answer, Appearance, Edit, FearAnswer, Id, Journal, LocalTime, Only, Profile, Sheet, Timestamp};
use mendwell::sample::{SampleOptions, generate};
use mendwell::store::seal::WorkFactor;
use mendwell::store::{OpenFile, RealDisk, Sealing, SecretString, Snapshot, save};

const PASSPHRASE: &str = "rain on the roof";

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mendwell"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("RUST_BACKTRACE", "1")
        // Never use the developer's own reopen pointer.
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs the program in `folder` with `input` on standard input.
fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = program(folder, arguments).spawn().expect("the program starts");
    // The program may exit without reading its input.
    let _may_be_gone = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    run_with_input(folder, arguments, "")
}

fn save_journal(path: &Path, journal: Journal) {
    let file = OpenFile::create(path, false, None, &RealDisk).expect("a file");
    let snapshot = Snapshot::new(Appearance::default(), journal);
    let request = file.save_request(snapshot, "2026-11-22T21:14+01:00".parse::<LocalTime>().expect("a time")).expect("it can be written");
    save(&request, &RealDisk).expect("it is written");
}

/// Output of a successful run without complaints.
fn printed(output: &Output) -> String {
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
    text(&output.stdout)
}

/// Error output of a run that ended with 1, without other output or a panic.
fn complaint(output: &Output) -> String {
    let message = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()), "{message}");
    assert!(!message.contains("panicked") && !message.contains("backtrace"), "{message}");
    message
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The same without the empty lock file that stays on Windows.
fn names_beside_lock(folder: &Path) -> Vec<String> {
    let mut names = names_in(folder);
    names.retain(|name| cfg!(unix) || name != ".notes.ron.lock");
    names
}

/// A sealed journal of one year at `notes.ron`; returns its number of check-ins.
fn write_sealed(folder: &Path) -> usize {
    let until = "2026-11-22".parse().expect("a day");
    let journal = generate(&SampleOptions { years: 1, per_day: 1, seed: 3, until }, content());
    let count = journal.check_ins().len();
    let sealing = Sealing::create(&SecretString::from(PASSPHRASE), WorkFactor::FOR_TESTS).expect("a seal");
    let file = OpenFile::create(&folder.join("notes.ron"), false, Some(sealing.into()), &RealDisk).expect("created");
    let now: LocalTime = "2026-11-22T21:14+01:00".parse().expect("a time");
    let request = file.save_request(Snapshot::new(Appearance::default(), journal), now).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    count
}

#[test]
fn a_sample_is_written_and_checked() {
    let folder = folder();
    let output = run(folder.path(), &["sample", "notes.ron", "--years", "2", "--per-day", "3", "--until", "2026-11-22"]);
    assert_eq!(printed(&output), "");
    assert_eq!(names_beside_lock(folder.path()), ["notes.ron"], "neither lock nor backup is left");
    let before = fs::read(folder.path().join("notes.ron")).expect("the file");

    let report = printed(&run(folder.path(), &["check", "notes.ron"]));
    assert!(report.starts_with("format 1.1\nsealed no\n"), "{report}");
    let count = |kind: &str| -> usize {
        let line = report.lines().find_map(|line| line.strip_prefix(kind)?.strip_prefix(' '));
        line.expect("a line for each kind").parse().expect("a number")
    };
    assert!((1_800..=2_200).contains(&count("check_ins")), "{report}");
    assert!(count("boundaries") > 0 && count("boundary_events") > 0 && count("steps") > 0, "{report}");
    assert_eq!(count("drafts"), 0);

    assert_eq!(fs::read(folder.path().join("notes.ron")).expect("the file"), before, "check changes nothing");
    assert_eq!(names_beside_lock(folder.path()), ["notes.ron"], "check leaves nothing");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let folder = folder();
    let write = |name: &str, seed: &str, until: &str| {
        printed(&run(folder.path(), &["sample", name, "--seed", seed, "--until", until]));
        fs::read(folder.path().join(name)).expect("the file")
    };
    let first = write("first.ron", "7", "2026-11-22");
    assert!(first == write("second.ron", "7", "2026-11-22"), "the same seed and day");
    assert!(first != write("third.ron", "8", "2026-11-22"), "another seed");
    assert!(first != write("fourth.ron", "7", "2026-11-21"), "another day");
}

#[test]
fn a_sample_never_takes_the_place_of_a_file() {
    let folder = folder();
    let path = folder.path().join("notes.ron");
    fs::write(&path, "mine").expect("written");
    let message = complaint(&run(folder.path(), &["sample", "notes.ron"]));
    assert!(message.contains("already a file of this name") && message.contains("notes.ron"), "{message}");
    assert_eq!(fs::read_to_string(&path).expect("the file"), "mine");

    let message = complaint(&run(folder.path(), &["sample", "nowhere/notes.ron"]));
    assert!(message.contains("could not be saved"), "{message}");
    assert_eq!(names_in(folder.path()), ["notes.ron"]);
}

#[test]
fn check_reads_the_passphrase_from_standard_input() {
    let folder = folder();
    let count = write_sealed(folder.path());
    let arguments = ["check", "notes.ron", "--passphrase-stdin"];
    for input in [PASSPHRASE.to_owned(), format!("{PASSPHRASE}\n"), format!("{PASSPHRASE}\r\nnot this line\n")] {
        let report = printed(&run_with_input(folder.path(), &arguments, &input));
        assert!(report.starts_with("format 1.1\nsealed yes\n") && report.contains(&format!("\ncheck_ins {count}\n")), "{report}");
    }
    for wrong in ["", "\n", "rain on the window\n"] {
        let message = complaint(&run_with_input(folder.path(), &arguments, wrong));
        assert!(message.contains("does not open this file"), "{message}");
    }
}

#[test]
fn unreadable_files_are_named_and_left_alone() {
    let folder = folder();
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    for (name, content, words) in [
        ("empty.ron", "", "is empty"),
        ("letter.ron", "Dear diary", "line 1"),
        ("newer.ron", "Mendwell(format: 2, minor: 0, pages: [])", "newer Mendwell"),
        ("other.ron", "(name: \"something else\")", "not a Mendwell file"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("written");
        let message = complaint(&run(folder.path(), &["check", name]));
        assert!(message.contains(words) && message.contains(name), "{message}");
        assert_eq!(fs::read_to_string(&path).expect("the file"), content);
    }
    assert!(complaint(&run(folder.path(), &["check", "missing.ron"])).contains("There is no file"));
    assert!(complaint(&run(folder.path(), &["check", "folder"])).contains("is a folder"));
    assert_eq!(names_in(folder.path()), ["empty.ron", "folder", "letter.ron", "newer.ron", "other.ron"]);
}

#[test]
fn help_and_version_go_to_standard_output() {
    let folder = folder();
    assert_eq!(printed(&run(folder.path(), &["--version"])), concat!("mendwell ", env!("CARGO_PKG_VERSION"), "\n"));
    let help = printed(&run(folder.path(), &["--help"]));
    assert!(help.contains("check") && help.contains("sample") && help.contains("[FILE]"), "{help}");
    let help = printed(&run(folder.path(), &["sample", "--help"]));
    for option in ["--years", "--per-day", "--seed", "--until <YYYY-MM-DD>"] {
        assert!(help.contains(option), "{help}");
    }
}

#[test]
fn worksheets_the_agenda_and_the_guide_become_files() {
    let folder = folder();
    printed(&run(folder.path(), &["sample", "notes.ron", "--until", "2026-11-22"]));
    let export = |what: &str, out: &str| run(folder.path(), &["export", "notes.ron", "--what", what, "--out", out]);
    let read = |out: &str| fs::read_to_string(folder.path().join(out)).expect("a file");
    printed(&export("blank:saying-it,making-sense", "blank.md"));
    assert!(read("blank.md").starts_with("# Saying what it did\n") && read("blank.md").contains("\n# Making some sense of it\n"));
    printed(&export("guide", "guide.pdf"));
    assert!(fs::read(folder.path().join("guide.pdf")).expect("a file").starts_with(b"%PDF-"));
    printed(&export("agenda", "agenda.md"));
    assert!(read("agenda.md").starts_with("# A session for two\n"));
    assert_eq!(complaint(&export("blank:saying-it,no-such", "none.md")), "There is no worksheet called no-such. Nothing was written.\n");
    assert!(complaint(&export(&format!("worksheet:{}", Id::from_parts(0, 1)), "none.md")).contains("Nothing was written"));
    assert_eq!(names_beside_lock(folder.path()), ["agenda.md", "blank.md", "guide.pdf", "notes.ron"]);
}

#[test]
fn characters_without_a_font_are_reported() {
    let folder = folder();
    let mut journal = Journal::default();
    let begun = Sheet::begun(Timestamp::from_millis(0), "2026-11-22T21:14+01:00".parse().expect("a time"), "making-sense".to_owned(), 1);
    let answers = [("story".to_owned(), Answer::Text("so \u{f8ff5} it \u{10fffd} is".to_owned()))];
    let id = Id::from_parts(1, 1);
    journal.apply(Edit::put(id, Sheet { answers: answers.into(), ..begun }));
    save_journal(&folder.path().join("notes.ron"), journal);
    let export = |out: &str| run(folder.path(), &["export", "notes.ron", "--what", &format!("worksheet:{id}"), "--out", out]);
    let output = export("sheet.pdf");
    let said = format!("{}\n", fill(&lang().paper.missing_letters, &[("letters", "\u{f8ff5} \u{10fffd}")]));
    assert_eq!((output.status.code(), text(&output.stdout), text(&output.stderr)), (Some(0), String::new(), said));
    assert!(folder.path().join("sheet.pdf").exists(), "the file is made all the same");
    assert_eq!(printed(&export("sheet.md")), "", "a text has no fonts");
}

#[test]
fn sections_are_listed_and_chosen_without_private_ones() {
    let folder = folder();
    let (id, private) = (Id::from_parts(1, 1), Id::from_parts(1, 2));
    let mut journal = Journal::default();
    journal.apply(Edit::put(Only::One, Profile { fear: FearAnswer::No, ..Profile::unsaid(Timestamp::from_millis(0)) }));
    let answers = [("around", "The move"), ("story", "They said nothing")].map(|(field, text)| (field.to_owned(), Answer::Text(text.to_owned())));
    for (id, is_private) in [(id, false), (private, true)] {
        let begun = Sheet::begun(Timestamp::from_millis(0), "2026-11-22T21:14+01:00".parse().expect("a time"), "making-sense".to_owned(), 1);
        let sheet = Sheet { answers: answers.clone().into(), private: is_private, ..begun };
        journal.apply(Edit::put(id, sheet));
    }
    save_journal(&folder.path().join("notes.ron"), journal);
    let export = |id: Id, arguments: &[&str]| {
        let what = format!("worksheet:{id}");
        run(folder.path(), &[&["export", "notes.ron", "--what", &what, "--audience", "other"], arguments].concat())
    };
    let listed = printed(&export(id, &["--list-sections"]));
    assert!(listed.lines().any(|line| line.starts_with("out\tanswer:around\t")), "{listed}");
    assert!(complaint(&export(id, &["--out", "none.md"])).contains("Nothing was written"), "nothing goes to the other person by itself");
    printed(&export(id, &["--out", "one.md", "--sections", "answer:around"]));
    let text = fs::read_to_string(folder.path().join("one.md")).expect("a file");
    assert!(text.contains("The move") && !text.contains("They said nothing"), "{text}");
    assert_eq!(printed(&export(private, &["--list-sections"])), "");
    assert!(complaint(&export(private, &["--out", "none.md", "--sections", "answer:around"])).contains("no section called answer:around"));
    assert_eq!(names_beside_lock(folder.path()), ["notes.ron", "one.md"]);
}

#[test]
fn pages_for_the_other_person_wait_for_the_question_about_fear() {
    let folder = folder();
    save_journal(&folder.path().join("notes.ron"), Journal::default());
    for arguments in [&["agenda", "--audience", "me"][..], &["blank:making-sense", "--audience", "other"], &["boundaries", "--audience", "other"]] {
        let all = [&["export", "notes.ron", "--out", "none.md", "--what"], arguments].concat();
        assert!(complaint(&run(folder.path(), &all)).contains("one question comes first"), "{arguments:?}");
    }
    assert_eq!(names_beside_lock(folder.path()), ["notes.ron"]);
}

#[test]
fn export_works_in_locales_with_unsupported_dates() {
    let folder = folder();
    let journal = generate(&SampleOptions { years: 1, per_day: 1, seed: 3, until: "2026-11-22".parse().expect("a date") }, content());
    save_journal(&folder.path().join("notes.ron"), journal);
    let locales = ["th_TH", "fa_IR", "my_MM", "lo_LA", "or_IN", "az_IR", "lzh_TW", "mnw_MM", "shn_MM", "ar_SA"];
    // Every variable that can set a locale, and every such locale.
    let variables = ["LC_ALL", "LC_TIME", "LC_MESSAGES", "LANG", "LANGUAGE"];
    for (number, locale) in locales.iter().enumerate() {
        let variable = variables[number % variables.len()];
        let name = format!("{number}.md");
        let arguments = ["export", "notes.ron", "--what", "report", "--from", "2026-11-01", "--to", "2026-11-22", "--out", &name];
        let mut command = program(folder.path(), &arguments);
        for other in variables {
            command.env_remove(other);
        }
        let output = command.env(variable, format!("{locale}.UTF-8")).output().expect("it ends");
        printed(&output);
        assert!(fs::read_to_string(folder.path().join(&name)).expect("the file").contains("Nov"), "{locale} from {variable}");
    }
}

#[test]
fn invalid_arguments_exit_with_2_and_do_nothing() {
    let folder = folder();
    for arguments in [
        &["sample"][..],
        &["check"],
        &["sample", "a.ron", "--years", "0"],
        &["sample", "a.ron", "--per-day", "51"],
        &["sample", "a.ron", "--until", "yesterday"],
        &["sample", "a.ron", "--until", "+262142-12-31"],
        &["a.ron", "b.ron"],
        &["--passphrase", "secret"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{arguments:?}");
        assert!(text(&output.stderr).starts_with("error: "), "{}", text(&output.stderr));
    }
    assert_eq!(names_in(folder.path()), [""; 0]);
}

/// Other systems always have a desktop.
#[test]
#[cfg(target_os = "linux")]
fn missing_display_is_reported_and_no_file_touched() {
    let folder = folder();
    printed(&run(folder.path(), &["sample", "notes.ron", "--until", "2026-11-22"]));
    let before = fs::read(folder.path().join("notes.ron")).expect("the file");
    for arguments in [&[][..], &["notes.ron"]] {
        let message = complaint(&run(folder.path(), arguments));
        assert!(message.starts_with("No window could be opened") && message.contains("No file was touched."), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let broken = Command::new(env!("CARGO_BIN_EXE_mendwell"))
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("DISPLAY", ":not-a-display")
        .stdin(Stdio::null())
        .output()
        .expect("it ends");
    assert!(complaint(&broken).starts_with("No window could be opened"));
    assert_eq!(fs::read(folder.path().join("notes.ron")).expect("the file"), before);
    assert_eq!(names_in(folder.path()), ["notes.ron"], "no lock stays behind");
}

/// The console program equals the first, for systems where that has no console.
#[test]
fn the_console_program_knows_the_same_commands() {
    let folder = folder();
    let console = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_mendwell-cli")).args(arguments).current_dir(folder.path()).stdin(Stdio::null()).output();
        printed(&output.expect("it ends"))
    };
    console(&["sample", "notes.ron", "--seed", "2", "--until", "2026-11-22"]);
    assert!(console(&["check", "notes.ron"]).starts_with("format 1.1\n"));
}
