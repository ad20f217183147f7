//! A test as a program of its own, to be killed in the middle of something.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Where a test that is started as a child finds its file. Without it, it is not meant.
pub(crate) const CHILD_FILE: &str = "MENDWELL_TEST_FILE";

/// Starts one of these tests as a program of its own that can be killed. Answers with what it says, line by line.
pub(crate) fn start_child(test: &str, file: &Path) -> (Child, impl Iterator<Item = String>) {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(CHILD_FILE, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    (child, lines)
}
