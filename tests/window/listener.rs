//! Someone who works with a window by nothing but what a screen reader says of it, and by keys.

use std::path::Path;
use std::process::{Command, ExitStatus};

use atspi::{Role, State};

use crate::PROGRAM;
use crate::desktop::{Desktop, Window, wait_for};
use crate::screen_reader::{Address, ScreenReader};
use crate::tree::Node;

/// The field of the list of commands.
pub(crate) const COMMANDS: &str = "What would you like to do?";

/// A person, their screen reader, and the window they work with.
pub(crate) struct Listener<'a> {
    pub(crate) desktop: &'a Desktop,
    pub(crate) reader: &'a ScreenReader,
    pub(crate) window: Window,
    application: Address,
}

impl<'a> Listener<'a> {
    /// Starts the program, with a journal or without.
    pub(crate) fn start(desktop: &'a Desktop, reader: &'a ScreenReader, journal: Option<&Path>) -> Self {
        let mut command = desktop.command(PROGRAM);
        command.args(journal);
        Self::start_by(desktop, reader, command)
    }

    /// Starts the program in some other way.
    pub(crate) fn start_by(desktop: &'a Desktop, reader: &'a ScreenReader, command: Command) -> Self {
        let window = Window::start(desktop, command);
        let application = reader.wait_for_application("mendwell");
        Self { desktop, reader, window, application }
    }

    /// Everything the window says at this moment.
    pub(crate) fn tree(&self) -> Node {
        wait_for("the window to answer", || self.reader.read(&self.application))
    }

    /// What has the keyboard: a control, or the window itself.
    pub(crate) fn focused(&self) -> Node {
        wait_for("something with the keyboard", || self.tree().focused().cloned())
    }

    /// Waits until exactly one thing of this role is called so.
    pub(crate) fn find(&self, role: Role, name: &str) -> Node {
        wait_for(&format!("one {role:?} {name:?}"), || self.only(role, name))
    }

    fn only(&self, role: Role, name: &str) -> Option<Node> {
        let tree = self.tree();
        let mut found = tree.in_front().all().into_iter().filter(|node| node.role == role && node.name == name).cloned();
        found.next().filter(|_| found.next().is_none())
    }

    /// Waits until nothing of this role is called so.
    pub(crate) fn wait_until_gone(&self, role: Role, name: &str) {
        wait_for(&format!("{name:?} to go"), || (!self.tree().all().iter().any(|node| node.role == role && node.name == name)).then_some(()));
    }

    /// Waits until it is in this state.
    pub(crate) fn wait_for_state(&self, role: Role, name: &str, state: State) {
        wait_for(&format!("{name:?} to be {state}"), || self.only(role, name).filter(|node| node.states.contains(state)));
    }

    /// Does what it is for.
    pub(crate) fn act(&self, role: Role, name: &str) {
        self.reader.act(&self.find(role, name));
    }

    /// Gives it the keyboard.
    pub(crate) fn focus(&self, role: Role, name: &str) {
        self.reader.focus(&self.find(role, name));
        self.wait_for_state(role, name, State::Focused);
    }

    /// Presses a key.
    pub(crate) fn press(&self, key: &str) {
        self.desktop.press(key);
    }

    /// Writes into a field in the place of what is there, and waits until it is there.
    pub(crate) fn write(&self, name: &str, text: &str) {
        self.focus(Role::Entry, name);
        self.press("ctrl+a");
        self.desktop.type_text(text);
        wait_for(&format!("{text:?} in {name:?}"), || {
            let field = self.find(Role::Entry, name);
            (self.reader.text(&field)? == text).then_some(())
        });
    }

    /// Waits until something that begins so is announced. What was announced before it does not count any more.
    pub(crate) fn hear(&self, beginning: &str) -> String {
        self.reader.wait_until_said(beginning)
    }

    /// Goes to a page that has no key, by its name in the list of commands.
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
        // The keyboard comes back to where it was, if that is still there, unless what was opened took it.
        wait_for("the keyboard to come back", || {
            let tree = self.tree();
            let is_gone = !tree.all().iter().any(|node| node.address == before.address);
            let focused = &tree.focused()?.address;
            (is_gone || *focused == before.address || !there_before.contains(focused)).then_some(())
        });
    }

    /// Closes the window, and waits until the program has ended.
    pub(crate) fn close(self) -> ExitStatus {
        self.window.close(self.desktop)
    }
}
