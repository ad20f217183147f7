//! The button for a new record, and the empty state of a list.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, empty_state};

pub(super) struct Beginning<'a> {
    pub tool: Tool,
    pub empty_heading: &'a str,
    pub empty_text: &'a str,
    pub add: &'a str,
}

impl Beginning<'_> {
    /// Shows the button, below the empty state if there is nothing. Returns true if pressed.
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
