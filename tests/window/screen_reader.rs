//! What a screen reader does on Linux: it listens on the bus of the accessible applications and asks them what they show.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use atspi::proxy::accessible::AccessibleProxy;
use atspi::proxy::action::ActionProxy;
use atspi::proxy::bus::{BusProxy, StatusProxy};
use atspi::proxy::cache::CacheProxy;
use atspi::proxy::component::ComponentProxy;
use atspi::proxy::text::TextProxy;
use atspi::proxy::value::ValueProxy;
use atspi::{CoordType, Interface, ObjectRefOwned};
use futures_lite::StreamExt as _;
use futures_lite::future::block_on;
use zbus::proxy::CacheProperties;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, Message, MessageStream, connection};

use crate::desktop::{Desktop, try_wait_for, wait_for};
use crate::tree::{Node, Place};

/// Where Debian and most others put it; `tests/all` looks for it there.
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";
/// A session bus without the services of this machine: nothing but the programs of the test answers on it.
const SESSION_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;
const ANNOUNCEMENTS: &str = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'";
const REGISTRY: &str = "org.a11y.atspi.Registry";
const FOCUS_MOVES: &str = "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged',arg0='focused'";
/// A screen reader that listens. Programs started on its desktop from now on can be heard.
pub(crate) struct ScreenReader {
    bus: Connection,
    /// What was announced and not taken yet.
    said: Arc<Mutex<Vec<String>>>,
    /// What got the keyboard since it was last asked, by its path on the bus.
    focused: Arc<Mutex<Vec<String>>>,
}

/// A frame, an application or a control, on the bus.
pub(crate) type Address = ObjectRefOwned;

/// A proxy for an object on the bus.
macro_rules! ask {
    ($self:ident, $proxy:ident, $address:expr) => {{
        let name = $address.name_as_str().expect("an application").to_owned();
        let path = $address.path_as_str().to_owned();
        $proxy::builder(&$self.bus).destination(name).expect("a name").path(path).expect("a path").cache_properties(CacheProperties::No).build()
    }};
}

impl ScreenReader {
    /// Starts the buses on a desktop, says that there is a screen reader, and listens.
    pub(crate) fn start(desktop: &mut Desktop) -> Self {
        let address = start_session_bus(desktop);
        assert!(fs::exists(LAUNCHER).unwrap_or_default(), "at-spi2-core is installed");
        let mut command = desktop.command(LAUNCHER);
        // Its settings last as long as it does: no settings service runs on this bus.
        command.arg("--launch-immediately").env("GSETTINGS_BACKEND", "memory");
        desktop.run_beside(command);
        block_on(async {
            let session = connection::Builder::address(address.as_str()).expect("an address").build().await.expect("the session bus answers");
            let bus = BusProxy::new(&session).await.expect("a proxy");
            let at_spi = wait_for("the bus of the accessible applications", || block_on(bus.get_address()).ok());
            let status = StatusProxy::new(&session).await.expect("a proxy");
            status.set_is_enabled(true).await.expect("accessibility is turned on");
            status.set_screen_reader_enabled(true).await.expect("a screen reader is announced");
            let bus = connection::Builder::address(at_spi.as_str()).expect("an address").build().await.expect("the bus answers");
            let said = listen(&bus, ANNOUNCEMENTS, announced).await;
            let focused = listen(&bus, FOCUS_MOVES, has_gained_focus).await;
            Self { bus, said, focused }
        })
    }

    /// Waits until something that begins so is announced, and answers with all of it. What was announced before is forgotten.
    pub(crate) fn wait_until_said(&self, beginning: &str) -> String {
        let mut said_instead = Vec::new();
        let mut look = || {
            let mut said = self.said.lock().expect("the listener goes on");
            let place = said.iter().position(|said| said.starts_with(beginning));
            said_instead.clone_from(&said);
            said.drain(..=place?).next_back()
        };
        let heard = try_wait_for(&mut look);
        heard.unwrap_or_else(|| panic!("{beginning:?} is not announced, but {said_instead:?}"))
    }

    /// The paths of what got the keyboard since this was last asked.
    pub(crate) fn take_focused(&self) -> Vec<String> {
        std::mem::take(&mut *self.focused.lock().expect("the listener goes on"))
    }

    /// Waits until an application shows a window, and answers with what can be asked.
    pub(crate) fn wait_for_application(&self, name: &str) -> Address {
        wait_for("the application on the bus", || {
            block_on(async {
                let registry = AccessibleProxy::builder(&self.bus).destination(REGISTRY).ok()?.cache_properties(CacheProperties::No).build().await.ok()?;
                for application in registry.get_children().await.ok()? {
                    let proxy = ask!(self, AccessibleProxy, application).await.ok()?;
                    // One that has just ended may still be listed.
                    if proxy.name().await.is_ok_and(|named| named == name) && proxy.child_count().await.is_ok_and(|count| count > 0) {
                        return Some(application);
                    }
                }
                None
            })
        })
    }

