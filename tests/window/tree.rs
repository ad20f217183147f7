//! What an application shows, as a tree of named controls.

use std::collections::HashMap;
use std::fmt::Write as _;

use atspi::{CacheItem, Interface, InterfaceSet, Role, State, StateSet};

use crate::screen_reader::{Address, ScreenReader};

/// Where something is in its window, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

/// Something a screen reader can speak of.
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
    /// The application of what the bus tells, with everything in it. None while it is being put together.
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

    /// It and everything in it, in reading order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Self::all));
        all
    }

    /// What stands in front of everything else and can be worked with: a dialog, or all there is.
    pub(crate) fn in_front(&self) -> &Self {
        self.all().into_iter().rfind(|node| node.states.contains(State::Modal)).unwrap_or(self)
    }

    /// What has the keyboard.
    pub(crate) fn focused(&self) -> Option<&Self> {
        self.all().into_iter().find(|node| node.states.contains(State::Focused))
    }

    /// Whether a person can do something with it. Scroll bars are the pointer's: by keyboard what has the focus comes into view.
    pub(crate) fn is_control(&self) -> bool {
        !matches!(self.role, Role::Frame | Role::ScrollBar) && (self.states.contains(State::Focusable) || self.interfaces.contains(Interface::Action))
    }

    /// It and everything in it, one thing a line: role, name, states, what else is said, and what it holds. None while it changes.
    pub(crate) fn as_text(&self, reader: &ScreenReader) -> Option<String> {
        let mut text = String::new();
        self.write(reader, 0, &mut text)?;
        Some(text)
    }

    fn write(&self, reader: &ScreenReader, depth: usize, text: &mut String) -> Option<()> {
        if self.role == Role::Application {
            // Of the program itself nothing is said.
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
        // A scroll bar says nothing, and stands where there is not enough room.
        if self.role == Role::ScrollBar {
            return Some(());
        }
        writeln!(text, "{:indent$}{}{name}{facts}{description}", "", self.role, indent = 2 * depth).ok()?;
        self.children.iter().try_for_each(|child| child.write(reader, depth + 1, text))
    }
}

/// What a screen reader says of a control that is not always so.
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
