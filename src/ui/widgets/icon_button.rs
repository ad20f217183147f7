//! A square icon button with its name as tooltip.

use eframe::egui::{Color32, Response, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use super::parts::state_colour;
use super::show_name_on_hover;
use crate::ui::icons::Icon;
use crate::ui::theme::Theme;

/// A square icon button; `name` is its accessible name and tooltip.
#[must_use = "a button does nothing until it is added to a Ui"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    selected: bool,
    primary: bool,
    enabled: bool,
}

impl<'a> IconButton<'a> {
    /// A button with this icon and name.
    pub const fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, selected: false, primary: false, enabled: true }
    }

    /// The state of a toggle.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Accent fill, for the primary action of a page.
    pub const fn primary(mut self) -> Self {
        self.primary = true;
        self
    }

    /// Enables or disables the button.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let side = theme.sizes.icon_button;
        let radius = theme.radius.button_small;
        let enabled = self.enabled && ui.is_enabled();
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), if enabled { Sense::click() } else { Sense::hover() });
        response.widget_info(|| WidgetInfo { selected: self.selected.then_some(true), ..WidgetInfo::labeled(Role::Button, enabled, self.name) });

        if ui.is_rect_visible(rect) {
            let c = theme.colours;
            let (fills, ink) = match (enabled, self.primary, self.selected) {
                (false, ..) => ([Color32::TRANSPARENT; 3], c.text_disabled),
                (_, true, _) => ([c.accent, c.accent_hover, c.accent_pressed], c.on_accent),
                (_, _, true) => ([c.fill_selected, c.fill_selected, c.fill_pressed], c.text_primary),
                _ => ([Color32::TRANSPARENT, c.fill_hover, c.fill_pressed], c.text_secondary),
            };
            ui.painter().rect_filled(rect, radius, state_colour(ui, &response, fills));
            self.icon.paint_at(ui.painter(), rect.center(), theme.sizes.icon_button_glyph, ink);
            if response.has_focus() {
                theme.focus_ring(ui.painter(), rect, radius, theme.stroke.focus_gap);
            }
        }
        show_name_on_hover(response, self.name)
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn it_is_reached_by_its_name_and_big_enough_to_hit() {
        let mut harness = harness(0, |ui, pressed: &mut i32| {
            *pressed += i32::from(ui.add(IconButton::new(Icon::X, "Close")).clicked());
        });
        let rect = harness.get_by_label("Close").rect();
        assert!(rect.width() >= 30.0 && rect.height() >= 30.0);
        harness.get_by_label("Close").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