    /// Everything an application shows at this moment.
    pub(crate) fn read(&self, application: &Address) -> Option<Node> {
        let items = block_on(async {
            let name = application.name_as_str()?.to_owned();
            let cache = CacheProxy::builder(&self.bus).destination(name).ok()?.cache_properties(CacheProperties::No).build().await.ok()?;
            cache.get_items().await.ok()
        })?;
        Node::from_items(items)
    }

    /// The text in a field. None when it is gone.
    pub(crate) fn text(&self, field: &Node) -> Option<String> {
        block_on(async { ask!(self, TextProxy, field.address).await.ok()?.get_text(0, -1).await.ok() })
    }

    /// What a control holds beyond its name: its text, its number, its place in a group. None when it is gone.
    pub(crate) fn details(&self, node: &Node) -> Option<Vec<String>> {
        let mut details = Vec::new();
        if node.interfaces.contains(Interface::Text) {
            details.push(format!("text {:?}", self.text(node)?));
        }
        block_on(async {
            if node.interfaces.contains(Interface::Value) {
                let value = ask!(self, ValueProxy, node.address).await.ok()?.current_value().await.ok()?;
                details.push(format!("value {value}"));
            }
            let attributes = ask!(self, AccessibleProxy, node.address).await.ok()?.get_attributes().await.ok()?;
            if let (Some(position), Some(size)) = (attributes.get("posinset"), attributes.get("setsize")) {
                details.push(format!("{position} of {size}"));
            }
            if let Some(hint) = attributes.get("placeholder-text").filter(|hint| !hint.is_empty()) {
                details.push(format!("hint {hint:?}"));
            }
            Some(details)
        })
    }

    /// Where a control is in its window, in pixels.
    pub(crate) fn place(&self, node: &Node) -> Option<Place> {
        let (left, top, width, height) = block_on(async { ask!(self, ComponentProxy, node.address).await.ok()?.get_extents(CoordType::Window).await.ok() })?;
        Some(Place { left, top, width, height })
    }

    /// Does what a control is for.
    pub(crate) fn act(&self, node: &Node) {
        wait_for_answer(node, || block_on(async { ask!(self, ActionProxy, node.address).await?.do_action(0).await }));
    }

    /// Gives the keyboard to a control.
    pub(crate) fn focus(&self, node: &Node) {
        wait_for_answer(node, || block_on(async { ask!(self, ComponentProxy, node.address).await?.grab_focus().await }));
    }
}

/// Asks a control for something. One that has just come is in the tree a moment before it can be asked.
fn wait_for_answer(node: &Node, ask: impl Fn() -> zbus::Result<bool>) {
    let is_done = wait_for(&format!("{:?} to answer", node.name), || ask().ok());
    assert!(is_done, "{:?} does what it is asked for", node.name);
}

/// Starts a session bus for the desktop, and answers with its address.
fn start_session_bus(desktop: &mut Desktop) -> String {
    let socket = desktop.beside_home("session-bus").display().to_string();
    let settings = desktop.beside_home("session bus settings");
    fs::write(&settings, SESSION_BUS.replace("SOCKET", &socket)).expect("settings are written");
    let mut command = desktop.command("dbus-daemon");
    command.arg("--nofork").arg("--print-address").arg(format!("--config-file={}", settings.display())).stdout(Stdio::piped());
    let output = desktop.run_beside(command).stdout.take().expect("a pipe");
    let mut address = String::new();
    BufReader::new(output).read_line(&mut address).expect("the session bus names its address");
    let address = address.trim().to_owned();
    assert!(!address.is_empty(), "dbus-daemon starts");
    desktop.set_variable("DBUS_SESSION_BUS_ADDRESS", &address);
    address
}

/// What an event tells: its kind, two numbers, what it is about, and properties that nobody uses.
type EventBody = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);

/// Collects what events of one kind tell, on a thread that ends with the bus.
async fn listen(bus: &Connection, rule: &str, told: impl Fn(&Message) -> Option<String> + Send + 'static) -> Arc<Mutex<Vec<String>>> {
    let collected: Arc<Mutex<Vec<String>>> = Arc::default();
    let mut signals = MessageStream::for_match_rule(rule, bus, Some(1000)).await.expect("the bus tells of it");
    let collecting = Arc::clone(&collected);
    std::thread::spawn(move || {
        block_on(async move {
            while let Some(Ok(signal)) = signals.next().await {
                collecting.lock().expect("the reader goes on").extend(told(&signal));
            }
        });
    });
    collected
}

fn body_of(signal: &Message) -> EventBody {
    signal.body().deserialize().expect("an event")
}

/// The words of an announcement.
fn announced(signal: &Message) -> Option<String> {
    let (_, _, _, words, _) = body_of(signal);
    String::try_from(words).ok()
}

/// Where the keyboard has come to.
fn has_gained_focus(signal: &Message) -> Option<String> {
    let (_, is_gained, _, _, _) = body_of(signal);
    signal.header().path().filter(|_| is_gained == 1).map(ToString::to_string)
}
