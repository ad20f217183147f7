//! A side bar entry; icon only in the rail.

use eframe::egui::{Align2, Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::parts::{state_colour, text_cut_at};
use super::{describe, set_selected, show_name_on_hover};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

/// A side bar entry.
#[must_use = "an entry does nothing until it is added to a Ui"]
pub struct NavItem<'a> {
    icon: Icon,
    text: &'a str,
    selected: bool,
    shortcut: Option<&'a str>,
    icon_only: bool,
}

impl<'a> NavItem<'a> {
    /// An entry; `selected` if its page is shown.
    pub const fn new(icon: Icon, text: &'a str, selected: bool) -> Self {
        Self { icon, text, selected, shortcut: None, icon_only: false }
    }

    /// The keyboard shortcut, at the right or in the tooltip.
    pub const fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// Shows only the icon, with the text as tooltip.
    pub const fn icon_only(mut self, icon_only: bool) -> Self {
        self.icon_only = icon_only;
        self
    }
}

const PADDING: f32 = 10.0;
const GAP: f32 = 12.0;

impl Widget for NavItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let icon_size = theme.sizes.icon_nav;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.sizes.nav), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), self.text));
        set_selected(&response, self.selected);

        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            let painter = ui.painter();
            let idle = if self.selected { c.fill_selected } else { Color32::TRANSPARENT };
            let hover = if self.selected { c.fill_selected } else { c.fill_hover };
            painter.rect_filled(rect, theme.radius.control, state_colour(ui, &response, [idle, hover, c.fill_pressed]));
            if self.selected && theme.high_contrast {
                painter.rect_stroke(rect, theme.radius.control, Stroke::new(2.0, c.accent), StrokeKind::Inside);
            }
            let (ink, style) = if self.selected { (c.text_primary, TextStyle::Strong) } else { (c.text_secondary, TextStyle::Body) };
            if self.icon_only {
                self.icon.paint_at(painter, rect.center(), icon_size, ink);
            } else {
                self.icon.paint_at(painter, pos2(rect.left() + PADDING + icon_size / 2.0, rect.center().y), icon_size, ink);
                let mut right = rect.right() - PADDING;
                if let Some(keys) = self.shortcut {
                    let keys = text_cut_at(ui, TextStyle::Key, keys, f32::INFINITY);
                    right -= keys.size().x;
                    painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(right, rect.center().y), keys.size()).min, keys, c.text_tertiary);
                    right -= GAP;
                }
                let left = rect.left() + PADDING + icon_size + GAP;
                let text = text_cut_at(ui, style, self.text, right - left);
                painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), text.size()).min, text, ink);
            }
            if response.has_focus() {
                theme.focus_ring(painter, rect, theme.radius.control, theme.stroke.focus_gap);
            }
        }
        let response = if self.icon_only {
            let tip = self.shortcut.map_or_else(|| self.text.to_owned(), |keys| format!("{} ({keys})", self.text));
            show_name_on_hover(response, &tip)
        } else {
            response
        };
        if let Some(keys) = self.shortcut {
            describe(&response, keys);
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
    fn it_keeps_its_name_in_the_rail() {
        let mut harness = harness(0, |ui, went: &mut i32| {
            ui.set_max_width(40.0);
            *went += i32::from(ui.add(NavItem::new(Icon::Sun, "Today", true).icon_only(true)).clicked());
        });
        harness.get_by_label("Today").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
