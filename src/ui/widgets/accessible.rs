//! Accessibility nodes beyond the name of a control: headings, groups, live regions.

use super::Tooltip as _;
use eframe::egui::{InnerResponse, Response, Role, Ui, UiBuilder, UiKind, accesskit};

/// Marks a text as a heading: of the page (1), a part (2), or a section (3).
pub fn mark_heading(text: &Response, level: usize) {
    text.ctx.accesskit_node_builder(text.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        // AccessKit names a text by its value, but a heading by its label.
        if let Some(words) = node.value().map(str::to_owned) {
            node.set_label(words);
            node.clear_value();
        }
    });
}

/// Makes a text a polite live region, announced when it appears or changes.
pub fn announce(text: &Response) {
    text.ctx.accesskit_node_builder(text.id, |node| node.set_live(accesskit::Live::Polite));
}

/// Marks the page title, announced on navigation because the focus may not move.
pub fn mark_page_title(text: &Response) {
    mark_heading(text, 1);
    announce(text);
}

/// Adds a sentence to the description of a control.
pub fn describe(control: &Response, sentence: &str) {
    control.ctx.accesskit_node_builder(control.id, |node| {
        let description = match node.description() {
            Some(before) => format!("{before}. {sentence}"),
            None => sentence.to_owned(),
        };
        node.set_description(description);
    });
}

/// A tooltip equal to the name: visible, but not announced twice.
pub fn show_name_on_hover(control: Response, words: &str) -> Response {
    let control = control.tooltip(words);
    control.ctx.accesskit_node_builder(control.id, accesskit::Node::clear_description);
    control
}

/// Contents grouped under a name, such as a list or the options of a question.
pub fn group<R>(ui: &mut Ui, role: Role, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    ui.scope_builder(UiBuilder::new().accessibility_role(role).accessibility_label(name), contents)
}

/// Sets the number of members of the group that is this `Ui`.
pub fn set_group_size(ui: &Ui, size: usize) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(size));
}

/// Sets the index of a control in its group, from 0.
pub fn set_place_in_group(member: &Response, place: usize) {
    member.ctx.accesskit_node_builder(member.id, |node| node.set_position_in_set(place));
}

/// Sets the selected state of an option.
pub fn set_selected(member: &Response, selected: bool) {
    member.ctx.accesskit_node_builder(member.id, |node| node.set_selected(selected));
}

/// Names the nearest enclosing panel or other container of this kind.
pub fn name_surroundings(ui: &Ui, kind: UiKind, role: Role, name: &str) {
    change_surroundings(ui, kind, |node| {
        node.set_role(role);
        node.set_label(name.to_owned());
    });
}

/// Removes the enclosing layout panel from the accessibility tree.
pub fn dissolve_panel(ui: &Ui, kind: UiKind) {
    change_surroundings(ui, kind, |node| node.set_role(Role::GenericContainer));
}

/// Changes the node of the nearest enclosing container of this kind.
pub(super) fn change_surroundings(ui: &Ui, kind: UiKind, change: impl FnOnce(&mut accesskit::Node)) {
    if let Some(around) = ui.stack().iter().find(|around| around.kind() == Some(kind)) {
        ui.ctx().accesskit_node_builder(around.unique_id, change);
    }
}

/// Hides purely visual contents of this `Ui` from screen readers.
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
