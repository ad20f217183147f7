//! Lock and sleep signals of the desktop, over the system bus. Without a bus or login manager there
//! are none.

use std::convert::Infallible;
use std::io;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use async_io::{Timer, block_on};
use eframe::egui;
use futures_lite::StreamExt as _;
use futures_lite::future::or;
use zbus::names::{InterfaceName, MemberName};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};
use zbus::{Connection, MatchRule, Message, MessageStream, message};

use super::told_to_lock::ToldToLock;

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// Longest delay of sleep. The login manager allows five seconds by default.
const SLEEP_WAITS: Duration = Duration::from_secs(4);

/// Starts listening: requests a lock and wakes the window when the session locks or the computer
/// sleeps or wakes. Sleep is delayed until locked; otherwise waking would show the last frame.
///
/// # Errors
/// If no thread can be started.
pub(super) fn listen(told_to_lock: ToldToLock, context: egui::Context) -> io::Result<()> {
    let ask = move || {
        let is_done = told_to_lock.ask();
        context.request_repaint();
        is_done
    };
    std::thread::Builder::new().name("desktop signals".to_owned()).spawn(move || {
        block_on(async {
            let connected = async { Connection::system().await.ok() };
            let Some(connection) = or(connected, too_late()).await else { return };
            let _silent = follow(&connection, ask).await;
        });
    })?;
    Ok(())
}

async fn too_late<T>() -> Option<T> {
    Timer::after(ANSWER_LIMIT).await;
    None
}

/// Requests a lock for each lock signal, until the bus closes.
async fn follow(connection: &Connection, ask: impl Fn() -> Receiver<Infallible>) -> zbus::Result<()> {
    let mut signals = signals(connection).await?;
    let mut delay = delay_sleep(connection).await;
    while let Some(signal) = signals.next().await {
        let signal = signal?;
        let is_done = means_lock(&signal).then(&ask);
        match (sleeps(&signal), is_done) {
            (Some(true), Some(is_done)) => {
                let _done_or_too_late = is_done.recv_timeout(SLEEP_WAITS);
                delay = None;
            }
            (Some(false), _) if delay.is_none() => delay = delay_sleep(connection).await,
            _ => {}
        }
    }
    Ok(())
}

/// Delays sleep while the result is alive. If refused, the lock happens on waking.
async fn delay_sleep(connection: &Connection) -> Option<OwnedFd> {
    let wish = ("sleep", "Notes", "Saves first", "delay");
    let answer = async { connection.call_method(Some(LOGIN), MANAGER_PATH, Some(MANAGER), "Inhibit", &wish).await.ok()?.body().deserialize().ok() };
    or(answer, too_late()).await
}

/// True before sleep, false after waking; `None` for other signals.
fn sleeps(signal: &Message) -> Option<bool> {
    let is_about_sleep = signal.header().member().is_some_and(|member| member.as_str() == "PrepareForSleep");
    is_about_sleep.then(|| signal.body().deserialize().ok()).flatten()
}

/// Subscribes to the signals that can mean a lock.
async fn signals(connection: &Connection) -> zbus::Result<MessageStream> {
    let from_login = || MatchRule::builder().msg_type(message::Type::Signal).sender(LOGIN);
    let sleep = from_login()?.interface(MANAGER)?.member("PrepareForSleep")?;
    let (mut lock, mut hint) = (from_login()?.interface(SESSION)?.member("Lock")?, from_login()?.interface(PROPERTIES)?.member("PropertiesChanged")?);
    // Ignore other sessions; if ours is unknown, react to all.
    if let Some(session) = or(async { own_session(connection).await.ok() }, too_late()).await {
        (lock, hint) = (lock.path(session.clone())?, hint.path(session)?);
    }
    let signals = MessageStream::from(connection);
    let bus = zbus::fdo::DBusProxy::new(connection).await?;
    for rule in [sleep, lock, hint] {
        bus.add_match_rule(rule.build()).await?;
    }
    Ok(signals)
}

async fn own_session(connection: &Connection) -> zbus::Result<OwnedObjectPath> {
    let answer = connection.call_method(Some(LOGIN), MANAGER_PATH, Some(MANAGER), "GetSession", &"auto").await?;
    answer.body().deserialize()
}

