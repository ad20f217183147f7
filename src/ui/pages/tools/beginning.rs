//! The way to the first record of a tool, and to another one.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, empty_state};

/// What an empty list says, and what begins a record.
pub(super) struct Beginning<'a> {
    pub tool: Tool,
    pub empty_heading: &'a str,
    pub empty_text: &'a str,
    pub add: &'a str,
}

impl Beginning<'_> {
    /// Shows the button, with what belongs here above it while there is nothing. Answers whether it was pressed.
    pub(super) fn show(&self, ui: &mut Ui, cx: &Cx<'_>, is_empty: bool) -> bool {
        let button = cx.commands.can_edit.then_some(self.add);
        let pressed = if is_empty {
            empty_state(ui, self.tool.icon(), self.empty_heading, self.empty_text, button)
        } else {
            button.map(|add| ui.add(Button::primary(add).icon(Icon::Plus)))
        };
        pressed.is_some_and(|button| button.clicked())
    }
}
