//! An application's accessibility tree.

use std::collections::HashMap;
use std::fmt::Write as _;

use atspi::{CacheItem, Interface, InterfaceSet, Role, State, StateSet};

use crate::screen_reader::{Address, ScreenReader};

/// Bounds within a window, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) address: Address,
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) states: StateSet,
    pub(crate) interfaces: InterfaceSet,
    pub(crate) children: Vec<Self>,
}

impl Node {
    /// Builds an application's tree from cache items. `None` while it is incomplete.
    pub(crate) fn from_items(items: Vec<CacheItem>) -> Option<Self> {
        let mut children: HashMap<String, Vec<CacheItem>> = HashMap::new();
        let mut application = None;
        for item in items {
            if item.object == item.app {
                application = Some(item);
            } else {
                children.entry(item.parent.path_as_str().to_owned()).or_default().push(item);
            }
        }
        Some(Self::with_children(application?, &mut children))
    }

    fn with_children(item: CacheItem, children: &mut HashMap<String, Vec<CacheItem>>) -> Self {
        let mut own = children.remove(item.object.path_as_str()).unwrap_or_default();
        own.sort_by_key(|child| child.index);
        Self {
            children: own.into_iter().map(|child| Self::with_children(child, children)).collect(),
            address: item.object,
            role: item.role,
            // The bus calls a description "name", and a name "short name".
            name: item.short_name,
            description: item.name,
            states: item.states,
            interfaces: item.ifaces,
        }
    }

    /// This node and its descendants, in reading order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Self::all));
        all
    }

    /// The front modal dialog, or everything.
    pub(crate) fn in_front(&self) -> &Self {
        self.all().into_iter().rfind(|node| node.states.contains(State::Modal)).unwrap_or(self)
    }

    pub(crate) fn focused(&self) -> Option<&Self> {
        self.all().into_iter().find(|node| node.states.contains(State::Focused))
    }

    /// True for operable controls. Scroll bars do not count: focus scrolls by itself.
    pub(crate) fn is_control(&self) -> bool {
        !matches!(self.role, Role::Frame | Role::ScrollBar) && (self.states.contains(State::Focusable) || self.interfaces.contains(Interface::Action))
    }

    /// The subtree as text, a node per line: role, name, states, description, content. `None` while
    /// it changes.
    pub(crate) fn as_text(&self, reader: &ScreenReader) -> Option<String> {
        let mut text = String::new();
        self.write(reader, 0, &mut text)?;
        Some(text)
    }

    fn write(&self, reader: &ScreenReader, depth: usize, text: &mut String) -> Option<()> {
        if self.role == Role::Application {
            // Skip the application itself.
            return self.children.iter().try_for_each(|child| child.write(reader, depth, text));
        }
        let mut facts: Vec<String> = self.states.iter().filter(|state| SAID_STATES.contains(state)).map(|state| state.to_string()).collect();
        if !self.states.contains(State::Enabled) {
            facts.push("disabled".to_owned());
        }
        facts.extend(reader.details(self)?);
        let facts = if facts.is_empty() { String::new() } else { format!(" [{}]", facts.join(", ")) };
        let name = if self.name.is_empty() { String::new() } else { format!(" {:?}", self.name) };
        let description = if self.description.is_empty() { String::new() } else { format!(" ({})", self.description) };
        // Scroll bars depend on the space, and say nothing.
        if self.role == Role::ScrollBar {
            return Some(());
        }
        writeln!(text, "{:indent$}{}{name}{facts}{description}", "", self.role, indent = 2 * depth).ok()?;
        self.children.iter().try_for_each(|child| child.write(reader, depth + 1, text))
    }
}

/// Variable states that a screen reader announces.
const SAID_STATES: [State; 9] = [
    State::Focused,
    State::Checked,
    State::Selected,
    State::Pressed,
    State::Expanded,
    State::Indeterminate,
    State::Modal,
    State::ReadOnly,
    State::InvalidEntry,
];
