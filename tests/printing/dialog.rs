//! The desktop's print dialog: a scripted portal on a private bus.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use futures_lite::future::block_on;
use mendwell::print::{DialogEnd, ParentWindow, Portal, PrintError};
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, fdo};

use super::wait_for;

const PDF: &[u8] = b"%PDF-1.7 the pages";
const DESKTOP: &str = "org.freedesktop.portal.Desktop";

/// Response codes of the portal.
const DONE: u32 = 0;
const CANCELLED: u32 = 1;
const FAILED: u32 = 2;

struct Bus {
    program: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut program = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1", "--address=unix:tmpdir=/tmp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus is installed");
        let mut address = String::new();
        BufReader::new(program.stdout.take().expect("a pipe")).read_line(&mut address).expect("it says where it is");
        Self { program, address: address.trim().to_owned() }
    }

    /// Adds a portal whose dialog ends with `response`, or never.
    fn portal(&self, response: Option<u32>) -> (Connection, Receiver<Heard>) {
        let (tells, heard) = channel();
        let builder = zbus::connection::Builder::address(self.address.as_str()).expect("an address").name(DESKTOP).expect("a name");
        let builder = builder.serve_at("/org/freedesktop/portal/desktop", Print { response, tells }).expect("served");
        (block_on(builder.build()).expect("on the bus"), heard)
    }

    fn dialog(&self) -> Portal {
        Portal::at(&self.address)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _is_gone = self.program.kill();
        let _is_reaped = self.program.wait();
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Heard {
    caller: String,
    parent: String,
    title: String,
    pdf: Vec<u8>,
}

struct Print {
    response: Option<u32>,
    tells: Sender<Heard>,
}

#[zbus::interface(name = "org.freedesktop.portal.Print")]
impl Print {
    #[expect(clippy::unused_self, reason = "a property belongs to the interface")]
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        3
    }

    async fn print(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
        parent_window: String,
        title: String,
        pages: OwnedFd,
        options: HashMap<String, OwnedValue>,
    ) -> fdo::Result<OwnedObjectPath> {
        let mut pdf = Vec::new();
        File::from(std::os::fd::OwnedFd::from(pages)).read_to_end(&mut pdf).expect("it can be read");
        let caller = header.sender().expect("a caller").to_owned();
        self.tells.send(Heard { caller: caller.to_string(), parent: parent_window, title, pdf }).expect("someone listens");
        // The caller knows the path of the response beforehand.
        let token = options.get("handle_token").and_then(|token| <&str>::try_from(token).ok()).expect("a token for the answer");
        let path = format!("/org/freedesktop/portal/desktop/request/{}/{token}", caller.trim_start_matches(':').replace('.', "_"));
        if let Some(response) = self.response {
            let emitter = SignalEmitter::new(connection, path.clone())?.set_destination(caller.into());
            let nothing = HashMap::<&str, Value<'_>>::new();
            emitter.emit("org.freedesktop.portal.Request", "Response", &(response, nothing)).await?;
        }
        Ok(OwnedObjectPath::try_from(path).expect("a path"))
    }
}

#[test]
fn the_dialog_gets_the_pages_and_a_neutral_title() {
    let bus = Bus::start();
    let (_portal, heard) = bus.portal(Some(DONE));
    assert_eq!(bus.dialog().show_dialog(PDF, Some(ParentWindow(42)), &|| false).expect("it went well"), DialogEnd::Sent);
    let heard: Vec<Heard> = heard.try_iter().collect();
    let [Heard { parent, title, pdf, .. }] = heard.as_slice() else { panic!("{heard:?}") };
    assert_eq!((parent.as_str(), title.as_str(), pdf.as_slice()), ("x11:2a", "Pages", PDF));
}

#[test]
fn cancelling_in_the_dialog_cancels() {
    let bus = Bus::start();
    let _portal = bus.portal(Some(CANCELLED));
    assert_eq!(bus.dialog().show_dialog(PDF, None, &|| false).expect("that is fine"), DialogEnd::Cancelled);
}

#[test]
fn a_failed_desktop_dialog_is_an_error() {
    let bus = Bus::start();
    let _portal = bus.portal(Some(FAILED));
    assert!(matches!(bus.dialog().show_dialog(PDF, None, &|| false), Err(PrintError::Spooler(_))));
}

#[test]
fn a_desktop_without_a_dialog_reports_it_missing() {
    let bus = Bus::start();
    assert_eq!(bus.dialog().show_dialog(PDF, None, &|| false).expect("no error"), DialogEnd::Missing);
    let nowhere = Portal::at("unix:path=/nowhere");
    assert_eq!(nowhere.show_dialog(PDF, None, &|| false).expect("no error"), DialogEnd::Missing);
}

#[test]
fn a_stopped_dialog_loses_its_caller() {
    let bus = Bus::start();
    let (portal, heard) = bus.portal(None);
    let asked = Mutex::new((heard, None));
    let is_stopped = || {
        let (heard, asked) = &mut *asked.lock().expect("nobody broke");
        *asked = asked.take().or_else(|| heard.try_recv().ok());
        asked.is_some()
    };
    assert_eq!(bus.dialog().show_dialog(PDF, None, &is_stopped).expect("no error"), DialogEnd::Cancelled);
    let (_, Some(Heard { caller, .. })) = asked.into_inner().expect("nobody broke") else { panic!("the dialog was shown") };
    let bus_itself = block_on(fdo::DBusProxy::new(&portal)).expect("a bus");
    let name: zbus::names::BusName<'_> = caller.as_str().try_into().expect("a name");
    // The desktop closes the dialog of a program that left the bus.
    wait_for("the caller to leave", || (!block_on(bus_itself.name_has_owner(name.clone())).expect("an answer")).then_some(()));
}
