//! Without this program: a sealed file opens with the stock `age` tool, in two steps.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use mendwell::store::seal::WorkFactor;
use mendwell::store::{OpenFile, RealDisk, Sealing, SecretString};

use crate::support::*;

/// The lines of the README. The first asks for the passphrase and writes the file's key, the second opens the journal.
const FIRST_LINE: &str = r#"sed -n 's/^ *"-----BEGIN/-----BEGIN/; /-----BEGIN/,/-----END/p; /-----END/q' notes.ron | age -d -o key.txt"#;
const SECOND_LINE: &str = r#"sed -n '/journal: "/,/-----END/{ s/.*journal: "//; p; }' notes.ron | age -d -i key.txt -o journal.ron"#;

#[test]
fn the_stock_age_tool_opens_a_sealed_file_in_two_steps() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.ron");
    let seal = Sealing::create(&passphrase(), WorkFactor::DEFAULT).expect("a seal");
    let seal = seal.add_slot(&SecretString::from("second slot".to_owned()), WorkFactor::FOR_TESTS).expect("a slot");
    let mut file = OpenFile::create(&path, false, Some(seal.into()), &RealDisk).expect("created");
    save_into(&mut file, snapshot(everything()), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");

    // `age` reads a passphrase from the terminal alone; `script` gives it one.
    let mut first = Command::new("script")
        .args(["--quiet", "--return", "--command", FIRST_LINE, "/dev/null"])
        .current_dir(folder.path())
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script, of util-linux, runs");
    let mut terminal = first.stdin.take().expect("a pipe");
    writeln!(terminal, "{PASSPHRASE}").expect("it listens");
    let output = first.wait_with_output().expect("it ended");
    drop(terminal);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(fs::read_to_string(folder.path().join("key.txt")).expect("there").starts_with("AGE-SECRET-KEY-1"));

    let second = Command::new("sh").args(["-c", SECOND_LINE]).current_dir(folder.path()).output().expect("it runs");
    assert!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));

    // What is inside is the journal's own text: put where a plain file has it, it reads.
    let text = fs::read_to_string(folder.path().join("journal.ron")).expect("there");
    let plain = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/format-1.0.ron")).expect("the fixture");
    let (header, _) = plain.split_once("body: Plain(").expect("it is plain");
    fs::write(folder.path().join("plain.ron"), format!("{header}body: Plain({text}))")).expect("written");
    assert_eq!(journal_at(&folder.path().join("plain.ron"), None), everything());
}
