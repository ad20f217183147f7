//! Runs system programs: in the C locale, with a timeout, and cancellable.

use std::ffi::OsStr;
use std::io::{self, Read, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::{IsStopped, PrintError};

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) is_success: bool,
    pub(super) output: String,
    pub(super) complaint: String,
}

#[derive(Debug)]
pub(super) enum NoAnswer {
    Missing,
    Stopped,
    TooSlow,
    System(io::Error),
}

impl From<NoAnswer> for PrintError {
    fn from(none: NoAnswer) -> Self {
        match none {
            NoAnswer::Missing => Self::Unreachable,
            NoAnswer::Stopped => Self::System(io::ErrorKind::Interrupted.into()),
            NoAnswer::TooSlow => Self::TooSlow,
            NoAnswer::System(error) => Self::System(error),
        }
    }
}

const BETWEEN_LOOKS: Duration = Duration::from_millis(10);
/// Output is available at exit, unless a child process holds the pipe.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Runs a program with `input` on standard input. Kills it on timeout or cancellation.
pub(super) fn ask(program: &mut Command, input: &[u8], limit: Duration, is_stopped: IsStopped<'_>) -> Result<Answer, NoAnswer> {
    let spawned = program.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| if error.kind() == io::ErrorKind::NotFound { NoAnswer::Missing } else { NoAnswer::System(error) })?;
    if let Some(mut pipe) = child.stdin.take() {
        let input = input.to_vec();
        // A program may exit without reading its input; the exit status tells.
        in_background("print input", move || drop(pipe.write_all(&input)))?;
    }
    let (output, complaint) = (listen(child.stdout.take())?, listen(child.stderr.take())?);
    let is_success = wait(&mut child, limit, is_stopped)?;
    let last_words = |pipe: Receiver<String>| pipe.recv_timeout(LAST_WORDS).unwrap_or_default();
    Ok(Answer { is_success, output: last_words(output), complaint: last_words(complaint) })
}

fn wait(child: &mut Child, limit: Duration, is_stopped: IsStopped<'_>) -> Result<bool, NoAnswer> {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(NoAnswer::System)? {
            return Ok(status.success());
        }
        let reason = if is_stopped() { Some(NoAnswer::Stopped) } else { (began.elapsed() >= limit).then_some(NoAnswer::TooSlow) };
        if let Some(reason) = reason {
            // The program may have exited meanwhile.
            let _is_gone = child.kill();
            let _is_reaped = child.wait();
            return Err(reason);
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

fn listen(pipe: Option<impl Read + Send + 'static>) -> Result<Receiver<String>, NoAnswer> {
    let (sender, receiver) = channel();
    if let Some(mut pipe) = pipe {
        in_background("print output", move || {
            let mut said = Vec::new();
            let _what_came_before_the_error = pipe.read_to_end(&mut said);
            let _nobody_listens = sender.send(String::from_utf8_lossy(&said).into_owned());
        })?;
    }
    Ok(receiver)
}

fn in_background(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), NoAnswer> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop).map_err(NoAnswer::System)
}

/// A program on the system's search path.
pub(super) fn program(name: impl AsRef<OsStr>) -> Command {
    Command::new(name)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_mins(1);

    fn shell(script: &str, input: &[u8], limit: Duration, is_stopped: IsStopped<'_>) -> Result<Answer, NoAnswer> {
        ask(program("sh").args(["-c", script]), input, limit, is_stopped)
    }

    #[test]
    fn it_reads_its_input_to_the_end_and_says_how_it_ended() {
        let long = vec![b'x'; 1 << 20];
        let answer = shell("wc -c; echo oh >&2; exit 3", &long, LONG, &|| false).expect("an answer");
        assert_eq!((answer.is_success, answer.output.trim(), answer.complaint.as_str()), (false, "1048576", "oh\n"));
    }

    #[test]
    fn it_speaks_english_and_need_not_read() {
        let answer = shell("exec <&-; echo $LC_ALL", &vec![b'x'; 1 << 20], LONG, &|| false).expect("an answer");
        assert_eq!((answer.is_success, answer.output.as_str()), (true, "C\n"));
    }

    #[test]
    fn it_is_killed_when_it_takes_too_long_or_nobody_waits() {
        assert!(matches!(shell("exec sleep 600", b"", Duration::ZERO, &|| false), Err(NoAnswer::TooSlow)));
        assert!(matches!(shell("exec sleep 600", b"", LONG, &|| true), Err(NoAnswer::Stopped)));
    }

    #[test]
    fn what_is_not_installed_is_told_apart() {
        assert!(matches!(ask(&mut program("a program that nobody has"), b"", LONG, &|| false), Err(NoAnswer::Missing)));
    }
}
