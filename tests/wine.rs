//! The Windows program in a real window under Wine: typed text is saved, and another program
//! holding the file loses nothing. Built and run by `tests/platforms/windows`.

#![cfg(all(target_os = "linux", feature = "system-tests"))]
#![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

#[path = "support/desktop.rs"]
#[expect(dead_code, reason = "the tests of the window need more of it")]
mod desktop;
#[path = "support/sitting.rs"]
mod sitting;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use desktop::{Desktop, Window, wait_for};
use sitting::{drafts, notes, tabs_to_note, write_check_in};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mendwell");
/// Names the script that runs Windows programs.
const WINE_VARIABLE: &str = "MENDWELL_WINE";
/// Names the folder of the Windows programs.
const PROGRAMS_VARIABLE: &str = "MENDWELL_WINDOWS_PROGRAMS";
/// Names a folder for the screenshot; optional.
const PICTURES_VARIABLE: &str = "PICTURES";

fn named_by(variable: &str) -> PathBuf {
    std::env::var_os(variable).expect("tests/platforms/windows runs this").into()
}

fn windows_program(desktop: &Desktop, name: &str) -> Command {
    let mut command = desktop.command(named_by(WINE_VARIABLE));
    command.arg(named_by(PROGRAMS_VARIABLE).join(name)).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn windows_path(path: &Path) -> String {
    format!("Z:{}", path.to_str().expect("text")).replace('/', r"\")
}

/// Output of a successful program, with Unix line endings.
fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).expect("text").replace("\r\n", "\n")
}

/// A sample written by the Windows program, at a path with spaces, umlauts and Cyrillic letters.
fn sample(desktop: &Desktop) -> PathBuf {
    let options = ["--seed", "4", "--until", "2026-11-22"];
    let folder = desktop.home().join("Meine Notizen ü");
    fs::create_dir(&folder).expect("a folder");
    let path = folder.join("дневник одного года.ron");
    printed(&windows_program(desktop, "mendwell-cli.exe").arg("sample").arg(windows_path(&path)).args(options).output().expect("it ends"));
    let text = fs::read_to_string(&path).expect("it was written");

    let twin = desktop.beside_home("twin.ron");
    printed(&desktop.command(PROGRAM).arg("sample").arg(&twin).args(options).stdout(Stdio::piped()).output().expect("it ends"));
    assert!(text == fs::read_to_string(twin).expect("it was written"), "both systems write the same bytes");

    // Without animations, keys show their effect at once.
    fs::write(&path, text.replacen("reduce_motion: false", "reduce_motion: true", 1)).expect("written");
    path
}

/// A Windows program holding the file open until dropped.
struct Holder(Child);

impl Holder {
    fn of(desktop: &Desktop, path: &Path) -> Self {
        let mut child = windows_program(desktop, "hold.exe").arg(windows_path(path)).spawn().expect("it starts");
        let mut said = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut said).expect("it says something");
        assert_eq!(said.trim(), "held");
        Self(child)
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _is_gone = self.0.wait();
    }
}

/// True during a save, while the temporary file waits to be renamed.
fn is_half_written(path: &Path) -> bool {
    let names = fs::read_dir(path.parent().expect("a folder")).expect("a folder");
    names.flatten().any(|entry| entry.file_name().to_string_lossy().ends_with(".part"))
}

fn picture(desktop: &Desktop, name: &str) {
    if let Some(folder) = std::env::var_os(PICTURES_VARIABLE) {
        let file = Path::new(&folder).join(name);
        desktop.tool("import", &["-window", "root", file.to_str().expect("text")]).expect("a picture");
    }
}

#[test]
#[ignore = "tests/platforms/windows builds the Windows program and runs this"]
fn typing_under_wine_is_saved_even_if_the_file_was_held() {
    let desktop = Desktop::start();
    let path = sample(&desktop);
    let tabs = tabs_to_note(&path);
    let before = notes(&path);
    let has_new = |expected: &[&str]| {
        let mut left = notes(&path);
        for note in &before {
            let place = left.iter().position(|other| other == note).expect("nothing that was there is lost");
            left.remove(place);
        }
        left == expected
    };
    let window = Window::of(&desktop, windows_program(&desktop, "mendwell.exe").arg(windows_path(&path)));
    assert_eq!(window.title(&desktop), "Mendwell");
    picture(&desktop, "windows.png");

    write_check_in(&desktop, tabs, "A quiet evening by the river");
    desktop.press("ctrl+Return");
    wait_for("the first save", || has_new(&["A quiet evening by the river"]).then_some(()));

    write_check_in(&desktop, tabs, "Kept while the file was held");
    wait_for("the draft to be saved", || (drafts(&path) == ["Kept while the file was held"]).then_some(()));
    let holder = Holder::of(&desktop, &path);
    desktop.press("ctrl+Return");
    wait_for("a save that waits for the file", || is_half_written(&path).then_some(()));
    wait_for("the save to be given up", || (!is_half_written(&path)).then_some(()));
    assert!(has_new(&["A quiet evening by the river"]), "the file is as it was");
    drop(holder);
    // Automatically, whether its message was answered or not.
    wait_for("the save after that", || has_new(&["A quiet evening by the river", "Kept while the file was held"]).then_some(()));

    assert_eq!(window.close(&desktop).code(), Some(0));
    let here = printed(&desktop.command(PROGRAM).arg("check").arg(&path).stdout(Stdio::piped()).output().expect("it ends"));
    let there = printed(&windows_program(&desktop, "mendwell-cli.exe").arg("check").arg(windows_path(&path)).output().expect("it ends"));
    assert!(here.starts_with("format 1.0\nsealed no\n") && here.contains("\ndrafts 0\n"), "{here}");
    assert_eq!(here, there, "both systems read the same");
}
