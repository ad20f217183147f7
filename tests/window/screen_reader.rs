//! A screen reader on Linux: listens on the accessibility bus and queries applications.

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

/// Path on Debian and most others; `tests/all` checks it.
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";
/// A private session bus, without the machine's services.
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
/// A listening screen reader, for programs started later on its desktop.
pub(crate) struct ScreenReader {
    bus: Connection,
    /// Announcements not taken yet.
    said: Arc<Mutex<Vec<String>>>,
    /// Focus changes not taken yet, as bus paths.
    focused: Arc<Mutex<Vec<String>>>,
}

/// A frame, application or control on the bus.
pub(crate) type Address = ObjectRefOwned;

macro_rules! ask {
    ($self:ident, $proxy:ident, $address:expr) => {{
        let name = $address.name_as_str().expect("an application").to_owned();
        let path = $address.path_as_str().to_owned();
        $proxy::builder(&$self.bus).destination(name).expect("a name").path(path).expect("a path").cache_properties(CacheProperties::No).build()
    }};
}

impl ScreenReader {
    /// Starts the buses, announces a screen reader and listens.
    pub(crate) fn start(desktop: &mut Desktop) -> Self {
        let address = start_session_bus(desktop);
        assert!(fs::exists(LAUNCHER).unwrap_or_default(), "at-spi2-core is installed");
        let mut command = desktop.command(LAUNCHER);
        // In memory: this bus has no settings service.
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

    /// Waits for an announcement that starts so and returns it, dropping earlier ones.
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

    pub(crate) fn take_focused(&self) -> Vec<String> {
        std::mem::take(&mut *self.focused.lock().expect("the listener goes on"))
    }

    pub(crate) fn wait_for_application(&self, name: &str) -> Address {
        wait_for("the application on the bus", || {
            block_on(async {
                let registry = AccessibleProxy::builder(&self.bus).destination(REGISTRY).ok()?.cache_properties(CacheProperties::No).build().await.ok()?;
                for application in registry.get_children().await.ok()? {
                    let proxy = ask!(self, AccessibleProxy, application).await.ok()?;
                    // A terminated application may still be listed.
                    if proxy.name().await.is_ok_and(|named| named == name) && proxy.child_count().await.is_ok_and(|count| count > 0) {
                        return Some(application);
                    }
                }
                None
            })
        })
    }

    pub(crate) fn read(&self, application: &Address) -> Option<Node> {
        let items = block_on(async {
            let name = application.name_as_str()?.to_owned();
            let cache = CacheProxy::builder(&self.bus).destination(name).ok()?.cache_properties(CacheProperties::No).build().await.ok()?;
            cache.get_items().await.ok()
        })?;
        Node::from_items(items)
    }

    pub(crate) fn text(&self, field: &Node) -> Option<String> {
        block_on(async { ask!(self, TextProxy, field.address).await.ok()?.get_text(0, -1).await.ok() })
    }

    /// Further content of a control: text, number, position in its group. `None` if it is gone.
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

    pub(crate) fn place(&self, node: &Node) -> Option<Place> {
        let (left, top, width, height) = block_on(async { ask!(self, ComponentProxy, node.address).await.ok()?.get_extents(CoordType::Window).await.ok() })?;
        Some(Place { left, top, width, height })
    }

    pub(crate) fn act(&self, node: &Node) {
        wait_for_answer(node, || block_on(async { ask!(self, ActionProxy, node.address).await?.do_action(0).await }));
    }

    pub(crate) fn focus(&self, node: &Node) {
        wait_for_answer(node, || block_on(async { ask!(self, ComponentProxy, node.address).await?.grab_focus().await }));
    }
}

/// Queries a control. New controls are listed a moment before they answer.
fn wait_for_answer(node: &Node, ask: impl Fn() -> zbus::Result<bool>) {
    let is_done = wait_for(&format!("{:?} to answer", node.name), || ask().ok());
    assert!(is_done, "{:?} does what it is asked for", node.name);
}

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

/// Body of an event: kind, two numbers, subject, unused properties.
type EventBody = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);

/// Collects events of one kind, on a thread that ends with the bus.
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

fn announced(signal: &Message) -> Option<String> {
    let (_, _, _, words, _) = body_of(signal);
    String::try_from(words).ok()
}

/// The path of a newly focused object.
fn has_gained_focus(signal: &Message) -> Option<String> {
    let (_, is_gained, _, _, _) = body_of(signal);
    signal.header().path().filter(|_| is_gained == 1).map(ToString::to_string)
}
