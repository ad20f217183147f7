//! Uses a window by screen reader and keyboard only.

use std::path::Path;
use std::process::{Command, ExitStatus};

use atspi::{Role, State};

use crate::PROGRAM;
use crate::desktop::{Desktop, Window, wait_for};
use crate::screen_reader::{Address, ScreenReader};
use crate::tree::Node;

/// The palette's search field.
pub(crate) const COMMANDS: &str = "What would you like to do?";

/// A user with screen reader and window.
pub(crate) struct Listener<'a> {
    pub(crate) desktop: &'a Desktop,
    pub(crate) reader: &'a ScreenReader,
    pub(crate) window: Window,
    application: Address,
}

impl<'a> Listener<'a> {
    pub(crate) fn start(desktop: &'a Desktop, reader: &'a ScreenReader, journal: Option<&Path>) -> Self {
        let mut command = desktop.command(PROGRAM);
        command.args(journal);
        Self::start_by(desktop, reader, command)
    }

    pub(crate) fn start_by(desktop: &'a Desktop, reader: &'a ScreenReader, command: Command) -> Self {
        let window = Window::start(desktop, command);
        let application = reader.wait_for_application("mendwell");
        Self { desktop, reader, window, application }
    }

    pub(crate) fn tree(&self) -> Node {
        wait_for("the window to answer", || self.reader.read(&self.application))
    }

    /// The focused control, or the window itself.
    pub(crate) fn focused(&self) -> Node {
        wait_for("something with the keyboard", || self.tree().focused().cloned())
    }

    /// Waits for exactly one node of this role and name.
    pub(crate) fn find(&self, role: Role, name: &str) -> Node {
        wait_for(&format!("one {role:?} {name:?}"), || self.only(role, name))
    }

    fn only(&self, role: Role, name: &str) -> Option<Node> {
        let tree = self.tree();
        let mut found = tree.in_front().all().into_iter().filter(|node| node.role == role && node.name == name).cloned();
        found.next().filter(|_| found.next().is_none())
    }

    /// Waits until no such node exists.
    pub(crate) fn wait_until_gone(&self, role: Role, name: &str) {
        wait_for(&format!("{name:?} to go"), || (!self.tree().all().iter().any(|node| node.role == role && node.name == name)).then_some(()));
    }

    pub(crate) fn wait_for_state(&self, role: Role, name: &str, state: State) {
        wait_for(&format!("{name:?} to be {state}"), || self.only(role, name).filter(|node| node.states.contains(state)));
    }

    pub(crate) fn act(&self, role: Role, name: &str) {
        self.reader.act(&self.find(role, name));
    }

    pub(crate) fn focus(&self, role: Role, name: &str) {
        self.reader.focus(&self.find(role, name));
        self.wait_for_state(role, name, State::Focused);
    }

    pub(crate) fn press(&self, key: &str) {
        self.desktop.press(key);
    }

    /// Replaces a field's text and waits until it shows.
    pub(crate) fn write(&self, name: &str, text: &str) {
        self.focus(Role::Entry, name);
        self.press("ctrl+a");
        self.desktop.type_text(text);
        wait_for(&format!("{text:?} in {name:?}"), || {
            let field = self.find(Role::Entry, name);
            (self.reader.text(&field)? == text).then_some(())
        });
    }

    /// Waits for an announcement that starts so, dropping earlier ones.
    pub(crate) fn hear(&self, beginning: &str) -> String {
        self.reader.wait_until_said(beginning)
    }

    /// Opens a page through the palette.
    pub(crate) fn go_by_command(&self, name: &str) {
        let before = self.focused();
        let there_before: Vec<_> = self.tree().all().into_iter().map(|node| node.address.clone()).collect();
        self.press("ctrl+k");
        self.wait_for_state(Role::Entry, COMMANDS, State::Focused);
        self.desktop.type_text(name);
        wait_for("the command", || {
            let field = self.find(Role::Entry, COMMANDS);
            (self.reader.text(&field)? == name).then_some(())
        });
        self.press("Return");
        self.wait_until_gone(Role::Entry, COMMANDS);
        // The focus returns to its former control, if that still exists, unless the new page takes
        // it.
        wait_for("the keyboard to come back", || {
            let tree = self.tree();
            let is_gone = !tree.all().iter().any(|node| node.address == before.address);
            let focused = &tree.focused()?.address;
            (is_gone || *focused == before.address || !there_before.contains(focused)).then_some(())
        });
    }

    /// Closes the window and waits for the exit.
    pub(crate) fn close(self) -> ExitStatus {
        self.window.close(self.desktop)
    }
}