/// True for lock signals. Waking counts too: a process frozen before the sleep signal arrived locks
/// before it shows anything.
fn means_lock(signal: &Message) -> bool {
    let header = signal.header();
    match (header.interface().map(InterfaceName::as_str), header.member().map(MemberName::as_str)) {
        (Some(PROPERTIES), Some("PropertiesChanged")) => {
            let body = signal.body();
            let changed = body.deserialize::<(&str, std::collections::HashMap<&str, Value<'_>>, Vec<&str>)>();
            changed.is_ok_and(|(interface, changed, _)| interface == SESSION && changed.get("LockedHint") == Some(&Value::Bool(true)))
        }
        (Some(MANAGER), Some("PrepareForSleep")) | (Some(SESSION), Some("Lock")) => true,
        _ => false,
    }
}

#[cfg(all(test, feature = "system-tests"))]
mod tests {
    #![expect(clippy::expect_used, reason = "a test may stop at the first surprise, also in its helpers")]

    use std::collections::HashMap;
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::os::unix::net::UnixStream;
    use std::process::{Child, Command, Stdio};
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    const OWN: &str = "/org/freedesktop/login1/session/_31";
    const ANOTHER: &str = "/org/freedesktop/login1/session/_32";
    const A_LONG_WHILE: Duration = Duration::from_mins(1);

    /// A login manager with sessions and sleep delays.
    struct LoginManager {
        delays: Sender<UnixStream>,
    }

    #[zbus::interface(name = "org.freedesktop.login1.Manager")]
    impl LoginManager {
        #[expect(clippy::unused_self, reason = "a method belongs to the interface")]
        fn get_session(&self, name: &str) -> zbus::fdo::Result<OwnedObjectPath> {
            if name == "auto" {
                Ok(OwnedObjectPath::try_from(OWN).expect("it works on this machine"))
            } else {
                Err(zbus::fdo::Error::Failed("no such session".to_owned()))
            }
        }

        fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
            assert_eq!((what, mode), ("sleep", "delay"));
            assert!(![who, why].iter().any(|words| words.contains("Mendwell")), "it is shown to whoever asks");
            let (theirs, ours) = UnixStream::pair().expect("it works on this machine");
            self.delays.send(ours).expect("the test goes on");
            std::os::fd::OwnedFd::from(theirs).into()
        }
    }

    struct Bus {
        program: Child,
        login: Connection,
        listener: Connection,
        delays: Receiver<UnixStream>,
    }

    impl Bus {
        fn start() -> Self {
            let mut program = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile", "--print-address=1", "--address=unix:tmpdir=/tmp"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("it works on this machine");
            let mut address = String::new();
            BufReader::new(program.stdout.take().expect("it works on this machine")).read_line(&mut address).expect("it works on this machine");
            let (delays, puts_off) = channel();
            let manager = LoginManager { delays };
            let connect = || zbus::connection::Builder::address(address.trim()).expect("it works on this machine");
            let login =
                block_on(connect().name(LOGIN).expect("it works on this machine").serve_at(MANAGER_PATH, manager).expect("it works on this machine").build())
                    .expect("it works on this machine");
            let listener = block_on(connect().build()).expect("it works on this machine");
            Self { program, login, listener, delays: puts_off }
        }

        fn send(&self, path: &str, interface: &str, member: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
            block_on(self.login.emit_signal(None::<&str>, path, interface, member, body)).expect("it works on this machine");
        }

        fn send_hint(&self, path: &str, is_locked: bool) {
            let changed = HashMap::from([("LockedHint", Value::Bool(is_locked))]);
            self.send(path, PROPERTIES, "PropertiesChanged", &(SESSION, changed, Vec::<&str>::new()));
        }

        /// The next sleep delay; it reads as ended when released.
        fn next_delay(&self) -> UnixStream {
            let delay = self.delays.recv_timeout(A_LONG_WHILE).expect("sleep is put off");
            delay.set_read_timeout(Some(A_LONG_WHILE)).expect("it works on this machine");
            delay
        }
    }

    fn next_lock(signals: &mut MessageStream) -> String {
        block_on(async {
            loop {
                let signal = signals.next().await.expect("it works on this machine").expect("it works on this machine");
                if means_lock(&signal) {
                    return signal.header().member().expect("it works on this machine").to_string();
                }
            }
        })
    }

    fn is_over(delay: &mut UnixStream) -> bool {
        matches!(delay.read(&mut [0]), Ok(0))
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _is_gone = self.program.kill();
            let _is_reaped = self.program.wait();
        }
    }

    #[test]
    fn sleep_and_the_lock_of_the_own_session_are_told() {
        let bus = Bus::start();
        let mut signals = block_on(signals(&bus.listener)).expect("it works on this machine");
        // Signals keep their order, so those to ignore come first.
        bus.send(ANOTHER, SESSION, "Lock", &());
        bus.send_hint(ANOTHER, true);
        bus.send_hint(OWN, false);
        bus.send(OWN, SESSION, "Unlock", &());
        bus.send(MANAGER_PATH, MANAGER, "PrepareForShutdown", &true);
        bus.send(MANAGER_PATH, MANAGER, "PrepareForSleep", &true);
        bus.send(OWN, SESSION, "Lock", &());
        bus.send_hint(OWN, true);
        assert_eq!([(); 3].map(|()| next_lock(&mut signals)), ["PrepareForSleep", "Lock", "PropertiesChanged"]);
    }

    #[test]
    fn sleep_waits_until_it_is_locked_and_is_put_off_again_after_waking() {
        let bus = Bus::start();
        let (asks, hears) = channel();
        let listener = bus.listener.clone();
        std::thread::spawn(move || {
            let ask = || {
                let (asker, is_done) = channel::<Infallible>();
                asks.send(asker).expect("the test goes on");
                is_done
            };
            block_on(follow(&listener, ask))
        });
        let mut delay = bus.next_delay();
        bus.send(MANAGER_PATH, MANAGER, "PrepareForSleep", &true);
        let asker = hears.recv_timeout(A_LONG_WHILE).expect("a lock is asked for");
        delay.set_nonblocking(true).expect("it works on this machine");
        assert!(!is_over(&mut delay), "it is not locked yet");
        delay.set_nonblocking(false).expect("it works on this machine");
        drop(asker);
        assert!(is_over(&mut delay), "now it may sleep");
        bus.send(MANAGER_PATH, MANAGER, "PrepareForSleep", &false);
        bus.next_delay();
    }
}
