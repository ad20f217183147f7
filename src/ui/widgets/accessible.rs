//! What a screen reader is told beyond the name of a control: what is a heading, what belongs together, what has changed.

use super::Tooltip as _;
use eframe::egui::{InnerResponse, Response, Role, Ui, UiBuilder, UiKind, accesskit};

/// This text is a heading: of the page (1), of a part of it (2), of a section of that (3). People jump from one to the next.
pub fn mark_heading(text: &Response, level: usize) {
    text.ctx.accesskit_node_builder(text.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        // A text is named by its value, a heading by its label.
        if let Some(words) = node.value().map(str::to_owned) {
            node.set_label(words);
            node.clear_value();
        }
    });
}

/// A screen reader says this text when it appears, and whenever it changes.
pub fn announce(text: &Response) {
    text.ctx.accesskit_node_builder(text.id, |node| node.set_live(accesskit::Live::Polite));
}

/// The page with this title was gone to: its title is said, since the focus may stay where it was.
pub fn mark_page_title(text: &Response) {
    mark_heading(text, 1);
    announce(text);
}

/// Adds a sentence to what is said after the name of a control.
pub fn describe(control: &Response, sentence: &str) {
    control.ctx.accesskit_node_builder(control.id, |node| {
        let description = match node.description() {
            Some(before) => format!("{before}. {sentence}"),
            None => sentence.to_owned(),
        };
        node.set_description(description);
    });
}

/// A tooltip that says no more than the name: it is shown, and not said once more.
pub fn show_name_on_hover(control: Response, words: &str) -> Response {
    let control = control.tooltip(words);
    control.ctx.accesskit_node_builder(control.id, accesskit::Node::clear_description);
    control
}

/// Contents that belong together under a name, such as a list, a group of words or the choices of a question.
pub fn group<R>(ui: &mut Ui, role: Role, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    ui.scope_builder(UiBuilder::new().accessibility_role(role).accessibility_label(name), contents)
}

/// How many members the group has that this is the `Ui` of.
pub fn set_group_size(ui: &Ui, size: usize) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(size));
}

/// Which member of its group a control is, counted from 0.
pub fn set_place_in_group(member: &Response, place: usize) {
    member.ctx.accesskit_node_builder(member.id, |node| node.set_position_in_set(place));
}

/// One of several of which one is chosen or shown.
pub fn set_selected(member: &Response, selected: bool) {
    member.ctx.accesskit_node_builder(member.id, |node| node.set_selected(selected));
}

/// Says what the panel, or whatever else of this kind is around this `Ui`, is for.
pub fn name_surroundings(ui: &Ui, kind: UiKind, role: Role, name: &str) {
    change_surroundings(ui, kind, |node| {
        node.set_role(role);
        node.set_label(name.to_owned());
    });
}

/// The panel around this `Ui` only divides the window: what is in it is read as if it were not there.
pub fn dissolve_panel(ui: &Ui, kind: UiKind) {
    change_surroundings(ui, kind, |node| node.set_role(Role::GenericContainer));
}

/// Changes what is said of the nearest surroundings of this kind.
pub(super) fn change_surroundings(ui: &Ui, kind: UiKind, change: impl FnOnce(&mut accesskit::Node)) {
    if let Some(around) = ui.stack().iter().find(|around| around.kind() == Some(kind)) {
        ui.ctx().accesskit_node_builder(around.unique_id, change);
    }
}

/// What this `Ui` shows explains only what is seen: a screen reader passes over it.
pub fn hide(ui: &Ui) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), accesskit::Node::set_hidden);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn a_heading_is_found_by_its_role_and_name() {
        let harness = harness((), |ui, ()| mark_page_title(&ui.label("Roadmap")));
        let heading = harness.get_by_role_and_label(Role::Heading, "Roadmap");
        assert_eq!(heading.accesskit_node().live(), accesskit::Live::Polite);
    }

    #[test]
    fn members_stand_in_their_group() {
        let harness = harness((), |ui, ()| {
            group(ui, Role::ListBox, "Kinds", |ui| {
                set_group_size(ui, 1);
                let member = ui.button("Request");
                set_place_in_group(&member, 0);
                set_selected(&member, true);
                describe(&member, "What you ask");
                describe(&member, "Draft");
            });
        });
        let member = harness.get_by_label("Request").accesskit_node();
        let group = member.parent().expect("a group");
        assert_eq!((group.role(), group.label().as_deref()), (Role::ListBox, Some("Kinds")));
        assert_eq!((member.is_selected(), member.position_in_set(), group.size_of_set()), (Some(true), Some(0), Some(1)));
        assert_eq!(member.description().as_deref(), Some("What you ask. Draft"));
    }

    #[test]
    fn a_tooltip_that_is_the_name_is_not_said_twice() {
        let harness = harness((), |ui, ()| {
            show_name_on_hover(ui.button("Close"), "Close");
        });
        assert_eq!(harness.get_by_label("Close").accesskit_node().description(), None);
    }
}
