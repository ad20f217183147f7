//! Being told by the desktop that it locks or goes to sleep, over the bus of the system. Where there is no such bus, or nobody
//! on it who tells, nothing is heard.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_io::{Timer, block_on};
use eframe::egui;
use futures_lite::StreamExt as _;
use futures_lite::future::or;
use zbus::names::{InterfaceName, MemberName};
use zbus::zvariant::{OwnedObjectPath, Value};
use zbus::{Connection, MatchRule, Message, MessageStream, message};

/// Who tells: the login manager of the system.
const LOGIN: &str = "org.freedesktop.login1";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// A bus that takes longer to answer is taken to have nobody on it.
const ANSWER_LIMIT: std::time::Duration = std::time::Duration::from_secs(5);

/// From now on, when the session is locked or the computer goes to sleep or wakes, the flag is set and the window woken.
///
/// # Errors
/// When the system gives no thread.
pub(super) fn listen(is_told_to_lock: Arc<AtomicBool>, context: egui::Context) -> io::Result<()> {
    let tell = move || {
        is_told_to_lock.store(true, Ordering::Relaxed);
        context.request_repaint();
    };
    std::thread::Builder::new().name("desktop signals".to_owned()).spawn(move || {
        block_on(async {
            let connected = async { Connection::system().await.ok() };
            let Some(connection) = or(connected, too_late()).await else { return };
            // Without a login manager there is nothing to hear.
            let _silent = follow(&connection, tell).await;
        });
    })?;
    Ok(())
}

async fn too_late<T>() -> Option<T> {
    Timer::after(ANSWER_LIMIT).await;
    None
}

/// Tells of each signal that means "lock", until the bus goes.
async fn follow(connection: &Connection, tell: impl Fn()) -> zbus::Result<()> {
    let mut signals = signals(connection).await?;
    while let Some(signal) = signals.next().await {
        if means_lock(&signal?) {
            tell();
        }
    }
    Ok(())
}

/// What comes over the bus, once it was asked for what may mean "lock".
async fn signals(connection: &Connection) -> zbus::Result<MessageStream> {
    let from_login = || MatchRule::builder().msg_type(message::Type::Signal).sender(LOGIN);
    let sleep = from_login()?.interface(MANAGER)?.member("PrepareForSleep")?;
    let (mut lock, mut hint) = (from_login()?.interface(SESSION)?.member("Lock")?, from_login()?.interface(PROPERTIES)?.member("PropertiesChanged")?);
    // Other sessions of this computer are other people's business. Where ours cannot be told from them, all of them count.
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

/// Where the session of this program is on the bus.
async fn own_session(connection: &Connection) -> zbus::Result<OwnedObjectPath> {
    let answer = connection.call_method(Some(LOGIN), MANAGER_PATH, Some(MANAGER), "GetSession", &"auto").await?;
    answer.body().deserialize()
}

/// Sleep counts when it begins and when it ends: whoever was frozen before the first was heard locks before anything is shown.
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
    use std::io::{BufRead as _, BufReader};
    use std::process::{Child, Command, Stdio};

    use super::*;

    const OWN: &str = "/org/freedesktop/login1/session/_31";
    const ANOTHER: &str = "/org/freedesktop/login1/session/_32";

    /// A login manager that knows whose session is whose.
    struct LoginManager;

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
    }

    /// A bus with a login manager on it, and what comes over it.
    struct Bus {
        program: Child,
        login: Connection,
        signals: MessageStream,
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
            let connect = || zbus::connection::Builder::address(address.trim()).expect("it works on this machine");
            let login = block_on(
                connect().name(LOGIN).expect("it works on this machine").serve_at(MANAGER_PATH, LoginManager).expect("it works on this machine").build(),
            )
            .expect("it works on this machine");
            let listener = block_on(connect().build()).expect("it works on this machine");
            let signals = block_on(signals(&listener)).expect("it works on this machine");
            Self { program, login, signals }
        }

        fn send(&self, path: &str, interface: &str, member: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
            block_on(self.login.emit_signal(None::<&str>, path, interface, member, body)).expect("it works on this machine");
        }

        fn send_hint(&self, path: &str, is_locked: bool) {
            let changed = HashMap::from([("LockedHint", Value::Bool(is_locked))]);
            self.send(path, PROPERTIES, "PropertiesChanged", &(SESSION, changed, Vec::<&str>::new()));
        }

        /// The next signal that means "lock".
        fn next_lock(&mut self) -> String {
            block_on(async {
                loop {
                    let signal = self.signals.next().await.expect("it works on this machine").expect("it works on this machine");
                    if means_lock(&signal) {
                        return signal.header().member().expect("it works on this machine").to_string();
                    }
                }
            })
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _is_gone = self.program.kill();
            let _is_reaped = self.program.wait();
        }
    }

    #[test]
    fn sleep_and_the_lock_of_the_own_session_are_told() {
        let mut bus = Bus::start();
        // What does not mean it stands first: signals keep their order.
        bus.send(ANOTHER, SESSION, "Lock", &());
        bus.send_hint(ANOTHER, true);
        bus.send_hint(OWN, false);
        bus.send(OWN, SESSION, "Unlock", &());
        bus.send(MANAGER_PATH, MANAGER, "PrepareForShutdown", &true);
        bus.send(MANAGER_PATH, MANAGER, "PrepareForSleep", &true);
        bus.send(OWN, SESSION, "Lock", &());
        bus.send_hint(OWN, true);
        assert_eq!([bus.next_lock(), bus.next_lock(), bus.next_lock()], ["PrepareForSleep", "Lock", "PropertiesChanged"]);
    }
}
