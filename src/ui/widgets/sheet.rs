//! The card for the main task of a page, and the callout.

use eframe::egui::{Color32, Frame, InnerResponse, Margin, Shape, Ui};

use crate::ui::theme::{Level, Theme};

/// A card, one per page.
#[must_use = "a sheet is not seen until it is shown"]
pub struct Sheet {
    margin: Margin,
    level: Level,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { margin: Margin::symmetric(26, 22), level: Level::Sheet }
    }
}

impl Sheet {
    /// A card with default padding.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the padding, for narrow windows.
    pub const fn margin(mut self, margin: Margin) -> Self {
        self.margin = margin;
        self
    }

    /// A card that floats over the page, like a toast.
    pub const fn overlay(mut self) -> Self {
        self.level = Level::Overlay;
        self
    }

    /// Draws the contents on the card.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui);
        let ground = ui.painter().add(Shape::Noop);
        let shown = Frame::NONE.inner_margin(self.margin).show(ui, contents);
        ui.painter().set(ground, theme.surface(self.level, shown.response.rect, theme.radius.sheet));
        shown
    }
}

/// A callout: a tinted box for a notice or a sentence to say.
#[must_use = "a panel is not seen until it is shown"]
pub struct Panel {
    fill: Color32,
}

impl Panel {
    /// A callout in a soft colour of the theme.
    pub const fn new(fill: Color32) -> Self {
        Self { fill }
    }

    /// Draws the contents in the callout.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui);
        Frame::NONE.fill(self.fill).corner_radius(theme.radius.panel).inner_margin(Margin::symmetric(18, 14)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
    }
}
