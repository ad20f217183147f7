//! Cycles through a page with Tab: every control is reached, named and visibly focused.

use atspi::{Role, State};
use mendwell::ui::theme::Theme;

use crate::desktop::try_wait_for;
use crate::listener::Listener;
use crate::tree::{Node, Place};

/// More stops than any page has.
const MOST_STOPS: usize = 200;
/// Largest distance of the focus ring, in pixels.
const RING_REACH: i32 = 8;
/// Fewer pixels than the smallest ring.
const RING_LEAST_PIXELS: usize = 24;
/// Tolerance per colour channel.
const COLOUR_TOLERANCE: u8 = 12;

pub(crate) fn without_names(listener: &Listener<'_>) -> Vec<String> {
    let tree = listener.tree();
    tree.all().into_iter().filter(|node| node.is_control() && node.name.trim().is_empty()).map(|node| format!("a {} has no name", node.role)).collect()
}

/// Problems of the page for keyboard and screen reader users.
pub(crate) fn complaints(listener: &Listener<'_>) -> Vec<String> {
    let mut complaints = without_names(listener);
    let mut stops: Vec<Node> = Vec::new();
    let mut unseen = Vec::new();
    let mut look_at = |stop: &Node| {
        if !shows_focus(listener, stop) {
            unseen.push(format!("{} {:?} has the keyboard, and it is not seen", stop.role, stop.name));
        }
    };
    listener.reader.take_focused();
    while stops.len() < MOST_STOPS {
        // A late focus event, of a page that focuses by itself, could pass for the next stop.
        let late = listener.reader.take_focused();
        let told_late = |node: &&Node| node.is_control() && late.iter().any(|path| path == node.address.path_as_str());
        stops.extend(listener.tree().all().into_iter().filter(told_late).filter(|node| !is_among(&stops, node)).cloned().collect::<Vec<_>>());
        // A closed popup keeps the focus for one frame: press Tab again.
        let Some(stop) = next_stop(listener, "Tab").or_else(|| next_stop(listener, "Tab")) else { break };
        if is_among(&stops, &stop) {
            break;
        }
        look_at(&stop);
        let has_buttons = ends_with_buttons(&listener.tree(), &stop);
        stops.push(stop);
        // In word groups that end with buttons, arrow keys reach the buttons and cycle back.
        while has_buttons && let Some(next) = next_stop(listener, "Right").filter(|next| !is_among(&stops, next)) {
            look_at(&next);
            stops.push(next);
        }
    }
    complaints.append(&mut unseen);
    if stops.is_empty() {
        complaints.push("Tab reaches nothing".to_owned());
    }
    let tree = listener.tree();
    let missed =
        tree.in_front().all().into_iter().filter(|node| node.is_control() && node.states.contains(State::Enabled) && node.states.contains(State::Focusable));
    let missed: Vec<String> =
        missed.filter(|node| !is_reached(&tree, node, &stops)).map(|node| format!("Tab does not reach {} {:?}", node.role, node.name)).collect();
    if !missed.is_empty() {
        let way: Vec<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
        complaints.push(format!("{}, but goes {way:?}", missed.join(", ")));
    }
    complaints
}

fn is_among(stops: &[Node], node: &Node) -> bool {
    stops.iter().any(|stop| stop.address == node.address)
}

/// True for a word in a group that also has buttons.
fn ends_with_buttons(tree: &Node, stop: &Node) -> bool {
    let parent = tree.all().into_iter().find(|parent| parent.children.iter().any(|child| child.address == stop.address));
    stop.role == Role::CheckBox && parent.is_some_and(|parent| parent.role == Role::Panel && parent.children.iter().any(|child| child.role == Role::Button))
}

/// Presses a key and returns the newly focused control. At the end of a page that may be the same
/// one.
fn next_stop(listener: &Listener<'_>, key: &str) -> Option<Node> {
    listener.reader.take_focused();
    listener.press(key);
    let mut paths = Vec::new();
    try_wait_for(|| {
        paths.extend(listener.reader.take_focused());
        let tree = listener.tree();
        let stop = tree.focused().filter(|node| node.is_control() && paths.iter().any(|path| path == node.address.path_as_str()));
        stop.cloned()
    })
}

/// True if Tab stops here, or elsewhere in its group, which arrow keys navigate.
fn is_reached(tree: &Node, node: &Node, stops: &[Node]) -> bool {
    let group =
        |of: &Node| tree.all().into_iter().find(|parent| parent.children.iter().any(|child| child.address == of.address)).map(|parent| parent.address.clone());
    stops.iter().any(|stop| {
        let is_member = matches!(node.role, Role::RadioButton | Role::CheckBox) && stop.role == node.role && group(stop) == group(node);
        // The lists of the path form one group.
        let is_row = node.role == Role::ListItem && stop.role == Role::ListItem;
        stop.address == node.address || is_member || is_row
    })
}

/// True if the focus ring appears around a control.
fn shows_focus(listener: &Listener<'_>, stop: &Node) -> bool {
    let colour = Theme::look(false, false).colours.focus.to_array();
    let is_ring = |pixel: &&[u8]| pixel.iter().zip(colour).all(|(part, meant)| part.abs_diff(meant) <= COLOUR_TOLERANCE);
    let look = || {
        let part = listener.reader.place(stop)?.expanded(RING_REACH).as_part();
        let ring = listener.window.picture(listener.desktop, &part).chunks_exact(3).filter(is_ring).count();
        (ring >= RING_LEAST_PIXELS).then_some(())
    };
    try_wait_for(look).is_some()
}

impl Place {
    fn expanded(self, by: i32) -> Self {
        Self { left: self.left - by, top: self.top - by, width: self.width + 2 * by, height: self.height + 2 * by }
    }

    /// The geometry argument of the screenshot tool.
    fn as_part(self) -> String {
        format!("{}x{}{:+}{:+}", self.width, self.height, self.left, self.top)
    }
}
