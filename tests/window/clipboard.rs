//! The real program's clipboard, read by another program on the same desktop.

use std::process::Stdio;

use crate::PROGRAM;
use crate::desktop::{Desktop, Window, wait_for};
use crate::sitting::{tabs_to_note, write_check_in};
use crate::typing::new_journal;

const NOTE: &str = "A quiet evening by the river";
/// Marks the text within the test harness output.
const FRAME: &str = "||";

pub(crate) fn text_on(desktop: &Desktop) -> Option<String> {
    let this_program = std::env::current_exe().expect("this program");
    let mut command = desktop.command(this_program);
    let output = command.args(["--exact", "clipboard::prints_the_clipboard_text", "--ignored", "--nocapture"]).stdout(Stdio::piped()).output();
    let printed = String::from_utf8_lossy(&output.expect("it runs").stdout).into_owned();
    Some(printed.split(FRAME).nth(1)?.to_owned())
}

#[test]
#[ignore = "the other program: started by a test, on its desktop"]
fn prints_the_clipboard_text() {
    if let Ok(text) = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text()) {
        println!("{FRAME}{text}{FRAME}");
    }
}

#[test]
fn copied_text_is_readable_by_others_until_closing() {
    let desktop = Desktop::start();
    let path = new_journal(&desktop);
    let tabs = tabs_to_note(&path);
    let window = Window::open(&desktop, PROGRAM, &path);
    write_check_in(&desktop, tabs, NOTE);
    desktop.press("ctrl+a");
    desktop.press("ctrl+c");
    wait_for("the copied text", || text_on(&desktop).filter(|text| text == NOTE));
    assert_eq!(window.close(&desktop).code(), Some(0));
    assert_eq!(text_on(&desktop), None);
}
