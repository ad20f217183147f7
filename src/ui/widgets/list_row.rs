//! A list row: title, second line, icon, and text at the right.

use eframe::egui::{Align2, Color32, Response, Role, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::parts::{place, state_colour, text_cut_at, text_within};
use super::{FocusGroup, describe, set_selected};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

/// A list row that opens something.
#[must_use = "a row does nothing until it is added to a Ui"]
pub struct ListRow<'a> {
    title: &'a str,
    below: Option<&'a str>,
    at_right: Option<&'a str>,
    icon: Option<Icon>,
    chevron: bool,
    /// The selected state, in a selectable list.
    selected: Option<bool>,
    strong: bool,
}

impl<'a> ListRow<'a> {
    /// A row with a title.
    pub const fn new(title: &'a str) -> Self {
        Self { title, below: None, at_right: None, icon: None, chevron: false, selected: None, strong: false }
    }

    /// A smaller second line.
    pub const fn below(mut self, text: &'a str) -> Self {
        self.below = Some(text);
        self
    }

    /// Short text at the right.
    pub const fn at_right(mut self, text: &'a str) -> Self {
        self.at_right = Some(text);
        self
    }

    /// An icon before the title.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A chevron at the right, for navigation.
    pub const fn chevron(mut self) -> Self {
        self.chevron = true;
        self
    }

    /// Makes it an option, and sets its selected state.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// A bold title.
    pub const fn strong(mut self) -> Self {
        self.strong = true;
        self
    }
}

impl ListRow<'_> {
    /// Height of a row with a second line, without wrapping.
    #[must_use]
    pub fn height_with_line_below() -> f32 {
        TextStyle::Body.line_height() + TextStyle::Small.line_height() + 2.0 * PADDING_Y
    }
}

const PADDING_X: f32 = 12.0;
const PADDING_Y: f32 = 10.0;
const ICON: f32 = 22.0;
const CHEVRON: f32 = 18.0;
const GAP: f32 = 14.0;

impl Widget for ListRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show_in(ui, None)
    }
}

impl ListRow<'_> {
    /// Adds the row as a member of a group.
    pub fn show(self, ui: &mut Ui, group: &mut FocusGroup) -> Response {
        self.show_in(ui, Some(group))
    }

    fn show_in(self, ui: &mut Ui, group: Option<&mut FocusGroup>) -> Response {
        let is_in_group = group.is_some();
        let theme = Theme::of(ui);
        let c = theme.colours;
        let width = ui.available_width();
        let lead = self.icon.map_or(0.0, |_| ICON + GAP);
        let at_right = self.at_right.map(|text| text_cut_at(ui, TextStyle::Small, text, width / 2.0));
        let tail = at_right.as_ref().map_or(0.0, |text| text.size().x + GAP) + if self.chevron { CHEVRON + GAP } else { 0.0 };
        let text_width = (width - 2.0 * PADDING_X - lead - tail).max(40.0);
        let is_selected = self.selected == Some(true);
        let style = if is_selected || self.strong { TextStyle::Strong } else { TextStyle::Body };
        let title = text_within(ui, style, self.title, text_width);
        let below = self.below.map(|text| text_within(ui, TextStyle::Small, text, text_width));
        let text_height = title.size().y + below.as_ref().map_or(0.0, |text| text.size().y);
        let (rect, response) = place(ui, vec2(width, text_height + 2.0 * PADDING_Y), group);
        let role = if self.selected.is_some() || is_in_group { Role::ListBoxOption } else { Role::Button };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), self.title));
        if let Some(selected) = self.selected {
            set_selected(&response, selected);
        }
        if let Some(below) = self.below {
            describe(&response, below);
        }
        if let Some(at_right) = self.at_right {
            describe(&response, at_right);
        }

        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let idle = if is_selected { c.fill_selected } else { Color32::TRANSPARENT };
            let hover = if is_selected { c.fill_selected } else { c.fill_hover };
            painter.rect_filled(rect, theme.radius.row, state_colour(ui, &response, [idle, hover, c.fill_pressed]));
            if is_selected && theme.high_contrast {
                painter.rect_stroke(rect, theme.radius.row, Stroke::new(2.0, c.accent), StrokeKind::Inside);
            }
            let first_line = rect.top() + PADDING_Y + TextStyle::Body.line_height() / 2.0;
            if let Some(icon) = self.icon {
                icon.paint_at(painter, pos2(rect.left() + PADDING_X + ICON / 2.0, first_line + 2.0), ICON, c.text_secondary);
            }
            let left = rect.left() + PADDING_X + lead;
            let title_height = title.size().y;
            painter.galley(pos2(left, rect.top() + PADDING_Y), title, c.text_primary);
            if let Some(below) = below {
                painter.galley(pos2(left, rect.top() + PADDING_Y + title_height), below, c.text_secondary);
            }
            let mut right = rect.right() - PADDING_X;
            if self.chevron {
                Icon::ChevronRight.paint_at(painter, pos2(right - CHEVRON / 2.0, rect.center().y), CHEVRON, c.text_secondary);
                right -= CHEVRON + GAP;
            }
            if let Some(text) = at_right {
                painter.galley(Align2::RIGHT_CENTER.anchor_size(pos2(right, first_line), text.size()).min, text, c.text_secondary);
            }
            if response.has_focus() {
                theme.focus_ring(painter, rect, theme.radius.row, 0.0);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn the_whole_row_opens_it() {
        let mut harness = harness(0, |ui, opened: &mut i32| {
            *opened += i32::from(ui.add(ListRow::new("Open a journal").below("A file on this computer").icon(Icon::FolderOpen).chevron()).clicked());
        });
        let row = harness.get_by_label("Open a journal").rect();
        assert!(row.width() > 500.0);
        harness.get_by_label("Open a journal").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
