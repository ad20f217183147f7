//! Text buttons.

use eframe::egui::{Align2, Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::log_mark::{LogMark, paint_log_mark};
use super::parts::{line_of_text, state_colour, text_within};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Plain,
    Quiet,
    Removal,
}

/// A text button, optionally with icons.
#[must_use = "a button does nothing until it is added to a Ui"]
pub struct Button<'a> {
    text: &'a str,
    kind: Kind,
    small: bool,
    icon: Option<Icon>,
    icon_after: Option<Icon>,
    mark: Option<LogMark>,
    enabled: bool,
    fill_width: bool,
}

impl<'a> Button<'a> {
    /// The plain button.
    pub const fn new(text: &'a str) -> Self {
        Self { text, kind: Kind::Plain, small: false, icon: None, icon_after: None, mark: None, enabled: true, fill_width: false }
    }

    /// The primary action, one per page.
    pub const fn primary(text: &'a str) -> Self {
        Self { kind: Kind::Primary, ..Self::new(text) }
    }

    /// A button without frame, for minor actions.
    pub const fn quiet(text: &'a str) -> Self {
        Self { kind: Kind::Quiet, ..Self::new(text) }
    }

    /// A destructive action; only inside a confirmation dialog.
    pub const fn removal(text: &'a str) -> Self {
        Self { kind: Kind::Removal, ..Self::new(text) }
    }

    /// A smaller button.
    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// An icon before the text.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the text.
    pub const fn icon_after(mut self, icon: Icon) -> Self {
        self.icon_after = Some(icon);
        self
    }

    /// The mark of a log entry before the text.
    pub fn mark(mut self, mark: impl Into<LogMark>) -> Self {
        self.mark = Some(mark.into());
        self
    }

    /// Enables or disables the button.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Fills the available width.
    pub const fn fill_width(mut self) -> Self {
        self.fill_width = true;
        self
    }

    /// Width on one line.
    pub(in crate::ui) fn width(&self, ui: &Ui) -> f32 {
        text_within(ui, self.style(), self.text, f32::INFINITY).size().x + self.icons_width(Theme::of(ui)) + 2.0 * self.padding()
    }

    const fn padding(&self) -> f32 {
        if self.small { 11.0 } else { 15.0 }
    }

    fn icon_size(&self, theme: &Theme) -> f32 {
        if self.small { theme.sizes.icon_inline } else { theme.sizes.icon_button_glyph }
    }

    fn icons_width(&self, theme: &Theme) -> f32 {
        let icons = [self.icon, self.icon_after].into_iter().flatten().count() as f32 * (self.icon_size(theme) + ICON_GAP);
        icons + self.mark.map_or(0.0, |_| MARK + ICON_GAP)
    }

    fn style(&self) -> TextStyle {
        match (self.kind, self.small) {
            (_, true) => TextStyle::SmallButton,
            (Kind::Primary, false) => TextStyle::ButtonPrimary,
            (_, false) => TextStyle::Button,
        }
    }

    /// Fill colours: idle, hovered, pressed.
    fn fills(&self, theme: &Theme) -> [Color32; 3] {
        let c = theme.colours;
        match self.kind {
            Kind::Primary => [c.accent, c.accent_hover, c.accent_pressed],
            Kind::Plain => [c.surface_raised, c.fill_hover, c.fill_pressed],
            Kind::Quiet => [Color32::TRANSPARENT, c.fill_hover, c.fill_pressed],
            Kind::Removal => [c.danger_fill, theme.darker(c.danger_fill, 0.08), theme.darker(c.danger_fill, 0.16)],
        }
    }

    fn ink(&self, theme: &Theme) -> Color32 {
        match self.kind {
            Kind::Primary => theme.colours.on_accent,
            Kind::Plain => theme.colours.text_primary,
            Kind::Quiet => theme.colours.text_accent,
            Kind::Removal => theme.colours.on_danger,
        }
    }
}

const ICON_GAP: f32 = 8.0;
const MARK: f32 = 11.0;

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let (height, radius) = if self.small { (theme.sizes.button_small, theme.radius.button_small) } else { (theme.sizes.button, theme.radius.control) };
        let (padding, icon_size) = (self.padding(), self.icon_size(theme));
        let icons = self.icons_width(theme);
        let text = line_of_text(ui, self.style(), self.text, 2.0 * padding + icons);
        let content_width = text.size().x + icons;
        let mut size = vec2(content_width + 2.0 * padding, (text.size().y + 10.0).max(height));
        if self.fill_width {
            size.x = size.x.max(ui.available_width());
        }

        let enabled = self.enabled && ui.is_enabled();
        let (rect, response) = ui.allocate_exact_size(size, if enabled { Sense::click() } else { Sense::hover() });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.text));

        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let (fill, line, ink) = if enabled {
                let line = if self.kind == Kind::Plain { theme.colours.line_strong } else { Color32::TRANSPARENT };
                (state_colour(ui, &response, self.fills(theme)), line, self.ink(theme))
            } else {
                let line = if self.kind == Kind::Quiet { Color32::TRANSPARENT } else { theme.colours.line };
                (Color32::TRANSPARENT, line, theme.colours.text_disabled)
            };
            painter.rect(rect, radius, fill, Stroke::new(theme.stroke.control, line), StrokeKind::Inside);
            let mut left = rect.center().x - content_width / 2.0;
            if let Some(icon) = self.icon {
                icon.paint_at(painter, pos2(left + icon_size / 2.0, rect.center().y), icon_size, ink);
                left += icon_size + ICON_GAP;
            }
            if let Some(mark) = self.mark {
                paint_log_mark(painter, theme, mark, pos2(left + MARK / 2.0, rect.center().y), MARK);
                left += MARK + ICON_GAP;
            }
            let text_rect = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), text.size());
            left += text.size().x + ICON_GAP;
            painter.galley(text_rect.min, text, ink);
            if let Some(icon) = self.icon_after {
                icon.paint_at(painter, pos2(left + icon_size / 2.0, rect.center().y), icon_size, ink);
            }
            if response.has_focus() {
                theme.focus_ring(painter, rect, radius, theme.stroke.focus_gap);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn pointer_and_keyboard_press_it() {
        let mut harness = harness(0, |ui, pressed: &mut i32| {
            *pressed += i32::from(ui.add(Button::primary("Keep").icon(Icon::Check)).clicked());
        });
        harness.get_by_label("Keep").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("Keep").is_focused());
        harness.key_press(Key::Space);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), 3);
    }

    #[test]
    fn a_disabled_button_cannot_be_pressed_or_reached() {
        let mut harness = harness(0, |ui, pressed: &mut i32| {
            *pressed += i32::from(ui.add(Button::new("Keep").enabled(false)).clicked());
        });
        harness.get_by_label("Keep").click();
        harness.key_press(Key::Tab);
        harness.run();
        assert_eq!(*harness.state(), 0);
        assert!(!harness.get_by_label("Keep").is_focused());
    }

    #[test]
    fn words_that_do_not_fit_make_it_higher() {
        let mut harness = harness(0.0, |ui, height: &mut f32| {
            ui.set_max_width(90.0);
            *height = ui.add(Button::new("Keep this check-in for another day")).rect.height();
        });
        harness.run();
        assert!(*harness.state() > 60.0);
    }
}
