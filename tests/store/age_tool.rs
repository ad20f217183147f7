//! A sealed file opens with the stock `age` tool, by the three commands of `docs/file-format.md`.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use mendwell::store::seal::WorkFactor;
use mendwell::store::{OpenFile, Progress, RealDisk, RecoveryCode, SealChange, Sealing, SecretString, change_seal, seal_copies_anew};

use crate::support::*;

/// The commands: the first asks for the passphrase and writes the file's key, the second decrypts
/// the journal, the third removes the key.
fn lines_of_document() -> [String; 3] {
    let document = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/file-format.md")).expect("the document");
    let block = document.split("```sh\n").find(|block| block.contains("| age -d -o key.txt")).expect("the lines are there");
    let lines: Vec<String> = block.split("```").next().expect("an end").lines().map(str::to_owned).collect();
    lines.try_into().expect("three lines")
}

/// Follows the document in this folder and returns the journal's text.
fn follow_document(folder: &Path, first: &str, secret: &str) -> String {
    let [_, second, third] = lines_of_document();
    // `age` reads passphrases from a terminal only; `script` provides one.
    let mut asking = Command::new("script")
        .args(["--quiet", "--return", "--command", first, "/dev/null"])
        .current_dir(folder)
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script, of util-linux, runs");
    let mut terminal = asking.stdin.take().expect("a pipe");
    writeln!(terminal, "{secret}").expect("it listens");
    let output = asking.wait_with_output().expect("it ended");
    drop(terminal);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(fs::read_to_string(folder.join("key.txt")).expect("there").starts_with("AGE-SECRET-KEY-1"));
    let run = |line: &str| {
        let output = Command::new("sh").args(["-c", line]).current_dir(folder).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(&second);
    run(&third);
    assert!(!folder.join("key.txt").exists());
    let text = fs::read_to_string(folder.join("journal.ron")).expect("there");
    fs::remove_file(folder.join("journal.ron")).expect("removed");
    text
}

/// A journal alone and one in a plain file differ only in indentation.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn plain_body() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plain.ron");
    let mut file = OpenFile::create(&path, false, None, &RealDisk).expect("created");
    save_into(&mut file, snapshot(everything()), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let text = fs::read_to_string(&path).expect("there");
    squeezed(text.split_once("body: ").expect("it has one").1)
}

#[track_caller]
fn assert_is_the_journal(text: &str) {
    assert_eq!(format!("Plain({}),)", squeezed(text)), plain_body());
}

#[test]
fn the_age_tool_opens_a_sealed_file_as_documented() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.ron");
    let seal = Sealing::create(&passphrase(), WorkFactor::DEFAULT).expect("a seal");
    let code = RecoveryCode::generate().expect("randomness");
    let seal = seal.with_recovery_code(&code, WorkFactor::FOR_TESTS).expect("a slot");
    let mut file = OpenFile::create(&path, false, Some(seal.into()), &RealDisk).expect("created");
    save_into(&mut file, snapshot(everything()), at("2026-11-20T09:00+01:00"), &RealDisk).expect("saved");
    let [with_passphrase, ..] = lines_of_document();
    let with_code = with_passphrase.replace("Passphrase", "RecoveryCode");
    assert_is_the_journal(&follow_document(folder.path(), &with_passphrase, PASSPHRASE));
    assert_is_the_journal(&follow_document(folder.path(), &with_code, code.text()));

    // The same after a change of passphrase, for the journal and a backup.
    save_into(&mut file, snapshot(everything()), at("2026-11-20T11:00+01:00"), &RealDisk).expect("saved");
    let request = file.save_request(snapshot(everything()), at("2026-11-20T11:10+01:00")).expect("it may be written");
    let old = file.sealing().cloned();
    let change = SealChange::Passphrase(SecretString::from("another".to_owned()));
    let resealed = change_seal(&request, &passphrase(), &change, || WorkFactor::FOR_TESTS, &RealDisk).expect("changed");
    file.set_sealing(resealed.sealing.clone());
    let plan = file.backup_plan(&mendwell::journal::BackupPreferences::default());
    let report = seal_copies_anew(&plan, old.as_deref(), &Progress::default(), &RealDisk);
    assert_eq!((report.rewritten.len(), report.failed.len()), (1, 0));
    assert_is_the_journal(&follow_document(folder.path(), &with_passphrase, "another"));
    fs::rename(&report.rewritten[0], &path).expect("moved");
    assert_is_the_journal(&follow_document(folder.path(), &with_passphrase, "another"));
}
